"""To whom a message goes: in a common room one message can answer several customers.

Whoever is addressed by name with an @ gets what is said after the name. Otherwise a message goes
to the one who was turned to, and to everybody else in the room whose open question it answers;
where it calls somebody by name, to nobody else.
The same message at the same moment is always taken in the same way.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.system.text import tr
from desktop_app.training.practice.conversation import Analyser
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.rush.drill import Customer
from desktop_app.training.practice.rush.running import (
    RushRun,
    To,
    arrived,
    may_say,
    place_of,
    say,
)

_BETWEEN = re.compile(r"[\s、，,和及与跟]*")
"""What may stand between two names that are addressed together."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Part:
    """What of a message goes to one conversation; `why` says so where more than one is meant."""

    to: To
    talk: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Customers who are named together, and where what is said to them begins and ends."""

    customers: tuple[Customer, ...]
    start: int
    end: int


def send(
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
    """Send *text* to everybody whom it is meant for; each part is an event of its own.

    A conversation that is over: `ValueError`.
    """
    found = parts(run, to, talk, text, at, analyser)
    first = len(run.events)
    asked = talk if any(one.talk == talk for one in found) else found[0].talk
    for one in found:
        used = hints if one.talk == asked else 0
        run = say(run, one.to, one.talk, one.text, began, at, analyser, used, figures)
    if len(found) == 1:
        return run
    events = [
        replace(event, message=first + 1, whole=text, why=one.why)
        for event, one in zip(run.events[first:], found, strict=True)
    ]
    return replace(run, events=(*run.events[:first], *events))


def takes(run: RushRun, to: To, talk: str, text: str, at: float) -> bool:
    """Whether anybody takes *text*: the conversation it goes to, or somebody named in the room."""
    if may_say(run, talk):
        return True
    room = [one for one in arrived(run, at) if _listens(run, one)]
    return run.drill.in_group and to is To.ONE and any(_stretches(text, room))


def parts(
    run: RushRun, to: To, talk: str, text: str, at: float, analyser: Analyser
) -> tuple[Part, ...]:
    """Take *text* apart by whom it is meant for: to everybody first, then the most urgent."""
    whole = Part(to, talk, text)
    if not run.drill.in_group or to not in (To.ONE, To.ALL):
        return (whole,)
    room = [one for one in arrived(run, at) if _listens(run, one)]
    stretches = list(_stretches(text, room))
    if to is To.ALL:
        return (whole, *_named(text, stretches))
    if not stretches:
        # A name without @ breaks the rule, but it says to whom one speaks.
        called = [one for one in room if one.name in text]
        return (whole, *_met(run, whole, called or room, analyser))
    named = _named(text, stretches)
    if any(one.talk == talk for one in named):
        first = stretches[0]
        opened = replace(first, start=0)  # a greeting before the first name belongs to it
        return _named(text, [opened, *stretches[1:]])
    before = text[: stretches[0].start].strip()
    if not may_say(run, talk) or not _WORD.search(before):
        return named
    return (replace(whole, text=before, why=_why_before(run, talk)), *named)


def _listens(run: RushRun, customer: Customer) -> bool:
    """Whether *customer* waits for an answer in the common room."""
    return may_say(run, customer.id) and place_of(run, customer) is To.ONE


# By name


def _stretches(text: str, room: Sequence[Customer]) -> Iterator[_Stretch]:
    by_name = {one.name: one for one in room}
    if not by_name:
        return
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    found = list(re.finditer(rf"[@＠]\s?({names})", text))
    together: list[re.Match[str]] = []
    for number, one in enumerate(found):
        together.append(one)
        following = found[number + 1] if number + 1 < len(found) else None
        end = following.start() if following else len(text)
        if following is not None and _BETWEEN.fullmatch(text[one.end() : end]):
            continue
        yield _Stretch(tuple(by_name[name.group(1)] for name in together), together[0].start(), end)
        together = []


def _named(text: str, stretches: Sequence[_Stretch]) -> tuple[Part, ...]:
    """A part for everybody who is named, with everything that is said to them."""
    said: dict[str, tuple[Customer, list[str]]] = {}
    for one in stretches:
        for customer in one.customers:
            said.setdefault(customer.id, (customer, []))[1].append(text[one.start : one.end])
    ordered = sorted(said.values(), key=lambda one: (-one[0].urgency, one[0].number))
    form = tr("这一段用 @ 点了{name}，算答给{name}")
    return tuple(
        Part(To.ONE, customer.id, "".join(texts).strip(), form.format(name=customer.name))
        for customer, texts in ordered
    )


def _why_before(run: RushRun, talk: str) -> str:
    customer = run.drill.customer(talk)
    form = tr("第一个 @ 之前的话，算答给当时选中的{name}")
    return form.format(name=customer.name if customer else tr("大家"))


# By what is said


def _met(
    run: RushRun, whole: Part, room: Sequence[Customer], analyser: Analyser
) -> tuple[Part, ...]:
    """Who else in the *room* is answered by the same words, though nobody is named."""
    found = []
    for customer in sorted(room, key=lambda one: (-one.urgency, one.number)):
        if customer.id == whole.talk:
            continue
        share = _share(run, customer, whole.text, analyser)
        if share >= run.figures.rush.shared:
            form = tr("没有点名，但{name}这时要的也说到了，算一并答了{name}")
            why = form.format(name=customer.name)
            found.append(replace(whole, talk=customer.id, why=why))
    return tuple(found)


def _share(run: RushRun, customer: Customer, text: str, analyser: Analyser) -> float:
    """How much of what *customer* waits for *text* says, by weight; nothing if it offends."""
    talk = run.talks[customer.id]
    turn = talk.drill.turns[talk.turn or ""]
    analysis = analyser.analyse(text, turn.points, turn.taboos, talk.drill.facts)
    if analysis.violations:
        return 0.0
    hits = {one.id for one in analysis.hits}
    met = sum(point.weight for point in turn.points if point.id in hits)
    return met / sum(point.weight for point in turn.points)
