"""Issuing certificates: who may, when, with which number, and what is frozen."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO
from threading import Barrier

import pytest
from builders import PASSWORD, Workplace
from judging import add_attempt, add_trainee, make_due, sign_practical, sign_theory
from practical_room import PracticalRoom
from pypdf import PdfReader

from db.records import Evidence, Person, Role
from desktop_app.system.background import Progress
from desktop_app.system.errors import NotAllowed
from desktop_app.training.certification.use_cases import NotDue
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import NewPerson


def _text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_without_marks_nothing_is_due_and_both_are_named(place: Workplace) -> None:
    standing = place.services.certification.standing(place.supervisor, place.trainee.id)

    assert not standing.due
    assert standing.total is None
    assert standing.missing == ("理论考试还没有成绩。", "实操考核还没有成绩。")


def test_a_failed_practical_stands_in_the_way(place: Workplace) -> None:
    sign_theory(place, place.trainee, 95)
    sign_practical(place, place.trainee, 60)

    with pytest.raises(NotDue) as caught:
        place.services.certification.issue(place.supervisor, place.trainee.id)

    assert "实操考核 60 分，没到 70 分" in caught.value.what
    assert place.services.certification.register(place.supervisor) == ()


def test_the_newest_marks_decide(place: Workplace) -> None:
    sign_theory(place, place.trainee, 60)
    place.clock.advance(timedelta(days=1))
    again = sign_theory(place, place.trainee, 80)
    sign_practical(place, place.trainee, 80)

    standing = place.services.certification.standing(place.supervisor, place.trainee.id)

    assert standing.due
    assert standing.theory is not None
    assert standing.theory.id == again.id


def test_issuing_freezes_marks_sheets_figures_and_bytes(place: Workplace) -> None:
    theory, practical = make_due(place, place.trainee, 92)

    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    place.services.settings.change(place.supervisor, "certificate.gold_mark", 95)
    kept = place.services.certification.certificate(place.supervisor, issued.id)

    assert kept == issued
    assert kept.level == "gold"
    assert (kept.theory_sheet_id, kept.practical_sheet_id) == (theory.id, practical.id)
    assert kept.figures["gold_mark"] == 90
    assert kept.sha256 == hashlib.sha256(kept.pdf).hexdigest()
    assert kept.issued_by == place.supervisor.id


def test_the_certificate_shows_name_number_and_two_years(place: Workplace) -> None:
    make_due(place, place.trainee)

    issued = place.services.certification.issue(place.supervisor, place.trainee.id)

    assert issued.number == "QH-2026-000001"
    assert (issued.issued_on, issued.valid_until) == (date(2026, 11, 23), date(2028, 11, 22))
    text = _text(issued.pdf)
    assert "林晓雨" in text
    assert "QH-2026-000001" in text
    assert "2028年11月22日" in text


def test_a_preview_shows_the_next_number_and_records_nothing(place: Workplace) -> None:
    make_due(place, place.trainee)

    pdf = place.services.certification.preview(place.supervisor, place.trainee.id)

    assert place.services.certification.next_number(place.supervisor) in _text(pdf)
    assert place.services.certification.register(place.supervisor) == ()


def test_the_same_marks_give_no_second_certificate(place: Workplace) -> None:
    make_due(place, place.trainee)
    first = place.services.certification.issue(place.supervisor, place.trainee.id)

    with pytest.raises(NotDue) as caught:
        place.services.certification.issue(place.supervisor, place.trainee.id)

    assert first.number in caught.value.what
    standing = place.services.certification.standing(place.supervisor, place.trainee.id)
    assert standing.certified
    assert not standing.due


def test_a_new_practical_makes_another_certificate_due(place: Workplace) -> None:
    make_due(place, place.trainee, 80)
    place.services.certification.issue(place.supervisor, place.trainee.id)
    place.clock.advance(timedelta(days=30))
    sign_practical(place, place.trainee, 98)

    second = place.services.certification.issue(place.supervisor, place.trainee.id)

    assert second.number == "QH-2026-000002"
    newest = next(iter(place.services.certification.register(place.supervisor)))
    assert newest.id == second.id


def test_numbers_begin_anew_each_year(place: Workplace) -> None:
    make_due(place, place.trainee)
    make_due(place, place.stranger)
    place.services.certification.issue(place.supervisor, place.trainee.id)
    place.clock.advance(timedelta(days=60))

    issued = place.services.certification.issue(place.supervisor, place.stranger.id)

    assert issued.number == "QH-2027-000001"


def test_two_who_issue_at_once_leave_neither_gaps_nor_repeats(place: Workplace) -> None:
    people = [add_trainee(place, f"学员{n}", f"40{n:02d}") for n in range(8)]
    for person in people:
        make_due(place, person)
    together = Barrier(2)

    def issue(mine: list[Person]) -> list[str]:
        together.wait()
        certification = place.services.certification
        return [certification.issue(place.supervisor, one.id).number for one in mine]

    with ThreadPoolExecutor(2) as pool:
        given = [number for done in pool.map(issue, (people[:4], people[4:])) for number in done]

    assert sorted(given) == [f"QH-2026-{n:06d}" for n in range(1, 9)]
    for entry in place.services.certification.register(place.supervisor):
        certificate = place.services.certification.certificate(place.supervisor, entry.id)
        assert entry.number in _text(certificate.pdf)


def test_two_who_issue_to_the_same_person_give_one_certificate(place: Workplace) -> None:
    make_due(place, place.trainee)
    together = Barrier(2)

    def issue(_turn: int) -> str:
        together.wait()
        try:
            return place.services.certification.issue(place.supervisor, place.trainee.id).number
        except NotDue:
            return "refused"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(issue, range(2)))

    assert answers == ["QH-2026-000001", "refused"]


@pytest.mark.parametrize("who", ["mentor", "trainee", "stranger", "administrator"])
def test_only_a_supervisor_issues(place: Workplace, who: str) -> None:
    make_due(place, place.trainee)
    administrator = place.services.people.add(
        place.supervisor, NewPerson("何静", "1002", frozenset({Role.ADMINISTRATOR}), PASSWORD)
    )
    actor = {
        "mentor": place.mentor,
        "trainee": place.trainee,
        "stranger": place.stranger,
        "administrator": administrator,
    }[who]

    with pytest.raises(NotAllowed):
        place.services.certification.issue(actor, place.trainee.id)

    assert not allowed(actor, Act.ISSUE, place.trainee)
    assert place.services.certification.register(place.supervisor) == ()


def test_nobody_certifies_themselves(place: Workplace) -> None:
    both = place.services.people.add(
        place.supervisor,
        NewPerson("高远", "1003", frozenset({Role.SUPERVISOR, Role.TRAINEE}), PASSWORD),
    )
    make_due(place, both)

    with pytest.raises(NotAllowed):
        place.services.certification.issue(both, both.id)

    issued = place.services.certification.issue(place.supervisor, both.id)
    assert issued.person_id == both.id


@pytest.mark.parametrize(
    ("who", "seen"),
    [("supervisor", True), ("trainee", True), ("mentor", True), ("stranger", False)],
)
def test_who_may_open_a_certificate(place: Workplace, who: str, seen: bool) -> None:
    make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    actor: Person = getattr(place, who)

    if seen:
        assert place.services.certification.certificate(actor, issued.id).pdf == issued.pdf
    else:
        with pytest.raises(NotAllowed):
            place.services.certification.certificate(actor, issued.id)


def test_a_trainee_finds_only_their_own_in_the_register(place: Workplace) -> None:
    for person in (place.trainee, place.stranger):
        make_due(place, person)
        place.services.certification.issue(place.supervisor, person.id)

    own = place.services.certification.register(place.trainee)

    assert [one.person_id for one in own] == [place.trainee.id]
    assert len(place.services.certification.register(place.supervisor)) == 2


def test_everybodys_standing_lists_the_due_first_and_the_certified_last(place: Workplace) -> None:
    lacking = add_trainee(place, "安琪", "4001")
    make_due(place, place.trainee)
    make_due(place, place.stranger)
    certification = place.services.certification
    certification.issue(place.supervisor, place.trainee.id)
    certification.issue(place.supervisor, place.stranger.id)
    place.clock.advance(timedelta(days=1))
    sign_theory(place, place.stranger, 95)  # better than what the certificate rests on

    found = certification.candidates(place.supervisor)
    ids = [one.entry.person_id for one in found]

    assert ids == [place.stranger.id, lacking.id, place.trainee.id]
    assert certification.due(place.supervisor) == tuple(one for one in found if one.due)
    one_by_one = [certification.standing(place.supervisor, one) for one in ids]
    assert [one.due for one in found] == [one.due for one in one_by_one]
    assert [one.entry.certified for one in found] == [one.certified for one in one_by_one]
    assert [one.total(certification.figures()) for one in found] == [
        one.total for one in one_by_one
    ]
    assert [one.entry.level for one in found] == [
        one.held.level if one.held else None for one in one_by_one
    ]


def test_a_trainee_sees_only_their_own_standing(place: Workplace) -> None:
    found = place.services.certification.candidates(place.trainee)

    assert [one.entry.person_id for one in found] == [place.trainee.id]
    with pytest.raises(NotAllowed):
        place.services.certification.standing(place.trainee, place.stranger.id)


def test_the_drills_behind_the_practical_mark_are_named(place: Workplace) -> None:
    drills = tuple(
        Evidence("attempt", add_attempt(place, place.trainee), f"场景 {n}") for n in range(3)
    )
    sign_theory(place, place.trainee, 90)
    sign_practical(place, place.trainee, 90, drills)

    standing = place.services.certification.standing(place.supervisor, place.trainee.id)

    assert standing.drills == drills


def test_the_sitting_and_the_marked_drills_are_named_whether_played_live_or_not(
    place: Workplace,
) -> None:
    room = PracticalRoom(place)
    practical = room.open()
    for position in (1, 2):
        room.do(practical, position)
    place.services.practicals.play_live(place.supervisor, practical.id, 3, room.second.id)
    marked = [room.mark(practical, position) for position in (1, 2, 3)]
    place.services.practical_marking.register(place.supervisor, practical.id, PASSWORD)
    sign_theory(place, place.trainee, 90)

    standing = place.services.certification.standing(place.supervisor, place.trainee.id)

    assert standing.sitting == "理论卷 A"
    assert [one.record_id for one in standing.drills] == [one.id for one in marked]
    assert all(one.note.endswith(" 81 分") for one in standing.drills)


def test_issuing_is_written_down(place: Workplace) -> None:
    make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)

    with place.services.store.reading() as tx:
        entries = [one for one in tx.people.log_entries() if one.act == "issue"]

    assert [(one.person_id, one.about_id, one.detail) for one in entries] == [
        (place.supervisor.id, place.trainee.id, issued.number)
    ]


def test_a_class_that_is_stopped_keeps_what_was_issued_and_names_who_is_left(
    place: Workplace,
) -> None:
    people = [add_trainee(place, f"学员{n}", f"40{n:02d}") for n in range(14)]
    for person in people:
        make_due(place, person)
    ids = [one.id for one in people]
    stopping = Progress(lambda _done, _total: stopping.cancel())

    found = place.services.certification.issue_each(place.supervisor, ids, stopping)

    assert [one.person_id for one in found.issued] == ids[:10]
    assert (found.refused, found.left) == ((), tuple(ids[10:]))
    rest = place.services.certification.issue_each(place.supervisor, found.left)
    numbers = [one.number for one in (*found.issued, *rest.issued)]
    assert numbers == [f"QH-2026-{n:06d}" for n in range(1, 15)]
