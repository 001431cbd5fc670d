"""`peilian forms print`: an empty template, or filled-in sheets, as one PDF."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import NotFound
from db.records import Person, SheetsWanted
from desktop_app.commands.console import OK, progress, say
from desktop_app.commands.signing_in import signed_in
from desktop_app.documents.export import save_bytes
from desktop_app.system.background import Progress
from desktop_app.system.errors import Trouble

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document
    from desktop_app.services import Services

_SAFE = "没有写任何文件。"


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
                _SAFE,
                "编号可以用 peilian forms export --all 查看。",
            ) from error
    ids = _ids(services, actor, options)
    if not ids:
        raise Trouble("没有符合条件、您能看的表单。", _SAFE, "请放宽类别、人员、小组或日期。")
    told = Progress(lambda done, total: progress("排版", done, total))
    return services.printing.sheets(actor, ids, f"{len(ids)} 份表单", told)


def _ids(services: "Services", actor: Person, options: argparse.Namespace) -> tuple[UUID, ...]:
    if options.numbers:
        return tuple(_numbered(services, actor, number) for number in options.numbers)
    wanted = SheetsWanted(
        uses=(options.use,) if options.use else (),
        subject_id=_person(services, options.about) if options.about else None,
        team_id=_team(services, options.team) if options.team else None,
        first=_day(options.first) if options.first else None,
        last=_day(options.last) if options.last else None,
        standing=options.standing,
    )
    return services.register.ids(actor, wanted)


def _numbered(services: "Services", actor: Person, number: str) -> UUID:
    found = services.register.find(actor, number)
    if found is None:
        raise Trouble(f"没有编号为 {number}、您能看的表单。", _SAFE, "请核对编号。")
    return found.id


def _person(services: "Services", name: str) -> UUID:
    found = [one for one in services.people.names() if name in (one.name, one.staff_number)]
    if len(found) != 1:
        what = "有几位同事叫" if found else "没有"
        raise Trouble(f"{what}“{name}”。", _SAFE, "请改用工号。")
    return found[0].id


def _team(services: "Services", name: str) -> UUID:
    teams = services.people.teams()
    found = next((one.id for one in teams if one.name == name), None)
    if found is None:
        names = "、".join(one.name for one in teams)
        raise Trouble(f"没有叫“{name}”的小组。", _SAFE, f"现有的小组：{names}。")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Trouble(f"“{text}”不是日期。", _SAFE, "请写成 2026-11-22。") from error
