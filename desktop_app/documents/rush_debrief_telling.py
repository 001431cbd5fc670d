"""A judged run with several customers at once as it stands on paper."""

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta

from desktop_app.documents.debrief_data import DebriefData, PartData, TurnData, ViewData
from desktop_app.documents.debrief_telling import (
    criteria_data,
    facts_text,
    observer_views,
    outcome_text,
    post_of,
    remarks,
    reply_data,
    trainee_view,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import number_text, span_text, tr
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.practice.rush.debrief import (
    EventDebrief,
    Line,
    RushDebrief,
    place_word,
    urgency_word,
)
from desktop_app.training.practice.rush.running import RushRun
from desktop_app.training.practice.rush.standing import RushLookBack


def rush_debrief_data(
    past: RushLookBack,
    reflection: Sequence[str],
    observations: Sequence[SignedSheet],
    organisation: str,
    clock: Clock,
) -> DebriefData:
    """Put an attempt together for print."""
    look, run = past.debrief, past.run
    return DebriefData(
        title=tr("复盘：{title}").format(title=past.attempt.title),
        organisation=organisation,
        subject=past.person.name,
        subject_role=post_of(past.person),
        facts=facts_text(past.attempt, past.result, tr("{n} 条消息"), clock),
        day=clock.local(past.result.finished_at).date(),
        total_text=number_text(math.floor(past.judgement.total)),
        outcome=outcome_text(past.judgement),
        gain=look.gain,
        loss=look.loss,
        criteria=criteria_data(past.judgement),
        curve_title="",
        moods=(),
        turns=tuple(_turn(run, one) for one in look.events),
        views=(
            ViewData(tr("客户"), "", tuple(("", one) for one in look.customer_view)),
            trainee_view(past.person, reflection),
            *observer_views(observations, clock),
        ),
        parts=(
            PartData(tr("每位客户等了多久"), tuple(_wait(one) for one in look.lines)),
            PartData(tr("先答谁"), tuple(_order(run, look))),
        ),
    )


def _turn(run: RushRun, one: EventDebrief) -> TurnData:
    event, customer = one.event, run.drill.customer(one.event.talk)
    parts = [tr("第 {n} 条").format(n=event.number), place_word(event.to)]
    if customer is not None:
        mood = tr("情绪 {a} → {b}").format(a=one.turn.mood_before, b=one.turn.mood_after)
        parts += [mood, tr("等了 {took}").format(took=_took(event.exchange.timing.answer))]
    return TurnData(
        heading=" · ".join(parts),
        customer=customer.name if customer else tr("情形"),
        line=one.turn.line,
        reply=reply_data(one.turn),
        remarks=remarks(one.turn),
    )


def _wait(line: Line) -> str:
    came = tr("第 {at}到").format(at=_took(line.arrives)) if line.arrives else tr("一开始就在")
    told = [urgency_word(line.customer.urgency), came]
    if line.seen is None:
        told.append(tr("一直没有回音"))
    else:
        seen = _took(max(0.0, line.seen - line.arrives))
        told.append(tr("{took}后第一次有回音").format(took=seen))
    for wait in line.waits:
        form = tr("等了 {took}") if wait.answered else tr("等了 {took}，没有答复")
        told.append(form.format(took=_took(wait.end - wait.start)))
    told.append(tr("情绪 {a} → {b}").format(a=line.moods[0], b=line.moods[-1]))
    return tr("{name}：{told}").format(name=line.customer.name, told=tr("，").join(told))


def _order(run: RushRun, look: RushDebrief) -> Iterator[str]:
    customers = {one.id: one for one in run.drill.customers}

    def names(keys: Sequence[str]) -> str:
        return " → ".join(customers[key].name for key in keys) or tr("没有答过谁")

    yield tr("实际先后：{names}").format(names=names(look.taken))
    yield tr("应当先后：{names}").format(names=names(look.right))
    for key in look.right:
        word, why = urgency_word(customers[key].urgency), customers[key].why
        yield tr("{name}（{word}）：{why}").format(name=customers[key].name, word=word, why=why)


def _took(seconds: float) -> str:
    return span_text(timedelta(seconds=seconds))
