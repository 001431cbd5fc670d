"""The one way to write text that a person reads: translation, dates, times and numbers."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

WEEKDAYS = "一二三四五六日"
_translate: list[Callable[[str], str]] = []


def tr(text: str) -> str:
    """Return *text* in the language of the interface; the source language is Chinese."""
    return _translate[-1](text) if _translate else text


def install_translator(translate: Callable[[str], str]) -> None:
    """Let *translate* serve `tr` from now on; called once by the composition root."""
    _translate[:] = [translate]


def weekday(day: date) -> str:
    """周一 … 周日."""
    return tr("周") + WEEKDAYS[day.weekday()]


def day_text(day: date) -> str:
    """`11月22日 周日`, the way dates stand everywhere in the interface."""
    return f"{day.month}月{day.day}日 {weekday(day)}"


def long_day(day: date) -> str:
    """`2026年11月22日`, the way dates stand on documents."""
    return f"{day.year}年{day.month}月{day.day}日"


def time_text(moment: datetime) -> str:
    """`14:05`."""
    return f"{moment:%H:%M}"


def span_text(span: timedelta) -> str:
    """`7 分 12 秒`, `48 秒`, `2 小时 5 分`."""
    seconds = max(0, round(span.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return tr("{h} 小时 {m} 分").format(h=hours, m=minutes)
    if minutes:
        return tr("{m} 分 {s} 秒").format(m=minutes, s=seconds)
    return tr("{s} 秒").format(s=seconds)


def clock_text(seconds: float) -> str:
    """`00:38`, a running clock."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes:02d}:{rest:02d}"


def number_text(value: float | None) -> str:
    """A mark or count without needless decimals; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:.1f}".rstrip("0").rstrip(".")


def breakable(text: str) -> str:
    """Return a text for the screen whose long runs without a space may be broken anywhere."""
    return _RUN.sub("\\g<0>\u200b", text)


_RUN = re.compile(r"[!-~]{20}(?=[!-~])")
"""Latin letters, digits and signs: between Chinese ones a line may be broken as it is."""
