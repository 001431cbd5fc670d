"""背诵: the reply is written from the cue alone; meaning is compared first, wording second."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from desktop_app.system.text import tr
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.modes.folding import folded
from desktop_app.training.practice.modes.names import RECITAL
from desktop_app.training.practice.modes.run import (
    Analyser,
    Answer,
    Done,
    ModeFigures,
    Moment,
    Piece,
    Remark,
    Step,
    Verdict,
    heard,
    in_order,
    mean,
)

MEANING_SHARE = 0.8
"""A customer hears the meaning; the standard wording is how it was found to go down best."""
TABOO_COST = 20.0
_READ = 1000
"""Only so much of an answer is compared: comparing grows with the product of both lengths."""
_SHORTEST_SAME = 2
"""Single characters that happen to agree between two changes only make a comparison unreadable."""


class Recital:
    """Every moment is asked once."""

    name = RECITAL

    def prepare(self, _drill: Drill, moment: Moment, _seed: int, _analyser: Analyser) -> Moment:
        """Nothing beyond what every moment has."""
        return moment

    def judge(
        self, moment: Moment, answer: Answer, analyser: Analyser, figures: ModeFigures
    ) -> Verdict:
        """Points first, then how near the words come to the model wording."""
        text = answer.given[0] if answer.given else ""
        found = heard(moment, text, analyser)
        hits = {hit.id for hit in found.hits}
        asked = sum(point.weight for point in moment.points)
        met = sum(point.weight for point in moment.points if point.id in hits)
        meaning = met / asked if asked else float(bool(text.strip()))
        wording = likeness(moment.wording, text)
        share = MEANING_SHARE * meaning + (1 - MEANING_SHARE) * wording
        if wording == 1.0:
            share = 1.0  # word by word is whole, whatever the analysis makes of the model
        value = round(max(0.0, 100 * share - TABOO_COST * len(found.violations)), 1)
        remarks = [
            Remark("good", tr("说到了：{name}").format(name=point.name))
            if point.id in hits or wording == 1.0
            else Remark("warn", _missed(point.name, point.better or point.says[0]))
            for point in moment.points
        ]
        names = {taboo.id: taboo for taboo in moment.taboos}
        remarks += [
            Remark(
                "bad",
                tr("犯了禁语“{name}”：{meaning}").format(
                    name=names[one.id].name, meaning=names[one.id].meaning
                ),
            )
            for one in found.violations
        ]
        right = value >= figures.pass_line and not found.violations
        return Verdict(value, right, tuple(remarks), compared(moment.wording, text))

    def next(self, moments: int, done: Sequence[Done]) -> Step | None:
        """One moment after the other."""
        return in_order(moments, done)

    def total(self, _moments: Sequence[Moment], done: Sequence[Done]) -> float | None:
        """The mean of the moments."""
        return mean([one.verdict.value or 0.0 for one in done])


def _missed(name: str, better: str) -> str:
    return tr("没说到：{name}。可以说“{better}”").format(name=name, better=better.rstrip("。"))


def likeness(wanted: str, given: str) -> float:
    """How near two wordings are, 0 to 1; width, script and punctuation do not count."""
    left, right = folded(wanted), folded(given[:_READ])
    if left == right:
        return 1.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def compared(wanted: str, given: str) -> tuple[Piece, ...]:
    """What is the same, what is missing and what is said instead, in an order to be read."""
    given = given[:_READ]
    pieces: list[Piece] = []
    for kind, low, high, start, end in _changes(wanted, given):
        if kind == "equal":
            pieces.append(Piece("same", wanted[low:high]))
            continue
        if low < high:
            pieces.append(Piece("missing", wanted[low:high]))
        if start < end:
            pieces.append(Piece("extra", given[start:end]))
    return tuple(pieces)


def _changes(wanted: str, given: str) -> list[tuple[str, int, int, int, int]]:
    """The steps from one text to the other, those that only cut words into pieces joined."""
    steps: list[tuple[str, int, int, int, int]] = []
    matcher = SequenceMatcher(None, wanted, given, autojunk=False)
    opcodes = matcher.get_opcodes()
    for number, (kind, low, high, start, end) in enumerate(opcodes):
        inside = 0 < number < len(opcodes) - 1
        short = kind == "equal" and high - low < _SHORTEST_SAME and inside
        kept = "change" if kind != "equal" or short else "equal"
        if steps and kept == "change" == steps[-1][0]:
            _kind, low, _high, start, _end = steps.pop()
        steps.append((kept, low, high, start, end))
    return steps
