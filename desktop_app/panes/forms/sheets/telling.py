"""Tells sheets as lines of a list, and periods as days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from db.records import ListedSheet, Person, TrainingClass
from desktop_app.panes.forms.sheets.shown import Choice, ListShown, SheetLine
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.forms.register.use_cases import Page
from desktop_app.training.forms.scoring import Band
from desktop_app.training.forms.words import USES

_TONES = {Band.EXCELLENT: "good", Band.PASS: "", Band.NEEDS_WORK: "bad"}
_CLASS = "class:"
WEEK, MONTH, LAST_MONTH, QUARTER, YEAR = "week", "month", "last_month", "quarter", "year"


def uses(without: frozenset[str]) -> tuple[Choice, ...]:
    """Return the uses to narrow the list to."""
    return tuple(Choice(str(use), name) for use, name in USES.items() if use not in without)


def periods() -> tuple[Choice, ...]:
    """Return the periods to narrow the list to."""
    names: Mapping[str, str] = {
        WEEK: tr("本周"),
        MONTH: tr("本月"),
        LAST_MONTH: tr("上个月"),
        QUARTER: tr("近 90 天"),
        YEAR: tr("今年"),
    }
    return tuple(Choice(key, name) for key, name in names.items())


def cohorts(classes: Iterable[TrainingClass], people: Iterable[Person]) -> tuple[Choice, ...]:
    """Return who started together: the classes, then by the months in which *people* joined."""
    months = sorted({one.joined_on.replace(day=1) for one in people}, reverse=True)
    text = tr("{y}年{m}月入职")
    named = tuple(Choice(f"{_CLASS}{one.id}", one.name) for one in classes)
    joined = (Choice(f"{one:%Y-%m}", text.format(y=one.year, m=one.month)) for one in months)
    return (*named, *joined)


def read_cohort(key: str) -> tuple[UUID | None, date | None]:
    """Return the class that a choice of `cohorts` means, or the month."""
    if key.startswith(_CLASS):
        return UUID(key.removeprefix(_CLASS)), None
    return None, date.fromisoformat(f"{key}-01") if key else None


def days_of(period: str, today: date) -> tuple[date | None, date | None]:
    """Return first and last day of a period; None: without end."""
    month = today.replace(day=1)
    found: Mapping[str, tuple[date, date]] = {
        WEEK: (today - timedelta(days=today.weekday()), today),
        MONTH: (month, today),
        LAST_MONTH: ((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)),
        QUARTER: (today - timedelta(days=89), today),
        YEAR: (today.replace(month=1, day=1), today),
    }
    return found.get(period, (None, None))


def list_shown(listed: Sequence[ListedSheet], page: Page, narrowed: bool, today: date) -> ListShown:
    """Return the sheets *listed* so far, of which *page* was read last."""
    total, left = f"{page.total:,}", f"{page.total - len(listed):,}"
    count, more, print_all = tr("共 {n} 份"), tr("再列一些（还有 {n} 份）"), tr("打印这 {n} 份")
    if page.uncounted:
        count, more, print_all = tr("{n} 份以上"), tr("再列一些"), tr("打印这些表单")
    return ListShown(
        lines=tuple(line(one, today) for one in listed),
        count=count.format(n=total),
        listed="" if page.ends else tr("已列出 {n} 份").format(n=f"{len(listed):,}"),
        more="" if page.ends else more.format(n=left),
        print_all=print_all.format(n=total),
        narrowed=narrowed,
    )


def line(one: ListedSheet, today: date) -> SheetLine:
    """Return a sheet as the list shows it."""
    entry = one.entry
    band = Band(entry.band) if entry.band else None
    state, state_tone = _state(one)
    day = day_text(entry.day)
    if entry.day.year != today.year:
        day = tr("{y}年{day}").format(y=entry.day.year, day=day)
    return SheetLine(
        key=str(entry.id),
        day=day,
        number=entry.number,
        title=entry.title,
        subject=entry.subject,
        filler=entry.filler,
        mark=number_text(entry.total),
        verdict=band.label if band else "",
        tone=_TONES[band] if band else "",
        state=state,
        state_tone=state_tone,
    )


def _state(one: ListedSheet) -> tuple[str, str]:
    if one.replaced:
        return tr("已被更正"), "secondary"
    if one.agrees is False:
        return tr("有异议"), "warn"
    if one.agrees:
        return tr("已确认"), "good"
    return (tr("更正"), "") if one.replaces else ("", "")
