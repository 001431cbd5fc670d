"""Which signed sheets a command is about: by use, person, team, class, cohort and period."""

import argparse
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.system.errors import Trouble

if TYPE_CHECKING:
    from db.records import Person, SheetsWanted
    from desktop_app.services import Services

SAFE = "没有写任何文件。"


def add_arguments(command: "argparse._ActionsContainer") -> None:
    """Add what narrows the sheets."""
    from desktop_app.training.forms.kinds import FormUse

    command.add_argument("--use", choices=[one.value for one in FormUse], help="只要这一类")
    command.add_argument("--about", metavar="PERSON", help="只要这个人的：姓名或工号")
    command.add_argument("--team", metavar="TEAM", help="只要这个小组的")
    command.add_argument("--class", dest="of_class", metavar="CLASS", help="只要这个班的")
    command.add_argument("--joined", metavar="MONTH", help="只要这个月入职的班次，如 2026-09")
    command.add_argument("--from", dest="first", metavar="DATE", help="从这一天起")
    command.add_argument("--to", dest="last", metavar="DATE", help="到这一天为止")
    command.add_argument("--standing", action="store_true", help="不要已被更正的")


def wanted(services: "Services", actor: "Person", options: argparse.Namespace) -> "SheetsWanted":
    """Return which sheets are meant; raises Trouble for what there is none of, such as a person."""
    from db.records import SheetsWanted

    return SheetsWanted(
        uses=(options.use,) if options.use else (),
        subject_id=_person(services, options.about) if options.about else None,
        team_id=_team(services, options.team) if options.team else None,
        class_id=_class(services, actor, options.of_class) if options.of_class else None,
        joined=_month(options.joined) if options.joined else None,
        first=_day(options.first) if options.first else None,
        last=_day(options.last) if options.last else None,
        standing=options.standing,
    )


def _person(services: "Services", name: str) -> UUID:
    found = [one for one in services.people.names() if name in (one.name, one.staff_number)]
    if len(found) != 1:
        what = "有几位同事叫" if found else "没有"
        raise Trouble(f"{what}“{name}”。", SAFE, "请改用工号。")
    return found[0].id


def _team(services: "Services", name: str) -> UUID:
    teams = services.people.teams()
    found = next((one.id for one in teams if one.name == name), None)
    if found is None:
        names = "、".join(one.name for one in teams)
        raise Trouble(f"没有叫“{name}”的小组。", SAFE, f"现有的小组：{names}。")
    return found


def _class(services: "Services", actor: "Person", name: str) -> UUID:
    found = [one for one in services.people.classes(actor) if one.name == name]
    if not found:
        names = "、".join(one.name for one in services.people.classes(actor))
        raise Trouble(f"没有叫“{name}”的班。", SAFE, f"您能看到的班：{names or '还没有'}。")
    return found[0].id


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Trouble(f"“{text}”不是日期。", SAFE, "请写成 2026-11-22。") from error


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise Trouble(f"“{text}”不是月份。", SAFE, "请写成 2026-09。") from error
