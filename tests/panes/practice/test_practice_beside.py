"""Beside a debrief: former runs, the observer's sheet, sharing, the examples, the document."""

from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from looking_back import OPINION, PHONE, POOR, observed, practised
from practice_room import Room, enter

from desktop_app.panes.practice.debrief_shown import DebriefShown
from desktop_app.panes.practice.share_shown import SharedTyped


@pytest.fixture
def room(place: Workplace) -> Room:
    return enter(place)


def _opened(room: Room, attempt: UUID) -> DebriefShown:
    room.presenter.open_target(f"attempt:{attempt}")
    debrief = room.view.debrief_page.debrief
    assert debrief is not None
    return debrief


def _share(room: Room, attempt: UUID, why: str = "时间说到几点。") -> None:
    _opened(room, attempt)
    room.presenter.share_or_show()
    share = room.view.debrief_page.share
    assert share is not None
    turns = tuple((one.number, one.reply, "") for one in share.turns)
    room.presenter.parts.share.send(SharedTyped(why, turns))


def test_last_and_best_are_offered_with_their_marks(room: Room) -> None:
    practised(room.place)
    practised(room.place, POOR)
    last, best = _opened(room, practised(room.place)).former
    assert (last.key, best.key) == ("last", "best")
    assert last.text.startswith("上次 ")
    assert best.text.startswith("最好 ")
    assert all("这次" in one for one in last.criteria)
    first = last.turns[0]
    assert first.place == "上次第 1 回合"
    assert first.reply == POOR[0]
    assert any(text.startswith("新说到：") for _tone, text in first.facts)
    assert last.turns[-1].place == "上次没有走到这里"


def test_the_last_one_that_is_also_the_best_is_offered_once(room: Room) -> None:
    practised(room.place)
    (former,) = _opened(room, practised(room.place, POOR)).former
    assert former.text.startswith("上次（也是最好）")


def test_the_observer_names_a_ticket_as_evidence(room: Room) -> None:
    """A supervisor may add an item of evidence to the observer's form too."""
    attempt, place = practised(room.place), room.place
    templates = place.services.templates
    working = templates.edit(place.supervisor, "observation")
    first, *others = working.body["sections"]
    proof = {"id": "proof", "label": "依据", "type": "evidence", "weight": 0}
    body = {**working.body, "sections": [{**first, "items": [*first["items"], proof]}, *others]}
    templates.keep(place.supervisor, working, body)
    templates.publish(place.supervisor, "observation")
    mentor = enter(place, place.mentor)
    _opened(mentor, attempt)
    mentor.presenter.observe()
    observer, panel = mentor.presenter.parts.observer, mentor.view.debrief_page.observer
    observer.pick("proof")
    assert panel.last("ask_evidence") == ("“依据”的依据", ())
    observer.picking.pick_words("ticket", "GD-20261122-7")
    assert panel.last("show_picked") == ("proof", "ticket:GD-20261122-7", "GD-20261122-7")
    assert mentor.view.debrief_page.state[0]
    observer.close()
    mentor.presenter.observe()
    assert mentor.view.debrief_page.answers["proof"] == "ticket:GD-20261122-7"


def test_a_mentor_writes_signs_and_the_trainee_reads(room: Room) -> None:
    attempt = practised(room.place)
    mentor = enter(room.place, room.place.mentor)
    assert _opened(mentor, attempt).acts.observe == "写观察意见"
    mentor.presenter.observe()
    page = mentor.view.debrief_page
    assert page.observing is not None
    for item, value in OPINION.items():
        mentor.presenter.parts.observer.answer(item, value)
    assert page.state[0].startswith("得分 ")
    mentor.presenter.parts.observer.submit()
    assert page.asked == "王敏"
    mentor.presenter.parts.observer.sign("falsch")
    assert page.problem
    mentor.presenter.parts.observer.sign(PASSWORD)
    assert page.observing is None
    assert mentor.navigator.notices == ["已签名锁定：GC-2026-000001"]
    (seen,) = _opened(room, attempt).observers
    assert seen.name == "王敏"
    assert seen.facts.endswith("均分 3.7 / 5")
    assert dict(seen.texts)["建议"] == OPINION["advice"]
    assert seen.criteria[0] == ("安抚情绪", 4, "体谅、道歉到位，偶尔急着解释")


def test_what_is_missing_on_the_sheet_is_marked_not_signed(room: Room) -> None:
    attempt = practised(room.place)
    mentor = enter(room.place, room.place.mentor)
    _opened(mentor, attempt)
    mentor.presenter.observe()
    mentor.presenter.parts.observer.submit()
    assert list(mentor.view.debrief_page.missing) == list(OPINION)
    assert mentor.view.debrief_page.asked == ""


def test_a_draft_is_there_again(room: Room) -> None:
    attempt = practised(room.place)
    mentor = enter(room.place, room.place.mentor)
    _opened(mentor, attempt)
    mentor.presenter.observe()
    mentor.presenter.parts.observer.answer("advice", "先复述。")
    mentor.presenter.parts.observer.close()
    mentor.presenter.observe()
    assert mentor.view.debrief_page.answers == {"advice": "先复述。"}


def test_what_was_signed_before_is_replaced_by_the_next(room: Room) -> None:
    attempt = practised(room.place)
    first = observed(room.place, attempt, room.place.mentor)
    mentor = enter(room.place, room.place.mentor)
    _opened(mentor, attempt)
    mentor.presenter.observe()
    for item, value in OPINION.items():
        mentor.presenter.parts.observer.answer(item, value)
    mentor.presenter.parts.observer.sign(PASSWORD)
    (seen,) = room.place.services.debriefing.observations(room.place.trainee, attempt)
    assert seen.sheet.replaces_id == first.id


def test_a_trainee_is_offered_neither_observing_nor_sharing(room: Room) -> None:
    acts = _opened(room, practised(room.place)).acts
    assert (acts.own, acts.observe, acts.share, acts.pdf) == (True, "", "", True)
    room.presenter.observe()
    assert room.view.debrief_page.observing is None


def test_a_failed_attempt_is_not_offered_to_be_shared(room: Room) -> None:
    supervisor = enter(room.place, room.place.supervisor)
    assert _opened(supervisor, practised(room.place, POOR)).acts.share == ""


def test_a_supervisor_approves_and_everybody_replays(room: Room) -> None:
    attempt = practised(room.place)
    supervisor = enter(room.place, room.place.supervisor)
    _share(supervisor, attempt)
    assert supervisor.view.debrief_page.share is None
    assert supervisor.view.acts.share == "看已发的示例"
    room.presenter.open_target(f"drill:{PHONE}")
    assert room.view.list_page.examples == 1
    room.presenter.parts.examples.open(PHONE)
    page = room.view.examples_page
    assert room.view.page == "examples"
    assert page.chosen == PHONE
    replay = page.replay
    assert replay is not None
    assert [one.kind for one in replay.steps[:3]] == ["line", "reply", "line"]
    assert replay.steps[-1].kind == "closing"
    assert replay.steps[1].effect.startswith("情绪 72 → ")
    assert (replay.why, replay.may_retire) == ("时间说到几点。", False)


def test_replaced_places_are_marked_for_whoever_approves(room: Room) -> None:
    supervisor = enter(room.place, room.place.supervisor)
    _opened(supervisor, practised(room.place))
    supervisor.presenter.share_or_show()
    share = supervisor.view.debrief_page.share
    assert share is not None
    assert share.replaced.startswith("已经替换：姓名 1 处、工号 1 处、电话 1 处、单号 1 处")
    first = share.turns[0]
    assert [first.reply[one.start : one.end] for one in first.marks] == ["〔姓名〕", "工号****"]


def test_without_a_sentence_why_it_says_so_and_keeps_the_sheet(room: Room) -> None:
    supervisor = enter(room.place, room.place.supervisor)
    _share(supervisor, practised(room.place), why="")
    page = supervisor.view.debrief_page
    assert page.share is not None
    assert page.share_problem.startswith("还没有写这次好在哪里")


def test_examples_are_found_by_words_and_by_drill(room: Room) -> None:
    supervisor = enter(room.place, room.place.supervisor)
    _share(supervisor, practised(room.place))
    examples, page = room.presenter.parts.examples, room.view.examples_page
    examples.open()
    assert [one.title for one in page.rows] == ["宣传不符的家长"]
    examples.search("几点 电话")
    assert len(page.rows) == 1
    examples.search("没有这样的")
    assert not page.rows
    assert page.any_at_all
    examples.search("")
    examples.narrow("scenario/chat-reschedule")
    assert not page.rows


def test_nothing_shared_yet_says_what_belongs_here(room: Room) -> None:
    room.presenter.parts.examples.open()
    assert (room.view.page, room.view.examples_page.any_at_all) == ("examples", False)
    assert room.view.examples_page.replay is None
    room.presenter.parts.examples.back()
    assert room.view.page == "list"


def test_a_supervisor_takes_an_example_down_after_being_asked(room: Room) -> None:
    supervisor = enter(room.place, room.place.supervisor)
    attempt = practised(room.place)
    _share(supervisor, attempt)
    supervisor.presenter.share_or_show()
    page = supervisor.view.examples_page
    page.agrees = False
    supervisor.presenter.parts.examples.retire()
    assert page.any_at_all
    page.agrees = True
    supervisor.presenter.parts.examples.retire()
    assert (page.asked, page.any_at_all) == (["撤下示例", "撤下示例"], False)


def test_from_an_example_one_goes_on_to_practise_it(room: Room) -> None:
    supervisor = enter(room.place, room.place.supervisor)
    _share(supervisor, practised(room.place))
    room.presenter.parts.examples.open()
    room.presenter.parts.examples.practise()
    talk = room.view.talk_page.talk
    assert talk is not None
    assert talk.title == "宣传不符的家长"


def test_the_debrief_is_handed_to_the_preview_with_what_was_typed(room: Room) -> None:
    attempt = practised(room.place)
    _opened(room, attempt)
    flushed = room.view.debrief_page.flushed
    room.presenter.save_pdf()
    assert room.saved == [attempt]
    assert room.view.debrief_page.flushed == flushed + 1
