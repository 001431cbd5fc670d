"""Turns development plans into the words that the room shows."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from db.records import Person
from desktop_app.filling.links import chain_entry
from desktop_app.panes.mentoring.development.shown import (
    ItemShown,
    ListRow,
    MeasureShown,
    PlanShown,
    ProposalShown,
    RequirementShown,
    StepShown,
    Tone,
)
from desktop_app.system.text import day_text, tr
from desktop_app.training.development.career import Requirement
from desktop_app.training.development.due.telling import Due
from desktop_app.training.development.items import StepKind
from desktop_app.training.development.measuring import Progress
from desktop_app.training.development.plan import Kind, Outcome, Phase, by_itself
from desktop_app.training.development.shown import Happened, PlanEntry, PlanPage
from desktop_app.training.development.words import (
    career_text,
    cause_text,
    finding_text,
    kind_word,
    measured_text,
    met_word,
    outcome_word,
    phase_word,
)

DUE = "due"
"""The first part of the key of a row that stands for a plan to be opened."""
_TONES: dict[Outcome, Tone] = {
    Outcome.REACHED: "good",
    Outcome.BETTER: "accent",
    Outcome.UNCHANGED: "warn",
    Outcome.UNKNOWN: "plain",
    Outcome.WITHDRAWN: "plain",
}
_BARS = {Outcome.REACHED: "good", Outcome.UNCHANGED: "warn"}
_OPENS = {
    StepKind.DRILL: "开始练习",
    StepKind.ARTICLE: "看手册",
    StepKind.SESSION: "看日历",
}


def phase_words(entry: PlanEntry, today: date) -> tuple[str, Tone]:
    """Return where a plan stands, in a word or two."""
    state = entry.state
    if state.closing is not None:
        outcome = state.closing.outcome
        return outcome_word(outcome, plan=True), _TONES[outcome]
    word, pressing = phase_word(entry, today)
    if entry.late(today):
        return word, "bad"
    return word, "warn" if pressing else "accent"


def plan_row(entry: PlanEntry, today: date, local: Callable[[datetime], datetime]) -> ListRow:
    """Return a plan as the list shows it."""
    opened = local(entry.state.plan.opened_at).date()
    parts = (
        tr("{day}拟").format(day=day_text(opened)),
        tr("{k} / {n} 步").format(k=entry.done, n=entry.steps),
    )
    return ListRow(
        str(entry.state.plan.id),
        entry.subject.name,
        tr(" · ").join(parts),
        (phase_words(entry, today),),
        entry.subject.name,
        finds=_finds(entry.subject),
    )


def due_row(due: Due) -> ListRow:
    """Return somebody about whom a plan is due as the list shows them."""
    return ListRow(
        f"{DUE}:{due.subject.id}",
        due.subject.name,
        cause_text({"kind": due.result.kind, "title": due.result.title}),
        ((tr("待拟定"), "warn"),),
        due.subject.name,
        finds=_finds(due.subject),
    )


def _finds(person: Person) -> str:
    return f"{person.initials} {person.staff_number}"


def list_sentence(entries: Sequence[PlanEntry], due: int, today: date) -> str:
    """Return how many plans are where."""
    running = [one for one in entries if one.state.open]
    counts = (
        (tr("{n} 份待拟定"), due),
        (tr("{n} 份待确认"), sum(one.state.phase is Phase.PROPOSED for one in running)),
        (tr("{n} 份进行中"), sum(one.state.phase is Phase.UNDER_WAY for one in running)),
        (tr("{n} 份有过期的"), sum(bool(one.late(today)) for one in running)),
        (tr("{n} 份已结束"), len(entries) - len(running)),
    )
    return tr(" · ").join(text.format(n=n) for text, n in counts if n)


def proposal_shown(name: str, own: bool, due: Due | None, key: str) -> ProposalShown:
    """Return what stands where a plan can be opened."""
    title = tr("拟一份我的发展计划") if own else tr("为{name}拟一份发展计划").format(name=name)
    told = tr(
        "程序从记录里找最弱的地方：实操各项、理论失分的部分、质检的低分项、总想不起的要点，"
        "再加上导师和下一级的要求，每一项都写明依据。拟好后由本人和导师一起增减，同意后开始。"
    )
    if due is not None:
        cause = cause_text({"kind": due.result.kind, "title": due.result.title})
        told = tr("{cause}。{told}").format(cause=cause, told=told)
    return ProposalShown(key, title, told)


def plan_shown(
    page: PlanPage, own: bool, today: date, local: Callable[[datetime], datetime]
) -> PlanShown:
    """Return a plan with everything about it."""
    entry, state = page.entry, page.entry.state
    phase, tone = phase_words(entry, today)
    return PlanShown(
        key=str(state.plan.id),
        name=entry.subject.name,
        phase=phase,
        tone=tone,
        reason=cause_text(state.plan.cause),
        facts=_facts(page, local),
        finding=finding_text(entry),
        items=tuple(_item(page, one, own, today, local) for one in entry.items),
        career=career_text(page.career),
        requirements=tuple(_requirement(one) for one in page.career.requirements),
        history=tuple(
            happened
            for one in reversed(page.history)
            if (happened := _happened(one, local)) is not None
        ),
        may_write=page.may_write,
        may_agree=page.may_agree,
        may_close=page.may_close,
        may_undo=page.may_undo,
        draft="" in page.drafts,
    )


def closing_text(entry: PlanEntry, outcome: Outcome) -> str:
    """Say what closing the plan now would come to."""
    told = tr("按记录，现在结束的结果是“{word}”：{finding}。")
    return told.format(word=outcome_word(outcome, plan=True), finding=finding_text(entry))


def _facts(page: PlanPage, local: Callable[[datetime], datetime]) -> tuple[tuple[str, str], ...]:
    state = page.entry.state
    agreed = tr("、").join(
        tr("{name}（{day}）").format(name=page.names.get(who, ""), day=day_text(local(at).date()))
        for who, at in state.agreed.items()
    )
    facts = [(tr("同意"), agreed or tr("还没有人同意，同意后开始"))]
    if state.open:
        facts.append((tr("下次回顾"), day_text(state.review_on)))
    if state.closing is not None:
        facts.append((tr("结束评语"), state.closing.words))
    return tuple(facts)


def _item(
    page: PlanPage,
    one: Progress,
    own: bool,
    today: date,
    local: Callable[[datetime], datetime],
) -> ItemShown:
    item, open_ = one.item, page.entry.state.open
    owner = page.names.get(item.owner_id, "") if item.owner_id else tr("还没有定")
    late = open_ and item.due < today and not one.finished
    due = tr("{day}前").format(day=day_text(item.due))
    kind, kind_tone = kind_word(item.kind), _KIND_TONES[str(item.kind)]
    return ItemShown(
        id=item.id,
        kind=kind,
        kind_tone=kind_tone,
        goal=item.goal,
        facts=tr("{owner} · {due}").format(owner=owner, due=due),
        late=late,
        state=_state(one, late, open_),
        reason=item.reason,
        entries=tuple(chain_entry(link, local) for link in page.links.get(item.id, ())),
        steps=_steps(one, own and open_, page.may_write),
        measure=_measure(one),
        writable=page.may_write,
        draft=item.id in page.drafts,
    )


_KIND_TONES: dict[str, Tone] = {
    "training": "accent",
    "drills": "accent",
    "mentoring": "good",
    "career": "warn",
}


def _state(one: Progress, late: bool, open_: bool) -> tuple[str, Tone] | None:
    if one.outcome is Outcome.REACHED or not open_:
        return outcome_word(one.outcome), _TONES[one.outcome]
    if late:
        return tr("已过期"), "bad"
    return None


def _steps(one: Progress, playing: bool, writing: bool) -> tuple[StepShown, ...]:
    found = []
    for step, done in zip(one.item.steps, one.steps, strict=True):
        # A drill is for whom the plan is about; an article may be read by everybody.
        opens = step.kind is StepKind.ARTICLE or (playing and step.kind is not StepKind.WORDS)
        found.append(
            StepShown(
                name=step.name,
                text=step.text,
                told=done.told or (_waiting(step.kind) if writing and not done.done else ""),
                done=done.done,
                tickable=writing and not by_itself(step.kind),
                opens=tr(_OPENS[step.kind]) if opens else "",
            )
        )
    return tuple(found)


def _waiting(kind: StepKind) -> str:
    """Say how a step ticks itself off that no hand ticks off."""
    return {
        StepKind.DRILL: tr("通过一次自动打勾"),
        StepKind.SESSION: tr("上完自动打勾"),
    }.get(kind, "")


def _measure(one: Progress) -> MeasureShown:
    measure = one.item.measure
    if not measure.figured:
        return MeasureShown(measure.label, "", tr("怎样算做到"), None, "")
    value = one.after if one.after is not None else measure.before
    target = measure.target or 0.0
    share = min(1.0, value / target) if value is not None and target else 0.0
    return MeasureShown(
        label=measure.label,
        text=measured_text(one),
        note=tr("目标 {target}").format(target=measure.told(measure.target)),
        share=share,
        tone=_BARS.get(one.outcome, "accent"),
    )


def _requirement(one: Requirement) -> RequirementShown:
    tones: dict[bool | None, Tone] = {True: "good", False: "warn", None: "plain"}
    return RequirementShown(one.text, one.told, met_word(one.met), tones[one.met])


def _happened(one: Happened, local: Callable[[datetime], datetime]) -> tuple[str, str] | None:
    at = local(one.event.at)
    text = event_text(one)
    return (f"{day_text(at.date())} {at:%H:%M}", text) if text else None


def event_text(one: Happened) -> str:
    """Return what happened in a sentence; empty for the taking back itself, which is told on
    what was taken back."""
    body, who = one.event.body, one.who
    told = {
        Kind.PROPOSED: tr("程序按记录拟了 {n} 项").format(n=len(body.get("items", ()))),
        Kind.AGREED: tr("{who}同意了计划"),
        Kind.ITEM: tr("{who}写下了“{goal}”"),
        Kind.REMOVED: tr("{who}去掉了“{goal}”"),
        Kind.STEP: tr("{who}完成了：{text}") if body.get("done") else tr("{who}重新打开：{text}"),
        Kind.REVIEWED: tr("{who}记了回顾：{words}"),
        Kind.CLOSED: tr("{who}结束了计划（{outcome}）：{words}"),
        Kind.UNDONE: "",
    }[Kind(one.event.kind)]
    goal = body["item"]["goal"] if one.event.kind == Kind.ITEM else body.get("goal", "")
    outcome = outcome_word(Outcome(body["outcome"]), plan=True) if "outcome" in body else ""
    text = told.format(
        who=who, goal=goal, text=body.get("text", ""), words=body.get("words", ""), outcome=outcome
    )
    return tr("{text}（后来撤销了）").format(text=text) if one.undone and text else text
