"""Looking back at a rush: who waited how long, in which order, and what each message rests on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.system.text import tr
from desktop_app.training.practice.conversation import moved
from desktop_app.training.practice.debrief import (
    Debrief,
    Note,
    Span,
    Tone,
    TurnDebrief,
    debrief,
)
from desktop_app.training.practice.kpi import kpi_for
from desktop_app.training.practice.marks import Judgement, Reason, Source
from desktop_app.training.practice.mood import Cause, silent
from desktop_app.training.practice.rush.drill import CLOSING, Customer
from desktop_app.training.practice.rush.marks import of_talk
from desktop_app.training.practice.rush.rules import (
    Rule,
    Ruling,
    orders,
    rule_name,
    rulings,
)
from desktop_app.training.practice.rush.running import Event, RushRun, To, seen_at

_LEAST_LOSS, _LEAST_GAIN = 0.5, 3
"""What the finding speaks of: marks of the total, steps of mood."""


@dataclass(frozen=True, slots=True)
class Waited:
    """One wait of one customer: from their line to the answer, against the limit of the channel."""

    start: float
    end: float
    limit: float
    answered: bool

    @property
    def within(self) -> bool:
        """Whether the answer came in time."""
        return self.answered and self.end - self.start <= self.limit


@dataclass(frozen=True, slots=True)
class Line:
    """One customer's way through the run: when they came, were seen, waited, and how it ended."""

    customer: Customer
    arrives: float
    seen: float | None
    seen_limit: float
    waits: tuple[Waited, ...]
    moods: tuple[int, ...]
    """The opening mood, then one after each answer."""
    ending: str

    @property
    def seen_in_time(self) -> bool:
        """Whether the first word came within the limit of a first response."""
        return self.seen is not None and self.seen - self.arrives <= self.seen_limit

    @property
    def longest(self) -> float:
        """The longest wait in seconds."""
        return max((one.end - one.start for one in self.waits), default=0.0)


@dataclass(frozen=True, slots=True)
class EventDebrief:
    """One message looked back at; `turn.number` is the number of the event."""

    event: Event
    turn: TurnDebrief


@dataclass(frozen=True, slots=True)
class RushDebrief:
    """The whole look back; `gain` and `loss` are the finding in two halves."""

    gain: str
    loss: str
    lines: tuple[Line, ...]
    ended: float
    taken: tuple[str, ...]
    right: tuple[str, ...]
    rulings: tuple[Ruling, ...]
    events: tuple[EventDebrief, ...]
    weakest: int
    customer_view: tuple[str, ...]


def debrief_rush(run: RushRun, judgement: Judgement) -> RushDebrief:
    """Look back at *run*, which is over, as *judgement* has judged it."""
    found = rulings(run, final=True) if run.events else ()
    talks = {key: debrief(talk, of_talk(judgement, run, key)) for key, talk in run.talks.items()}
    reasons = [reason for mark in judgement.marks for reason in mark.reasons]
    taken, right = orders(run)
    return RushDebrief(
        gain=_gain(run, found),
        loss=_loss(run, reasons, judgement),
        lines=tuple(_line(run, one) for one in run.drill.customers),
        ended=max((one.at for one in run.events), default=0.0),
        taken=taken,
        right=right,
        rulings=found,
        events=tuple(_events(run, talks, found)),
        weakest=_weakest(run, reasons, judgement),
        customer_view=tuple(_views(run, talks)),
    )


def speaker(run: RushRun, talk: str) -> str:
    """Whom a conversation is with, in words."""
    customer = run.drill.customer(talk)
    if customer is not None:
        return customer.name
    return tr("小结") if talk == CLOSING else tr("全体")


def place_word(to: To) -> str:
    """Where a message went, in words."""
    return {
        To.ALL: tr("回复全体"),
        To.ONE: tr("在群里"),
        To.PRIVATE: tr("私聊"),
        To.SUMMARY: tr("小结"),
        To.LEFT: tr("没有答复"),
    }[to]


def urgency_word(urgency: int) -> str:
    """最急 较急 不急."""
    return {3: tr("最急"), 2: tr("较急"), 1: tr("不急")}[urgency]


def _line(run: RushRun, customer: Customer) -> Line:
    own, since, waits = run.with_talk(customer.id), customer.arrives, []
    kpi = kpi_for(run.drill.channel, True, run.figures.times)
    for event in own:
        start = min(since, event.at)  # whoever had not come yet waited no time at all
        waits.append(Waited(start, event.at, kpi.answer, event.to is not To.LEFT))
        since = event.at
    talk = run.talks[customer.id]
    return Line(
        customer=customer,
        arrives=customer.arrives,
        seen=seen_at(run, customer),
        seen_limit=kpi.first_response or 0.0,
        waits=tuple(waits),
        moods=(talk.drill.opening_mood, *(one.mood_after for one in talk.exchanges)),
        ending=str(talk.ending.kind) if talk.ending else "",
    )


# Message by message


def _events(
    run: RushRun, talks: dict[str, Debrief], found: Sequence[Ruling]
) -> Iterator[EventDebrief]:
    for event in run.events:
        turn = talks[event.talk].turns[event.exchange.number - 1]
        rules = [
            _ruling_note(run, one)
            for one in found
            if one.event == event.number and (one.share < 1 or one.start is not None)
        ]
        notes = [replace(one, exchange=event.number) for one in turn.notes]
        good = [*_shared_note(event), *(one for one in rules if one.tone == "good")]
        told = (*good, *notes, *(one for one in rules if one.tone != "good"))
        spans = _with_rules(turn.spans, rules)
        yield EventDebrief(event, replace(turn, number=event.number, notes=told, spans=spans))


def _shared_note(event: Event) -> Iterator[Note]:
    """Why a part of a message that answers several was taken as theirs."""
    if event.why:
        told = tr("{why}。").format(why=event.why)
        yield Note("good", tr("一条答几位"), told, "", event.number, None, None)


def _ruling_note(run: RushRun, ruling: Ruling) -> Note:
    tone: Tone = "bad" if ruling.rule is Rule.PRIVACY else "good" if ruling.share == 1 else "warn"
    label = rule_name(ruling.rule, run.drill.in_group)
    end = len(run.events[ruling.event - 1].exchange.reply)
    whole = (ruling.start, ruling.end) == (0, end)  # the message as such: nothing to point at
    start, end_ = (None, None) if whole else (ruling.start, ruling.end)
    told = tr("{why}。").format(why=ruling.why.rstrip("。"))
    wording = ruling.rule is Rule.MENTION  # elsewhere it is advice and nothing to say
    better = ruling.better if wording else ""
    return Note(
        tone, label, told if wording else told + ruling.better, better, ruling.event, start, end_
    )


def _with_rules(spans: Sequence[Span], rules: Iterable[Note]) -> tuple[Span, ...]:
    """Add what the rules rest on where nothing is marked yet; a leak goes before everything."""
    kept = list(spans)
    for note in rules:
        if note.start is None or note.end is None:
            continue
        meets = [one for one in kept if one.start < note.end and note.start < one.end]
        if meets and note.tone == "bad":
            kept = [one for one in kept if one not in meets]
        elif meets:
            continue
        kept.append(Span(note.start, note.end, note.tone, note.label))
    return tuple(sorted(kept))


# The finding


def _gain(run: RushRun, found: Sequence[Ruling]) -> str:
    """The rules that were kept throughout and, where there is one, what calmed the most."""
    broken = {one.rule for one in found if one.share < 1}
    kept = [
        rule_name(rule, run.drill.in_group)
        for rule in Rule
        if rule not in broken and any(one.rule is rule for one in found)
    ]
    change, name = _calmed_most(run)
    parts = []
    if kept:
        parts.append(tr("您做到了{rules}").format(rules=tr("、").join(kept)))
    if change:
        parts.append(tr("{why}让{name}缓和得最多").format(why=change, name=name))
    return tr("，").join(parts) or tr("这一次还没有做到一条接待的规矩")


def _calmed_most(run: RushRun) -> tuple[str, str]:
    best, why, name = _LEAST_GAIN, "", ""
    for customer in run.drill.customers:
        calmed = moved(run.talks[customer.id].exchanges, calmer=True)
        if calmed and -calmed[0][0].delta >= best:
            change = calmed[0][0]
            done = tr("道歉") if change.cause is Cause.APOLOGY else change.why
            best, why, name = -change.delta, done, customer.name
    return why, name


def _loss(run: RushRun, reasons: Sequence[Reason], judgement: Judgement) -> str:
    left = [one for one in run.events if one.to is To.LEFT and run.drill.customer(one.talk)]
    if left:
        names = tr("、").join(speaker(run, one.talk) for one in left)
        return tr("失分主要在没有答完：{names}还在等").format(names=names)
    by_rule: dict[str, float] = defaultdict(float)
    for reason in reasons:
        if reason.source is Source.RULE:
            by_rule[reason.target] += _cost(reason, judgement)

    def weight(reason: Reason) -> tuple[float, float]:
        alone = _cost(reason, judgement)
        return (by_rule[reason.target] if reason.source is Source.RULE else alone, alone)

    lost = [one for one in reasons if _cost(one, judgement) >= _LEAST_LOSS]
    if not lost:
        return tr("没有明显的失分")
    worst = max(lost, key=weight)
    name = speaker(run, run.events[worst.exchange - 1].talk)
    if worst.source is Source.RULE:
        return tr("失分主要在{why}").format(why=worst.why)
    return tr("失分主要在答{name}时{why}").format(name=name, why=worst.why)


def _weakest(run: RushRun, reasons: Sequence[Reason], judgement: Judgement) -> int:
    """The message that cost the most of the total; 0 where nothing was said."""
    cost = {
        one.number: sum(
            _cost(reason, judgement) for reason in reasons if reason.exchange == one.number
        )
        for one in run.said
    }
    return max(cost, key=lambda number: (cost[number], -number), default=0)


def _cost(reason: Reason, judgement: Judgement) -> float:
    """What a reason took off the total; mood and ending are consequences and count nothing.

    The rules of the desk count twice: they are what is practised here.
    """
    if reason.delta >= 0 or reason.source in (Source.MOOD, Source.ENDING):
        return 0.0
    times = 2 if reason.source is Source.RULE else 1
    return -reason.delta * times * judgement.figures.weight(reason.criterion) / 100


def _views(run: RushRun, talks: dict[str, Debrief]) -> Iterator[str]:
    """What each customer says of it: one sentence a person, the strongest."""
    for customer in run.drill.customers:
        exchanges = run.talks[customer.id].exchanges
        if exchanges and all(silent(one.reply) for one in exchanges):
            said = tr("我说完了，没有人理我。")
        else:
            views = talks[customer.id].customer_view
            hurt = exchanges and exchanges[-1].mood_after > exchanges[0].mood_before
            said = views[-1 if hurt else 0]
        yield tr("{name}：{said}").format(name=customer.name, said=said)
