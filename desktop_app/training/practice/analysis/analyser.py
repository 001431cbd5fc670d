"""The reply analysis itself: a reply and what it should express in, findings with evidence out."""

from collections.abc import Sequence

from desktop_app.training.practice.analysis import normal, similarity, sounding, traits
from desktop_app.training.practice.analysis.binding import Prepared, rubric
from desktop_app.training.practice.analysis.findings import Analysis, Finding
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.judging import Evidence, judge_all
from desktop_app.training.practice.analysis.lexicon import compile_all, lexicon
from desktop_app.training.practice.points import Point, Taboo

SHOWN = 30
"""So many characters of the evidence stand in a reason."""


class ReplyAnalyser:
    """Says which points a reply meets and which taboos it breaks; deterministic and offline."""

    def warm(self) -> None:
        """Loads dictionaries and compiles the common patterns, so that the first reply is quick."""
        normal.warm()
        for concept in lexicon().concepts.values():
            compile_all(concept.patterns)
        similarity.warm()
        sounding.book()
        traits.warm()
        self.analyse("您好。", (), ())

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
        prepared = rubric(tuple(points), tuple(taboos), facts)
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


def _finding(
    target: Prepared, evidence: Evidence, frame: Frame, reading: normal.Reading
) -> Finding:
    start, end = reading.span(evidence.start, evidence.end)
    words = frame.raw[evidence.start : evidence.end]
    shown = words if len(words) <= SHOWN else words[: SHOWN - 2] + "……"
    return Finding(target.id, start, end, f"“{shown}”{evidence.reason}，属于“{target.name}”。")
