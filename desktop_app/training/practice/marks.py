"""The judgement on a conversation: four marks, each made of reasons that name their evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import Finding, Trait, TraitKind
from desktop_app.training.practice.apology import APOLOGY_PARTS, apology_part, parts_said
from desktop_app.training.practice.conversation import (
    AskedPoint,
    Conversation,
    Exchange,
    moved,
    times_of,
    why_no_time,
)
from desktop_app.training.practice.figures import Band, PracticeFigures
from desktop_app.training.practice.kpi import share_kept
from desktop_app.training.practice.model import EndingKind
from desktop_app.training.practice.mood import Cause, MoodChange, silent
from desktop_app.training.practice.observed import POLITE, heaped_courtesy, is_slip
from desktop_app.training.practice.open_questions import held_back, open_questions
from desktop_app.training.practice.points import Criterion

COURTESY = "courtesy"


class Source(StrEnum):
    """What a reason rests on; with `Reason.target` it says what exactly."""

    POINT = "point"
    TABOO = "taboo"
    TRAIT = "trait"
    TIMING = "timing"
    MOOD = "mood"
    WORDING = "wording"
    ENDING = "ending"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mark is what it is: what was secured (delta > 0) or lost (delta < 0) of its 100.

    `exchange` is the number of the exchange; `start`/`end` the words in its reply, None where the
    evidence is that something is not there. `target` is the id of the point, taboo or trait.
    """

    criterion: Criterion
    delta: float
    why: str
    exchange: int
    start: int | None
    end: int | None
    target: str
    source: Source = Source.POINT


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion: 100 less everything that was lost; None where there was nothing to judge."""

    criterion: Criterion
    value: float | None
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The marks of one conversation, with the settings that they were made with.

    `total` is the weighted mean of the marks that exist less `hint_loss`, but below the pass line
    where `unanswered` names the questions at the heart of the solution that were left open.
    `passed` also needs a conversation that did not end lost or hung up.
    """

    marks: tuple[Mark, ...]
    total: float
    passed: bool
    ending_kind: EndingKind | None
    band: Band
    hints: int
    hint_loss: float
    figures: PracticeFigures
    unanswered: tuple[str, ...] = ()


def criterion_name(criterion: Criterion) -> str:
    """The criterion as it stands on screens and documents [S1]."""
    return {
        Criterion.CALMING: tr("安抚情绪"),
        Criterion.SOLUTION: tr("解决方案"),
        Criterion.TIME: tr("处理时间"),
        Criterion.LANGUAGE: tr("语言专业"),
    }[criterion]


def reason_label(reason: Reason, exchange: Exchange) -> str:
    """What a reason is about, in a few words: the point's or taboo's name, or the kind of slip."""
    names = {(Source.POINT, point.id): point.name for point in exchange.points}
    names |= {(Source.TABOO, taboo.id): taboo.name for taboo in exchange.taboos}
    if (reason.source, reason.target) in names:
        return names[reason.source, reason.target]
    kinds = {Source.TIMING: tr("用时"), Source.MOOD: tr("情绪"), Source.ENDING: tr("结局")}
    return kinds.get(reason.source) or _slip_names().get(reason.target, "")


def _slip_names() -> dict[str, str]:
    return {
        TraitKind.RUDE: tr("伤人的话"),
        TraitKind.BLAME: tr("责怪客户"),
        TraitKind.EVASION: tr("推脱"),
        TraitKind.OVERPROMISE: tr("越权承诺"),
        TraitKind.FACT_ERROR: tr("与资料不符"),
        TraitKind.VAGUE_TIME: tr("时间含糊"),
        TraitKind.JARGON: tr("术语"),
        TraitKind.SLOT_LEFT: tr("占位没填"),
        TraitKind.LONG_SENTENCE: tr("句子太长"),
        **dict.fromkeys(APOLOGY_PARTS, tr("道歉不完整")),
        "repetition": tr("重复"),
        COURTESY: tr("礼貌用语"),
        "heaped": tr("礼貌过头"),
        "reply": tr("没有答复"),
    }


def judge(conversation: Conversation, figures: PracticeFigures | None = None) -> Judgement:
    """Judge what was said so far; a conversation that was broken off counts as lost."""
    figures = figures or conversation.figures
    items = [*_point_items(conversation, figures), *_other_items(conversation, figures)]
    losses = [*_breaches(conversation, figures), *_ending_losses(conversation, figures)]
    marks = tuple(_mark(criterion, items, losses, figures) for criterion in Criterion)
    kind = conversation.ending.kind if conversation.ending else None
    hint_loss = conversation.hints * figures.hint_cost
    left = open_questions(conversation, figures)
    total = held_back(total_of(marks, hint_loss), left, figures)
    fine = kind not in (None, EndingKind.LOST, EndingKind.HUNG_UP)
    passed = fine and total >= figures.pass_line
    band, hints = figures.band(total), conversation.hints
    return Judgement(marks, total, passed, kind, band, hints, hint_loss, figures, left)


def total_of(marks: Sequence[Mark], hint_loss: float) -> float:
    """The weighted mean of the marks that exist, less what the hints cost."""
    counted = [(mark.value, mark.weight) for mark in marks if mark.value is not None]
    weights = sum(weight for _, weight in counted)
    if not weights:
        return 0.0
    mean = sum(value * weight for value, weight in counted) / weights
    return round(max(0.0, mean - hint_loss), 1)


# A criterion: items share its 100 by weight, losses come off


@dataclass(frozen=True, slots=True)
class _Item:
    """Something asked for: `share` of its weight was earned; `missed` says why not all of it."""

    weight: float
    share: float
    reason: Reason
    missed: str


def _reason(
    exchange: Exchange,
    criterion: Criterion,
    why: str,
    source: Source,
    target: str,
    words: Finding | Trait | MoodChange | None = None,
    marks: float = 0,
) -> Reason:
    start, end = (words.start, words.end) if words else (None, None)
    return Reason(criterion, -marks, why, exchange.number, start, end, target, source)


def _mark(
    criterion: Criterion, items: Iterable[_Item], losses: Iterable[Reason], figures: PracticeFigures
) -> Mark:
    asked = [item for item in items if item.reason.criterion is criterion]
    whole = sum(item.weight for item in asked)
    reasons = [reason for item in asked for reason in _shared(item, whole)]
    reasons += [loss for loss in losses if loss.criterion is criterion]
    reasons.sort(key=lambda reason: reason.exchange)
    value = 100 + sum(reason.delta for reason in reasons if reason.delta < 0)
    mark = round(min(100.0, max(0.0, value)), 1) if reasons else None
    return Mark(criterion, mark, figures.weight(criterion), tuple(reasons))


def _shared(item: _Item, whole: float) -> Iterator[Reason]:
    worth = 100 * item.weight / whole if whole else 0.0
    if item.share > 0:
        yield replace(item.reason, delta=round(worth * item.share, 2))
    if item.share < 1:
        lost = round(worth * (1 - item.share), 2)
        yield replace(item.reason, delta=-lost, why=item.missed)


def _point_items(conversation: Conversation, figures: PracticeFigures) -> Iterator[_Item]:
    by_turn = sorted(conversation.exchanges, key=lambda one: (one.turn, one.number))
    for _, group in groupby(by_turn, key=lambda one: one.turn):
        tries = list(group)
        for point in tries[0].points:
            yield _point_item(point, tries, figures)


def _point_item(point: AskedPoint, tries: Sequence[Exchange], figures: PracticeFigures) -> _Item:
    """A point counts once for its turn: at once, later when asked again, or not at all."""
    for exchange in tries:
        hit = next((hit for hit in exchange.analysis.hits if hit.id == point.id), None)
        if hit is None:
            continue
        earned = tr("说到了“{name}”").format(name=point.name)
        late = tr("“{name}”在客户再问时才说到").format(name=point.name)
        share = 1.0 if exchange is tries[0] else figures.loss.late_share
        reason = _reason(exchange, point.criterion, earned, Source.POINT, point.id, hit)
        return _Item(point.weight, share, reason, late)
    missed = tr("没有说到“{name}”").format(name=point.name)
    reason = _reason(tries[-1], point.criterion, missed, Source.POINT, point.id)
    return _Item(point.weight, 0.0, reason, missed)


# Mood, times, wording


def _other_items(conversation: Conversation, figures: PracticeFigures) -> Iterator[_Item]:
    if conversation.exchanges:
        yield from _course_items(conversation, figures)
        yield from _timing_items(conversation, figures)
        yield from _wording_items(conversation, figures)


def _course_items(conversation: Conversation, figures: PracticeFigures) -> Iterator[_Item]:
    """The mood's way from the first line to the last; nothing where it never moved."""
    calmed, hurt = (moved(conversation.exchanges, calmer) for calmer in (True, False))
    if not calmed and not hurt:
        return
    start, end = conversation.exchanges[0].mood_before, conversation.exchanges[-1].mood_after
    share = _course_share(start, end, figures)
    change, exchange = ((hurt or calmed) if share < 0.5 else (calmed or hurt))[0]
    course = tr("客户的情绪从 {start} 到 {end}").format(start=start, end=end)
    reason = _reason(exchange, Criterion.CALMING, course, Source.MOOD, change.cause, change)
    yield _Item(figures.loss.course_weight, share, reason, course)


def _course_share(start: int, end: int, figures: PracticeFigures) -> float:
    """1 for a customer who leaves calm, or as calm as they came; 0 for one who leaves no calmer.

    For a customer who came calm the share falls evenly up to a rise of `upset_from` steps.
    """
    mood = figures.mood
    if start >= mood.upset_from and start > mood.calm_at:
        share = (start - end) / (start - mood.calm_at)
    else:
        share = 1 - (end - start) / mood.upset_from
    return min(1.0, max(0.0, share))


def _timing_items(conversation: Conversation, figures: PracticeFigures) -> Iterator[_Item]:
    """First response, each answer, and the whole; what answers nothing is never in time."""
    weight = figures.loss.timing_weight
    for exchange in conversation.exchanges:
        for time in times_of(conversation, exchange, figures.times):
            late = why_no_time(conversation, exchange, time)
            share = 0.0 if late else share_kept(time, figures.times)
            reason = _reason(exchange, Criterion.TIME, time.sentence, Source.TIMING, time.what)
            yield _Item(weight, share, reason, late or time.sentence)


def _wording_items(conversation: Conversation, figures: PracticeFigures) -> Iterator[_Item]:
    """Each reply as such: the ground that slips of language are taken from."""
    for exchange in conversation.exchanges:
        criterion, earned = Criterion.LANGUAGE, tr("有答复")
        reason = _reason(exchange, criterion, earned, Source.WORDING, "reply")
        nothing = silent(exchange.reply)
        if not nothing:
            reason = replace(reason, start=0, end=len(exchange.reply))
        share = 0.0 if nothing else 1.0
        yield _Item(figures.loss.wording_weight, share, reason, tr("没有答复"))


# What comes off


def _breaches(conversation: Conversation, figures: PracticeFigures) -> Iterator[Reason]:
    slips = _slips(figures)
    left = dict.fromkeys(slips, figures.loss.at_most)
    for exchange in conversation.exchanges:
        yield from _taboo_losses(exchange, figures)
        for trait in exchange.analysis.traits:
            if left.get(trait.kind) and is_slip(trait, exchange.analysis):
                left[trait.kind] -= 1
                criterion, marks, why = slips[trait.kind]
                yield _reason(exchange, criterion, why, Source.TRAIT, trait.kind, trait, marks)
    yield from _apology_loss(conversation, figures)
    yield from _repetition_losses(conversation, figures)
    yield from _courtesy_loss(conversation, figures)


def _slips(figures: PracticeFigures) -> dict[TraitKind, tuple[Criterion, float, str]]:
    loss = figures.loss
    return {
        TraitKind.RUDE: (Criterion.LANGUAGE, loss.rude, tr("说话伤人")),
        TraitKind.BLAME: (Criterion.CALMING, loss.blame, tr("怪到客户头上")),
        TraitKind.EVASION: (Criterion.SOLUTION, loss.evasion, tr("推脱")),
        TraitKind.OVERPROMISE: (Criterion.SOLUTION, loss.overpromise, tr("答应了权限以外的事")),
        TraitKind.FACT_ERROR: (Criterion.SOLUTION, loss.fact_error, tr("说的与资料不符")),
        TraitKind.VAGUE_TIME: (Criterion.TIME, loss.vague_time, tr("时间说得含糊")),
        TraitKind.JARGON: (Criterion.LANGUAGE, loss.jargon, tr("用了客户听不懂的词")),
        TraitKind.SLOT_LEFT: (Criterion.LANGUAGE, loss.slot_left, tr("占位没有填上")),
        TraitKind.LONG_SENTENCE: (Criterion.LANGUAGE, loss.long_sentence, tr("句子太长")),
    }


def _taboo_losses(exchange: Exchange, figures: PracticeFigures) -> Iterator[Reason]:
    asked = {taboo.id: taboo for taboo in exchange.taboos}
    for broken in exchange.analysis.violations:
        taboo = asked.get(broken.id)
        if taboo is not None:
            marks = max(figures.loss.taboo_least, taboo.anger)
            why = tr("犯了禁语“{name}”").format(name=taboo.name)
            yield _reason(exchange, taboo.criterion, why, Source.TABOO, taboo.id, broken, marks)


def _apology_loss(conversation: Conversation, figures: PracticeFigures) -> Iterator[Reason]:
    """Parts that an apology to an upset customer never got in the whole conversation [S1]."""
    said = [
        (trait, exchange)
        for exchange in conversation.exchanges
        for trait in exchange.analysis.traits
        if trait.kind in APOLOGY_PARTS
    ]
    upset = conversation.drill.opening_mood >= figures.mood.upset_from
    had = parts_said(conversation.exchanges)
    if had - {TraitKind.APOLOGY_PROMISE} and upset:
        trait, exchange = next(one for one in said if one[0].kind != TraitKind.APOLOGY_PROMISE)
        sorry = TraitKind.APOLOGY_REGRET in had
        form = tr("只道了歉，没有{part}") if sorry else tr("只认了错，没有{part}")
        for part in APOLOGY_PARTS:
            if part not in had:
                why = form.format(part=apology_part(part))
                marks = figures.loss.apology_part
                yield _reason(exchange, Criterion.CALMING, why, Source.TRAIT, part, trait, marks)


def _repetition_losses(conversation: Conversation, figures: PracticeFigures) -> Iterator[Reason]:
    left = figures.loss.at_most
    for exchange in conversation.exchanges:
        again = any(change.cause is Cause.REPETITION for change in exchange.changes)
        if again and left:
            left -= 1
            why, marks = tr("把说过的话又说了一遍"), figures.loss.repetition
            yield _reason(
                exchange, Criterion.LANGUAGE, why, Source.TRAIT, "repetition", marks=marks
            )


def _courtesy_loss(conversation: Conversation, figures: PracticeFigures) -> Iterator[Reason]:
    spoken = [one for one in conversation.exchanges if not silent(one.reply)]
    kinds = {trait.kind for one in spoken for trait in one.analysis.traits}
    if spoken and kinds.isdisjoint(POLITE):
        why, marks = tr("一直没有用到“您、请、谢谢”这样的礼貌用语"), figures.loss.no_courtesy
        yield _reason(spoken[0], Criterion.LANGUAGE, why, Source.TRAIT, COURTESY, marks=marks)
    heaped = ((one, heaped_courtesy(one.analysis)) for one in spoken)
    for one, words in [pair for pair in heaped if pair[1]][: figures.loss.at_most]:
        why, marks = tr("礼貌用语堆得太密，要说的事反而听不见"), figures.loss.heaped_courtesy
        yield _reason(one, Criterion.LANGUAGE, why, Source.TRAIT, "heaped", words, marks)


def _ending_losses(conversation: Conversation, figures: PracticeFigures) -> Iterator[Reason]:
    if not conversation.exchanges:
        return
    kind = conversation.ending.kind if conversation.ending else EndingKind.LOST
    loss = figures.loss
    known = {
        EndingKind.LOST: (Criterion.SOLUTION, loss.lost, tr("客户没有得到答复就走了")),
        EndingKind.HUNG_UP: (Criterion.CALMING, loss.hung_up, tr("客户挂断了")),
        EndingKind.ESCALATED_NEEDLESSLY: (
            Criterion.SOLUTION,
            loss.escalated_needlessly,
            tr("本可以当场办好，却推给了别人"),
        ),
    }
    if kind in known:
        criterion, marks, why = known[kind]
        last = conversation.exchanges[-1]
        yield _reason(last, criterion, why, Source.ENDING, kind, marks=marks)
