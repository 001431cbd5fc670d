"""A practical from its opening to the certificate; what breaks its rule is told and refused."""

import pytest
from builders import PASSWORD, Workplace
from judging import sign_theory
from practical_room import MARKS, REPLY, PracticalRoom

from db.records import Evidence, Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import NewPerson, WrongPassword
from desktop_app.training.practicals.standing import Stage
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.standing import SealedMarks


@pytest.fixture
def room(place: Workplace) -> PracticalRoom:
    return PracticalRoom(place)


def test_from_the_certificate_down_to_the_sentence(room: PracticalRoom) -> None:
    s, trainee, supervisor = room.place.services, room.place.trainee, room.place.supervisor
    sign_theory(room.place, trainee, 90)
    practical, sheet = room.passed()
    standing = s.certification.standing(supervisor, trainee.id)
    assert standing.due
    assert standing.practical is not None
    assert (standing.practical.id, standing.practical.total) == (sheet.id, 81)
    assert len(standing.drills) == 3
    marks = s.chain.rests_on(supervisor, trainee.id, sheet.evidence)
    assert [one.kind for one in marks] == ["sheet", "attempt"] * 3
    first = s.forms.signed(supervisor, marks[0].record_id)
    assert [one.kind for one in first.sheet.evidence] == ["attempt"]
    past = s.debriefing.look_back(supervisor, first.sheet.evidence[0].record_id)
    assert past.conversation.exchanges[0].reply.startswith("您好")
    assert room.held(practical).sheet.id == sheet.id


def test_what_is_missing_is_told_in_sentences(room: PracticalRoom) -> None:
    s, trainee = room.place.services, room.place.trainee
    assert s.certification.standing(trainee, trainee.id).under_way is None
    practical = room.open()
    room.do(practical, 1)
    assert s.certification.standing(trainee, trainee.id).under_way == (
        "第 1 场（简单）等主管评分。",
        "第 2 场（中等）还没有做。",
        "第 3 场（较难）还没有做。",
    )
    s.practicals.void(room.place.supervisor, practical.id, 3, "断电")
    assert s.certification.standing(trainee, trainee.id).under_way == (
        "还差 1 场演练（至少 3 场）。",
        "还差较难难度的演练。",
        "第 1 场（简单）等主管评分。",
        "第 2 场（中等）还没有做。",
    )


def test_a_practical_that_breaks_the_rule_is_not_opened(room: PracticalRoom) -> None:
    s, supervisor, trainee = room.place.services, room.place.supervisor, room.place.trainee
    easy = [
        one.version_id
        for one in s.practicals.choices(supervisor, trainee.id)
        if one.difficulty == "easy"
    ]
    with pytest.raises(Trouble, match="还差中等、较难难度的演练"):
        s.practicals.open(supervisor, trainee.id, easy[:3])
    with pytest.raises(Trouble, match="还差 2 场演练"):
        s.practicals.open(supervisor, trainee.id, [easy[0], easy[0]])
    assert s.practicals.practicals(supervisor) == ()
    room.open()
    with pytest.raises(Trouble, match="已有一次实操考核"):
        room.open()
    with pytest.raises(NotAllowed):
        s.practicals.open(trainee, trainee.id, easy)


def test_the_system_is_silent_until_a_person_has_marked(room: PracticalRoom) -> None:
    s, supervisor, trainee = room.place.services, room.place.supervisor, room.place.trainee
    practical = room.open()
    running = s.practicals.begin(trainee, practical.id, 1, PASSWORD)
    said = s.practice.send(trainee, running, REPLY, Timing(4, 12))
    told = s.practice.finish(trainee, said, 12)
    assert (told.total, told.body, told.passed) == (None, {}, False)
    attempt = running.attempt.id
    assert s.practice.unfinished(trainee) == ()
    for who in (trainee, room.place.mentor, supervisor):
        assert s.practice.recent(who, trainee.id) == ()
        assert s.chain.record(who, trainee.id).attempts == ()
        with pytest.raises(SealedMarks):
            s.debriefing.look_back(who, attempt)
    with pytest.raises(SealedMarks):
        s.practice.resume(trainee, attempt)
    with pytest.raises(NotAllowed, match="评分以后才能对照"):
        s.practical_marking.comparison(supervisor, practical.id, 1)
    to_mark = s.practical_marking.to_mark(supervisor, practical.id, 1)
    assert not {"mark", "total", "analysis", "mood"} & {*to_mark.__slots__, *to_mark.one.__slots__}
    room.mark(practical, 1)
    assert [one.attempt_id for one in s.practice.recent(trainee, trainee.id)] == [attempt]
    assert s.debriefing.look_back(trainee, attempt).judgement.total is not None
    today = room.place.clock.today()
    assert [one.kind for one in s.contacts.listed(supervisor, today, today)] == ["attempt"]


def test_both_marks_side_by_side_with_their_evidence(room: PracticalRoom) -> None:
    practical = room.open()
    attempt = room.do(practical, 1)
    room.mark(practical, 1)
    s = room.place.services
    both = s.practical_marking.comparison(room.place.mentor, practical.id, 1)
    system = s.debriefing.look_back(room.place.mentor, attempt).judgement
    marks = {str(one.criterion): one.value for one in system.marks}
    assert both.system == system.total
    assert [(one.label, one.human, one.system) for one in both.rows] == [
        ("沟通", 80, marks["language"]),
        ("解决问题", 70, marks["solution"]),
        ("情绪管理", 90, marks["calming"]),
        ("职业素养", 84, None),
        ("处理时间", None, marks["time"]),
    ]
    reasons = both.rows[1].because
    assert reasons
    assert all(one.loss > 0 and one.why for one in reasons)
    assert next(one.text for one in both.said if one.own).startswith("您好")


def test_a_live_drill_is_marked_without_the_system(room: PracticalRoom) -> None:
    s, supervisor = room.place.services, room.place.supervisor
    practical = room.open()
    for wrong in (room.place.trainee, supervisor):
        with pytest.raises(Trouble, match="另一位在岗的同事"):
            s.practicals.play_live(supervisor, practical.id, 2, wrong.id)
    s.practicals.play_live(supervisor, practical.id, 2, room.second.id)
    with pytest.raises(NotAllowed, match="扮演客户"):
        s.practical_marking.open(room.second, practical.id, 2)
    with pytest.raises(Trouble, match="每场只有一次"):
        s.practicals.begin(room.place.trainee, practical.id, 2, PASSWORD)
    assert s.practical_marking.to_mark(supervisor, practical.id, 2).said == ()
    room.mark(practical, 2)
    both = s.practical_marking.comparison(supervisor, practical.id, 2)
    assert (both.system, both.apart) == (None, None)
    assert [one.system for one in both.rows] == [None] * 4


def test_the_own_mentor_does_not_mark_alone(room: PracticalRoom) -> None:
    s, place = room.place.services, room.place
    both = frozenset({Role.MENTOR, Role.SUPERVISOR})
    lead = s.people.add(place.supervisor, NewPerson("方宁", "1003", both, PASSWORD))
    new = NewPerson("许诺", "3009", frozenset({Role.TRAINEE}), PASSWORD, None, lead.id)
    trainee = s.people.add(place.supervisor, new)
    practical = room.open(trainee)
    for position in (1, 2, 3):
        s.practicals.play_live(place.supervisor, practical.id, position, room.second.id)
    for position in (1, 2):
        room.mark(practical, position, by=lead)
    with pytest.raises(NotAllowed, match="至少 1 场要由另一位主管评分"):
        room.mark(practical, 3, by=lead)
    assert not s.practical_marking.waiting(lead)
    room.mark(practical, 3)
    assert s.practical_marking.register(place.supervisor, practical.id, PASSWORD).total == 81


def test_who_marks_has_been_here_long_enough(room: PracticalRoom) -> None:
    s, supervisor = room.place.services, room.place.supervisor
    s.settings.change(supervisor, "practical.service_months", 6)
    practical = room.open()
    s.settings.change(supervisor, "practical.service_months", 0)
    room.do(practical, 1)
    held = room.held(practical)
    assert "满 6 个月" in s.practical_marking.why_not(supervisor, held)[1]
    with pytest.raises(NotAllowed, match="满 6 个月"):
        room.mark(practical, 1)


def test_a_mark_is_given_once(room: PracticalRoom) -> None:
    s, supervisor = room.place.services, room.place.supervisor
    practical = room.open()
    room.do(practical, 1)
    slow = s.practical_marking.open(room.second, practical.id, 1)
    slow = s.forms.keep(room.second, slow, MARKS, slow.evidence)
    sheet = room.mark(practical, 1)
    with pytest.raises(Trouble, match="已经评过分"):
        s.forms.sign(room.second, slow, PASSWORD)
    with pytest.raises(NotAllowed, match="不能再改"):
        s.forms.sign(room.second, slow, PASSWORD, replaces=sheet.id)
    with pytest.raises(NotAllowed, match="签名以后不能更正"):
        s.forms.correct(supervisor, sheet.id)
    assert room.held(practical).drill(1).sheet.id == sheet.id


def test_no_mark_is_registered_past_a_practical(room: PracticalRoom) -> None:
    s, supervisor, trainee = room.place.services, room.place.supervisor, room.place.trainee
    answers = {"scenarios": "三场", **{one: 95 for one in MARKS if one != "advice"}}
    plain = s.forms.open(supervisor, "practical-result", trainee, room.place.clock.today())
    plain = s.forms.keep(supervisor, plain, answers, ())
    with pytest.raises(NotAllowed, match="不能直接登记"):
        s.forms.sign(supervisor, plain, PASSWORD)
    practical = room.open()
    for position in (1, 2, 3):
        room.do(practical, position)
        room.mark(practical, position)
    forged = s.forms.open(
        supervisor, "practical-result", trainee, room.place.clock.today(),
        target=f"practical:{practical.id}",
    )  # fmt: skip
    forged = s.forms.keep(supervisor, forged, answers, ())
    with pytest.raises(NotAllowed, match="不一致"):
        s.forms.sign(supervisor, forged, PASSWORD)
    loose = s.forms.open(supervisor, "practical-drill", trainee, room.place.clock.today())
    loose = s.forms.keep(supervisor, loose, MARKS, ())
    with pytest.raises(NotAllowed, match="从一次实操考核里填写"):
        s.forms.sign(supervisor, loose, PASSWORD)
    assert s.certification.standing(supervisor, trainee.id).practical is None


def test_a_wrong_password_registers_nothing(room: PracticalRoom) -> None:
    practical = room.open()
    marking = room.place.services.practical_marking
    with pytest.raises(Trouble, match="还没有做"):
        marking.register(room.place.supervisor, practical.id, PASSWORD)
    for position in (1, 2, 3):
        room.do(practical, position)
        room.mark(practical, position)
    with pytest.raises(WrongPassword):
        marking.register(room.place.supervisor, practical.id, "不对")
    assert room.held(practical).ready


def test_what_was_taken_out_becomes_an_ordinary_examination(room: PracticalRoom) -> None:
    s, supervisor, trainee = room.place.services, room.place.supervisor, room.place.trainee
    practical = room.open()
    attempt = room.do(practical, 1)
    with pytest.raises(Trouble, match="还没有写原因"):
        s.practicals.void(supervisor, practical.id, 1, " ")
    s.practicals.void(supervisor, practical.id, 1, "网络中断")
    assert s.debriefing.look_back(trainee, attempt).judgement.total is not None
    assert room.held(practical).drill(1).stage is Stage.VOIDED
    under_way = s.practicals.begin(trainee, practical.id, 2, PASSWORD)
    s.practicals.cancel(supervisor, practical.id, "改期")
    assert s.practice.finish(trainee, under_way, 5).total is not None
    assert s.practicals.own(trainee) == ()
    room.open()


def test_the_trainee_is_told_what_comes_without_its_name(room: PracticalRoom) -> None:
    s, trainee = room.place.services, room.place.trainee
    practical = room.open()
    assert [one.title for one in s.practicals.own(trainee)] == ["", "", ""]
    (todo,) = s.practicals.waiting(trainee)
    assert todo.title == "实操考核：第 1 场（简单）"
    room.do(practical, 1)
    first, second, _third = s.practicals.own(trainee)
    assert (bool(first.title), first.stage, first.attempt_id) == (True, Stage.DONE, None)
    assert second.title == ""
    with pytest.raises(Trouble, match="每场只有一次"):
        room.do(practical, 1)
    with pytest.raises(NotAllowed):
        s.practicals.begin(room.place.stranger, practical.id, 2, PASSWORD)


def test_a_drill_is_added_in_place_of_another(room: PracticalRoom) -> None:
    s, supervisor = room.place.services, room.place.supervisor
    practical = room.open()
    choices = s.practicals.choices(supervisor, room.place.trainee.id)
    there = {one.drill.content_key for one in room.held(practical).drills}
    again = next(one.version_id for one in choices if one.key in there)
    with pytest.raises(Trouble, match="已经在这次考核里"):
        s.practicals.add_drill(supervisor, practical.id, again)
    new = next(one for one in choices if one.key not in there)
    s.practicals.add_drill(supervisor, practical.id, new.version_id)
    assert room.held(practical).drill(4).drill.title == new.title


def test_marks_from_before_stay_as_they_were_judged(room: PracticalRoom) -> None:
    from judging import sign_practical

    trainee: Person = room.place.trainee
    evidence = (Evidence("attempt", trainee.id, "当时的演练"),)
    old = sign_practical(room.place, trainee, 88, evidence)
    standing = room.place.services.certification.standing(room.place.supervisor, trainee.id)
    assert standing.practical is not None
    assert (standing.practical.id, standing.practical.total) == (old.id, 88)
