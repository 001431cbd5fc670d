"""Tells a record of the chain as one entry of a list."""

from collections.abc import Callable
from datetime import datetime

from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.certification.rules import GOLD
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.forms.words import USES
from desktop_app.training.practice.modes.names import STUDY, mode_word
from desktop_app.widgets.chain_items import ChainEntry

_CHANNELS = {
    "phone": "电话",
    "chat": "在线",
    "group": "群聊",
    "desk": "前台",
    "email": "邮件",
}


ELSEWHERE = {"attempt": "practice", "session": "calendar", "paper": "exams"}
"""In which pane a record is opened that is neither a sheet nor a certificate. A contact stands
in no pane of its own: what was meant in it is in the words of the evidence."""


def kind_of(link: Link) -> str:
    """Return the use of a sheet, the kind of anything else."""
    return link.detail if link.kind == "sheet" else link.kind


def chain_entry(link: Link, local: Callable[[datetime], datetime]) -> ChainEntry:
    """Return a record of the chain as the time line shows it."""
    at = local(link.at)
    kind, tone = _kind(link)
    mark = "" if link.mark is None else tr("{n} 分").format(n=number_text(link.mark))
    return ChainEntry(
        key=f"{link.kind}:{link.record_id}",
        day=day_text(at.date()),
        time=time_text(at),
        kind=kind,
        title=link.title,
        detail=_detail(link),
        mark=mark,
        state=_state(link),
        failed=not link.passed and not _only_study(link),
        tone=tone,  # type: ignore[arg-type]  # the table below holds tones only
    )


def _kind(link: Link) -> tuple[str, str]:
    kinds = {
        "attempt": (tr("练习"), "accent"),
        "self_check": (tr("自检"), "plain"),
        "shadow_day": (tr("影子日"), "accent"),
        "evaluation": (tr("评估"), "warn"),
        "observation": (tr("观察"), "accent"),
        "theory": (tr("理论"), "warn"),
        "practical": (tr("实操"), "warn"),
        "practical_drill": (tr("演练"), "warn"),
        "certificate": (tr("证书"), "good"),
        "session": (tr("课次"), "plain"),
        "contact": (tr("接待"), "accent"),
        "paper": (tr("答卷"), "warn"),
    }
    return kinds.get(kind_of(link), (USES.get(kind_of(link), tr("记录")), "plain"))


def _detail(link: Link) -> str:
    if link.kind == "attempt":
        parts = (mode_word(link.mode) if link.mode else "", tr(_CHANNELS.get(link.detail, "")))
        return " · ".join(part for part in parts if part)
    if link.kind == "contact":
        return link.detail
    if link.kind == "certificate":
        return tr("金牌客服") if link.detail == GOLD else tr("认证客服")
    if link.kind == "sheet" and link.detail != "self_check":
        return tr("{name}签名").format(name=link.by)
    return ""


def _state(link: Link) -> str:
    if link.mark is None or link.kind in ("certificate", "session") or _only_study(link):
        return ""
    if link.kind == "attempt":
        return tr("达标") if link.passed else tr("未达标")
    if link.detail in ("theory", "practical", "practical_drill"):
        return tr("及格") if link.passed else tr("没及格")
    return "" if link.passed else tr("需改进")


def _only_study(link: Link) -> bool:
    """Whether it is an attempt in a mode whose mark counts for nothing but learning."""
    return link.kind == "attempt" and link.mode in STUDY
