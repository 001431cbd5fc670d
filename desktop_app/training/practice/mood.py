"""How a reply moves the customer's mood: a rule that can be read, each change with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import Analysis, Finding, Trait, TraitKind
from desktop_app.training.practice.apology import (
    APOLOGY_PARTS,
    apology_in,
    apology_part,
    parts_of,
)
from desktop_app.training.practice.drill import DrillTurn
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.kpi import Kpi, Timing, measured
from desktop_app.training.practice.observed import counting
from desktop_app.training.practice.points import Criterion, Point


class Cause(StrEnum):
    """What moved the mood."""

    EMPATHY = "empathy"
    APOLOGY = "apology"
    TIME = "time"
    ACTION = "action"
    PARAPHRASE = "paraphrase"
    POINT = "point"
    TABOO = "taboo"
    RUDE = "rude"
    BLAME = "blame"
    EVASION = "evasion"
    FACT_ERROR = "fact_error"
    NO_EMPATHY = "no_empathy"
    VAGUE_TIME = "vague_time"
    SLOT_LEFT = "slot_left"
    JARGON = "jargon"
    REPETITION = "repetition"
    SLOW = "slow"
    SILENCE = "silence"
    OFF_TOPIC = "off_topic"
    MISSED = "missed"
    LIMIT = "limit"
    """Not a reason but a balance: one reply moves the mood only so far, and only within 0–100."""


@dataclass(frozen=True, slots=True)
class MoodChange:
    """One reason why the mood moved: steps (negative calms), a sentence, the words that did it.

    `target` is the id of the point or taboo, where it was one.
    """

    delta: int
    why: str
    start: int | None = None
    end: int | None = None
    cause: Cause = Cause.LIMIT
    target: str = ""


class Past(Protocol):
    """What the rule looks at in an earlier exchange."""

    @property
    def turn(self) -> str: ...
    @property
    def reply(self) -> str: ...
    @property
    def analysis(self) -> Analysis: ...
    @property
    def changes(self) -> tuple[MoodChange, ...]: ...


_COMPARED_CHARS = 2000
"""Two replies are compared by so many of their first characters: the cost stays bounded."""
_COMPARED_REPLIES = 20
_MISSED_AT_MOST = 3
SLOW_AT_MOST = 2


def mood_word(mood: int) -> str:
    """The mood in one of five words."""
    steps = ((20, tr("平静")), (40, tr("平和")), (60, tr("着急")), (80, tr("激动")))
    return next((word for below, word in steps if mood < below), tr("愤怒"))


def silent(reply: str) -> bool:
    """Whether a reply says nothing: blanks, dots or pictures only."""
    return not any(char.isalnum() for char in reply)


def overlaps(one: Finding | Trait, other: Finding | Trait) -> bool:
    """Whether two findings rest on the same words."""
    return one.start < other.end and other.start < one.end


def react(
    mood: int,
    turn: DrillTurn,
    analysis: Analysis,
    before: Sequence[Past],
    timing: Timing,
    kpi: Kpi,
    figures: PracticeFigures | None = None,
) -> tuple[int, tuple[MoodChange, ...]]:
    """Return the mood after a reply (0–100) and why; the changes add up to the difference.

    *before* holds the earlier exchanges of the conversation, oldest first.
    """
    rule = _Rule(mood, turn, analysis, before, figures or PracticeFigures())
    slow = list(rule.slow(timing, kpi))
    if silent(analysis.reply):
        changes = [*rule.silence(), *slow]
    else:
        hurts = [*rule.breaches(), *rule.slips(), *rule.repetition(), *rule.missing(), *slow]
        gains = rule.spoiled(rule.gains()) if rule.offended() else rule.gains()
        changes = [*gains, *hurts]
    changes = [change for change in changes if change.delta]
    changes += rule.limits(sum(change.delta for change in changes))
    return mood + sum(change.delta for change in changes), tuple(changes)


class _Rule:
    """The rule applied to one reply; every method yields changes and keeps nothing."""

    def __init__(
        self,
        mood: int,
        turn: DrillTurn,
        analysis: Analysis,
        before: Sequence[Past],
        figures: PracticeFigures,
    ) -> None:
        self._mood = mood
        self._turn = turn
        self._analysis = analysis
        self._before = before
        self._all = figures
        self._figures = figures.mood
        self._points = {point.id: point for point in turn.points}
        self._taboos = {taboo.id: taboo for taboo in turn.taboos}
        self._heard = {
            hit.id for past in before if past.turn == turn.id for hit in past.analysis.hits
        }

    def offended(self) -> bool:
        """Whether the reply is rude or breaks a taboo that angers."""
        least = self._figures.spoils_from
        broken = [
            self._taboos[one.id] for one in self._analysis.violations if one.id in self._taboos
        ]
        return any(t.anger >= least for t in broken) or self._first(TraitKind.RUDE) is not None

    # What calms

    def gains(self) -> list[MoodChange]:
        """Everything in the reply that calms; the same words calm only once."""
        traits = [
            *self._empathy(),
            *self._apology(),
            *self._plain(TraitKind.DEFINITE_TIME, Cause.TIME, self._figures.definite_time),
            *self._plain(TraitKind.ACTION, Cause.ACTION, self._figures.action),
            *self._plain(TraitKind.PARAPHRASE, Cause.PARAPHRASE, self._figures.paraphrase),
        ]
        return [*traits, *self._hits(traits)]

    def _empathy(self) -> Iterator[MoodChange]:
        shown = self._first(TraitKind.EMPATHY)
        if shown is None:
            return
        explained = self._explanation()
        if explained is None or shown.start <= explained:
            size, why = self._figures.empathy_first, tr("先体谅了客户")
        else:
            size, why = self._figures.empathy_late, tr("体谅了客户，只是说在了后面")
        yield self._gain(size, Cause.EMPATHY, why, shown)

    def _apology(self) -> Iterator[MoodChange]:
        before = frozenset[TraitKind]().union(*(parts_of(one.analysis) for one in self._before))
        said = apology_in(self._analysis, before)
        if not said:
            return
        now = {one.kind for one in said}
        worth = (0, *self._figures.apology)
        start, end = said[0].start, max(one.end for one in said)
        missing = [apology_part(part) for part in APOLOGY_PARTS if part not in now | before]
        why = (
            tr("道了歉，还缺{parts}").format(parts="、".join(missing))
            if missing
            else tr("把歉道完整了：认错、致歉、承诺改进")
        )
        if now - before:
            fresh = worth[len(now | before)] - worth[len(before)]
            yield MoodChange(-fresh, why, start, end, Cause.APOLOGY)
        else:
            again = tr("又道了一次歉")
            size = self._shrunk(worth[len(now)], Cause.APOLOGY)
            yield MoodChange(-size, again, start, end, Cause.APOLOGY)

    def _plain(self, kind: TraitKind, cause: Cause, size: int) -> Iterator[MoodChange]:
        found = max(self._all_of(kind), key=lambda one: one.end - one.start, default=None)
        if found is not None:
            why = {
                Cause.TIME: tr("说定了时间"),
                Cause.ACTION: tr("说清了要做什么"),
                Cause.PARAPHRASE: tr("复述了客户的意思"),
            }[cause]
            yield self._gain(size, cause, why, found)

    def _hits(self, counted: Sequence[MoodChange]) -> Iterator[MoodChange]:
        for hit in self._analysis.hits:
            point = self._points.get(hit.id)
            if point is None or hit.id in self._heard or _covered(hit, counted):
                continue
            size = self._figures.point_base + point.weight
            why = tr("说到了“{name}”").format(name=point.name)
            yield MoodChange(-size, why, hit.start, hit.end, Cause.POINT, hit.id)

    def _gain(self, size: int, cause: Cause, why: str, found: Trait) -> MoodChange:
        return MoodChange(-self._shrunk(size, cause), why, found.start, found.end, cause)

    def _shrunk(self, size: int, cause: Cause) -> int:
        """*size* after what the same kind has calmed before in this conversation."""
        times = sum(
            any(one.cause is cause and one.delta < 0 for one in past.changes)
            for past in self._before
        )
        shares = self._figures.repeat_shares
        return _rounded(size * shares[min(times, len(shares) - 1)])

    def spoiled(self, gains: Iterable[MoodChange]) -> list[MoodChange]:
        """What is left of *gains* in a reply that offends."""
        share = self._figures.spoiled_share
        return [
            MoodChange(
                -_rounded(-one.delta * share), one.why, one.start, one.end, one.cause, one.target
            )
            for one in gains
        ]

    def _explanation(self) -> int | None:
        """Where the reply begins to explain or to solve."""
        starts = [one.start for one in self._all_of(TraitKind.ACTION)]
        starts += [
            hit.start
            for hit in self._analysis.hits
            if self._criterion(hit) in (Criterion.SOLUTION, Criterion.TIME)
        ]
        return min(starts, default=None)

    # What angers

    def breaches(self) -> Iterator[MoodChange]:
        """Broken taboos, rudeness, blame and evasion."""
        for broken in self._analysis.violations:
            taboo = self._taboos.get(broken.id)
            if taboo is not None:
                why = tr("犯了禁语“{name}”").format(name=taboo.name)
                yield MoodChange(taboo.anger, why, broken.start, broken.end, Cause.TABOO, broken.id)
        figures = self._figures
        yield from self._raised(TraitKind.RUDE, Cause.RUDE, figures.rude, tr("说话伤人"))
        yield from self._raised(TraitKind.BLAME, Cause.BLAME, figures.blame, tr("怪到客户头上"))
        yield from self._raised(TraitKind.EVASION, Cause.EVASION, figures.evasion, tr("推脱"))

    def slips(self) -> Iterator[MoodChange]:
        """Wrong facts, vague times, slots left open, terms of art, facts before feelings."""
        figures = self._figures
        yield from self._raised(
            TraitKind.FACT_ERROR, Cause.FACT_ERROR, figures.fact_error, tr("说的与资料不符")
        )
        if self._first(TraitKind.DEFINITE_TIME) is None:
            yield from self._raised(
                TraitKind.VAGUE_TIME, Cause.VAGUE_TIME, figures.vague_time, tr("时间说得含糊")
            )
        yield from self._raised(
            TraitKind.SLOT_LEFT, Cause.SLOT_LEFT, figures.slot_left, tr("占位没有填上")
        )
        yield from self._raised(
            TraitKind.JARGON, Cause.JARGON, figures.jargon, tr("用了客户听不懂的词")
        )
        explained = self._explanation()
        if self._mood >= figures.upset_from and explained is not None and not self._felt():
            why = tr("客户正在气头上，没有先体谅")
            yield MoodChange(figures.no_empathy, why, None, None, Cause.NO_EMPATHY)

    def _felt(self) -> bool:
        """Whether the customer has heard understanding or an apology by now."""
        kinds = {TraitKind.EMPATHY, *APOLOGY_PARTS}
        if any(self._criterion(hit) is Criterion.CALMING for hit in self._analysis.hits):
            return True
        if any(one.kind in kinds for one in self._analysis.traits):
            return True
        causes = (Cause.EMPATHY, Cause.APOLOGY)
        earlier = (one for past in self._before for one in past.changes)
        return any(one.cause in causes for one in earlier)

    def repetition(self) -> Iterator[MoodChange]:
        """The same reply said again."""
        if repeats(self._analysis.reply, [past.reply for past in self._before], self._all):
            why = tr("把说过的话又说了一遍")
            step, cause = self._figures.repetition, Cause.REPETITION
            yield MoodChange(step, why, None, None, cause, "repetition")

    def missing(self) -> Iterator[MoodChange]:
        """Points that the customer waited for in vain."""
        hits = self._heard | {hit.id for hit in self._analysis.hits}
        if self._points and hits.isdisjoint(self._points):
            why = tr("没有回答客户的问题")
            yield MoodChange(self._figures.off_topic, why, None, None, Cause.OFF_TOPIC)
        for point in self._weighty(hits)[:_MISSED_AT_MOST]:
            why = tr("没有说到“{name}”").format(name=point.name)
            yield MoodChange(self._figures.missed, why, None, None, Cause.MISSED, point.id)

    def _weighty(self, hits: set[str]) -> list[Point]:
        return [
            point
            for point in self._turn.points
            if point.weight >= self._figures.missed_from and point.id not in hits
        ]

    def silence(self) -> Iterator[MoodChange]:
        """Nothing was said."""
        yield MoodChange(self._figures.silence, tr("没有答复"), None, None, Cause.SILENCE)

    def slow(self, timing: Timing, kpi: Kpi) -> Iterator[MoodChange]:
        """Times beyond their limits."""
        for time in measured(timing, kpi):
            passed = min(time.limits_passed, SLOW_AT_MOST)
            if passed:
                why = tr("让客户等了 {s} 秒").format(s=round(time.seconds))
                yield MoodChange(self._figures.slow * passed, why, None, None, Cause.SLOW)

    def _raised(self, kind: TraitKind, cause: Cause, size: int, why: str) -> Iterator[MoodChange]:
        """One change for *kind*, unless a broken taboo already counts for the same words."""
        for one in self._all_of(kind):
            if not any(overlaps(one, broken) for broken in self._analysis.violations):
                yield MoodChange(size, why, one.start, one.end, cause)
                return

    # Limits

    def limits(self, total: int) -> Iterator[MoodChange]:
        """Balance a reply that would move the mood too far or out of 0–100."""
        kept = max(-self._figures.most_down, min(self._figures.most_up, total))
        if kept != total:
            yield MoodChange(kept - total, tr("一句话能改变的有限"))
        inside = max(-self._mood, min(100 - self._mood, kept))
        if inside != kept:
            word = tr("情绪已经到底") if kept < inside else tr("情绪已经到顶")
            yield MoodChange(inside - kept, word)

    def _first(self, kind: TraitKind) -> Trait | None:
        return next(iter(self._all_of(kind)), None)

    def _all_of(self, kind: TraitKind) -> list[Trait]:
        return counting(self._analysis, kind)

    def _criterion(self, hit: Finding) -> Criterion | None:
        point = self._points.get(hit.id)
        return point.criterion if point else None


def repeats(reply: str, earlier: Sequence[str], figures: PracticeFigures) -> bool:
    """Whether *reply* is an earlier reply said again."""
    from rapidfuzz import fuzz  # 30 ms to import: not at the start of the window

    text = reply.strip()[:_COMPARED_CHARS]
    if len(text) < figures.repetition_least:
        return False
    return any(
        fuzz.ratio(text, one.strip()[:_COMPARED_CHARS]) >= figures.repetition_ratio
        for one in earlier[-_COMPARED_REPLIES:]
    )


def _covered(hit: Finding, counted: Iterable[MoodChange]) -> bool:
    return any(
        one.start is not None
        and one.end is not None
        and hit.start < one.end
        and one.start < hit.end
        for one in counted
    )


def _rounded(value: float) -> int:
    return int(value + 0.5)
