"""Private notes: their author's alone, whatever role asks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import PASSWORD, Workplace

import desktop_app
from db.errors import NotFound
from db.records import Person, PrivateNote, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import NewPerson

SECRET = "这周家里有事，先不排晚班"


@pytest.fixture
def note(place: Workplace) -> PrivateNote:
    return place.services.private_notes.write(place.mentor, place.trainee, SECRET)


@pytest.fixture
def make(place: Workplace) -> Callable[[Role], Person]:
    """Adds somebody of one role."""

    def made(role: Role) -> Person:
        return place.services.people.add(
            place.supervisor, NewPerson("某人", "9001", frozenset({role}), PASSWORD)
        )

    return made


@pytest.mark.parametrize("role", list(Role))
def test_nobody_of_any_role_reads_changes_or_removes_a_note_of_somebody_else(
    place: Workplace, note: PrivateNote, make: Callable[[Role], Person], role: Role
) -> None:
    notes, other = place.services.private_notes, make(role)
    for actor in (other, place.supervisor, place.trainee):
        assert notes.about(actor, place.trainee) == ()
        with pytest.raises(NotFound):
            notes.change(actor, note.id, "")
        with pytest.raises(NotFound):
            notes.throw_away(actor, note.id)
        with pytest.raises(Trouble):
            notes.bring_back(actor, note)
        with pytest.raises(NotAllowed):
            notes.write(actor, place.trainee, "x")
    assert notes.about(place.mentor, place.trainee) == (note,)


def test_a_note_is_changed_thrown_away_and_brought_back(
    place: Workplace, note: PrivateNote
) -> None:
    notes = place.services.private_notes
    changed = notes.change(place.mentor, note.id, SECRET + "，下周再谈")
    assert notes.about(place.mentor, place.trainee) == (changed,)
    gone = notes.throw_away(place.mentor, note.id)
    assert notes.about(place.mentor, place.trainee) == ()
    notes.bring_back(place.mentor, gone)
    assert notes.about(place.mentor, place.trainee) == (changed,)


def test_the_author_keeps_reading_after_the_trainee_has_another_mentor(
    place: Workplace, note: PrivateNote
) -> None:
    other = next(one for one in place.services.people.names() if one.name == "周航")
    place.services.matching.decide(place.supervisor, place.trainee.id, other.id, "换班次")
    notes = place.services.private_notes
    assert notes.about(place.mentor, place.trainee) == (note,)
    assert notes.about(other, place.trainee) == ()


@pytest.mark.usefixtures("note")
def test_neither_search_nor_record_nor_todays_page_knows_of_a_note(place: Workplace) -> None:
    services, actor = place.services, place.supervisor
    assert services.knowledge.find(actor, SECRET[:6]) == ()
    told = [
        services.chain.record(actor, place.trainee.id),
        services.today.page(place.mentor),
        services.today.page(place.trainee),
        services.mentoring.notes(place.trainee),
        services.forms.about(actor, place.trainee.id),
    ]
    assert SECRET[:6] not in repr(told)
    with services.store.reading() as tx:
        assert SECRET[:6] not in repr(tx.people.log_entries())


def test_a_note_of_any_length_is_kept_or_refused_as_a_whole(place: Workplace) -> None:
    notes = place.services.private_notes
    with pytest.raises(Trouble):
        notes.write(place.mentor, place.trainee, "长" * 5001)
    assert notes.about(place.mentor, place.trainee) == ()


def test_no_other_use_case_reads_the_notes() -> None:
    root = Path(desktop_app.__file__).parent
    readers = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if re.search(r"tx\.mentoring\.notes?\(", path.read_text(encoding="utf-8"))
    }
    assert readers == {"training/mentoring/private/use_cases.py"}
