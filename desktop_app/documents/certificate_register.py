"""The register of certificates as rows of a table, for Excel and the terminal."""

from collections.abc import Sequence
from datetime import date

from db.records import CertificateEntry
from desktop_app.system.text import tr
from desktop_app.training.certification.rules import GOLD, CertificateFigures
from desktop_app.training.certification.states import state_words


def register_rows(
    entries: Sequence[CertificateEntry], today: date, figures: CertificateFigures
) -> list[list[str | float]]:
    """Return the head and a row for each certificate; days as 2026-11-22, marks as numbers."""
    head: list[str | float] = [
        tr("编号"),
        tr("姓名"),
        tr("工号"),
        tr("级别"),
        tr("总评"),
        tr("签发日期"),
        tr("有效期至"),
        tr("状态"),
        tr("签章密钥"),
        tr("版面"),
    ]
    return [head, *(_row(one, today, figures) for one in entries)]


def _row(one: CertificateEntry, today: date, figures: CertificateFigures) -> list[str | float]:
    return [
        one.number,
        one.person_name or one.person,
        one.staff_number,
        tr("金牌客服") if one.level == GOLD else tr("认证客服"),
        one.total,
        one.issued_on.isoformat(),
        one.valid_until.isoformat(),
        state_words(one, today, figures),
        one.key_id or tr("没有签名"),
        layout_words(one),
    ]


def layout_words(one: CertificateEntry) -> str:
    """Return by which version of the layout a certificate was drawn."""
    if one.layout is None:
        return tr("随程序的版面")
    return tr("版面第 {n} 版").format(n=one.layout)
