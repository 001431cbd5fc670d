"""Snapping: what is moved near a line comes to rest on it, and on nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.certification.layout.geometry import Box
from desktop_app.training.certification.layout.model import HIGH, WIDE
from desktop_app.training.certification.layout.snapping import MARGIN, snapped

REACH = 1.5
places = st.floats(-20, 320).map(lambda at: round(at, 2))
sizes = st.floats(0.5, 200).map(lambda at: round(at, 2))
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), places, places, sizes, sizes)


def edges(box: Box, upright: bool) -> tuple[float, float, float]:
    return (box.left, box.middle, box.right) if upright else (box.top, box.centre, box.bottom)


@given(boxes, st.lists(boxes, max_size=6))
def test_it_moves_no_further_than_its_reach_and_comes_to_rest_on_every_guide(
    box: Box, others: list[Box]
) -> None:
    found = snapped(box, others, REACH)
    assert abs(found.across) <= REACH
    assert abs(found.down) <= REACH
    rested = box.moved(found.across, found.down)
    for guide in found.guides:
        assert min(abs(edge - guide.at) for edge in edges(rested, guide.upright)) < 1e-6


@given(boxes, st.lists(boxes, max_size=6))
def test_what_has_come_to_rest_stays(box: Box, others: list[Box]) -> None:
    first = snapped(box, others, REACH)
    again = snapped(box.moved(first.across, first.down), others, REACH)
    assert abs(again.across) < 1e-6
    assert abs(again.down) < 1e-6


@given(boxes, st.lists(boxes, max_size=6))
def test_no_line_within_reach_is_passed_by(box: Box, others: list[Box]) -> None:
    found = snapped(box, others, REACH)
    stops = [WIDE / 2, MARGIN, WIDE - MARGIN, *(at for one in others for at in edges(one, True))]
    nearest = min(abs(stop - edge) for stop in stops for edge in edges(box, True))
    if nearest <= REACH:
        assert abs(abs(found.across) - nearest) < 1e-6
    else:
        assert found.across == 0
        assert not [one for one in found.guides if one.upright]


def test_the_middle_of_the_page_and_another_ones_edge_are_met_at_once() -> None:
    found = snapped(Box(100, 60, 195, 70), [Box(20, 71, 50, 80)], REACH)
    assert (found.across, found.down) == (1.0, 1.0)
    assert [(one.upright, one.at) for one in found.guides] == [(True, WIDE / 2), (False, 71.0)]


def test_the_middle_of_the_page_counts_from_above_too() -> None:
    assert snapped(Box(1, 100.3, 9, 109.3), [], REACH).down == HIGH / 2 - 104.8
