"""A person's record: what it holds, in which order, who may open it, and that this is noted."""

from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from exam_room import ExamRoom
from judging import add_attempt, make_due, sign_practical

from db.ids import new_id
from db.records import Evidence, Person, Role
from desktop_app.system.errors import NotAllowed
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.people.use_cases import NewPerson


def test_a_new_trainee_has_an_empty_record(place: Workplace) -> None:
    record = place.services.chain.record(place.trainee, place.trainee.id)

    assert record.links == ()
    assert record.days == ()
    assert (record.sessions_done, record.sessions_total) == (0, 0)


def test_the_chain_holds_everything_newest_first(place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)
    place.clock.advance(timedelta(hours=1))
    theory, practical = make_due(place, place.trainee)
    place.clock.advance(timedelta(hours=1))
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)

    record = place.services.chain.record(place.trainee, place.trainee.id)

    assert record.links[0].record_id == issued.id
    assert {one.record_id for one in record.links[1:3]} == {theory.id, practical.id}
    assert record.links[3].record_id == attempt
    assert [one.kind for one in record.links] == ["certificate", "sheet", "sheet", "attempt"]


def test_a_certificate_stands_at_the_moment_it_was_issued(place: Workplace) -> None:
    make_due(place, place.trainee)
    place.services.certification.issue(place.supervisor, place.trainee.id)

    link = place.services.chain.record(place.trainee, place.trainee.id).links[0]

    assert link.at == place.clock.now()
    assert place.clock.local(link.at).date() == place.clock.today()


@pytest.mark.parametrize(
    ("who", "seen"),
    [("supervisor", True), ("mentor", True), ("trainee", True), ("stranger", False)],
)
def test_who_may_open_a_record(place: Workplace, who: str, seen: bool) -> None:
    actor: Person = getattr(place, who)

    if seen:
        assert place.services.chain.record(actor, place.trainee.id).person.id == place.trainee.id
    else:
        with pytest.raises(NotAllowed):
            place.services.chain.record(actor, place.trainee.id)


def test_another_mentor_may_not_look(place: Workplace) -> None:
    other = place.services.people.add(
        place.supervisor, NewPerson("周舟", "2009", frozenset({Role.MENTOR}), PASSWORD)
    )

    with pytest.raises(NotAllowed):
        place.services.chain.record(other, place.trainee.id)


def test_that_somebody_else_looked_is_written_down(place: Workplace) -> None:
    place.services.chain.record(place.trainee, place.trainee.id)
    place.services.chain.record(place.supervisor, place.trainee.id)

    with place.services.store.reading() as tx:
        looks = [one for one in tx.people.log_entries() if one.act == "see_record"]

    assert [(one.person_id, one.about_id) for one in looks] == [
        (place.supervisor.id, place.trainee.id)
    ]


def test_a_refused_look_leaves_no_trace_of_having_seen(place: Workplace) -> None:
    with pytest.raises(NotAllowed):
        place.services.chain.record(place.stranger, place.trainee.id)

    with place.services.store.reading() as tx:
        assert [one for one in tx.people.log_entries() if one.act == "see_record"] == []


def test_only_so_many_attempts_are_read_as_asked(place: Workplace) -> None:
    for _ in range(5):
        add_attempt(place, place.trainee)
        place.clock.advance(timedelta(minutes=10))

    record = place.services.chain.record(place.trainee, place.trainee.id, attempts=3)

    assert len(record.attempts) == 3
    assert record.days[0].attempts == 5


def test_what_a_sheet_rests_on_opens_in_its_own_order(place: Workplace) -> None:
    first, second = add_attempt(place, place.trainee), add_attempt(place, place.trainee, 61.0)
    sheet = sign_practical(place, place.trainee, 80)
    evidence = (
        Evidence("attempt", second, ""),
        Evidence("sheet", sheet.id, ""),
        Evidence("attempt", first, ""),
    )

    links = place.services.chain.rests_on(place.mentor, place.trainee.id, evidence)

    assert [one.record_id for one in links] == [second, sheet.id, first]
    assert [one.mark for one in links] == [61.0, 80.0, 82.0]
    assert links[1].by == place.supervisor.name


def test_records_of_somebody_else_or_gone_are_left_out(place: Workplace) -> None:
    foreign = add_attempt(place, place.stranger)
    evidence = (Evidence("attempt", foreign, ""), Evidence("sheet", new_id(), ""))

    assert place.services.chain.rests_on(place.supervisor, place.trainee.id, evidence) == ()


def test_what_a_sheet_rests_on_is_not_for_strangers(place: Workplace) -> None:
    with pytest.raises(NotAllowed):
        place.services.chain.rests_on(place.stranger, place.trainee.id, ())


def test_a_day_is_told_in_the_order_in_which_it_happened(place: Workplace) -> None:
    add_attempt(place, place.trainee)
    today = place.clock.today()
    place.clock.advance(timedelta(hours=2))
    sheet = sign_practical(place, place.trainee, 80)
    place.clock.advance(timedelta(days=1))
    add_attempt(place, place.trainee)

    links = place.services.chain.of_day(place.mentor, place.trainee.id, today)

    assert [one.kind for one in links] == ["attempt", "sheet"]
    assert links[1].record_id == sheet.id


def test_lately_goes_back_to_a_day_and_leaves_out_what_is_older(place: Workplace) -> None:
    chain, first = place.services.chain, place.clock.today()
    old = add_attempt(place, place.trainee)
    theory, practical = make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    place.clock.advance(timedelta(days=1))
    new = add_attempt(place, place.trainee)

    all_of_it = {one.record_id for one in chain.lately(place.mentor, place.trainee.id, first)}
    today = chain.lately(place.mentor, place.trainee.id, place.clock.today())

    assert all_of_it == {old, theory.id, practical.id, issued.id, new}
    assert [one.record_id for one in today] == [new]


def test_looking_at_what_was_done_lately_is_asked_for_and_written_down(place: Workplace) -> None:
    chain, today = place.services.chain, place.clock.today()
    with pytest.raises(NotAllowed):
        chain.lately(place.stranger, place.trainee.id, today)
    chain.lately(place.mentor, place.trainee.id, today)

    with place.services.store.reading() as tx:
        looks = [one for one in tx.people.log_entries() if one.act == "see_record"]

    assert [(one.person_id, one.about_id) for one in looks] == [(place.mentor.id, place.trainee.id)]


def test_a_test_at_work_is_in_the_record_and_what_has_a_sheet_only_once(
    exam_room: ExamRoom,
) -> None:
    place, titles = exam_room.place, {ExamKind.QUARTER: "季度测验", ExamKind.CERTIFICATE: "认证"}
    for kind, title in titles.items():
        exam = exam_room.announce(title=title, kind=kind, people=(place.trainee.id,))
        exam_room.sit(exam, place.trainee)
        exam_room.close()
        exam_room.mark_all(exam)
        exam_room.release(exam)
    links = place.services.chain.record(place.trainee, place.trainee.id).links
    assert sorted((one.kind, one.title) for one in links) == [
        ("paper", "季度测验"),
        ("sheet", "理论考试成绩登记"),
    ]
    day = place.clock.today()
    of_day = place.services.chain.of_day(place.trainee, place.trainee.id, day)
    assert "季度测验" in {one.title for one in of_day}
