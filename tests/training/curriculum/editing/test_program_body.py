"""A program under way: put in order on the line, undone step by step, whole when published."""

from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builders import CONTENT
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.content.writing.files import read_yaml
from desktop_app.training.content.writing.history import History
from desktop_app.training.content.writing.states import Body
from desktop_app.training.curriculum.editing import body as change
from desktop_app.training.curriculum.editing.checks import doubts, examine
from desktop_app.training.curriculum.editing.line import (
    counted_day,
    moment_of,
    place_of,
    working_day,
)

PROGRAMS = sorted((CONTENT / "institution" / "programs").glob("*.yaml"))


def shipped(path: Path) -> Body:
    program, faults = read_yaml(path, "program", "方案", examine)
    assert program is not None, faults
    body: Body = program.model_dump(mode="json")
    return body


INDUCTION = shipped(next(one for one in PROGRAMS if one.stem == "induction-5"))
UNTOUCHED = deepcopy(INDUCTION)


@pytest.mark.parametrize(
    ("day", "place"), [(1, 1), (5, 5), (6, 6), (7, 6), (8, 6), (30, 22), (90, 66)]
)
def test_a_calendar_day_stands_where_it_falls_after_a_monday(day: int, place: int) -> None:
    assert working_day(day, "calendar") == place
    assert working_day(day, "working") == day


def test_every_place_has_a_day_in_both_counts() -> None:
    for place in range(1, 120):
        assert working_day(counted_day(place, "calendar"), "calendar") == place
        assert counted_day(place, "working") == place


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_what_is_shipped_raises_no_doubt(path: Path) -> None:
    assert doubts(shipped(path)) == ()


def test_a_moved_session_stands_in_the_list_where_it_stands_on_the_line() -> None:
    body = change.moved(INDUCTION, "d4-talk", 2, "exam")
    moved = change.session(body, "d4-talk")
    assert (moved["day"], moved["stage"]) == (2, "exam")
    ids = change.session_ids(body)
    assert ids[ids.index("d2-desk") : ids.index("d2-orders") + 1] == [
        "d2-desk",
        "d4-talk",
        "d2-orders",
    ]
    assert change.session(INDUCTION, "d4-talk")["day"] == 4


def test_what_waits_for_a_session_stays_below_it() -> None:
    body = change.with_session(INDUCTION, "d1-service", "after", ["d1-company", "d2-courses"])
    ids = change.session_ids(body)
    assert ids.index("d1-service") == ids.index("d2-courses") + 1


def test_another_count_leaves_a_session_where_it_stands() -> None:
    body = change.moved(INDUCTION, "d5-exam", 12)
    body = change.with_session(body, "d5-exam", "count", "calendar")
    exam = change.session(body, "d5-exam")
    assert (exam["day"], exam["count"], place_of(exam)) == (16, "calendar", 12)


def test_a_copy_begins_when_its_day_is_free_and_is_no_second_gate() -> None:
    body, name = change.duplicated(INDUCTION, "d5-exam")
    copy = change.session(body, name)
    assert (copy["start"], copy["gate"], copy["title"]) == ("17:45", "none", "岗前综合考试")


def test_what_is_taken_out_is_waited_for_no_more() -> None:
    body = change.without_session(INDUCTION, "d1-company")
    assert change.session(body, "d1-service")["after"] == []
    assert "d1-company" not in change.session_ids(body)


def test_a_stage_leaves_its_sessions_to_the_one_beside() -> None:
    body = change.without_stage(INDUCTION, "exam")
    assert change.session(body, "d5-exam")["stage"] == "pre"
    assert change.without_stage(body, "pre") == body


def test_what_comes_again_is_no_gate() -> None:
    body = change.with_session(INDUCTION, "d5-exam", "every", "monthly")
    exam = change.session(body, "d5-exam")
    assert (exam["gate"], exam["repeat"]) == (
        "none",
        {"every": "monthly", "count": 2, "until": None},
    )
    body = change.with_session(body, "d5-exam", "until", 90)
    assert change.session(body, "d5-exam")["repeat"]["count"] is None
    body = change.with_session(body, "d5-exam", "gate", "exam")
    assert change.session(body, "d5-exam")["repeat"] is None


Edit = Callable[[Body], Body]
_KEYS = st.integers(0, 40)
_DAYS = st.integers(1, 30)


def _session(body: Body, number: int) -> str:
    ids = change.session_ids(body)
    return ids[number % len(ids)]


def _added(body: Body, day: int) -> Body:
    made, name = change.add_session(body, day, change.stage_ids(body)[0])
    for field in ("title", "aim", "place"):
        made = change.with_session(made, name, field, "答疑")
    return made


def _removed(body: Body, number: int) -> Body:
    if len(body["sessions"]) == 1:
        return body
    return change.without_session(body, _session(body, number))


def _staged(body: Body, number: int) -> Body:
    made, name = change.add_stage(body)
    made = change.with_stage(made, name, "title", "加一段")
    return change.without_stage(made, change.stage_ids(made)[number % len(made["stages"])])


def _field(body: Body, number: int, field: str, value: Any) -> Body:
    return change.with_session(body, _session(body, number), field, value)


EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda n, d: lambda b: change.moved(b, _session(b, n), d), _KEYS, _DAYS),
    st.builds(lambda n, q: lambda b: change.shifted(b, _session(b, n), q - 20), _KEYS, _KEYS),
    st.builds(lambda n: lambda b: change.duplicated(b, _session(b, n))[0], _KEYS),
    st.builds(lambda d: lambda b: _added(b, d), _DAYS),
    st.builds(lambda n: lambda b: _removed(b, n), _KEYS),
    st.builds(lambda n: lambda b: _staged(b, n), _KEYS),
    st.builds(lambda n, m: lambda b: _field(b, n, "after", [_session(b, m)]), _KEYS, _KEYS),
    st.builds(
        lambda n, pair: lambda b: _field(b, n, *pair),
        _KEYS,
        st.sampled_from(
            [("gate", "exam"), ("every", "weekly"), ("count", "calendar"), ("until", 60)]
        ),
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(EDITS, max_size=8))
def test_any_edits_undone_are_the_beginning_and_what_is_published_is_whole(
    edits: list[Edit],
) -> None:
    history = History(INDUCTION)
    states = [INDUCTION]
    states += [history.body for edit in edits if history.change(edit(history.body))]
    program, found = examine(history.body)
    # Whatever was done to it, only the order of prerequisites can be at fault.
    assert all(one.path[-1] == "after" for one in found)
    assert (program is None) == bool(found)
    if program is not None:
        assert program.model_dump(mode="json") == history.body
    for state in reversed(states[:-1]):
        assert history.undo()
        assert history.body == state
    assert not history.undo()
    assert INDUCTION == UNTOUCHED


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(_KEYS, _DAYS), max_size=6))
def test_moving_leaves_a_list_in_order_in_order(moves: list[tuple[int, int]]) -> None:
    body, _ = change.add_session(change.blank("new"), 1, "stage-1")
    for day in (1, 3, 8):
        body, _ = change.add_session(body, day, "stage-1")
    for number, day in moves:
        body = change.moved(body, _session(body, number), day)
    moments = [moment_of(one) for one in body["sessions"]]
    assert all(first <= second for first, second in pairwise(moments))
