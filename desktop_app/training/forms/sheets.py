"""Sheets as they are open and as they are signed, and what an open one still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import Evidence, Person, Sheet
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from desktop_app.training.forms.scoring import SheetScore
    from desktop_app.training.forms.template import Form


class MissingAnswers(Trouble):
    """Required items are not answered; `items` holds their ids in reading order."""

    def __init__(self, items: tuple[str, ...], labels: tuple[str, ...]) -> None:
        super().__init__(
            tr("还有 {n} 项没有填：{labels}。").format(n=len(items), labels="、".join(labels)),
            tr("已填的内容都保存着。"),
            tr("补齐后再提交。"),
        )
        self.items = items


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet being filled in: what it asks, what has been answered so far, what it scores now."""

    form: "Form"
    version_id: UUID
    subject: Person
    day: date
    answers: Mapping[str, Any]
    evidence: tuple[Evidence, ...]
    score: "SheetScore"
    saved_at_text: str
    """`17:52:08` of the draft's last save; empty before the first."""
    about: UUID | None = None
    """The one record that the sheet is about, where it is not about a day."""
    target: str = ""
    """What it is about beside a person."""
    renewed: str = ""
    """What became of answers given on an earlier version of the form; empty: nothing did."""
    replaces: UUID | None = None
    """The signed sheet that this one corrects."""
    earlier: UUID | None = None
    """What the same hand had signed last of the same when this was opened."""


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """A signed sheet with the template it was filled in on and the people concerned."""

    sheet: Sheet
    form: "Form"
    subject: Person
    filler: Person
    score: "SheetScore"
