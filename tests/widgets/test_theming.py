"""The theme in force: legible, complete, the only place of colours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.system.theme import LEGIBLE_CONTRAST, contrast
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton

ROOT = Path(__file__).parents[2]
TEXT_ON = {
    "text": ("canvas", "surface", "raised", "hover", "pressed", "accent_soft"),
    "secondary": ("canvas", "surface", "raised", "hover"),
    "accent": ("canvas", "surface", "raised", "hover", "accent_soft"),
    "on_accent": ("accent", "accent_hover", "accent_pressed"),
    "good": ("canvas", "surface", "raised", "good_fill"),
    "warn": ("canvas", "surface", "raised", "warn_fill"),
    "bad": ("canvas", "surface", "raised", "bad_fill"),
    "on_bad": ("bad", "bad_hover"),
    "surface": ("text",),  # a toast
}
PAIRS = [(text, ground) for text, grounds in TEXT_ON.items() for ground in grounds]
LITERALS = re.compile(
    r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|QColor\(\s*\d|\brgba?\(|HexColor\("
    r"|GlobalColor\.(?!transparent|white)"  # white is the paper of a page
)


@pytest.fixture
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theming.apply(qapp, theming.themes()["light"])


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_legible_on_its_ground(name: str, text: str, ground: str) -> None:
    colours = theming.themes()[name].colours
    assert contrast(colours[text], colours[ground]) >= LEGIBLE_CONTRAST


def test_no_colour_is_written_outside_the_themes() -> None:
    files = [
        *ROOT.glob("desktop_app/**/*.py"),
        *ROOT.glob("resources/icons/*.svg"),
        *ROOT.glob("resources/themes/*.qss"),
    ]
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files
        for match in LITERALS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert len(files) > 50
    assert not found


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("percent", [90, 100, 125, 150])
def test_style_sheet_is_filled_completely(qapp: QApplication, name: str, percent: int) -> None:
    sheet = theming.style_sheet(theming.themes()[name].scaled(percent))
    assert "$" not in sheet
    assert qapp is not None
    for picture in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(picture).is_file()


@pytest.mark.usefixtures("_light_again")
def test_switching_the_theme_repaints_and_retints(qapp: QApplication, qtbot: QtBot) -> None:
    button = IconButton("search", "搜索")
    label = QLabel("字")
    for widget in (button, label):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    before = button.icon().pixmap(20).toImage()
    with qtbot.waitSignal(theming.changed):
        theming.apply(qapp, theming.themes()["dark"], 125)
    assert theming.current().name == "dark"
    assert button.icon().pixmap(25).toImage() != before.scaled(25, 25)
    assert button.iconSize().width() == 25
    assert label.palette().windowText().color() == theming.colour("text")
    assert qapp.font().pixelSize() == 18


def test_role_takes_effect_also_after_the_first_paint(qtbot: QtBot) -> None:
    label = QLabel("字")
    qtbot.addWidget(label)
    label.show()
    plain = label.fontMetrics().height()
    theming.set_role(label, "figure")
    assert label.fontMetrics().height() > plain
    theming.set_role(label, "secondary")
    assert label.fontMetrics().height() < plain


def test_flag_reaches_the_style_sheet(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    theming.set_flag(label, "problem", True)
    assert label.property("problem") == "true"
    theming.set_flag(label, "problem", False)
    assert label.property("problem") is None


def test_unknown_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        theming.colour("mauve")
