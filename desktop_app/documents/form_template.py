"""From a form template, with or without answers, to the sections that are printed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.documents.form_data import ItemData, SectionData
from desktop_app.system.text import number_text
from desktop_app.training.forms.answers import Answer, read_answers
from desktop_app.training.forms.kinds import ItemType
from desktop_app.training.forms.scoring import ScoreLine, SectionScore, SheetScore

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form, FormItem

_SCORED = frozenset({ItemType.TICK, ItemType.YES_NO, ItemType.SCALE, ItemType.MARKS})


def printed_sections(
    form: "Form",
    answers: Mapping[str, Answer] | None = None,
    score: SheetScore | None = None,
    comments: Mapping[str, str] | None = None,
) -> tuple[SectionData, ...]:
    """The sections of *form* for a `SheetData`; without *answers* an empty form to write on.

    *score* adds each section's and item's points of the total's 100 (`27 / 30`), *comments* a
    remark by item id. Raises BadAnswer as `read_answers`.
    """
    texts = {item: read.text for item, read in read_answers(form, answers or {}).items()}
    remarks = comments or {}
    lines = {line.item: line for line in score.lines} if score else {}
    sums = {one.section: one for one in score.sections} if score else {}
    shares = {key: one.possible for key, one in sums.items()} if score else _shares(form)
    return tuple(
        SectionData(
            title=section.title,
            weight_text=f"{number_text(shares[section.id])}%" if shares[section.id] else "",
            score_text=_points(sums.get(section.id)),
            items=tuple(
                _item(
                    one, texts.get(one.id, ""), _points(lines.get(one.id)), remarks.get(one.id, "")
                )
                for one in section.items
            ),
        )
        for section in form.sections
    )


def _item(item: "FormItem", text: str, points: str, remark: str) -> ItemData:
    return ItemData(
        label=item.label,
        type=item.type,
        answer_text=text,
        score_text=points,
        guidance=item.guidance,
        anchors=item.anchors,
        choices=item.choices,
        comment=remark,
        critical=item.critical,
    )


def _shares(form: "Form") -> dict[str, float]:
    """Each section's share of the total in per cent; 0 where no item carries marks."""
    weights = {
        section.id: section.weight
        if any(one.type in _SCORED and one.weight for one in section.items)
        else 0
        for section in form.sections
    }
    whole = sum(weights.values())
    return {key: 100 * weight / whole if whole else 0.0 for key, weight in weights.items()}


def _points(line: ScoreLine | SectionScore | None) -> str:
    """`27 / 30`; empty where nothing counts towards the total."""
    if line is None or not line.possible:
        return ""
    return f"{number_text(line.earned)} / {number_text(line.possible)}"
