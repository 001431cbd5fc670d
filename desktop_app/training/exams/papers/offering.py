"""What the bank offers for a paper, and what it lacks: counts alone, told while one plans."""

from collections import Counter
from collections.abc import Mapping, Sequence

from desktop_app.training.exams.papers.blueprint import DIFFICULTIES, Blueprint, Part
from desktop_app.training.exams.papers.drawing import CannotFill, Cell, levels_of

Stock = Mapping[tuple[str, str, str], int]
"""How many questions in use there are of each section, type and difficulty."""


def offered(stock: Stock, kind: str, sections: Sequence[str] = ()) -> dict[str, int]:
    """Return how many questions of a type there are of each difficulty; no sections: all."""
    cells = _cells(stock, kind, sections)
    return {
        level: sum(n for (_, one), n in cells.items() if one == level) for level in DIFFICULTIES
    }


def mix(stock: Stock, part: Part, sections: Sequence[str] = ()) -> dict[str, int] | None:
    """Return how many of each difficulty a part would have; None: it cannot be filled."""
    try:
        return levels_of(part, _cells(stock, part.type, sections))
    except CannotFill:
        return None


def lacking(stock: Stock, blueprint: Blueprint) -> CannotFill | None:
    """Return what keeps the bank from filling a blueprint, the first part that is short."""
    for part in () if blueprint.picked else blueprint.parts:
        try:
            levels_of(part, _cells(stock, part.type, blueprint.sections))
        except CannotFill as short:
            return short
    return None


def _cells(stock: Stock, kind: str, sections: Sequence[str]) -> Counter[Cell]:
    return Counter(
        {
            (section, level): n
            for (section, one, level), n in stock.items()
            if one == kind and (not sections or section in sections)
        }
    )
