"""Makes every text of a document drawable, and notes what had to be replaced."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from desktop_app.documents.fonts import drawable

T = TypeVar("T")


def cleaned(value: T, replaced: set[str]) -> T:
    """*value* with every text in it made drawable; adds to *replaced* what was not."""
    new: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        clean = drawable(value)
        replaced |= clean.replaced
        new = clean.text
    elif isinstance(value, tuple):
        new = tuple(cleaned(one, replaced) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        # A QR code carries any text; only what is set in type has to be drawable.
        names = [field.name for field in fields(value) if field.name != "qr_text"]
        new = replace(value, **{name: cleaned(getattr(value, name), replaced) for name in names})
    return cast(T, new)
