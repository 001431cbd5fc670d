"""A contact as the rooms show it, as plain values."""

from dataclasses import dataclass

from desktop_app.widgets.said_text import SaidLine


@dataclass(frozen=True, slots=True)
class CurveShown:
    """The customer's mood over the turns of an attempt, with the finding."""

    title: str
    moods: tuple[int, ...]
    tips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactShown:
    """A contact; `attempt` is the id of the attempt behind it, "" where there is none."""

    title: str
    facts: str
    lines: tuple[SaidLine, ...]
    curve: CurveShown | None = None
    attempt: str = ""
    nothing: str = ""
    """What is said where nothing was recorded but marks."""


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """Words that a mark rests on; `key` says which entry of the evidence it is."""

    key: str
    text: str
