"""What changed from one version of a template to another, as sentences."""

from collections.abc import Iterator, Mapping

from desktop_app.system.text import tr
from desktop_app.training.content.writing.telling import from_to, yes_no
from desktop_app.training.forms.editing.checks import condition_text
from desktop_app.training.forms.template import Form, FormItem, Section
from desktop_app.training.forms.words import ABOUT, ASPECTS, FILLERS, RHYTHMS, TYPES, USES


def differences(old: Form, new: Form) -> tuple[str, ...]:
    """Return one sentence for each change, in the order of the new version."""
    return (*_head(old, new), *_sections(old, new), *_items(old, new))


def _head(old: Form, new: Form) -> Iterator[str]:
    pairs = (
        (tr("标题"), old.title, new.title),
        (tr("说明"), old.summary, new.summary),
        (tr("用途"), USES[old.use], USES[new.use]),
        (tr("填写人"), _fillers(old), _fillers(new)),
        (tr("评价对象"), ABOUT[old.about], ABOUT[new.about]),
        (tr("何时填"), _due(old), _due(new)),
        (tr("预计分钟"), str(old.minutes), str(new.minutes)),
        (tr("标签"), tr("、").join(old.tags), tr("、").join(new.tags)),
    )
    for name, before, after in pairs:
        if before != after:
            yield from_to(name, before, after)


def _fillers(form: Form) -> str:
    return tr("、").join(FILLERS[one] for one in FILLERS if one in form.fillers())


def _due(form: Form) -> str:
    if form.due is None:
        return tr("不定期")
    return f"{RHYTHMS[form.due]} {form.event}".strip()


def _sections(old: Form, new: Form) -> Iterator[str]:
    before = {one.id: one for one in old.sections}
    after = {one.id: one for one in new.sections}
    for section_id, section in after.items():
        if section_id not in before:
            yield tr("新增部分“{title}”，权重 {n}").format(title=section.title, n=section.weight)
            continue
        yield from _section(before[section_id], section)
    for section_id, section in before.items():
        if section_id not in after:
            yield tr("删去部分“{title}”").format(title=section.title)
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield tr("部分的先后次序变了")


def _section(before: Section, after: Section) -> Iterator[str]:
    if before.title != after.title:
        yield from_to(tr("部分"), before.title, after.title)
    if before.weight != after.weight:
        yield tr("部分“{title}”的权重：{old} 改为 {new}").format(
            title=after.title, old=before.weight, new=after.weight
        )


def _items(old: Form, new: Form) -> Iterator[str]:
    before, after = _by_id(old), _by_id(new)
    labels = {name: one.label for name, (one, _) in {**before, **after}.items()}
    for item_id, (item, section) in after.items():
        if item_id not in before:
            told = tr("新增项目“{label}”（{section}，{type}）")
            yield told.format(label=item.label, section=section, type=TYPES[item.type])
            continue
        yield from _item(before[item_id][0], item, labels)
    for item_id, (item, section) in before.items():
        if item_id not in after:
            yield tr("删去项目“{label}”（{section}）").format(label=item.label, section=section)
    kept = [one for one in before if one in after]
    if kept != [one for one in after if one in before]:
        yield tr("项目的先后次序变了")


def _by_id(form: Form) -> dict[str, tuple[FormItem, str]]:
    return {item.id: (item, one.title) for one in form.sections for item in one.items}


def _item(before: FormItem, after: FormItem, labels: Mapping[str, str]) -> Iterator[str]:
    changed = [
        from_to(name, was, now)
        for name, was, now in zip(
            _NAMES, _facts(before, labels), _facts(after, labels), strict=True
        )
        if was != now
    ]
    if changed:
        label = before.label if before.label == after.label else after.label
        yield tr("“{label}”：{changes}").format(label=label, changes=tr("；").join(changed))


_NAMES = (
    tr("题目"),
    tr("题型"),
    tr("权重"),
    tr("必填"),
    tr("一票否决"),
    tr("归零"),
    tr("加分"),
    tr("不计分"),
    tr("显示条件"),
    tr("看什么"),
    tr("评分说明"),
    tr("各分的说明"),
    tr("选项"),
)


def _facts(item: FormItem, labels: Mapping[str, str]) -> tuple[str, ...]:
    return (
        item.label,
        TYPES[item.type],
        str(item.weight),
        yes_no(item.required),
        yes_no(item.critical),
        yes_no(item.fatal),
        yes_no(item.bonus),
        yes_no(item.excluded),
        condition_text(item.shown_if, labels) if item.shown_if else "",
        ASPECTS[item.aspect] if item.aspect else "",
        item.guidance,
        tr("、").join(item.anchors),
        tr("、").join(item.choices),
    )
