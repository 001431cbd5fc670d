"""Which panes there are, and who sees them; the composition root hands the entries in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.system.changes import Subject
from desktop_app.widgets.pane import PaneView


@dataclass(frozen=True, slots=True)
class PaneEntry:
    """One pane: what the rail shows of it, who sees it, and how it is built.

    `shortcut` empty: Ctrl and its place in the rail. `roles` empty: everybody. `subjects` are
    what it shows: a change of one of them makes it refresh.
    """

    key: str
    title: str
    icon: str
    shortcut: str
    roles: frozenset[str]
    subjects: frozenset[Subject]
    build: Callable[[], PaneView]


class PaneList:
    """The panes in the order of the rail.

    A key may stand more than once, with other roles, title or place: a mentor's 带教 and a
    trainee's 导师笔记 are one pane. The first entry that a person's roles fit is theirs.
    """

    def __init__(self, entries: Sequence[PaneEntry]) -> None:
        self._entries = tuple(entries)

    def __iter__(self) -> Iterator[PaneEntry]:
        return iter(self._entries)

    def for_roles(self, roles: Iterable[str]) -> tuple[PaneEntry, ...]:
        """Return the panes that a person with *roles* sees, each key once."""
        held = frozenset(roles)
        shown: dict[str, PaneEntry] = {}
        for entry in self._entries:
            if not entry.roles or entry.roles & held:
                shown.setdefault(entry.key, entry)
        return tuple(shown.values())


def shortcuts(entries: Sequence[PaneEntry]) -> dict[str, str]:
    """Return the key sequence of each pane: its own, or Ctrl+1 … Ctrl+9 by place."""
    keys = {}
    for place, entry in enumerate(entries, start=1):
        keys[entry.key] = entry.shortcut or (f"Ctrl+{place}" if place <= 9 else "")
    return keys
