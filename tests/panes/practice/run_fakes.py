"""What the fakes of runs under way, and of looking back at them, share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from noting import Notes

from desktop_app.panes.practice.share_shown import ShareShown
from desktop_app.widgets.form_items import ShownForm


@dataclass
class Asking:
    """Answers every question with `agrees` and remembers its title."""

    agrees: bool = True
    asked: list[str] = field(default_factory=list)

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        assert text
        assert accept
        assert danger in (True, False)
        self.asked.append(title)
        return self.agrees


@dataclass
class FakeRun(Asking):
    """A run under way; `text` is what stands in the composer."""

    text: str = ""
    taken_back: list[str] = field(default_factory=list)
    hints: tuple[str, ...] = ()
    more_hints: bool = False
    paused: bool = False
    result: str = ""
    handed_in: str = ""
    said: str = ""
    flushed: int = 0

    @property
    def has_text(self) -> bool:
        return bool(self.text)

    def take_back(self, text: str) -> None:
        self.taken_back.append(text)
        self.text = text + self.text

    def show_hints(self, hints: tuple[str, ...], more: bool) -> None:
        self.hints, self.more_hints = hints, more

    def show_paused(self, paused: bool) -> None:
        self.paused = paused

    def show_result(self, mark: str) -> None:
        self.result = mark

    def show_handed_in(self, sentence: str) -> None:
        self.handed_in = sentence

    def say(self, text: str) -> None:
        self.said = text

    def flush(self) -> None:
        self.flushed += 1


@dataclass
class FakeShare:
    """Where an attempt is approved before it is shared."""

    share: ShareShown | None = None
    share_problem: str = ""

    def show_share(self, share: ShareShown) -> None:
        self.share = share

    def show_share_problem(self, text: str) -> None:
        self.share_problem = text

    def close_share(self) -> None:
        self.share = None


@dataclass
class FakeLook(FakeShare):
    """An attempt looked back at, with the observer's sheet and what is to be shared."""

    observing: ShownForm | None = None
    observer: Any = field(default_factory=Notes)
    answers: Mapping[str, object] = field(default_factory=dict)
    state: tuple[str, str] = ("", "")
    missing: Sequence[str] = ()
    asked: str = ""
    problem: str = ""
    said: str = ""
    flushed: int = 0

    def show_observing(self, form: ShownForm, answers: Mapping[str, object], scored: bool) -> None:
        self.observing, self.answers, self.scored = form, answers, scored

    def show_observing_state(self, score: str, note: str) -> None:
        self.state = (score, note)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        assert sentence
        self.missing = items

    def close_observing(self) -> None:
        self.observing = None

    def ask_signature(self, name: str, what: str) -> None:
        assert what
        self.asked = name

    def show_signature_problem(self, text: str, wait: float) -> None:
        assert wait >= 0
        self.problem = text

    def close_signature(self) -> None:
        self.asked = ""

    def say(self, text: str) -> None:
        self.said = text

    def flush(self) -> None:
        self.flushed += 1
