"""Tells what stands beside an attempt: former runs turn by turn, and what observers wrote."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.records import AttemptResult
from desktop_app.panes.practice import words
from desktop_app.panes.practice.debrief_shown import BesideShown, FormerShown, ObserverShown
from desktop_app.panes.practice.shown import Tone
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.debriefing.comparing import TurnBeside
from desktop_app.training.debriefing.use_cases import Former
from desktop_app.training.forms.answers import SCALE_STEP
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.practice.points import Criterion


@dataclass(frozen=True, slots=True)
class Present:
    """The attempt that former ones are laid beside.

    `place` is the form that names a turn of a former one; `moodless` are turns nobody's mood
    belongs to.
    """

    result: AttemptResult
    turns: int
    place: str = tr("{name}第 {n} 回合")
    moodless: frozenset[int] = frozenset()


def former_runs(now: Present, last: Former | None, best: Former | None) -> Iterator[FormerShown]:
    """The attempt before and the best one before it, each once."""
    if last is not None:
        name = tr("上次（也是最好）") if best is last else tr("上次")
        yield _former(now, last, "last", name)
    if best is not None and best is not last:
        yield _former(now, best, "best", tr("最好"))


def _former(now: Present, former: Former, key: str, name: str) -> FormerShown:
    result = former.result
    form = tr("实线这次，虚线{name}（n = {n} 和 {m} 回合）")
    only = tr("{name}只留下了成绩，没有逐句记录")
    return FormerShown(
        key=key,
        text=tr("{name} {mark}").format(name=name, mark=words.mark_text(result.total)),
        name=name,
        sentence=form.format(name=name, n=now.turns, m=len(former.moods) - 1)
        if former.moods
        else only.format(name=name),
        moods=former.moods,
        criteria=tuple(_mark_beside(now.result, result, one, name) for one in Criterion),
        turns=tuple(_beside(one, name, now) for one in former.turns),
    )


def _mark_beside(now: AttemptResult, then: AttemptResult, criterion: Criterion, name: str) -> str:
    mark, before = criterion_value(now, criterion), criterion_value(then, criterion)
    text = tr("{name} {mark}").format(name=name, mark=words.mark_text(before))
    if mark is None or before is None:
        return text
    step = words.signed(round(mark) - round(before))
    return tr("{text}，这次 {step}").format(text=text, step=step)


def criterion_value(result: AttemptResult, criterion: Criterion) -> float | None:
    """The mark of one criterion as it was recorded."""
    return {
        Criterion.CALMING: result.calming,
        Criterion.SOLUTION: result.solution,
        Criterion.TIME: result.time,
        Criterion.LANGUAGE: result.language,
    }[criterion]


def _beside(turn: TurnBeside, name: str, present: Present) -> BesideShown:
    if not turn.then:
        return BesideShown(turn.number, tr("{name}没有走到这里").format(name=name), "", "", ())
    figures = tr("情绪 {now}，{name} {then} · 用时 {took}，{name} {took_then}").format(
        name=name,
        now=words.signed(turn.mood),
        then=words.signed(turn.mood_then),
        took=words.took_text(turn.seconds),
        took_then=words.took_text(turn.seconds_then),
    )
    return BesideShown(
        number=turn.number,
        place=present.place.format(name=name, n=turn.then),
        reply=turn.reply or tr("（没有答复）"),
        figures="" if turn.number in present.moodless else figures,
        facts=tuple(_facts(turn)),
    )


def _facts(turn: TurnBeside) -> Iterator[tuple[Tone, str]]:
    told: tuple[tuple[Tone, str, tuple[str, ...]], ...] = (
        ("good", tr("新说到：{names}"), turn.newly_met),
        ("good", tr("改掉了：{names}"), turn.mended),
        ("warn", tr("这次漏了：{names}"), turn.newly_missed),
        ("bad", tr("新出现：{names}"), turn.new_slips),
    )
    nothing = True
    for tone, form, names in told:
        if names:
            nothing = False
            yield tone, form.format(names="、".join(names))
    if nothing:
        yield "accent", tr("要点和用语没有变化")


def observed(signed: SignedSheet, clock: Clock) -> ObserverShown:
    """Tell what an observer has signed."""
    answers = signed.sheet.answers
    items = signed.form.items()
    total = signed.sheet.total
    mean = "" if total is None else tr("均分 {n:.1f} / 5").format(n=total / SCALE_STEP)
    day = day_text(clock.local(signed.sheet.signed_at).date())
    return ObserverShown(
        sheet=str(signed.sheet.id),
        name=signed.filler.name,
        facts=" · ".join(part for part in (day, mean) if part),
        criteria=tuple(
            (item.label, answers[item.id], item.anchors[answers[item.id] - 1])
            for item in items
            if item.type == "scale" and isinstance(answers.get(item.id), int)
        ),
        texts=tuple(
            (item.label, str(answers[item.id]))
            for item in items
            if item.type == "text" and answers.get(item.id)
        ),
    )
