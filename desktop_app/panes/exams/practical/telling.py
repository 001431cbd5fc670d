"""Practical tests in words."""

from collections.abc import Mapping, Sequence

from db.records import Person
from desktop_app.panes.exams.practical.shown import (
    BriefingShown,
    CompareShown,
    CriterionShown,
    DrillAct,
    PersonRow,
    PracticalRow,
    PracticalShown,
    ScenarioRow,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.practicals.marking.comparing import Because, Compared, told_apart
from desktop_app.training.practicals.marking.standing import Comparison, Spoken, ToMark
from desktop_app.training.practicals.rules import DIFFICULTIES, named
from desktop_app.training.practicals.standing import Choice, HeldDrill, HeldPractical, Stage
from desktop_app.widgets.table import Cell, Row
from desktop_app.widgets.tags import Tone
from desktop_app.widgets.transcript import Message

CHANNELS = {
    "phone": tr("电话"),
    "chat": tr("微信"),
    "group": tr("群聊"),
    "desk": tr("前台"),
    "email": tr("邮件"),
}
STAGES: dict[Stage, tuple[str, Tone]] = {
    Stage.WAITING: (tr("待做"), "plain"),
    Stage.UNDER_WAY: (tr("进行中"), "accent"),
    Stage.DONE: (tr("待评分"), "warn"),
    Stage.LIVE: (tr("现场，待评分"), "warn"),
    Stage.MARKED: (tr("已评分"), "good"),
    Stage.VOIDED: (tr("作废"), "plain"),
}
MARK = tr("评分")
_FAR = 15
"""Marks that are so far apart stand out."""


def practical_row(held: HeldPractical, clock: Clock) -> PracticalRow:
    """Return one practical as its row."""
    day = day_text(clock.local(held.practical.opened_at).date())
    marked = sum(one.stage is Stage.MARKED for one in held.counted)
    detail = tr("{day} · 已评 {n} / {of} 场").format(day=day, n=marked, of=len(held.counted))
    finds = f"{held.person.initials} {held.person.staff_number}"
    return PracticalRow(str(held.practical.id), held.person.name, detail, (_tag(held),), finds)


def _tag(held: HeldPractical) -> tuple[str, Tone]:
    if held.cancelled is not None:
        return tr("已取消"), "plain"
    if held.sheet is not None and held.sheet.total is not None:
        mark = tr("{n} 分").format(n=number_text(held.sheet.total))
        return mark, "good" if held.sheet.passed else "bad"
    if held.ready:
        return tr("待登记"), "accent"
    waiting = sum(one.to_mark for one in held.counted)
    return (tr("待评 {n}").format(n=waiting), "warn") if waiting else (tr("进行中"), "plain")


def practical_shown(
    held: HeldPractical,
    why_not: Mapping[int, str],
    system: Mapping[int, float],
    clock: Clock,
) -> PracticalShown:
    """Return one practical; *system* holds the system's totals of the drills that are marked."""
    opened = clock.local(held.practical.opened_at)
    facts = tr("{day} {time} 开始 · 学员编号 {number}").format(
        day=day_text(opened.date()), time=time_text(opened), number=held.person.staff_number
    )
    told, tone = _told(held, clock)
    acts = {_key(one): _act(held, one, why_not) for one in held.drills}
    return PracticalShown(
        title=held.person.name,
        facts=facts,
        told=told,
        tone=tone,
        rows=tuple(_row(one, system.get(one.drill.position)) for one in held.drills),
        acts=acts,
        first=next((key for key, one in acts.items() if one.open == MARK), next(iter(acts))),
        may_change=held.under_way,
        may_register=held.ready,
        sheet=str(held.sheet.id) if held.sheet is not None else "",
    )


def _told(held: HeldPractical, clock: Clock) -> tuple[str, str]:
    if held.cancelled is not None:
        day = day_text(clock.local(held.cancelled.at).date())
        return tr("{day}取消：{why}").format(day=day, why=held.cancelled.reason), "secondary"
    if held.sheet is not None:
        return (
            tr("成绩 {n} 分，{who}登记，{sheet}。").format(
                n=number_text(held.sheet.total or 0),
                who=held.sheet.filler,
                sheet=held.sheet.number,
            ),
            "secondary",
        )
    if held.lacks:
        return "\n".join(held.lacks), "secondary"
    return tr("各场都已评分，可以登记成绩。"), "good"


def _key(one: HeldDrill) -> str:
    return str(one.drill.position)


def _act(held: HeldPractical, one: HeldDrill, why_not: Mapping[int, str]) -> DrillAct:
    if one.stage is Stage.MARKED:
        return DrillAct(open=tr("看对照"), void=held.under_way)
    if not held.under_way or one.stage is Stage.VOIDED:
        return DrillAct()
    why = why_not.get(one.drill.position, "")
    may = one.to_mark and not why
    return DrillAct(
        open=MARK if may else "",
        live=one.stage is Stage.WAITING,
        void=True,
        why_not=why if one.to_mark else "",
    )


def _row(one: HeldDrill, system: float | None) -> Row:
    state, tone = STAGES[one.stage]
    human = one.sheet.total if one.sheet is not None else None
    way = tr("现场") if one.customer_id else tr("考核")
    if one.stage is Stage.WAITING:
        way = "—"
    apart = human - system if human is not None and system is not None else None
    return Row(
        _key(one),
        (
            Cell(str(one.drill.position)),
            Cell(DIFFICULTIES[one.drill.difficulty]),
            Cell(one.drill.title, tip=one.reason),
            Cell(way),
            Cell(state, tone if tone in ("good", "warn", "bad") else ""),
            Cell(one.sheet.filler if one.sheet is not None else ""),
            Cell(_given(human), bold=True, sort=human or -1),
            Cell(_given(system), sort=system or -1),
            Cell(_signed(apart), "warn" if abs(apart or 0) >= _FAR else "", sort=apart or 0),
        ),
    )


def _mark(mark: float | None) -> str:
    return _given(mark) or "—"


def _given(mark: float | None) -> str:
    return "" if mark is None else number_text(round(mark, 1))


def _signed(apart: float | None) -> str:
    if apart is None:
        return ""
    exact = round(apart, 1)
    number = number_text(abs(exact))
    return f"+{number}" if exact > 0 else f"−{number}" if exact < 0 else "0"


def person_row(one: Person) -> PersonRow:
    """Return somebody to choose."""
    detail = tr(" · ").join(part for part in (one.staff_number, one.team) if part)
    return PersonRow(str(one.id), one.name, detail, f"{one.initials} {detail}")


def scenario_row(one: Choice, chosen: bool) -> ScenarioRow:
    """Return a scenario to choose."""
    practised = tr("练过 {n} 次").format(n=one.runs) if one.runs else tr("没练过")
    channel = CHANNELS.get(one.channel, "")
    minutes = tr("{n} 分钟").format(n=one.minutes)
    return ScenarioRow(
        key=str(one.version_id),
        title=one.title,
        detail=" · ".join(part for part in (channel, minutes, practised) if part),
        difficulty=DIFFICULTIES[one.difficulty],
        chosen=chosen,
    )


def briefing(to_mark: ToMark) -> BriefingShown:
    """Return a drill as it is put before whoever marks it."""
    one = to_mark.one
    if to_mark.played_by is not None:
        empty = tr("现场演练：{name}扮演客户。边看边打分，亮点和建议里写下原话。").format(
            name=to_mark.played_by.name
        )
    else:
        empty = tr("学员一句也没有答复。")
    title = tr("{name} · {drill}").format(name=to_mark.held.person.name, drill=named(one))
    facts = tr("；").join(
        tr("{label}：{value}").format(label=label, value=value) for label, value in to_mark.facts
    )
    return BriefingShown(
        title=title,
        sentence=tr("{title} · 系统评分在您签名以后公布").format(title=one.drill.title),
        customer=tr("{customer}。目标：{goal}").format(
            customer=to_mark.customer, goal=to_mark.goal
        ),
        facts=facts,
        rules=to_mark.rules.strip(),
        messages=messages(to_mark.said, to_mark.customer.partition(" ")[0]),
        empty=empty if not to_mark.said else "",
    )


def messages(said: Sequence[Spoken], customer: str) -> tuple[Message, ...]:
    """Return a transcript without a word of the system's about it."""
    return tuple(
        Message(one.text, "own", note=_took(one.seconds))
        if one.own
        else Message(one.text, "customer", customer)
        for one in said
    )


def _took(seconds: float | None) -> str:
    return "" if seconds is None else tr("用时 {n} 秒").format(n=round(seconds))


def compare_shown(both: Comparison) -> CompareShown:
    """Return both judgements of a drill in words."""
    sheet, one = both.signed.sheet, both.one
    title = tr("{name} · {drill}").format(name=both.held.person.name, drill=named(one))
    live = both.system is None
    finding = tr("现场演练，系统没有评分。") if live else told_apart(both.rows)
    total = Compared(tr("这一场"), "", sheet.total, both.system)
    labels = {item.id: item.label for item in both.signed.form.items()}
    return CompareShown(
        title=title,
        sentence=tr("{title} · {who}评分").format(
            title=one.drill.title, who=both.signed.filler.name
        ),
        finding=finding,
        totals=_criterion(total, live),
        rows=tuple(_criterion(row, live) for row in both.rows),
        words=tuple(
            (labels[item], str(sheet.answers[item]))
            for item in ("strengths", "advice")
            if sheet.answers.get(item) and item in labels
        ),
        messages=messages(both.said, tr("客户")),
        empty=tr("现场演练没有逐句记录，看评分里写下的原话。") if live else "",
        attempt=str(one.attempt_id) if one.attempt_id is not None and not live else "",
        sheet=str(sheet.id),
    )


def _criterion(row: Compared, live: bool) -> CriterionShown:
    system = _mark(row.system)
    if row.system is None and not live and row.human is not None:
        system = tr("不评")
    label = row.label
    if row.beside and row.beside != row.label:
        label = tr("{label}（系统：{beside}）").format(label=row.label, beside=row.beside)
    return CriterionShown(
        label=row.label if live else label,
        human=tr("不单评") if row.human is None else _mark(row.human),
        system="" if live else system,
        apart=_signed(row.apart),
        tone="warn" if abs(row.apart or 0) >= _FAR else "",
        because=tuple(_because(one) for one in row.because),
    )


def _because(one: Because) -> str:
    where = tr("第 {n} 句").format(n=one.exchange)
    quote = tr("“{words}”").format(words=one.quote) if one.quote else ""
    return tr("−{loss} {what}：{why}（{where}{quote}）").format(
        loss=number_text(round(one.loss, 1)), what=one.what, why=one.why, where=where, quote=quote
    )
