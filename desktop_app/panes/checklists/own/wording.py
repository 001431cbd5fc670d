"""Puts self-checks, their history and their results into words."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from db.records import CheckEntry
from desktop_app.panes.checklists.own.shown import CheckRow, RecordShown, Square, Summary, Tone
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.checks.rhythm import EVENT, WEEKLY, DueState, monday_of
from desktop_app.training.checks.use_cases import Board, CheckList, streak_text, when_text
from desktop_app.training.forms.answers import NO
from desktop_app.training.forms.scoring import Band
from desktop_app.training.forms.sheets import SignedSheet

TONES: dict[str, Tone] = {"excellent": "good", "pass": "accent", "needs_work": "warn"}
WEEKS = 10
"""Weeks that the record shows."""


def check_row(
    one: CheckList, board: Board, local: Callable[[datetime], datetime], *, draft: bool
) -> CheckRow:
    """Return a self-check as the list shows it."""
    open_now = one.state is not DueState.DONE or draft
    parts = [
        tr("{n} 分钟").format(n=one.minutes) if open_now else "",
        streak_text(one) or (one.event if one.due == EVENT else ""),
    ]
    state, tone = _state(one, board, local, draft)
    return CheckRow(one.key, one.title, " · ".join(part for part in parts if part), state, tone)


def _state(
    one: CheckList, board: Board, local: Callable[[datetime], datetime], draft: bool
) -> tuple[str, Tone]:
    if draft:
        return tr("草稿"), "warn"
    entry = one.newest.get(board.day)
    if one.state is DueState.DONE and entry is not None:
        return tr("已做 {time}").format(time=time_text(local(entry.signed_at))), "good"
    if one.state is DueState.DONE:
        return tr("本周已做"), "good"
    if one.state is DueState.DUE:
        return tr("未做"), "warn" if board.owes else "plain"
    if one.due in (WEEKLY, EVENT):
        return when_text(one), "plain"
    return tr("今天不用做"), "plain"


def record(one: CheckList, board: Board) -> RecordShown:
    """Return how a person has kept to one list, with the last weeks day by day."""
    first = monday_of(board.day) - timedelta(weeks=WEEKS - 1)
    span = (board.day - first).days + 1
    days = [first + timedelta(days=offset) for offset in range(span)]
    may_report = one.due == EVENT and not one.draft
    return RecordShown(
        title=tr("坚持记录"),
        figure=streak_text(one) or _no_row(one),
        sentence=_kept(one),
        squares=tuple(_square(day, one, board) for day in days),
        report=tr("记下来，稍后填") if may_report else "",
    )


def _no_row(one: CheckList) -> str:
    if one.due == EVENT or not one.due:
        return tr("做过 {n} 次").format(n=one.steadiness.done) if one.newest else tr("还没有做过")
    return tr("从今天算起") if one.newest else tr("还没有做过")


def _kept(one: CheckList) -> str:
    steady = one.steadiness
    if one.due == EVENT:
        return tr("{event}就填一张，不算连续，也不算漏。").format(event=one.event)
    if steady.share is None:
        return tr("第一次提交以后开始记连续；节假日和自定休息日不算漏。")
    unit = tr("周") if one.due == WEEKLY else tr("天")
    return tr("最长连续 {longest} {unit}；做到 {share}%，漏了 {missed} {unit}。").format(
        longest=steady.longest,
        unit=unit,
        # Rounded down: a record with a gap never looks full.
        share=int(100 * steady.share),
        missed=len(steady.missed),
    )


def _square(day: date, one: CheckList, board: Board) -> Square:
    """Return one day of the record."""
    entry = one.newest.get(day)
    today = day == board.day
    month = tr("{n}月").format(n=day.month) if day.day <= 7 and day.weekday() == 0 else ""
    if entry is not None:
        return _done_square(day, entry, today, month)
    if day in one.steadiness.missed:
        words = tr("{day} · 没有做") if one.due != WEEKLY else tr("{day} · 这一周没有做")
        return Square("×", words.format(day=day_text(day)), "bad", "", today, month=month)
    if today and one.state is DueState.DUE:
        words = tr("{day} · 今天还没有做").format(day=day_text(day))
        return Square("", words, "plain", "", today, month=month)
    words = tr("{day} · 休息") if day not in board.working else tr("{day} · 没有要做的")
    return Square("", words.format(day=day_text(day)), "plain", "", today, closed=True, month=month)


def _done_square(day: date, entry: CheckEntry, today: bool, month: str) -> Square:
    words = tr("{day} · 自评 {mark} · {band}").format(
        day=day_text(day), mark=number_text(entry.total), band=band_label(entry.band)
    )
    # Rounded down: a mark under a band's line never looks as if it had reached it.
    mark = "–" if entry.total is None else str(int(entry.total))
    return Square(mark, words, TONES.get(entry.band, "plain"), str(entry.id), today, month=month)


def band_label(band: str) -> str:
    """Return a band's name; a dash where nothing was counted."""
    return Band(band).label if band else "–"


def summary(signed: SignedSheet, before: CheckEntry | None, at: datetime) -> Summary:
    """Return what a handed-in sheet says: mark, what was no, and how it was last time."""
    sheet = signed.sheet
    labels = {item.id: item.label for item in signed.form.items()}
    noes = [label for item, label in labels.items() if sheet.answers.get(item) == NO]
    own = sheet.use == "self_check"
    lines = [
        tr("{day} {time} 提交 · {number}").format(
            day=day_text(sheet.day), time=time_text(at), number=sheet.number
        )
    ]
    if own:
        lines.append(_noes(noes))
    if signed.score.failed:
        names = "、".join(labels[item] for item in signed.score.failed)
        lines.append(tr("一票否决项没有做到：{names}，整张记为需改进。").format(names=names))
    if own:
        lines.append(_compared(sheet.total, before))
    title = tr("自评 {mark} 分") if own else tr("{mark} 分")
    return Summary(
        title.format(mark=number_text(sheet.total)),
        band_label(sheet.band),
        TONES.get(sheet.band, "plain"),
        tuple(lines),
    )


def _noes(noes: list[str]) -> str:
    if not noes:
        return tr("没有答“否”的项。")
    return tr("没有做到 {n} 项：“{items}”。").format(n=len(noes), items=tr("”“").join(noes))


def _compared(total: float | None, before: CheckEntry | None) -> str:
    if before is None or before.total is None or total is None:
        return tr("这是第一次，下一次会和这次比。")
    named = tr("上次（{day}）").format(day=day_text(before.day))
    difference = round(total - before.total, 1)
    if not difference:
        return tr("和{last}一样，{mark} 分。").format(last=named, mark=number_text(before.total))
    words = tr("比{last}高 {n} 分。") if difference > 0 else tr("比{last}低 {n} 分。")
    return words.format(last=named, n=number_text(abs(difference)))
