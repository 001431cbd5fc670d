"""Between an item of a plan and the fields in which it is written."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from desktop_app.panes.mentoring.development.shown import Choice, Fields, Offers
from desktop_app.system.text import tr
from desktop_app.training.development.items import (
    Item,
    ItemKind,
    Measure,
    MeasureKind,
    Step,
    StepKind,
)
from desktop_app.training.development.proposing import step_up
from desktop_app.training.development.shown import PlanPage
from desktop_app.training.development.words import kind_word

_AHEAD = timedelta(days=28)
_GROUPS = {"drill": "练习", "article": "手册", "session": "专项课"}


def fields_of(item: Item | None, page: PlanPage, today: date) -> Fields:
    """Return an item as its fields show it; None: a new one."""
    if item is None:
        owner = str(page.entry.subject.id)
        return Fields(str(ItemKind.TRAINING), "", "", (), "", owner, today + _AHEAD, "", 80, "")
    measure = item.measure
    return Fields(
        kind=str(item.kind),
        goal=item.goal,
        reason=item.reason,
        picked=tuple(
            f"{one.kind}:{one.key}" for one in item.steps if one.kind is not StepKind.WORDS
        ),
        words="\n".join(one.text for one in item.steps if one.kind is StepKind.WORDS),
        owner=str(item.owner_id or ""),
        due=item.due,
        measure=_key(measure) if measure.figured else "",
        target=round(measure.target) if measure.target else 80,
        said="" if measure.figured else measure.label,
    )


def offers_of(page: PlanPage, item: Item | None, new: bool) -> Offers:
    """Return what the fields of an item offer."""
    measures = _measures(page, item)
    return Offers(
        kinds=tuple(Choice(str(one), kind_word(one)) for one in ItemKind),
        owners=tuple(Choice(one.key, one.title) for one in page.owners),
        picks=tuple(
            Choice(
                one.key,
                tr("{group} · {title}").format(
                    group=tr(_GROUPS[one.key.partition(":")[0]]), title=one.title
                ),
            )
            for one in page.offered
        ),
        measures=tuple(
            Choice(
                key,
                tr("{label}（现在 {value}）").format(label=one.label, value=one.told(one.before)),
            )
            for key, one in measures.items()
        ),
        targets={
            key: round(step_up(one.before))
            for key, one in measures.items()
            if one.before is not None and one.unit in ("分", "%")
        },
        new=new,
    )


def item_of(fields: Fields, page: PlanPage, item_id: str) -> Item:
    """Return the item that the fields describe; what they do not show stays as it was."""
    known = page.entry.state.item(item_id)
    titles = {one.key: one.title for one in page.offered}
    if known is not None:
        titles |= {f"{one.kind}:{one.key}": one.text for one in known.steps}
    picked = []
    for key in fields.picked:
        kind, _, name = key.partition(":")
        picked.append(Step(StepKind(kind), name, titles.get(key, name)))
    words = [Step(StepKind.WORDS, "", one) for one in fields.words.splitlines() if one.strip()]
    measure = _measures(page, known).get(fields.measure)
    if measure is None:
        measure = Measure(MeasureKind.WORDS, "", fields.said)
    else:
        measure = replace(measure, target=float(fields.target))
    return Item(
        id=item_id,
        kind=ItemKind(fields.kind),
        goal=fields.goal,
        reason=fields.reason.strip(),
        evidence=known.evidence if known else (),
        steps=(*picked, *words),
        owner_id=UUID(fields.owner) if fields.owner else None,
        due=fields.due,
        measure=measure,
    )


def _measures(page: PlanPage, item: Item | None) -> dict[str, Measure]:
    """Return what can be measured; what an item is measured by keeps the value it began with."""
    found = {_key(one): one for one in page.measures}
    if item is not None and item.measure.figured:
        found[_key(item.measure)] = item.measure
    return found


def _key(measure: Measure) -> str:
    return f"{measure.kind}:{measure.key}"
