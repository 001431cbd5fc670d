"""Icons: every one draws, in the theme's colour, at every scale."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from desktop_app.system import resources
from desktop_app.widgets import icons, theming

NAMES = sorted(path.stem for path in resources.path("icons").glob("*.svg"))
ASKED = [
    "today",
    "calendar",
    "practice",
    "checklists",
    "mentoring",
    "quality",
    "exams",
    "certificates",
    "insights",
    "handbook",
    "desk",
    "people",
    "settings",
    "search",
    "lock",
    "sign-out",
    "sun",
    "moon",
    "chevron-left",
    "chevron-right",
    "chevron-down",
    "plus",
    "check",
    "close",
    "warning",
    "info",
    "print",
    "save-file",
    "play",
    "pause",
    "mic",
    "clock",
    "phone",
    "chat",
    "group",
    "desk-bell",
    "mail",
    "user",
    "team",
    "star",
    "shield",
    "backup",
    "more",
    "edit",
    "trash",
    "retry",
]


def test_every_icon_that_the_program_needs_is_there() -> None:
    assert set(ASKED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_icon_draws_within_its_square(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name).toImage()
    assert qapp is not None
    assert image.size() == QSize(20, 20)
    drawn = _opaque(image)
    assert drawn
    edge = [(x, y) for x, y in drawn if x in (0, 19) or y in (0, 19)]
    assert not edge, "the stroke is cut off at the edge"


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_a_line_drawing_in_the_current_colour(name: str) -> None:
    source = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in source
    assert 'stroke="currentColor"' in source
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', source)) <= {"none", "currentColor"}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_icon_is_drawn_for_the_screen_and_not_stretched(qapp: QApplication, scale: float) -> None:
    picture = icons.pixmap("today", scale=scale)
    assert qapp is not None
    assert picture.width() == round(20 * scale)
    assert picture.deviceIndependentSize().width() == 20


def test_icon_has_the_colour_of_its_token(qapp: QApplication) -> None:
    image = icons.pixmap("pause", "bad").toImage()
    assert qapp is not None
    strongest = max((image.pixelColor(x, y) for x, y in _opaque(image)), key=lambda c: c.alpha())
    assert strongest.rgb() == theming.colour("bad").rgb()


def test_disabled_icon_looks_disabled(qapp: QApplication) -> None:
    icon = icons.icon("pause", "accent")
    assert qapp is not None
    usual = icon.pixmap(QSize(20, 20)).toImage()
    disabled = icon.pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage()
    assert usual != disabled


def _opaque(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 40
    ]
