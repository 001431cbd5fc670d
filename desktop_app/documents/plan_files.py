"""A plan as a file of any of the kinds that can be taken along."""

from desktop_app.documents.table_file import comma_separated, table_bytes
from desktop_app.system.background import Progress
from desktop_app.system.text import tr
from desktop_app.training.curriculum.exchange.entries import PlanBook

ICS, XLSX, CSV = "ics", "xlsx", "csv"


def plan_file(book: PlanBook, kind: str, progress: Progress | None = None) -> bytes:
    """Return the bytes of a file of this kind; raises Cancelled when *progress* says so."""
    progress = progress or Progress()
    if kind == ICS:
        from desktop_app.training.curriculum.exchange.icalendar_file import icalendar_file

        content: bytes = icalendar_file(book, progress)
        return content
    from desktop_app.training.curriculum.exchange.table import plan_rows

    rows = plan_rows(book)
    if kind == CSV:
        return comma_separated(rows)
    return table_bytes(tr("培训计划"), rows, progress)
