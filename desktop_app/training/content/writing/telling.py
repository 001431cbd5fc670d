"""Puts a changed value into a sentence."""

from desktop_app.system.text import tr

_MOST = 40


def from_to(name: str, before: str, after: str) -> str:
    """Return `标题：“晨检”改为“早检”`; nothing before or after is new or taken out."""
    if not before:
        return tr("{name}：新写“{after}”").format(name=name, after=_short(after))
    if not after:
        return tr("{name}：删去“{before}”").format(name=name, before=_short(before))
    return tr("{name}：“{before}”改为“{after}”").format(
        name=name, before=_short(before), after=_short(after)
    )


def yes_no(value: bool) -> str:
    """是 or 否."""
    return tr("是") if value else tr("否")


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _MOST else line[: _MOST - 1] + "…"
