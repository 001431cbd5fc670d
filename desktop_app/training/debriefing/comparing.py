"""Lays the turns of two attempts at one drill side by side: what is new, for better or worse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.training.practice.conversation import Exchange
from desktop_app.training.practice.marks import Judgement, Source, reason_label


@dataclass(frozen=True, slots=True)
class TurnBeside:
    """One exchange beside the same turn of a former attempt.

    `then` is the number of that exchange, 0 where the former run never came there; everything
    else is empty then. Moods are steps within the exchange, times seconds until the reply was sent.
    """

    number: int
    then: int = 0
    reply: str = ""
    newly_met: tuple[str, ...] = ()
    newly_missed: tuple[str, ...] = ()
    new_slips: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    mood: int = 0
    mood_then: int = 0
    seconds: float = 0.0
    seconds_then: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt as it is compared: its exchanges and how they were judged."""

    exchanges: tuple[Exchange, ...]
    judgement: Judgement


def side_by_side(now: Run, then: Run) -> tuple[TurnBeside, ...]:
    """Return an entry for each exchange of *now*.

    The same turn is the same place in the drill, reached the same number of times: a conversation
    may have gone another way, so that the count of exchanges alone says nothing.
    """
    former = dict(zip(_places(then.exchanges), then.exchanges, strict=True))
    return tuple(
        _beside(now, one, then, former[place]) if place in former else TurnBeside(one.number)
        for place, one in zip(_places(now.exchanges), now.exchanges, strict=True)
    )


def _places(exchanges: Iterable[Exchange]) -> list[tuple[str, int]]:
    seen: dict[str, int] = {}
    places = []
    for one in exchanges:
        seen[one.turn] = seen.get(one.turn, 0) + 1
        places.append((one.turn, seen[one.turn]))
    return places


def _beside(now: Run, one: Exchange, then: Run, former: Exchange) -> TurnBeside:
    both = {point.id for point in one.points} & {point.id for point in former.points}
    met, met_then = one.hits & both, former.hits & both
    slips, slips_then = _slips(now.judgement, one), _slips(then.judgement, former)
    return TurnBeside(
        number=one.number,
        then=former.number,
        reply=former.reply,
        newly_met=tuple(p.name for p in one.points if p.id in met - met_then),
        newly_missed=tuple(p.name for p in one.points if p.id in met_then - met),
        new_slips=_without(slips, slips_then),
        mended=_without(slips_then, slips),
        mood=one.mood_after - one.mood_before,
        mood_then=former.mood_after - former.mood_before,
        seconds=one.timing.answer,
        seconds_then=former.timing.answer,
    )


def _slips(judgement: Judgement, exchange: Exchange) -> tuple[str, ...]:
    """The names of what was said amiss in an exchange, each once."""
    labels = [
        reason_label(reason, exchange)
        for mark in judgement.marks
        for reason in mark.reasons
        if reason.exchange == exchange.number
        and reason.delta < 0
        and reason.source in (Source.TABOO, Source.TRAIT)
    ]
    return tuple(dict.fromkeys(labels))


def _without(labels: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in labels if one not in others)
