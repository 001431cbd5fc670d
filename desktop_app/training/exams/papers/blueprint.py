"""What a paper is made of: how many questions of each type, how hard, from which sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop_app.system.errors import Trouble
from desktop_app.system.text import number_text, tr

FULL = 100
"""Marks of a theory paper [S1]."""
MOST = 200
"""Questions of a paper."""
DIFFICULTIES = ("easy", "medium", "hard")
USUAL_MIX: Mapping[str, int] = {"easy": 3, "medium": 5, "hard": 2}
"""How the difficulties share a part that does not count them; our own choice."""


class BadBlueprint(Trouble):
    """A blueprint that makes no paper; says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """Questions of one type, all worth the same: so that every paper comes to the same marks."""

    type: str
    count: int
    marks: float
    """Of each question."""
    difficulties: Mapping[str, int] | None = None
    """How many of each; None: shared out by `USUAL_MIX`, as far as the bank has them."""

    @property
    def full(self) -> float:
        """What the part comes to."""
        return self.count * self.marks


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The parts in their order, and the sections that questions come from; none named: all."""

    parts: tuple[Part, ...]
    sections: tuple[str, ...] = ()
    picked: tuple[UUID, ...] = ()
    """Versions that a supervisor chose by hand: as many of each type as the parts say, in order."""

    @property
    def full(self) -> float:
        """What the paper comes to."""
        return sum(one.full for one in self.parts)

    @property
    def count(self) -> int:
        """How many questions it has."""
        return sum(one.count for one in self.parts)

    def body(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        parts = [
            {
                "type": one.type,
                "count": one.count,
                "marks": one.marks,
                "difficulties": dict(one.difficulties) if one.difficulties is not None else None,
            }
            for one in self.parts
        ]
        picked = [str(one) for one in self.picked]
        return {"parts": parts, "sections": list(self.sections), "picked": picked}


USUAL = Blueprint(
    (
        Part("single", 18, 2),
        Part("multiple", 8, 3),
        Part("true-false", 10, 1),
        Part("case", 2, 15),
    )
)
"""The theory exam of the sources: choices, true or false, case analyses; 100 marks [S1]."""


def read(body: Mapping[str, Any]) -> Blueprint:
    """Return the blueprint that `body` made."""
    parts = tuple(
        Part(one["type"], one["count"], one["marks"], one["difficulties"]) for one in body["parts"]
    )
    picked = tuple(UUID(one) for one in body.get("picked", ()))  # the first exams had none
    return Blueprint(parts, tuple(body["sections"]), picked)


def check(blueprint: Blueprint) -> None:
    """Raise BadBlueprint where the figures make no paper of 100 marks."""
    if not blueprint.count:
        raise _bad(tr("试卷里还没有题。"), tr("请至少写一种题型的题数。"))
    if blueprint.count > MOST:
        told = tr("试卷有 {n} 题，最多 {most} 题。").format(n=blueprint.count, most=MOST)
        raise _bad(told, tr("请减少题数。"))
    for part in blueprint.parts:
        if part.count < 0 or part.marks <= 0:
            raise _bad(tr("题数和每题分值要大于 0。"), tr("请改好后再生成。"))
        if part.difficulties is not None:
            _check_difficulties(part, part.difficulties)
    if abs(blueprint.full - FULL) > 0.001:
        told = tr("各部分合计 {n} 分，要正好 {full} 分。").format(
            n=number_text(blueprint.full), full=FULL
        )
        raise _bad(told, tr("请调整题数或每题分值。"))


def _check_difficulties(part: Part, wanted: Mapping[str, int]) -> None:
    if set(wanted) - set(DIFFICULTIES) or any(n < 0 for n in wanted.values()):
        raise _bad(tr("难度只有易、中、难三种。"), tr("请改好后再生成。"))
    if sum(wanted.values()) != part.count:
        told = tr("易、中、难合计 {n} 题，这一部分要 {count} 题。").format(
            n=sum(wanted.values()), count=part.count
        )
        raise _bad(told, tr("请让两个数一致。"))


def _bad(what: str, do: str) -> BadBlueprint:
    return BadBlueprint(what, tr("没有生成试卷。"), do)


def shared_out(total: int, weights: Sequence[float], most: Sequence[int]) -> list[int]:
    """Return *total* shared out by *weights*, none above its *most*; less where all are full.

    By the largest remainder; of equal remainders the first place gets it.
    """
    given = [0] * len(weights)
    left = min(total, sum(most))
    while left:
        open_ones = [n for n, one in enumerate(most) if given[n] < one]
        whole = sum(weights[n] for n in open_ones)
        exact = {n: left * weights[n] / whole for n in open_ones}
        steps = {n: min(int(exact[n]), most[n] - given[n]) for n in open_ones}
        if not any(steps.values()):
            for n in sorted(open_ones, key=lambda n: -exact[n])[:left]:
                steps[n] = 1
        for n, step in steps.items():
            given[n] += step
            left -= step
    return given
