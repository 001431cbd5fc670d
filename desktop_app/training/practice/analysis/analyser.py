"""The reply analysis itself: a reply and what it should express in, findings with evidence out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import is_

from desktop_app.training.practice.analysis import normal, similarity, sounding, traits
from desktop_app.training.practice.analysis.binding import Prepared, Rubric, rubric
from desktop_app.training.practice.analysis.findings import Analysis, Finding
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.hinting import constructions
from desktop_app.training.practice.analysis.judging import Evidence, judge_all
from desktop_app.training.practice.analysis.lexicon import Pattern, compile_all, lexicon
from desktop_app.training.practice.points import Point, Taboo

SHOWN = 30
"""So many characters of the evidence stand in a reason."""


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A situation that was asked about, and what was made ready for it."""

    points: tuple[Point, ...]
    taboos: tuple[Taboo, ...]
    facts: str
    rubric: Rubric

    def are(self, points: Sequence[Point], taboos: Sequence[Taboo]) -> bool:
        """Whether these are the very points and taboos."""
        alike = len(points) == len(self.points) and len(taboos) == len(self.taboos)
        return alike and all(map(is_, (*points, *taboos), (*self.points, *self.taboos)))


class ReplyAnalyser:
    """Says which points a reply meets and which taboos it breaks; deterministic and offline."""

    def __init__(self) -> None:
        self._last: _Asked | None = None

    def warm(self) -> None:
        """Loads dictionaries and compiles the common patterns, so that the first reply is quick."""
        normal.warm()
        for concept in lexicon().concepts.values():
            _compile(compile_all(concept.patterns))
        for construction in constructions():
            _compile(construction.patterns)
        similarity.warm()
        sounding.book()
        sounding.voices()
        self.analyse("您好。", (), ())

    def prepare(self, points: Sequence[Point], taboos: Sequence[Taboo], facts: str = "") -> None:
        """Makes a situation ready, so that the first reply to it waits for nothing."""
        for target in self._rubric(points, taboos, facts).targets:
            _compile((*target.patterns, *target.unless))
            _compile(target.hints.patterns if target.hints else ())
            _compile((target.manner.mild,) if target.manner.mild else ())

    def analyse(
        self,
        reply: str,
        points: Sequence[Point],
        taboos: Sequence[Taboo],
        facts: str = "",
    ) -> Analysis:
        """Analyses one reply; `facts` is what the agent knows (times, names, amounts).

        Never raises for any text. Spans are offsets into `reply` as given.
        """
        prepared = self._rubric(points, taboos, facts)
        reading = normal.read(reply)
        frame = Frame(prepared.speller.correct(reading.text), prepared.lookout)
        findings = {
            number: _finding(prepared.targets[number], evidence, frame, reading)
            for number, evidence in sorted(judge_all(prepared, frame).items())
        }
        return Analysis(
            reply,
            tuple(one for number, one in findings.items() if number < prepared.points),
            tuple(one for number, one in findings.items() if number >= prepared.points),
            traits.observe(reply, reading, frame, facts),
        )

    def _rubric(self, points: Sequence[Point], taboos: Sequence[Taboo], facts: str) -> Rubric:
        """The situation made ready; asked about the last one again it need not be compared."""
        last = self._last
        if last and last.facts == facts and last.are(points, taboos):
            return last.rubric
        prepared = rubric(tuple(points), tuple(taboos), facts)
        self._last = _Asked(tuple(points), tuple(taboos), facts, prepared)
        return prepared


def _compile(patterns: Iterable[Pattern]) -> None:
    for pattern in patterns:
        pattern.compile()


def _finding(
    target: Prepared, evidence: Evidence, frame: Frame, reading: normal.Reading
) -> Finding:
    start, end = reading.span(evidence.start, evidence.end)
    words = frame.raw[evidence.start : evidence.end]
    shown = words if len(words) <= SHOWN else words[: SHOWN - 2] + "……"
    return Finding(target.id, start, end, f"“{shown}”{evidence.reason}，属于“{target.name}”。")
