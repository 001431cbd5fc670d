"""The pack for a monthly meeting on paper, as A4 portrait pages."""

from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.fonts import replaced_note
from desktop_app.documents.meeting_data import MeetingData


def meeting_pdf(data: MeetingData) -> bytes:
    """The pack as a PDF of any length; see `debrief_pdf` for what cannot be drawn."""
    from desktop_app.documents.meeting_layout import draw

    replaced: set[str] = set()
    clean = cleaned(data, replaced)
    return draw(clean, replaced_note(replaced, on_paper=True))
