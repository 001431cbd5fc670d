"""Asks where to save or what to open, in Chinese also where the desktop has no such dialog."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.system.text import tr

_Label = QFileDialog.DialogLabel


def ask_save(parent: QWidget, title: str, name: str, filters: str, suffix: str) -> Path | None:
    """Ask where to save *name*; None when the person thought better of it.

    *suffix*, without its dot, is added to a name that has none; choosing another of the *filters*
    changes it. *filters* as QFileDialog reads
    them: `PDF 文件 (*.pdf);;…`.
    """
    dialog = _dialog(parent, title, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
    )
    dialog.selectFile(name)
    return _asked(dialog)


def ask_open(parent: QWidget, title: str, filters: str) -> Path | None:
    """Ask which file to open; None when the person thought better of it."""
    dialog = _dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)


def ask_open_several(parent: QWidget, title: str, filters: str) -> list[Path]:
    """Ask which files to open; none when the person thought better of it."""
    dialog = _dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    try:
        return [Path(one) for one in dialog.selectedFiles()] if dialog.exec() else []
    finally:
        dialog.deleteLater()


def _dialog(parent: QWidget, title: str, filters: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(_documents()), filters)
    # Qt's own translation leaves these out.
    dialog.setLabelText(_Label.LookIn, tr("位置："))
    dialog.setLabelText(_Label.FileType, tr("文件类型："))
    return dialog


def _documents() -> Path:
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(places[0]) if places else Path.home()


def _asked(dialog: QFileDialog) -> Path | None:
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()
