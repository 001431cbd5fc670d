"""What a rush is worth: every customer like a conversation of their own, and the rules of the desk.

The marks have the shape of any other judgement; a reason's `exchange` is the number of the event.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.marks import (
    COURTESY,
    Judgement,
    Mark,
    Reason,
    Source,
    judge,
    total_of,
)
from desktop_app.training.practice.model import EndingKind
from desktop_app.training.practice.observed import POLITE
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.rules import CRITERION, Rule, Ruling, rulings
from desktop_app.training.practice.rush.running import RushRun, settled

_WORST_FIRST = (
    EndingKind.HUNG_UP,
    EndingKind.LOST,
    EndingKind.ESCALATED_NEEDLESSLY,
    EndingKind.ESCALATED,
    EndingKind.PROMISED,
    EndingKind.SOLVED,
)
_RULE_WEIGHT = {
    Rule.EVERYONE: 2.0,
    Rule.ORDER: 1.0,
    Rule.MENTION: 1.0,
    Rule.PRIVATE: 2.0,
    Rule.SUMMARY: 2.0,
}
"""Within one criterion: rules of the whole run weigh more than those of each message."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Marks that count with *weight* in the whole, their reasons numbered by event."""

    weight: float
    marks: tuple[Mark, ...]


def judge_rush(run: RushRun, figures: PracticeFigures | None = None) -> Judgement:
    """Judge a run; what is left open counts as broken off.

    Nobody may be lost and no personal data given away in a run that is passed.
    """
    figures = figures or run.figures
    run = settled(run)
    customers = [judge(run.talks[one.id], figures) for one in run.drill.customers]
    found = rulings(run, final=True) if run.events else ()
    leaks = [one for one in found if one.rule is Rule.PRIVACY]
    parts = list(_parts(run, found, figures))
    marks = tuple(_whole(one, parts, leaks, figures) for one in Criterion)
    hints = sum(talk.hints for talk in run.talks.values())
    hint_loss = hints * figures.hint_cost
    total = total_of(marks, hint_loss)
    kinds = {one.ending_kind for one in customers}
    kind = next((one for one in _WORST_FIRST if one in kinds), None)
    fine = kind not in (None, EndingKind.LOST, EndingKind.HUNG_UP) and not leaks
    return Judgement(
        marks=marks,
        total=total,
        passed=fine and total >= figures.pass_line,
        ending_kind=kind,
        band=figures.band(total),
        hints=hints,
        hint_loss=hint_loss,
        figures=figures,
    )


def of_talk(judgement: Judgement, run: RushRun, talk: str) -> Judgement:
    """What of *judgement* concerns one conversation, numbered by its own exchanges."""
    numbers = {one.number: one.exchange.number for one in run.with_talk(talk)}
    return replace(
        judgement,
        marks=tuple(
            replace(
                mark,
                reasons=tuple(
                    replace(one, exchange=numbers[one.exchange])
                    for one in mark.reasons
                    if one.exchange in numbers and one.source is not Source.RULE
                ),
            )
            for mark in judgement.marks
        ),
    )


def _parts(run: RushRun, found: Sequence[Ruling], figures: PracticeFigures) -> Iterator[_Part]:
    polite = any(trait.kind in POLITE for one in run.said for trait in one.exchange.analysis.traits)
    for key, talk in run.talks.items():
        weight = figures.rush.notice if key in (OPENING, CLOSING) else figures.rush.customer
        numbers = {one.exchange.number: one.number for one in run.with_talk(key)}
        marks = (_renumbered(one, numbers) for one in judge(talk, figures).marks)
        yield _Part(weight, tuple(_without_courtesy(one) if polite else one for one in marks))
    yield _Part(figures.rush.rules, tuple(_ruled(one, found, figures) for one in Criterion))


def _renumbered(mark: Mark, numbers: dict[int, int]) -> Mark:
    reasons = tuple(replace(one, exchange=numbers[one.exchange]) for one in mark.reasons)
    return replace(mark, reasons=reasons)


def _without_courtesy(mark: Mark) -> Mark:
    """A mark without the loss for courtesy: of several messages not each has to hold its own."""
    kept = tuple(one for one in mark.reasons if one.target != COURTESY)
    if len(kept) == len(mark.reasons):
        return mark
    lost = sum(one.delta for one in kept if one.delta < 0)
    return replace(mark, reasons=kept, value=round(max(0.0, 100 + lost), 1))


def _ruled(criterion: Criterion, found: Sequence[Ruling], figures: PracticeFigures) -> Mark:
    """The rulings of one criterion share its 100 by weight."""
    mine = [one for one in found if CRITERION[one.rule] is criterion and one.rule in _RULE_WEIGHT]
    whole = sum(_RULE_WEIGHT[one.rule] for one in mine)
    reasons: list[Reason] = []
    for one in mine:
        worth = 100 * _RULE_WEIGHT[one.rule] / whole
        if one.share:
            reasons.append(_reason(one, worth * one.share))
        if one.share < 1:
            reasons.append(_reason(one, -worth * (1 - one.share)))
    value = 100 + sum(one.delta for one in reasons if one.delta < 0) if mine else None
    return Mark(criterion, value, figures.weight(criterion), tuple(reasons))


def _reason(ruling: Ruling, delta: float) -> Reason:
    return Reason(
        CRITERION[ruling.rule], delta, ruling.why, ruling.event, ruling.start, ruling.end,
        ruling.rule, Source.RULE,
    )  # fmt: skip


def _whole(
    criterion: Criterion,
    parts: Sequence[_Part],
    leaks: Sequence[Ruling],
    figures: PracticeFigures,
) -> Mark:
    """The parts' marks by weight; every reason shrinks to what it is worth in the whole."""
    shared = [
        (part.weight, mark)
        for part in parts
        for mark in part.marks
        if mark.criterion is criterion and mark.value is not None
    ]
    whole = sum(weight for weight, _ in shared)
    reasons = [
        replace(one, delta=round(one.delta * scale * weight / whole, 2))
        for weight, mark in shared
        for one, scale in _scaled(mark)
    ]
    if CRITERION[Rule.PRIVACY] is criterion:
        counted = leaks[: figures.loss.at_most]
        reasons += [_reason(one, -figures.rush.leak) for one in counted]
    reasons.sort(key=lambda one: one.exchange)
    value = 100 + sum(one.delta for one in reasons if one.delta < 0)
    mark = round(min(100.0, max(0.0, value)), 1) if reasons else None
    return Mark(criterion, mark, figures.weight(criterion), tuple(reasons))


def _scaled(mark: Mark) -> Iterator[tuple[Reason, float]]:
    """Each reason, and by how much it shrinks where more was lost than there was."""
    lost = -sum(one.delta for one in mark.reasons if one.delta < 0)
    room = 100 - (mark.value or 0.0)
    for one in mark.reasons:
        yield one, (room / lost if one.delta < 0 and lost > room else 1.0)
