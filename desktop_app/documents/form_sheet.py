"""A form on paper, empty or filled: what stands on it, and its PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from desktop_app.documents.fonts import drawable, replaced_note
from desktop_app.system.background import Progress
from desktop_app.training.forms.template import ItemType

T = TypeVar("T")


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
    comment: str = ""
    critical: bool = False


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


def form_pdf(data: SheetData) -> bytes:
    """The sheet as A4 portrait pages.

    A character that cannot be drawn is replaced by a visible mark, and the sheet says so at its
    end; see `form_note`.
    """
    return form_pdfs([data])


def form_pdfs(sheets: Sequence[SheetData], progress: Progress | None = None) -> bytes:
    """All sheets in one file, each with its own page numbers, in the order given.

    Raises Cancelled when *progress* was cancelled, ValueError when there are no sheets.
    """
    from desktop_app.documents.form_layout import draw

    if not sheets:
        raise ValueError("no sheets to draw")
    return draw([_drawable_sheet(sheet) for sheet in sheets], progress or Progress())


def form_note(sheets: Iterable[SheetData]) -> str:
    """The sentence on characters that cannot be printed; empty when all can."""
    replaced: set[str] = set()
    for sheet in sheets:
        _clean(sheet, replaced)
    return replaced_note(replaced)


def _drawable_sheet(sheet: SheetData) -> tuple[SheetData, str]:
    """The sheet with visible stand-ins, and the note on them."""
    replaced: set[str] = set()
    clean = _clean(sheet, replaced)
    return clean, replaced_note(replaced, on_paper=True)


def _clean(value: T, replaced: set[str]) -> T:
    """*value* with every text in it made drawable; adds to *replaced* what was not."""
    new: Any = value
    if isinstance(value, str) and not isinstance(value, ItemType):
        clean = drawable(value)
        replaced |= clean.replaced
        new = clean.text
    elif isinstance(value, tuple):
        new = tuple(_clean(one, replaced) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        # A QR code carries any text; only what is set in type has to be drawable.
        names = [field.name for field in fields(value) if field.name != "qr_text"]
        new = replace(value, **{name: _clean(getattr(value, name), replaced) for name in names})
    return cast(T, new)
