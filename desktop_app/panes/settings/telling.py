"""Tells figures, days and backups in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from db.backup import Backup
from db.records import OwnDay
from desktop_app.panes.settings.shown import (
    BackupShown,
    DayShown,
    FigureGroup,
    FigureShown,
    YearShown,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, long_day, number_text, time_text, tr
from desktop_app.training.settings.catalogue import WEIGHTS, Setting

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import DayInfo, WorkCalendar

_NAME_OF_BACKUP = "%Y%m%d-%H%M%S-%f"
_MEGABYTE = 1_000_000


def figure_groups(settings: Sequence[tuple[Setting, float]]) -> tuple[FigureGroup, ...]:
    """Return the figures by group, in the order of the catalogue."""
    groups: dict[str, list[FigureShown]] = {}
    for setting, value in settings:
        groups.setdefault(setting.group, []).append(_figure(setting, value))
    values = {setting.name: value for setting, value in settings}
    return tuple(
        FigureGroup(title, tuple(figures), _remark(figures, values))
        for title, figures in groups.items()
    )


def _figure(setting: Setting, value: float) -> FigureShown:
    return FigureShown(
        name=setting.name,
        title=setting.title,
        value=number_text(value),
        unit=setting.unit,
        note=tr("默认 {n} {unit} · 来源 {source}").format(
            n=number_text(setting.default), unit=setting.unit, source=setting.source
        ),
        changed=value != setting.default,
    )


def _remark(figures: Sequence[FigureShown], values: Mapping[str, float]) -> str:
    if not any(one.name in WEIGHTS for one in figures):
        return ""
    whole = sum(values[name] for name in WEIGHTS)
    if whole == 100:
        return tr("四项权重合计 100%。")
    return tr("四项权重合计 {n}%，评分时按比例折算成 100%。").format(n=number_text(whole))


def day_shown(own: OwnDay) -> DayShown:
    """Return a day that the organisation has set itself."""
    return DayShown(
        key=own.day.isoformat(),
        day=f"{own.day.year}年{day_text(own.day)}",
        order=own.day.toordinal(),
        kind=tr("上班") if own.working else tr("休息"),
        note=own.note,
    )


def year_shown(calendar: "WorkCalendar", year: int, published: range) -> YearShown:
    """Return what is known about the public holidays of *year*."""
    provisional = calendar.is_provisional(year)
    official = year in published
    state, tone = tr("按国务院公布的安排"), "good"
    if provisional:
        state, tone = tr("推算的，待核对"), "warn"
    elif not official:
        state, tone = tr("已核对"), "good"
    return YearShown(
        year=year,
        state=state,
        tone=tone,
        holidays=_holidays(calendar, year),
        confirmed=not official and not provisional,
        can_confirm=not official,
    )


def _holidays(calendar: "WorkCalendar", year: int) -> str:
    """Name the public holidays of a year with their days, then the adjusted working days."""
    runs: list[list[DayInfo]] = [[]]
    adjusted: list[date] = []
    day = date(year, 1, 1)
    while day.year == year:
        info = calendar.info(day)
        if info.origin == "public":
            runs[-1].append(info)
        elif runs[-1]:
            runs.append([])
        if info.origin == "adjusted":
            adjusted.append(day)
        day += timedelta(days=1)
    text = tr("；").join(_holiday(run) for run in runs if run)
    if adjusted:
        days = tr("、").join(_short(one) for one in adjusted)
        text += tr("。调休上班 {days}").format(days=days)
    return text


def _holiday(run: "Sequence[DayInfo]") -> str:
    """Name a run of closed days by the festival that most of them belong to: 除夕 is 春节 too."""
    names = Counter(info.name for info in run)
    return f"{names.most_common(1)[0][0]} {_span(run[0].day, run[-1].day)}"


def _span(first: date, last: date) -> str:
    if first == last:
        return _short(first)
    return tr("{a}至{b}").format(a=_short(first), b=_short(last))


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def backup_shown(backup: Backup, clock: Clock) -> BackupShown:
    """Return a backup with its local time; its name carries the time in UTC."""
    made = datetime.strptime(backup.made_at, _NAME_OF_BACKUP).replace(tzinfo=UTC)
    local = clock.local(made)
    reasons = {
        "manual": tr("手动"),
        "daily": tr("每天首次启动"),
        "upgrade": tr("升级之前"),
    }
    return BackupShown(
        key=str(backup.path),
        time=f"{long_day(local.date())} {time_text(local)}",
        reason=reasons.get(backup.reason, backup.reason),
        size=size_text(backup.size),
        bytes=backup.size,
    )


def size_text(size: int) -> str:
    """`3.4 MB`; under a tenth of a megabyte in KB."""
    if size < _MEGABYTE / 10:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / _MEGABYTE:.1f} MB"


def backed_up_text(made: Backup) -> str:
    """Say what was backed up, and which material could not be read."""
    told = tr("已备份并验证，{size}。").format(size=size_text(made.size))
    if not made.unread:
        return told
    return told + tr(
        "资料“{file}”等 {n} 个文件打不开，没有备份进去；请关掉正在用的程序，再备份一次。"
    ).format(file=made.unread[0], n=len(made.unread))


def restore_text(folder: Path) -> str:
    """Say how to bring a backup back."""
    return tr(
        '要恢复，请先退出陪练，再在命令行运行：peilian restore --data "{folder}"。'
        "默认用最近一份完好的备份；要用指定的一份，加上 --from 和文件名。"
        "课次的资料一起恢复；被替换的数据文件和资料会另外保留，不会删除。"
    ).format(folder=folder)
