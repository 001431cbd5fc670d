"""The right of a run: the time where it counts, what the mode helps with, how far one is."""

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from desktop_app.panes.practice.modes.shown import RunShown
from desktop_app.panes.practice.shown import TagTone
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.stopwatch import Stopwatch


class GuideColumn(QFrame):
    """Attributes: `stopwatch`, which counts down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side")
        self.stopwatch = Stopwatch(tr("还剩"))
        self._mode = TextLabel("", "strong")
        self._help = TextLabel("", wrap=True)
        self._scoring = TextLabel("", "quiet", wrap=True)
        self._keys = TextLabel("", "secondary", wrap=True)
        self._standing = TextLabel("", "strong")
        self._place = TextLabel("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        layout = QVBoxLayout(self)
        side = theming.space("l")
        layout.setContentsMargins(side + 1, side, side, side)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.stopwatch)
        layout.addWidget(self._mode)
        layout.addWidget(self._help)
        layout.addSpacing(theming.space("s"))
        layout.addWidget(TextLabel(tr("怎么算分"), "strong"))
        layout.addWidget(self._scoring)
        layout.addStretch(1)
        layout.addWidget(self._keys)
        layout.addWidget(self._standing)
        layout.addWidget(self._place)
        layout.addWidget(self._bar)

    @property
    def texts(self) -> tuple[str, str]:
        """Place and standing as they are shown."""
        return self._place.text(), self._standing.text()

    def show_run(self, run: RunShown, timed: bool) -> None:
        """Show another run."""
        self._mode.setText(tr("{mode}模式").format(mode=run.mode))
        self._help.setText(run.help)
        self._scoring.setText(run.scoring)
        self.stopwatch.setVisible(timed)

    def show_progress(self, place: str, share: float, standing: str) -> None:
        """Show how far the run is and what it is worth so far."""
        if place:
            self._place.setText(place)
        self._bar.setValue(round(share * 100))
        self._bar.setAccessibleName(self._place.text())
        self._standing.setText(standing)
        self._standing.setVisible(bool(standing))

    def show_keys(self, text: str) -> None:
        """Say which keys work here."""
        self._keys.setText(text)

    def show_time(self, time: str, limit: str, tone: TagTone) -> None:
        """Show what is left of the time."""
        self.stopwatch.show_time(time, limit, tone)
