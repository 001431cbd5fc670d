"""Several documents as one file, for printing; their signatures stay behind with the originals."""

from collections.abc import Sequence
from io import BytesIO

from desktop_app.system.background import Progress


def merged(documents: Sequence[bytes], progress: Progress | None = None) -> bytes:
    """Return the pages of all *documents*, in order; raises Cancelled when *progress* says so.

    A signature covers one file as it is and cannot come along: what is merged is for the printer.
    """
    import pypdfium2

    told = progress or Progress()
    whole = pypdfium2.PdfDocument.new()
    for place, one in enumerate(documents):
        told.step(place, len(documents))
        with pypdfium2.PdfDocument(one) as source:
            whole.import_pages(source)
    told.step(len(documents), len(documents))
    stream = BytesIO()
    whole.save(stream)
    whole.close()
    return stream.getvalue()
