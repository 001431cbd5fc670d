"""Theme and text size: the person's choice, the system's wish, and what is applied of them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop_app.system.text import tr
from desktop_app.system.window_state import WindowState
from desktop_app.widgets import theming

TEXT_SIZES = (90, 100, 110, 125, 150)


def theme_choices() -> tuple[tuple[str, str, str], ...]:
    """Return the choices as (name, text, icon)."""
    return (
        ("system", tr("跟随系统"), "system"),
        ("light", tr("浅色"), "sun"),
        ("dark", tr("深色"), "moon"),
    )


class Appearance(QObject):
    """Applies theme and text size, and keeps the choice in the window's state."""

    def __init__(self, app: QApplication, state: WindowState) -> None:
        super().__init__()
        self._app = app
        self._state = state
        app.styleHints().colorSchemeChanged.connect(self._on_system)
        self.apply()

    @property
    def theme(self) -> str:
        """The choice: `system`, `light` or `dark`."""
        return self._state.theme

    @property
    def text_percent(self) -> int:
        """The text size in percent."""
        return self._state.text_percent

    def set_theme(self, choice: str) -> None:
        """Let `system`, `light` or `dark` serve from now on."""
        self._state.theme = choice
        self._state.save()
        self.apply()

    def set_text_percent(self, percent: int) -> None:
        """Show text at *percent* (90 to 150) from now on."""
        self._state.text_percent = percent
        self._state.save()
        self.apply()

    def apply(self) -> None:
        """Apply the choice to all windows."""
        name = self._state.theme
        if name == "system":
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        theming.apply(self._app, theming.themes()[name], self._state.text_percent)

    def _on_system(self) -> None:
        if self._state.theme == "system":
            self.apply()
