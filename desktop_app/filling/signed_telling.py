"""Tells a signed sheet with its arithmetic, what it rests on, and what became of it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from db.records import SheetEntry
from desktop_app.filling.links import chain_entry
from desktop_app.filling.signed_shown import (
    AfterShown,
    AfterwardsShown,
    DetailShown,
    LineShown,
    PartShown,
)
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.register.use_cases import Afterwards
from desktop_app.training.forms.scoring import Band, ScoreLine, SectionScore
from desktop_app.training.forms.sheets import SignedSheet

Local = Callable[[datetime], datetime]

_TONES = {Band.EXCELLENT: "good", Band.PASS: "good", Band.NEEDS_WORK: "bad"}
_ITEM_INDENT = "  "
"""`explain` sets the lines of items off; they stand beside the answers already."""


def sheet_detail(
    signed: SignedSheet,
    name: str,
    rests_on: Sequence[Link],
    afterwards: Afterwards,
    may_correct: bool,
    local: Local,
) -> DetailShown:
    """Return a signed sheet: answers, what each earned, the sums, and the records behind it.

    *name* says whom or what it is about.
    """
    sheet, result = signed.sheet, signed.score
    signed_at = local(sheet.signed_at)
    facts = (
        sheet.number,
        day_text(sheet.day),
        tr("{name}签名于 {day} {time}").format(
            name=signed.filler.name, day=day_text(signed_at.date()), time=time_text(signed_at)
        ),
    )
    band = result.band
    return DetailShown(
        key=f"sheet:{sheet.id}",
        title=tr("{form} · {name}").format(form=sheet.title, name=name),
        facts=" · ".join(facts),
        mark="" if sheet.total is None else tr("{n} 分").format(n=number_text(sheet.total)),
        verdict=band.label if band else "",
        tone=_TONES[band] if band else "plain",
        parts=tuple(
            _part(section, [line for line in result.lines if line.section == section.section])
            for section in result.sections
        ),
        arithmetic=tuple(line for line in explain(result) if not line.startswith(_ITEM_INDENT)),
        evidence=tuple(chain_entry(one, local) for one in rests_on),
        print_text=tr("打印这份表"),
        state="" if afterwards.standing.id == sheet.id else tr("已被更正，不再作数"),
        afterwards=afterwards_shown(signed, afterwards, local, may_correct),
    )


def afterwards_shown(
    signed: SignedSheet, afterwards: Afterwards, local: Local, may_correct: bool = False
) -> AfterwardsShown:
    """Return what became of a sheet, and what may be done about it now."""
    return AfterwardsShown(
        lines=_after(signed, afterwards, local),
        may_correct=may_correct and afterwards.standing.id == signed.sheet.id,
        may_countersign=afterwards.may_countersign,
        may_dispute=afterwards.may_dispute,
    )


def _part(section: SectionScore, lines: Sequence[ScoreLine]) -> PartShown:
    score = "" if section.score is None else tr("{n} 分").format(n=number_text(section.score))
    return PartShown(section.title, score, tuple(_line(line) for line in lines))


def _line(line: ScoreLine) -> LineShown:
    points = ""
    if line.possible:
        points = tr("{a} / {b}").format(a=number_text(line.earned), b=number_text(line.possible))
    elif line.bonus is not None:
        points = tr("加 {n}").format(n=number_text(line.bonus))
    scored = line.mark is not None and line.weight > 0
    # That a text carries no marks goes without saying where nothing stands in the column.
    note = line.note if scored or not line.answer_text else ""
    bad = line.mark is not None and bool(note)
    return LineShown(line.label, line.answer_text, points, note, bad)


def _after(signed: SignedSheet, afterwards: Afterwards, local: Local) -> tuple[AfterShown, ...]:
    """Return corrections before and after this sheet, and the word of its subject."""
    line, sheet = afterwards.line, signed.sheet
    place = next(n for n, one in enumerate(line) if one.id == sheet.id)
    told = []
    if place:
        told.append(AfterShown(_corrects(line[place - 1], local), f"sheet:{line[place - 1].id}"))
    if place + 1 < len(line):
        newest = line[-1]
        text = tr("已由 {number} 更正，{name}签名于 {moment}").format(
            number=newest.number, name=newest.filler, moment=_moment(newest.signed_at, local)
        )
        told.append(AfterShown(text, f"sheet:{newest.id}"))
    word = afterwards.word
    if word is not None:
        text = tr("{name}于 {moment} 确认") if word.agrees else tr("{name}于 {moment} 提出异议：")
        text = text.format(name=signed.subject.name, moment=_moment(word.at, local))
        told.append(AfterShown(text + word.reason, bad=not word.agrees))
    return tuple(told)


def _corrects(old: SheetEntry, local: Local) -> str:
    return tr("更正 {number}（{moment} 签名）").format(
        number=old.number, moment=_moment(old.signed_at, local)
    )


def _moment(at: datetime, local: Local) -> str:
    here = local(at)
    return f"{day_text(here.date())} {time_text(here)}"
