"""The designer of certificates over real data, for tests that use mouse and keys."""

from builders import Workplace
from noting import Previewed, Went
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes import certificates
from desktop_app.panes.certificates.design.canvas import Canvas
from desktop_app.panes.certificates.design.page import DesignPage
from desktop_app.panes.certificates.design.shown import BoxShown
from desktop_app.panes.certificates.view import CertificatesView
from desktop_app.system.background import Inline
from desktop_app.widgets.inputs import DecimalEdit, TextArea

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


class Designer:
    """The designer over real data, under mouse and keys."""

    def __init__(self, qtbot: QtBot, place: Workplace, actor: Person) -> None:
        self.went, services = Went(), place.services
        self.view: CertificatesView = certificates.build(
            actor=actor,
            certification=services.certification,
            signing=services.signing,
            life=lambda: services.certificate_life,
            pictures=lambda: services.pictures,
            layouts=lambda: services.layouts,
            badges=lambda: services.badges,
            printing=services.printing,
            preview=Previewed(),
            clock=place.clock,
            background=Inline(),
            navigator=self.went,
        )
        qtbot.addWidget(self.view)
        self.view.resize(1166, 704)
        with qtbot.waitActive(self.view):
            self.view.show()
        self.view.refresh()
        click(self.view.look_button)

    @property
    def page(self) -> DesignPage:
        (page,) = self.view.findChildren(DesignPage)
        return page

    @property
    def canvas(self) -> Canvas:
        return self.page.canvas

    def box(self, key: str) -> BoxShown:
        return next(one for one in self.canvas.page.boxes if one.key == key)

    def middle(self, key: str) -> QPoint:
        left, top, right, bottom = self.box(key).ink
        return self.canvas.point_of((left + right) / 2, (top + bottom) / 2).toPoint()

    def choose(self, key: str) -> None:
        QTest.mouseClick(self.canvas, LEFT, pos=self.middle(key))
        assert self.canvas.page.chosen == key

    def drag(self, key: str, *stops: QPointF, drop: bool = True) -> None:
        """Drag an element by millimetres, by way of some stops."""
        start = self.middle(key)
        QTest.mousePress(self.canvas, LEFT, pos=start)
        end = start
        for stop in stops:
            end = start + (stop * self.canvas.pixels_per_mm).toPoint()
            QTest.mouseMove(self.canvas, end)
        if drop:
            QTest.mouseRelease(self.canvas, LEFT, pos=end)

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.canvas, key, modifiers)

    def number(self, name: str) -> float:
        editor = self.page.properties.editor(name)
        assert isinstance(editor, DecimalEdit)
        return editor.value()

    def write(self, text: str) -> None:
        editor = self.page.properties.editor("text")
        assert isinstance(editor, TextArea)
        editor.setPlainText(text)

    def told(self) -> list[str]:
        QApplication.processEvents()
        return [link.accessibleDescription() for link in self.page.checks.links()]


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
