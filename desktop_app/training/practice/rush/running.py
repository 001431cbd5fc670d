"""A rush under way: who waits since when, and what a message to somebody does.

Time comes in with each message, in seconds from the beginning without pauses, so the same messages
at the same seconds always give the same run.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.conversation import (
    Analyser,
    Conversation,
    Exchange,
    answer,
    begin,
    replay,
    stop,
)
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.kpi import Measured, Timing, kpi_for, measured
from desktop_app.training.practice.mood import SLOW_AT_MOST
from desktop_app.training.practice.points import Point, Taboo
from desktop_app.training.practice.rush.drill import CLOSING, OPENING, Customer, RushDrill


class To(StrEnum):
    """Where a message goes; `left` is none at all: whoever still waited when it ended."""

    ALL = "all"
    ONE = "one"
    PRIVATE = "private"
    SUMMARY = "summary"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Event:
    """One message in the order of sending; `number` counts from 1.

    `talk` is the customer's id, or `OPENING` or `CLOSING`; `began` and `at` are when the writing
    began and when it was sent. A message that answers several is one event for each: `message` is
    the number of the first of them, `whole` the whole text, `why` the reason why this part is
    theirs; 0 and empty where a message is one event.
    """

    number: int
    to: To
    talk: str
    began: float
    at: float
    exchange: Exchange
    message: int = 0
    whole: str = ""
    why: str = ""

    @property
    def first(self) -> int:
        """The number of the first event of the same message."""
        return self.message or self.number


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody waits: since when, for how long, and when they were first told that they are seen.

    `times` are what is measured so far, against its limits.
    """

    since: float
    seconds: float
    seen: float | None
    times: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class RushRun:
    """The state between two messages; every step returns a new one."""

    drill: RushDrill
    seed: int
    talks: Mapping[str, Conversation]
    events: tuple[Event, ...] = ()
    figures: PracticeFigures = field(default_factory=PracticeFigures)

    @property
    def over(self) -> bool:
        """Whether nobody waits any more and the summary has been given."""
        left = [key for key, talk in self.talks.items() if not talk.over and key != OPENING]
        return not left

    @property
    def said(self) -> tuple[Event, ...]:
        """What was really said: without those who were left without an answer."""
        return tuple(one for one in self.events if one.to is not To.LEFT)

    @property
    def messages(self) -> int:
        """How many messages were really sent."""
        return len({one.first for one in self.said})

    def with_talk(self, key: str) -> tuple[Event, ...]:
        """Every message of one conversation."""
        return tuple(one for one in self.events if one.talk == key)


def begin_rush(drill: RushDrill, seed: int, figures: PracticeFigures | None = None) -> RushRun:
    """Start *drill*; *seed* picks among the variants of every customer's lines."""
    figures = figures or PracticeFigures()
    talks = {
        key: begin(one, seed + number, figures)
        for number, (key, one) in enumerate(drill.drills.items())
    }
    return RushRun(drill, seed, MappingProxyType(talks), figures=figures)


def may_say(run: RushRun, talk: str) -> bool:
    """Whether this conversation still takes a message."""
    return not run.talks[talk].over


def say(
    run: RushRun,
    to: To,
    talk: str,
    text: str,
    began: float,
    at: float,
    analyser: Analyser,
    hints: int = 0,
    figures: PracticeFigures | None = None,
) -> RushRun:
    """Send *text*; the customer's wait ends here. A conversation that is over: `ValueError`."""
    figures = figures or run.figures
    at = max(at, run.events[-1].at if run.events else 0.0)
    timing = _timing(run, talk, at)
    said = answer(run.talks[talk], text, timing, hints, analyser, figures)
    event = Event(len(run.events) + 1, to, talk, min(began, at), at, said.exchanges[-1])
    return _with(replace(run, figures=figures), talk, said, event)


def stop_rush(run: RushRun, at: float) -> RushRun:
    """End it: whoever still waits is left without an answer, which is recorded as such."""
    at = max(at, run.events[-1].at if run.events else 0.0)
    for key, talk in run.talks.items():
        unanswered = not talk.exchanges if key == OPENING else not talk.over
        if unanswered:
            silent = answer(talk, "", _timing(run, key, at), 0, _Nothing(), run.figures)
            event = Event(len(run.events) + 1, To.LEFT, key, at, at, silent.exchanges[-1])
            run = _with(run, key, silent, event)
    return settled(run)


def replay_rush(
    drill: RushDrill,
    seed: int,
    events: Iterable[Event],
    figures: PracticeFigures | None = None,
) -> RushRun:
    """Take up a run from its stored events, without analysing anything again.

    Raises `Trouble` when they do not belong to *drill*. A run with somebody left behind is over.
    """
    run = begin_rush(drill, seed, figures)
    events = tuple(events)
    talks = {
        key: replay(talk.drill, talk.seed, _exchanges(events, key), run.figures)
        for key, talk in run.talks.items()
    }
    run = replace(run, talks=MappingProxyType(talks), events=events)
    return settled(run) if any(one.to is To.LEFT for one in events) else run


# Who waits


def arrived(run: RushRun, now: float) -> tuple[Customer, ...]:
    """The customers that have said something by *now*, in the order of their arrival."""
    return tuple(one for one in run.drill.customers if one.arrives <= now)


def waiting(run: RushRun, now: float) -> tuple[Customer, ...]:
    """Those of them that wait for an answer."""
    return tuple(one for one in arrived(run, now) if not run.talks[one.id].over)


def wait_of(run: RushRun, customer: Customer, now: float) -> Wait | None:
    """How long *customer* has been waiting; None where nobody waits."""
    talk = run.talks[customer.id]
    if talk.over or customer.arrives > now:
        return None
    since = _since(run, customer)
    first = not talk.exchanges
    kpi = kpi_for(run.drill.channel, first, run.figures.times)
    return Wait(
        since=since,
        seconds=now - since,
        seen=seen_at(run, customer),
        times=measured(_timing(run, customer.id, now), kpi),
    )


def mood_now(run: RushRun, customer: Customer, now: float) -> int:
    """The mood with what the waiting adds: the same steps as the answer will record for it."""
    wait = wait_of(run, customer, now)
    mood = run.talks[customer.id].mood
    if wait is None:
        return mood
    passed = sum(min(one.limits_passed, SLOW_AT_MOST) for one in wait.times)
    return min(100, mood + run.figures.mood.slow * passed)


def seen_at(run: RushRun, customer: Customer) -> float | None:
    """When *customer* first knew to be seen: by a word to everybody, or by the first answer."""
    for event in run.said:
        if event.talk == customer.id:
            return event.at
        if acknowledges(event) and event.at >= customer.arrives:
            return event.at
    return None


def acknowledges(event: Event) -> bool:
    """Whether a message tells everybody that they were seen."""
    found = event.exchange.analysis
    return event.to is To.ALL and bool(found.hits) and not found.violations


def place_of(run: RushRun, customer: Customer) -> To:
    """Where *customer* speaks: where they were answered last."""
    places = [one.to for one in run.with_talk(customer.id) if one.to is not To.LEFT]
    if places:
        return places[-1]
    return To.ONE if run.drill.in_group else To.PRIVATE


def _since(run: RushRun, customer: Customer) -> float:
    own = run.with_talk(customer.id)
    return own[-1].at if own else customer.arrives


def _timing(run: RushRun, talk: str, at: float) -> Timing:
    customer = run.drill.customer(talk)
    if customer is not None:
        since, seen = _since(run, customer), seen_at(run, customer)
        first = (at if seen is None else min(seen, at)) - customer.arrives
        return Timing(max(0.0, first), max(0.0, at - since))
    if talk == CLOSING:
        # Nobody waits for it, but it belongs to the end and not to the next day.
        since = max((one.at for one in run.said), default=at)
        return Timing(0.0, at - since)
    unseen = [one.arrives for one in arrived(run, at) if seen_at(run, one) is None]
    waited = at - min(unseen, default=at)
    return Timing(waited, waited)


def _with(run: RushRun, key: str, talk: Conversation, event: Event) -> RushRun:
    talks = MappingProxyType({**run.talks, key: talk})
    return replace(run, talks=talks, events=(*run.events, event))


def settled(run: RushRun) -> RushRun:
    """Every conversation over: what was said to everybody has been said, the others broke off."""
    talks = {key: stop(talk) for key, talk in run.talks.items()}
    opening = run.talks[OPENING]
    if any(one.to is To.ALL for one in run.events) and not opening.over:
        ending = opening.drill.endings["solved"]
        talks[OPENING] = replace(opening, turn=None, line=ending.text, ending=ending)
    return replace(run, talks=MappingProxyType(talks))


def _exchanges(events: Iterable[Event], key: str) -> list[Exchange]:
    return [one.exchange for one in events if one.talk == key]


class _Nothing:
    """Finds nothing: where nothing was said there is nothing to look at."""

    def analyse(
        self, reply: str, points: Sequence[Point], taboos: Sequence[Taboo], facts: str = ""
    ) -> Analysis:
        del points, taboos, facts
        return Analysis(reply, (), (), ())
