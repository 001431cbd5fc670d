"""Turns coaching plans into the words that the room shows."""

from collections.abc import Sequence

from db.records import CoachingEvent, Person
from desktop_app.panes.quality.coaching.shown import (
    ActionShown,
    CauseShown,
    DrillShown,
    Fields,
    ItemShown,
    ListRow,
    PlanShown,
    Tone,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.practice.assigned import DrillProgress
from desktop_app.training.quality.coaching.contents import Contents
from desktop_app.training.quality.coaching.measuring import ItemChange, Measured
from desktop_app.training.quality.coaching.plan import Kind, Outcome, Phase, PlanState
from desktop_app.training.quality.coaching.shown import (
    CauseSheet,
    Happened,
    PlanEntry,
    PlanPage,
)


def outcome_words(outcome: Outcome) -> tuple[str, Tone]:
    """Return how a plan ended, in a word or two."""
    told: dict[Outcome, tuple[str, Tone]] = {
        Outcome.REACHED: (tr("已达标"), "good"),
        Outcome.IMPROVED: (tr("有进步"), "accent"),
        Outcome.UNCHANGED: (tr("未见好转"), "bad"),
        Outcome.TOO_FEW: (tr("样本不足"), "plain"),
        Outcome.WITHDRAWN: (tr("已撤销"), "plain"),
    }
    return told[outcome]


def phase_words(entry: PlanEntry, clock: Clock) -> tuple[str, Tone]:
    """Return where a plan stands, in a word or two."""
    state = entry.state
    if state.closing is not None:
        return outcome_words(state.closing.outcome)
    if state.phase is Phase.PROPOSED:
        return tr("待安排"), "warn"
    if state.overdue(clock.today()):
        return tr("已到期"), "bad"
    return tr("进行中"), "accent"


def plan_row(entry: PlanEntry, clock: Clock) -> ListRow:
    """Return a plan as the list shows it."""
    opened = clock.local(entry.state.plan.opened_at).date()
    parts = [entry.owner, tr("{day}开").format(day=day_text(opened))]
    return ListRow(
        str(entry.state.plan.id),
        entry.subject.name,
        " · ".join(part for part in parts if part),
        (phase_words(entry, clock),),
        entry.subject.name,
    )


def list_sentence(entries: Sequence[PlanEntry], clock: Clock) -> str:
    """Return how many plans are where."""
    running = [one for one in entries if one.state.open]
    waiting = [one for one in running if one.state.phase is Phase.PROPOSED]
    reached = [
        one
        for one in entries
        if one.state.closing is not None and one.state.closing.outcome is Outcome.REACHED
    ]
    parts = [tr("{n} 份进行中").format(n=len(running) - len(waiting))]
    if waiting:
        parts.append(tr("{n} 份待安排").format(n=len(waiting)))
    overdue = sum(one.state.overdue(clock.today()) for one in running)
    if overdue:
        parts.append(tr("{n} 份已到期").format(n=overdue))
    ended = len(entries) - len(running)
    if ended:
        parts.append(tr("{n} 份已结束，其中 {k} 份达标").format(n=ended, k=len(reached)))
    return " · ".join(parts)


def plan_shown(page: PlanPage, actor: Person, clock: Clock) -> PlanShown:
    """Return a plan with everything about it."""
    entry, state = page.entry, page.entry.state
    phase, tone = phase_words(entry, clock)
    finding, sentence = _finding(page.measured, state)
    own = actor.id == entry.subject.id
    moved = [one for one in page.measured.items if one.improved or one.worse]
    return PlanShown(
        key=str(state.plan.id),
        name=entry.subject.name,
        phase=phase,
        tone=tone,
        facts=_facts(entry),
        reason=_reason(page),
        causes=tuple(_cause(one) for one in page.causes),
        finding=finding,
        sentence=sentence,
        means=_means(page.measured),
        items=tuple(_item(one) for one in moved),
        still=len(page.measured.items) - len(moved),
        actions=tuple(ActionShown(one, one in state.done) for one in state.contents.actions),
        may_tick=page.may_tick,
        drills=tuple(_drill(one, own and state.open) for one in entry.drills),
        history=tuple(_happened(one, clock) for one in reversed(page.history)),
        act=_act(page),
    )


def fields_of(contents: Contents) -> Fields:
    """Return a plan's contents as the side sheet edits them."""
    return Fields(
        mean=round(contents.goal.mean),
        sheets=contents.goal.sheets,
        actions="\n".join(contents.actions),
        drills=contents.drills,
        starts=contents.starts,
        ends=contents.ends,
        owner=str(contents.owner_id or ""),
        check_in=contents.check_in,
    )


def closing_text(measured: Measured) -> str:
    """Say what closing the plan now would come to."""
    word, _tone = outcome_words(measured.outcome)
    told = tr("按质检记录，现在结束的结果是“{word}”：{figures}。")
    return told.format(word=word, figures=_figures(measured))


def _act(page: PlanPage) -> str:
    if not page.may_coach:
        return ""
    return tr("安排计划") if page.entry.state.phase is Phase.PROPOSED else tr("修改计划")


def _facts(entry: PlanEntry) -> tuple[tuple[str, str], ...]:
    contents = entry.state.contents
    span = tr("{first} 至 {last}").format(
        first=day_text(contents.starts), last=day_text(contents.ends)
    )
    facts = [
        (tr("目标"), contents.goal.text),
        (tr("负责人"), entry.owner or tr("还没有定")),
        (tr("起止"), span),
    ]
    if entry.state.open and contents.check_in is not None:
        facts.append((tr("下次面谈"), day_text(contents.check_in)))
    if entry.state.closing is not None:
        facts.append((tr("结束评语"), entry.state.closing.words))
    return tuple(facts)


def _reason(page: PlanPage) -> str:
    words = page.entry.state.plan.cause["words"]
    if words:
        return str(words)
    told = tr("连续 {n} 次质检低于标准，由程序自动开启。").format(n=len(page.causes))
    if page.weakest:
        names = "".join(tr("“{label}”").format(label=one) for one, _lost, _n in page.weakest)
        told += tr("扣分最多的是{names}。").format(names=names)
    return told


def _cause(one: CauseSheet) -> CauseShown:
    text = tr("{number} · {total} 分").format(number=one.number, total=number_text(one.total))
    note = ""
    if one.changed:
        note = tr("后来更正为 {total} 分").format(total=number_text(one.standing_total))
    return CauseShown(str(one.standing_id), text, note)


def _figures(measured: Measured) -> str:
    before, after = measured.mean_before, measured.mean_after
    if after is None:
        return tr("之后还没有质检，此前 {n} 次平均 {before} 分").format(
            n=len(measured.before), before=number_text(before)
        )
    return tr("此前 {k} 次平均 {before} 分，之后 {n} 次平均 {after} 分").format(
        k=len(measured.before),
        before=number_text(before),
        n=len(measured.after),
        after=number_text(after),
    )


def _finding(measured: Measured, state: PlanState) -> tuple[str, str]:
    goal = number_text(measured.goal)
    if state.closing is not None:
        return _closed_finding(state)
    after = measured.mean_after
    if after is None:
        told = tr("从开启计划之后签名的质检算起，满 {n} 次就能看出结果。")
        return tr("还没有之后的质检"), told.format(n=measured.wanted)
    if not measured.enough:
        title = tr("还差 {n} 次质检").format(n=measured.wanted - len(measured.after))
        return title, _figures(measured) + tr("（n = {n}，先作参考）").format(n=len(measured.after))
    reached = tr("已达到目标 {goal} 分") if after >= measured.goal else tr("还没到目标 {goal} 分")
    return reached.format(goal=goal), _figures(measured)


def _closed_finding(state: PlanState) -> tuple[str, str]:
    """Tell what the plan was closed by, whatever was corrected since."""
    closing = state.closing
    if closing is None:
        raise AssertionError("only a closed plan has a closing")
    told = closing.measured
    word, _tone = outcome_words(closing.outcome)
    sentence = tr("结束时：此前 {k} 次平均 {before} 分，之后 {n} 次平均 {after} 分，目标 {goal} 分")
    return word, sentence.format(
        k=len(told["before"]),
        before=number_text(told["mean_before"]),
        n=len(told["after"]),
        after=number_text(told["mean_after"]),
        goal=number_text(told["goal"]),
    )


def _means(measured: Measured) -> tuple[tuple[str, float | None, str], ...]:
    return tuple(
        (label, mean, tr("n = {n}").format(n=len(side)))
        for label, mean, side in (
            (tr("此前平均"), measured.mean_before, measured.before),
            (tr("之后平均"), measured.mean_after, measured.after),
        )
    )


def _item(one: ItemChange) -> ItemShown:
    tone: Tone = "good" if one.improved else "bad" if one.worse else "plain"
    change = tr("{before} → {after}").format(
        before=number_text(one.before), after=number_text(one.after)
    )
    return ItemShown(one.label, one.before, one.after, change, tone)


def _drill(one: DrillProgress, own: bool) -> DrillShown:
    if not one.title:
        return DrillShown(one.key, tr("已下架的练习"), "", one.passed, playable=False)
    if not one.runs:
        detail = tr("布置后还没有练过")
    else:
        detail = tr("布置后练过 {n} 次，最好 {best} 分").format(
            n=one.runs, best=number_text(one.best)
        )
    return DrillShown(one.key, one.title, detail, one.passed, playable=own)


def _happened(one: Happened, clock: Clock) -> tuple[str, str]:
    at = clock.local(one.event.at)
    return f"{day_text(at.date())} {at:%H:%M}", _event_text(one.event, one.who)


def _event_text(event: CoachingEvent, who: str) -> str:
    body = event.body
    kind = Kind(event.kind)
    if kind is Kind.PROPOSED:
        return tr("程序拟好了计划")
    if kind is Kind.SET:
        return tr("{who}写下了计划").format(who=who)
    if kind is Kind.ACTION:
        told = tr("{who}完成了：{action}") if body["done"] else tr("{who}重新打开：{action}")
        return told.format(who=who, action=body["action"])
    if kind is Kind.CHECK_IN:
        return tr("{who}记了面谈：{words}").format(who=who, words=body["words"])
    if kind is Kind.MARK_CHANGED:
        return tr("一份起因质检由 {before} 分更正为 {after} 分，计划保留").format(
            before=number_text(body["before"]), after=number_text(body["after"])
        )
    if kind is Kind.AGAIN:
        return tr("又有连续 {n} 次质检低于标准，记在这份计划里").format(n=len(body["sheets"]))
    word, _tone = outcome_words(Outcome(body["outcome"]))
    return tr("{who}结束了计划（{word}）：{words}").format(who=who, word=word, words=body["words"])
