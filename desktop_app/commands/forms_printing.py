"""`peilian forms print`: an empty template, or filled-in sheets, as one PDF."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import NotFound
from db.records import Person
from desktop_app.commands.console import OK, progress, say
from desktop_app.commands.sheets_wanted import SAFE, wanted
from desktop_app.commands.signing_in import signed_in
from desktop_app.documents.export import save_bytes
from desktop_app.system.background import Progress
from desktop_app.system.errors import Trouble

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document
    from desktop_app.services import Services


def run(options: argparse.Namespace) -> int:
    """Write the PDF; what the person may not see is never in it."""
    with signed_in(options) as (services, actor):
        document = _document(services, actor, options)
    save_bytes(Path(options.out), document.pdf)
    say(f"已写好 {options.out}（{document.title}）。")
    return OK


def _document(services: "Services", actor: Person, options: argparse.Namespace) -> "Document":
    if options.template:
        try:
            return services.printing.blank(options.template)
        except NotFound as error:
            raise Trouble(
                f"没有编号为 {options.template} 的表单。",
                SAFE,
                "编号可以用 peilian forms export --all 查看。",
            ) from error
    ids = _ids(services, actor, options)
    if not ids:
        raise Trouble("没有符合条件、您能看的表单。", SAFE, "请放宽类别、人员、小组或日期。")
    told = Progress(lambda done, total: progress("排版", done, total))
    return services.printing.sheets(actor, ids, f"{len(ids)} 份表单", told)


def _ids(services: "Services", actor: Person, options: argparse.Namespace) -> tuple[UUID, ...]:
    if options.numbers:
        return tuple(_numbered(services, actor, number) for number in options.numbers)
    return services.register.ids(actor, wanted(services, actor, options))


def _numbered(services: "Services", actor: Person, number: str) -> UUID:
    found = services.register.find(actor, number)
    if found is None:
        raise Trouble(f"没有编号为 {number}、您能看的表单。", SAFE, "请核对编号。")
    return found.id
