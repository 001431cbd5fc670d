"""A judged attempt as it stands on paper, from what was recorded of it."""

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta

from db.records import Attempt, AttemptResult, Person
from desktop_app.documents.debrief_data import (
    CriterionData,
    DebriefData,
    PieceData,
    RemarkData,
    TurnData,
    ViewData,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, span_text, time_text, tr
from desktop_app.training.debriefing.standing import LookBack
from desktop_app.training.forms.answers import SCALE_STEP
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.practice.debrief import TurnDebrief
from desktop_app.training.practice.figures import band_word
from desktop_app.training.practice.marks import Judgement, criterion_name
from desktop_app.training.practice.use_cases import EXAM


def debrief_data(
    past: LookBack,
    reflection: Sequence[str],
    observations: Sequence[SignedSheet],
    organisation: str,
    clock: Clock,
) -> DebriefData:
    """Put an attempt together for print."""
    look, judgement = past.debrief, past.judgement
    return DebriefData(
        title=tr("复盘：{title}").format(title=past.attempt.title),
        organisation=organisation,
        subject=past.person.name,
        subject_role=post_of(past.person),
        facts=facts_text(past.attempt, past.result, tr("{n} 回合"), clock),
        day=clock.local(past.result.finished_at).date(),
        total_text=number_text(math.floor(judgement.total)),
        outcome=outcome_text(judgement),
        gain=look.gain,
        loss=look.loss,
        criteria=criteria_data(judgement),
        curve_title=tr("客户情绪：从 {start} 到 {end}（0 平静，100 愤怒；n = {n} 回合）").format(
            start=look.moods[0], end=look.moods[-1], n=len(look.turns)
        ),
        moods=look.moods,
        turns=tuple(_turn(one, past.conversation.drill.customer_name) for one in look.turns),
        views=(
            ViewData(
                tr("客户 {name}").format(name=past.conversation.drill.customer_name),
                "",
                tuple(("", one) for one in past.debrief.customer_view),
            ),
            trainee_view(past.person, reflection),
            *observer_views(observations, clock),
        ),
    )


def post_of(person: Person) -> str:
    """Where somebody works, in one line."""
    return " · ".join(part for part in (person.team, person.staff_number) if part)


def facts_text(attempt: Attempt, result: AttemptResult, turns: str, clock: Clock) -> str:
    """When, how and how long; *turns* is the form that says how much was said."""
    moment = clock.local(result.finished_at)
    return " · ".join(
        (
            f"{day_text(moment.date())} {time_text(moment)}",
            tr("考核") if attempt.mode == EXAM else tr("对练"),
            turns.format(n=result.turns),
            span_text(timedelta(seconds=result.seconds)),
        )
    )


def outcome_text(judgement: Judgement) -> str:
    """The band, and whether it was passed."""
    band = band_word(judgement.band)
    return band if judgement.passed else tr("{band} · 未通过").format(band=band)


def criteria_data(judgement: Judgement) -> tuple[CriterionData, ...]:
    """The four marks, cut as the screen does."""
    return tuple(
        CriterionData(
            criterion_name(one.criterion),
            tr("权重 {n}%").format(n=number_text(one.weight)),
            number_text(None if one.value is None else math.floor(one.value)),
            one.value,
        )
        for one in judgement.marks
    )


def _turn(turn: TurnDebrief, customer: str) -> TurnData:
    mood = tr("情绪 {a} → {b}").format(a=turn.mood_before, b=turn.mood_after)
    place = tr("第 {n} 回合").format(n=turn.number)
    return TurnData(
        heading=" · ".join((place, mood, *(one.sentence for one in turn.times))),
        customer=customer,
        line=turn.line,
        reply=reply_data(turn),
        remarks=remarks(turn),
    )


def reply_data(turn: TurnDebrief) -> tuple[PieceData, ...]:
    """The reply with its evidence marked, or that there was none."""
    return tuple(_pieces(turn)) if turn.reply.strip() else (PieceData(tr("（没有答复）")),)


def remarks(turn: TurnDebrief) -> tuple[RemarkData, ...]:
    """What is remarked on a turn."""
    return tuple(RemarkData(one.tone, one.label, one.text, one.better) for one in turn.notes)


def _pieces(turn: TurnDebrief) -> Iterator[PieceData]:
    """The reply cut at its evidence, so that replaced characters cannot move the marks."""
    place = 0
    for span in turn.spans:
        if place < span.start:
            yield PieceData(turn.reply[place : span.start])
        yield PieceData(turn.reply[span.start : span.end], span.tone)
        place = span.end
    if place < len(turn.reply):
        yield PieceData(turn.reply[place:])


def observer_views(observations: Sequence[SignedSheet], clock: Clock) -> Iterator[ViewData]:
    """What observers have signed about it, or that nobody has."""
    for one in observations:
        yield _observer(one, clock)
    if not observations:
        yield ViewData(tr("观察员"), "", (("", tr("（还没有观察意见）")),))


def trainee_view(person: Person, reflection: Sequence[str]) -> ViewData:
    """What the trainee wrote about it."""
    given = [*reflection, "", ""]
    questions = (tr("这次哪里最难"), tr("下次先做什么"))
    answers = tuple(
        (question, given[place] or tr("（没有写）")) for place, question in enumerate(questions)
    )
    return ViewData(tr("学员 {name}").format(name=person.name), "", answers)


def _observer(signed: SignedSheet, clock: Clock) -> ViewData:
    sheet, answers = signed.sheet, signed.sheet.answers
    day = day_text(clock.local(sheet.signed_at).date())
    facts = [tr("{day} 签名，编号 {number}").format(day=day, number=sheet.number)]
    if sheet.total is not None:
        facts.append(tr("均分 {n:.1f} / 5").format(n=sheet.total / SCALE_STEP))
    texts: list[tuple[str, str]] = []
    for item in signed.form.items():
        given = answers.get(item.id)
        if item.type == "scale" and isinstance(given, int):
            texts.append((item.label, f"{given} · {item.anchors[given - 1]}"))
        elif item.type == "text" and given:
            texts.append((item.label, str(given)))
    who = tr("观察员 {name}").format(name=signed.filler.name)
    return ViewData(who, " · ".join(facts), tuple(texts))
