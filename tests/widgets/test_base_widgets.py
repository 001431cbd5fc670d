"""Buttons, cards, tags, bars, empty states, avatars, headings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.avatar import Avatar
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import (
    DangerButton,
    IconButton,
    LinkButton,
    PlainButton,
    PrimaryButton,
)
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.tags import Tag


def test_buttons_have_the_heights_of_the_tokens(qtbot: QtBot) -> None:
    for button, height in (
        (PrimaryButton("开始练习"), 36),
        (PlainButton("取消"), 32),
        (DangerButton("删除"), 32),
        (IconButton("more", "更多"), 32),
    ):
        qtbot.addWidget(button)
        button.ensurePolished()
        assert button.sizeHint().height() == height


def test_key_makes_the_button_wider_and_is_told_to_screen_readers(qtbot: QtBot) -> None:
    plain, hinted = PrimaryButton("发送"), PrimaryButton("发送", "Ctrl ↵")
    for button in (plain, hinted):
        qtbot.addWidget(button)
    assert hinted.sizeHint().width() > plain.sizeHint().width()
    assert hinted.accessibleName() == "发送"
    assert hinted.accessibleDescription() == "Ctrl ↵"


def test_button_paints_its_text_itself_and_only_once(qtbot: QtBot) -> None:
    button = PrimaryButton("")
    qtbot.addWidget(button)
    button.setFixedSize(120, 36)
    button.show()
    empty = button.grab().toImage()
    button.setText("开始练习")
    written = button.grab().toImage()
    changed = [
        written.pixelColor(x, y)
        for x in range(120)
        for y in range(36)
        if written.pixelColor(x, y) != empty.pixelColor(x, y)
    ]
    assert changed
    assert max(colour.lightness() for colour in changed) > 200
    assert button.accessibleName() == "开始练习"


def test_focus_does_not_move_what_is_around_a_button(qtbot: QtBot) -> None:
    button = PlainButton("取消", "Esc")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    button.setFocus()
    assert button.sizeHint() == before


def test_enter_presses_a_button_outside_a_dialog_too(qtbot: QtBot) -> None:
    button = PlainButton("打印")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    button = IconButton("close", "关闭")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "关闭"
    assert not button.icon().isNull()


def test_link_button_can_be_reached_by_key(qtbot: QtBot) -> None:
    button = LinkButton("换一个人登录")
    qtbot.addWidget(button)
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_card_without_a_title_takes_no_room_for_one(qtbot: QtBot) -> None:
    titled, bare = Card("标题", "说明"), Card()
    for card in (titled, bare):
        qtbot.addWidget(card)
        card.ensurePolished()
    assert titled.sizeHint().height() > bare.sizeHint().height()


def test_cleared_card_is_empty(qtbot: QtBot) -> None:
    card = Card("标题")
    qtbot.addWidget(card)
    card.body.addWidget(QLabel("甲"))
    card.body.addWidget(QLabel("乙"))
    card.clear()
    assert card.body.count() == 0


@pytest.mark.parametrize("tone", ["accent", "good", "warn", "bad", "plain"])
def test_tag_tone_is_known_to_the_style_sheet(qtbot: QtBot, tone: str) -> None:
    tag = Tag("必填", tone)  # type: ignore[arg-type]  # every tone, by name
    qtbot.addWidget(tag)
    tag.ensurePolished()
    expected = "secondary" if tone == "plain" else tone
    assert tag.palette().windowText().color() == theming.colour(expected)


@pytest.mark.parametrize(
    ("value", "maximum", "share"),
    [(74, 96, 74 / 96), (None, 100, 0), (0, 100, 0), (130, 100, 1), (5, 0, 0), (-3, 10, 0)],
)
def test_bar_is_filled_to_its_share(
    qtbot: QtBot, value: float | None, maximum: float, share: float
) -> None:
    bar = ScoreBar("要点掌握", "", value, maximum)
    qtbot.addWidget(bar)
    assert bar.share == pytest.approx(share)


def test_bar_says_its_value_and_paints_it(qtbot: QtBot) -> None:
    bar = ScoreBar("安抚情绪", "权重 30%", 88)
    qtbot.addWidget(bar)
    bar.resize(200, bar.sizeHint().height())
    bar.show()
    image = bar.grab().toImage()
    middle = image.height() - theming.size("bar") // 2
    assert image.pixelColor(100, middle) == theming.colour("accent")
    assert image.pixelColor(195, middle) == theming.colour("track")
    assert bar.accessibleName() == "安抚情绪 88"


def test_empty_state_offers_its_action(qtbot: QtBot) -> None:
    state = EmptyState("certificates", "还没有证书", "通过实操考核后在这里签发。", "安排考核")
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.action_requested):
        QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    state.set_texts("还没有证书", "请等主管签发。")
    assert state.button.isHidden()


def test_avatar_takes_names_of_any_kind(qtbot: QtBot) -> None:
    for name in ("林晓雨", "䶮", "", "  王敏", "👩 客户"):
        avatar = Avatar(name)
        qtbot.addWidget(avatar)
        avatar.show()
        assert not avatar.grab().isNull()
        assert avatar.accessibleName() == name


def test_label_shows_markup_instead_of_obeying_it(qtbot: QtBot) -> None:
    label = TextLabel("<b>粗</b> &amp;")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_long_line_ends_in_an_ellipsis_and_keeps_its_text_as_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("客户宣传不符的家长" * 10)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    label.grab()
    assert label.toolTip() == label.text()
    label.setText("短")
    label.grab()
    assert label.toolTip() == ""


def test_none_keeps_its_references_over_many_calls(qapp: QApplication) -> None:
    # PySide6 6.12.0 dropped one with every void call and died after some thousand of them.
    import sys

    assert qapp is not None
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(2000):
        label.setText(str(number))
        label.setEnabled(bool(number % 2))
    assert sys.getrefcount(None) >= before - 100
