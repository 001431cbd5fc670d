"""What each item of a signed inspection earned and lost, on the template of its own version."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Sheet

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Library
    from desktop_app.training.forms.scoring import SheetScore


@dataclass(frozen=True, slots=True)
class Loss:
    """What one item lost on one sheet, in points of the sheet's 100."""

    item: str
    label: str
    section: str
    """Id and title of the item's section, e.g. `attitude 服务态度`."""
    lost: float


def score_of(library: "Library", sheet: Sheet) -> "SheetScore":
    """Return the arithmetic of a signed sheet with the bands that it was judged by."""
    from desktop_app.training.forms.scoring import Bands, score
    from desktop_app.training.forms.template import Form

    form = library.version(sheet.version_id, Form).item
    return score(form, sheet.answers, Bands(sheet.score["excellent"], sheet.score["passing"]))


def losses_of(library: "Library", sheet: Sheet) -> tuple[Loss, ...]:
    """Return what each item that counts lost, in points of the sheet's 100; 0 for a full mark."""
    result = score_of(library, sheet)
    titles = {one.section: one.title for one in result.sections}
    return tuple(
        Loss(
            line.item,
            line.label,
            f"{line.section} {titles.get(line.section, '')}",
            round(line.possible - line.earned, 4),
        )
        for line in result.lines
        if line.mark is not None and line.possible
    )


def marks_of(library: "Library", sheet: Sheet) -> dict[str, tuple[str, float]]:
    """Return label and mark of 100 of every item that counts."""
    lines = score_of(library, sheet).lines
    return {line.item: (line.label, line.mark) for line in lines if line.mark is not None}
