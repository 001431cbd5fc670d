"""What the window remembers between runs: theme, text size, geometry, who signed in last."""

import json
import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.system.theme import LARGEST_PERCENT, SMALLEST_PERCENT

FILE_NAME = "window.json"
THEME_CHOICES = ("system", "light", "dark")

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class WindowState:
    """Conveniences only: a lost or damaged file costs nothing but these.

    `rail_collapsed` is None until the person has chosen; `geometry` is what Qt saved, in hex;
    `tray` whether the system tray shows the icon and reminds.
    """

    theme: str = "system"
    text_percent: int = 100
    rail_collapsed: bool | None = None
    geometry: str = ""
    last_person: str = ""
    last_pane: str = ""
    last_day: str = ""
    tray: bool = True
    path: Path | None = field(default=None, compare=False)

    def enter(self, person: str, day: str) -> None:
        """Note who works on which day; only the same person on the same day is led back.

        Whoever comes on a new day wants to see what that day asks for.
        """
        if (person, day) != (self.last_person, self.last_day):
            self.last_pane = ""
        self.last_person, self.last_day = person, day

    def save(self) -> None:
        """Write the file; one that cannot be written is logged and forgotten."""
        if self.path is None:
            return
        values = asdict(self)
        del values["path"]
        scratch = self.path.with_suffix(".tmp")
        try:
            scratch.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
            scratch.replace(self.path)
        except OSError as error:
            _log.info("window state not saved: %s", error)


def load(path: Path) -> WindowState:
    """Return the state kept at *path*; whatever is missing or damaged takes its default."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    return _checked(kept if isinstance(kept, dict) else {}, path)


def _checked(kept: dict[str, Any], path: Path) -> WindowState:
    state = WindowState(path=path)
    if kept.get("theme") in THEME_CHOICES:
        state.theme = kept["theme"]
    percent = kept.get("text_percent")
    if isinstance(percent, int) and SMALLEST_PERCENT <= percent <= LARGEST_PERCENT:
        state.text_percent = percent
    if isinstance(kept.get("tray"), bool):
        state.tray = kept["tray"]
    if isinstance(kept.get("rail_collapsed"), bool):
        state.rail_collapsed = kept["rail_collapsed"]
    for name in ("geometry", "last_person", "last_pane", "last_day"):
        if isinstance(kept.get(name), str):
            setattr(state, name, kept[name])
    return state
