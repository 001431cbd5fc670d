"""Pages of a rush that only remember what they were told."""

from dataclasses import dataclass, field

from run_fakes import FakeLook, FakeRun

from desktop_app.panes.practice.rush.shown import (
    AnsweredShown,
    RushDebriefShown,
    RushShown,
    ThreadsShown,
    WhereShown,
)


@dataclass
class FakeRush(FakeRun):
    """Several customers at once."""

    rush: RushShown | None = None
    threads: ThreadsShown | None = None
    where: WhereShown | None = None
    redrawn: int = 0
    clock: str = ""
    sent: int = 0
    answers: list[AnsweredShown] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)

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

    def insert(self, text: str) -> None:
        self.inserted.append(text)
        self.text += text


@dataclass
class FakeRushDebrief(FakeLook):
    """A rush looked back at."""

    shown: RushDebriefShown | None = None

    def show_debrief(self, debrief: RushDebriefShown) -> None:
        self.shown = debrief
