"""What is told of a program under way, each with the place where it is put right."""

from test_program_body import INDUCTION

from desktop_app.training.content.writing.states import Body, Finding
from desktop_app.training.curriculum.editing import body as change
from desktop_app.training.curriculum.editing.checks import doubts, examine


def at(body: Body, found: Finding) -> tuple[str, str]:
    """Return session and field that a finding leads to."""
    return body["sessions"][int(found.path[1])]["id"], str(found.path[2])


def test_a_circle_is_told_at_each_session_in_it() -> None:
    body = change.with_session(INDUCTION, "d1-company", "after", ["d1-orders"])
    program, found = examine(body)
    assert program is None
    assert {at(body, one) for one in found} == {
        (key, "after") for key in ("d1-company", "d1-service", "d1-orders")
    }
    assert found[0].expected.startswith("先修课次绕成了圈：")
    assert "岗前 1 · 公司与部门 → " in "".join(one.expected for one in found)


def test_a_prerequisite_that_comes_later_is_told() -> None:
    body = change.with_session(INDUCTION, "d1-orders", "after", ["d3-clients"])
    _, found = examine(body)
    (later,) = (one for one in found if "比它还晚" in one.expected)
    assert at(body, later) == ("d1-orders", "after")
    assert later.expected == "先修课次“岗前 3 · 客户资料与隐私”排在第 3 天 09:00，比它还晚。"


def test_every_missing_text_is_told_at_once() -> None:
    body, name = change.add_session(INDUCTION, 6, "pre")
    body = change.with_session(body, name, "place", "")
    _, found = examine(body)
    assert {at(body, one) for one in found} == {
        (name, field) for field in ("title", "place", "aim")
    }


def test_two_sessions_at_once_are_a_doubt() -> None:
    body = change.with_session(INDUCTION, "d1-service", "start", "10:00")
    (found,) = doubts(body)
    assert at(body, found) == ("d1-service", "start")
    assert found.expected.startswith("和“岗前 1 · 公司与部门”（09:00 开始，150 分钟）时间重叠")
    assert examine(body)[0] is not None


def test_sessions_that_touch_are_no_doubt() -> None:
    assert doubts(change.with_session(INDUCTION, "d1-service", "start", "11:30")) == ()


def test_more_than_a_days_hours_are_a_doubt() -> None:
    body = change.with_session(INDUCTION, "d1-summary", "minutes", 240)
    (found,) = doubts(body)
    assert at(body, found) == ("d1-summary", "minutes")
    assert found.expected == "第 1 天合计 9.2 小时，超过 8 小时。"


def test_what_waits_for_a_gate_and_stands_before_its_end_is_a_doubt() -> None:
    body, name = change.add_session(INDUCTION, 6, "pre")
    sessions = body["sessions"]
    gate = next(place for place, one in enumerate(sessions) if one["id"] == "d5-exam")
    sessions[-1] |= {"day": 5, "start": "08:00"}
    found = [one for one in doubts(body) if one.path == ("sessions", len(sessions) - 1, "day")]
    assert gate < len(sessions) - 1
    assert name == sessions[-1]["id"]
    assert found[0].expected.startswith("要等关卡“岗前综合考试”通过才开始")
