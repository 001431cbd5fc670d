"""Draws papers from the bank by a blueprint and a seed: other questions, the same marks.

How many questions of each section and difficulty a part has follows from the blueprint and the
bank alone, never from the seed. So two papers drawn from one bank are equal in marks, sections and
difficulty, and differ in which questions stand there and in which order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from uuid import UUID

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.exams.papers.blueprint import (
    DIFFICULTIES,
    USUAL_MIX,
    Blueprint,
    Part,
    check,
    shared_out,
)

_TYPES = {
    "single": "单选题",
    "multiple": "多选题",
    "true-false": "判断题",
    "fill-in": "填空题",
    "matching": "匹配题",
    "ordering": "排序题",
    "case": "案例分析题",
}
_LEVELS = {"easy": "易", "medium": "中", "hard": "难"}


class CannotFill(Trouble):
    """The bank has too few questions for a blueprint."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be drawn; `shown` are the counts of what can be shown in another order:
    options, right sides or steps, 0 where the order stays."""

    version_id: UUID
    type: str
    section: str
    difficulty: str
    emphasis: int = 1
    shown: int = 0
    steps: bool = False
    """Its order is the answer: it is never shown in the right one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a paper: its version, what it is worth, and the order of what is shown."""

    version_id: UUID
    marks: float
    order: tuple[int, ...] = ()
    """At place *n* is shown what stands at `order[n]` in the question; empty: as it stands."""


Cell = tuple[str, str]
"""Section and difficulty."""


def draw(
    blueprint: Blueprint,
    bank: Sequence[Candidate],
    seed: int,
    used: Mapping[UUID, int] | None = None,
) -> tuple[Item, ...]:
    """Return a paper; what was *used* less often, by version, is drawn first.

    Raises BadBlueprint, or CannotFill where the bank has too few questions.
    """
    check(blueprint)
    if blueprint.picked:
        return _picked(blueprint, bank, Random(seed))
    pool = [one for one in bank if not blueprint.sections or one.section in blueprint.sections]
    random, before = Random(seed), used or {}
    found: list[Item] = []
    taken: set[UUID] = set()
    for part in blueprint.parts:
        here = [one for one in pool if one.type == part.type and one.version_id not in taken]
        drawn = [
            one
            for cell, count in sorted(_cells(part, here).items())
            for one in _some(here, cell, count, random, before)
        ]
        random.shuffle(drawn)
        taken.update(one.version_id for one in drawn)
        found += [Item(one.version_id, part.marks, _order(one, random)) for one in drawn]
    return tuple(found)


def _picked(blueprint: Blueprint, bank: Sequence[Candidate], random: Random) -> tuple[Item, ...]:
    """Return the questions chosen by hand, part after part, each part in the order of choosing."""
    known = {one.version_id: one for one in bank}
    gone = [one for one in blueprint.picked if one not in known]
    if gone:
        raise CannotFill(
            tr("选的题里有 {n} 道已经停用或有了新版。").format(n=len(gone)),
            tr("没有生成试卷。"),
            tr("请重新选题。"),
        )
    chosen = [known[one] for one in dict.fromkeys(blueprint.picked)]
    found: list[Item] = []
    for part in blueprint.parts:
        here = [one for one in chosen if one.type == part.type]
        if len(here) != part.count:
            raise _too_few(_TYPES[part.type], part.count, len(here))
        found += [Item(one.version_id, part.marks, _order(one, random)) for one in here]
    return tuple(found)


def mixed(items: Sequence[Item], sizes: Iterable[int], seed: int) -> tuple[Item, ...]:
    """Return the same questions in another order within parts of these sizes."""
    random, left, found = Random(seed), list(items), list[Item]()
    for size in sizes:
        part, left = left[:size], left[size:]
        random.shuffle(part)
        found += part
    return tuple(found)


def reordered(items: Sequence[Item], bank: Sequence[Candidate], seed: int) -> tuple[Item, ...]:
    """Return the same questions, with what is shown of each in an order of this seed's own."""
    known, random = {one.version_id: one for one in bank}, Random(seed)
    return tuple(
        Item(one.version_id, one.marks, _order(known[one.version_id], random)) for one in items
    )


def _some(
    here: Sequence[Candidate], cell: Cell, count: int, random: Random, used: Mapping[UUID, int]
) -> list[Candidate]:
    several = [one for one in here if (one.section, one.difficulty) == cell]
    several.sort(key=lambda one: one.version_id)  # a seed gives the same in whatever order
    random.shuffle(several)
    several.sort(key=lambda one: used.get(one.version_id, 0))
    return several[:count]


def _order(one: Candidate, random: Random) -> tuple[int, ...]:
    places = list(range(one.shown))
    random.shuffle(places)
    if one.steps and places == sorted(places):
        places.append(places.pop(0))
    return tuple(places)


def _cells(part: Part, here: Sequence[Candidate]) -> dict[Cell, int]:
    """Return how many questions of each section and difficulty a part has."""
    stock = Counter((one.section, one.difficulty) for one in here)
    levels = levels_of(part, stock)
    sections = sorted({one.section for one in here})
    emphasis = {one.section: 1 for one in here}
    for one in here:
        emphasis[one.section] = max(emphasis[one.section], one.emphasis)
    holds = [sum(stock[name, level] for level in DIFFICULTIES) for name in sections]
    quotas = shared_out(part.count, [float(emphasis[name]) for name in sections], holds)
    flow = _Flow(stock, levels)
    flow.fill(dict(zip(sections, quotas, strict=True)))
    # Where difficulties and sections do not go together, the sections give way.
    flow.fill(dict(zip(sections, holds, strict=True)))
    return flow.given()


def levels_of(part: Part, stock: Mapping[Cell, int]) -> dict[str, int]:
    """Return how many questions of each difficulty a part has; raises CannotFill."""
    holds = [sum(n for (_, one), n in stock.items() if one == level) for level in DIFFICULTIES]
    if part.difficulties is None:
        if sum(holds) < part.count:
            raise _too_few(_TYPES[part.type], part.count, sum(holds))
        wanted = shared_out(part.count, [float(USUAL_MIX[one]) for one in DIFFICULTIES], holds)
        return dict(zip(DIFFICULTIES, wanted, strict=True))
    for level, has in zip(DIFFICULTIES, holds, strict=True):
        if has < part.difficulties.get(level, 0):
            name = tr("{type}（{level}）").format(
                type=tr(_TYPES[part.type]), level=tr(_LEVELS[level])
            )
            raise _too_few(name, part.difficulties[level], has)
    return {level: part.difficulties.get(level, 0) for level in DIFFICULTIES}


def _too_few(name: str, wanted: int, has: int) -> CannotFill:
    return CannotFill(
        tr("{name}要 {wanted} 道，题库里这些栏目能用的只有 {has} 道。").format(
            name=tr(name), wanted=wanted, has=has
        ),
        tr("没有生成试卷。"),
        tr("请减少这一部分的题数、多选几个栏目，或先在题库里补题。"),
    )


class _Flow:
    """Places the questions of a part in cells, so that sections and difficulties both come out.

    Each question goes from a section to a difficulty through a cell with so much stock; where a
    difficulty is full another question makes room by moving along (an augmenting path).
    """

    def __init__(self, stock: Mapping[Cell, int], levels: Mapping[str, int]) -> None:
        self._stock = stock
        self._levels = levels
        self._placed: Counter[Cell] = Counter()

    def given(self) -> dict[Cell, int]:
        """Return the cells that have any."""
        return {cell: n for cell, n in self._placed.items() if n}

    def fill(self, quotas: Mapping[str, int]) -> None:
        """Place questions until no section may give more or all difficulties are full."""
        while self._missing():
            # In turns, the least filled section first: none is used up before the others.
            by_share = sorted(quotas, key=lambda name: (self._of(name) - quotas[name], name))
            if not any(
                self._of(name) < quotas[name] and self._place(name, set()) for name in by_share
            ):
                return

    def _missing(self) -> int:
        return sum(self._levels.values()) - sum(self._placed.values())

    def _of(self, section: str) -> int:
        return sum(self._placed[section, level] for level in DIFFICULTIES)

    def _place(self, section: str, seen: set[str]) -> bool:
        """Place one more question of *section*, moving others where that makes room."""
        for level in sorted(DIFFICULTIES, key=lambda level: self._used(section, level)):
            if level in seen or self._used(section, level) >= 1:
                continue
            seen.add(level)
            full = sum(n for (_, one), n in self._placed.items() if one == level)
            if full < self._levels[level] or self._make_room(section, level, seen):
                self._placed[section, level] += 1
                return True
        return False

    def _used(self, section: str, level: str) -> float:
        """Return the share of a cell's stock that is placed: none is emptied before the others."""
        stock = self._stock.get((section, level), 0)
        return self._placed[section, level] / stock if stock else 1.0

    def _make_room(self, section: str, level: str, seen: set[str]) -> bool:
        """Move a question of *level* to another one, of another section where that goes."""
        placed = [cell for cell, n in self._placed.items() if n]
        for other, at in sorted(placed, key=lambda cell: (cell[0] == section, cell)):
            if at == level and self._place(other, seen):
                self._placed[other, level] -= 1
                return True
        return False
