"""A card and its answer, told for the view."""

from collections.abc import Iterable

from desktop_app.panes.practice import words
from desktop_app.panes.practice.debrief_shown import SpanShown
from desktop_app.panes.practice.review.shown import CardShown, EndShown, FeedbackShown, ReviewPoint
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_shown import LimitShown
from desktop_app.system.text import day_text, tr
from desktop_app.training.practice.drill import Drill, masked
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.repetition.asking import Answered, Asked
from desktop_app.training.repetition.memory import Rating
from desktop_app.training.repetition.queue import Tally

_MOST_BEFORE = 46
"""Characters of the line before: it only says where in the conversation one is."""

_TONES: dict[Rating, TagTone] = {
    Rating.AGAIN: "bad",
    Rating.HARD: "warn",
    Rating.GOOD: "good",
    Rating.EASY: "good",
}


def rating_word(rating: Rating) -> str:
    """How well something was remembered, in words."""
    return {
        Rating.AGAIN: tr("还没记住"),
        Rating.HARD: tr("记得不全"),
        Rating.GOOD: tr("记住了"),
        Rating.EASY: tr("又快又全"),
    }[rating]


def card(asked: Asked) -> CardShown:
    """Tell a moment to answer."""
    drill = asked.drill
    facts_title, facts = _facts(drill)
    told = words.limit_text(asked.limit)
    return CardShown(
        place=tr("第 {n} / {m} 张").format(n=asked.place, m=asked.total),
        share=(asked.place - 1) / asked.total,
        icon=words.channel_icon(str(drill.channel)),
        title=drill.title,
        tags=(words.channel_word(str(drill.channel)), words.kind_word(drill.kind)),
        before=_before(asked.before),
        speaker=drill.customer_name,
        line=asked.line,
        facts_title=facts_title,
        facts=facts,
        rules=drill.context,
        limit=LimitShown(
            asked.limit,
            tr("{limit}内").format(limit=told),
            tr("超过 {limit}").format(limit=told),
        ),
        draft=asked.draft,
    )


def feedback(done: Answered, timing: Timing) -> FeedbackShown:
    """Tell what an answer has brought and when the card comes back."""
    due = [one for one in done.points if one.due]
    met = sum(one.met for one in due)
    finding = tr("要记住的 {n} 点里说到 {m} 点").format(n=len(due), m=met)
    if done.reply:
        took = tr("用时 {took}").format(took=words.took_text(timing.answer))
        finding = f"{finding} · {took}"
    return FeedbackShown(
        reply=done.reply,
        spans=_spans(done),
        verdict=rating_word(done.rating),
        tone=_TONES[done.rating],
        finding=finding,
        points=tuple(
            ReviewPoint(
                one.point.name, "met" if one.met else "missed", "" if one.met else one.point.better
            )
            for one in done.points
            if one.due or one.met
        ),
        broken=tuple(name for name, _start, _end in done.broken),
        model=done.model,
        due=day_text(done.due.day),
        why=done.due.sentence,
        share=done.asked.place / done.asked.total,
        act=tr("下一张") if done.left else tr("看今天的结果"),
    )


def end(tally: Tally) -> EndShown:
    """Tell how the day went, or that nothing is there yet."""
    if not tally.cards:
        text = tr("练过的话术、场景里漏掉的要点，会在快要忘记的时候回到这里。先去练一个吧。")
        return EndShown("retry", tr("还没有要复习的"), text, tr("去练习"))
    parts = []
    if tally.answered:
        counted = [
            f"{rating_word(rating)} {tally.ratings[rating]}"
            for rating in reversed(Rating)
            if tally.ratings.get(rating)
        ]
        form = tr("答了 {n} 张，按要点算：{counted}。")
        parts.append(form.format(n=tally.answered, counted="，".join(counted)))
    if tally.next_day is not None:
        form = tr("下一批在 {day}，{n} 个要点到期。")
        parts.append(form.format(day=day_text(tally.next_day), n=tally.next_cards))
    title = tr("今天的复习做完了") if tally.answered else tr("今天没有到期的")
    return EndShown("check", title, "\n".join(parts), tr("回到练习列表"))


def _before(line: str) -> str:
    if not line:
        return ""
    text = " ".join(line.split())
    if len(text) > _MOST_BEFORE:
        text = text[: _MOST_BEFORE - 1] + "…"
    return tr("前一句，客户说：“{line}”").format(line=text)


def _facts(drill: Drill) -> tuple[str, tuple[tuple[str, str], ...]]:
    if drill.slots:
        return tr("占位要填的内容"), tuple(
            (slot.name.strip("[]"), slot.value) for slot in drill.slots
        )
    return tr("您手边的资料"), tuple((fact.label, masked(fact)) for fact in drill.card)


def _spans(done: Answered) -> tuple[SpanShown, ...]:
    """The words that a rating rests on, taboos first; they never overlap."""
    kept: list[SpanShown] = []
    for span in (*_bad(done), *_good(done)):
        if all(span.end <= one.start or one.end <= span.start for one in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda one: one.start))


def _bad(done: Answered) -> Iterable[SpanShown]:
    return (SpanShown(start, end, "bad", name) for name, start, end in done.broken)


def _good(done: Answered) -> Iterable[SpanShown]:
    for one in done.points:
        if one.start is not None and one.end is not None and one.start < one.end:
            yield SpanShown(one.start, one.end, "good", one.point.name)
