"""Turns inspections into the words that their agents read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import DisputeEntry, Person, ResultEntry, Role
from desktop_app.panes.quality.contact.telling import contact_shown
from desktop_app.panes.quality.own.shown import ListRow, Objecting, SheetShown, TrendShown
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.forms.scoring import Band
from desktop_app.training.quality.disputes.rules import Outcome, changed_only
from desktop_app.training.quality.disputes.use_cases import OwnSheet
from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.form_items import shown_form
from desktop_app.widgets.tags import Tone

if TYPE_CHECKING:
    from desktop_app.training.forms.scoring import SheetScore
    from desktop_app.training.quality.contacts.use_cases import Looked

_TONES: Mapping[str, Tone] = {"excellent": "good", "pass": "accent", "needs_work": "bad"}
_RECENT = 5
"""So many of the latest marks are compared with those before."""
_POINTS = 24


def band_tag(total: float | None, band: str) -> tuple[str, Tone]:
    """Return a mark with its band, e.g. 86.5 合格."""
    word = Band(band).label if band else ""
    return f"{number_text(total)} {word}".strip(), _TONES.get(band, "plain")


def dispute_tag(entry: DisputeEntry) -> tuple[str, Tone]:
    """Return where a dispute stands."""
    if entry.outcome is None:
        return tr("申诉中"), "warn"
    tones: Mapping[str, Tone] = {"accepted": "good", "partly": "accent", "refused": "plain"}
    return Outcome(entry.outcome).label, tones[entry.outcome]


def result_row(one: ResultEntry, actor: Person, dispute: DisputeEntry | None) -> ListRow:
    """Return an inspection as the list shows it."""
    own = one.subject_id == actor.id
    mark, tone = band_tag(one.total, one.band)
    tags = [(mark, tone)]
    if dispute is not None:  # both words beside the day would leave it no room
        tags = [dispute_tag(dispute), (number_text(one.total), tone)]
    return ListRow(
        str(one.id),
        day_text(one.day) if own else one.subject,
        one.number if own else f"{day_text(one.day)} · {one.number}",
        tuple(tags),
        "" if own else one.subject,
    )


def list_sentence(results: Sequence[ResultEntry], actor: Person) -> str:
    """Return what the list holds."""
    own = [one for one in results if one.subject_id == actor.id]
    parts = []
    if own:
        parts.append(tr("近半年被检 {n} 次").format(n=len(own)))
    others = len(results) - len(own)
    if others and actor.has(Role.SUPERVISOR):
        parts.append(tr("最近 {n} 次").format(n=others))
    elif others:
        parts.append(tr("所带学员 {n} 次").format(n=others))
    return " · ".join(parts)


def trend(results: Sequence[ResultEntry], person_id: UUID) -> TrendShown:
    """Return one person's marks over time; *results* come newest first."""
    own = [one for one in results if one.subject_id == person_id and one.total is not None]
    own = own[:_POINTS][::-1]
    points = tuple(
        ChartPoint(
            f"{one.day.month}/{one.day.day}",
            one.total,
            1,
            tr("{day}：{total} 分").format(day=day_text(one.day), total=number_text(one.total)),
        )
        for one in own
    )
    return TrendShown(_finding([one.total or 0.0 for one in own]), points)


def _finding(totals: Sequence[float]) -> str:
    count = tr("n = {n}").format(n=len(totals))
    if len(totals) <= _RECENT:
        return tr("每次得分（{count}）").format(count=count)
    late, early = totals[-_RECENT:], totals[:-_RECENT]
    now, was = sum(late) / len(late), sum(early) / len(early)
    told = tr("近 {k} 次平均 {now:.1f} 分，此前 {was:.1f} 分（{count}）")
    return told.format(k=_RECENT, now=now, was=was, count=count)


def sheet_shown(own: OwnSheet, looked: "Looked | None", actor: Person) -> SheetShown:
    """Return one inspection with what may be said about it."""
    signed, sheet = own.signed, own.signed.sheet
    mark, tone = band_tag(sheet.total, sheet.band)
    link, target = _link(own)
    who = "" if actor.id == signed.subject.id else f"{signed.subject.name} · "
    return SheetShown(
        key=str(sheet.id),
        title=sheet.title,
        sentence=tr("{who}{day} · {number} · 评分人 {name}").format(
            who=who, day=day_text(sheet.day), number=sheet.number, name=signed.filler.name
        ),
        mark=number_text(sheet.total),
        band=mark.partition(" ")[2],
        tone=tone,
        form=shown_form(signed.form, sheet.day, weights=True),
        answers=sheet.answers,
        hidden=frozenset(signed.score.hidden),
        state=_state(own, actor),
        link=link,
        target=target,
        contact=contact_shown(looked, sheet.evidence) if looked is not None else None,
        may_answer=own.may_answer,
        kept=bool(own.reason or own.proposed),
    )


def _state(own: OwnSheet, actor: Person) -> str:
    dispute = own.dispute
    if dispute is not None and dispute.outcome is None:
        return tr("已提出申诉，等待裁定。")
    if dispute is not None:
        return _ruled(dispute)
    if not own.standing:
        return tr("这份质检已被更正，以更正后的为准。")
    if own.word is not None:
        return tr("本人已认可。") if own.word.agrees else tr("本人有异议。")
    if own.may_answer:
        return tr("请看一遍；有不同看法可在 {day} 前申诉。").format(day=day_text(own.until))
    if actor.id == own.signed.subject.id:
        return tr("申诉期限已过。")
    return ""


def _ruled(dispute: DisputeEntry) -> str:
    word = Outcome(dispute.outcome or "").label
    if dispute.corrected_id is None:
        return tr("申诉已由{name}裁定：{word}，{total} 分不变。").format(
            name=dispute.ruler, word=word, total=number_text(dispute.total)
        )
    return tr("申诉已由{name}裁定：{word}，{before} 分更正为 {after} 分。").format(
        name=dispute.ruler,
        word=word,
        before=number_text(dispute.total),
        after=number_text(dispute.corrected_total),
    )


def _link(own: OwnSheet) -> tuple[str, str]:
    if own.dispute is not None:
        return tr("看申诉和裁定"), f"dispute:{own.dispute.id}"
    if not own.standing:
        return tr("打开更正后的质检"), f"inspection:{own.standing_id}"
    if own.signed.sheet.replaces_id is not None:
        return tr("看更正前的质检"), f"inspection:{own.signed.sheet.replaces_id}"
    return "", ""


def objecting(
    own: OwnSheet, reason: str, proposed: Mapping[str, Any], would_be: "SheetScore"
) -> Objecting:
    """Return an objection as it stands: which items, and what the sheet would come to."""
    changed = changed_only(own.signed.sheet.answers, proposed)
    total = tr("照您的意见是 {after} 分，现在 {before} 分").format(
        after=number_text(would_be.total), before=number_text(own.signed.sheet.total)
    )
    if not changed:
        return Objecting(reason, total, tr("在下面改您有不同看法的项目，不改的保持原样。"))
    labels = {item.id: item.label for item in own.signed.form.items()}
    names = "".join(tr("“{label}”").format(label=labels[one]) for one in changed)
    return Objecting(reason, total, tr("改了 {n} 项：{names}").format(n=len(changed), names=names))
