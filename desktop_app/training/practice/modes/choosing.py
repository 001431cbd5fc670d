"""选择: the better of two or three replies is picked, and the reason told at once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from desktop_app.system.text import tr
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.modes.material import sentences
from desktop_app.training.practice.modes.names import CHOOSING
from desktop_app.training.practice.modes.run import (
    Analyser,
    Answer,
    Done,
    ModeFigures,
    Moment,
    Option,
    Remark,
    Step,
    Verdict,
    heard,
    in_order,
    mean,
)
from desktop_app.training.practice.modes.way import draw

_ALL_SAID = tr("要点都说到了。")
_WORTH = {"good": 100.0, "fair": 50.0, "poor": 0.0}


class Choosing:
    """Every moment is asked once; its options stand in an order drawn from the seed."""

    name = CHOOSING

    def prepare(self, drill: Drill, moment: Moment, seed: int, analyser: Analyser) -> Moment:
        """Add the options: model replies of each level, or the wording beside weaker ones."""
        options = [Option(moment.wording, "good", moment.why or _ALL_SAID)]
        for level in ("fair", "poor"):
            replies = (one for one in drill.turns[moment.id].replies if one.level == level)
            options += [Option(one.text, one.level, one.why) for one in islice(replies, 1)]
        if len(options) < 2:
            options = _beside_the_wording(moment, analyser)
        options.sort(key=lambda one: draw(f"{seed}/{moment.id}/{one.text}"))
        return replace(moment, options=tuple(options))

    def judge(
        self, moment: Moment, answer: Answer, _analyser: Analyser, _figures: ModeFigures
    ) -> Verdict:
        """The level of what was picked; raises `ValueError` for what is no option."""
        number = int(answer.given[0])
        if not 0 <= number < len(moment.options):
            raise ValueError(f"no option {number}")
        picked = moment.options[number]
        right = picked.level == "good"
        return Verdict(_WORTH[picked.level], right, (_remark(picked),))

    def next(self, moments: int, done: Sequence[Done]) -> Step | None:
        """One moment after the other."""
        return in_order(moments, done)

    def total(self, _moments: Sequence[Moment], done: Sequence[Done]) -> float | None:
        """The mean of what was picked."""
        return mean([one.verdict.value or 0.0 for one in done])


def _remark(picked: Option) -> Remark:
    if picked.level == "good":
        return Remark("good", tr("选对了。{why}").format(why=picked.why))
    if picked.level == "fair":
        return Remark("warn", tr("还可以，但有更好的。{why}").format(why=picked.why))
    return Remark("bad", tr("这样不好。{why}").format(why=picked.why))


def _beside_the_wording(moment: Moment, analyser: Analyser) -> list[Option]:
    """The wording, the wording without its weightiest words, and one that goes wrong there."""
    options = [Option(moment.wording, "good", moment.why or _ALL_SAID)]
    cut = _shortened(moment, analyser)
    if cut is not None:
        options.append(cut)
    wrong = _wrong(moment)
    if wrong is not None:
        options.append(wrong)
    return options


def _shortened(moment: Moment, analyser: Analyser) -> Option | None:
    """The wording without the sentence whose loss is the smallest that is still noticed."""
    whole = _met(moment, moment.wording, analyser)
    names = {point.id: point.name for point in moment.points}
    spans = sentences(moment.wording)
    if len(spans) < 2:
        return None
    for number in sorted(range(len(spans)), key=lambda one: -_weight(moment, spans[one])):
        text = "".join(
            _said(moment.wording, span) for place, span in enumerate(spans) if place != number
        )
        lost = whole - _met(moment, text, analyser)
        if lost and lost != whole:
            told = "、".join(names[point.id] for point in moment.points if point.id in lost)
            return Option(text, "fair", tr("话没错，但少了“{names}”。").format(names=told))
    return None


def _said(text: str, span: tuple[int, int]) -> str:
    words = text[span[0] : span[1]].strip()
    return words if not words[-1].isalnum() else words + "。"


def _met(moment: Moment, text: str, analyser: Analyser) -> frozenset[str]:
    found = heard(moment, text, analyser)
    return frozenset(hit.id for hit in found.hits)


def _weight(moment: Moment, span: tuple[int, int]) -> int:
    inside = (one for one in moment.phrases if span[0] <= one.start < span[1])
    return sum(one.weight for one in inside)


def _wrong(moment: Moment) -> Option | None:
    """What breaks a taboo, else what only seems to meet the weightiest point."""
    if moment.taboos:
        taboo = max(moment.taboos, key=lambda one: one.anger)
        why = tr("犯了禁语“{name}”：{meaning}").format(name=taboo.name, meaning=taboo.meaning)
        return Option(_closed(taboo.says[0]), "poor", why)
    near = [point for point in moment.points if point.not_says]
    if not near:
        return None
    point = max(near, key=lambda one: one.weight)
    text = "".join(_closed(one) for one in point.not_says[:2])
    why = tr("这不算“{name}”：{meaning}").format(name=point.name, meaning=point.meaning)
    return Option(text, "poor", why)


def _closed(text: str) -> str:
    return text if not text[-1].isalnum() else text + "。"
