"""What the page of a signed sheet, or of a certificate, shows."""

from dataclasses import dataclass
from typing import Protocol

from desktop_app.widgets.chain_items import ChainEntry


@dataclass(frozen=True, slots=True)
class LineShown:
    """One answer of a sheet: what it earned of what was possible, and why where that is told."""

    label: str
    answer: str
    points: str
    note: str
    bad: bool


@dataclass(frozen=True, slots=True)
class PartShown:
    """A section of a sheet with its score."""

    title: str
    score: str
    lines: tuple[LineShown, ...]


@dataclass(frozen=True, slots=True)
class AfterShown:
    """Something that happened to a sheet; `key` opens the other sheet of a correction."""

    text: str
    key: str = ""
    bad: bool = False


@dataclass(frozen=True, slots=True)
class AfterwardsShown:
    """What became of a signed sheet, and what its subject or somebody else may do about it."""

    lines: tuple[AfterShown, ...] = ()
    may_correct: bool = False
    may_countersign: bool = False
    may_dispute: bool = False
    """An inspection: agreed to or disputed item by item, within its days, on a page of its own."""


NOTHING_AFTERWARDS = AfterwardsShown()


@dataclass(frozen=True, slots=True)
class DetailShown:
    """A judgement opened: a signed sheet or a certificate, with what it rests on."""

    key: str
    title: str
    facts: str
    mark: str
    verdict: str
    tone: str
    parts: tuple[PartShown, ...]
    arithmetic: tuple[str, ...]
    evidence: tuple[ChainEntry, ...]
    print_text: str
    state: str = ""
    """What has overtaken it, e.g. that it was corrected; empty: it stands."""
    afterwards: AfterwardsShown = NOTHING_AFTERWARDS


class ShowsSigned(Protocol):
    """The page, as far as the presenter needs it."""

    def show_detail(self, detail: DetailShown) -> None: ...
