"""`peilian backup`, `restore` and `check`: the file's safety, from the terminal."""

import argparse
from pathlib import Path

from db.errors import FaultKind, StoreFault
from desktop_app.commands.console import (
    FOUND_FAULTS,
    OK,
    complain,
    data_folder,
    progress,
    say,
)
from desktop_app.system.clock import SystemClock
from desktop_app.training.maintenance.use_cases import Maintenance


def backup(options: argparse.Namespace) -> int:
    """Back up now with the material; the copy is opened and checked before it counts."""
    keeping = _keeping(options)
    made = keeping.backup_unattended(lambda done, total: progress("备份", done, total))
    say(f"已备份并验证：{made.path}（{made.size / 1e6:.1f} MB）")
    for name in made.unread:
        complain(f"资料“{name}”打不开，没有备份进去。请关掉正在用它的程序，再备份一次。")
    return FOUND_FAULTS if made.unread else OK


def restore(options: argparse.Namespace) -> int:
    """Bring a backup back; what lies in its place is kept under another name."""
    keeping = _keeping(options, must_exist=False)
    _refuse_while_open(keeping.folder)
    if options.source:
        source = Path(options.source)
    else:
        newest = keeping.newest_good()
        if newest is None:
            raise StoreFault(FaultKind.NO_BACKUP, str(keeping.folder))
        source = newest.path
    kept = keeping.restore(source)
    say(f"已恢复：{source}")
    if kept.database is not None:
        say(f"原来的文件保留在：{kept.database}")
    if kept.files is not None:
        say(f"换下来的资料保留在：{kept.files}")
    return OK


def check(options: argparse.Namespace) -> int:
    """Check the file page by page, and its references."""
    keeping = _keeping(options)
    faults = keeping.check()
    for fault in faults:
        complain(fault)
    say("数据文件已损坏，可以用 peilian restore 恢复。" if faults else "数据文件完好。")
    return FOUND_FAULTS if faults else OK


def _refuse_while_open(folder: Path) -> None:
    """Raise StoreFault while a window works on the data: it would go on in the replaced file."""
    from desktop_app.shell.single_instance import SingleInstance

    window = SingleInstance(folder)
    if not window.claim():
        raise StoreFault(FaultKind.BUSY, str(folder))
    window.release()


def _keeping(options: argparse.Namespace, *, must_exist: bool = True) -> Maintenance:
    keeping = Maintenance(data_folder(options.data), SystemClock())
    if must_exist and not keeping.database.exists():
        raise StoreFault(FaultKind.MISSING, str(keeping.database))
    return keeping
