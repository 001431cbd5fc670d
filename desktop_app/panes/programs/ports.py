"""What the presenters of programs ask of their pages."""

from pathlib import Path
from typing import Protocol

from desktop_app.panes.programs.shown import EditorShown, OffersShown, ProgramShown
from desktop_app.widgets.writing_items import WritingRow
from desktop_app.writing.drafting import DraftView
from desktop_app.writing.listing import ListView


class OffersView(Protocol):
    """The page of what follows earlier versions."""

    def show_offers(self, shown: OffersShown) -> None:
        """Show it."""
        ...

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask a decision."""
        ...


class ProgramList(ListView[WritingRow, ProgramShown], Protocol):
    """The list of programs, the one looked at, files read."""

    def ask_target(self, name: str) -> Path | None:
        """Ask where to write a file."""
        ...


class EditorView(DraftView, Protocol):
    """The page on which a program is written, or one version is looked at."""

    def show_editor(self, title: str, sentence: str, read_only: bool) -> None:
        """Show the page."""
        ...

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the program."""
        ...
