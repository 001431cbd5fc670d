"""Which badges a certificate carries, and handing them out signed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from db.records import CertificateEntry, Person
from db.store import Store
from desktop_app.system.errors import Trouble
from desktop_app.system.text import long_day, number_text, tr
from desktop_app.training.certification.badges.open_badge import Badge, token
from desktop_app.training.certification.rules import GOLD
from desktop_app.training.certification.signing.use_cases import Signing
from desktop_app.training.forms.template import Form, ItemType
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, require


@dataclass(frozen=True, slots=True)
class Issued:
    """A badge with its signed token."""

    badge: Badge
    token: str
    organisation: str


@dataclass(slots=True)
class _Skill:
    title: str
    marks: list[float] = field(default_factory=list)

    @property
    def mean(self) -> float:
        return sum(self.marks) / len(self.marks)


class Badges:
    """A badge for the level, and one for each skill that reached the gold mark in the practical."""

    def __init__(self, store: Store, forms: Forms, signing: Signing) -> None:
        self._store = store
        self._forms = forms
        self._signing = signing

    def of(self, actor: Person, certificate_id: UUID) -> tuple[Badge, ...]:
        """Return the badges of a certificate, the level first."""
        with self._store.reading() as tx:
            entry = tx.certificates.entry(certificate_id)
            require(actor, Act.SEE_RECORD, tx.people.get(entry.person_id))
            line = float(tx.certificates.get(certificate_id).figures["gold_mark"])
        signed = self._forms.signed(actor, entry.practical_sheet_id)
        skills = skills_of(signed.form, signed.sheet.answers)
        return (
            _level(entry),
            *(_skill(entry, key, one, line) for key, one in skills.items() if one.mean >= line),
        )

    def export(self, actor: Person, certificate_id: UUID) -> tuple[Issued, ...]:
        """Return the badges signed; raises Trouble for a certificate that no longer holds."""
        badges = self.of(actor, certificate_id)
        require(actor, Act.ISSUE)
        with self._store.reading() as tx:
            entry = tx.certificates.entry(certificate_id)
        if not entry.standing:
            raise Trouble(
                tr("证书 {number} 已撤销或已换发，不再发徽章。").format(number=entry.number),
                tr("没有写任何文件。"),
                tr("请用最新的证书。"),
            )
        signer, known = self._signing.signer(actor), self._signing.public()
        key = known.find(signer.key_id)
        if key is None:
            raise AssertionError("open keys that are not kept")
        return tuple(
            Issued(one, token(one, known.organisation, key.code_key, signer), known.organisation)
            for one in badges
        )


def skills_of(form: Form, answers: Mapping[str, object]) -> dict[str, _Skill]:
    """Return the skills that a practical marks, each with its mark in every drill.

    The same skill has the same label in each drill; its key is what its items' ids end in.
    """
    found: dict[str, _Skill] = {}
    keys: dict[str, str] = {}
    for section in form.sections:
        for item in section.items:
            mark = answers.get(item.id)
            if item.type is not ItemType.MARKS or not isinstance(mark, int | float):
                continue
            key = keys.setdefault(item.label, item.id.removeprefix(f"{section.id}-"))
            found.setdefault(key, _Skill(item.label)).marks.append(float(mark))
    return found


def _level(entry: CertificateEntry) -> Badge:
    gold = entry.level == GOLD
    return _badge(
        entry,
        entry.level,
        tr("金牌客服") if gold else tr("认证客服"),
        tr("理论考试和情景实操都及格，总评 {n} 分。").format(n=number_text(entry.total)),
        skill=False,
    )


def _skill(entry: CertificateEntry, key: str, skill: _Skill, line: float) -> Badge:
    return _badge(
        entry,
        key,
        skill.title,
        tr("情景实操中“{skill}”平均 {n} 分，达到 {line} 分。").format(
            skill=skill.title, n=number_text(round(skill.mean, 1)), line=number_text(line)
        ),
        skill=True,
    )


def _badge(entry: CertificateEntry, key: str, title: str, narrative: str, skill: bool) -> Badge:
    return Badge(
        key=key,
        title=title,
        narrative=narrative
        + tr("证书 {number}，{day}签发。").format(
            number=entry.number, day=long_day(entry.issued_on)
        ),
        number=entry.number,
        certificate_id=entry.id,
        person_id=entry.person_id,
        person=entry.person_name or entry.person,
        issued_on=entry.issued_on,
        valid_until=entry.valid_until,
        skill=skill,
    )
