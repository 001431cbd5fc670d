"""What a card asks and what its answer brings, put together from drill, attempt and analysis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.records import Card
from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.conversation import AskedPoint
from desktop_app.training.practice.drill import Drill, DrillTurn, model_reply
from desktop_app.training.practice.figures import TimeFigures
from desktop_app.training.practice.kpi import Timing, kpi_for, sane_seconds
from desktop_app.training.practice.model import Line, When
from desktop_app.training.repetition.due import Due
from desktop_app.training.repetition.memory import Rating
from desktop_app.training.repetition.noting import Met, evidence
from desktop_app.training.repetition.queue import Prompt
from desktop_app.training.repetition.rating import Pace, rate


@dataclass(frozen=True, slots=True)
class Asked:
    """One moment as it is asked: the customer's line in its place; `draft` was typed before.

    `place` counts from 1 among `total` of today.
    """

    prompt: Prompt
    drill: Drill
    line: str
    before: str
    draft: str
    limit: float
    place: int
    total: int

    @property
    def turn(self) -> DrillTurn:
        """The turn that is asked for."""
        return self.drill.turns[self.prompt.turn]


@dataclass(frozen=True, slots=True)
class PointAnswered:
    """One point of the moment: where it was said, and whether a card asked for it."""

    point: AskedPoint
    start: int | None
    end: int | None
    due: bool

    @property
    def met(self) -> bool:
        """Whether it was said."""
        return self.start is not None


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer has brought; `rating` and `due` are those of the weakest card."""

    asked: Asked
    reply: str
    analysis: Analysis
    points: tuple[PointAnswered, ...]
    broken: tuple[tuple[str, int, int], ...]
    """Name and span of each taboo that was broken."""
    rating: Rating
    due: Due
    model: str
    left: int


def still_asked(prompt: Prompt, drill: Drill | None) -> Prompt | None:
    """Return *prompt* with the cards that the drill of today still asks for, None where none."""
    turn = drill.turns.get(prompt.turn) if drill else None
    if turn is None:
        return None
    points = {"", *(point.id for point in turn.points)}
    kept = tuple(card for card in prompt.cards if card.point in points)
    return Prompt(prompt.content_key, prompt.turn, kept) if kept else None


def exchanges_of(
    bodies: Sequence[Mapping[str, Any]], content_key: str
) -> tuple[Mapping[str, Any], ...]:
    """Return the exchanges among the recorded turns *bodies* that belong to a drill.

    Of several customers at once those with one of them, the last part of *content_key*.
    """
    talk = content_key.rpartition("/")[2]
    return tuple(
        body["exchange"] if "rush" in body else body
        for body in bodies
        if "rush" not in body or body["talk"] == talk
    )


def line_of(drill: Drill, turn: str, bodies: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Return the customer's line and the one before it, from the recorded exchanges *bodies*.

    Where the replies were not recorded the drill's own line stands in.
    """
    for place, body in enumerate(bodies):
        if body["turn"] == turn:
            return body["line"], bodies[place - 1]["line"] if place else ""
    if drill.kind == "script":
        before = ""
        for key, one in drill.turns.items():
            if key == turn:
                return one.lines[0].text, before
            before = one.lines[0].text
    return _plain_line(drill.turns[turn].lines), ""


def _plain_line(lines: Sequence[Line]) -> str:
    """The wording that needs no condition, which is the last resort of a turn."""
    return next((line.text for line in lines if line.when == When()), lines[-1].text)


def answers(
    asked: Asked, reply: str, analysis: Analysis, timing: Timing, times: TimeFigures
) -> dict[str, Met]:
    """Return how each card of the moment was answered, by the card's point."""
    limit = kpi_for(asked.drill.channel, False, times).answer
    pace = Pace(sane_seconds(timing.first_key), sane_seconds(timing.answer), limit)
    hits = {hit.id for hit in analysis.hits}
    broken = bool(analysis.violations)
    found = {}
    for card in asked.prompt.cards:
        points = [card.point] if card.point else [point.id for point in asked.turn.points]
        rating = rate(points, hits, broken, pace)
        told = evidence(analysis, points, pace)
        found[card.point] = Met(asked.turn.id, card.point, rating, False, reply, told)
    return found


def points_of(asked: Asked, analysis: Analysis) -> tuple[PointAnswered, ...]:
    """Return every point of the moment with where it was said; those of the cards first."""
    spans = {hit.id: (hit.start, hit.end) for hit in analysis.hits}
    due = {card.point for card in asked.prompt.cards}
    found = []
    for point in asked.turn.points:
        start, end = spans.get(point.id, (None, None))
        better = point.better or point.says[0]
        kept = AskedPoint(point.id, point.name, point.criterion, point.weight, better)
        found.append(PointAnswered(kept, start, end, "" in due or point.id in due))
    return tuple(sorted(found, key=lambda one: not one.due))


def broken_of(asked: Asked, analysis: Analysis) -> tuple[tuple[str, int, int], ...]:
    """Return name and span of each taboo that was broken."""
    names = {taboo.id: taboo.name for taboo in asked.turn.taboos}
    return tuple((names[one.id], one.start, one.end) for one in analysis.violations)


def answered(
    asked: Asked,
    reply: str,
    analysis: Analysis,
    results: Sequence[tuple[Card, Met, Due]],
    left: int,
) -> Answered:
    """Put together what an answer has brought; the weakest card speaks for all."""
    _card, met, due = min(results, key=lambda one: (one[1].rating, one[2].day))
    return Answered(
        asked=asked,
        reply=reply,
        analysis=analysis,
        points=points_of(asked, analysis),
        broken=broken_of(asked, analysis),
        rating=met.rating,
        due=due,
        model=model_reply(asked.drill, asked.turn.id),
        left=left,
    )
