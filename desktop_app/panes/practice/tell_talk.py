"""A conversation under way, told for the view."""

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop_app.panes.practice import words
from desktop_app.panes.practice.shown import Tone
from desktop_app.panes.practice.talk_shown import (
    AnsweredShown,
    CustomerShown,
    LimitShown,
    MoodShown,
    OverShown,
    PointShown,
    Said,
    TalkShown,
    TaskShown,
)
from desktop_app.system.text import number_text, tr
from desktop_app.training.practice.conversation import Conversation, Exchange
from desktop_app.training.practice.drill import Drill, expected_turns, hint, masked
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.kpi import Measured, kpi_for, measured
from desktop_app.training.practice.model import Channel, EndingKind
from desktop_app.training.practice.mood import Cause, mood_word
from desktop_app.training.practice.use_cases import EXAM, Running

_SLOT = re.compile(r"\[[^\[\]]+\]")
_CALM_BELOW = 40
"""Where the mood's words turn from 平和 to 着急."""
_UPSET_FROM = 60
"""Where they turn from 着急 to 激动."""


def opened(running: Running, figures: PracticeFigures) -> TalkShown:
    """Tell a conversation from its beginning to where it stands."""
    attempt, conversation = running.attempt, running.conversation
    drill, exam = conversation.drill, attempt.mode == EXAM
    facts = (
        words.mode_word(attempt.mode),
        words.channel_word(attempt.channel),
        words.difficulty_word(attempt.difficulty),
        tr("目标：{goal}").format(goal=drill.goal),
    )
    return TalkShown(
        attempt=str(attempt.id),
        title=attempt.title,
        sentence=" · ".join(facts),
        mode=words.mode_word(attempt.mode),
        exam=exam,
        hint_cost=number_text(figures.hint_cost),
        customer=customer_shown(drill),
        said=tuple(_said(conversation, figures)),
        mood=None if exam else _mood(conversation),
        task=_task(conversation, figures, exam),
        draft=running.draft,
        over=_over(conversation),
    )


def answered(running: Running, figures: PracticeFigures) -> AnsweredShown:
    """Tell what the last reply has brought."""
    conversation, exam = running.conversation, running.attempt.mode == EXAM
    return AnsweredShown(
        note=_note(conversation, conversation.exchanges[-1], figures),
        mood=None if exam else _mood(conversation),
        line=conversation.line,
        task=_task(conversation, figures, exam),
        over=_over(conversation),
    )


def hints_of(running: Running, used: int) -> tuple[str, ...]:
    """Return the hints of the turn that were asked for: earlier tries' and *used* now."""
    conversation = running.conversation
    if conversation.turn is None:
        return ()
    count = _hints_before(conversation) + used
    told = (hint(conversation.drill, conversation.turn, place) for place in range(count))
    return tuple(one for one in told if one)


def more_hints(running: Running, used: int) -> bool:
    """Return whether the turn has a hint beyond those."""
    conversation = running.conversation
    if conversation.turn is None:
        return False
    place = _hints_before(conversation) + used
    return hint(conversation.drill, conversation.turn, place) is not None


def _hints_before(conversation: Conversation) -> int:
    return sum(one.hints for one in conversation.exchanges if one.turn == conversation.turn)


def customer_shown(drill: Drill) -> CustomerShown:
    """Tell who is on the line and what lies at hand."""
    about = [drill.customer_role, drill.temper]
    facts = [(fact.label, masked(fact)) for fact in drill.card]
    title = tr("您手边的资料")
    if drill.slots:
        title = tr("占位要填的内容")
        facts = [(slot.name.strip("[]"), slot.value) for slot in drill.slots]
    return CustomerShown(
        name=drill.customer_name,
        about=" · ".join(part for part in about if part),
        facts_title=title if facts else "",
        facts=tuple(facts),
        rules=drill.context,
    )


def _said(conversation: Conversation, figures: PracticeFigures) -> Iterator[Said]:
    for exchange in conversation.exchanges:
        yield Said(exchange.line, own=False)
        yield Said(exchange.reply, own=True, note=_note(conversation, exchange, figures))
    yield Said(conversation.line, own=False)


def _note(conversation: Conversation, exchange: Exchange, figures: PracticeFigures) -> str:
    kpi = kpi_for(conversation.drill.channel, exchange.number == 1, figures.times)
    parts = [_time(one) for one in measured(exchange.timing, kpi)]
    if exchange.hints:
        parts.append(tr("用了 {n} 次提示").format(n=exchange.hints))
    return " · ".join([*parts, tr("已送达")])


def _time(time: Measured) -> str:
    took = tr("{what} {took}").format(what=time.name, took=words.took_text(time.seconds))
    if time.within:
        return took
    return tr("{took}，超过 {limit}").format(took=took, limit=words.limit_text(time.limit))


def _mood(conversation: Conversation) -> MoodShown:
    mood = conversation.mood
    tone: Tone = "warn" if mood < _UPSET_FROM else "bad"
    exchanges = conversation.exchanges
    return MoodShown(
        text=f"{mood_word(mood)} {mood}",
        tone="good" if mood < _CALM_BELOW else tone,
        moods=(conversation.drill.opening_mood, *(one.mood_after for one in exchanges)),
        last=_last_change(exchanges[-1]) if exchanges else "",
    )


def _last_change(exchange: Exchange) -> str:
    """`上一句：体谅了客户，没有说到“时间” −3`: the strongest reason each way, and the sum."""
    causes = [one for one in exchange.changes if one.cause is not Cause.LIMIT]
    calmed = min(causes, key=lambda one: one.delta, default=None)
    hurt = max(causes, key=lambda one: one.delta, default=None)
    moved = exchange.mood_after - exchange.mood_before
    told = [
        one.why
        for one, sign in ((calmed, -1), (hurt, 1))
        if one is not None and one.delta * sign > 0
    ]
    if moved > 0:
        told.reverse()  # what decided stands first
    reasons = "，".join(told) or tr("没有触动客户")
    return tr("上一句：{reasons} {moved}").format(reasons=reasons, moved=words.signed(moved))


def _task(conversation: Conversation, figures: PracticeFigures, exam: bool) -> TaskShown:
    done = len(conversation.exchanges)
    expected = max(expected_turns(conversation.drill), done + (not conversation.over))
    now = min(done + 1, expected)
    channel, first = conversation.drill.channel, not done
    kpi = kpi_for(channel, first, figures.times)
    task = TaskShown(
        place=tr("第 {n} / 约 {m} 回合").format(n=now, m=expected),
        share=done / expected,
        limit=_limit(kpi.answer),
        first_limit=_first_limit(channel, kpi.first_response),
    )
    return task if exam else _with_help(task, conversation)


def _with_help(task: TaskShown, conversation: Conversation) -> TaskShown:
    last = conversation.exchanges[-1] if conversation.exchanges else None
    task = replace(task, earlier=_earlier(last) if last else ())
    if conversation.turn is None:
        return task
    turn = conversation.drill.turns[conversation.turn]
    heard = {hit for one in conversation.exchanges if one.turn == turn.id for hit in one.hits}
    return replace(
        task,
        points=tuple(
            PointShown(one.name, "met" if one.id in heard else "open") for one in turn.points
        ),
        wording=turn.wording,
        slots=tuple(found.span() for found in _SLOT.finditer(turn.wording)),
        why=turn.why if turn.wording else "",
    )


def _earlier(exchange: Exchange) -> tuple[PointShown, ...]:
    met = exchange.hits
    return tuple(
        PointShown(one.name, "met" if one.id in met else "missed") for one in exchange.points
    )


def _limit(seconds: float) -> LimitShown:
    told = words.limit_text(seconds)
    return LimitShown(
        seconds,
        tr("{limit}内").format(limit=told),
        tr("超过 {limit}").format(limit=told),
    )


def _first_limit(channel: Channel, seconds: float | None) -> LimitShown | None:
    if seconds is None:
        return None
    told = words.limit_text(seconds)
    spoken = channel in (Channel.PHONE, Channel.DESK)
    within = tr("{limit}内开口") if spoken else tr("{limit}内回应")
    return LimitShown(seconds, within.format(limit=told), tr("超过 {limit}").format(limit=told))


def _over(conversation: Conversation) -> OverShown | None:
    ending = conversation.ending
    return None if ending is None else OverShown(ending.text, ending_word(ending.kind))


def ending_word(kind: EndingKind) -> str:
    """How a conversation ended, in words."""
    return {
        EndingKind.SOLVED: tr("问题当场解决"),
        EndingKind.PROMISED: tr("约定了答复"),
        EndingKind.ESCALATED: tr("按规定上报"),
        EndingKind.ESCALATED_NEEDLESSLY: tr("本可当场办好，却推给了别人"),
        EndingKind.LOST: tr("客户没有得到答复"),
        EndingKind.HUNG_UP: tr("客户挂断了"),
    }[kind]
