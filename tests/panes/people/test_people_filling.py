"""Filling in an evaluation or a mark: drafts, evidence, missing answers, the signature."""

from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from judging import add_attempt
from people_room import Room

from desktop_app.system.errors import NotAllowed


def _begun(place: Workplace, form_key: str = "theory-mark") -> Room:
    room = Room(place, place.supervisor)
    room.people.choose(str(place.trainee.id))
    room.judging.begin(form_key, place.trainee)
    return room


def _answer_theory(room: Room, mark: object = 91) -> None:
    for item, value in (("paper-title", "A"), ("exam-date", "2026-11-20"), ("theory", mark)):
        room.fill.answer(item, value)


def test_a_form_opens_beside_the_persons_records(place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)

    room = _begun(place)

    (fill,) = room.notes.last("show_filling")
    assert fill.title == "理论考试成绩登记 · 林晓雨"
    hint, records, _chosen = room.notes.last("show_fill_records")
    assert [entry.key for entry in records] == [f"attempt:{attempt}"]
    assert "附在表后" in hint


def test_what_was_typed_is_there_again(place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)
    room = _begun(place)
    room.fill.answer("theory", 91)
    room.judging.attach([f"attempt:{attempt}"])
    room.people.back()

    again = _begun(place)

    (fill,) = again.notes.last("show_filling")
    assert fill.answers == {"theory": 91}
    assert again.notes.last("show_fill_records")[2] == (f"attempt:{attempt}",)
    score, note = again.notes.last("show_fill_state")
    assert score == "得分 91 / 100"
    assert note == "已自动保存 09:00:00 · 附上依据 1 条"


def test_missing_answers_are_marked_instead_of_signed(place: Workplace) -> None:
    room = _begun(place)
    room.fill.answer("theory", 91)

    room.fill.submit()

    items, sentence = room.notes.last("show_missing")
    assert items == ("paper-title", "exam-date")
    assert sentence == "还没有填：试卷名称、考试日期"
    assert room.notes.count("ask_signature") == 0


def test_a_signed_mark_counts_and_is_shown(place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)
    room = _begun(place)
    _answer_theory(room)
    room.judging.attach([f"attempt:{attempt}", "sheet:unknown"])

    room.fill.submit()
    name, what = room.notes.last("ask_signature")
    assert (name, what) == (
        "陈立",
        "理论考试成绩登记，林晓雨，11月23日 周一。签名后锁定，不能再改。",
    )
    room.fill.sign(PASSWORD)

    standing = place.services.certification.standing(place.supervisor, place.trainee.id)
    assert standing.theory is not None
    assert standing.theory.total == 91
    assert room.went.said == ["已签名锁定：LL-2026-000001"]
    assert room.opened().key == f"sheet:{standing.theory.id}"
    assert [entry.key for entry in room.opened().evidence] == [f"attempt:{attempt}"]


def test_a_wrong_password_is_said_at_the_signature_and_loses_nothing(place: Workplace) -> None:
    room = _begun(place)
    _answer_theory(room)

    for _ in range(3):
        room.fill.sign("wrong one")

    text, wait = room.notes.last("show_signature_problem")
    assert "请等 5 秒" in text
    assert wait == 5.0
    assert place.services.forms.about(place.supervisor, place.trainee.id) == ()
    assert _begun(place).notes.last("show_filling")[0].answers["theory"] == 91


def test_evidence_is_kept_oldest_first_with_its_mark(place: Workplace) -> None:
    first = add_attempt(place, place.trainee, 60.0)
    place.clock.advance(timedelta(hours=1))
    second = add_attempt(place, place.trainee, 82.5)
    room = _begun(place)
    _answer_theory(room)

    room.judging.attach([f"attempt:{second}", f"attempt:{first}"])
    room.fill.sign(PASSWORD)

    entry = place.services.forms.about(place.supervisor, place.trainee.id)[0]
    evidence = place.services.forms.signed(place.supervisor, entry.id).sheet.evidence
    assert [one.record_id for one in evidence] == [first, second]
    assert evidence[1].note.endswith(" 82.5 分")


def test_a_mentor_may_not_register_marks(place: Workplace) -> None:
    room = Room(place, place.mentor)
    room.people.choose(str(place.trainee.id))

    with pytest.raises(NotAllowed):
        room.judging.begin("theory-mark", place.trainee)

    assert room.notes.count("show_filling") == 0
