"""填空: slots and key phrases of the wording are blanked, more of them in each of three rounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from desktop_app.system.text import tr
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.modes.folding import likeness, same, sounds_same
from desktop_app.training.practice.modes.names import CLOZE
from desktop_app.training.practice.modes.run import (
    Analyser,
    Answer,
    Done,
    ModeFigures,
    Moment,
    Phrase,
    Remark,
    Step,
    Verdict,
    heard,
    in_order,
    mean,
)

ROUNDS = 3
SHORTEST, LONGEST = 3, 18
"""Fewer characters tell nothing; more are a sentence to recite rather than a blank to fill."""
MEANT, NEAR, SOUNDED = 80.0, 50.0, 50.0
_NEAR_FROM = 0.5
_PIECE = re.compile(r"[^，,、。！？!?；;：:“”\s]+")


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap in the wording from *start* to *end*; `hint` is the slot's name, else empty."""

    start: int
    end: int
    hint: str
    point: str


class Cloze:
    """Every moment is asked in three rounds."""

    name = CLOZE

    def prepare(self, _drill: Drill, moment: Moment, _seed: int, _analyser: Analyser) -> Moment:
        """Nothing beyond what every moment has."""
        return moment

    def judge(
        self, moment: Moment, answer: Answer, analyser: Analyser, _figures: ModeFigures
    ) -> Verdict:
        """Each blank by itself; the moment is worth their mean."""
        gaps = blanks(moment, answer.round)
        given = (*answer.given, *[""] * len(gaps))[: len(gaps)]
        judged = [
            _judge(moment, gap, text.strip(), analyser)
            for gap, text in zip(gaps, given, strict=True)
        ]
        values = tuple(value for value, _remark in judged)
        return Verdict(
            value=mean(values),
            right=all(value >= MEANT for value in values),
            remarks=tuple(remark for _value, remark in judged),
            parts=values,
        )

    def next(self, moments: int, done: Sequence[Done]) -> Step | None:
        """All moments, three times."""
        return in_order(moments, done, ROUNDS)

    def total(self, _moments: Sequence[Moment], done: Sequence[Done]) -> float | None:
        """The mean of all blanks: a line with many counts more."""
        return mean([value for one in done for value in one.verdict.parts])


def blanks(moment: Moment, round_number: int) -> tuple[Blank, ...]:
    """The gaps of a round in the order of the wording: slots first, then the weightiest."""
    slots = [Blank(one.start, one.end, one.slot, "") for one in moment.phrases if one.slot]
    points = [one for one in moment.phrases if one.point]
    points.sort(key=lambda one: (-one.weight, one.start))
    words = [_gap(moment.wording, one) for one in points]
    gaps = [*slots, *(one for one in words if one.end - one.start >= SHORTEST)] or words
    if not gaps:
        gaps = [_longest(moment.wording)]
    count = max(1, ceil(len(gaps) * min(round_number, ROUNDS) / ROUNDS))
    return tuple(sorted(gaps[:count], key=lambda one: one.start))


def _gap(wording: str, phrase: Phrase) -> Blank:
    """The most telling piece of a phrase that is short enough to be filled."""
    pieces = [
        (phrase.start + found.start(), phrase.start + found.end())
        for found in _PIECE.finditer(wording[phrase.start : phrase.end])
    ] or [(phrase.start, phrase.end)]
    short = [one for one in pieces if one[1] - one[0] <= LONGEST] or pieces
    start, end = max(short, key=lambda one: one[1] - one[0])
    return Blank(max(start, end - LONGEST), end, "", phrase.point)


def _longest(wording: str) -> Blank:
    found = max(_PIECE.finditer(wording), key=lambda one: one.end() - one.start())
    return Blank(max(found.start(), found.end() - LONGEST), found.end(), "", "")


def _judge(moment: Moment, gap: Blank, given: str, analyser: Analyser) -> tuple[float, Remark]:
    wanted = moment.wording[gap.start : gap.end]
    if not given:
        return 0.0, Remark("bad", tr("没有填，应当是“{wanted}”。").format(wanted=wanted))
    if same(wanted, given):
        return 100.0, Remark("good", tr("“{given}”填对了。").format(given=given))
    if sounds_same(wanted, given):
        if gap.hint:
            text = tr("“{given}”音对字不对，应当是“{wanted}”：资料里的内容要一字不差。")
            return SOUNDED, Remark("warn", text.format(given=given, wanted=wanted))
        text = tr("“{given}”音对，算填对；原文是“{wanted}”。")
        return 100.0, Remark("good", text.format(given=given, wanted=wanted))
    if gap.hint:
        text = tr("“{given}”不对，{slot}应当是“{wanted}”。")
        return 0.0, Remark("bad", text.format(given=given, slot=gap.hint, wanted=wanted))
    if _means_the_same(moment, gap, given, analyser):
        text = tr("“{given}”意思到了，原文是“{wanted}”。")
        return MEANT, Remark("good", text.format(given=given, wanted=wanted))
    if likeness(wanted, given) >= _NEAR_FROM:
        text = tr("“{given}”很接近，原文是“{wanted}”。")
        return NEAR, Remark("warn", text.format(given=given, wanted=wanted))
    text = tr("“{given}”意思不一样，应当是“{wanted}”。")
    return 0.0, Remark("bad", text.format(given=given, wanted=wanted))


def _means_the_same(moment: Moment, gap: Blank, given: str, analyser: Analyser) -> bool:
    """Whether the point is met by these words: alone, or in the gap where it is not without any."""
    if not gap.point:
        return False

    def met(text: str) -> bool:
        found = heard(moment, text, analyser)
        return not found.violations and any(hit.id == gap.point for hit in found.hits)

    before, after = moment.wording[: gap.start], moment.wording[gap.end :]
    return met(given) or (met(before + given + after) and not met(before + after))
