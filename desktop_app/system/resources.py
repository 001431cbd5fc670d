"""Where the files shipped with the program lie: in a checkout, installed, or in a bundle."""

import sys
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]
"""Looked up once: every icon asks."""


def folder() -> Path:
    """Return the folder `resources/`; PyInstaller unpacks it beside the modules."""
    bundle = getattr(sys, "_MEIPASS", None)
    base = Path(bundle) if bundle else _CHECKOUT
    return base / "resources"


def path(*parts: str) -> Path:
    """Return the path of a shipped file, e.g. `path("icons", "today.svg")`."""
    return folder().joinpath(*parts)
