"""A practice paper from a trainee's own mistakes: what was missed most, then its sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from uuid import UUID

from desktop_app.training.exams.papers.drawing import Candidate, Item, reordered


@dataclass(frozen=True, slots=True)
class Miss:
    """How a question went, by its key: the newest answers come last."""

    question: str
    share: float
    """What was earned of what there was, 0 to 1."""


def from_mistakes(
    went: Iterable[Miss],
    bank: Sequence[tuple[str, Candidate, float]],
    count: int,
    seed: int,
) -> tuple[Item, ...]:
    """Return at most *count* questions: those whose newest answer was not right, the worst first,
    then others of the sections in which most was missed.

    *bank* are questions with their key and what they are worth. Nothing missed: no paper.
    """
    newest = {one.question: one.share for one in went}
    missed = {key: share for key, share in newest.items() if share < 1.0}
    if not missed:
        return ()
    random = Random(seed)
    shuffled = sorted(bank, key=lambda one: one[0])
    random.shuffle(shuffled)
    again = sorted((one for one in shuffled if one[0] in missed), key=lambda one: missed[one[0]])
    weak: dict[str, float] = {}
    for key, candidate, _ in again:
        weak[candidate.section] = weak.get(candidate.section, 0.0) + 1 - missed[key]
    beside = [one for one in shuffled if one[0] not in newest and one[1].section in weak]
    beside.sort(key=lambda one: -weak[one[1].section])
    chosen = [*again, *beside][:count]
    known: dict[UUID, Candidate] = {one.version_id: one for _, one, _ in chosen}
    items = [Item(one.version_id, marks) for _, one, marks in chosen]
    return reordered(items, tuple(known.values()), seed)
