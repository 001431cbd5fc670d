"""A window with panes that note what is asked of them."""

import pytest
from frame_parts import Built, main_window, open_for
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.shell.frame import MainWindow
from desktop_app.shell.workspace import Workspace


@pytest.fixture
def built() -> Built:
    """The panes built so far."""
    return Built()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MainWindow:
    """The window before anybody has signed in."""
    made = main_window(qapp)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def workspace(window: MainWindow, built: Built) -> Workspace:
    """The workspace of a trainee, shown."""
    return open_for(window, built)
