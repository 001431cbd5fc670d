"""A question is read whole, however long it is."""

from pytestqt.qtbot import QtBot

from desktop_app.widgets.dialogs import Decision


def test_a_long_question_is_read_whole(qtbot: QtBot) -> None:
    text = "发布后，所有人的练习列表里都会出现它。" * 6
    question = Decision(None, "发布", text, "发布")
    qtbot.addWidget(question)
    question.show()
    assert question.height() >= question.heightForWidth(question.width())
