"""Bytes and ids as short text in exactly one spelling, so that no changed character goes unseen."""

import base64
import binascii


def plain(data: bytes) -> str:
    """Return *data* as base64 for file names and codes, without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def data_of(text: str) -> bytes:
    """Return the bytes of `plain`; raises ValueError for any other spelling of them."""
    try:
        found = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if plain(found) != text:
        raise ValueError("not the one spelling")
    return found
