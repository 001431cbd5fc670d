"""What the preview of a drill shows of its modes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModeShown:
    """A mode as the preview of a drill offers it; `note` warns of something."""

    name: str
    word: str
    start: str
    helps: tuple[str, ...]
    standing: str
    passed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class OffersShown:
    """The modes of a drill, from the most help to none."""

    modes: tuple[ModeShown, ...] = ()
    chosen: str = ""
    recommended: str = ""
