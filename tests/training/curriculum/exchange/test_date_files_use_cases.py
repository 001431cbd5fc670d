"""A plan goes out, dates are changed elsewhere, and come back as moves that are looked at first."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from builders import Workplace
from icalendar import Calendar
from plan_books import TUESDAY, open_class

from desktop_app.documents.plan_files import ICS, plan_file
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.curriculum.exchange.dates.use_cases import DatesRead, Why
from desktop_app.training.curriculum.exchange.entries import Entry, Wanted
from desktop_app.training.curriculum.exchange.icalendar_file import uid_of

SHORT = "induction-5"
Change = Callable[[Any], None]


def entries(place: Workplace, wanted: Wanted) -> dict[str, Entry]:
    found = place.services.plan_files.book(place.supervisor, wanted).entries
    return {one.key: one for one in found}


def edited(place: Workplace, wanted: Wanted, folder: Path, changes: dict[UUID, Change]) -> Path:
    """Write a plan to a file and change events in it, as another calendar would."""
    content = plan_file(place.services.plan_files.book(place.supervisor, wanted), ICS)
    calendar = Calendar.from_ical(content)
    by_uid = {uid_of(id_): change for id_, change in changes.items()}
    for event in calendar.events:
        by_uid.get(str(event["UID"]), lambda _event: None)(event)
    path = folder / "edited.ics"
    path.write_bytes(calendar.to_ical())
    return path


def later(days: int = 0, minutes: int = 0) -> Change:
    def change(event: Any) -> None:
        span = timedelta(days=days, minutes=minutes)
        event.DTSTART += span
        event.DTEND += span

    return change


def called_off(event: Any) -> None:
    event["STATUS"] = "CANCELLED"


def read(place: Workplace, path: Path) -> DatesRead:
    return place.services.date_files.read(place.supervisor, path)


def test_an_unchanged_file_changes_nothing(place: Workplace, tmp_path: Path) -> None:
    team = open_class(place, SHORT)
    found = read(place, edited(place, Wanted(class_id=team.id), tmp_path, {}))
    assert (found.moves, found.left_out, found.conflicts) == (0, (), ())
    assert found.same == len(
        place.services.plan_files.book(place.supervisor, Wanted(class_id=team.id)).entries
    )
    assert place.services.date_files.take_in(place.supervisor, found) == 0


def test_a_date_changed_elsewhere_comes_back_and_can_be_undone(
    place: Workplace, tmp_path: Path
) -> None:
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, SHORT, TUESDAY)
    wanted = Wanted(person_id=place.trainee.id)
    last = list(entries(place, wanted).values())[-1]
    found = read(place, edited(place, wanted, tmp_path, {last.id: later(minutes=30)}))
    (proposal,) = found.proposals
    assert (proposal.steps[0].id, found.moves) == (last.id, 1)
    assert entries(place, wanted)[last.key] == last
    place.services.date_files.take_in(place.supervisor, found)
    moved = entries(place, wanted)[last.key]
    assert (moved.day, moved.start, moved.revision) == (last.day, last.start + 30, 1)
    history = place.services.applying.history(place.supervisor, person_id=place.trainee.id)
    assert "edited.ics" in history[0].change.reason
    place.services.applying.undo(place.supervisor, history[0].change.id)
    assert entries(place, wanted)[last.key].start == last.start


def test_a_seat_that_moves_in_one_persons_calendar_moves_the_class(
    place: Workplace, tmp_path: Path
) -> None:
    team = open_class(place, SHORT)
    own = entries(place, Wanted(person_id=place.trainee.id))
    seat = [one for one in own.values() if one.together][-1]
    path = edited(place, Wanted(person_id=place.trainee.id), tmp_path, {seat.id: later(minutes=15)})
    place.services.date_files.take_in(place.supervisor, read(place, path), anyway=True)
    assert entries(place, Wanted(class_id=team.id))[seat.key].start == seat.start + 15
    other = entries(place, Wanted(person_id=place.stranger.id))[seat.key]
    assert other.start == seat.start + 15


def test_sessions_that_move_together_are_not_in_each_others_way(
    place: Workplace, tmp_path: Path
) -> None:
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, SHORT, TUESDAY)
    wanted = Wanted(person_id=place.trainee.id)
    day = [one for one in entries(place, wanted).values() if one.day == TUESDAY]
    longest = max(one.minutes for one in day)
    changes = {one.id: later(minutes=longest) for one in day}
    found = read(place, edited(place, wanted, tmp_path, changes))
    assert found.moves == len(day) > 1
    assert found.conflicts == ()
    alone = read(place, edited(place, wanted, tmp_path, {day[0].id: later(minutes=longest)}))
    assert alone.conflicts


def test_a_closed_day_blocks_and_nothing_is_changed(place: Workplace, tmp_path: Path) -> None:
    team = open_class(place, SHORT)
    wanted = Wanted(class_id=team.id)
    all_ = entries(place, wanted)
    last = [one for one in all_.values() if one.together][-1]
    to_saturday = (5 - last.day.weekday()) % 7
    path = edited(place, wanted, tmp_path, {last.id: later(days=to_saturday)})
    found = read(place, path)
    assert found.blocked
    assert "不上班" in found.conflicts[0].text
    with pytest.raises(Trouble, match="不上班"):
        place.services.date_files.take_in(place.supervisor, found, anyway=True)
    assert entries(place, wanted) == all_


def test_what_cannot_come_back_is_named_with_its_reason(place: Workplace, tmp_path: Path) -> None:
    team = open_class(place, SHORT)
    wanted = Wanted(class_id=team.id)
    found = list(entries(place, wanted).values())
    together = [one for one in found if one.together]
    held, old, named = together[0], together[1], together[2]
    path = edited(
        place,
        wanted,
        tmp_path,
        {
            held.id: later(minutes=15),
            old.id: later(minutes=20),
            named.id: lambda event: event.update({"SUMMARY": "团建"}),
            together[3].id: lambda event: event.update({"UID": "lunch@example.com"}),
        },
    )
    seat = next(
        one
        for one in place.services.classes.page(place.supervisor, team.id).sessions
        if one.held_id == held.id
    )
    place.services.curriculum.mark_done(place.supervisor, seat.id, True)
    move = place.services.moving.propose_move(place.supervisor, old.id, old.day, old.start + 5)
    place.services.applying.apply(place.supervisor, move, anyway=True)
    back = read(place, path)
    left = {one.why: one.event.title for one in back.left_out}
    assert left == {
        Why.HELD: held.title,
        Why.OLD: old.title,
        Why.RENAMED: "团建",
        Why.FOREIGN: together[3].title,
    }
    assert back.proposals == ()


def test_what_the_class_calendar_calls_off_is_shown_and_then_called_off(
    place: Workplace, tmp_path: Path
) -> None:
    team = open_class(place, SHORT)
    wanted = Wanted(class_id=team.id)
    together = [one for one in entries(place, wanted).values() if one.together]
    off, moved = together[0], together[-1]
    changes = {off.id: called_off, moved.id: later(minutes=15)}
    found = read(place, edited(place, wanted, tmp_path, changes))
    assert (found.moves, found.cancels, found.blocked) == (1, 1, False)
    assert any("取消以后不再等它" in one.text for one in found.conflicts)
    assert not entries(place, wanted)[off.key].cancelled
    assert place.services.date_files.take_in(place.supervisor, found, anyway=True) == 2
    after = entries(place, wanted)
    assert after[off.key].cancelled
    assert after[moved.key].start == moved.start + 15
    history = place.services.applying.history(place.supervisor, class_id=team.id)
    cancel = next(one for one in history if one.change.kind == "cancel")
    place.services.applying.undo(place.supervisor, cancel.change.id)
    assert not entries(place, wanted)[off.key].cancelled


def test_one_persons_calendar_does_not_call_the_class_off(place: Workplace, tmp_path: Path) -> None:
    open_class(place, SHORT)
    wanted = Wanted(person_id=place.trainee.id)
    found = list(entries(place, wanted).values())
    seat = next(one for one in found if one.together)
    own = next((one for one in found if not one.together), None)
    changes: dict[UUID, Change] = {one.id: called_off for one in (seat, own) if one is not None}
    back = read(place, edited(place, wanted, tmp_path, changes))
    assert [one.why for one in back.left_out] == [Why.CANCELLED]
    assert back.cancels == (own is not None)


def test_a_cancellation_that_was_sent_calls_off_everything_in_it(
    place: Workplace, tmp_path: Path
) -> None:
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, SHORT, TUESDAY)
    wanted = Wanted(person_id=place.trainee.id)
    path = edited(place, wanted, tmp_path, {})
    text = re.sub(rb"METHOD:[A-Z]+\r\n", b"", path.read_bytes())
    path.write_bytes(text.replace(b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:CANCEL", 1))
    back = read(place, path)
    assert (back.cancels, back.moves, back.same) == (len(entries(place, wanted)), 0, 0)
    assert back.conflicts == ()  # what waited for it is called off with it


def test_a_cancellation_without_times_calls_off_what_it_names(
    place: Workplace, tmp_path: Path
) -> None:
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, SHORT, TUESDAY)
    wanted = Wanted(person_id=place.trainee.id)
    first, second, *_rest = entries(place, wanted).values()
    whole = edited(place, wanted, tmp_path, {}).read_text(encoding="utf-8").splitlines()
    uids = [line for line in whole if line.startswith("UID:")]
    off = [line for line in uids if str(first.id) in line]
    out = [line for line in uids if str(second.id) in line]
    about = ("SEQUENCE:9", "END:VEVENT")
    path = tmp_path / "off.ics"
    path.write_text(
        "\r\n".join(
            (
                *("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:CANCEL"),
                *("BEGIN:VEVENT", *off, "STATUS:CANCELLED", *about),
                *("BEGIN:VEVENT", *out, "ATTENDEE:mailto:a@example.com", *about),
                "END:VCALENDAR",
            )
        )
    )
    back = read(place, path)
    assert (back.cancels, back.moves) == (1, 0)
    assert [one.why for one in back.left_out] == [Why.UNINVITED]
    place.services.date_files.take_in(place.supervisor, back, anyway=True)
    after = entries(place, wanted)
    assert (after[first.key].cancelled, after[second.key].cancelled) == (True, False)


def test_what_was_read_is_not_written_over_a_later_change(place: Workplace, tmp_path: Path) -> None:
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, SHORT, TUESDAY)
    wanted = Wanted(person_id=place.trainee.id)
    last = list(entries(place, wanted).values())[-1]
    found = read(place, edited(place, wanted, tmp_path, {last.id: later(minutes=30)}))
    move = place.services.moving.propose_move(place.supervisor, last.id, last.day, last.start + 5)
    place.services.applying.apply(place.supervisor, move, anyway=True)
    with pytest.raises(Trouble, match="刚刚有过改动"):
        place.services.date_files.take_in(place.supervisor, found, anyway=True)
    assert entries(place, wanted)[last.key].start == last.start + 5


def test_a_malformed_file_changes_nothing(place: Workplace, tmp_path: Path) -> None:
    team = open_class(place, SHORT)
    wanted = Wanted(class_id=team.id)
    first = next(iter(entries(place, wanted).values()))
    path = edited(place, wanted, tmp_path, {first.id: later(days=1)})
    path.write_bytes(path.read_bytes().replace(b"DTSTART;TZID=Asia/Shanghai:2026", b"DTSTART:Q", 1))
    before = entries(place, wanted)
    with pytest.raises(BadFiles, match="DTSTART"):
        read(place, path)
    assert entries(place, wanted) == before


def test_only_who_lays_plans_reads_and_takes_in(place: Workplace, tmp_path: Path) -> None:
    open_class(place, SHORT)
    path = edited(place, Wanted(person_id=place.trainee.id), tmp_path, {})
    found = read(place, path)
    for actor in (place.trainee, place.mentor):
        with pytest.raises(NotAllowed):
            place.services.date_files.read(actor, path)
        with pytest.raises(NotAllowed):
            place.services.date_files.take_in(actor, found)
