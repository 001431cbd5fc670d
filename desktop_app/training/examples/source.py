"""What an example is taken from: an attempt with one customer or with several, in one shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from db.records import Attempt, Person
from desktop_app.training.debriefing.standing import LookBack
from desktop_app.training.practice.conversation import Exchange
from desktop_app.training.practice.debrief import Span, TurnDebrief
from desktop_app.training.practice.marks import Judgement, Source
from desktop_app.training.practice.model import CardFact
from desktop_app.training.practice.rush.running import To
from desktop_app.training.practice.rush.standing import RushLookBack


@dataclass(frozen=True, slots=True)
class SourceTurn:
    """One reply: to whom (`who`), what was said before it, the evidence in it, what it cost.

    `cost` is how much of the total it took off, in marks.
    """

    number: int
    who: str
    line: str
    reply: str
    spans: tuple[Span, ...]
    exchange: Exchange
    cost: float


@dataclass(frozen=True, slots=True)
class Shareable:
    """An attempt that may become an example."""

    person: Person
    attempt: Attempt
    judgement: Judgement
    customer: str
    opening_mood: int
    closing: str
    card: tuple[CardFact, ...]
    turns: tuple[SourceTurn, ...]

    @property
    def weakest(self) -> SourceTurn | None:
        """The turn that cost the most, of equals the first; None where none cost anything."""
        worst = max(self.turns, key=lambda one: (one.cost, -one.number), default=None)
        return worst if worst is not None and worst.cost > 0 else None


def of_one(past: LookBack) -> Shareable:
    """What an attempt with one customer offers."""
    conversation, cost = past.conversation, _costs(past.judgement)
    drill = conversation.drill
    turns = zip(conversation.exchanges, past.debrief.turns, strict=True)
    return Shareable(
        person=past.person,
        attempt=past.attempt,
        judgement=past.judgement,
        customer=drill.customer_name,
        opening_mood=drill.opening_mood,
        closing=conversation.line,
        card=drill.card,
        turns=tuple(_turn(one.number, drill.customer_name, one, look, cost) for one, look in turns),
    )


def of_several(past: RushLookBack) -> Shareable:
    """What an attempt with several customers offers: their messages in the order of sending."""
    run, cost = past.run, _costs(past.judgement)
    drill, drills = run.drill, run.drill.drills.values()
    names = {one.id: one.name for one in drill.customers}
    return Shareable(
        person=past.person,
        attempt=past.attempt,
        judgement=past.judgement,
        customer=drill.room,
        opening_mood=drill.opening.opening_mood,
        closing="",
        card=tuple(dict.fromkeys(chain(drill.opening.card, *(one.card for one in drills)))),
        turns=tuple(
            _turn(
                one.event.number,
                names.get(one.event.talk, drill.room),
                one.event.exchange,
                one.turn,
                cost,
            )
            for one in past.debrief.events
            if one.event.to is not To.LEFT
        ),
    )


def _turn(
    number: int, who: str, exchange: Exchange, look: TurnDebrief, cost: Mapping[int, float]
) -> SourceTurn:
    return SourceTurn(
        number=number,
        who=who,
        line=exchange.line,
        reply=exchange.reply,
        spans=look.spans,
        exchange=exchange,
        cost=round(cost.get(number, 0.0), 1),
    )


def _costs(judgement: Judgement) -> dict[int, float]:
    """How much of the total each reply took off; mood and ending are consequences of all."""
    found: dict[int, float] = {}
    for mark in judgement.marks:
        for reason in mark.reasons:
            if reason.delta < 0 and reason.source not in (Source.MOOD, Source.ENDING):
                share = judgement.figures.weight(reason.criterion) / 100
                found[reason.exchange] = found.get(reason.exchange, 0.0) - reason.delta * share
    return found
