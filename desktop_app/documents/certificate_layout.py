"""The A4 landscape pages of certificates, each element drawn where the layout puts it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.documents import certificate_elements as elements
from desktop_app.documents.certificate_data import CertificateData
from desktop_app.documents.certificate_elements import Page
from desktop_app.documents.pen import A4_LANDSCAPE, Pen
from desktop_app.system.background import Progress
from desktop_app.system.text import tr
from desktop_app.training.certification.layout.geometry import Placed
from desktop_app.training.certification.layout.model import CertificateLayout, Element

_DRAWN: Mapping[str, Callable[[Page, Element], Placed | None]] = {
    "border": elements.border,
    "ring": elements.ring,
    "logo": elements.logo,
    "text": elements.text,
    "body": elements.body,
    "name": elements.name,
    "divider": elements.divider,
    "tag": elements.tag,
    "facts": elements.facts,
    "code": elements.code,
    "signature": elements.signature,
    "seal": elements.seal,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file, and where the elements of its last page stand."""

    pdf: bytes
    placed: tuple[Placed, ...]


def draw(
    certificates: Sequence[CertificateData], layout: CertificateLayout, progress: Progress
) -> Drawn:
    """The PDF of all pages; the data have been checked."""
    first = certificates[0]
    names = "、".join(data.person_name.strip() for data in certificates[:3])
    more = tr("等 {n} 人").format(n=len(certificates)) if len(certificates) > 3 else ""
    title = f"{first.title} {first.number}" if len(certificates) == 1 else first.title
    pen = Pen(A4_LANDSCAPE, f"{title} {names}{more}", first.organisation, first.issued_on)
    if len(certificates) == 1 and first.qr_text:
        pen.set_keywords(first.qr_text)
    placed: tuple[Placed, ...] = ()
    for index, data in enumerate(certificates):
        progress.step(index, len(certificates))
        if index:
            pen.new_page()
        placed = _page(Page(pen, data, layout))
    progress.step(len(certificates), len(certificates))
    return Drawn(pen.finish(), placed)


def _page(page: Page) -> tuple[Placed, ...]:
    for element in page.layout.elements:
        if page.shows(element):
            page.put(_DRAWN[element.kind](page, element))
    for put_on_top in page.later:
        put_on_top()
    return tuple(page.placed.values())
