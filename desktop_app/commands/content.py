"""`peilian content check`: is everything in a pack as it has to be."""

import argparse
from pathlib import Path

from desktop_app.commands.console import FOUND_FAULTS, OK, TROUBLE, complain, say


def run(options: argparse.Namespace) -> int:
    """Check each folder; one bad file never stops the others."""
    return max(_check(Path(path)) for path in options.paths)


def _check(folder: Path) -> int:
    from desktop_app.training.content.check import check_pack
    from desktop_app.training.content.loader import load_pack

    if not folder.is_dir():
        complain(f"{folder}：没有这个文件夹。")
        return TROUBLE
    pack = load_pack(folder)
    faults = (*pack.faults, *check_pack(pack))
    for fault in faults:
        place = f"{fault.file}:{fault.line}" if fault.line else str(fault.file)
        field = f" {fault.field}" if fault.field else ""
        say(f"{place}{field}：{fault.expected}")
    say(f"{pack.title or folder.name}：{len(pack.items)} 项可用，{len(faults)} 处要改。")
    return FOUND_FAULTS if faults else OK
