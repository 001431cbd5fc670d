"""`peilian inspections`: what of the week's quality inspections is still owed."""

import argparse
import json
from datetime import date
from typing import Any

from desktop_app.commands.console import OK, say
from desktop_app.commands.signing_in import signed_in
from desktop_app.system.errors import Trouble
from desktop_app.training.quality.drawing.rules import monday_of
from desktop_app.training.quality.drawing.standing import AgentWeek, Week


def owed(options: argparse.Namespace) -> int:
    """Write who is owed how many inspections in a week, as lines or as JSON."""
    monday = _monday(options.week)
    with signed_in(options) as (services, actor):
        week = services.drawing.week(actor, monday)
    if options.json:
        say(json.dumps(_facts(week), ensure_ascii=False, indent=2))
        return OK
    say(f"{week.monday} 这一周：还欠 {week.owed} 次，已完成 {week.done} 次。")
    if week.short:
        say(f"其中 {week.short} 次还没有可抽的接待。")
    for one in week.agents:
        if one.owed:
            say(f"{one.person.staff_number}\t{one.person.name}\t欠 {one.owed} 次\t{_state(one)}")
    return OK


def _monday(day: str | None) -> date | None:
    if day is None:
        return None
    try:
        return monday_of(date.fromisoformat(day))
    except ValueError as error:
        raise Trouble(f"“{day}”不是日期。", "", "请写成 2026-11-23 这样。") from error


def _state(one: AgentWeek) -> str:
    if one.open is not None:
        return "已抽，待评"
    return f"可抽 {one.waiting} 条" if one.waiting else "没有可抽的接待"


def _facts(week: Week) -> dict[str, Any]:
    return {
        "week": week.monday.isoformat(),
        "quota": week.quota,
        "owed": week.owed,
        "done": week.done,
        "without_contacts": week.short,
        "agents": [
            {
                "staff_number": one.person.staff_number,
                "name": one.person.name,
                "team": one.person.team,
                "owed": one.owed,
                "done": len(one.done),
                "marks": [draw.total for draw in one.done],
                "drawn": one.open is not None,
                "contacts": one.waiting,
            }
            for one in week.agents
        ],
    }
