"""Changing a layout: every step can be taken back, and no step leads off the paper."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.certification.layout import body as steps
from desktop_app.training.certification.layout.checks import examine, undrawable
from desktop_app.training.certification.layout.default import default_layout
from desktop_app.training.certification.layout.differences import differences
from desktop_app.training.certification.layout.model import CertificateLayout
from desktop_app.training.certification.layout.slots import filled, unknown_slots
from desktop_app.training.content.writing.history import History
from desktop_app.training.content.writing.states import Body

USUAL: Body = default_layout().model_dump(mode="json")
NAMES = [one["id"] for one in USUAL["elements"]]
lengths = st.floats(-400, 400).map(lambda at: round(at, 1))
acts = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.sampled_from(NAMES), lengths, lengths),
        st.tuples(st.just("hide"), st.sampled_from(NAMES)),
        st.tuples(st.just("stretch"), st.sampled_from(NAMES), st.booleans(), lengths),
        st.tuples(st.just("add"), st.sampled_from(steps.ADDED)),
        st.tuples(st.just("copy"), st.sampled_from(NAMES)),
        st.tuples(st.just("take out"), st.integers(0, 3)),
        st.tuples(st.just("tie"), st.sampled_from(NAMES), st.integers(0, 40)),
    ),
    max_size=12,
)


def nothing_missing(_text: str) -> set[str]:
    return set()


def done(body: Body, act: tuple[Any, ...]) -> Body:
    if act[1] in NAMES and not steps.has(body, act[1]):
        return body  # it was taken out before
    match act:
        case ("move", name, across, down):
            return steps.moved(body, name, across, down)
        case ("stretch", name, left, by):
            return steps.stretched(body, name, left, by)
        case ("hide", name):
            return steps.with_field(body, name, "shown", False)
        case ("add", kind):
            return steps.added(body, kind, 100)[0]
        case ("copy", name):
            return steps.duplicated(body, name)[0]
        case ("take out", number):
            able = [one["id"] for one in body["elements"] if steps.removable(body, one["id"])]
            return steps.removed(body, able[number % len(able)], {}) if able else body
        case ("tie", name, number):
            able = list(steps.earlier(body, name))
            above = able[number % len(able)] if able else None
            return steps.tied(body, name, above, 120, 100)
    raise AssertionError(act)


@given(acts)
def test_whatever_is_done_is_a_layout_on_the_paper_and_can_be_taken_back(
    several: list[tuple[Any, ...]],
) -> None:
    history, states = History(USUAL), [USUAL]
    for act in several:
        if history.change(done(history.body, act)):
            states.append(history.body)
        layout = CertificateLayout.model_validate(history.body)
        assert all(0 <= one.x <= 297 - one.width or one.x == 0 for one in layout.elements)
    for state in reversed(states[:-1]):
        assert history.undo()
        assert history.body == state
    assert not history.can_undo
    for state in states[1:]:
        assert history.redo()
        assert history.body == state


def test_what_is_needed_on_every_certificate_can_only_be_hidden() -> None:
    assert not steps.removable(USUAL, "name")
    assert not steps.removable(USUAL, "code")
    assert steps.removable(USUAL, "lead")


def test_what_followed_something_taken_out_stays_where_it_stands() -> None:
    grown, name = steps.added(USUAL, "text", 100)
    below, copy = steps.duplicated(grown, name)
    tied = steps.tied(below, copy, name, 112, 100)
    assert steps.element(tied, copy)["y"] == 12
    left = steps.removed(tied, name, {copy: 112})
    assert (steps.element(left, copy)["follows"], steps.element(left, copy)["y"]) == (None, 112)


def faults(body: Body) -> list[tuple[str, str]]:
    return [(one.field, one.expected) for one in examine(body, nothing_missing)[1]]


def test_the_usual_layout_has_no_faults() -> None:
    layout, found = examine(USUAL, nothing_missing)
    assert (layout, found) == (default_layout(), ())


@pytest.mark.parametrize(
    ("name", "field", "value", "told"),
    [
        ("lead", "text", "兹证明[性名]", "没有这个占位：[性名]。"),
        ("lead", "text", "  ", "这一项还没有文字。"),
        ("name", "shown", False, "每份证书上都要有姓名，现在没有显示，或只在一种证书上显示。"),
        ("facts", "only", "gold", "每份证书上都要有证书编号，现在没有显示，或只在一种证书上显示。"),
        ("title", "size", 200, "不能大于 80.0；现在是“200”。"),
        ("english", "follows", "gold-tag", "要跟在它下面的 gold-tag 应是前面的一项。"),
    ],
)
def test_what_cannot_be_published_is_told_where_it_is_put_right(
    name: str, field: str, value: object, told: str
) -> None:
    body = steps.with_field(USUAL, name, field, value)
    place = NAMES.index(name) + 1
    assert faults(body) == [(f"elements[{place}].{field}", told)]


def test_characters_that_no_typeface_has_are_named() -> None:
    def missing(text: str) -> set[str]:
        return set(text) & {"𠮷"}

    body = steps.with_field(USUAL, "lead", "text", "𠮷祥")
    (found,) = examine(body, missing)[1]
    assert found.expected == "打印字体里没有这些字：𠮷。"
    people = [("林晓雨", "3001"), ("李𠮷", "3002")]
    assert undrawable(people, missing) == (("李𠮷", "3002", "𠮷"),)


def test_slots_are_filled_and_what_is_none_stays_as_it_is_written() -> None:
    assert filled("[姓名]于[签发日期]，[别的]", {"姓名": "林晓雨", "签发日期": "今天"}) == (
        "林晓雨于今天，[别的]"
    )
    assert unknown_slots("[姓名][别的]") == ("别的",)


def test_what_changed_is_told_in_words() -> None:
    body = steps.with_field(USUAL, "lead", "text", "特此证明")
    body = steps.with_field(body, "code", "x", 200.0)
    body = steps.with_field(body, "title", "colour", "gold")
    body = steps.with_field(body, "logo", "shown", False)
    body = steps.added(body, "signature", 180)[0]
    old, new = default_layout(), CertificateLayout.model_validate(body)
    assert differences(old, new) == (
        "机构标志的显示：“是”改为“否”",
        "文字“[证书名称]”的颜色：“正文色”改为“金色”",
        "文字“兹证明”的文字：“兹证明”改为“特此证明”",
        "二维码的左边：“135”改为“200”",
        "新增签名线“培训负责人（签章）”",
    )
