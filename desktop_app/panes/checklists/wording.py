"""Puts self-checks, their history and their results into words."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from db.records import SheetEntry
from desktop_app.panes.checklists.shown import CheckRow, Square, Summary, Tone
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.forms.answers import NO
from desktop_app.training.forms.scoring import Band
from desktop_app.training.forms.use_cases import SignedSheet

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form

TONES: dict[str, Tone] = {"excellent": "good", "pass": "accent", "needs_work": "warn"}


def check_row(
    form: "Form",
    newest_today: SheetEntry | None,
    draft: bool,
    streak: int,
    local: Callable[[datetime], datetime],
) -> CheckRow:
    """Return a self-check as the list shows it."""
    parts = [tr("连续 {n} 天").format(n=streak)] if streak else []
    if newest_today is None or draft:
        parts.insert(0, tr("{n} 分钟").format(n=form.minutes))
    detail = " · ".join(parts)
    if draft:
        return CheckRow(form.key, form.title, detail, tr("草稿"), "warn")
    if newest_today is None:
        return CheckRow(form.key, form.title, detail, tr("未做"), "plain")
    at = time_text(local(newest_today.signed_at))
    return CheckRow(form.key, form.title, detail, tr("已做 {time}").format(time=at), "good")


def streak(done: frozenset[date], working: Sequence[date], today: date) -> int:
    """Count the working days in a row with a check, up to today or the day before.

    *working* are the latest working days in order; a check on a day off counts too, and a day
    off without one does not break the row.
    """
    expected = set(working)
    first = min(expected | done, default=today)
    day = today if today in done else today - timedelta(days=1)
    count = 0
    while day >= first:
        if day in done:
            count += 1
        elif day in expected:
            break
        day -= timedelta(days=1)
    return count


def square(day: date, entry: SheetEntry | None, today: date) -> Square:
    """Return one day of the history."""
    if entry is not None:
        mark = number_text(entry.total)
        words = tr("{day} · 自评 {mark} · {band}").format(
            day=day_text(day), mark=mark, band=band_label(entry.band)
        )
        return Square(
            # Rounded down: a mark under a band's line never looks as if it had reached it.
            "–" if entry.total is None else str(int(entry.total)),
            words,
            TONES.get(entry.band, "plain"),
            str(entry.id),
            day == today,
        )
    words = tr("{day} · 今天还没有做") if day == today else tr("{day} · 没有做")
    return Square("", words.format(day=day_text(day)), "plain", today=day == today)


def band_label(band: str) -> str:
    """Return a band's name; a dash where nothing was counted."""
    return Band(band).label if band else "–"


def summary(signed: SignedSheet, before: SheetEntry | None, at: datetime) -> Summary:
    """Return what a handed-in self-check says: mark, what was no, and how it was last time."""
    sheet = signed.sheet
    labels = {item.id: item.label for item in signed.form.items()}
    noes = [label for item, label in labels.items() if sheet.answers.get(item) == NO]
    lines = [
        tr("{day} {time} 提交 · {number}").format(
            day=day_text(sheet.day), time=time_text(at), number=sheet.number
        )
    ]
    if noes:
        named = tr("”“").join(noes)
        lines.append(tr("没有做到 {n} 项：“{items}”。").format(n=len(noes), items=named))
    else:
        lines.append(tr("没有答“否”的项。"))
    if signed.score.failed:
        names = "、".join(labels[item] for item in signed.score.failed)
        lines.append(tr("一票否决项没有做到：{names}，整张记为需改进。").format(names=names))
    lines.append(_compared(sheet.total, before))
    return Summary(
        tr("自评 {mark} 分").format(mark=number_text(sheet.total)),
        band_label(sheet.band),
        TONES.get(sheet.band, "plain"),
        tuple(lines),
    )


def _compared(total: float | None, before: SheetEntry | None) -> str:
    if before is None or before.total is None or total is None:
        return tr("这是第一次，下一次会和这次比。")
    named = tr("上次（{day}）").format(day=day_text(before.day))
    difference = round(total - before.total, 1)
    if not difference:
        return tr("和{last}一样，{mark} 分。").format(last=named, mark=number_text(before.total))
    words = tr("比{last}高 {n} 分。") if difference > 0 else tr("比{last}低 {n} 分。")
    return words.format(last=named, n=number_text(abs(difference)))
