"""Issuing a class of signed certificates, beside the bare library calls that their files need.

The bare calls are recorded: one certificate is drawn with a canvas that writes down what it is
told. Each bare file plays that back on a canvas of its own, makes its QR code, and is signed by
pyHanko as its handbook says. No deciding, typesetting, checking or recording is in them.
"""

import asyncio
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.bench import child
from desktop_app.bench.figures import Figure

if TYPE_CHECKING:
    from db.records import Person
    from desktop_app.services import Services
    from desktop_app.training.certification.signing.keys import Signer

COUNT, QUICK_COUNT = 500, 12
RATIO = 1.5
LARGEST_KB = 60
_TURN = 50
"""So many of each are made in turn: what slows the machine for a while slows both."""


def measure(*, quick: bool) -> list[Figure]:
    """Return what issuing costs against the bare calls, and how large a file is."""
    found = child.run("certificates", str(QUICK_COUNT if quick else COUNT))
    note = f"{found['count']} 份，库调用本身每份 {found['bare']:.1f} ms"
    return [
        Figure("certificates.one", "签发一份带签章的证书", found["one"], "ms", note=note),
        Figure("certificates.ratio", "同上（对库调用本身）", found["ratio"], "倍", RATIO),
        Figure("certificates.size", "一份证书的大小，最大", found["size"], "KB", LARGEST_KB),
    ]


def main(count: int) -> int:
    """Issue *count* certificates and make as many bare files, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder), count)
        found = compare(office)
        office.services.store.close()
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def compare(office: "Office", clock: Callable[[], float] = time.perf_counter) -> dict[str, float]:
    """Return the times by *clock*, in ms a certificate, and the largest file in KB."""
    first, *rest = office.people
    bare = Bare(office, first)
    office.issue([first])  # what is imported and made ready once counts for neither
    taken = {"ours": 0.0, "bare": 0.0}
    for begin in range(0, len(rest), _TURN):
        some = rest[begin : begin + _TURN]
        for name, work in (
            ("bare", lambda some=some: [bare.make() for _one in some]),
            ("ours", lambda some=some: office.issue(some)),
        ):
            begun = clock()
            work()
            taken[name] += clock() - begun
    return {
        "count": len(rest),
        "one": taken["ours"] * 1000 / len(rest),
        "bare": taken["bare"] * 1000 / len(rest),
        "ratio": taken["ours"] / taken["bare"],
        "size": max(office.sizes) / 1024,
    }


class Office:
    """An organisation in which many are due for a certificate, and a supervisor with open keys."""

    def __init__(self, folder: Path, count: int) -> None:
        from db.opening import open_store
        from desktop_app.services import Services
        from desktop_app.system.changes import Changes
        from desktop_app.system.clock import SystemClock
        from desktop_app.training.people.passwords import Passwords

        clock = SystemClock()
        store = open_store(folder, clock.now(), clock.today()).store
        self.services: Services = Services(store, clock, Changes(), Passwords(64, 1))
        self.supervisor = self.services.people.found("青禾学堂客户服务中心", "陈立", "peilian2026")
        self.people = _due(self.services, self.supervisor, count + 1)
        self.services.signing.make(self.supervisor, "measured only")
        self.sizes: list[int] = []

    @property
    def signer(self) -> "Signer":
        """The open keys."""
        return self.services.signing.signer(self.supervisor)

    def issue(self, people: list[UUID]) -> None:
        """Issue to several, as the window does."""
        found = self.services.certification.issue_each(self.supervisor, people)
        self.sizes += [len(one.pdf) for one in found.issued]


class Bare:
    """Makes files with the library calls of a certificate, and nothing else."""

    def __init__(self, office: Office, person_id: UUID) -> None:
        from asn1crypto.keys import PrivateKeyInfo
        from asn1crypto.x509 import Certificate
        from pyhanko.sign import signers
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        with _recorded() as self._calls:
            office.services.certification.preview(office.supervisor, person_id)
        keys = office.signer
        self._code_key = keys.code_key
        self._signer = signers.SimpleSigner(
            signing_cert=Certificate.load(keys.certificate),
            signing_key=PrivateKeyInfo.load(keys.pdf_key),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        )

    def make(self) -> bytes:
        """Make one."""
        import segno
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers

        text = "PEILIAN2|QH-2026-000001|林晓雨|certified|2026-11-23|2028-11-22|" + "A" * 95
        Ed25519PrivateKey.from_private_bytes(self._code_key).sign(text.encode())
        segno.make(text, error="m", micro=False, mask=2, mode="byte")
        writer = IncrementalPdfFileWriter(BytesIO(_played(self._calls)))
        about = signers.PdfSignatureMetadata(field_name="Bare", md_algorithm="sha256")
        signing = signers.async_sign_pdf(writer, about, signer=self._signer, bytes_reserved=2048)
        made: bytes = asyncio.run(signing).getvalue()
        hashlib.sha256(made).hexdigest()
        return made


@dataclass(frozen=True, slots=True)
class _Call:
    """A method that was called on what an earlier call returned; the canvas is number 0."""

    on: int
    name: str
    given: tuple[Any, ...]
    named: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Made:
    """Stands for what an earlier call returned."""

    number: int


class _Recorder:
    """Takes the place of a canvas, or of a text or path that it made; writes calls down."""

    def __init__(self, real: Any, calls: list[_Call], number: int, made: list[int]) -> None:
        self._real, self._calls, self._number, self._made = real, calls, number, made

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if name.startswith("_") or not callable(found):
            return found

        def called(*given: Any, **named: Any) -> Any:
            plain = tuple(one._real if isinstance(one, _Recorder) else one for one in given)
            kept = tuple(_Made(one._number) if isinstance(one, _Recorder) else one for one in given)
            self._calls.append(_Call(self._number, name, kept, named))
            result = found(*plain, **named)
            if name in ("beginText", "beginPath"):
                self._made.append(len(self._calls))
                return _Recorder(result, self._calls, len(self._calls), self._made)
            return result

        return called


@contextmanager
def _recorded() -> Iterator[list[_Call]]:
    """Write down what is drawn meanwhile."""
    from reportlab.pdfgen import canvas

    calls: list[_Call] = []
    real = canvas.Canvas

    def make(file: BytesIO, **named: Any) -> _Recorder:
        calls.append(_Call(-1, "", (), named))
        return _Recorder(real(file, **named), calls, 0, [])

    canvas.Canvas = make
    try:
        yield calls
    finally:
        canvas.Canvas = real


def _played(calls: list[_Call]) -> bytes:
    """Draw what was written down."""
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    begin, *rest = calls
    made: dict[int, Any] = {0: Canvas(stream, **begin.named)}
    for number, call in enumerate(rest, start=2):
        given = [made[one.number] if isinstance(one, _Made) else one for one in call.given]
        result = getattr(made[call.on], call.name)(*given, **call.named)
        if call.name in ("beginText", "beginPath"):
            made[number] = result
    return stream.getvalue()


def _due(services: "Services", supervisor: "Person", count: int) -> list[UUID]:
    """Add trainees with both marks."""
    from db.ids import new_id
    from db.records import ContentVersion, Person, Role, Sheet

    now, today = services.clock.now(), services.clock.today()
    # What the sheets were filled in on; nothing here opens it.
    form = ContentVersion(
        new_id(), new_id(), "measured", "form", "mark", 1, "published", "成绩", {}, "", now
    )
    people = []
    with services.store.writing() as tx:
        tx.content.add(form)
        for number in range(count):
            key, name = new_id(), f"{'王李张刘陈杨'[number % 6]}学员{number}"
            staff = f"9{number:04d}"
            roles = frozenset({Role.TRAINEE})
            tx.people.add(Person(key, name, "xy", staff, roles, None, "", None, "", today), "")
            for use, prefix in (("theory", "LL"), ("practical", "SC")):
                tx.sheets.add(
                    Sheet(
                        id=new_id(),
                        number=f"{prefix}-{number:06d}",
                        version_id=form.id,
                        form_key=f"{use}-mark",
                        title=use,
                        use=use,
                        subject_id=key,
                        filler_id=supervisor.id,
                        day=today,
                        signed_at=now,
                        answers={},
                        total=72.0 + number % 28,
                        band="",
                        passed=True,
                        score={},
                        replaces_id=None,
                    )
                )
            people.append(key)
    return people


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
