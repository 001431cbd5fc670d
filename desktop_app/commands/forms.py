"""`peilian forms`: templates to files and from files, with the permissions of whom it acts for."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands.console import FOUND_FAULTS, OK, complain, progress, say
from desktop_app.commands.signing_in import signed_in

if TYPE_CHECKING:
    from desktop_app.training.content.writing.states import FromFile


def export(options: argparse.Namespace) -> int:
    """Write templates into a folder, or signed sheets as a workbook."""
    with signed_in(options) as (services, actor):
        if options.sheets:
            from desktop_app.commands.sheets_wanted import wanted

            out = Path(options.out)
            told = services.form_files.export_sheets(
                actor,
                wanted(services, actor, options),
                out,
                lambda done, total: progress("导出", done, total),
            )
            say(f"{told} 张表单，写在 {out}。")
            return OK
        keys = [] if options.all else options.keys
        written = services.form_files.export_all(actor, keys, Path(options.out), options.format)
    for path in written:
        say(str(path))
    say(f"导出了 {len(written)} 张表单。")
    return OK


def take(options: argparse.Namespace) -> int:
    """Read files as templates; with one fault in any of them nothing is taken in."""
    from desktop_app.training.content.file_faults import BadFiles

    with signed_in(options) as (services, actor):
        try:
            found = services.form_files.read(actor, [Path(one) for one in options.files])
        except BadFiles as bad:
            for fault in bad.faults:
                complain(str(fault))
            complain(f"{len(bad.faults)} 处要改，没有导入任何内容。")
            return FOUND_FAULTS
        for one in found:
            _tell(one)
        if options.dry_run:
            say("只是试读，没有导入任何内容。")
            return OK
        taken = services.form_files.take_in(actor, found, options.publish)
    done = "已发布" if options.publish else "已存为草稿，在“表单模板”里查看和发布"
    say(f"{len(taken)} 张{done}。" if taken else "没有要导入的改动。")
    return OK


def _tell(one: "FromFile") -> None:
    incoming = one.incoming
    if incoming.same:
        say(f"{one.file}：“{one.title}”和正在使用的版本一样。")
        return
    if incoming.head is None:
        say(f"{one.file}：“{one.title}”是一张新表单。")
    else:
        say(f"{one.file}：“{one.title}”与第 {incoming.head.number} 版相比：")
        for change in incoming.changes:
            say(f"  {change}")
    if incoming.replaces_draft:
        say("  您正在写的草稿会被它替换。")
