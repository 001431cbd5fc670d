"""Where the files shipped with the program lie: in a checkout, installed, or in a bundle."""

import sys
from pathlib import Path


def folder() -> Path:
    """Return the folder `resources/`; PyInstaller unpacks it beside the modules."""
    bundle = getattr(sys, "_MEIPASS", None)
    base = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return base / "resources"


def path(*parts: str) -> Path:
    """Return the path of a shipped file, e.g. `path("icons", "today.svg")`."""
    return folder().joinpath(*parts)
