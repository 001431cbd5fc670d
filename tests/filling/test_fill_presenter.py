"""The one way to fill in a sheet: drafts, evidence, the signature, what goes wrong."""

from dataclasses import replace

import pytest
from builders import PASSWORD, Workplace
from fill_room import FillRoom
from judging import add_attempt

from db.ids import new_id
from db.records import Evidence
from db.store import Store
from desktop_app.filling.presenter import Begun
from desktop_app.system.errors import Trouble
from desktop_app.training.forms.template import FormItem

CHECK = "service-self-check"


def _theory(place: Workplace) -> FillRoom:
    room = FillRoom(place, place.supervisor, "theory-mark")
    room.begin()
    return room


def _complete(room: FillRoom, mark: int = 91) -> None:
    room.answer(paper_title="A", exam_date="2026-11-20", theory=mark)


def test_what_was_typed_before_a_crash_is_there_again(place: Workplace) -> None:
    _theory(place).answer(paper_title="理论卷 A", theory=9)  # the program is killed here

    again = _theory(place)

    assert again.notes.last("show_filling")[0].answers == {"paper-title": "理论卷 A", "theory": 9}
    assert again.notes.last("show_fill_state") == ("得分 9 / 100", "已自动保存 09:00:00")


def test_what_binds_nobody_else_is_handed_in_without_a_password(place: Workplace) -> None:
    room = FillRoom(place, place.trainee, CHECK)
    room.begin()
    assert room.fill.filling is not None
    for item in room.fill.filling.sheet.form.items():
        room.fill.answer(item.id, "yes")

    room.fill.submit()

    assert room.notes.last("show_filling")[0].act == "提交"
    assert room.notes.count("ask_signature") == 0
    assert room.went.said == ["已提交：ZJ-2026-000001"]
    assert [one.form_key for one in room.signed] == [CHECK]


def test_a_record_is_attached_and_taken_away_by_the_same_act(place: Workplace) -> None:
    room = _theory(place)
    record = Evidence("attempt", new_id(), "14:46 对练 82 分")
    told: list[int] = []
    room.fill.when_answered = lambda: told.append(1)

    room.fill.toggle(record)
    assert room.fill.filling is not None
    assert room.fill.filling.evidence == (record,)
    assert room.notes.last("show_fill_state")[1].endswith("附上依据 1 条")
    room.fill.toggle(record)

    assert not room.fill.filling.evidence
    assert len(told) == 2


def test_the_sums_can_be_opened_while_filling(place: Workplace) -> None:
    room = _theory(place)
    room.answer(theory=64)

    room.fill.open_arithmetic()

    (lines,) = room.notes.last("show_arithmetic")
    assert lines[-1] == "总分 = (64×100) ÷ 100 = 64"


def test_a_sheet_put_away_before_it_came_is_not_shown(place: Workplace) -> None:
    room = _theory(place)
    assert room.fill.leave()
    assert not room.fill.leave()
    room.fill.answer("theory", 3)
    room.fill.submit()
    room.fill.sign(PASSWORD)

    assert room.signed == []
    assert room.notes.count("ask_signature") == 0


def test_a_wrong_password_loses_nothing_and_can_be_tried_again(place: Workplace) -> None:
    room = _theory(place)
    _complete(room)

    room.fill.sign("wrong one")
    assert "密码" in room.notes.last("show_signature_problem")[0]
    room.fill.sign(PASSWORD)

    assert [one.total for one in room.signed] == [91]
    assert room.went.said == ["已签名锁定：LL-2026-000001"]


def test_a_locked_database_leaves_the_sheet_open(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = _theory(place)
    _complete(room)
    monkeypatch.setattr("db.store.BUSY_SECONDS", 0.05)
    place.services.store.close()  # the next connection waits no longer than that
    other = Store(place.services.store.path)
    with other.writing(), pytest.raises(Trouble):
        room.fill.sign(PASSWORD)
    other.close()
    assert room.notes.told[-1][0] == "close_signature"

    room.fill.sign(PASSWORD)

    assert len(room.signed) == 1


def test_a_turn_of_a_drill_is_picked_as_the_evidence_of_one_answer(place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)
    room = FillRoom(place, place.supervisor, "theory-mark")
    form = place.services.forms.published("theory-mark")
    proof = FormItem.model_validate({"id": "proof", "label": "依据", "type": "evidence"})
    section = form.sections[0].model_copy(update={"items": (*form.sections[0].items, proof)})
    asked = form.model_copy(update={"sections": (section, *form.sections[1:])})
    today = place.clock.today()
    opened = place.services.forms.open(place.supervisor, "theory-mark", place.trainee, today)
    room.fill.show(Begun(replace(opened, form=asked)))

    room.fill.pick("proof")
    title, attempts = room.notes.last("ask_evidence")
    room.fill.picking.open_attempt(attempts[0].key)
    room.fill.picking.pick_turn(3)

    assert title == "“依据”的依据"
    assert room.fill.filling is not None
    assert room.fill.filling.sheet.answers["proof"] == f"attempt:{attempt}#3"
    assert [one.record_id for one in room.fill.filling.evidence] == [attempt]
    assert room.notes.last("show_picked")[2].endswith("第 3 句")
    room.fill.picking.pick_words("ticket", " GD-20261122-7 ")
    assert room.fill.filling.sheet.answers["proof"] == "ticket:GD-20261122-7"


def test_what_was_picked_is_told_again_when_a_draft_is_opened_anew(place: Workplace) -> None:
    add_attempt(place, place.trainee)
    room = FillRoom(place, place.mentor, "supervised-case")
    room.begin()
    room.fill.pick("record")
    room.fill.picking.open_attempt(room.notes.last("ask_evidence")[1][0].key)
    room.fill.picking.pick_turn(2)
    told = room.notes.last("show_picked")

    again = FillRoom(place, place.mentor, "supervised-case")
    again.begin()

    assert again.notes.last("show_picked") == told
    assert told[2].endswith("第 2 句")


def test_a_sheet_signed_in_another_window_says_so_and_keeps_what_is_typed_on(
    place: Workplace,
) -> None:
    here, there = _theory(place), _theory(place)
    _complete(there, 64)
    there.fill.sign(PASSWORD)

    _complete(here, 91)
    note = here.notes.last("show_fill_state")[1]
    with pytest.raises(Trouble, match="另一个窗口"):
        here.fill.sign(PASSWORD)

    assert note == "这份表已在另一个窗口提交，接着写的不会再提交一份"
    assert here.signed == []
    assert len(place.services.forms.about(place.supervisor, place.trainee.id)) == 1
    (signed,) = there.signed
    assert place.services.forms.correct(place.supervisor, signed.id).answers["theory"] == 91
