"""The report of a calibration on paper, as A4 portrait pages."""

from desktop_app.documents.calibration_data import CalibrationData
from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.fonts import replaced_note


def calibration_pdf(data: CalibrationData) -> bytes:
    """The report as a PDF of any length; see `debrief_pdf` for what cannot be drawn."""
    from desktop_app.documents.calibration_layout import draw

    replaced: set[str] = set()
    clean = cleaned(data, replaced)
    return draw(clean, replaced_note(replaced, on_paper=True))
