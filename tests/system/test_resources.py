"""Shipped files are found in a checkout and in a PyInstaller bundle."""

import sys
from pathlib import Path

import pytest

from desktop_app.system import resources


def test_fonts_are_found_in_the_checkout() -> None:
    assert resources.path("fonts", "NotoSansSC-Regular.ttf").is_file()


def test_bundle_unpacks_resources_beside_its_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.folder() == tmp_path / "resources"
