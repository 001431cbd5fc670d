"""Runs in the modes that teach, told for the view."""

from collections.abc import Sequence
from typing import cast

from db.records import Person
from desktop_app.panes.practice import words
from desktop_app.panes.practice.modes.shown import (
    GapShown,
    Kind,
    MomentShown,
    OptionShown,
    PhraseShown,
    PieceShown,
    RemarkShown,
    RemarkTone,
    RepeatShown,
    RunShown,
    StudyResultShown,
    VerdictShown,
)
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.tell_talk import customer_shown
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.practice.modes import names
from desktop_app.training.practice.modes.cloze import MEANT, ROUNDS, blanks
from desktop_app.training.practice.modes.run import Done, Moment, Run
from desktop_app.training.practice.modes.standing import Studied, Studying

_RIGHT_SHOWN = 6
"""So many lines that went well are named on the result."""


def opened(studying: Studying) -> RunShown:
    """Tell a run as it stands."""
    attempt, run = studying.attempt, studying.run
    facts = (
        words.mode_word(attempt.mode),
        words.kind_word(attempt.content_key.partition("/")[0]),
        words.channel_word(attempt.channel),
        words.difficulty_word(attempt.difficulty),
        tr("目标：{goal}").format(goal=run.drill.goal),
    )
    return RunShown(
        attempt=str(attempt.id),
        title=attempt.title,
        sentence=" · ".join(facts),
        mode=words.mode_word(attempt.mode),
        help=names.help_text(attempt.mode),
        scoring=names.scoring_text(attempt.mode),
        customer=customer_shown(run.drill),
        moment=moment_shown(studying),
    )


def moment_shown(studying: Studying) -> MomentShown | None:
    """Tell the line that waits; None at the end of the run."""
    run = studying.run
    moment, step = run.moment, run.step
    if moment is None or step is None:
        return None
    kind = cast("Kind", run.mode.name)
    return MomentShown(
        kind=kind,
        place=_place(run),
        share=_share(run),
        standing=_standing(run),
        cue=moment.cue,
        ask=moment.ask or _ask(kind, run),
        wording=moment.wording if kind == names.LEARNING else "",
        why=moment.why if kind == names.LEARNING else "",
        phrases=_phrases(moment) if kind == names.LEARNING else (),
        gaps=_gaps(moment, step.round) if kind == names.CLOZE else (),
        options=tuple(one.text for one in moment.options),
        limit=run.figures.quick_seconds if kind == names.QUICK else 0.0,
        draft=studying.draft,
    )


def verdict_shown(before: Studying, after: Studying) -> VerdictShown:
    """Tell what the last answer was worth."""
    run, moment = after.run, before.run.moment
    done = run.done[-1]
    if moment is None:
        raise AssertionError("an answer needs a moment")
    kind, verdict = run.mode.name, done.verdict
    title, tone = _judged(kind, done)
    picked = int(done.answer.given[0]) if kind == names.CHOOSING else -1
    # The reason of what was picked stands beside it already.
    remarks = () if kind == names.CHOOSING else verdict.remarks
    return VerdictShown(
        title=title,
        tone=tone,
        remarks=tuple(RemarkShown(one.tone, one.text) for one in remarks),
        standing=_standing(run),
        share=_share(run),
        next=_next(before.run, run),
        given=done.answer.given[0] if kind in (names.RECITAL, names.QUICK) else "",
        pieces=tuple(PieceShown(one.kind, one.text) for one in verdict.pieces),
        wording="" if kind == names.CHOOSING else moment.wording,
        options=tuple(
            _option(one.level, one.why, number == picked)
            for number, one in enumerate(moment.options)
        ),
        parts=tuple(_part(value) for value in verdict.parts),
    )


def result_shown(studied: Studied, actor: Person, clock: Clock) -> StudyResultShown:
    """Tell what went well and what to repeat."""
    run, result, mode = studied.run, studied.result, studied.attempt.mode
    finished = clock.local(result.finished_at)
    missed = _missed(run)
    right = [one for one in run.moments if one.id not in {miss.id for miss in missed}]
    own = studied.person.id == actor.id
    outcome, tone = (tr("过关"), "good") if result.passed else (tr("再来一遍"), "warn")
    if result.total is None:
        outcome = tr("学完了")
    facts = [] if own else [studied.person.name]
    facts += [
        words.mode_word(mode),
        f"{day_text(finished.date())} {time_text(finished)}",
        tr("用了 {took}").format(took=words.took_text(result.seconds)),
    ]
    return StudyResultShown(
        attempt=str(studied.attempt.id),
        drill=studied.attempt.content_key,
        mode=mode,
        title=studied.attempt.title,
        sentence=" · ".join(facts),
        mark="" if result.total is None else number_text(result.total),
        outcome=outcome,
        tone=cast("TagTone", tone),
        right=tuple(_named(one) for one in right[:_RIGHT_SHOWN]),
        repeat=tuple(
            RepeatShown(one.ask or one.cue, _given(run, one), one.wording) for one in missed
        ),
        next_mode=studied.next_mode,
        next_text=_next_text(mode, studied.next_mode),
        next_help=names.help_text(studied.next_mode),
        own=own,
    )


def _next_text(mode: str, following: str) -> str:
    word = words.mode_word(following)
    if mode == following:
        return tr("再来一遍{mode}").format(mode=word)
    return tr("下一步：{mode}").format(mode=word)


def _place(run: Run) -> str:
    step, count = run.step, len(run.moments)
    if step is None:
        return ""
    if run.mode.name == names.CLOZE:
        form = tr("第 {round} / {rounds} 轮 · 第 {n} / {count} 句")
        return form.format(round=step.round, rounds=ROUNDS, n=step.place + 1, count=count)
    if run.mode.name == names.QUICK and step.round > 1:
        form = tr("第 {n} / {count} 句 · 这一轮第 {round} 遍")
        return form.format(n=step.place + 1, count=count, round=step.round)
    return tr("第 {n} / {count} 句").format(n=step.place + 1, count=count)


def _share(run: Run) -> float:
    count = len(run.moments)
    if run.step is None:
        return 1.0
    if run.mode.name == names.QUICK:
        return run.step.place / count
    return len(run.done) / (count * (ROUNDS if run.mode.name == names.CLOZE else 1))


def _standing(run: Run) -> str:
    total = run.total
    if total is None:
        return ""
    return tr("目前 {mark} 分").format(mark=number_text(total))


def _ask(kind: str, run: Run) -> str:
    return {
        names.LEARNING: tr("可以这样答复"),
        names.CHOOSING: tr("哪一种答复更好"),
        names.CLOZE: tr("把空填上，占位里的内容看左边"),
        names.RECITAL: tr("凭记忆写出答复"),
        names.QUICK: tr("{n} 秒内先说最要紧的").format(n=number_text(run.figures.quick_seconds)),
    }[kind]


def _phrases(moment: Moment) -> tuple[PhraseShown, ...]:
    return tuple(
        PhraseShown(one.start, one.end, number, one.name, one.why, bool(one.point or one.slot))
        for number, one in enumerate(moment.phrases, start=1)
    )


def _gaps(moment: Moment, round_number: int) -> tuple[GapShown, ...]:
    found, at = [], 0
    for number, gap in enumerate(blanks(moment, round_number)):
        if at < gap.start:
            found.append(GapShown(moment.wording[at : gap.start]))
        found.append(GapShown("", number, gap.end - gap.start, gap.hint))
        at = gap.end
    if at < len(moment.wording):
        found.append(GapShown(moment.wording[at:]))
    return tuple(found)


def _judged(kind: str, done: Done) -> tuple[str, RemarkTone]:
    verdict = done.verdict
    mark = number_text(verdict.value)
    if kind == names.CHOOSING:
        value = verdict.value or 0.0
        if value >= 100:
            return tr("选对了"), "good"
        return (tr("还有更好的"), "warn") if value else (tr("这样会出问题"), "bad")
    if kind == names.QUICK:
        if verdict.right:
            return tr("答上了，{mark} 分").format(mark=mark), "good"
        return tr("这句没答上"), "bad"
    tone: RemarkTone = "good" if verdict.right else "warn"
    if kind == names.RECITAL and not verdict.value:
        tone = "bad"
    return tr("这一句 {mark} 分").format(mark=mark), tone


def _next(before: Run, after: Run) -> str:
    if after.step is None:
        return tr("看结果")
    step = before.step
    if step is not None and after.step.round > step.round:
        if after.mode.name == names.QUICK:
            return tr("这一轮再来一遍")
        return tr("下一轮")
    return tr("下一句")


def _option(level: str, why: str, picked: bool) -> OptionShown:
    word, tone = {
        "good": (tr("更好"), "good"),
        "fair": (tr("还行"), "warn"),
        "poor": (tr("不好"), "bad"),
    }[level]
    if picked:
        word = tr("{word} · 您选的").format(word=word)
    return OptionShown(word, cast("TagTone", tone), why)


def _part(value: float) -> RemarkTone:
    if value >= MEANT:
        return "good"
    return "warn" if value else "bad"


def _missed(run: Run) -> Sequence[Moment]:
    """The moments whose last answer, or one of whose blanks in the last round, was not right."""
    last = {one.answer.moment: one.verdict.right for one in run.done}
    return [one for one in run.moments if not last.get(one.id, True)]


def _named(moment: Moment) -> str:
    """What the customer said; where something was decided, the question with its answer."""
    if not moment.ask:
        return moment.cue
    return tr("{ask}：{wording}").format(ask=moment.ask, wording=moment.wording)


def _given(run: Run, moment: Moment) -> str:
    answers = [one.answer for one in run.done if one.answer.moment == moment.id]
    given = answers[-1].given if answers else ()
    if run.mode.name == names.CHOOSING and given:
        return moment.options[int(given[0])].text
    return "，".join(one for one in given if one.strip())
