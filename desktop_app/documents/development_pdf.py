"""A development plan on paper, as A4 portrait pages."""

from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.development_data import DevelopmentData
from desktop_app.documents.fonts import replaced_note


def development_pdf(data: DevelopmentData) -> bytes:
    """The plan as a PDF of any length; see `debrief_pdf` for what cannot be drawn."""
    from desktop_app.documents.development_layout import draw

    replaced: set[str] = set()
    clean = cleaned(data, replaced)
    return draw(clean, replaced_note(replaced, on_paper=True))
