"""What the comparison shows: questions, a table of people by points, their words side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.panes.practice.debrief_shown import SpanShown
from desktop_app.panes.practice.shown import TagTone


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question that several people have answered."""

    key: str
    line: str
    detail: str
    tags: tuple[tuple[str, TagTone], ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one person did about one row; `tone` is a colour token or empty."""

    text: str
    tone: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A point, a kind of figure, or a share, with a cell for each person."""

    key: str
    label: str
    cells: tuple[MatrixCell, ...]
    tone: str = ""


@dataclass(frozen=True, slots=True)
class VoiceShown:
    """What one person answered; `spans` are its highlights by row, "" those of the whole."""

    attempt: str
    name: str
    when: str
    tag: str
    tone: TagTone
    reply: str
    spans: Mapping[str, tuple[SpanShown, ...]]


@dataclass(frozen=True, slots=True)
class ComparedShown:
    """A question with everybody's answers."""

    key: str
    drill: str
    line: str
    finding: str
    sentence: str
    names: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    voices: tuple[VoiceShown, ...]
