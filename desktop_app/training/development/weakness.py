"""What somebody is weakest in: means over records, each with the records that say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from db.records import Evidence, JudgedAttempt
from desktop_app.system.text import tr
from desktop_app.training.practice.criteria import Criterion

SHOWN = 5
"""As many records are named for one weakness: the worst ones."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Something that was marked so many times: the mean of 100, and the records, worst first."""

    key: str
    label: str
    mean: float
    n: int
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...] = ()
    """More general words for it: what the form is about that it stands on."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A drill of which points do not come to mind in reviews."""

    drill: str
    title: str
    points: int
    times: int
    share: float
    """How many per cent of all answers to its cards were remembered."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of 100 on something, and the record that it stands in."""

    key: str
    label: str
    value: float
    record: Evidence
    about: tuple[str, ...] = ()


def criterion_word(criterion: Criterion) -> str:
    """安抚情绪 解决方案 处理时间 语言专业."""
    return {
        Criterion.CALMING: tr("安抚情绪"),
        Criterion.SOLUTION: tr("解决方案"),
        Criterion.TIME: tr("处理时间"),
        Criterion.LANGUAGE: tr("语言专业"),
    }[criterion]


def marks_of_attempts(attempts: Iterable[JudgedAttempt]) -> list[Mark]:
    """Return the marks of attempts by criterion."""
    return [
        Mark(
            str(criterion),
            criterion_word(criterion),
            value,
            Evidence("attempt", one.attempt_id, one.title),
        )
        for one in attempts
        for criterion, value in zip(Criterion, one.marks, strict=True)
        if value is not None
    ]


def rated(marks: Iterable[Mark], least: int = 1) -> tuple[Rated, ...]:
    """Return the mean of each thing that was marked at least so often, the weakest first."""
    by_key: dict[str, list[Mark]] = defaultdict(list)
    for one in marks:
        by_key[one.key].append(one)
    found = [_rated(key, own) for key, own in by_key.items() if len(own) >= least]
    return tuple(sorted(found, key=lambda one: (one.mean, one.key)))


def _rated(key: str, marks: Sequence[Mark]) -> Rated:
    worst = sorted(marks, key=lambda one: one.value)
    records = list(dict.fromkeys(one.record for one in worst))
    mean = round(fmean(one.value for one in marks), 1)
    return Rated(key, marks[0].label, mean, len(marks), tuple(records[:SHOWN]), worst[0].about)


def shares(
    earned: Mapping[str, float], full: Mapping[str, float], record: Evidence
) -> tuple[Rated, ...]:
    """Return which part in per cent each section of a paper earned, the weakest first."""
    found = [
        Rated(name, name, round(100 * earned.get(name, 0.0) / full[name], 1), 1, (record,))
        for name in full
        if full[name] > 0
    ]
    lost = {name: full[name] - earned.get(name, 0.0) for name in full}
    # Of two that lost the same share the one that weighs more comes first.
    return tuple(sorted(found, key=lambda one: (one.mean, -lost[one.key], one.key)))
