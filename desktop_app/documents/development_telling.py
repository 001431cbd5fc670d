"""Turns a development plan into the words that stand on paper."""

from desktop_app.documents.development_data import DevelopmentData, ItemData
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, long_day, number_text, tr
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.development.measuring import Progress
from desktop_app.training.development.plan import Kind, Outcome
from desktop_app.training.development.shown import PlanPage
from desktop_app.training.development.words import (
    career_text,
    cause_text,
    finding_text,
    kind_word,
    measured_text,
    met_word,
    outcome_word,
)


def development_data(page: PlanPage, organisation: str, clock: Clock) -> DevelopmentData:
    """Return everything that the paper shows, as the plan stands today."""
    entry, state = page.entry, page.entry.state
    opened = clock.local(state.plan.opened_at).date()
    facts = [cause_text(state.plan.cause), tr("{day}拟定").format(day=long_day(opened))]
    if state.closing is not None:
        ended = long_day(clock.local(state.closing.at).date())
        word = outcome_word(state.closing.outcome, plan=True)
        facts.append(tr("{day}结束：{word}").format(day=ended, word=word))
    else:
        facts.append(tr("下次回顾 {day}").format(day=long_day(state.review_on)))
    reviews = [
        (day_text(clock.local(one.event.at).date()), f"{one.who}：{one.event.body['words']}")
        for one in page.history
        if one.event.kind in (Kind.REVIEWED, Kind.CLOSED) and not one.undone
    ]
    return DevelopmentData(
        title=tr("发展计划 · {name}").format(name=entry.subject.name),
        organisation=organisation,
        facts=" · ".join(facts),
        finding=tr("{finding}。").format(finding=finding_text(entry)),
        day=clock.today(),
        items=tuple(_item(page, one) for one in entry.items),
        career=career_text(page.career),
        requirements=tuple(
            (one.text, met_word(one.met), one.told) for one in page.career.requirements
        ),
        reviews=tuple(reviews),
        signatures=(tr("本人"), tr("带教导师"), tr("主管")),
    )


def _item(page: PlanPage, one: Progress) -> ItemData:
    item, measure = one.item, one.item.measure
    owner = page.names.get(item.owner_id, "") if item.owner_id else tr("还没有定")
    told = measure.label
    if measure.figured:
        told = tr("{label}：{text}，目标 {target}").format(
            label=measure.label, text=measured_text(one), target=measure.told(measure.target)
        )
    reached = one.outcome is Outcome.REACHED
    return ItemData(
        kind=kind_word(item.kind),
        goal=item.goal,
        facts=tr("{owner} · {day}前").format(owner=owner, day=long_day(item.due)),
        reason=item.reason,
        records=tuple(_record(link) for link in page.links.get(item.id, ())),
        steps=tuple(
            (done.done, tr("{text}（{told}）").format(text=step.text, told=done.told))
            if done.told
            else (done.done, step.text)
            for step, done in zip(item.steps, one.steps, strict=True)
        ),
        measure=told,
        outcome=outcome_word(one.outcome) if reached or not page.entry.state.open else "",
        good=reached,
    )


def _record(link: Link) -> str:
    if link.mark is None:
        return link.title
    return tr("{title} {mark} 分").format(title=link.title, mark=number_text(link.mark))
