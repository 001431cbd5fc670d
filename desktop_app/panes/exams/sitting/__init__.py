"""Sitting a paper: the window over everything else, and what it keeps."""

from collections.abc import Callable

from db.records import Person
from desktop_app.panes.exams.sitting.presenter import SittingPresenter
from desktop_app.panes.exams.sitting.window import SittingWindow
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.exams.sitting.standing import Paper
from desktop_app.training.exams.sitting.use_cases import Sittings
from desktop_app.widgets.pane import PaneView


def open_window(
    parent: PaneView | None,
    actor: Person,
    sittings: Sittings,
    clock: Clock,
    paper: Paper,
    ended: Callable[[str], None],
) -> SittingWindow:
    """Show the paper over the whole screen; *ended* hears how it ended, or nothing on a pause."""
    note = tr("闭卷考试：离开这个窗口会记录，阅卷人看得到。每个答案作答即保存。")
    if not paper.closed_book:
        note = tr("练习卷：可以查资料，可以关闭以后再回来。每个答案作答即保存。")
    window = SittingWindow(paper.title, note, parent)
    presenter = SittingPresenter(window, actor, sittings, clock, paper, ended)
    window.answered.connect(presenter.answer)
    window.typed.connect(presenter.type_text)
    window.flagged.connect(presenter.flag)
    window.stepped.connect(presenter.step)
    window.chosen.connect(presenter.go)
    window.hand_in_requested.connect(presenter.hand_in)
    window.ticked.connect(presenter.tick)
    window.left.connect(presenter.left)
    window.returned.connect(presenter.returned)
    window.may_close = presenter.leave_for_later
    window.keep(presenter)
    presenter.begin()
    window.showFullScreen()
    return window
