"""From a form template, with or without answers, to the sections that are printed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.documents.form_data import ItemData, SectionData
from desktop_app.system.text import number_text, tr
from desktop_app.training.forms.answers import Answer, read_answers
from desktop_app.training.forms.conditions import condition_text, hidden_items
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
    remark by item id. On a filled form the items that its answers leave out are not printed; an
    empty one says when an item is asked. Raises BadAnswer as `read_answers`.
    """
    hidden = frozenset() if answers is None else hidden_items(form, answers)
    shown = {item: answer for item, answer in (answers or {}).items() if item not in hidden}
    texts = {item: read.text for item, read in read_answers(form, shown).items()}
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
                    one,
                    texts.get(one.id, ""),
                    shown.get(one.id),
                    _points(lines.get(one.id)),
                    remarks.get(one.id, ""),
                    _notes(form, one, empty=answers is None),
                )
                for one in section.items
                if one.id not in hidden
            ),
        )
        for section in form.sections
        if any(one.id not in hidden for one in section.items)
    )


def _item(
    item: "FormItem",
    text: str,
    answer: Answer,
    points: str,
    remark: str,
    notes: tuple[str, ...],
) -> ItemData:
    return ItemData(
        label=item.label,
        type=item.type,
        answer_text=text,
        score_text=points,
        guidance=item.guidance,
        anchors=item.anchors,
        choices=item.choices,
        chosen=tuple(answer) if isinstance(answer, list) else (),
        comment=remark,
        critical=item.critical,
        notes=notes,
    )


def _notes(form: "Form", item: "FormItem", empty: bool) -> tuple[str, ...]:
    """Say how an item counts differently and, on an empty form, when it is asked."""
    told = []
    if item.fatal:
        told.append(tr("★ 归零项：未通过则总分记 0 分"))
    if item.bonus:
        told.append(tr("＋ 加分项：最多加 {n} 分").format(n=item.weight))
    if item.excluded:
        told.append(tr("只作记录，不计入得分"))
    if empty and item.shown_if is not None:
        told.append(condition_text(form, item))
    return tuple(told)


def _shares(form: "Form") -> dict[str, float]:
    """Each section's share of the total in per cent; 0 where no item carries marks."""
    weights = {
        section.id: section.weight if any(_scored(one) for one in section.items) else 0
        for section in form.sections
    }
    whole = sum(weights.values())
    return {key: 100 * weight / whole if whole else 0.0 for key, weight in weights.items()}


def _scored(item: "FormItem") -> bool:
    return item.type in _SCORED and bool(item.weight) and not (item.bonus or item.excluded)


def _points(line: ScoreLine | SectionScore | None) -> str:
    """`27 / 30`, `+5` of a bonus item; empty where nothing counts towards the total."""
    if isinstance(line, ScoreLine) and line.bonus:
        return f"+{number_text(line.bonus)}"
    if line is None or not line.possible:
        return ""
    return f"{number_text(line.earned)} / {number_text(line.possible)}"
