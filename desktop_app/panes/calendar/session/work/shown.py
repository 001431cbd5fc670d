"""What the room of exercises and results is handed to show."""

from dataclasses import dataclass

from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class PersonWork:
    """One trainee with what they made in a session, and the result that was noted."""

    key: str
    name: str
    number: str
    made: str
    result: str
    verdict: str
    tone: str
    note: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """The chosen trainee: the records to open, and the result to write down."""

    key: str
    title: str
    records: tuple[ListRow, ...]
    nothing: str
    mark: str
    verdict: str
    """passed, failed, or empty for neither."""
    note: str
    told: str
    tone: Tone
    may_note: bool
    may_judge: bool
    """Whether passed or failed is decided here, and not by a review."""
    hint: str = ""
    """What is to be known before it is decided."""
