"""Shared examples, told for the view."""

from collections.abc import Iterator

from db.records import ExampleEntry
from desktop_app.panes.practice import words
from desktop_app.panes.practice.debrief_shown import SpanShown
from desktop_app.panes.practice.examples.shown import ExampleRow, ReplayShown, StepShown
from desktop_app.panes.practice.shown import TagTone
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.examples.use_cases import ExampleTurn, SharedExample


def row(entry: ExampleEntry, clock: Clock) -> ExampleRow:
    """An example as the list shows it."""
    facts = (
        words.channel_word(entry.channel),
        words.difficulty_word(entry.difficulty),
        day_text(clock.local(entry.shared_at).date()),
    )
    return ExampleRow(
        key=str(entry.id),
        drill=entry.content_key,
        title=entry.title,
        detail=" · ".join((*facts, entry.why)),
        mark=tr("{n} 分").format(n=words.mark_text(entry.total)),
        wanted=" ".join((entry.title, entry.why, *facts)).casefold(),
    )


def replay(shared: SharedExample, clock: Clock) -> ReplayShown:
    """An example with every step of it."""
    entry = shared.entry
    facts = (
        words.channel_word(entry.channel),
        words.difficulty_word(entry.difficulty),
        tr("{n} 分").format(n=words.mark_text(entry.total)),
        tr("{n} 回合").format(n=len(shared.turns)),
    )
    return ReplayShown(
        key=str(entry.id),
        drill=entry.content_key,
        title=entry.title,
        facts=" · ".join(facts),
        why=entry.why,
        by=tr("{name} 推荐于 {day}").format(
            name=entry.sharer, day=day_text(clock.local(entry.shared_at).date())
        ),
        steps=tuple(_steps(shared)),
        may_retire=shared.may_retire,
    )


def _steps(shared: SharedExample) -> Iterator[StepShown]:
    for turn in shared.turns:
        yield StepShown("line", turn.who, turn.line)
        yield _reply(turn)
        if turn.comment:
            yield StepShown("comment", shared.entry.sharer, turn.comment)
    if shared.closing:
        yield StepShown("closing", shared.customer, shared.closing)


def _reply(turn: ExampleTurn) -> StepShown:
    step = turn.mood_after - turn.mood_before
    tone: TagTone = "good" if step < 0 else "bad" if step > 0 else "plain"
    reasons = "；".join(f"{why} {words.signed(delta)}" for delta, why in turn.changes)
    return StepShown(
        kind="reply",
        who=tr("答复"),
        text=turn.reply,
        spans=tuple(SpanShown(*span) for span in turn.spans),
        effect=tr("情绪 {before} → {after}").format(before=turn.mood_before, after=turn.mood_after),
        tone=tone,
        reasons=reasons,
    )
