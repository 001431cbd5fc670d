"""Gives the sample's trainees cards, as their newest attempts would have made them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from db.bulk import Bulk
from db.records import Card, CardReview, Person, SessionOnDay
from desktop_app.sample.practising import Done
from desktop_app.sample.runs import Run
from desktop_app.sample.staff import IdSource
from desktop_app.training.curriculum.workdays import WorkCalendar
from desktop_app.training.practice.archive import exchange_from_dict
from desktop_app.training.practice.conversation import Conversation
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.standing import drill_key
from desktop_app.training.repetition.due import GATES, Gate, Terms
from desktop_app.training.repetition.noting import Met, Occasion, made, met_in, reviewed

NEWEST = 6
"""So many newest attempts of a person have made cards: a queue that a morning can take."""

MOST_PEOPLE = 60
"""In a large sample no more people have cards; each takes as long as twenty attempts."""

Held = dict[tuple[str, str, str], Card]


class Carding:
    """Makes and reviews cards by the rules of the program, from the runs that were drawn."""

    def __init__(
        self,
        calendar: WorkCalendar,
        figures: PracticeFigures,
        ids: IdSource,
        per_day: int,
        retention: float,
    ) -> None:
        self._calendar = calendar
        self._times = figures.times
        self._ids = ids
        self._per_day = per_day
        self._retention = retention
        self._known: dict[int, tuple[Met, ...]] = {}

    def fill(
        self,
        person: Person,
        sessions: Sequence[SessionOnDay],
        done: Mapping[date, Sequence[Done]],
        into: Bulk,
    ) -> None:
        """Add the cards of *person*, oldest attempt first."""
        attempts = [(day, one) for day in sorted(done) for one in done[day]][-NEWEST:]
        cards: Held = {}
        reviews: list[CardReview] = []
        for day, one in attempts:
            terms = self._terms(day, sessions, cards)
            at = datetime.fromtimestamp(one.finished / 1000, UTC)
            occasion = Occasion(person.id, at, day, UUID(bytes=one.attempt_id))
            key = drill_key(one.run.drill.kind, one.run.drill.key)
            for met in self._met(one.run):
                reviews += self._count(met, key, cards, occasion, terms)
        into.cards(cards.values(), reviews)

    def _count(
        self, met: Met, key: str, cards: Held, occasion: Occasion, terms: Terms
    ) -> list[CardReview]:
        name = (key, met.turn, met.point)
        card = cards.get(name)
        if card is None:
            if not met.makes:
                return []
            cards[name], review = made(
                met, key, self._ids.next(), self._ids.next(), occasion, terms
            )
            return [review]
        if card.reviewed_on >= occasion.day:
            return []
        cards[name], review, _due = reviewed(card, met, self._ids.next(), occasion, terms)
        return [review]

    def _terms(self, day: date, sessions: Sequence[SessionOnDay], cards: Held) -> Terms:
        ahead = [one for one in sessions if one.kind in GATES and one.day > day]
        first = min(ahead, key=lambda one: one.day, default=None)
        return Terms(
            gate=Gate(first.title, first.day) if first else None,
            calendar=self._calendar,
            load=Counter(card.due_on for card in cards.values()),
            per_day=self._per_day,
            retention=self._retention,
        )

    def _met(self, run: Run) -> tuple[Met, ...]:
        """Return what a run says about memory; many attempts are drawn from one run."""
        known = self._known.get(id(run))
        if known is None:
            exchanges = tuple(exchange_from_dict(one) for one in run.exchanges)
            conversation = Conversation(run.drill, run.seed, 0, None, "", exchanges)
            known = self._known[id(run)] = met_in(conversation, self._times)
        return known
