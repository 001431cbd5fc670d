"""What the presenters of the bank ask of their pages."""

from pathlib import Path
from typing import Protocol

from desktop_app.panes.exams.bank.shown import (
    DoublesShown,
    EditorShown,
    FiltersShown,
    QuestionShown,
)
from desktop_app.widgets.writing_items import WritingRow
from desktop_app.writing.drafting import DraftView
from desktop_app.writing.listing import ListView


class BankList(ListView[WritingRow, QuestionShown], Protocol):
    """The list of questions, the one looked at, files read, doubles."""

    def show_filters(self, shown: FiltersShown) -> None:
        """Show what the list can be narrowed by."""
        ...

    def show_doubles(self, shown: DoublesShown) -> None:
        """Show the page of questions that are alike."""
        ...

    def ask_reason(self, title: str, text: str) -> str | None:
        """Ask why a question goes back; None: it does not."""
        ...

    def ask_target(self, kind: str, ending: str) -> Path | None:
        """Ask where to write a file."""
        ...


class EditorView(DraftView, Protocol):
    """The page on which a question is written."""

    def show_editor(self, title: str, sentence: str) -> None:
        """Show the page."""
        ...

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the question."""
        ...
