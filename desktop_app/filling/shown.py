"""What the page of a sheet under way shows, and what it asks of its presenter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.form_items import ShownForm


@dataclass(frozen=True, slots=True)
class FillShown:
    """A sheet under way; `act` is the word on the button that hands it in."""

    title: str
    sentence: str
    form: ShownForm
    answers: Mapping[str, object]
    hidden: frozenset[str]
    act: str
    scored: bool = True
    """Whether it can come to a total, with an arithmetic to open."""


@dataclass(frozen=True, slots=True)
class TurnOffered:
    """One turn of an attempt to pick; number 0 is the attempt as a whole."""

    number: int
    line: str
    reply: str


class ShowsPicking(Protocol):
    """The page, as far as picking evidence needs it."""

    def ask_evidence(self, title: str, attempts: Sequence[ChainEntry]) -> None: ...
    def show_turns(self, title: str, turns: Sequence[TurnOffered]) -> None: ...
    def show_picked(self, item_id: str, answer: object, text: str) -> None: ...
    def close_picker(self) -> None: ...


class PicksEvidence(Protocol):
    """What the page asks while evidence is picked."""

    def open_attempt(self, key: str) -> None: ...
    def pick_turn(self, number: int) -> None: ...
    def pick_words(self, kind: str, words: str) -> None: ...


class ShowsFill(Protocol):
    """The page, as far as the presenter needs it; what it picks with is `ShowsPicking`."""

    def show_filling(self, fill: FillShown) -> None: ...
    def show_fill_state(self, score: str, note: str) -> None: ...
    def show_hidden(self, items: frozenset[str]) -> None: ...
    def show_missing(self, items: Sequence[str], sentence: str) -> None: ...
    def show_arithmetic(self, lines: Sequence[str]) -> None: ...
    def ask_signature(self, name: str, what: str) -> None: ...
    def show_signature_problem(self, text: str, wait: float) -> None: ...
    def close_signature(self) -> None: ...


class FillsIn(Protocol):
    """The presenter, as far as the page needs it."""

    def answer(self, item_id: str, value: object) -> None: ...
    def submit(self) -> None: ...
    def sign(self, password: str) -> None: ...
    def open_arithmetic(self) -> None: ...
    def pick(self, item_id: str) -> None: ...
    @property
    def picking(self) -> PicksEvidence: ...
