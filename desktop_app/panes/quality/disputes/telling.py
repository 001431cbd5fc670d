"""Turns disputes into the words that the room shows."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from db.records import DisputeEntry
from desktop_app.panes.quality.disputes.shown import DisputeShown, ListRow, ProposalShown
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.forms.answers import read_answers
from desktop_app.training.quality.disputes.rules import Outcome
from desktop_app.training.quality.disputes.use_cases import DisputePage
from desktop_app.widgets.tags import Tone

if TYPE_CHECKING:
    from desktop_app.training.forms.scoring import SheetScore
    from desktop_app.training.forms.template import Form

_TONES: dict[str, Tone] = {"accepted": "good", "partly": "accent", "refused": "plain"}


def state_words(entry: DisputeEntry) -> tuple[str, Tone]:
    """Return where a dispute stands."""
    if entry.outcome is None:
        return tr("待裁定"), "warn"
    return Outcome(entry.outcome).label, _TONES[entry.outcome]


def dispute_row(entry: DisputeEntry) -> ListRow:
    """Return a dispute as the list shows it."""
    return ListRow(str(entry.id), entry.subject, entry.number, (state_words(entry),), entry.subject)


def list_sentence(entries: Sequence[DisputeEntry]) -> str:
    """Return how many are open, and what came of the others."""
    waiting = sum(one.outcome is None for one in entries)
    ruled = [one for one in entries if one.outcome is not None]
    parts = [tr("{n} 份待裁定").format(n=waiting)]
    if ruled:
        changed = sum(one.outcome != "refused" for one in ruled)
        parts.append(tr("已裁定 {n} 份，其中 {k} 份更正").format(n=len(ruled), k=changed))
    return " · ".join(parts)


def dispute_shown(page: DisputePage, clock: Clock) -> DisputeShown:
    """Return one dispute with everything about it."""
    entry = page.entry
    state, tone = state_words(entry)
    total = tr("原判 {total} 分").format(total=number_text(entry.total))
    return DisputeShown(
        key=str(entry.id),
        title=tr("{name}对 {number} 的申诉").format(name=entry.subject, number=entry.number),
        sentence=_sentence(page, clock),
        state=state,
        tone=tone,
        reason=page.dispute.reason,
        proposals=_proposals(page),
        warning=(
            tr("这份质检是您评的。另有主管可以裁定，建议请他来；由您裁定会在记录里注明。")
            if page.own_inspection
            else ""
        ),
        ruling=_ruling(page),
        ruled=_ruled(page, clock),
        may_rule=page.may_rule,
        total=total,
        sheet=str(entry.sheet_id),
        corrected=str(entry.corrected_id or ""),
    )


def total_text(before: float | None, score: "SheetScore") -> str:
    """Say what the sheet would come to by what is accepted so far."""
    if score.total == before:
        return tr("维持原判 {total} 分").format(total=number_text(before))
    return tr("裁定后 {after} 分，原判 {before} 分").format(
        after=number_text(score.total), before=number_text(before)
    )


def signs(page: DisputePage, accepted: Collection[str]) -> str:
    """Say what is signed by ruling so."""
    if not accepted:
        return tr("维持原判，{name}会看到理由。").format(name=page.entry.subject)
    return tr("采纳 {n} 项，签一份更正的质检代替 {number}；原来那份保留。").format(
        n=len(accepted), number=page.entry.number
    )


def _sentence(page: DisputePage, clock: Clock) -> str:
    entry = page.entry
    parts = [
        tr("接待 {day}").format(day=day_text(entry.day)),
        tr("评分人 {name}").format(name=entry.filler),
        tr("{day}提出").format(day=day_text(clock.local(entry.raised_at).date())),
    ]
    if entry.outcome is None:
        late = clock.today() > page.due
        told = tr("应在{day}前裁定，已超期") if late else tr("{day}前裁定")
        parts.append(told.format(day=day_text(page.due)))
    return " · ".join(parts)


def _proposals(page: DisputePage) -> tuple[ProposalShown, ...]:
    form, sheet = page.signed.form, page.signed.sheet
    found = []
    for item in form.items():
        if item.id not in page.dispute.proposed:
            continue
        answer = page.dispute.proposed[item.id]
        verdict = ""
        if page.ruling is not None:
            kept = page.corrected.sheet.answers.get(item.id) if page.corrected else None
            verdict = tr("采纳") if kept == answer else tr("不采纳")
        found.append(
            ProposalShown(
                item.id,
                item.label,
                _text(form, item.id, sheet.answers.get(item.id)),
                _text(form, item.id, answer),
                item.guidance,
                verdict,
            )
        )
    return tuple(found)


def _text(form: "Form", item: str, answer: object) -> str:
    read = read_answers(form, {item: answer}).get(item)  # type: ignore[dict-item]  # JSON
    return read.text if read is not None else tr("未作答")


def _ruling(page: DisputePage) -> str:
    return page.ruling.reason if page.ruling is not None else ""


def _ruled(page: DisputePage, clock: Clock) -> str:
    entry = page.entry
    if entry.ruled_at is None:
        return ""
    at = clock.local(entry.ruled_at)
    told = tr("{name} {day} {time:%H:%M} 裁定：{word}").format(
        name=entry.ruler,
        day=day_text(at.date()),
        time=at,
        word=state_words(entry)[0],
    )
    if entry.corrected_id is not None:
        told += tr("，{before} 分更正为 {after} 分").format(
            before=number_text(entry.total), after=number_text(entry.corrected_total)
        )
    if entry.ruled_by == entry.filler_id:
        told += tr("（由原评分人裁定）")
    return told
