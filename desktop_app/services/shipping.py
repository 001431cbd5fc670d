"""Brings in the packs that the program ships with."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.training.content.use_cases import Imported, Library

if TYPE_CHECKING:
    from desktop_app.training.content.loader import ContentFault


def import_shipped_packs(
    library: Library, folder: Path
) -> tuple[Imported | None, "tuple[ContentFault, ...]"]:
    """Import the packs under *folder* unless these very files were imported before.

    Returns what was imported (None: nothing had changed) and the faults of files left out.
    """
    stamp = _stamp(folder)
    if library.stamp() == stamp:
        return None, ()
    from desktop_app.training.content.loader import load_pack

    total = Imported(0, 0, 0)
    faults: list[ContentFault] = []
    for pack_folder in sorted(path for path in folder.iterdir() if path.is_dir()):
        pack = load_pack(pack_folder)
        faults += pack.faults
        done = library.import_pack(pack)
        total = Imported(
            total.new + done.new,
            total.changed + done.changed,
            total.unchanged + done.unchanged,
            total.waiting + done.waiting,
        )
    library.keep_stamp(stamp)
    return total, tuple(faults)


def _stamp(folder: Path) -> str:
    """Return a mark over names, sizes and times of the files, without reading them."""
    mark = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        facts = path.stat()
        mark.update(f"{path.relative_to(folder)} {facts.st_size} {facts.st_mtime_ns}".encode())
    return mark.hexdigest()
