"""What the log of changes says in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.records import PlanChange
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.moving.sittings import clock


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change with who made it, in words, and whether it was taken back."""

    change: PlanChange
    by: str
    text: str
    undone: bool
    about: str = ""
    """The class or the person whose calendar it changed."""


def change_text(change: PlanChange) -> str:
    """Return a change as one sentence."""
    title = str(change.after.get("title", ""))
    known = {
        "move": tr("移动“{title}”"),
        "stretch": tr("调整“{title}”的时长"),
        "place": tr("更换“{title}”的地点"),
        "trainer": tr("更换“{title}”的讲师"),
        "cancel": tr("取消“{title}”"),
        "create": tr("新增“{title}”"),
        "make_up": tr("安排补课“{title}”"),
        "transfer": tr("转班：{title}"),
        "revise": tr("按新版方案调整：{title}"),
        "undo": tr("撤销：{title}"),
    }
    text = known.get(change.kind, change.kind).format(title=title)
    detail = _detail(change)
    return tr("{text}：{detail}").format(text=text, detail=detail) if detail else text


def _detail(change: PlanChange) -> str:
    if change.kind not in ("move", "stretch", "place"):
        return ""
    before, after = _first(change.before), _first(change.after)
    parts = []
    if "day" in after or "start" in after:
        parts.append(tr("{a} → {b}").format(a=_moment(before), b=_moment(after)))
    if "minutes" in after:
        parts.append(tr("{a} → {b} 分钟").format(a=before.get("minutes", ""), b=after["minutes"]))
    if "place" in after:
        parts.append(tr("{a} → {b}").format(a=before.get("place", ""), b=after["place"]))
    more = len(change.after.get("held", {})) + len(change.after.get("sessions", {})) - 1
    seats = int(change.after.get("seats", 0))
    if more - seats > 0:
        parts.append(tr("另有 {n} 节一起改动").format(n=more - seats))
    return tr("，").join(parts)


def _first(state: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields of the session that the change was about: it stands first."""
    for table in ("held", "sessions"):
        for fields in state.get(table, {}).values():
            return dict(fields)
    return {}


def _moment(fields: Mapping[str, Any]) -> str:
    parts = []
    if "day" in fields:
        parts.append(day_text(date.fromisoformat(fields["day"])))
    if "start" in fields:
        parts.append(clock(int(fields["start"])))
    return " ".join(parts)
