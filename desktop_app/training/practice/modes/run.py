"""The common shape of these modes: moments of a drill, answers to them, a mark at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.points import Point, Taboo

Tone = Literal["good", "warn", "bad"]


class Analyser(Protocol):
    """What a mode asks of the reply analysis."""

    def analyse(
        self, reply: str, points: Sequence[Point], taboos: Sequence[Taboo], facts: str = ""
    ) -> Analysis: ...


@dataclass(frozen=True, slots=True)
class ModeFigures:
    """The settings that a run is judged by: marks out of 100, seconds."""

    pass_line: float = 70
    quick_seconds: float = 20


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the model wording from *start* to *end*: what they are there for, and why.

    `point` is the id of the point that they meet; "" for courtesy and the like. `slot` names the
    place that the speaker fills with these words.
    """

    start: int
    end: int
    name: str
    why: str
    point: str = ""
    weight: int = 0
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several replies to choose from, and why it is as good as it is."""

    text: str
    level: Literal["good", "fair", "poor"]
    why: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a drill with its model wording, as an agent would say it.

    `phrases` stand in the order of the wording and do not overlap, slots among them. `points` and
    `taboos` are what the model wording itself keeps to: nobody is asked for more than it shows.
    `rubric` is everything that the turn asks for, which the analysis weighs against each other.
    `ask` is the question where something is to be decided instead of said.
    """

    id: str
    cue: str
    wording: str
    why: str
    points: tuple[Point, ...]
    taboos: tuple[Taboo, ...]
    facts: str
    rubric: tuple[tuple[Point, ...], tuple[Taboo, ...]]
    phrases: tuple[Phrase, ...] = ()
    options: tuple[Option, ...] = ()
    ask: str = ""


def heard(moment: Moment, text: str, analyser: Analyser) -> Analysis:
    """What *text* says of what the moment asks for."""
    found = analyser.analyse(text, *moment.rubric, moment.facts)
    points = {one.id for one in moment.points}
    taboos = {one.id for one in moment.taboos}
    return replace(
        found,
        hits=tuple(one for one in found.hits if one.id in points),
        violations=tuple(one for one in found.violations if one.id in taboos),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What was given to a moment in a round: a text for each blank, the number of an option.

    `late` says that the time ran out before it was sent.
    """

    moment: str
    round: int
    given: tuple[str, ...]
    seconds: float
    late: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said about an answer."""

    tone: Tone
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a comparison: the same in both, missing in the answer, or only there."""

    kind: Literal["same", "missing", "extra"]
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer is worth out of 100 (None: not judged), and why."""

    value: float | None
    right: bool
    remarks: tuple[Remark, ...] = ()
    pieces: tuple[Piece, ...] = ()
    parts: tuple[float, ...] = ()
    """Each blank's own worth, for a mode with several in an answer."""


@dataclass(frozen=True, slots=True)
class Done:
    """An answer with its verdict, as it was recorded."""

    answer: Answer
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """Where a run stands: a round, counted from 1, and the place of a moment."""

    round: int
    place: int


class Mode(Protocol):
    """The rules of one mode; without state of its own."""

    @property
    def name(self) -> str: ...
    def prepare(self, drill: Drill, moment: Moment, seed: int, analyser: Analyser) -> Moment: ...
    def judge(
        self, moment: Moment, answer: Answer, analyser: Analyser, figures: ModeFigures
    ) -> Verdict: ...
    def next(self, moments: int, done: Sequence[Done]) -> Step | None: ...
    def total(self, moments: Sequence[Moment], done: Sequence[Done]) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Run:
    """A run between two answers; every answer returns a new one. Over when `step` is None."""

    mode: Mode
    drill: Drill
    moments: tuple[Moment, ...]
    figures: ModeFigures
    done: tuple[Done, ...]
    step: Step | None

    @property
    def moment(self) -> Moment | None:
        """The moment that waits for an answer."""
        return None if self.step is None else self.moments[self.step.place]

    @property
    def total(self) -> float | None:
        """The mark so far, of what was answered; None where the mode gives none."""
        return self.mode.total(self.moments, self.done)

    @property
    def passed(self) -> bool:
        """Whether the run is at its end and its mark reaches the pass line."""
        total = self.total
        return self.step is None and (total is None or total >= self.figures.pass_line)


def resumed(
    mode: Mode,
    drill: Drill,
    moments: tuple[Moment, ...],
    figures: ModeFigures,
    done: Iterable[Done] = (),
) -> Run:
    """Take up a run after what was recorded of it, without judging anything again."""
    kept = tuple(done)
    return Run(mode, drill, moments, figures, kept, mode.next(len(moments), kept))


def answered(run: Run, given: tuple[str, ...], seconds: float, analyser: Analyser) -> Run:
    """Answer the moment that waits; raises `ValueError` when none does."""
    moment, step = run.moment, run.step
    if moment is None or step is None:
        raise ValueError("the run is over")
    limit = run.figures.quick_seconds
    answer = Answer(moment.id, step.round, given, seconds, late=seconds > limit)
    verdict = run.mode.judge(moment, answer, analyser, run.figures)
    done = (*run.done, Done(answer, verdict))
    return replace(run, done=done, step=run.mode.next(len(run.moments), done))


def in_order(moments: int, done: Sequence[Done], rounds: int = 1) -> Step | None:
    """The step after *done* where every moment is asked once in each of *rounds*."""
    number, place = divmod(len(done), moments)
    return None if number >= rounds else Step(number + 1, place)


def mean(values: Sequence[float]) -> float | None:
    """The mean rounded to a tenth; None of nothing."""
    return round(sum(values) / len(values), 1) if values else None
