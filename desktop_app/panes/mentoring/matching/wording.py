"""Puts proposals, reasons and decisions into words."""

from collections.abc import Callable
from datetime import datetime

from desktop_app.panes.mentoring.matching.shown import (
    ChoiceRow,
    ChoiceShown,
    HistoryLine,
    PairRow,
    ReasonLine,
)
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.mentoring.matching.rules import Rules
from desktop_app.training.mentoring.matching.use_cases import (
    Choice,
    Decided,
    MatchingPage,
    Unpaired,
)


def sentence(page: MatchingPage) -> str:
    """Return how many wait for a mentor, and who may be one."""
    if not page.trainees:
        return tr("{n} 位导师").format(n=len(page.candidates)) if page.candidates else ""
    waiting = sum(one.known.person.mentor_id is None for one in page.trainees)
    proposed = sum(one.proposal is not None for one in page.trainees)
    may = sum(one.eligibility.may for one in page.candidates)
    parts = [
        tr("{n} 位学员还没有导师").format(n=waiting) if waiting else tr("每位学员都有导师"),
        tr("有建议的 {n} 位").format(n=proposed) if waiting else "",
        tr("{n} 位导师中 {k} 位合条件").format(n=len(page.candidates), k=may),
    ]
    return " · ".join(part for part in parts if part)


def rule_text(rules: Rules) -> str:
    """Return by which rules mentors are proposed."""
    character, strengths, load = rules.weights
    return tr(
        "导师在岗满 {y} 年，满意度在前 {s}%（不知道满意度时看质检和评估均分），同时最多带 {m} 人。"
        "得分：性格互补 {a}，专长互补 {b}，现在带得少 {c}。整组一起算，让总分最高。"
    ).format(
        y=rules.service_years,
        s=number_text(rules.top_share),
        m=rules.most_trainees,
        a=character,
        b=strengths,
        c=load,
    )


def pair_row(one: Unpaired) -> PairRow:
    """Return a trainee as the list shows them."""
    person = one.known.person
    joined = tr("{day}入职").format(day=day_text(person.joined_on))
    if person.mentor_id is not None:
        detail = tr("导师 {name}").format(name=person.mentor)
        tags: tuple[tuple[str, str], ...] = ()
    elif one.proposal is not None:
        detail = tr("建议 {name}").format(name=one.proposal.mentor.person.name)
        tags = ((tr("{n} 分").format(n=one.proposal.points), "accent"), (tr("待配对"), "warn"))
    else:
        detail, tags = tr("没有合条件的导师有空位"), ((tr("待配对"), "warn"),)
    return PairRow(str(person.id), person.name, f"{detail} · {joined}", tags)  # type: ignore[arg-type]


def choice_row(choice: Choice, rules: Rules, now: int, after: int) -> ChoiceRow:
    """Return a mentor as the table of choices shows them."""
    load = tr("{n} / {most}").format(n=now, most=rules.most_trainees)
    if after != now:
        load = tr("{n} → {k} / {most}").format(n=now, k=after, most=rules.most_trainees)
    state, tone = tr("合条件"), "good"
    if not choice.eligibility.may:
        state, tone = tr("不合条件"), "warn"
    elif choice.full:
        state, tone = tr("已满"), "warn"
    person = choice.match.mentor.person
    points = choice.match.points
    return ChoiceRow(str(person.id), person.name, str(points), points, load, state, tone)


def choice_shown(trainee: Unpaired, choice: Choice) -> ChoiceShown:
    """Return everything that speaks for and against one pairing."""
    person, mentor = trainee.known.person, choice.match.mentor.person
    proposed = trainee.proposal is not None and trainee.proposal.mentor.person.id == mentor.id
    paired = person.mentor_id == mentor.id
    title = tr("{mentor} 带 {trainee}：{n} 分").format(
        mentor=mentor.name, trainee=person.name, n=choice.match.points
    )
    rules = [ReasonLine(one.text, "", one.good) for one in choice.eligibility.reasons]
    parts = [
        ReasonLine(one.text, tr("{n} 分").format(n=one.points), one.good)
        for one in choice.match.reasons
    ]
    act = tr("按建议配对") if proposed else tr("改由{name}带").format(name=mentor.name)
    return ChoiceShown(
        title=title,
        reasons=(*parts, *rules),
        needs_reason=not proposed and not paired,
        act="" if paired else act,
        may_end=paired,
    )


def history_line(one: Decided, local: Callable[[datetime], datetime]) -> HistoryLine:
    """Return a decision of the past with its reasons as they stood."""
    ways = {
        "proposal": tr("按建议"),
        "choice": tr("主管选定"),
        "end": tr("结束带教"),
        "undo": tr("撤销"),
    }
    body, at = one.pairing.reasons, local(one.pairing.decided_at)
    title = (
        tr("{trainee}：{mentor}").format(trainee=one.trainee, mentor=one.mentor)
        if one.mentor
        else tr("{trainee}：没有导师").format(trainee=one.trainee)
    )
    facts = [f"{day_text(at.date())} {time_text(at)}", one.by, ways.get(body.get("by", ""), "")]
    lines = [" · ".join(part for part in facts if part)]
    if body.get("reason"):
        lines.append(tr("原因：{text}").format(text=body["reason"]))
    lines += [line["text"] for line in body.get("lines", ())]
    return HistoryLine(title, "\n".join(lines))
