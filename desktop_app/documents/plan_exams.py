"""Exams on the printed pages of a plan: on the days on which they open and close, and in a line."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from desktop_app.documents.plan_data import ChipData, PartData, RowData, WeekData
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.exchange.entries import ExamEntry

_TONE = "plain"
"""Of no stage."""


def exam_chips(exams: Sequence[ExamEntry], scope: str) -> dict[date, list[ChipData]]:
    """Return the exams on the days on which they open, and close where that is another one."""
    found: dict[date, list[ChipData]] = {}
    for one in exams:
        who = "" if scope == "person" else tr("{n} 人").format(n=len(one.people))
        note = " · ".join(part for part in (one.place, who) if part)
        title = tr("考试 · {title}").format(title=one.title)
        opens = ChipData(f"{one.begins:%H:%M}", title, note, _TONE, "", one.gate)
        found.setdefault(one.day, []).append(opens)
        if not one.one_day:
            title = tr("考试截止 · {title}").format(title=one.title)
            closes = ChipData(f"{one.ends:%H:%M}", title, note, _TONE, "", one.gate)
            found.setdefault(one.ends.date(), []).append(closes)
    return found


def exam_rows(exams: Sequence[ExamEntry], mondays: Sequence[date]) -> Iterator[RowData]:
    """Return the row of the exams in an overview of weeks; none where there are no exams."""
    if not exams:
        return
    weeks = []
    for monday in mondays:
        here = [one for one in exams if monday <= one.day < monday + timedelta(days=7)]
        parts = (PartData(_TONE, tr("考"), len(here)),) if here else ()
        weeks.append(WeekData(parts, sum(one.gate for one in here)))
    yield RowData(tr("考试"), tr("{n} 场").format(n=len(exams)), tuple(weeks))


def gate_lines(exams: Sequence[ExamEntry], scope: str) -> Iterator[str]:
    """Return each exam that something waits for in a line: when, what, how many."""
    for one in (each for each in exams if each.gate):
        when = tr("{day} {time}").format(day=day_text(one.day), time=f"{one.begins:%H:%M}")
        line = tr("{when} 考试 · {title}").format(when=when, title=one.title)
        yield (
            line
            if scope == "person"
            else tr("{line}（{n} 人）").format(line=line, n=len(one.people))
        )
