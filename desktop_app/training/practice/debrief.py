"""Looking back at a conversation: what was found, turn by turn, with words to use next time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from desktop_app.system.text import number_text, tr
from desktop_app.training.practice.analysis.findings import TraitKind
from desktop_app.training.practice.apology import APOLOGY_PARTS
from desktop_app.training.practice.better import better_wording
from desktop_app.training.practice.conversation import (
    BAD_TRAITS,
    Conversation,
    Exchange,
    moved,
    times_of,
)
from desktop_app.training.practice.customer_view import customer_view
from desktop_app.training.practice.drill import Drill, model_reply
from desktop_app.training.practice.kpi import Measured
from desktop_app.training.practice.marks import (
    Judgement,
    Reason,
    Source,
    criterion_name,
    reason_label,
)
from desktop_app.training.practice.mood import Cause, MoodChange, silent
from desktop_app.training.practice.signals import signals_text

Tone = Literal["good", "warn", "bad"]
_Found = Reason | MoodChange
_LEAST_LOSS, _LEAST_GAIN, _MANY = 1.0, 3, 4
"""What the finding speaks of: marks of the total, steps of mood, missed points to count."""


class Span(NamedTuple):
    """Words of a reply to highlight; spans of one reply never overlap."""

    start: int
    end: int
    tone: Tone
    label: str


@dataclass(frozen=True, slots=True)
class Note:
    """One remark beside a turn; `better` is a wording to offer, "" where there is none."""

    tone: Tone
    label: str
    text: str
    better: str
    exchange: int
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class TurnDebrief:
    """One exchange looked back at; `times` hold each measured time against its limit."""

    number: int
    line: str
    reply: str
    spans: tuple[Span, ...]
    notes: tuple[Note, ...]
    mood_before: int
    mood_after: int
    times: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """The whole look back; `finding` is `gain` and `loss` in one sentence.

    `moods` are the points of the curve: the opening mood, then one after each exchange.
    `weakest` is the number of the exchange to retry: the one that the finding's loss speaks of,
    without a loss the one that cost the most; 0 where nothing was said yet.
    """

    finding: str
    gain: str
    loss: str
    turns: tuple[TurnDebrief, ...]
    moods: tuple[int, ...]
    weakest: int
    customer_view: tuple[str, ...]


def debrief(conversation: Conversation, judgement: Judgement) -> Debrief:
    """Look back at *conversation* as *judgement* has judged it."""
    exchanges = conversation.exchanges
    reasons = [reason for mark in judgement.marks for reason in mark.reasons]
    turns = tuple(_turn(conversation, one, reasons, judgement) for one in exchanges)
    gain, (loss, at) = _gain(exchanges), _loss(exchanges, reasons, judgement)
    return Debrief(
        finding=tr("{gain}；{loss}。").format(gain=gain, loss=loss),
        gain=gain,
        loss=loss,
        turns=turns,
        moods=(conversation.drill.opening_mood, *(one.mood_after for one in exchanges)),
        weakest=at or _weakest(exchanges, reasons, judgement),
        customer_view=customer_view(exchanges),
    )


def _turn(
    conversation: Conversation, exchange: Exchange, reasons: Iterable[Reason], judgement: Judgement
) -> TurnDebrief:
    here = [reason for reason in reasons if reason.exchange == exchange.number]
    praise = sorted(_praise(exchange, here), key=lambda note: note.start or 0)
    remarks = _remarks(conversation.drill, exchange, here)
    notes = _said_once([*_signals(exchange), *praise, *remarks])
    return TurnDebrief(
        number=exchange.number,
        line=exchange.line,
        reply=exchange.reply,
        spans=_spans(notes, len(exchange.reply)),
        notes=tuple(notes),
        mood_before=exchange.mood_before,
        mood_after=exchange.mood_after,
        times=times_of(conversation, exchange, judgement.figures.times),
    )


# Notes


def _signals(exchange: Exchange) -> Iterator[Note]:
    """That the customer presses or threatens, which a trainee has to hear before all else [S1]."""
    text = signals_text(exchange.line)
    if text:
        yield Note("warn", tr("冲突信号"), text, "", exchange.number, None, None)


def _praise(exchange: Exchange, reasons: Iterable[Reason]) -> Iterator[Note]:
    names, labels = {point.id: point.name for point in exchange.points}, _gain_labels()
    hits = [one for one in reasons if one.source is Source.POINT and one.delta > 0]
    calming = [change for change in exchange.changes if change.delta < 0]
    for hit in hits:
        effect = _effect(change for change in calming if _meet(change, [hit]))
        text = tr("“{words}”说到了这一点{effect}。")
        yield _note(exchange, "good", names[hit.target], text, "", hit, effect=effect)
    for changes in _by_clause(exchange, calming):
        told = [one for one in changes if one.cause in labels and not _meet(one, hits)]
        if told:
            label = tr("、").join(labels[one.cause] for one in told)
            text, why = tr("“{words}”：{why}{effect}。"), tr("，").join(one.why for one in told)
            yield _note(exchange, "good", label, text, "", told[0], why=why, effect=_effect(told))


def _by_clause(exchange: Exchange, changes: Iterable[MoodChange]) -> list[list[MoodChange]]:
    """Changes that the same words have made, together: they are quoted once."""
    found: dict[tuple[int, int], list[MoodChange]] = {}
    for one in changes:
        found.setdefault(exchange.clause(one.start or 0, one.end or 0), []).append(one)
    return list(found.values())


def _remarks(drill: Drill, exchange: Exchange, reasons: Iterable[Reason]) -> Iterator[Note]:
    lost = [reason for reason in reasons if reason.delta < 0]
    if silent(exchange.reply):
        text = tr("客户说完以后没有等到答复。")
        better = model_reply(drill, exchange.turn)
        yield Note("bad", tr("没有答复"), text, better, exchange.number, None, None)
        lost = [reason for reason in lost if reason.source is Source.ENDING]
    lost.sort(key=lambda reason: (_tone(reason) != "bad", reason.start is None, reason.start or 0))
    for reason in lost:
        if reason.source not in (Source.MOOD, Source.WORDING):
            yield _remark(drill, exchange, reason)


def _note(
    exchange: Exchange, tone: Tone, label: str, form: str, better: str, found: _Found, **values: str
) -> Note:
    """A note whose text is *form* filled with the words that it rests on and *values*."""
    start, end = found.start, found.end
    if start is not None and end is not None and not _exact(found):
        start, end = exchange.clause(start, end)
    words = exchange.reply[start:end] if _exact(found) else exchange.quote(start, end)
    text = form.format(words=words, **values)
    return Note(tone, label, text, better, exchange.number, start, end)


def _exact(found: _Found) -> bool:
    """Whether these words alone are meant, not the clause that they stand in."""
    return found.target in (TraitKind.JARGON, TraitKind.SLOT_LEFT)


def _said_once(notes: Sequence[Note]) -> list[Note]:
    """The same better wording is offered once a turn, by the first note that has it."""
    offered = [note.better for note in notes]
    return [
        replace(note, better="") if note.better in offered[:i] else note
        for i, note in enumerate(notes)
    ]


def _remark(drill: Drill, exchange: Exchange, reason: Reason) -> Note:
    """What happened and what it cost, e.g. `“……”：推脱，“解决方案”扣 8 分，情绪 +7。`."""
    quoted = reason.start is not None and reason.target not in APOLOGY_PARTS
    quote, cost = tr("“{words}”："), tr("{why}，“{criterion}”扣 {marks} 分{effect}。")
    return _note(
        exchange,
        _tone(reason),
        reason_label(reason, exchange),
        quote + cost if quoted else cost,
        better_wording(drill, exchange, reason, _tone(reason) == "bad"),
        reason,
        why=reason.why,
        criterion=criterion_name(reason.criterion),
        marks=number_text(-reason.delta),
        effect=_effect(one for one in exchange.changes if one.delta > 0 and _meet(one, [reason])),
    )


def _effect(changes: Iterable[MoodChange]) -> str:
    total = sum(change.delta for change in changes)
    return tr("，情绪 {steps}").format(steps=f"{total:+d}".replace("-", "−")) if total else ""


def _tone(reason: Reason) -> Tone:
    bad = reason.source in (Source.TABOO, Source.ENDING) or reason.target in BAD_TRAITS
    return "bad" if bad else "warn"


def _spans(notes: Iterable[Note], length: int) -> tuple[Span, ...]:
    """Highlights without overlap: what was bad first, then the shorter before the longer."""
    found: list[Span] = []
    for note in sorted(
        notes, key=lambda one: (one.tone != "bad", (one.end or 0) - (one.start or 0), one.tone)
    ):
        if note.start is None or note.end is None:
            continue
        start, end = max(0, note.start), min(length, note.end)
        for span in found:
            if span.start <= start < span.end:
                start = span.end
            elif start < span.start < end:
                end = span.start
        if start < end:
            found.append(Span(start, end, note.tone, note.label))
    return tuple(sorted(found))


def _meet(change: MoodChange, others: Iterable[_Found]) -> bool:
    """Whether a change rests on the words, or is about the target, of one of *others*."""
    return any(
        (change.target and change.target == one.target)
        or ((change.start or 0) < (one.end or 0) and (one.start or 0) < (change.end or 0))
        for one in others
    )


# The finding


def _gain(exchanges: Sequence[Exchange]) -> str:
    """The strongest thing that calmed, and from where on the customer cooled down."""
    # Who made the customer angrier with a reply is not praised for a part of it.
    calmed = [
        one for one in moved(exchanges, calmer=True) if one[1].mood_after <= one[1].mood_before
    ]
    if not calmed or -calmed[0][0].delta < _LEAST_GAIN:
        return tr("这一次还没有说到让客户安心的话")
    change, exchange = calmed[0]
    done = tr("道了歉") if change.cause is Cause.APOLOGY else _point_of(change, exchange)
    cooler = [one.number for one in exchanges if one.mood_after < one.mood_before]
    here, first = exchange.number, next(iter(cooler), 0)
    form = tr("您在第 {n} 回合{done}")
    if exchanges[-1].mood_after < exchanges[0].mood_before:
        # What came earlier cannot have followed from this.
        if first == here:
            form = tr("您在第 {n} 回合{done}，客户随之缓和下来")
        elif first > here:
            form = tr("您在第 {n} 回合{done}，客户从第 {m} 回合开始缓和")
    return form.format(n=here, done=done, m=first)


def _point_of(change: MoodChange, exchange: Exchange) -> str:
    """What was done; a time that belongs to a point is told as that point, e.g. a paraphrase."""
    start, end = change.start or 0, change.end or 0
    names = {point.id: point.name for point in exchange.points}
    hits = [names[one.id] for one in exchange.analysis.hits if one.start < end and start < one.end]
    if change.cause is not Cause.TIME or not hits:
        return change.why
    return tr("说到了“{name}”").format(name=hits[0])


def _loss(
    exchanges: Sequence[Exchange], reasons: Iterable[Reason], judgement: Judgement
) -> tuple[str, int]:
    """What cost the most of the total, and the exchange that it speaks of; 0 for none."""
    mute = [one.number for one in exchanges if silent(one.reply)]
    if mute:
        return tr("失分主要在 {n} 个回合没有答复客户").format(n=len(mute)), mute[0]
    lost = [one for one in reasons if _cost_of(one, judgement) >= _LEAST_LOSS]
    if not lost:
        return tr("没有明显的失分"), 0
    worst = _offence(exchanges, lost) or max(lost, key=lambda one: _cost_of(one, judgement))
    missed = [one for one in lost if one.source is Source.POINT and one.start is None]
    form = tr("失分主要在第 {n} 回合{why}")
    if len(missed) >= _MANY:
        form = tr("失分主要在第 {n} 回合{why}，另有 {count} 处要点没有说到")
        if worst in missed:
            form = tr("失分主要在 {count} 处要点没有说到，最要紧的是第 {n} 回合{why}")
    return form.format(count=len(missed), n=worst.exchange, why=worst.why), worst.exchange


def _offence(exchanges: Sequence[Exchange], lost: Iterable[Reason]) -> Reason | None:
    """What angered most in a customer who left angrier: it comes before what was left unsaid."""
    if exchanges[-1].mood_after <= exchanges[0].mood_before:
        return None
    angered = {
        reason: sum(
            change.delta
            for change in exchanges[reason.exchange - 1].changes
            if change.delta > 0 and _meet(change, [reason])
        )
        for reason in lost
        if _tone(reason) == "bad"
    }
    return max(angered, key=lambda reason: angered[reason], default=None)


def _weakest(exchanges: Sequence[Exchange], reasons: Sequence[Reason], judgement: Judgement) -> int:
    """The exchange that cost the most; of equals the earliest."""
    cost = {
        one.number: sum(_cost_of(r, judgement) for r in reasons if r.exchange == one.number)
        for one in exchanges
    }
    return max(cost, key=lambda number: (cost[number], -number), default=0)


def _cost_of(reason: Reason, judgement: Judgement) -> float:
    """What a reason took off the total; mood and ending are consequences and count nothing.

    What was bad counts twice: it spoils the rest of the reply as well.
    """
    if reason.delta >= 0 or reason.source in (Source.MOOD, Source.ENDING):
        return 0.0
    times = 2 if _tone(reason) == "bad" else 1
    return -reason.delta * times * judgement.figures.weight(reason.criterion) / 100


def _gain_labels() -> dict[Cause, str]:
    return {
        Cause.EMPATHY: tr("体谅"),
        Cause.APOLOGY: tr("道歉"),
        Cause.TIME: tr("时限"),
        Cause.ACTION: tr("行动"),
        Cause.PARAPHRASE: tr("复述"),
    }
