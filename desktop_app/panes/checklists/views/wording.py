"""Puts a play and the views on it into words."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from desktop_app.panes.checklists.views.shown import PlayShown, Seat, Tone, ViewColumn
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.answers import read_answers
from desktop_app.training.role_plays.parts import Part
from desktop_app.training.role_plays.use_cases import Played, ViewOn
from desktop_app.widgets.row_list import ListRow

_APART = 2
"""Steps of five from which two views of one thing are worth a talk."""


def play_row(played: Played) -> ListRow:
    """Return a play as the list shows it."""
    names = tr("、").join(played.parts[part].name for part in Part)
    detail = tr("{day} · {names}").format(day=day_text(played.play.day), names=names)
    left = len(played.missing)
    tag: tuple[str, Tone]
    if left:
        tag = (tr("还差 {n} 份").format(n=left), "warn")
    elif played.summed_up:
        tag = (tr("已小结"), "good")
    else:
        tag = (tr("待小结"), "accent")
    return ListRow(str(played.play.id), played.play.title, detail, (tag,))


def shown(played: Played, views: Sequence[ViewOn], actor_id: UUID) -> PlayShown:
    """Return what the page of a play shows; *views* are empty where they may not be read."""
    summary = next((one for one in views if one.part is None), None)
    return PlayShown(
        title=played.play.title,
        sentence=tr("{day} · 三个人各写各的，填完自己的才看得到别人的").format(
            day=day_text(played.play.day)
        ),
        seats=tuple(_seat(played, part, actor_id) for part in Part),
        finding=_finding(played, views),
        views=tuple(_column(one) for one in views if one.part is not None),
        summary=_column(summary) if summary is not None else None,
        may_sum_up=played.may_sum_up,
    )


def _seat(played: Played, part: Part, actor_id: UUID) -> Seat:
    person = played.parts[part]
    title = tr("{part} · {name}").format(part=part.label, name=person.name)
    if part in played.handed_in:
        return Seat(part, title, tr("已提交"), "good")
    act = tr("填我的看法") if person.id == actor_id else tr("请{name}来填").format(name=person.name)
    return Seat(part, title, tr("未填"), "warn", act)


def _finding(played: Played, views: Sequence[ViewOn]) -> str:
    if played.missing and not views:
        waiting = tr("、").join(part.label for part in played.missing)
        return tr("还在等{parts}的看法").format(parts=waiting)
    marks = {one.part: one.answers for one in views if one.part is not None}
    own, others = marks.get(Part.AGENT), (Part.CUSTOMER, Part.OBSERVER)
    gaps = [
        (own[item] - marks[other][item], other, item)
        for other in others
        if own is not None and other in marks
        for item in own
        if isinstance(own[item], int) and isinstance(marks[other].get(item), int)
    ]
    if not gaps:
        return tr("先看已经提交的")
    gap, other, item = max(gaps, key=lambda one: abs(one[0]))
    if abs(gap) < _APART:
        return tr("三方看法基本一致")
    label = _labels(views, Part.AGENT).get(item, item)
    words = (
        tr("“{label}”：客服给自己的分比{other}高 {n} 分（5 分制），先谈这一项")
        if gap > 0
        else tr("“{label}”：客服给自己的分比{other}低 {n} 分（5 分制），先谈这一项")
    )
    return words.format(label=label, other=other.label, n=abs(gap))


def _labels(views: Sequence[ViewOn], part: Part) -> Mapping[str, str]:
    form = next(one.form for one in views if one.part is part)
    return {item.id: item.label for item in form.items()}


def _column(view: ViewOn) -> ViewColumn:
    read = read_answers(view.form, view.answers)
    name = view.part.label if view.part is not None else tr("带练人小结")
    return ViewColumn(
        tr("{name} · {filler}").format(name=name, filler=view.filler),
        tuple((item.label, read[item.id].text) for item in view.form.items() if item.id in read),
    )
