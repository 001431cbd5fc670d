"""What the presenters of templates ask of their pages."""

from pathlib import Path
from typing import Protocol

from desktop_app.panes.forms.templates.shown import EditorShown, TemplateRow, TemplateShown
from desktop_app.widgets.writing_items import ImportShown


class ListView(Protocol):
    """The list of templates, the template looked at, the files read."""

    def show_list(self) -> None:
        """Show the page of the list."""
        ...

    def show_rows(self, rows: tuple[TemplateRow, ...], chosen: str, none_at_all: bool) -> None:
        """Show the templates that the filter leaves."""
        ...

    def show_template(self, shown: TemplateShown | None) -> None:
        """Show one template beside the list."""
        ...

    def show_import(self, shown: ImportShown) -> None:
        """Show the page of files that were read."""
        ...

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask a decision."""
        ...

    def ask_files(self) -> list[Path]:
        """Ask which files to read."""
        ...

    def ask_target(self, name: str, suffix: str) -> Path | None:
        """Ask where to write a file."""
        ...


class EditorView(Protocol):
    """The page on which a template is written."""

    def show_editor(self, title: str, sentence: str) -> None:
        """Show the page."""
        ...

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the template."""
        ...

    def show_status(self, text: str) -> None:
        """Say when the draft was kept, or why not."""
        ...

    def show_trial(self, shown: EditorShown) -> None:
        """Show trial answers and what they come to."""
        ...

    def focus_field(self, name: str) -> None:
        """Move to a property of what is chosen."""
        ...

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask a decision."""
        ...
