"""A rush's events as JSON values: the exchange as everywhere, with whom and when around it."""

from collections.abc import Mapping
from typing import Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.archive import exchange_from_dict, exchange_to_dict
from desktop_app.training.practice.rush.running import Event, To

VERSION = 1


def event_to_dict(event: Event) -> dict[str, Any]:
    """Everything that an event knows, as JSON values."""
    several = {"message": event.message, "whole": event.whole, "why": event.why}
    return {
        "rush": VERSION,
        "number": event.number,
        "to": str(event.to),
        "talk": event.talk,
        "began": event.began,
        "at": event.at,
        "exchange": exchange_to_dict(event.exchange),
        **(several if event.message else {}),
    }


def event_from_dict(stored: Mapping[str, Any]) -> Event:
    """Read an event back; raises `Trouble` for another version or a damaged record."""
    version = stored.get("rush")
    if version != VERSION:
        raise Trouble(
            tr("这条同时接待记录的格式（版本 {version}）本程序不认识。").format(version=version),
            tr("记录本身没有改动。"),
            tr("请用更新版本的陪练打开。"),
        )
    try:
        return Event(
            number=stored["number"],
            to=To(stored["to"]),
            talk=stored["talk"],
            began=float(stored["began"]),
            at=float(stored["at"]),
            exchange=exchange_from_dict(stored["exchange"]),
            message=int(stored.get("message", 0)),
            whole=str(stored.get("whole", "")),
            why=str(stored.get("why", "")),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Trouble(
            tr("这条同时接待记录不完整，读不出来。"),
            tr("其他记录不受影响。"),
            tr("请从备份恢复，或重新练习一次。"),
        ) from fault
