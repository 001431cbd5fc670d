"""Scores a filled form: every figure can be opened down to the answers that made it.

`answers.py` tells the mark of each item. A section's score is the mean of its items' marks by
weight, the total the mean of the sections' scores by weight. What is not applicable or not
answered leaves the denominator; a section of which nothing counts leaves the total's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from desktop_app.system.text import number_text, tr
from desktop_app.training.forms.answers import SCALE_STEP, Answer, Read, read_answers

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form, FormItem, Section

_LOWEST_STEP_OK = 3


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
    sections: tuple[SectionScore, ...]
    lines: tuple[ScoreLine, ...]
    missing: tuple[str, ...]
    """Required items without an answer, in reading order."""
    failed: tuple[str, ...]
    """Critical items that failed, in reading order."""
    bands: Bands

    @property
    def band(self) -> Band | None:
        """The band as shown: a failed critical item needs improvement whatever the total."""
        if self.failed:
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
        if item.weight and item.id in read and (mark := read[item.id].mark) is not None
    }


def _mean(weighed: Mapping[str, tuple[int, Fraction]]) -> Fraction:
    weight = sum(weight for weight, _ in weighed.values())
    return sum((weight * mark for weight, mark in weighed.values()), Fraction(0)) / weight


def _rounded(value: Fraction) -> float:
    """Round half up to one decimal: what stands on the sheet is what a person would compute."""
    return floor(value * 10 + Fraction(1, 2)) / 10


def _fails(item: "FormItem", mark: Fraction | None, bands: Bands) -> bool:
    """Tell whether a critical item fails: no, below 3, or marks below the pass line."""
    if not item.critical or mark is None:
        return False
    if item.type == "marks":
        return mark < Fraction(str(bands.passing))
    return mark < (_LOWEST_STEP_OK * SCALE_STEP if item.type == "scale" else 100)


def score(form: "Form", answers: Mapping[str, Answer], bands: Bands = QUALITY_BANDS) -> SheetScore:
    """Return the judgement on *answers*; raises BadAnswer for one that its item cannot have.

    Required items may still be missing: a draft has a score too. *bands* also gives the pass line
    that a critical item answered in marks has to reach.
    """
    read = read_answers(form, answers)
    counted = {section.id: _counted(section, read) for section in form.sections}
    shares = {
        section.id: (section.weight, _mean(counted[section.id]))
        for section in form.sections
        if section.weight and counted[section.id]
    }
    whole = sum(weight for weight, _ in shares.values())
    sections: list[SectionScore] = []
    lines: list[ScoreLine] = []
    for section in form.sections:
        items = counted[section.id]
        possible = Fraction(100 * section.weight, whole) if section.id in shares else Fraction(0)
        mean = _mean(items) if items else None
        sections.append(_section_score(section, mean, possible))
        lines += _lines(section, read, items, possible, bands)
    items_in_order = form.items()
    return SheetScore(
        total=_rounded(_mean(shares)) if shares else None,
        sections=tuple(sections),
        lines=tuple(lines),
        missing=tuple(i.id for i in items_in_order if i.required and i.id not in read),
        failed=tuple(
            i.id for i in items_in_order if i.id in read and _fails(i, read[i.id].mark, bands)
        ),
        bands=bands,
    )


def _section_score(section: "Section", mean: Fraction | None, possible: Fraction) -> SectionScore:
    return SectionScore(
        section=section.id,
        title=section.title,
        weight=section.weight,
        score=None if mean is None else _rounded(mean),
        earned=float(possible * mean / 100) if mean is not None else 0.0,
        possible=float(possible),
    )


def _lines(
    section: "Section",
    read: Mapping[str, Read],
    items: Mapping[str, tuple[int, Fraction]],
    possible: Fraction,
    bands: Bands,
) -> list[ScoreLine]:
    whole = sum(weight for weight, _ in items.values())
    lines = []
    for item in section.items:
        answer = read.get(item.id)
        mark = items[item.id][1] if item.id in items else None
        share = possible * item.weight / whole if mark is not None else Fraction(0)
        lines.append(
            ScoreLine(
                section=section.id,
                item=item.id,
                label=item.label,
                answer_text=answer.text if answer else tr("未作答"),
                weight=item.weight,
                mark=None if mark is None else float(mark),
                earned=float(share * mark / 100) if mark is not None else 0.0,
                possible=float(share),
                note=_note(item, answer, bands),
            )
        )
    return lines


def _note(item: "FormItem", answer: Read | None, bands: Bands) -> str:
    if answer is None:
        return tr("必填") if item.required else ""
    if _fails(item, answer.mark, bands):
        return tr("一票否决项未通过")
    if answer.note:
        return answer.note
    return tr("只作记录，不计分") if answer.mark is None or not item.weight else ""


def explain(result: SheetScore) -> list[str]:
    """Return the arithmetic as lines to read: each section, its items, then the total."""
    told: list[str] = []
    for section in result.sections:
        lines = [line for line in result.lines if line.section == section.section]
        told.append(_explain_section(section, lines))
        told += ["  " + _explain_line(line) for line in lines]
    told.append(_explain_total(result))
    if result.failed:
        labels = {line.item: line.label for line in result.lines}
        names = tr("、").join(labels[item] for item in result.failed)
        told.append(tr("一票否决项未通过：{names}，结论为需改进").format(names=names))
    return told


def _explain_section(section: SectionScore, lines: Sequence[ScoreLine]) -> str:
    if section.score is None:
        return tr("{title}：没有计分的答案").format(title=section.title)
    parts = [(line.mark, line.weight) for line in lines if line.mark is not None]
    text = tr("{title} = {sum}").format(title=section.title, sum=_weighed(parts, section.score))
    return text if section.possible else text + tr("（不计入总分）")


def _explain_line(line: ScoreLine) -> str:
    text = tr("{label}：{answer}").format(label=line.label, answer=line.answer_text)
    if line.possible:
        text += tr("，得 {earned} / {possible}").format(
            earned=number_text(line.earned), possible=number_text(line.possible)
        )
    return text + (tr("（{note}）").format(note=line.note) if line.note else "")


def _explain_total(result: SheetScore) -> str:
    if result.total is None:
        return tr("还没有计分的答案，暂无总分")
    parts = [(s.score, s.weight) for s in result.sections if s.possible and s.score is not None]
    return tr("总分 = {sum}").format(sum=_weighed(parts, result.total))


def _weighed(parts: Sequence[tuple[float, int]], mean: float) -> str:
    """Write a weighted mean so that it can be checked: `(100×2 + 60×1) ÷ 3 = 86.7`."""
    terms = " + ".join(f"{number_text(value)}×{weight}" for value, weight in parts)
    whole = sum(weight for _, weight in parts)
    return f"({terms}) ÷ {whole} = {number_text(mean)}"
