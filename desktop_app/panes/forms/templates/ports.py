"""What the presenters of templates ask of their pages."""

from pathlib import Path
from typing import Protocol

from desktop_app.panes.forms.templates.shown import EditorShown, TemplateRow
from desktop_app.widgets.writing_items import WritingShown
from desktop_app.writing.drafting import DraftView
from desktop_app.writing.listing import ListView


class TemplateList(ListView[TemplateRow, WritingShown], Protocol):
    """The list of templates, the template looked at, the files read."""

    def ask_target(self, name: str, suffix: str) -> Path | None:
        """Ask where to write a file."""
        ...


class EditorView(DraftView, Protocol):
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
