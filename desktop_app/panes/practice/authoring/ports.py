"""What the presenter of authoring knows of its views and of the pane around them."""

from pathlib import Path
from typing import Protocol

from desktop_app.panes.practice.authoring.shown import ImportShown, OwnRow, OwnShown


class DraftsView(Protocol):
    """The list of the organisation's own scenarios."""

    def show_rows(self, rows: tuple[OwnRow, ...], selected: str) -> None: ...
    def show_own(self, own: OwnShown | None) -> None: ...
    def ask_target(self, name: str, suffix: str) -> Path | None: ...
    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool: ...


class ImportView(Protocol):
    """The look at a file before it is kept."""

    def show_waiting(self, source: str) -> None: ...
    def show_import(self, shown: ImportShown | None) -> None: ...


class Room(Protocol):
    """Both pages, one of them shown."""

    @property
    def drafts(self) -> DraftsView: ...
    @property
    def taking(self) -> ImportView: ...
    def show_drafts(self, title: str, sentence: str) -> None: ...
    def show_taking(self, title: str, sentence: str) -> None: ...


class Surroundings(Protocol):
    """The practice pane, as far as a room of it leads back."""

    def show_list(self) -> None: ...
