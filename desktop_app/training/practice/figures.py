"""Every number that practice is timed, moved and marked by, as one frozen set of settings."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any, Self

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.criteria import Criterion


@dataclass(frozen=True, slots=True)
class TimeFigures:
    """Time limits in seconds; sources: facts PRA, service KPIs of S1."""

    first_response: float = 60
    """Customer's first line shown → the first key of the answer [S1: first response ≤ 60 s]."""
    phone: float = 90
    """Customer's line shown → answer complete, on the phone [S1: within 90 seconds]."""
    chat: float = 300
    """The same in chat and group chat [S1: WeChat answer ≤ 5 min]."""
    desk: float = 90
    """The same at the front desk: spoken like the phone; own choice, the sources name no figure."""
    email: float = 900
    """The same for an e-mail; own choice, the sources name no figure."""
    worthless_at: float = 3
    """A time of this many limits earns nothing; between one limit and here it falls evenly."""


@dataclass(frozen=True, slots=True)
class MoodFigures:
    """What moves the customer's mood (0 calm … 100 furious), in mood steps.

    S1 names what calms and what angers; how much each is worth is our own choice, see
    `docs/practice.md`. Figures are sizes; the rule knows which lower and which raise.
    """

    script_start: int = 30
    """Mood at the first line of a script: a caller who is neither pleased nor upset."""
    upset_from: int = 50
    """From here on the customer is upset: feelings come before facts [S1]."""
    calm_at: int = 40
    """An upset customer who leaves with this or less has been calmed."""
    hangs_up_at: int = 95
    """From here on the customer hangs up if the drill has such an ending."""

    empathy_first: int = 7
    """Understanding shown before any explanation [S1: acknowledge the feeling first]."""
    empathy_late: int = 3
    """Understanding shown after the explanation."""
    apology: tuple[int, int, int] = (2, 5, 9)
    """An apology with one, two or all three parts: admit, regret, promise [S1]."""
    definite_time: int = 5
    action: int = 3
    paraphrase: int = 3
    point_base: int = 1
    """A point calms by this plus its weight (1–5)."""
    repeat_shares: tuple[float, ...] = (1.0, 0.6, 0.3, 0.1)
    """What the first, second … showing of the same kind is worth; the last one for all later."""
    spoiled_share: float = 0.3
    """What is left of everything that calms, in a reply that is rude or breaks a taboo …"""
    spoils_from: int = 10
    """… with this much anger or more; an overpromise pleases for the moment."""

    rude: int = 15
    blame: int = 8
    evasion: int = 7
    fact_error: int = 6
    no_empathy: int = 4
    """Explaining to an upset customer who has not heard one word of understanding yet."""
    vague_time: int = 3
    slot_left: int = 4
    jargon: int = 2
    repetition: int = 6
    slow: int = 3
    """Per time limit that was passed, at most twice."""
    silence: int = 12
    off_topic: int = 5
    """Not one of the points was met."""
    missed_from: int = 3
    """A missed point of this weight or more is felt by the customer …"""
    missed: int = 2
    """… and raises the mood by this."""

    most_down: int = 18
    """One reply never lowers the mood by more."""
    most_up: int = 30
    """One reply never raises it by more."""


@dataclass(frozen=True, slots=True)
class LossFigures:
    """Marks lost on a criterion of 100, each time; our own choice, see `docs/practice.md`."""

    taboo_least: float = 8
    """A broken taboo costs its `anger`, at least this."""
    rude: float = 25
    blame: float = 10
    evasion: float = 8
    overpromise: float = 8
    fact_error: float = 10
    vague_time: float = 6
    jargon: float = 4
    slot_left: float = 6
    long_sentence: float = 3
    apology_part: float = 4
    """For each of the three parts that an apology to an upset customer never got [S1]."""
    no_courtesy: float = 6
    """Not one courtesy word (您 请 谢谢) in the whole conversation [S1]."""
    heaped_courtesy: float = 3
    """A reply that consists of little else; in measure, the source says [S1]."""
    repetition: float = 5
    at_most: int = 3
    """One kind of slip costs marks this many times in a conversation."""
    escalated_needlessly: float = 10
    lost: float = 20
    hung_up: float = 20

    late_share: float = 0.6
    """What a point is worth that was met only when the customer asked again."""
    open_least: int = 2
    """So many weighty points of the solution never met (`mood.missed_from` says which are weighty)
    …"""
    open_share: float = 0.5
    """… that are at least this share of those asked for keep the total below the pass line."""
    course_weight: float = 3
    """Weight of the mood's course beside the calming points."""
    timing_weight: float = 1
    """Weight of each measured time beside the time points."""
    wording_weight: float = 1
    """Weight of each reply as such beside the language points."""


@dataclass(frozen=True, slots=True)
class RushFigures:
    """Several customers at once: what counts how much; own choice, see `docs/practice.md`."""

    customer: float = 1
    """Weight of each customer, judged like a conversation of their own."""
    notice: float = 0.5
    """Weight of the first reply to everybody, and of the summary, each as such."""
    rules: float = 1.5
    """Weight of the rules of the desk together."""
    late_share: float = 0.6
    """What a rule is worth that was kept too late."""
    private_by: int = 2
    """By this reply a matter for a private chat has to be there: one to claim it, then over."""
    shared: float = 0.6
    """From this share of what somebody waits for on, words to another answer them as well: most of
    it has been said, and whoever reads along would not ask the same again."""
    leak: float = 30
    """Marks of language lost for personal data where others read them; it also fails the run."""


class Band(StrEnum):
    """The three bands of a total [S1]: ≥ 90 excellent, 80–89 pass, ≤ 79 needs improvement."""

    EXCELLENT = "excellent"
    GOOD = "good"
    IMPROVE = "improve"


def band_word(band: Band) -> str:
    """The band in words [S1]."""
    return {
        Band.EXCELLENT: tr("优秀"),
        Band.GOOD: tr("合格"),
        Band.IMPROVE: tr("需改进"),
    }[band]


@dataclass(frozen=True, slots=True)
class PracticeFigures:
    """The settings of practice; a judgement keeps the ones that it was made with."""

    weight_calming: float = 30
    weight_solution: float = 30
    weight_time: float = 20
    weight_language: float = 20
    """The four criteria are S1's, their weights our own choice: 30 / 30 / 20 / 20."""
    pass_line: float = 70
    """[S1: pass at 70]"""
    excellent: float = 90
    good: float = 80
    """[S1: ≥ 90 excellent, 80–89 pass, ≤ 79 needs improvement]"""
    hint_cost: float = 3
    """Marks off the total for each hint taken; own choice."""
    repetition_ratio: float = 85
    """Likeness (0–100) from which a reply counts as an earlier one said again; own choice."""
    repetition_least: int = 6
    """Characters below which a reply may be said again, e.g. 好的您说."""
    tries_ceiling: int = 8
    """Answers to one and the same turn after which the customer gives up; own choice."""
    times: TimeFigures = field(default_factory=TimeFigures)
    mood: MoodFigures = field(default_factory=MoodFigures)
    loss: LossFigures = field(default_factory=LossFigures)
    rush: RushFigures = field(default_factory=RushFigures)

    def weight(self, criterion: Criterion) -> float:
        """The share of *criterion* in the total."""
        return {
            Criterion.CALMING: self.weight_calming,
            Criterion.SOLUTION: self.weight_solution,
            Criterion.TIME: self.weight_time,
            Criterion.LANGUAGE: self.weight_language,
        }[criterion]

    def band(self, total: float) -> Band:
        """The band that a total falls in."""
        if total >= self.excellent:
            return Band.EXCELLENT
        return Band.GOOD if total >= self.good else Band.IMPROVE

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; `from_dict` reads them back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Self:
        """Read stored settings; what is missing keeps its default, what is unknown is passed over.

        Raises `Trouble` for a value that is not a number.
        """
        plain = {name: one for name, one in stored.items() if name not in _GROUPS}
        parts = {name: _read(kind, stored.get(name, {})) for name, kind in _GROUPS.items()}
        return cls(**_numbers(cls, plain), **parts)


_GROUPS: dict[str, type[Any]] = {
    "times": TimeFigures,
    "mood": MoodFigures,
    "loss": LossFigures,
    "rush": RushFigures,
}
_LISTS = {"apology": 3, "repeat_shares": None}
"""Settings that are a list of numbers, and how many it must have."""


def _read(kind: type[Any], stored: object) -> Any:
    if not isinstance(stored, Mapping):
        raise _not_a_number(kind.__name__)
    return kind(**_numbers(kind, stored))


def _numbers(kind: type[Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    known = {one.name for one in fields(kind)} - set(_GROUPS)
    return {name: _checked(name, value) for name, value in stored.items() if name in known}


def _checked(name: str, value: object) -> object:
    if name not in _LISTS:
        if _is_number(value):
            return value
        raise _not_a_number(name)
    if not isinstance(value, list | tuple) or not all(_is_number(one) for one in value):
        raise _not_a_number(name)
    if len(value) != (_LISTS[name] or max(1, len(value))):
        raise _not_a_number(name)
    return tuple(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _not_a_number(name: str) -> Trouble:
    return Trouble(
        tr("练习设置“{name}”的值不是数字。").format(name=name),
        tr("练习记录没有受到影响。"),
        tr("请在设置里改正，或恢复默认值。"),
    )
