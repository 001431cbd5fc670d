"""The list that people sign when they come to a session (签到表), as A4 portrait pages."""

from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.fonts import replaced_note
from desktop_app.documents.sign_in_data import SignInData


def sign_in_pdf(data: SignInData) -> bytes:
    """The list as A4 portrait pages; see `debrief_pdf` for what cannot be drawn."""
    from desktop_app.documents.sign_in_layout import draw

    replaced: set[str] = set()
    clean = cleaned(data, replaced)
    return draw(clean, replaced_note(replaced, on_paper=True))
