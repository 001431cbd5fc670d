"""What the presenters of programs ask of their pages."""

from pathlib import Path
from typing import Protocol

from desktop_app.panes.programs.shown import EditorShown, OffersShown, ProgramRow, ProgramShown
from desktop_app.widgets.writing_items import ImportShown


class ListView(Protocol):
    """The list of programs, the one looked at, files read, what follows earlier versions."""

    def show_list(self) -> None:
        """Show the page of the list."""
        ...

    def show_rows(self, rows: tuple[ProgramRow, ...], chosen: str, none_at_all: bool) -> None:
        """Show the programs that the words leave."""
        ...

    def show_program(self, shown: ProgramShown | None) -> None:
        """Show one program beside the list."""
        ...

    def show_import(self, shown: ImportShown) -> None:
        """Show the page of files that were read."""
        ...

    def show_offers(self, shown: OffersShown) -> None:
        """Show the page of what follows earlier versions."""
        ...

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask a decision."""
        ...

    def ask_files(self) -> list[Path]:
        """Ask which files to read."""
        ...

    def ask_target(self, name: str) -> Path | None:
        """Ask where to write a file."""
        ...


class EditorView(Protocol):
    """The page on which a program is written, or one version is looked at."""

    def show_editor(self, title: str, sentence: str, read_only: bool) -> None:
        """Show the page."""
        ...

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the program."""
        ...

    def focus_field(self, name: str) -> None:
        """Move to a property of what is chosen."""
        ...

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask a decision."""
        ...
