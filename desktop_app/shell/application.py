"""The Qt application as the program needs it: style, fonts, language, theme."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.shell.appearance import Appearance
from desktop_app.system.text import tr
from desktop_app.system.window_state import WindowState
from desktop_app.widgets import fonts


def create(arguments: Sequence[str], state: WindowState) -> tuple[QApplication, Appearance]:
    """Return the application, dressed; one that is there already serves again. Keep both alive."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present, Appearance(present, state)
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Named as an argument: `setStyle` returns a QStyle, whose Python type costs the start 10 ms.
    app = QApplication([*(arguments or sys.argv[:1]), "-style", "fusion"])
    app.setApplicationName("peilian")
    app.setApplicationDisplayName(tr("陪练"))
    app.setDesktopFileName("peilian")
    speak_chinese(app)
    fonts.load()
    return app, Appearance(app, state)


def speak_chinese(app: QApplication) -> bool:
    """Let Qt's own buttons and dates speak Chinese; False when the translation is missing."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = translator.load("qtbase_zh_CN", folder)
    return found and app.installTranslator(translator)
