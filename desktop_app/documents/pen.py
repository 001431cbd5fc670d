"""A pen over one PDF in the making: text, lines, boxes and QR codes, in points from bottom left."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from desktop_app.documents import fonts
from desktop_app.documents.ink import BLACK, Ink, Type
from desktop_app.documents.typeset import width

if TYPE_CHECKING:
    from desktop_app.documents.pictures import Stencil

Align = Literal["left", "centre", "right"]
Point = tuple[float, float]

A4_PORTRAIT = (595.28, 841.89)
A4_LANDSCAPE = (841.89, 595.28)


_MASK = 2
"""Of the eight masks of a QR code: trying all for the best takes most of the time of a page."""


class Pen:
    """Draws one PDF; equal calls give equal bytes, because nothing in it reads a clock."""

    def __init__(
        self, page: tuple[float, float], title: str, author: str, day: date | None
    ) -> None:
        """*day* becomes the file's creation date; without one it is the format's zero day."""
        from reportlab.pdfgen.canvas import Canvas

        fonts.register()
        self.page_width, self.page_height = page
        self._bytes = BytesIO()
        self._canvas: Any = Canvas(
            self._bytes,
            pagesize=page,
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.REGULAR,
            pdfVersion=(1, 4),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator("Peilian 陪练")
        if day is not None:
            self._canvas._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self._forms: set[str] = set()
        self._filled: Ink | None = None
        """The colour that the file fills with at this place; a colour is only said anew."""
        self._stroked: tuple[Ink, float] | None = None

    def set_keywords(self, text: str) -> None:
        """Keep *text* in the file, for a program to read."""
        self._canvas.setKeywords(text)

    def new_page(self) -> None:
        """End this page and start the next."""
        self._canvas.showPage()
        self._forget()

    def finish(self) -> bytes:
        """The whole file; the pen is spent afterwards."""
        self._canvas.save()
        return self._bytes.getvalue()

    def text(self, x: float, y: float, text: str, style: Type, align: Align = "left") -> None:
        """One line with its baseline at *y*; *x* is its left end, centre or right end."""
        if not text:
            return
        if align != "left":
            wide = width(text, style)
            x -= wide / 2 if align == "centre" else wide
        self._fill(style.ink)
        line = self._canvas.beginText(x, y)
        line.setFont(style.face, style.size)
        if style.tracking:
            line.setCharSpace(style.tracking)
        line.textLine(text)
        if style.tracking:
            line.setCharSpace(0)
        self._canvas.drawText(line)

    def lines(
        self, x: float, y: float, lines: Sequence[str], style: Type, align: Align = "left"
    ) -> float:
        """Several lines downwards, the first baseline at *y*; returns the baseline after them."""
        for line in lines:
            self.text(x, y, line, style, align)
            y -= style.line_height
        return y

    def line(self, start: Point, end: Point, ink: Ink, thickness: float = 0.5) -> None:
        """A straight line."""
        self._stroke(ink, thickness)
        self._canvas.line(*start, *end)

    def box(
        self,
        corner: Point,
        size: Point,
        *,
        fill: Ink | None = None,
        border: Ink | None = None,
        thickness: float = 0.6,
        radius: float = 0.0,
    ) -> None:
        """A rectangle from its lower left *corner*."""
        if fill is not None:
            self._fill(fill)
        if border is not None:
            self._stroke(border, thickness)
        flags = {"stroke": int(border is not None), "fill": int(fill is not None)}
        if radius:
            self._canvas.roundRect(*corner, *size, radius, **flags)
        else:
            self._canvas.rect(*corner, *size, **flags)

    def circle(
        self,
        centre: Point,
        radius: float,
        *,
        fill: Ink | None = None,
        border: Ink | None = None,
        thickness: float = 0.6,
    ) -> None:
        """A circle around *centre*."""
        if fill is not None:
            self._fill(fill)
        if border is not None:
            self._stroke(border, thickness)
        self._canvas.circle(
            *centre, radius, stroke=int(border is not None), fill=int(fill is not None)
        )

    @contextmanager
    def dashed(self, on: float, off: float) -> Iterator[None]:
        """Lines drawn inside are dashed."""
        self._canvas.setDash(on, off)
        yield
        self._canvas.setDash()

    def polyline(self, points: Sequence[Point], ink: Ink, thickness: float = 0.5) -> None:
        """An open line through *points*, with round joints."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self._stroke(ink, thickness)
        self._canvas.setLineJoin(1)
        self._canvas.setLineCap(1)
        self._canvas.drawPath(path)
        self._canvas.setLineCap(0)

    def polygon(self, points: Sequence[Point], fill: Ink) -> None:
        """A filled shape."""
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._fill(fill)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def curves(
        self, start: Point, segments: Sequence[tuple[float, ...]], ink: Ink, thickness: float
    ) -> None:
        """A line of cubic Bézier segments, each six numbers: two handles and the end."""
        path = self._canvas.beginPath()
        path.moveTo(*start)
        for segment in segments:
            path.curveTo(*segment)
        self._stroke(ink, thickness)
        self._canvas.drawPath(path)

    @contextmanager
    def moved(self, x: float, y: float, turned: float = 0.0) -> Iterator[None]:
        """What is drawn inside has its origin at (x, y), turned by degrees anticlockwise."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        if turned:
            self._canvas.rotate(turned)
        yield
        self._canvas.restoreState()
        self._forget()

    @contextmanager
    def stamp(self, name: str) -> Iterator[bool]:
        """Define a drawing that `stamped` repeats; yields whether it still has to be drawn."""
        if name in self._forms:
            yield False
            return
        self._forms.add(name)
        self._canvas.beginForm(name, -50, -50, self.page_width, self.page_height)
        self._forget()
        yield True
        self._canvas.endForm()
        self._forget()

    def stamped(self, name: str) -> None:
        """Draw what was defined under *name* at the origin."""
        self._canvas.doForm(name)

    def picture(self, corner: Point, size: Point, image: bytes) -> None:
        """A picture (PNG), as large as fits into *size*, in its middle; what is clear stays so."""
        from reportlab.lib.utils import ImageReader

        self._canvas.drawImage(
            ImageReader(BytesIO(image)),
            *corner,
            *size,
            mask="auto",
            preserveAspectRatio=True,
            anchor="c",
        )

    def stencil(self, corner: Point, size: Point, image: "Stencil") -> None:
        """A picture of one colour, as large as fits into *size*, in its middle."""
        scale = min(size[0] / image.width, size[1] / image.height)
        wide, high = image.width * scale, image.height * scale
        x = corner[0] + (size[0] - wide) / 2
        y = corner[1] + (size[1] - high) / 2
        with self.moved(x, y):
            self._canvas.scale(wide, high)
            self._fill(image.colour)
            self._canvas.addLiteral(
                f"BI /W {image.width} /H {image.height} /IM true /BPC 1 /D [1 0] /F [/AHx /CCF] "
                f"/DP [null <</K -1 /Columns {image.width} /Rows {image.height}>>] "
                f"ID {image.data.hex()}> EI"
            )

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """*text* as a QR code within a square from its lower left corner, as one vector shape.

        The margin that readers need is part of the square. Error correction M or better.
        """
        import segno

        code = segno.make(text, error="m", micro=False, mask=_MASK, mode="byte")
        rows = [bytes(row) for row in code.matrix]
        quiet = 2
        step = side / (len(rows) + 2 * quiet)
        self.box((x, y), (side, side), fill=(1, 1, 1))
        with self.moved(x + quiet * step, y + quiet * step):
            self._canvas.scale(step, step)
            self._fill(BLACK)
            # In modules, so that the places are whole numbers; the library formats each anew.
            dark = (
                f"{start} {len(rows) - 1 - down} {length} 1 re"
                for down, row in enumerate(rows)
                for start, length in _runs(row)
            )
            self._canvas.addLiteral(" ".join([*dark, "f"]))

    def _fill(self, ink: Ink) -> None:
        if ink != self._filled:
            self._canvas.setFillColorRGB(*ink)
            self._filled = ink

    def _stroke(self, ink: Ink, thickness: float) -> None:
        if (ink, thickness) != self._stroked:
            self._canvas.setStrokeColorRGB(*ink)
            self._canvas.setLineWidth(thickness)
            self._stroked = (ink, thickness)

    def _forget(self) -> None:
        """Say the next colours again: where another drawing or page begins, they are not known."""
        self._filled = self._stroked = None


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Start and length of each stretch of dark modules."""
    start = -1
    for index, dark in enumerate([*row, 0]):
        if dark and start < 0:
            start = index
        elif not dark and start >= 0:
            yield start, index - start
            start = -1
