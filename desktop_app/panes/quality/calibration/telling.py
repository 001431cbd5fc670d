"""Turns calibrations into the words that the room shows."""

from collections.abc import Sequence
from uuid import UUID

from db.records import CalibrationEntry, ContactEntry, Person
from desktop_app.documents.calibration_telling import (
    deviation_text,
    finding,
    leaning,
    short_answer,
)
from desktop_app.panes.quality.calibration.shown import (
    Choices,
    InspectorShown,
    ItemShown,
    ListRow,
    ResultsShown,
    RoundShown,
    Seat,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.forms.template import Form
from desktop_app.training.quality.calibration.agreement import (
    ItemAgreement,
    Leaning,
    Rating,
)
from desktop_app.training.quality.calibration.results import Results, Scored
from desktop_app.training.quality.calibration.use_cases import Round
from desktop_app.training.quality.contacts.kinds import channel_word
from desktop_app.widgets.dumbbell import Dot, DumbbellRow
from desktop_app.widgets.tags import Tone

_DRAWN = 3
"""A line of the chart holds so many dots: the reference, the strictest, the most lenient."""
_TONES: dict[Leaning, Tone] = {
    Leaning.STRICT: "warn",
    Leaning.LENIENT: "warn",
    Leaning.CLOSE: "good",
}


def row(entry: CalibrationEntry, actor_id: UUID) -> ListRow:
    """Return a calibration as the list shows it."""
    done, asked = len(entry.done), len(entry.inspectors)
    tag: tuple[str, Tone]
    if entry.closed_at is not None:
        tag = (tr("已结束"), "plain")
    elif actor_id in entry.inspectors and actor_id not in entry.done:
        tag = (tr("待您评分"), "warn")
    else:
        tag = (tr("{done}/{asked} 已评").format(done=done, asked=asked), "accent")
    detail = tr("{agent} · {channel}").format(
        agent=entry.agent, channel=channel_word(entry.channel)
    )
    return ListRow(str(entry.id), entry.title, detail, (tag,))


def list_sentence(entries: Sequence[CalibrationEntry]) -> str:
    """Return how many are under way and closed."""
    under_way = sum(one.closed_at is None for one in entries)
    return tr("{n} 次进行中 · {k} 次已结束 · 结束以前谁也看不到别人的分").format(
        n=under_way, k=len(entries) - under_way
    )


def choices(
    contacts: Sequence[ContactEntry], forms: Sequence[Form], people: Sequence[Person], own: UUID
) -> Choices:
    """Return what a new calibration may be made of, the newest contact first."""
    return Choices(
        tuple(
            (
                str(one.id),
                tr("{day} · {agent} · {title}").format(
                    day=day_text(one.day), agent=one.agent, title=one.title
                ),
            )
            for one in contacts
        ),
        tuple((one.key, one.title) for one in forms),
        tuple((str(one.id), one.name) for one in people),
        str(own),
    )


def round_shown(found: Round, actor_id: UUID, clock: Clock) -> RoundShown:
    """Return a calibration under way: who has scored, and nothing of any mark."""
    entry = found.entry
    sentence = " · ".join(
        (
            tr("{agent}的{channel}接待").format(
                agent=entry.agent, channel=channel_word(entry.channel)
            ),
            entry.form_title,
            tr("{day}发起").format(day=day_text(clock.local(entry.opened_at).date())),
        )
    )
    return RoundShown(
        key=str(entry.id),
        title=entry.title,
        sentence=sentence,
        seats=tuple(_seat(found, one, actor_id) for one in entry.inspectors),
        may_close=found.may_close,
        missing=len(found.waiting),
    )


def results_shown(results: Results, may_agree: bool, clock: Clock) -> ResultsShown:
    """Return a closed calibration with what it shows."""
    names = {one.person.id: one.person.name for one in results.inspectors}
    order = tuple(names)
    drawn = _drawn(results.inspectors)
    closed = clock.local(results.closed.closed_at).date()
    parts = [results.form_title, tr("{day}结束").format(day=day_text(closed))]
    if results.absent:
        absent = tr("、").join(one.name for one in results.absent)
        parts.append(tr("{names}没有评：{why}").format(names=absent, why=results.closed.reason))
    return ResultsShown(
        key=str(results.calibration.id),
        title=results.calibration.title,
        sentence=" · ".join(parts),
        finding=finding(results),
        inspectors=tuple(_inspector(one, results) for one in results.inspectors),
        views=tuple(
            tr("{name}（标准）").format(name=one.person.name)
            if one.deviation is None
            else one.person.name
            for one in drawn
        ),
        lines=tuple(_line(one, drawn) for one in results.items),
        items=tuple(_item(one, order, results) for one in results.items),
        may_agree=may_agree,
    )


def _seat(found: Round, person_id: UUID, actor_id: UUID) -> Seat:
    person = found.people[person_id]
    name = person.name
    if person_id == found.reference_id:
        name = tr("{name} · 给标准分").format(name=name)
    if person_id in found.entry.done:
        return Seat(str(person_id), name, tr("已评"), "good", "")
    act = tr("开始评分") if person_id == actor_id else tr("请本人坐下评分")
    return Seat(str(person_id), name, tr("待评"), "warn", act.format(name=person.name))


def _inspector(one: Scored, results: Results) -> InspectorShown:
    total = tr("{n} 分").format(n=number_text(one.total))
    if one.deviation is None:
        return InspectorShown(
            one.person.name, total, tr("标准"), "accent", tr("其他人和这份比"), one.comments
        )
    return InspectorShown(
        one.person.name,
        total,
        leaning(one.deviation),
        _TONES[one.deviation.leaning],
        deviation_text(one.deviation, results),
        one.comments,
    )


def _drawn(inspectors: Sequence[Scored]) -> tuple[Scored, ...]:
    others = [one for one in inspectors if one.deviation is not None]
    if len(others) >= _DRAWN:
        others.sort(key=lambda one: one.total)
        others = [others[0], others[-1]]
    reference = [one for one in inspectors if one.deviation is None]
    return (*reference, *others)


def _line(one: ItemAgreement, drawn: Sequence[Scored]) -> DumbbellRow:
    dots = tuple(_dot(one.ratings.get(who.person.id)) for who in drawn)
    words = tr("；").join(
        tr("{name} {answer}").format(name=who.person.name, answer=one.ratings[who.person.id].text)
        for who in drawn
        if who.person.id in one.ratings
    )
    return DumbbellRow(
        key=one.item.id,
        label=one.item.label,
        dots=dots,
        leaning="over" if one.item.decisive and one.split else "",
        note=tr("差 {n}").format(n=number_text(one.spread)) if one.spread else "",
        words=tr("{label}：{words}").format(label=one.item.label, words=words),
    )


def _dot(rating: Rating | None) -> Dot | None:
    return None if rating is None or rating.mark is None else Dot(rating.mark, 1)


def _item(one: ItemAgreement, order: Sequence[UUID], results: Results) -> ItemShown:
    agreed = results.agreed.get(one.item.id)
    return ItemShown(
        key=one.item.id,
        label=one.item.label,
        answers=tuple(short_answer(one.ratings.get(who)) for who in order),
        same="–" if one.same is None else tr("{n}%").format(n=round(100 * one.same)),
        spread=number_text(one.spread),
        split=one.split,
        decisive=one.item.decisive,
        agreed=agreed.text if agreed is not None else "",
    )
