"""Words too long for their line: a form never grows beyond its place, and nothing is cut."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.form_boxes import Boxes
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.form_items import ShownForm, ShownItem, ShownSection
from desktop_app.widgets.headings import YieldingLabel
from desktop_app.widgets.tags import Tag

LONG = "判断客服是否在第一时间识别了客户没有说出口的诉求，并且得到客户明确的肯定答复" * 2
LONG_FORM = ShownForm(
    "长表",
    (
        ShownSection(
            LONG,
            (
                ShownItem("text", LONG, "text", guidance=LONG),
                ShownItem("short", "说明", "text", required=False),
                ShownItem("told", "说明", "text", guidance="一句话"),
                ShownItem("choice", LONG, "choice", choices=(LONG, "通过", LONG)),
                ShownItem("several", "多选", "several", choices=(LONG, "通过", "停止")),
                ShownItem("sure", LONG, "yes_no", critical=True),
            ),
        ),
    ),
    date(2026, 11, 20),
)


@pytest.fixture(params=[340, 760])
def long(qtbot: QtBot, request: pytest.FixtureRequest) -> FormFiller:
    """A narrow and a wide filler with a form whose words are too long for one line."""
    filler = FormFiller()
    qtbot.addWidget(filler)
    filler.resize(request.param, 900)
    filler.show_form(LONG_FORM, {})
    filler.show()
    QApplication.processEvents()
    return filler


def test_long_words_never_make_the_form_wider_than_its_place(long: FormFiller) -> None:
    for item in LONG_FORM.items():
        row = long.row(item.id)
        assert row.mapTo(long, QPoint(row.width(), 0)).x() <= long.width()
        assert row.editor.x() + row.editor.width() <= row.width()
    label = long.row("text").label
    assert label.height() >= label.heightForWidth(label.width()) >= 2 * label.fontMetrics().height()
    words = long.row("text").words
    assert words.y() > label.y(), "words that do not fit beside the label stand under it"


def test_the_boxes_of_a_choice_break_their_words_and_stand_whole(long: FormFiller) -> None:
    for name in ("choice", "several"):
        boxes = long.row(name).editor
        assert isinstance(boxes, Boxes)
        areas = [boxes.box_rect(place) for place in range(3)]
        assert all(boxes.rect().contains(area) for area in areas)
        assert not any(a.intersects(b) for a, b in pairwise(areas))
        assert areas[0].height() > areas[1].height()


def test_tags_stand_beside_the_label_with_and_without_words(long: FormFiller) -> None:
    for name in ("short", "told"):
        row = long.row(name)
        tag = next(one for one in row.findChildren(Tag) if one.isVisible())
        assert 0 <= tag.x() - row.label.geometry().right() <= 2 * theming.space("s")


def test_labels_are_wider_where_there_is_room(long: FormFiller) -> None:
    before = long.row("sure").editor.x()
    long.resize(1200, 900)
    QApplication.processEvents()
    assert long.row("sure").editor.x() > before


def test_the_hint_of_a_section_gives_way_before_its_title_breaks(qtbot: QtBot) -> None:
    item = ShownItem("a", "问好", "yes_no")
    form = ShownForm("表", (ShownSection("专业与需求", (item, ShownItem("b", "复述", "yes_no"))),))
    filler = FormFiller()
    qtbot.addWidget(filler)
    filler.resize(340, 400)
    filler.show_form(form, {})
    filler.show()
    QApplication.processEvents()
    title = next(one for one in filler.findChildren(YieldingLabel) if "专业" in one.text())
    assert title.width() >= title.sizeHint().width()
