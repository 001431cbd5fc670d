"""What the page of a sheet under way shows, and what it asks of its presenter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

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


class ShowsFill(Protocol):
    """The page, as far as the presenter needs it."""

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
