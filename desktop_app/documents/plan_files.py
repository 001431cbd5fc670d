"""A plan as a file of any of the kinds that can be taken along."""

from desktop_app.documents.table_file import comma_separated, table_bytes
from desktop_app.system.text import tr
from desktop_app.training.curriculum.exchange.entries import PlanBook

ICS, XLSX, CSV = "ics", "xlsx", "csv"


def plan_file(book: PlanBook, kind: str) -> bytes:
    """Return the bytes of a file of this kind."""
    if kind == ICS:
        from desktop_app.training.curriculum.exchange.icalendar_file import icalendar_file

        content: bytes = icalendar_file(book)
        return content
    from desktop_app.training.curriculum.exchange.table import plan_rows

    rows = plan_rows(book)
    return comma_separated(rows) if kind == CSV else table_bytes(tr("培训计划"), rows)
