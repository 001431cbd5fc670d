"""What of the disputes waits for a person today: to be ruled on, or to be read."""

from collections.abc import Callable, Sequence
from datetime import date

from db.records import DisputeEntry
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.quality.disputes.rules import Outcome
from desktop_app.training.today.todo import ToDo

_MOST = 3
_MINUTES = 8


def to_rule_on(
    entries: Sequence[DisputeEntry], due_of: Callable[[DisputeEntry], date], today: date
) -> list[ToDo]:
    """Return open disputes to rule on, the longest waiting first; many in one line."""
    if len(entries) > _MOST:
        title = tr("裁定申诉 · {n} 份").format(n=len(entries))
        names = tr("、").join(dict.fromkeys(one.subject for one in entries[:_MOST]))
        detail = tr("{names}等人对质检有不同看法").format(names=names)
        return [_todo(title, detail, len(entries) * _MINUTES, "disputes")]
    return [_one(one, due_of(one), today) for one in entries]


def news_for(entries: Sequence[DisputeEntry]) -> list[ToDo]:
    """Return own disputes that were decided since one last looked."""
    return [
        ToDo(
            when=tr("新"),
            title=tr("申诉结果 · {number}").format(number=one.number),
            detail=_came_to(one),
            tag=Outcome(one.outcome).label,
            tone="accent",
            minutes=2,
            pane="quality",
            target=f"inspection:{one.corrected_id or one.sheet_id}",
            act=tr("看结果"),
        )
        for one in entries
        if one.outcome is not None
    ]


def _came_to(entry: DisputeEntry) -> str:
    if entry.corrected_id is None:
        return tr("{name}维持原判，{total} 分").format(
            name=entry.ruler, total=number_text(entry.total)
        )
    return tr("{name}已更正，{before} 分改为 {after} 分").format(
        name=entry.ruler,
        before=number_text(entry.total),
        after=number_text(entry.corrected_total),
    )


def _one(entry: DisputeEntry, due: date, today: date) -> ToDo:
    detail = tr("{number}，{total} 分 · {when}").format(
        number=entry.number,
        total=number_text(entry.total),
        when=tr("已超过裁定期限") if today > due else tr("{day}前裁定").format(day=day_text(due)),
    )
    title = tr("裁定申诉 · {name}").format(name=entry.subject)
    return _todo(title, detail, _MINUTES, f"dispute:{entry.id}")


def _todo(title: str, detail: str, minutes: int, target: str) -> ToDo:
    tag = tr("待裁定")
    return ToDo(
        tr("今天"), title, detail, tag, "warn", minutes, "quality", target, act=tr("去裁定")
    )
