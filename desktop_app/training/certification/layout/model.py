"""A layout: what stands where on the certificate, in millimetres from the upper left corner."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from desktop_app.training.content.base import Item, Key, Strict

WIDE, HIGH = 297.0, 210.0
"""The paper, in mm."""

Kind = Literal[
    "border",
    "ring",
    "logo",
    "text",
    "divider",
    "name",
    "body",
    "tag",
    "facts",
    "code",
    "signature",
    "seal",
]
"""`text` is a heading or paragraph, `body` the paragraph that says what was passed, `facts` rows
of a name and a value, `code` the QR code, `tag` the framed title of the gold level."""

Align = Literal["left", "centre", "right"]
Colour = Literal["text", "secondary", "accent", "gold", "ornament"]
"""Tokens of the paper's palette; `ornament` is the colour of the line work, gold on gold ones."""

Across = Annotated[float, Field(ge=0, le=WIDE)]
Down = Annotated[float, Field(ge=0, le=HIGH)]


class Element(Strict):
    """One thing on the page."""

    id: Key
    kind: Kind
    text: Annotated[str, Field(max_length=400)] = ""
    """Words with slots in square brackets; lines are paragraphs."""
    x: Across
    """The left edge of the room that it has."""
    y: Down
    """The baseline of the first line; of what is no text the upper edge.

    With `follows` the distance below the last line of that element instead.
    """
    width: Annotated[float, Field(ge=5, le=WIDE)]
    height: Annotated[float, Field(ge=0, le=HIGH)] = 0.0
    """Of a logo and of the ring; others are as high as they come out."""
    align: Align = "centre"
    size: Annotated[float, Field(ge=5, le=80)] = 12.0
    """Of the type, in points; what does not fit into the width is set smaller."""
    bold: bool = False
    spacing: Annotated[float, Field(ge=0, le=30)] = 0.0
    """Extra space after each character, in points."""
    leading: Annotated[float, Field(ge=1, le=3)] = 1.5
    """Line height as a multiple of the size."""
    lines: Annotated[int, Field(ge=1, le=12)] = 1
    """At most so many; longer text is set smaller."""
    colour: Colour = "text"
    gold_colour: Colour | None = None
    """On gold certificates, where it is another."""
    shown: bool = True
    only: Literal["certified", "gold"] | None = None
    """The one level that it stands on."""
    follows: Key | None = None
    """Below which element it stands, wherever that ends."""


class CertificateLayout(Item):
    """The page of all certificates of an organisation."""

    kind: Literal["layout"] = "layout"
    elements: Annotated[tuple[Element, ...], Field(min_length=1, max_length=60)]
    """In the order in which they are drawn."""

    @model_validator(mode="after")
    def _fits_together(self) -> "CertificateLayout":
        twice = [name for name, count in Counter(self.ids()).items() if count > 1]
        if twice:
            raise ValueError(f"elements: {twice[0]}: 编号用了两次，每一项的编号应不同")
        known: set[str] = set()
        for one in self.elements:
            if one.follows is not None and one.follows not in known:
                told = f"要跟在它下面的 {one.follows} 应是前面的一项"
                raise ValueError(f"elements: {one.id}: follows: {told}")
            known.add(one.id)
        return self

    def ids(self) -> tuple[str, ...]:
        """Return the ids in order."""
        return tuple(one.id for one in self.elements)

    def element(self, name: str) -> Element:
        """Return one element; raises KeyError."""
        for one in self.elements:
            if one.id == name:
                return one
        raise KeyError(name)
