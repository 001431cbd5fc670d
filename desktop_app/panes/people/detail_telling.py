"""Tells a signed sheet or a certificate with its arithmetic and what it rests on."""

from collections.abc import Callable, Sequence
from datetime import datetime

from db.records import Certificate, Person
from desktop_app.filling.links import chain_entry
from desktop_app.filling.signed_shown import DetailShown
from desktop_app.system.text import long_day, number_text, tr
from desktop_app.training.certification.rules import GOLD
from desktop_app.training.chain.use_cases import Link

Local = Callable[[datetime], datetime]


def certificate_detail(
    certificate: Certificate,
    person: Person,
    issuer: str,
    state: str,
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
        state,
        tr("签发人 {name}").format(name=issuer) if issuer else "",
    )
    return DetailShown(
        key=f"certificate:{certificate.id}",
        title=tr("证书 · {name}").format(name=certificate.person_name or person.name),
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
            tr("签章密钥 {key}，可以离线验真。").format(key=certificate.key_id)
            if certificate.key_id
            else tr("这份证书签发于签章之前，文件里没有签名。"),
            tr("文件指纹 SHA-256：{digest}").format(digest=_spaced(certificate.sha256)),
        ),
        evidence=tuple(chain_entry(one, local) for one in rests_on),
        print_text=tr("打开证书"),
    )


def _spaced(digest: str) -> str:
    """Break a digest into groups, so that a line can end between them."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
