"""Verifying certificates offline, and handing out what others need to do so."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from db.records import Person, Role
from desktop_app.panes.certificates.opening import KeyOpener
from desktop_app.panes.certificates.shown import KeysShown, VerdictShown
from desktop_app.panes.certificates.telling import level_name
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import long_day, tr
from desktop_app.training.certification.life.use_cases import CertificateLife
from desktop_app.training.certification.signing import public, status
from desktop_app.training.certification.signing.public import PublicKeys
from desktop_app.training.certification.signing.status import StatusList
from desktop_app.training.certification.signing.use_cases import KeyState, Signing
from desktop_app.training.certification.signing.verdicts import Checked, Verdict, check
from desktop_app.training.certification.use_cases import Certification

_TITLES = {
    Verdict.VALID: ("有效", "good"),
    Verdict.EXPIRED: ("已过期", "warn"),
    Verdict.REVOKED: ("已撤销", "bad"),
    Verdict.REPLACED: ("已换发", "warn"),
    Verdict.ALTERED: ("被改动过", "bad"),
    Verdict.UNKNOWN_ISSUER: ("不认识的签发者", "bad"),
    Verdict.NO_CERTIFICATE: ("不是证书", "plain"),
}


class ShowsVerdict(Protocol):
    """The sheet, as far as this needs it."""

    def show_keys(self, keys: KeysShown) -> None: ...
    def show_verdict(self, verdict: VerdictShown | None) -> None: ...
    def ask_certificate(self) -> Path | None: ...
    def ask_open(self, what: str) -> Path | None: ...
    def ask_save(self, name: str) -> Path | None: ...
    def open(self) -> None: ...


class Verifying:
    """Checks against the own keys, or those of a file; the own register tells what was revoked."""

    def __init__(
        self,
        sheet: ShowsVerdict,
        actor: Person,
        certification: Certification,
        life: CertificateLife,
        signing: Signing,
        opener: KeyOpener,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._certification = certification
        self._life = life
        self._signing = signing
        self._opener = opener
        self._background = background
        self._navigator = navigator
        self._keys: PublicKeys | None = None
        self._status: StatusList | None = None
        """Of another organisation; None stands for the own."""

    def open(self) -> None:
        """Show the sheet, with what was chosen before."""
        self._sheet.show_verdict(None)
        self._tell()
        self._sheet.open()

    def check_text(self, text: str) -> None:
        """Check what was read from a code."""
        said = text.strip()
        if said:
            self._check(lambda keys, ended: check(said, keys, ended, self._certification.today()))

    def check_file(self) -> None:
        """Ask for a PDF and check it."""
        path = self._sheet.ask_certificate()
        if path is None:
            return

        def look(keys: PublicKeys, ended: StatusList | None) -> Checked:
            from desktop_app.documents.certificate_checking import check_file
            from desktop_app.documents.reading import read_bytes

            return check_file(read_bytes(path), keys, ended, self._certification.today())

        self._check(look)

    def take_keys(self) -> None:
        """Check against the public keys of a file from now on."""
        path = self._sheet.ask_open(tr("公钥文件"))
        if path is not None:
            self._background.run(self._sheet, lambda: public.read(_text(path)), self._use_keys)

    def take_status(self) -> None:
        """Take in the status list of the organisation whose keys were chosen."""
        path = self._sheet.ask_open(tr("证书状态表"))
        if path is None:
            return

        def read() -> StatusList:
            return status.read(_text(path), self._keys or self._signing.public())

        self._background.run(self._sheet, read, self._use_status)

    def use_own(self) -> None:
        """Check against the own keys again."""
        self._keys = self._status = None
        self._sheet.show_verdict(None)
        self._tell()

    def export_keys(self) -> None:
        """Save the own public keys."""
        path = self._sheet.ask_save(tr("公钥"))
        if path is not None:
            self._save(path, lambda: public.written(self._signing.public()), tr("公钥已保存"))

    def export_status(self) -> None:
        """Save the own signed status list."""
        path = self._sheet.ask_save(tr("证书状态表"))
        if path is not None:
            self._opener.then(
                lambda: self._save(
                    path, lambda: self._life.status_list(self._actor), tr("状态表已签名保存")
                )
            )

    def make_keys(self) -> None:
        """Make keys, or new ones in the place of those that signed until now."""

        def made() -> None:
            self._navigator.notify(tr("新的签章密钥已建立"))
            self._tell()

        self._opener.make(made)

    def _save(self, path: Path, text: Callable[[], str], said: str) -> None:
        def write() -> None:
            from desktop_app.documents.export import save_bytes

            save_bytes(path, text().encode("utf-8"))

        self._background.run(self._sheet, write, lambda _done: self._navigator.notify(said))

    def _check(self, look: Callable[[PublicKeys, StatusList | None], Checked]) -> None:
        def work() -> Checked:
            if self._keys is None:
                return look(self._signing.public(), self._life.known_status())
            return look(self._keys, self._status)

        self._background.run(self._sheet, work, lambda found: self._sheet.show_verdict(told(found)))

    def _use_keys(self, keys: PublicKeys) -> None:
        self._keys, self._status = keys, None
        self._sheet.show_verdict(None)
        self._tell()

    def _use_status(self, found: StatusList) -> None:
        if self._keys is None:
            self._keys = self._signing.public()
        self._status = found
        self._sheet.show_verdict(None)
        self._tell()

    def _tell(self) -> None:
        def found(state: KeyState) -> None:
            known = self._signing.public()
            newest = known.keys[0] if known.keys else None
            self._sheet.show_keys(
                KeysShown(
                    against=self._against(),
                    others=self._keys is not None,
                    own=tr("现用密钥 {id}，{day}建立").format(
                        id=newest.id, day=long_day(newest.made_on)
                    )
                    if newest
                    else tr("还没有签章密钥；签发第一份证书时建立。"),
                    may_export=newest is not None,
                    may_list=newest is not None and self._actor.has(Role.SUPERVISOR),
                    may_make=state.may_make,
                    exists=newest is not None,
                )
            )

        self._background.run(self._sheet, lambda: self._signing.state(self._actor), found)

    def _against(self) -> str:
        if self._keys is None:
            return tr("按本机构的公钥和登记核对")
        if self._status is None:
            return tr("按“{name}”的公钥核对，没有状态表").format(name=self._keys.organisation)
        return tr("按“{name}”的公钥和 {day}的状态表核对").format(
            name=self._keys.organisation, day=long_day(self._status.as_of.date())
        )


def told(found: Checked) -> VerdictShown:
    """Return a verdict in words; of what cannot be relied upon nothing is repeated."""
    title, tone = _TITLES[found.verdict]
    facts: tuple[tuple[str, str], ...] = ()
    if found.code is not None and found.relied:
        code = found.code
        facts = (
            (tr("机构"), found.organisation),
            (tr("姓名"), code.name),
            (tr("级别"), level_name(code.level)),
            (tr("编号"), code.number),
            (tr("签发"), long_day(code.issued_on)),
            (tr("有效期至"), long_day(code.valid_until)),
        )
    return VerdictShown(tr(title), tone, found.sentence, facts)


def _text(path: Path) -> str:
    from desktop_app.documents.reading import read_bytes

    return read_bytes(path).decode("utf-8", "replace")
