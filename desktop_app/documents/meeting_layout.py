"""The pages of a meeting pack: numbers, problems, cases, plans, disputes, agenda, decisions."""

from collections.abc import Iterator, Sequence

from desktop_app.documents import ink
from desktop_app.documents.debrief_turns import BODY, SMALL, paragraph
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_rows import LEFT, ROOM, ruled
from desktop_app.documents.ink import Type
from desktop_app.documents.meeting_charts import bands_row, bar_row, pareto_row
from desktop_app.documents.meeting_data import CaseData, FigureData, LineData, MeetingData
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.report_rows import heading, keeping, part, two_columns
from desktop_app.documents.running import draw_pages
from desktop_app.documents.typeset import fit
from desktop_app.system.text import tr

_FIGURE = Type(17, ink.ACCENT).bold()
_BLANKS = 5
"""Empty lines for decisions that are written by hand."""
_LEAST = 8 * BODY.line_height


def draw(data: MeetingData, note: str) -> bytes:
    """The whole file; *note* says which characters were replaced, "" for none."""
    pen = Pen(A4_PORTRAIT, data.title, data.organisation, data.day)
    continued = "  ·  ".join((data.title + tr("（续）"), data.organisation))
    return draw_pages(pen, _rows(data, note), continued, data.organisation, _LEAST)


def _rows(data: MeetingData, note: str) -> Iterator[Row]:
    yield heading(data.organisation, data.title, data.facts)
    yield space(8)
    if data.nothing:
        yield from paragraph(data.nothing, BODY)
    else:
        yield from _numbers(data)
        yield from _problems(data)
        yield from _cases(tr("好在哪里"), data.best, tr("这个月没有优秀的接待。"))
        yield from _cases(tr("卡在哪里"), data.worst, tr("这个月没有需改进的接待。"))
    yield from _listed(tr("辅导计划"), data.plans, tr("这个月没有辅导计划。"))
    yield from part(tr("申诉"))
    yield from paragraph(data.disputes, BODY)
    yield from _listed(tr("收进优秀示例"), data.examples, tr("这个月没有新的优秀示例。"))
    yield from part(tr("议程"))
    for number, line in enumerate(data.agenda, start=1):
        yield from paragraph(f"{number}. {line}", BODY)
    yield from part(tr("决定"))
    for line in data.decisions:
        yield from paragraph(f"· {line}", BODY)
    if not data.decisions:
        for _ in range(_BLANKS):
            yield Row(22, lambda pen, top: ruled(pen, top - 20))
    if note:
        yield space(8)
        yield from paragraph(note, SMALL)


def _numbers(data: MeetingData) -> Iterator[Row]:
    yield _figures(data.figures)
    yield space(6)
    yield bands_row(data.bands, data.band_counts)
    for title, bars in ((tr("各小组平均分"), data.teams), (tr("四个维度平均分"), data.dimensions)):
        yield from part(title)
        for bar in bars:
            yield bar_row(bar)


def _figures(figures: Sequence[FigureData]) -> Row:
    each = ROOM / max(1, len(figures))

    def draw_figures(pen: Pen, top: float) -> None:
        for place, one in enumerate(figures):
            left = LEFT + place * each
            pen.box((left, top - 56), (each - 6, 56), fill=ink.ACCENT_SOFT, radius=4)
            room = each - 22
            pen.text(left + 8, top - 13, one.caption, fit(one.caption, SMALL, room))
            pen.text(left + 8, top - 34, one.value, fit(one.value, _FIGURE, room))
            pen.text(left + 8, top - 48, one.note, fit(one.note, SMALL, room))

    return Row(60, draw_figures)


def _problems(data: MeetingData) -> Iterator[Row]:
    yield from part(tr("共性问题：{finding}").format(finding=data.problems_title))
    if not data.problems:
        return
    yield pareto_row(data.problems)
    for one in data.problems:
        yield from keeping(paragraph(one.label, BODY.bold()))
        yield from paragraph(one.facts, SMALL)
        for quote in one.quotes:
            yield from paragraph(quote, BODY.inked(ink.SECONDARY), indent=14)
        yield space(3)


def _cases(title: str, cases: Sequence[CaseData], nothing: str) -> Iterator[Row]:
    yield from part(title)
    if not cases:
        yield from paragraph(nothing, BODY)
    for one in cases:
        yield from keeping(paragraph(one.heading, BODY.bold()))
        yield from paragraph(one.facts, SMALL)
        for reason in one.reasons:
            yield from paragraph(reason, BODY, indent=14)
        yield space(3)


def _listed(title: str, lines: Sequence[LineData], nothing: str) -> Iterator[Row]:
    yield from part(title)
    if not lines:
        yield from paragraph(nothing, BODY)
    for line in lines:
        yield two_columns(line.label, line.text, line.tone)
