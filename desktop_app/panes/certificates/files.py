"""Saves certificates as they were issued, one signed file a person."""

from collections.abc import Iterable
from pathlib import Path

from db.records import Certificate
from desktop_app.system.background import Progress


def save_each(
    folder: Path, certificates: Iterable[Certificate], count: int, progress: Progress
) -> None:
    """Save *count* certificates in a folder, named by number and name; raises Trouble."""
    from desktop_app.documents.export import save_bytes, suggested_name

    for place, one in enumerate(certificates):
        progress.step(place, count)
        save_bytes(folder / suggested_name(one.number, one.person_name), one.pdf)
    progress.step(count, count)
