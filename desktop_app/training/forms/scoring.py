"""Scores a filled form: every figure can be opened down to the answers that made it.

`answers.py` tells the mark of each item. A section's score is the mean of its items' marks by
weight, the total the mean of the sections' scores by weight. What is not applicable, not answered
or left out by another answer leaves the denominator; a section of which nothing counts leaves the
total's. Bonus items then add the points that they earn, up to 100, and a fatal item that failed
makes the total 0. `explaining.py` puts the arithmetic into words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.forms.answers import SCALE_STEP, Answer, Read, read_answers
from desktop_app.training.forms.conditions import hidden_items

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form, FormItem, Section

_LOWEST_STEP_OK = 3
_MOST = 100
"""Where a total ends, bonus included."""


class Band(StrEnum):
    """How good a total is."""

    EXCELLENT = "excellent"
    PASS = "pass"
    NEEDS_WORK = "needs_work"

    @property
    def label(self) -> str:
        """The band's name as people read it."""
        names = {"excellent": tr("优秀"), "pass": tr("合格"), "needs_work": tr("需改进")}
        return names[self.value]


@dataclass(frozen=True, slots=True)
class Bands:
    """The lowest totals of the two upper bands; the defaults are the source's [S1]."""

    excellent: float = 90
    passing: float = 80

    def __post_init__(self) -> None:
        if not 0 <= self.passing <= self.excellent <= 100:
            raise ValueError(f"bands out of order: {self}")


QUALITY_BANDS = Bands()


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """What one item did to the total; `earned` and `possible` are points of the total's 100."""

    section: str
    item: str
    label: str
    answer_text: str
    weight: int
    mark: float | None
    """0 to 100; None when the item does not count."""
    earned: float
    possible: float
    note: str
    bonus: float | None = None
    """Points that a bonus item adds to the total; None for any other item."""


@dataclass(frozen=True, slots=True)
class SectionScore:
    """One section's score and its points of the total's 100."""

    section: str
    title: str
    weight: int
    score: float | None
    """0 to 100, to one decimal; None when nothing in it counts."""
    earned: float
    possible: float


@dataclass(frozen=True, slots=True)
class SheetScore:
    """The judgement on one sheet, with the bands that it was made with."""

    total: float | None
    """0 to 100, rounded half up to one decimal; None when nothing that counts is answered."""
    base: float | None
    """The total before bonus and fatal items: the sections' mean."""
    bonus: float
    """Points that bonus items earned, before the total ends at 100."""
    sections: tuple[SectionScore, ...]
    lines: tuple[ScoreLine, ...]
    missing: tuple[str, ...]
    """Required items without an answer, in reading order."""
    failed: tuple[str, ...]
    """Critical items that failed, in reading order."""
    zeroed: tuple[str, ...]
    """Fatal items that failed, in reading order; with any, the total is 0."""
    hidden: tuple[str, ...]
    """Items that the answers leave out, in reading order."""
    bands: Bands

    @property
    def band(self) -> Band | None:
        """The band as shown: a failed critical or fatal item needs improvement in any case."""
        if self.failed or self.zeroed:
            return Band.NEEDS_WORK
        return None if self.total is None else band(self.total, self.bands)

    @property
    def passed(self) -> bool | None:
        """Whether the sheet reaches the pass line; None while there is no total."""
        found = self.band
        return None if found is None else found is not Band.NEEDS_WORK


def band(total: float, bands: Bands) -> Band:
    """Return the band of a total; it goes by the total as shown, to one decimal."""
    if total >= bands.excellent:
        return Band.EXCELLENT
    return Band.PASS if total >= bands.passing else Band.NEEDS_WORK


def _counted(section: "Section", read: Mapping[str, Read]) -> dict[str, tuple[int, Fraction]]:
    """Return weight and mark of the items that count within *section*."""
    return {
        item.id: (item.weight, mark)
        for item in section.items
        if item.weight
        and not (item.bonus or item.excluded)
        and item.id in read
        and (mark := read[item.id].mark) is not None
    }


def _mean(weighed: Mapping[str, tuple[int, Fraction]]) -> Fraction:
    weight = sum(weight for weight, _ in weighed.values())
    return sum((weight * mark for weight, mark in weighed.values()), Fraction(0)) / weight


def _rounded(value: Fraction) -> float:
    """Round half up to one decimal: what stands on the sheet is what a person would compute."""
    return floor(value * 10 + Fraction(1, 2)) / 10


def _falls_short(item: "FormItem", mark: Fraction | None, bands: Bands) -> bool:
    """Tell whether a deciding item fails: no, below 3, or marks below the pass line."""
    if mark is None:
        return False
    if item.type == "marks":
        return mark < Fraction(str(bands.passing))
    return mark < (_LOWEST_STEP_OK * SCALE_STEP if item.type == "scale" else 100)


def _bonus(item: "FormItem", mark: Fraction | None) -> Fraction:
    """Return the points that an item adds to the total."""
    return item.weight * mark / 100 if item.bonus and mark is not None else Fraction(0)


def score(form: "Form", answers: Mapping[str, Answer], bands: Bands = QUALITY_BANDS) -> SheetScore:
    """Return the judgement on *answers*; raises BadAnswer for one that its item cannot have.

    Required items may still be missing: a draft has a score too. *bands* also gives the pass line
    that a deciding item answered in marks has to reach.
    """
    hidden = hidden_items(form, answers)
    shown = {item: answer for item, answer in answers.items() if item not in hidden}
    read = read_answers(form, shown)
    counted = {section.id: _counted(section, read) for section in form.sections}
    shares = {
        section.id: (section.weight, _mean(counted[section.id]))
        for section in form.sections
        if section.weight and counted[section.id]
    }
    whole = sum(weight for weight, _ in shares.values())
    possible = {key: Fraction(100 * weight, whole) for key, (weight, _) in shares.items()}
    base = _mean(shares) if shares else None
    marks = {item.id: (item, read[item.id].mark) for item in form.items() if item.id in read}
    bonus = sum((_bonus(*one) for one in marks.values()), Fraction(0))
    short = [item for item, mark in marks.values() if _falls_short(item, mark, bands)]
    zeroed = tuple(item.id for item in short if item.fatal)
    return SheetScore(
        total=_total(base, bonus, bool(zeroed)),
        base=None if base is None else _rounded(base),
        bonus=float(bonus),
        sections=tuple(
            _section_score(one, counted[one.id], possible.get(one.id, Fraction(0)))
            for one in form.sections
        ),
        lines=tuple(
            _line(section, item, read.get(item.id), share, item.id in hidden, bands)
            for section in form.sections
            for item, share in _shared(section, counted[section.id], possible)
        ),
        missing=tuple(_missing(form, read, hidden)),
        failed=tuple(item.id for item in short if item.critical),
        zeroed=zeroed,
        hidden=tuple(item.id for item in form.items() if item.id in hidden),
        bands=bands,
    )


def _total(base: Fraction | None, bonus: Fraction, zeroed: bool) -> float | None:
    if zeroed:
        return 0.0
    return None if base is None else _rounded(min(Fraction(_MOST), base + bonus))


def _missing(form: "Form", read: Mapping[str, Read], hidden: frozenset[str]) -> Iterator[str]:
    for item in form.items():
        if item.required and item.id not in read and item.id not in hidden:
            yield item.id


def _shared(
    section: "Section",
    counted: Mapping[str, tuple[int, Fraction]],
    possible: Mapping[str, Fraction],
) -> Iterator[tuple["FormItem", Fraction]]:
    """Yield each item with its share of the total's 100."""
    whole = sum(weight for weight, _ in counted.values())
    for item in section.items:
        counts = item.id in counted and section.id in possible
        yield item, possible[section.id] * item.weight / whole if counts else Fraction(0)


def _section_score(
    section: "Section", counted: Mapping[str, tuple[int, Fraction]], possible: Fraction
) -> SectionScore:
    mean = _mean(counted) if counted else None
    return SectionScore(
        section=section.id,
        title=section.title,
        weight=section.weight,
        score=None if mean is None else _rounded(mean),
        earned=float(possible * mean / 100) if mean is not None else 0.0,
        possible=float(possible),
    )


def _line(
    section: "Section",
    item: "FormItem",
    answer: Read | None,
    share: Fraction,
    hidden: bool,
    bands: Bands,
) -> ScoreLine:
    mark = answer.mark if answer is not None and item.weight and not item.excluded else None
    text = tr("不用填") if hidden else tr("未作答")
    return ScoreLine(
        section=section.id,
        item=item.id,
        label=item.label,
        answer_text=answer.text if answer else text,
        weight=item.weight,
        mark=None if mark is None else float(mark),
        earned=float(share * mark / 100) if mark is not None else 0.0,
        possible=float(share),
        note=_note(item, answer, hidden, bands),
        bonus=float(_bonus(item, mark)) if item.bonus else None,
    )


def _note(item: "FormItem", answer: Read | None, hidden: bool, bands: Bands) -> str:
    if hidden:
        return tr("按前面的回答略去")
    if answer is None:
        return tr("必填") if item.required else ""
    if _falls_short(item, answer.mark, bands) and (item.fatal or item.critical):
        return tr("归零项未通过") if item.fatal else tr("一票否决项未通过")
    if answer.note:
        return answer.note
    if item.excluded:
        return tr("只作记录，不计入得分")
    return tr("只作记录，不计分") if answer.mark is None or not item.weight else ""
