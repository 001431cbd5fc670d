"""Where a thing comes to rest that is moved near an edge or middle: pure geometry in mm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.training.certification.layout.geometry import Box
from desktop_app.training.certification.layout.model import HIGH, WIDE

MARGIN = 24.0
"""From the edge of the paper: so far in what stands in the corners begins."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line along which something is aligned: `at` from the left, or from above."""

    upright: bool
    at: float


@dataclass(frozen=True, slots=True)
class Snapped:
    """By how much to move on, and what the thing is aligned with then."""

    across: float
    down: float
    guides: tuple[Guide, ...]


def snapped(box: Box, others: Sequence[Box], reach: float) -> Snapped:
    """Return how *box* comes to rest: on page middle, margins, or others' edges within *reach*."""
    across, upright = _nearest(
        (box.left, box.middle, box.right), _stops(WIDE, _across(others)), reach
    )
    down, level = _nearest((box.top, box.centre, box.bottom), _stops(HIGH, _down(others)), reach)
    guides = (*(Guide(True, at) for at in upright), *(Guide(False, at) for at in level))
    return Snapped(across, down, guides)


def _stops(length: float, others: Iterable[float]) -> list[float]:
    return [length / 2, MARGIN, length - MARGIN, *others]


def _across(others: Sequence[Box]) -> list[float]:
    return [at for one in others for at in (one.left, one.middle, one.right)]


def _down(others: Sequence[Box]) -> list[float]:
    return [at for one in others for at in (one.top, one.centre, one.bottom)]


def _nearest(
    edges: Sequence[float], stops: Sequence[float], reach: float
) -> tuple[float, tuple[float, ...]]:
    """Return the least move that brings an edge onto a stop, and the stops that are met then."""
    moves = [stop - edge for stop in stops for edge in edges if abs(stop - edge) <= reach]
    if not moves:
        return 0.0, ()
    move = min(moves, key=abs)
    met = {stop for stop in stops for edge in edges if abs(stop - edge - move) < 1e-6}
    return move, tuple(sorted(met))
