"""A rush under way, told for the view."""

from collections.abc import Iterator

from desktop_app.panes.practice import words
from desktop_app.panes.practice.modes.tell_offers import offers_shown
from desktop_app.panes.practice.rush.shown import (
    AnsweredShown,
    CardShown,
    Choice,
    ClockTone,
    Heard,
    RushShown,
    ThreadRow,
    ThreadsShown,
    Where,
    WhereShown,
)
from desktop_app.panes.practice.rush.shown import To as Place
from desktop_app.panes.practice.shown import PreviewShown, TagTone
from desktop_app.panes.practice.talk_shown import OverShown, PointShown
from desktop_app.panes.practice.tell_list import attempt_row
from desktop_app.system.clock import Clock
from desktop_app.system.text import clock_text, number_text, tr
from desktop_app.training.practice.conversation import Conversation, Exchange
from desktop_app.training.practice.drill import hint, masked
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.model import EndingKind
from desktop_app.training.practice.modes.standing import Offers
from desktop_app.training.practice.mood import mood_word
from desktop_app.training.practice.rush.debrief import speaker
from desktop_app.training.practice.rush.drill import CLOSING, OPENING, Customer, RushDrill
from desktop_app.training.practice.rush.rules import rule_name, rules_of, rulings
from desktop_app.training.practice.rush.running import (
    Event,
    RushRun,
    To,
    Wait,
    arrived,
    mood_now,
    wait_of,
    waiting,
)
from desktop_app.training.practice.rush.standing import RushPreview, RushRunning
from desktop_app.training.practice.standing import drill_key

EXAM = "exam"
_CALM_BELOW, _UPSET_FROM = 40, 60
_PLACES: dict[To, Place] = {
    To.ALL: "all",
    To.ONE: "one",
    To.PRIVATE: "private",
    To.SUMMARY: "summary",
}
_SOON = 0.8
"""From this share of the limit on the clock warns."""


def preview(
    found: RushPreview, offers: Offers, figures: PracticeFigures, clock: Clock
) -> PreviewShown:
    """Tell what a person wants to know before they begin."""
    drill = found.drill
    names = tr("、").join(one.name for one in drill.customers)
    helps = (
        tr("右边列着接待的规矩，做到一条勾一条"),
        tr("每位客户有等待时间和情绪，超过 {limit}会变红").format(
            limit=words.limit_text(figures.times.chat)
        ),
        tr("可以要提示，每次扣 {n} 分；可以暂停").format(n=number_text(figures.hint_cost)),
    )
    return PreviewShown(
        key=drill_key("rush", drill.key),
        title=drill.title,
        tags=(
            words.kind_word("rush"),
            words.channel_word(str(drill.channel)),
            words.difficulty_word(str(drill.difficulty)),
            tr("{n} 位客户").format(n=len(drill.customers)),
            words.minutes_text(drill.minutes),
        ),
        goal=drill.goal,
        customer=drill.room,
        temper=names,
        offers=offers_shown(offers, helps, clock),
        attempts=tuple(attempt_row(one, clock) for one in found.attempts),
    )


def opened(running: RushRunning, figures: PracticeFigures) -> RushShown:
    """Tell a rush as it is opened."""
    attempt, drill = running.attempt, running.run.drill
    facts = (
        words.channel_word(attempt.channel),
        words.difficulty_word(attempt.difficulty),
        tr("目标：{goal}").format(goal=drill.goal),
    )
    exam = attempt.mode == EXAM
    return RushShown(
        attempt=str(attempt.id),
        title=attempt.title,
        sentence=" · ".join(facts),
        mode=words.mode_word(attempt.mode),
        exam=exam,
        hint_cost=number_text(figures.hint_cost),
        minutes=drill.minutes,
        rules=() if exam else rules(running.run),
        texts=dict(running.texts),
        over=over(running.run),
    )


def answered(running: RushRunning) -> AnsweredShown:
    """Tell what the last message has brought."""
    exam = running.attempt.mode == EXAM
    return AnsweredShown(() if exam else rules(running.run), over(running.run))


def over(run: RushRun) -> OverShown | None:
    """Tell that everybody has been served, once it is so."""
    if not run.over:
        return None
    return OverShown("", tr("{n} 位客户都答完了").format(n=len(run.drill.customers)))


def rules(run: RushRun) -> tuple[PointShown, ...]:
    """Tell the rules and how they stand so far."""
    found = rulings(run, final=False)
    told = []
    for rule in rules_of(run.drill):
        shares = [one.share for one in found if one.rule is rule]
        kept = all(share == 1 for share in shares)
        name = rule_name(rule, run.drill.in_group)
        told.append(PointShown(name, "open" if not shares else "met" if kept else "missed"))
    return tuple(told)


# The list of who waits


def threads(running: RushRunning, now: float) -> ThreadsShown:
    """Tell everybody who has come by *now*."""
    run, exam = running.run, running.attempt.mode == EXAM
    drill, left = run.drill, waiting(run, now)
    if left:
        sentence = tr("{n} 位在等").format(n=len(left))
    elif len(arrived(run, now)) < len(drill.customers):
        sentence = tr("暂时没有人在等")
    else:
        sentence = tr("都答完了") if run.over else tr("都答完了，还差小结")
    everybody = tr("回复全体 · 小结") if drill.in_group else tr("统一应声 · 工作群小结")
    rows = tuple(_row(run, one, now, exam) for one in arrived(run, now))
    return ThreadsShown(sentence, drill.room, everybody, rows)


def _row(run: RushRun, customer: Customer, now: float, exam: bool) -> ThreadRow:
    talk, wait = run.talks[customer.id], wait_of(run, customer, now)
    mood = mood_now(run, customer, now)
    gone = talk.ending is not None and talk.ending.kind in (EndingKind.LOST, EndingKind.HUNG_UP)
    tone: ClockTone = "bad" if gone else "good"
    return ThreadRow(
        key=customer.id,
        number=customer.number,
        name=customer.name,
        last=" ".join(talk.line.split()),
        clock=clock_text(wait.seconds) if wait else "",
        tone=_clock_tone(wait) if wait else tone,
        mood="" if exam else mood_word(mood),
        mood_tone=_mood_tone(mood),
        over=talk.over,
        done="" if not talk.over else tr("没留住") if gone else tr("已答完"),
    )


def _clock_tone(wait: Wait) -> ClockTone:
    limit = next(one.limit for one in wait.times if one.what == "answer")
    if wait.seconds > limit:
        return "bad"
    unseen = wait.seen is None and any(not one.within for one in wait.times)
    return "warn" if unseen or wait.seconds > limit * _SOON else "plain"


def _mood_tone(mood: int) -> TagTone:
    if mood < _CALM_BELOW:
        return "good"
    return "warn" if mood < _UPSET_FROM else "bad"


# Where the next message goes


def told(
    running: RushRunning, where: Where, now: float, pending: tuple[Where, str] | None
) -> WhereShown:
    """Tell where the next message goes; *pending* is one that is still on its way."""
    run, exam = running.run, running.attempt.mode == EXAM
    drill, customer = run.drill, run.drill.customer(where.key)
    heard = list(_heard(run, where, now, exam))
    if pending is not None and _seen_from(run, where, pending[0]):
        heard.append(Heard(pending[1], "own", note=tr("正在送达")))
    return WhereShown(
        where=where,
        choices=tuple(_choices(drill, customer)),
        placeholder=_placeholder(drill, where, customer),
        mention=customer.name if customer and where.to == "one" else "",
        heard=tuple(heard),
        card=_card(run, customer),
    )


def _choices(drill: RushDrill, customer: Customer | None) -> Iterator[Choice]:
    if customer is None:
        everybody = tr("回复全体") if drill.in_group else tr("给等着的每一位")
        yield Choice(Where("all", OPENING), everybody, "Alt+0")
        summary = tr("小结") if drill.in_group else tr("工作群小结")
        yield Choice(Where("summary", CLOSING), summary, "Alt+0")
        return
    key = f"Alt+{customer.number}"
    if drill.in_group:
        yield Choice(Where("one", customer.id), tr("群里 @{name}").format(name=customer.name), key)
    private = tr("私聊") if drill.in_group else tr("私聊 {name}").format(name=customer.name)
    yield Choice(Where("private", customer.id), private, key)


def _placeholder(drill: RushDrill, where: Where, customer: Customer | None) -> str:
    if customer is None and where.to == "all":
        return tr("写给群里所有人") if drill.in_group else tr("写给等着的每一位")
    if customer is None:
        return tr("写一条小结：大家共同关心的事")
    if where.to == "one":
        return tr("在群里答复 @{name}（Alt+A 插入名字；再 @ 谁，就一起答谁）").format(
            name=customer.name
        )
    return tr("只有{name}看得到").format(name=customer.name)


def _card(run: RushRun, customer: Customer | None) -> CardShown:
    drill = run.drill
    if customer is None:
        shared = drill.opening.card
        own = {fact for one in drill.customers for fact in one.drill.card if fact.private}
        facts = tuple((one.label, masked(one)) for one in shared if one not in own)
        return CardShown(tr("手边的资料"), drill.room, "", facts, drill.opening.context)
    made = customer.drill
    return CardShown(
        tr("客户"),
        made.customer_name,
        " · ".join(part for part in (made.customer_role, made.temper) if part),
        tuple((one.label, masked(one)) for one in made.card),
        made.context,
    )


# What has been said


def _heard(run: RushRun, where: Where, now: float, exam: bool) -> Iterator[Heard]:
    entries = sorted(_entries(run, where, now, exam), key=lambda one: one[:2])
    if not entries:
        yield Heard(_nothing_yet(run, where), "aside")
    for _at, _place, heard in entries:
        yield heard
    if where.to in ("all", "summary"):
        talk = run.talks[where.key]
        if not talk.exchanges:
            yield Heard(talk.line, "aside")


def _nothing_yet(run: RushRun, where: Where) -> str:
    customer = run.drill.customer(where.key)
    if customer is None:
        return tr("还没有发过")
    return tr("还没有私聊过。{name}在群里说：{line}").format(
        name=customer.name, line=run.talks[customer.id].line
    )


def _entries(
    run: RushRun, where: Where, now: float, exam: bool
) -> Iterator[tuple[float, int, Heard]]:
    """Everything seen from *where*, with the second and the place among equals."""
    for customer in arrived(run, now):
        talk = run.talks[customer.id]
        first = Where("one" if run.drill.in_group else "private", customer.id)
        if _seen_from(run, where, first):
            yield customer.arrives, 0, Heard(_line(talk, 0), "customer", customer.name)
    for event in run.said:
        place = Where(_PLACES[event.to], event.talk)
        if not _seen_from(run, where, place) and not _reached(run, where, event):
            continue
        if event.first == event.number:
            heard = Heard(event.whole or event.exchange.reply, "own", note=_notes(run, event, exam))
            yield event.at, 2 * event.number, heard
        addressed = run.drill.customer(event.talk)
        if addressed is not None:
            line = _line(run.talks[event.talk], event.exchange.number)
            yield event.at, 2 * event.number + 1, Heard(line, "customer", addressed.name)


def _seen_from(run: RushRun, where: Where, place: Where) -> bool:
    """Whether somebody who looks at *where* reads what is said at *place*."""
    if place.to == "private" or where.to == "private":
        return (place.to, place.key) == (where.to, where.key)
    return run.drill.in_group or place.to == where.to


def _reached(run: RushRun, where: Where, event: Event) -> bool:
    """Whether a word to everybody stands in this customer's own chat as well."""
    customer = run.drill.customer(where.key)
    came = customer is not None and customer.arrives <= event.at
    return event.to is To.ALL and came and not run.drill.in_group


def _line(talk: Conversation, number: int) -> str:
    """What the customer said after *number* answers."""
    return talk.exchanges[number].line if number < len(talk.exchanges) else talk.line


def _notes(run: RushRun, event: Event, exam: bool) -> str:
    """What a message has brought; where it answers several, in one line for each by name."""
    together = [one for one in run.said if one.first == event.number]
    if len(together) == 1:
        return _note(run, event, exam)
    names = [speaker(run, one.talk) for one in together]
    if exam:
        return tr("答给{names}").format(names=tr("、").join(names))
    told = (
        tr("{name}：{note}").format(name=name, note=_met(one.exchange))
        for name, one in zip(names, together, strict=True)
    )
    return tr("；").join(told)


def _note(run: RushRun, event: Event, exam: bool) -> str:
    if run.drill.customer(event.talk) is None:
        return tr("已送达")
    took = words.took_text(event.exchange.timing.answer)
    parts = [tr("等了 {took}").format(took=took)]
    if not exam:
        parts.append(_met(event.exchange))
    if event.exchange.hints:
        parts.append(tr("用了 {n} 次提示").format(n=event.exchange.hints))
    return " · ".join(parts)


def _met(exchange: Exchange) -> str:
    met = sum(one.id in exchange.hits for one in exchange.points)
    return tr("{n} 点里说到 {met} 点").format(n=len(exchange.points), met=met)


# Hints


def hints_of(run: RushRun, key: str, used: int) -> tuple[str, ...]:
    """The hints of this conversation's turn that were asked for: earlier tries' and *used* now."""
    talk = run.talks[key]
    if talk.turn is None:
        return ()
    told = (hint(talk.drill, talk.turn, place) for place in range(_before(talk) + used))
    return tuple(one for one in told if one)


def more_hints(run: RushRun, key: str, used: int) -> bool:
    """Whether the turn has a hint beyond those."""
    talk = run.talks[key]
    return talk.turn is not None and hint(talk.drill, talk.turn, _before(talk) + used) is not None


def _before(talk: Conversation) -> int:
    return sum(one.hints for one in talk.exchanges if one.turn == talk.turn)
