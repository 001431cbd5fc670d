"""Lays the turns of two attempts at one drill side by side: what is new, for better or worse."""

from collections import Counter
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
class Said:
    """One exchange under the number by which its judgement names it.

    `talk` says to whom, where one attempt has several conversations.
    """

    number: int
    exchange: Exchange
    talk: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt as it is compared: what was said, and how it was judged."""

    said: tuple[Said, ...]
    judgement: Judgement


def side_by_side(now: Run, then: Run) -> tuple[TurnBeside, ...]:
    """Return an entry for each exchange of *now*.

    The same turn is the same place in the drill, with the same customer, reached the same number
    of times: a conversation may have gone another way, so that the count of exchanges alone says
    nothing.
    """
    former = dict(zip(_places(then.said), then.said, strict=True))
    return tuple(
        _beside(now, one, then, former[place]) if place in former else TurnBeside(one.number)
        for place, one in zip(_places(now.said), now.said, strict=True)
    )


def _places(said: Iterable[Said]) -> list[tuple[str, str, int]]:
    seen: Counter[tuple[str, str]] = Counter()
    places = []
    for one in said:
        at = (one.talk, one.exchange.turn)
        seen[at] += 1
        places.append((*at, seen[at]))
    return places


def _beside(now: Run, this: Said, then: Run, that: Said) -> TurnBeside:
    one, former = this.exchange, that.exchange
    both = {point.id for point in one.points} & {point.id for point in former.points}
    met, met_then = one.hits & both, former.hits & both
    slips, slips_then = _slips(now.judgement, this), _slips(then.judgement, that)
    return TurnBeside(
        number=this.number,
        then=that.number,
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


def _slips(judgement: Judgement, said: Said) -> tuple[str, ...]:
    """The names of what was said amiss in an exchange, each once."""
    labels = [
        reason_label(reason, said.exchange)
        for mark in judgement.marks
        for reason in mark.reasons
        if reason.exchange == said.number
        and reason.delta < 0
        and reason.source in (Source.TABOO, Source.TRAIT)
    ]
    return tuple(dict.fromkeys(labels))


def _without(labels: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in labels if one not in others)
