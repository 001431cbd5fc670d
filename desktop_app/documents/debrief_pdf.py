"""A debrief on paper: what was found, said and remarked, as A4 portrait pages."""

from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.debrief_data import DebriefData
from desktop_app.documents.fonts import replaced_note


def debrief_pdf(data: DebriefData) -> bytes:
    """The debrief as a PDF of any length.

    A character that cannot be drawn is replaced by a visible mark, and the last page says so.
    """
    from desktop_app.documents.debrief_layout import draw

    replaced: set[str] = set()
    clean = cleaned(data, replaced)
    return draw(clean, replaced_note(replaced, on_paper=True))
