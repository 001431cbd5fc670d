"""Highlighted text: places of words, height by width, flashing, what is told of it."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.widgets import fonts, theming
from desktop_app.widgets.evidence_text import EvidenceText, Highlight, laid_out, units

TEXT = "让您和孩子失望了，这件事是我们没做好。应该能给您全额退。"
GOOD = Highlight(0, 8, "good", "体谅")
BAD = Highlight(19, 27, "bad", "越权承诺")


@pytest.fixture
def shown(qtbot: QtBot) -> EvidenceText:
    made = EvidenceText(TEXT, [GOOD, BAD])
    qtbot.addWidget(made)
    made.resize(500, made.heightForWidth(500))
    made.show()
    qtbot.waitExposed(made)
    return made


def _has(image: QImage, token: str) -> bool:
    colour = theming.colour(token).rgb()
    return any(
        image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height())
    )


def test_each_highlight_stands_on_the_ground_of_its_tone(shown: EvidenceText) -> None:
    image = shown.grab().toImage()
    assert _has(image, "good_fill")
    assert _has(image, "bad_fill")
    assert not _has(image, "warn_fill")


def test_a_bad_highlight_is_told_apart_without_colour(qtbot: QtBot) -> None:
    images = []
    for tone in ("good", "bad"):
        one = EvidenceText("全额退", [Highlight(0, 3, tone, "x")])
        qtbot.addWidget(one)
        one.resize(100, one.heightForWidth(100))
        images.append(one.grab().toImage())
    ink = [_ink(image) for image in images]
    assert ink[1] > ink[0]


def _ink(image: QImage) -> int:
    """How many pixels differ clearly from the ground of the highlight."""
    ground = image.pixelColor(2, image.height() // 2).lightness()
    return sum(
        abs(image.pixelColor(x, y).lightness() - ground) > 40
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_narrow_text_is_higher(shown: EvidenceText) -> None:
    assert shown.heightForWidth(120) > shown.heightForWidth(500)


def test_the_place_of_words_is_right_behind_an_emoji(qtbot: QtBot) -> None:
    plain = EvidenceText("一二三四五", [Highlight(3, 5, "good", "")])
    emoji = EvidenceText("😀二三四五", [Highlight(3, 5, "good", "")])
    for one in (plain, emoji):
        qtbot.addWidget(one)
        one.resize(300, 30)
    wide = plain.area_of(0).width()
    assert emoji.area_of(0).width() == pytest.approx(wide, abs=1)
    assert units("😀二", 1) == 2


def test_a_reason_finds_the_highlight_that_it_touches(shown: EvidenceText) -> None:
    assert shown.number_at(20, 22) == 1
    assert shown.number_at(0, 40) == 0
    assert shown.number_at(10, 12) == -1


def test_a_flash_comes_and_goes(qtbot: QtBot, shown: EvidenceText) -> None:
    shown.flash(1)
    assert shown.flashing == 1
    qtbot.waitUntil(lambda: shown.flashing == -1, timeout=3000)


def test_words_and_labels_are_told_to_those_who_cannot_see_them(shown: EvidenceText) -> None:
    assert shown.accessibleName() == TEXT
    assert "让您和孩子失望了（体谅）" in shown.accessibleDescription()


@pytest.mark.parametrize("text", ["", "\n", "a" * 2000, "😀" * 300, "שלום", "\ud83d"])
@pytest.mark.usefixtures("qapp")
def test_any_text_can_be_laid_out(text: str) -> None:
    layout, size = laid_out(text, fonts.font("text"), 200)
    assert size.width() <= 202
    assert layout.lineCount() * 10 <= size.height() + 10
