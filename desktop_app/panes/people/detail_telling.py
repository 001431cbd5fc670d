"""Tells a signed sheet or a certificate with its arithmetic and what it rests on."""

from collections.abc import Callable, Sequence
from datetime import datetime

from db.records import Certificate, Person
from desktop_app.panes.people.shown import DetailShown, LineShown, PartShown
from desktop_app.panes.people.telling import chain_entry
from desktop_app.system.text import day_text, long_day, number_text, time_text, tr
from desktop_app.training.certification.rules import GOLD
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.scoring import Band, ScoreLine, SectionScore
from desktop_app.training.forms.use_cases import SignedSheet

_TONES = {Band.EXCELLENT: "good", Band.PASS: "good", Band.NEEDS_WORK: "bad"}
_ITEM_INDENT = "  "
"""`explain` sets the lines of items off; they stand beside the answers already."""

Local = Callable[[datetime], datetime]


def sheet_detail(signed: SignedSheet, rests_on: Sequence[Link], local: Local) -> DetailShown:
    """Return a signed sheet: answers, what each earned, the sums, and the records behind it."""
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
        title=tr("{form} · {name}").format(form=sheet.title, name=signed.subject.name),
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


def certificate_detail(
    certificate: Certificate,
    person: Person,
    issuer: str,
    rests_on: Sequence[Link],
    local: Local,
) -> DetailShown:
    """Return a certificate: the two marks, the total, and sheets and drills behind them."""
    gold = certificate.level == GOLD
    share = float(certificate.figures["theory_share"])
    facts = (
        certificate.number,
        tr("签发 {day}").format(day=long_day(certificate.issued_on)),
        tr("有效期至 {day}").format(day=long_day(certificate.valid_until)),
        tr("签发人 {name}").format(name=issuer) if issuer else "",
    )
    return DetailShown(
        key=f"certificate:{certificate.id}",
        title=tr("证书 · {name}").format(name=person.name),
        facts=" · ".join(part for part in facts if part),
        mark=tr("{n} 分").format(n=number_text(certificate.total)),
        verdict=tr("金牌客服") if gold else tr("认证客服"),
        tone="warn" if gold else "good",
        parts=(),
        arithmetic=(
            tr("总评 = 理论 {t} × {a}% + 实操 {p} × {b}% = {n} 分").format(
                t=number_text(certificate.theory),
                a=number_text(share),
                p=number_text(certificate.practical),
                b=number_text(100 - share),
                n=number_text(certificate.total),
            ),
            tr("签发时的标准：两项各满 {p} 分，总评满 {g} 分为金牌客服，有效 {y} 年。").format(
                p=number_text(float(certificate.figures["pass_mark"])),
                g=number_text(float(certificate.figures["gold_mark"])),
                y=certificate.figures["valid_years"],
            ),
            tr("文件指纹 SHA-256：{digest}").format(digest=_spaced(certificate.sha256)),
        ),
        evidence=tuple(chain_entry(one, local) for one in rests_on),
        print_text=tr("打开证书"),
    )


def _spaced(digest: str) -> str:
    """Break a digest into groups, so that a line can end between them."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
