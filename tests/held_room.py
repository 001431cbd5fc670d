"""The supervisor's room of exams, for the tests that drive it."""

from exam_room import ExamRoom
from noting import Previewed, Went
from pytestqt.qtbot import QtBot

from desktop_app.panes.exams import held
from desktop_app.panes.exams.held.view import HeldView
from desktop_app.system.background import Inline
from desktop_app.widgets.headings import TextLabel


class HeldRoom:
    """The supervisor's room, visible."""

    def __init__(self, qtbot: QtBot, room: ExamRoom) -> None:
        services, self.room, self.went = room.place.services, room, Went()
        self.previewed = Previewed()
        self.view: HeldView = held.build(
            room.place.supervisor,
            services.exam_planning,
            services.exam_offer,
            services.exam_results,
            services.people,
            services.settings,
            room.place.clock,
            lambda: services.exam_entering,
            services.printing,
            self.previewed,
            Inline(),
            self.went,
        )
        qtbot.addWidget(self.view)
        self.view.resize(1166, 700)
        with qtbot.waitActive(self.view):
            self.view.show()
        self.view.refresh()

    def reads(self) -> str:
        labels = self.view.findChildren(TextLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.view))

    def rows(self) -> list[tuple[str, ...]]:
        model = self.view.table.model()
        return [
            tuple(str(model.index(r, c).data()) for c in range(5)) for r in range(model.rowCount())
        ]
