"""A judged rush, told for the view."""

from collections.abc import Iterator, Sequence

from db.records import Person
from desktop_app.panes.practice import words
from desktop_app.panes.practice.debrief_shown import (
    ActsShown,
    CurveShown,
    DebriefShown,
    NoteShown,
    SpanShown,
    TurnShown,
)
from desktop_app.panes.practice.rush.shown import (
    OrderRow,
    RushDebriefShown,
    TurnGroup,
    WaitBar,
    WaitRow,
    WaitsShown,
)
from desktop_app.panes.practice.tell_beside import Present, former_runs, observed
from desktop_app.panes.practice.tell_debrief import (
    band_tone,
    compared,
    criterion_shown,
    curve_shown,
    heading_of,
    observer,
    outcome,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Former
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.practice.marks import Reason
from desktop_app.training.practice.rush.debrief import (
    EventDebrief,
    Line,
    RushDebrief,
    place_word,
    speaker,
    urgency_word,
)
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.rules import Rule
from desktop_app.training.practice.rush.running import RushRun
from desktop_app.training.practice.rush.standing import RushLookBack


def debriefed(
    past: RushLookBack,
    formers: tuple[Former | None, Former | None],
    reflection: Sequence[str],
    observations: Sequence[SignedSheet],
    acts: ActsShown,
    actor: Person,
    clock: Clock,
) -> RushDebriefShown:
    """Tell the whole look back."""
    result, judgement, look = past.result, past.judgement, past.debrief
    turns = {one.event.number: _turn(past.run, one) for one in look.events}

    def reason_text(reason: Reason) -> str:
        event = past.run.events[reason.exchange - 1]
        return tr("{name}：{why}").format(name=speaker(past.run, event.talk), why=reason.why)

    told = DebriefShown(
        attempt=str(past.attempt.id),
        drill=past.attempt.content_key,
        title=tr("复盘：{title}").format(title=past.attempt.title),
        sentence=heading_of(past.person, actor, past.attempt, result, clock, tr("{n} 条消息")),
        total=words.mark_text(result.total),
        outcome=outcome(judgement.band, result.passed),
        outcome_tone=band_tone(judgement.band),
        compared=compared(result.total, past.last, past.best, judgement),
        gain=look.gain,
        loss=look.loss,
        weakest=look.weakest,
        own=past.person.id == actor.id,
        criteria=tuple(criterion_shown(one, reason_text) for one in judgement.marks),
        turns=tuple(turns.values()),
        customer=look.customer_view,
        reflection=tuple(reflection),
        observer=observer(past.person),
        observers=tuple(observed(one, clock) for one in observations),
        former=tuple(former_runs(_present(past), *formers)),
        acts=acts,
    )
    return RushDebriefShown(
        debrief=told,
        waits=_waits(past.run, look),
        order=tuple(_order(past.run, look)),
        groups=tuple(_groups(past.run, look, turns)),
    )


def _present(past: RushLookBack) -> Present:
    events = past.debrief.events
    to_all = (one.event for one in events if past.run.drill.customer(one.event.talk) is None)
    moodless = frozenset(one.number for one in to_all)
    return Present(past.result, len(events), tr("{name}第 {n} 条"), moodless)


def _groups(run: RushRun, look: RushDebrief, turns: dict[int, TurnShown]) -> Iterator[TurnGroup]:
    """All in order of time, under the curve of whoever left the angriest; then each by itself."""
    curves = {one.customer.id: _curve(run, one) for one in look.lines if len(one.moods) > 1}
    left = max(look.lines, key=lambda one: one.moods[-1]).customer.id
    yield TurnGroup(tr("按时间"), tuple(turns.values()), *curves.get(left, ()))
    for key in (*(one.id for one in run.drill.customers), OPENING, CLOSING):
        own = tuple(turns[one.number] for one in run.with_talk(key))
        if own:
            yield TurnGroup(speaker(run, key), own, *curves.get(key, ()))


def _curve(run: RushRun, line: Line) -> tuple[CurveShown, tuple[int, ...]]:
    customer = line.customer
    numbers = tuple(one.number for one in run.with_talk(customer.id))
    return curve_shown(line.moods, tr("{name}的").format(name=customer.name)), numbers


def _turn(run: RushRun, one: EventDebrief) -> TurnShown:
    event, turn = one.event, one.turn
    customer = run.drill.customer(event.talk)
    parts = [tr("第 {n} 条").format(n=event.number), place_word(event.to)]
    if customer is not None:
        took = words.took_text(event.exchange.timing.answer)
        parts += [
            tr("情绪 {before} → {after}").format(before=turn.mood_before, after=turn.mood_after),
            tr("等了 {took}").format(took=took),
        ]
    return TurnShown(
        number=event.number,
        heading=" · ".join(parts),
        customer=customer.name if customer else tr("情形"),
        line=turn.line,
        reply=turn.reply,
        spans=tuple(SpanShown(*span) for span in turn.spans),
        notes=tuple(
            NoteShown(note.tone, note.label, note.text, note.better, note.start, note.end)
            for note in turn.notes
        ),
    )


def _waits(run: RushRun, look: RushDebrief) -> WaitsShown:
    late = [one for one in look.lines if any(not wait.within for wait in one.waits)]
    unseen = [one for one in look.lines if not one.seen_in_time]
    longest = max(look.lines, key=lambda one: one.longest)
    took = words.took_text(longest.longest)
    left = [one for one in look.lines if any(not wait.answered for wait in one.waits)]
    if left:
        form = tr("{n} 位没有等到答复，等得最久的是{name}：{took}")
        title = form.format(n=len(left), name=longest.customer.name, took=took)
    elif late:
        form = tr("{n} 位等得太久，{name}等了 {took}")
        title = form.format(n=len(late), name=longest.customer.name, took=took)
    elif unseen:
        form = tr("{n} 位过了 {first}才有第一声回音，最久的是{name}：{took}")
        first = words.limit_text(run.figures.times.first_response)
        name = longest.customer.name
        title = form.format(n=len(unseen), first=first, name=name, took=took)
    else:
        form = tr("没有人等得太久，最久的是{name}：{took}")
        title = form.format(name=longest.customer.name, took=took)
    limit = words.limit_text(run.figures.times.chat)
    first = words.limit_text(run.figures.times.first_response)
    sentence = tr(
        "横条是等答复，斜纹的超过 {limit}或没有答复；竖线是第一声回音，虚线的超过 {first}"
    )
    return WaitsShown(
        title=title,
        sentence=sentence.format(limit=limit, first=first),
        ended=look.ended,
        rows=tuple(_wait_row(one) for one in look.lines),
    )


def _wait_row(line: Line) -> WaitRow:
    customer = line.customer
    tips = [tr("{name}：{at} 来").format(name=customer.name, at=words.took_text(line.arrives))]
    if line.seen is None:
        tips.append(tr("一直没有回音"))
    else:
        took = words.took_text(max(0.0, line.seen - line.arrives))
        tips.append(tr("{took}后第一次有回音").format(took=took))
    for wait in line.waits:
        took = words.took_text(wait.end - wait.start)
        form = tr("等了 {took}") if wait.answered else tr("等了 {took}，没有答复")
        tips.append(form.format(took=took))
    return WaitRow(
        name=customer.name,
        urgency=urgency_word(customer.urgency),
        arrives=line.arrives,
        seen=line.seen,
        seen_tone="good" if line.seen_in_time else "bad",
        bars=tuple(
            WaitBar(one.start, one.end, "good" if one.within else "bad") for one in line.waits
        ),
        tip="，".join(tips),
    )


def _order(run: RushRun, look: RushDebrief) -> Iterator[OrderRow]:
    names = {one.id: one for one in run.drill.customers}
    early = {
        run.events[one.event - 1].talk
        for one in look.rulings
        if one.rule is Rule.ORDER and not one.share
    }
    for place, right in enumerate(look.right):
        taken = look.taken[place] if place < len(look.taken) else ""
        customer = names[right]
        yield OrderRow(
            place=place + 1,
            taken=names[taken].name if taken else tr("——"),
            verdict=tr("抢先了") if taken in early else "" if taken else tr("没有答"),
            right=customer.name,
            why=tr("{word}：{why}").format(word=urgency_word(customer.urgency), why=customer.why),
        )
