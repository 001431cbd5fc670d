"""Self and mentor side by side, as a card: the scales drawn, the words beneath."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.panes.mentoring.reviews.shown import ViewsShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.dumbbell import Dumbbell
from desktop_app.widgets.headings import TextLabel


class ViewsCard(Card):
    """Attribute: `chart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("自评和导师的看法"), parent=parent)
        self.chart = Dumbbell(tr("自评和导师的看法"))
        self._hint = TextLabel("", "secondary", wrap=True)
        self._texts = QWidget()
        self._grid = QGridLayout(self._texts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theming.space("m"))
        self._grid.setVerticalSpacing(theming.space("xs"))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        for widget in (self._hint, self.chart, self._texts):
            self.body.addWidget(widget)

    def show_views(self, views: ViewsShown) -> None:
        """Show what both think; nothing is drawn while nobody has written."""
        self.set_title(tr("自评和导师的看法"), views.finding)
        self._hint.setText(views.hint)
        self._hint.setVisible(bool(views.hint))
        self.chart.setVisible(bool(views.rows))
        if views.rows:
            self.chart.show_rows((tr("自评"), tr("导师")), views.rows)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._texts.setVisible(bool(views.texts))
        row, top = 0, Qt.AlignmentFlag.AlignTop
        for text in views.texts:
            self._grid.addWidget(TextLabel(text.label, "quiet", wrap=True), row, 0, 1, 2)
            for column, (who, said) in enumerate(
                ((tr("自评"), text.own), (tr("导师"), text.mentor))
            ):
                line = tr("{who}：{said}").format(who=who, said=said)
                self._grid.addWidget(TextLabel(line, wrap=True), row + 1, column, top)
            row += 2
