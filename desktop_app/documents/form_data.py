"""What stands on a printed form, empty or filled."""

from dataclasses import dataclass
from datetime import date

from desktop_app.training.forms.kinds import About, ItemType


@dataclass(frozen=True, slots=True)
class ItemData:
    """One line of a form as it is printed.

    `answer_text` is empty where nothing was answered; otherwise `yes`, `no` or `na` for a tick or
    yes/no item, `1` to `5` for a scale, the text of the choice, else what is to be printed. An
    answer that fits none of the printed options is printed beside them, never dropped.
    """

    label: str
    type: ItemType
    answer_text: str = ""
    score_text: str = ""
    guidance: str = ""
    anchors: tuple[str, ...] = ()
    """The words for steps 1 to 5 of a scale."""
    choices: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    """Of several choices those that were chosen; `answer_text` says them in one line."""
    comment: str = ""
    critical: bool = False
    notes: tuple[str, ...] = ()
    """What else is so of the item, a line each: that it adds, zeroes, does not count, or when it
    is asked."""


@dataclass(frozen=True, slots=True)
class SectionData:
    """A part of a form; `weight_text` such as `30%`, `score_text` such as `27 / 30`."""

    title: str
    weight_text: str
    score_text: str
    items: tuple[ItemData, ...]


@dataclass(frozen=True, slots=True)
class EvidenceData:
    """A record that the judgement rests on."""

    time: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SheetData:
    """Everything that one sheet shows; equal data give equal bytes.

    Whatever is empty is left out, except what a person writes by hand on an empty form: subject,
    filler, day, answers and signatures, which get a line.
    """

    title: str
    """The heading; `form_title`, the template's own title, stands under it where it differs."""
    form_title: str
    number: str
    organisation: str
    subject: str
    """Whom, or with *about* what, it is about; `subject_role` is what else tells it."""
    subject_role: str
    filler: str
    day: date | None
    sections: tuple[SectionData, ...]
    signed_by: str = ""
    signed_at_text: str = ""
    total_text: str = ""
    """The total mark without unit, e.g. `86.5`."""
    band_text: str = ""
    failed_note: str = ""
    """Why the sheet failed whatever its total, e.g. a critical item."""
    signature_roles: tuple[str, ...] = ()
    qr_text: str = ""
    """What the QR code back to the record says; empty leaves the code out."""
    evidence: tuple[EvidenceData, ...] = ()
    summary: tuple[EvidenceData, ...] = ()
    """The figures of the period that a review looks back on, before the single records."""
    about: About = About.PERSON
