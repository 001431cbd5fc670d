"""What an attempt says about memory: which cards it makes, and how the ones there were answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from db.records import Card, CardReview
from desktop_app.training.practice.analysis.findings import Analysis, Finding
from desktop_app.training.practice.conversation import Conversation, Exchange
from desktop_app.training.practice.figures import TimeFigures
from desktop_app.training.practice.kpi import kpi_for
from desktop_app.training.practice.model import Channel
from desktop_app.training.repetition.due import Due, Terms, due_day
from desktop_app.training.repetition.memory import Rating, remembered
from desktop_app.training.repetition.rating import Pace, rate

VERSION = 1
"""Of the evidence's shape."""


@dataclass(frozen=True, slots=True)
class Met:
    """How a moment, or one point of it, was answered; `point` is empty for the whole moment.

    `makes` says that it becomes a card where there is none yet.
    """

    turn: str
    point: str
    rating: Rating
    makes: bool
    reply: str
    evidence: dict[str, Any]


def met_in(conversation: Conversation, times: TimeFigures) -> tuple[Met, ...]:
    """Return what an attempt says about each line of a script, or each point of a scenario.

    A script's line always makes a card; a scenario's point only where no try has met it.
    """
    tries: dict[str, list[Exchange]] = {}
    for exchange in conversation.exchanges:
        tries.setdefault(exchange.turn, []).append(exchange)
    channel, whole = conversation.drill.channel, conversation.drill.kind == "script"
    found: list[Met] = []
    for made in tries.values():
        found += _whole(made, channel, times) if whole else _points(made, channel, times)
    return tuple(found)


def _whole(tries: Sequence[Exchange], channel: Channel, times: TimeFigures) -> Iterator[Met]:
    first = tries[0]
    yield _met(tries, "", [point.id for point in first.points], channel, times, makes=True)


def _points(tries: Sequence[Exchange], channel: Channel, times: TimeFigures) -> Iterator[Met]:
    ever = {hit for one in tries for hit in one.hits}
    for point in tries[0].points:
        yield _met(tries, point.id, [point.id], channel, times, makes=point.id not in ever)


def _met(
    tries: Sequence[Exchange],
    point: str,
    asked: list[str],
    channel: Channel,
    times: TimeFigures,
    makes: bool,
) -> Met:
    """Rate what the first try met; what only a later one met was asked for twice."""
    first = tries[0]
    pace = pace_of(first, channel, times)
    ever = {hit for one in tries for hit in one.hits}
    broken = any(one.analysis.violations for one in tries)
    again = not ever.intersection(asked) <= first.hits
    rating = rate(asked, ever, broken, pace, helped=again or bool(first.hints))
    shown = next((one for one in tries if set(asked) & one.hits), first)
    return Met(first.turn, point, rating, makes, shown.reply, evidence(shown.analysis, asked, pace))


def pace_of(exchange: Exchange, channel: Channel, times: TimeFigures) -> Pace:
    """Return how long an exchange took against the limit that held for it."""
    limit = kpi_for(channel, exchange.number == 1, times).answer
    return Pace(exchange.timing.first_key, exchange.timing.answer, limit)


def evidence(analysis: Analysis, asked: Sequence[str], pace: Pace) -> dict[str, Any]:
    """Return what a rating rests on, as JSON values: words met, taboos broken, times."""
    return {
        "version": VERSION,
        "asked": list(asked),
        "met": [_plain(hit) for hit in analysis.hits if hit.id in asked],
        "broken": [_plain(one) for one in analysis.violations],
        "first_key": pace.first_key,
        "answer": pace.answer,
        "limit": pace.limit,
    }


def _plain(found: Finding) -> dict[str, Any]:
    return {"id": found.id, "start": found.start, "end": found.end, "why": found.why}


def same_answer(met: Met, review: CardReview) -> bool:
    """Whether an attempt only carries on the very answer that *review* has counted already."""
    keys = ("first_key", "answer")
    return met.reply == review.reply and all(
        met.evidence[key] == review.evidence[key] for key in keys
    )


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and in which attempt something was answered; no attempt: in a review."""

    person_id: UUID
    at: datetime
    day: date
    attempt_id: UUID | None


def made(
    met: Met, key: str, card_id: UUID, review_id: UUID, occasion: Occasion, terms: Terms
) -> tuple[Card, CardReview]:
    """Make a card of the drill called *key*; the attempt that makes it is its first review."""
    if occasion.attempt_id is None:
        raise ValueError("a card is made by an attempt")
    blank = Card(
        id=card_id,
        person_id=occasion.person_id,
        content_key=key,
        turn=met.turn,
        point=met.point,
        made_by=occasion.attempt_id,
        made_at=occasion.at,
        due_on=occasion.day,
        reviewed_on=occasion.day,
        memory=None,
    )
    card, review, _due = reviewed(blank, met, review_id, occasion, terms)
    return card, review


def reviewed(
    card: Card, met: Met, review_id: UUID, occasion: Occasion, terms: Terms
) -> tuple[Card, CardReview, Due]:
    """Return *card* as it stands after this answer, the answer as a record, and why it is due."""
    memory, interval = remembered(card.memory, met.rating, occasion.day, terms.retention)
    due = due_day(occasion.day, interval, met.rating is Rating.AGAIN, terms)
    told = {**met.evidence, "due": due.day.isoformat(), "why": str(due.why)}
    review = CardReview(
        id=review_id,
        card_id=card.id,
        person_id=card.person_id,
        at=occasion.at,
        day=occasion.day,
        rating=int(met.rating),
        reply=met.reply,
        attempt_id=occasion.attempt_id,
        evidence=told,
    )
    after = replace(card, due_on=due.day, reviewed_on=occasion.day, memory=memory, retired_at=None)
    return after, review, due
