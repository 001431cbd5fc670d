"""Pages of a rush that only remember what they were told."""

from dataclasses import dataclass, field

from desktop_app.panes.practice.rush.shown import (
    AnsweredShown,
    RushDebriefShown,
    RushShown,
    ThreadsShown,
    WhereShown,
)


@dataclass
class FakeRush:
    """Several customers at once; `text` is what stands in the composer."""

    agrees: bool = True
    asked: list[str] = field(default_factory=list)
    text: str = ""
    rush: RushShown | None = None
    threads: ThreadsShown | None = None
    where: WhereShown | None = None
    redrawn: int = 0
    clock: str = ""
    sent: int = 0
    answers: list[AnsweredShown] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    hints: tuple[str, ...] = ()
    more_hints: bool = False
    paused: bool = False
    result: str = ""
    said: str = ""
    flushed: int = 0

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        assert text
        assert accept
        assert danger in (True, False)
        self.asked.append(title)
        return self.agrees

    def show_rush(self, rush: RushShown) -> None:
        self.rush, self.text, self.result, self.paused = rush, "", "", False

    def show_threads(self, threads: ThreadsShown) -> None:
        self.threads = threads
        self.redrawn += 1

    def show_where(self, where: WhereShown, text: str) -> None:
        self.where, self.text = where, text

    def show_heard(self, where: WhereShown) -> None:
        self.where = where

    def show_clock(self, time: str) -> None:
        self.clock = time

    def show_sent(self) -> None:
        self.sent += 1
        self.text = ""

    def show_answered(self, answered: AnsweredShown) -> None:
        self.answers.append(answered)

    def take_back(self, text: str) -> None:
        self.taken_back.append(text)
        self.text = text + self.text

    def insert(self, text: str) -> None:
        self.inserted.append(text)
        self.text += text

    def show_hints(self, hints: tuple[str, ...], more: bool) -> None:
        self.hints, self.more_hints = hints, more

    def show_paused(self, paused: bool) -> None:
        self.paused = paused

    def show_result(self, mark: str) -> None:
        self.result = mark

    def say(self, text: str) -> None:
        self.said = text

    def flush(self) -> None:
        self.flushed += 1


@dataclass
class FakeRushDebrief:
    """A rush looked back at."""

    shown: RushDebriefShown | None = None
    said: str = ""
    flushed: int = 0

    def show_debrief(self, debrief: RushDebriefShown) -> None:
        self.shown = debrief

    def say(self, text: str) -> None:
        self.said = text

    def flush(self) -> None:
        self.flushed += 1
