"""Taking a version up over random plans: held stays, twice changes nothing, none closed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import SessionOnDay
from desktop_app.training.curriculum.revising.differences import Revised, revised
from desktop_app.training.curriculum.workdays import WorkCalendar

START = date(2026, 9, 21)
CALENDAR = WorkCalendar({}, frozenset())
WORKING = [day for n in range(60) if CALENDAR.is_working(day := START + timedelta(days=n))]
NOW = datetime(2026, 9, 30, tzinfo=UTC)
Laid = dict[str, SessionOnDay]


@st.composite
def laid(draw: st.DrawFn) -> Laid:
    """One version of a program on its days."""
    keys = draw(st.sets(st.sampled_from("abcdefgh"), min_size=1))
    return {key: session(key, draw) for key in sorted(keys)}


def session(key: str, draw: st.DrawFn) -> SessionOnDay:
    title, minutes = draw(st.sampled_from("甲乙")), draw(st.sampled_from([60, 90]))
    day = WORKING[draw(st.integers(0, 30))]
    id_, nobody = UUID(int=ord(key)), UUID(int=1)
    return SessionOnDay(
        id_, nobody, nobody, key, "", "", title, "class", day, 540, minutes, "", "", {}
    )


def applied(standing: Laid, result: Revised[SessionOnDay]) -> Laid:
    found = dict(standing)
    for change in result.all:
        found[change.after.session_key] = change.after
    return {key: one for key, one in found.items() if one.cancelled_at is None}


@settings(max_examples=40, deadline=None)
@given(old=laid(), new=laid(), place=st.integers(0, 30), held=st.sets(st.sampled_from("abcdefgh")))
def test_held_and_past_stay_and_a_second_time_changes_nothing(
    old: Laid, new: Laid, place: int, held: set[str]
) -> None:
    today = WORKING[place]
    fixed = frozenset(one.id for key, one in old.items() if key in held)
    result = revised(old, new, list(old.values()), today, NOW, fixed)
    after = applied(old, result)
    kept = {key for key, one in old.items() if one.id in fixed or one.day < today}
    assert all(after[key] == old[key] for key in kept)
    assert all(CALENDAR.is_working(one.day) for one in after.values())
    coming = {key for key, one in new.items() if one.day >= today}
    assert coming - kept <= set(after)
    assert set(after) - kept <= set(new)
    for key in set(after) & coming - kept:
        assert (after[key].day, after[key].title) == (new[key].day, new[key].title)
    again = revised(new, new, list(after.values()), today, NOW, fixed)
    assert again.all == ()


@settings(max_examples=20, deadline=None)
@given(version=laid(), day=st.sampled_from(WORKING[31:]))
def test_what_was_moved_by_hand_stays_where_the_versions_agree(version: Laid, day: date) -> None:
    by_hand = {key: replace(one, day=day) for key, one in version.items()}
    result = revised(version, version, list(by_hand.values()), START, NOW)
    assert result.all == ()
