"""A judged attempt, told for the view."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from db.records import Attempt, AttemptResult, Person
from desktop_app.panes.practice import words
from desktop_app.panes.practice.debrief_shown import (
    ActsShown,
    CriterionShown,
    CurveShown,
    DebriefShown,
    NoteShown,
    ReasonShown,
    SpanShown,
    TurnShown,
)
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.tell_beside import (
    Present,
    criterion_value,
    former_runs,
    observed,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.debriefing.use_cases import LookBack, OnlyMarks
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.practice.debrief import TurnDebrief
from desktop_app.training.practice.figures import Band, PracticeFigures, band_word
from desktop_app.training.practice.marks import (
    Judgement,
    Mark,
    Reason,
    Source,
    criterion_name,
)
from desktop_app.training.practice.mood import mood_word
from desktop_app.training.practice.points import Criterion


def debriefed(
    past: LookBack,
    reflection: Sequence[str],
    observations: Sequence[SignedSheet],
    acts: ActsShown,
    actor: Person,
    clock: Clock,
) -> DebriefShown:
    """Tell the whole look back."""
    result, judgement, look = past.result, past.judgement, past.debrief
    return DebriefShown(
        attempt=str(past.attempt.id),
        drill=past.attempt.content_key,
        title=tr("复盘：{title}").format(title=past.attempt.title),
        sentence=heading_of(past.person, actor, past.attempt, result, clock),
        total=words.mark_text(result.total),
        outcome=outcome(judgement.band, result.passed),
        outcome_tone=band_tone(judgement.band),
        compared=compared(
            result.total,
            past.last.result if past.last else None,
            past.best.result.total if past.best else None,
            judgement,
        ),
        gain=look.gain,
        loss=look.loss,
        weakest=look.weakest,
        own=past.person.id == actor.id,
        criteria=tuple(criterion_shown(one) for one in judgement.marks),
        turns=tuple(_turn(one, past.conversation.drill.customer_name) for one in look.turns),
        curve=curve_shown(look.moods),
        customer=look.customer_view,
        reflection=tuple(reflection),
        observer=observer(past.person),
        observers=tuple(observed(one, clock) for one in observations),
        former=tuple(former_runs(Present(result, len(look.turns)), past.last, past.best)),
        acts=acts,
    )


def only_marks(
    found: OnlyMarks, actor: Person, figures: PracticeFigures, clock: Clock
) -> DebriefShown:
    """Tell an attempt of which nothing but the marks was recorded."""
    attempt, result = found.attempt, found.result
    return DebriefShown(
        attempt=str(attempt.id),
        drill=attempt.content_key,
        title=tr("复盘：{title}").format(title=attempt.title),
        sentence=heading_of(actor, actor, attempt, result, clock),
        total=words.mark_text(result.total),
        outcome=tr("通过") if result.passed else tr("未通过"),
        outcome_tone="good" if result.passed else "warn",
        compared="",
        gain=found.what,
        loss=found.safe,
        weakest=0,
        own=result.person_id == actor.id,
        criteria=tuple(_only_mark(one, result, figures) for one in Criterion),
        acts=ActsShown(own=result.person_id == actor.id, pdf=False),
    )


def heading_of(
    person: Person,
    actor: Person,
    attempt: Attempt,
    result: AttemptResult,
    clock: Clock,
    turns: str = "",
) -> str:
    """Whose attempt it was, when, how, and how long it took; *turns* says what is counted."""
    moment = clock.local(result.finished_at)
    parts = [
        person.name if person.id != actor.id else "",
        f"{day_text(moment.date())} {time_text(moment)}",
        words.mode_word(attempt.mode),
        (turns or tr("{n} 回合")).format(n=result.turns),
        words.took_text(result.seconds),
    ]
    return " · ".join(part for part in parts if part)


def outcome(band: Band, passed: bool) -> str:
    """The band, and that it was not passed where the mark alone would have done."""
    if passed or band is Band.IMPROVE:
        return band_word(band)
    # The mark alone would have done: it was the ending that failed.
    return tr("{band} · 未通过").format(band=band_word(band))


def band_tone(band: Band) -> TagTone:
    """The tone that a band is shown in."""
    tones: dict[Band, TagTone] = {
        Band.EXCELLENT: "good",
        Band.GOOD: "good",
        Band.IMPROVE: "warn",
    }
    return tones[band]


def compared(
    total: float | None, last: AttemptResult | None, best: float | None, judgement: Judgement
) -> str:
    """How the total stands beside the last and the best one."""
    if last is None or last.total is None or total is None:
        text = tr("第一次练")
    else:
        step = math.floor(total) - math.floor(last.total)
        text = tr("与上次一样")
        if step:
            text = tr("比上次 {step}").format(step=words.signed(step))
        if best is not None and total > best:
            text = tr("{text} · 新的最好成绩").format(text=text)
        elif best is not None:
            text = tr("{text} · 最好 {best}").format(text=text, best=words.mark_text(best))
    if judgement.hint_loss:
        form = tr("{text} · 提示 −{n}")
        text = form.format(text=text, n=number_text(judgement.hint_loss))
    if judgement.unanswered:
        text = tr("{text} · 没有答“{name}”等，不算合格").format(
            text=text, name=judgement.unanswered[0]
        )
    return text


def criterion_shown(mark: Mark, told: Callable[[Reason], str] | None = None) -> CriterionShown:
    """One mark with its reasons; *told* words a reason, else it is named by its turn."""
    return CriterionShown(
        name=criterion_name(mark.criterion),
        weight=_weight(mark.weight),
        value=mark.value,
        mark=words.mark_text(mark.value),
        reasons=tuple(_reason(one, told or _by_turn) for one in _telling(mark.reasons)),
    )


def _only_mark(
    criterion: Criterion, result: AttemptResult, figures: PracticeFigures
) -> CriterionShown:
    value = criterion_value(result, criterion)
    return CriterionShown(
        name=criterion_name(criterion),
        weight=_weight(figures.weight(criterion)),
        value=value,
        mark=words.mark_text(value),
        reasons=(),
    )


def _weight(weight: float) -> str:
    return tr("权重 {n}%").format(n=number_text(weight))


def _telling(reasons: Sequence[Reason]) -> list[Reason]:
    """What cost marks first, the dearest at the top; that a reply was given at all goes unsaid."""
    told = [one for one in reasons if one.source is not Source.WORDING or one.delta < 0]
    return sorted(
        told, key=lambda one: (one.delta >= 0, one.delta if one.delta < 0 else one.exchange)
    )


def _by_turn(reason: Reason) -> str:
    return tr("第 {n} 回合：{why}").format(n=reason.exchange, why=reason.why)


def _reason(reason: Reason, told: Callable[[Reason], str]) -> ReasonShown:
    return ReasonShown(
        text=told(reason),
        effect=words.signed(round(reason.delta, 1)),
        tone="good" if reason.delta >= 0 else "bad",
        turn=reason.exchange,
        start=reason.start,
        end=reason.end,
    )


def _turn(turn: TurnDebrief, customer: str) -> TurnShown:
    heading = [
        tr("第 {n} 回合").format(n=turn.number),
        tr("情绪 {before} → {after}").format(before=turn.mood_before, after=turn.mood_after),
        *(
            tr("{name} {took}").format(name=one.name, took=words.took_text(one.seconds))
            if one.within
            else one.sentence
            for one in turn.times
        ),
    ]
    return TurnShown(
        number=turn.number,
        heading=" · ".join(heading),
        customer=customer,
        line=turn.line,
        reply=turn.reply,
        spans=tuple(SpanShown(*span) for span in turn.spans),
        notes=tuple(
            NoteShown(one.tone, one.label, one.text, one.better, one.start, one.end)
            for one in turn.notes
        ),
    )


def curve_shown(moods: tuple[int, ...], whose: str = "") -> CurveShown:
    """The mood over the turns, its course in the title; *whose* names one customer of several."""
    start, end = moods[0], moods[-1]
    forms = {
        -1: tr("{whose}情绪从 {start} 降到 {end}"),
        0: tr("{whose}情绪一直在 {start} 上下"),
        1: tr("{whose}情绪从 {start} 升到 {end}"),
    }
    form = forms[(end > start) - (end < start)]
    count = len(moods) - 1
    tips = [tr("开场：{mood} {word}").format(mood=start, word=mood_word(start))]
    tips += [
        tr("第 {n} 回合后：{mood} {word}（{step}）").format(
            n=number, mood=mood, word=mood_word(mood), step=words.signed(mood - before)
        )
        for number, (before, mood) in enumerate(pairwise(moods), start=1)
    ]
    return CurveShown(
        title=form.format(whose=whose or tr("客户"), start=start, end=end),
        sentence=tr("0 平静，100 愤怒（n = {n} 回合）。点一个点，看那一回合。").format(n=count),
        moods=moods,
        tips=tuple(tips),
    )


def observer(person: Person) -> str:
    """Whose view is still waited for."""
    if person.mentor:
        return tr("等待导师 {name}").format(name=person.mentor)
    return tr("等待观察员")
