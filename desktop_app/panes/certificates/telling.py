"""Tells standings and certificates in words and figures."""

from datetime import date

from db.records import CandidateEntry, CertificateEntry, Person, SheetEntry
from desktop_app.documents.certificate_register import layout_words
from desktop_app.panes.certificates.shown import (
    ALL,
    CERTIFIED,
    ENDED,
    LACKING,
    READY,
    VALID,
    CandidateShown,
    LinkShown,
    MarkShown,
    RegisterRow,
    StandingShown,
)
from desktop_app.system.text import day_text, long_day, number_text, tr
from desktop_app.training.certification.candidates import Candidate
from desktop_app.training.certification.rules import GOLD, CertificateFigures, passes
from desktop_app.training.certification.standing import Standing
from desktop_app.training.certification.states import State, state_of, state_words


def level_name(level: str) -> str:
    """金牌客服 or 认证客服."""
    return tr("金牌客服") if level == GOLD else tr("认证客服")


_TONES = {
    State.SOON: "warn",
    State.EXPIRED: "bad",
    State.REVOKED: "bad",
    State.REPLACED: "secondary",
}


def group_of(one: Candidate) -> str:
    """Return under which of the groups a trainee is listed."""
    if one.due:
        return READY
    entry = one.entry
    return CERTIFIED if entry.certified and not (entry.revoked or one.expired) else LACKING


def candidate(one: Candidate, figures: CertificateFigures) -> CandidateShown:
    """Return a trainee as the list shows them."""
    entry = one.entry
    if one.due:
        state, tone = tr("可以签发 · {n} 分").format(n=number_text(one.total(figures))), "good"
    elif entry.revoked:
        state, tone = tr("证书已撤销"), "bad"
    elif one.expired:
        state, tone = tr("已到期，待复审"), "bad"
    elif one.renewing and entry.certified:
        state, tone = tr("快到期，待复审"), "warn"
    elif entry.certified and entry.level is not None:
        state, tone = level_name(entry.level), "secondary"
    else:
        state, tone = _lacking(entry, figures), "warn"
    return CandidateShown(
        key=str(entry.person_id),
        name=entry.name,
        tip=" · ".join(part for part in (entry.name, entry.team, entry.staff_number) if part),
        state=state,
        tone=tone,
    )


def _lacking(entry: CandidateEntry, figures: CertificateFigures) -> str:
    marks = ((tr("理论"), entry.theory), (tr("实操"), entry.practical))
    without = [name for name, mark in marks if mark is None]
    if without:
        return tr("还差{names}").format(names=tr("和").join(without))
    failed = [name for name, mark in marks if not passes(mark, figures)]
    return tr("{names}没及格").format(names=tr("和").join(failed))


def _post(person: Person) -> str:
    return " · ".join(part for part in (person.team, person.staff_number) if part)


def found_by(one: CandidateEntry) -> str:
    """Return what a search for a trainee looks through."""
    return f"{one.name} {one.initials} {one.staff_number}".casefold()


def standing_shown(
    standing: Standing, figures: CertificateFigures, today: date, *, may_issue: bool
) -> StandingShown:
    """Return a person's standing with the chain that it rests on."""
    person, held = standing.person, standing.held
    return StandingShown(
        key=str(person.id),
        name=person.name,
        post=_post(person),
        level="" if standing.missing or standing.level is None else level_name(standing.level),
        gold=standing.level == GOLD,
        marks=(
            _mark(tr("理论考试"), standing.theory, figures, standing.sitting),
            _mark(tr("实操考核"), standing.practical, figures),
        ),
        drills=tuple(
            LinkShown(one.note or tr("练习记录"), f"{one.kind}:{one.record_id}")
            for one in standing.drills
        ),
        reviews=tuple(
            LinkShown(tr("{n} 天评估通过").format(n=gate), f"sheet:{sheet}")
            for gate, sheet in standing.reviews
        ),
        arithmetic=_arithmetic(standing, figures),
        verdict=_verdict(standing, figures),
        missing=standing.told,
        held="" if held is None else _held(held, today, figures),
        hindrance=standing.hindrance if not standing.missing else "",
        held_key="" if held is None else str(held.id),
        due=standing.due,
        may_issue=may_issue,
    )


def _mark(
    title: str, sheet: SheetEntry | None, figures: CertificateFigures, sitting: str = ""
) -> MarkShown:
    if sheet is None or sheet.total is None:
        return MarkShown(title, "–", None, tr("还没有成绩"), None)
    told = tr("{day} · {who}登记").format(day=day_text(sheet.day), who=sheet.filler)
    return MarkShown(
        title=title,
        mark=tr("{n} 分").format(n=number_text(sheet.total)),
        passed=sheet.total >= figures.pass_mark,
        detail=tr(" · ").join(part for part in (sitting, told) if part),
        sheet=LinkShown(sheet.number, f"sheet:{sheet.id}"),
    )


def _arithmetic(standing: Standing, figures: CertificateFigures) -> str:
    theory, practical = standing.theory, standing.practical
    if standing.total is None or theory is None or practical is None:
        return ""
    return tr("总评 = {t} × {a}% + {p} × {b}% = {n} 分").format(
        t=number_text(theory.total),
        a=number_text(figures.theory_share),
        p=number_text(practical.total),
        b=number_text(100 - figures.theory_share),
        n=number_text(standing.total),
    )


def _verdict(standing: Standing, figures: CertificateFigures) -> str:
    if standing.total is None or standing.missing:
        return ""
    gold = number_text(figures.gold_mark)
    if standing.level == GOLD:
        return tr("达到金牌客服（{n} 分起）").format(n=gold)
    return tr("两项都及格；总评满 {n} 分为金牌客服").format(n=gold)


def _held(held: CertificateEntry, today: date, figures: CertificateFigures) -> str:
    return tr("{number} · {level} · 有效期至 {day}，{left}").format(
        number=held.number,
        level=level_name(held.level),
        day=long_day(held.valid_until),
        left=state_words(held, today, figures),
    )


def register_row(entry: CertificateEntry, today: date, figures: CertificateFigures) -> RegisterRow:
    """Return a certificate as the register shows it."""
    state = state_of(entry, today, figures)
    name = entry.person_name or entry.person
    finds = (entry.number, name, entry.person, entry.initials, entry.staff_number)
    return RegisterRow(
        key=str(entry.id),
        number=entry.number,
        name=name,
        level=level_name(entry.level),
        gold=entry.level == GOLD,
        total=entry.total,
        total_text=number_text(entry.total),
        issued=long_day(entry.issued_on),
        issued_order=entry.issued_on.toordinal(),
        valid=long_day(entry.valid_until),
        valid_order=entry.valid_until.toordinal(),
        left=state_words(entry, today, figures),
        tone="bad" if entry.valid_until == today else _TONES.get(state, ""),
        found_by=" ".join((*finds, level_name(entry.level))).casefold(),
        state=state.value,
        layout=layout_words(entry),
    )


def lists(row: RegisterRow, state: str) -> bool:
    """Tell whether a part of the register lists a certificate."""
    if state == ENDED:
        return row.state in (State.REVOKED, State.REPLACED)
    if state == VALID:
        return row.state in (State.VALID, State.SOON)
    return state in (ALL, row.state)
