"""What sittings tell of the questions: difficulty, discrimination, use of options, time, flags.

Classical test theory on plain values, one question version at a time. With few answers figures are
shown with their number and nothing is judged. Bounds are those of the usual textbooks (Ebel and
Frisbie, Essentials of Educational Measurement, chapter 13).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import fmean, median

from desktop_app.system.text import tr

FEWEST = 10
"""Answers below which nothing is judged."""
FEWEST_FOR_OPTIONS = 20
"""Answers below which an option that nobody chose says nothing."""
FEWEST_WRONG = 3
"""Wrong answers for each wrong option, below which it is no wonder that one drew nobody, unless
hardly anybody was wrong at all."""
FEWEST_FOR_WEAK = 30
"""Answers below which a small discrimination may be chance."""
TOO_EASY = 0.95
TOO_HARD = 0.25
TOO_WEAK = 0.1
"""Discrimination: below 0.2 a question is to be revised, below 0.1 it tells nothing."""
UNUSED = 0.05
"""The share of answers that a wrong option has to draw."""
CLEARLY = 0.05
"""How much better those who chose a wrong option do otherwise, to say that it misleads."""
TOO_LONG = 3.0
"""Times the median of all questions of its type."""


@dataclass(frozen=True, slots=True)
class Response:
    """One answer in one sitting.

    `question` names a version, `sitting` the paper of one person; `chosen` are places of options
    in the question's own order, for choices.
    """

    sitting: str
    question: str
    earned: float
    full: float
    seconds: float | None = None
    chosen: tuple[int, ...] = ()

    @property
    def share(self) -> float:
        """What was earned of what there was."""
        return self.earned / self.full if self.full else 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be known of a question: its type, and of a choice which options are right."""

    type: str
    options: tuple[bool, ...] = ()


class Flag(StrEnum):
    """What is wrong with a question."""

    TOO_EASY = "too_easy"
    TOO_HARD = "too_hard"
    AGAINST = "against"
    """Who does well otherwise gets it wrong."""
    WEAK = "weak"
    """It does not tell good from poor."""
    UNUSED = "unused"
    MISLEADING = "misleading"
    """A wrong option draws those who do well."""
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag and its reason, a Chinese sentence with the figures."""

    flag: Flag
    reason: str


@dataclass(frozen=True, slots=True)
class OptionUse:
    """How often an option was chosen, and how well those who chose it did otherwise (0 to 1)."""

    place: int
    right: bool
    count: int
    share: float
    others: float | None
    """None: nobody chose it, or they answered nothing else."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one question."""

    question: str
    n: int
    difficulty: float
    """The mean share of the marks: 1 everybody got it right, 0 nobody."""
    discrimination: float | None
    """Correlation of its marks with those of the rest of the paper, −1 to 1; None: not to be
    told, as all earned alike or there are too few."""
    seconds: float | None
    """Median."""
    options: tuple[OptionUse, ...]
    flags: tuple[Flagged, ...]


def statistics(responses: Iterable[Response], asked: Mapping[str, Asked]) -> dict[str, Figures]:
    """Return the figures of every question in *asked* that was answered at all."""
    by_question: dict[str, list[Response]] = {}
    by_sitting: dict[str, list[Response]] = {}
    for one in responses:
        by_question.setdefault(one.question, []).append(one)
        by_sitting.setdefault(one.sitting, []).append(one)
    totals = {
        sitting: (sum(one.earned for one in several), sum(one.full for one in several))
        for sitting, several in by_sitting.items()
    }
    usual = _usual_seconds(by_question, asked)
    return {
        name: _figures(name, by_question[name], totals, known, usual.get(known.type))
        for name, known in asked.items()
        if name in by_question
    }


def _usual_seconds(
    by_question: Mapping[str, Sequence[Response]], asked: Mapping[str, Asked]
) -> dict[str, float]:
    """Return the median time of each type of question."""
    times: dict[str, list[float]] = {}
    for name, several in by_question.items():
        if name in asked:
            spent = [one.seconds for one in several if one.seconds is not None]
            times.setdefault(asked[name].type, []).extend(spent)
    return {kind: median(spent) for kind, spent in times.items() if spent}


def _figures(
    name: str,
    responses: Sequence[Response],
    totals: Mapping[str, tuple[float, float]],
    asked: Asked,
    usual: float | None,
) -> Figures:
    rests = [_rest(one, totals[one.sitting]) for one in responses]
    known = [
        (one.share, rest) for one, rest in zip(responses, rests, strict=True) if rest is not None
    ]
    spent = [one.seconds for one in responses if one.seconds is not None]
    bare = Figures(
        question=name,
        n=len(responses),
        difficulty=fmean(one.share for one in responses),
        discrimination=correlation(known) if len(known) >= FEWEST else None,
        seconds=median(spent) if spent else None,
        options=tuple(_uses(responses, rests, asked)),
        flags=(),
    )
    flags = tuple(_flags(bare, usual)) if bare.n >= FEWEST else ()
    return Figures(
        name, bare.n, bare.difficulty, bare.discrimination, bare.seconds, bare.options, flags
    )


def _rest(response: Response, total: tuple[float, float]) -> float | None:
    """Return the share of the rest of the paper: with itself in it every question would agree."""
    earned, full = total[0] - response.earned, total[1] - response.full
    return earned / full if full > 0 else None


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation; None where one side is the same for all."""
    if len(pairs) < 2:
        return None
    mean_x, mean_y = fmean(x for x, _ in pairs), fmean(y for _, y in pairs)
    spread_x = sum((x - mean_x) ** 2 for x, _ in pairs)
    spread_y = sum((y - mean_y) ** 2 for _, y in pairs)
    # What is left of equal values by rounding is no spread.
    if spread_x < 1e-12 or spread_y < 1e-12:
        return None
    together = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    return max(-1.0, min(1.0, together / sqrt(spread_x * spread_y)))


def _uses(
    responses: Sequence[Response], rests: Sequence[float | None], asked: Asked
) -> Iterable[OptionUse]:
    for place, right in enumerate(asked.options):
        chose = [n for n, one in enumerate(responses) if place in one.chosen]
        others = [rest for n in chose if (rest := rests[n]) is not None]
        share = len(chose) / len(responses)
        yield OptionUse(place, right, len(chose), share, fmean(others) if others else None)


def _flags(figures: Figures, usual: float | None) -> Iterable[Flagged]:
    yield from _by_difficulty(figures)
    yield from _by_discrimination(figures)
    yield from _by_options(figures)
    if figures.seconds and usual and figures.seconds > TOO_LONG * usual:
        told = tr("中位用时 {n} 秒，是同类题（{usual} 秒）的 {times} 倍，可能太长或难懂。")
        times = f"{figures.seconds / usual:.1f}"
        told = told.format(n=round(figures.seconds), usual=round(usual), times=times)
        yield Flagged(Flag.SLOW, told)


def _by_difficulty(figures: Figures) -> Iterable[Flagged]:
    share = round(figures.difficulty * 100)
    if figures.difficulty > TOO_EASY:
        told = tr("{n} 人作答，平均得分率 {share}%，几乎人人都对，区分不出谁学会了。")
        yield Flagged(Flag.TOO_EASY, told.format(n=figures.n, share=share))
    elif figures.difficulty < TOO_HARD:
        told = tr("{n} 人作答，平均得分率只有 {share}%，请核对答案，或看是不是没有教过。")
        yield Flagged(Flag.TOO_HARD, told.format(n=figures.n, share=share))


def _by_discrimination(figures: Figures) -> Iterable[Flagged]:
    found = figures.discrimination
    if found is None:
        return
    # A correlation of nothing at all still comes out as far from 0 as this, two times in three.
    if found < -1 / sqrt(figures.n):
        told = tr("区分度 {d}：整卷考得好的人反而答错，很可能答案写错或题意有歧义。")
        yield Flagged(Flag.AGAINST, told.format(d=f"{found:.2f}"))
    elif found < TOO_WEAK and figures.difficulty <= TOO_EASY and figures.n >= FEWEST_FOR_WEAK:
        told = tr("区分度 {d}，低于 {line}：考得好和考得差的人得分差不多。")
        yield Flagged(Flag.WEAK, told.format(d=f"{found:.2f}", line=TOO_WEAK))


def _by_options(figures: Figures) -> Iterable[Flagged]:
    right = [one.others for one in figures.options if one.right and one.others is not None]
    wrong = [one.count for one in figures.options if not one.right]
    # Where all are right, options that draw nobody are why.
    telling = figures.difficulty > TOO_EASY or sum(wrong) >= FEWEST_WRONG * len(wrong)
    tried = figures.n >= FEWEST_FOR_OPTIONS and telling
    for one in figures.options:
        if one.right:
            continue
        letter = chr(ord("A") + one.place)
        if tried and one.share < UNUSED:
            told = tr("选项 {letter} 只有 {count} 人选（共 {n} 人），起不到干扰作用。")
            yield Flagged(Flag.UNUSED, told.format(letter=letter, count=one.count, n=figures.n))
        better = right and one.others is not None and one.others > min(right) + CLEARLY
        if better and one.others is not None and one.count >= 3:
            told = tr(
                "选错项 {letter} 的 {count} 人其余题得分率 {share}%，比选对的人还高，请核对。"
            )
            yield Flagged(
                Flag.MISLEADING,
                told.format(letter=letter, count=one.count, share=round(one.others * 100)),
            )
