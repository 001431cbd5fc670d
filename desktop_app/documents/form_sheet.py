"""A form on paper, empty or filled: what stands on it, and its PDF."""

from collections.abc import Iterable, Sequence

from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.fonts import replaced_note
from desktop_app.documents.form_data import SheetData
from desktop_app.system.background import Progress


def form_pdf(data: SheetData) -> bytes:
    """The sheet as A4 portrait pages.

    A character that cannot be drawn is replaced by a visible mark, and the sheet says so at its
    end; see `form_note`.
    """
    return form_pdfs([data])


def form_pdfs(sheets: Sequence[SheetData], progress: Progress | None = None) -> bytes:
    """All sheets in one file, each with its own page numbers, in the order given.

    Raises Cancelled when *progress* was cancelled, ValueError when there are no sheets.
    """
    from desktop_app.documents.form_layout import draw

    if not sheets:
        raise ValueError("no sheets to draw")
    return draw([_drawable_sheet(sheet) for sheet in sheets], progress or Progress())


def form_note(sheets: Iterable[SheetData]) -> str:
    """The sentence on characters that cannot be printed; empty when all can."""
    replaced: set[str] = set()
    for sheet in sheets:
        cleaned(sheet, replaced)
    return replaced_note(replaced)


def _drawable_sheet(sheet: SheetData) -> tuple[SheetData, str]:
    """The sheet with visible stand-ins, and the note on them."""
    replaced: set[str] = set()
    clean = cleaned(sheet, replaced)
    return clean, replaced_note(replaced, on_paper=True)
