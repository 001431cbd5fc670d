"""Turns a week of inspections into the words that the room shows."""

from db.records import Draw, Sheet
from desktop_app.panes.quality.week.shown import AgentRow, SignedShown, Tone, WeekShown
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.forms.scoring import Band
from desktop_app.training.quality.drawing.rules import last_day_of
from desktop_app.training.quality.drawing.standing import AgentWeek, Week
from desktop_app.training.quality.inspecting.use_cases import ToInspect


def week_shown(week: Week, latest: bool) -> WeekShown:
    """Tell a week; *latest* says that it is the present one."""
    span = tr("{first} 至 {last}").format(
        first=day_text(week.monday), last=day_text(last_day_of(week.monday))
    )
    return WeekShown(
        title=span if not latest else tr("本周 · {span}").format(span=span),
        finding=_finding(week),
        sentence=_sentence(week),
        rows=tuple(_row(one) for one in week.agents),
        owed=week.owed,
        act=_act(week),
        latest=latest,
    )


def drawn_text(draw: Draw) -> str:
    """Say how a draw was made, so that anybody can make it again."""
    how = draw.how
    text = tr("从 {pool} 条没抽过的接待里随机抽到第 {place} 条（种子 {seed}）").format(
        pool=how["pool"], place=how["place"] + 1, seed=how["seed"]
    )
    if draw.replaces_id is not None:
        text = tr("{text}；换抽原因：{reason}").format(text=text, reason=draw.reason)
    return text


def signed_shown(sheet: Sheet, opened: ToInspect, week: Week) -> SignedShown:
    """Tell an inspection that has just been signed, and what comes next."""
    band = Band(sheet.band) if sheet.band else None
    tones: dict[Band | None, Tone] = {
        Band.EXCELLENT: "good",
        Band.PASS: "accent",
        Band.NEEDS_WORK: "bad",
    }
    attempt = opened.contact.contact.attempt_id
    return SignedShown(
        sheet=str(sheet.id),
        text=tr("{name} · {title} · {total} 分 · {number}").format(
            name=opened.contact.agent.name,
            title=opened.contact.contact.title,
            total=number_text(sheet.total),
            number=sheet.number,
        ),
        band=band.label if band else "",
        tone=tones.get(band, "plain"),
        attempt=str(attempt) if attempt and band is Band.EXCELLENT else "",
        more=_finding(week),
    )


def _finding(week: Week) -> str:
    if not week.agents:
        return ""
    if not week.owed:
        return tr("{n} 位同事都检够了").format(n=len(week.agents))
    return tr("还欠 {n} 次").format(n=week.owed)


def _sentence(week: Week) -> str:
    parts = [
        tr("每人每周至少 {n} 次，随机抽取，没抽过的每一条机会相等").format(n=week.quota),
        tr("已完成 {n} 次").format(n=week.done),
    ]
    if week.short:
        parts.append(tr("{n} 次还没有可抽的接待").format(n=week.short))
    return " · ".join(parts)


def _act(week: Week) -> str:
    agent = week.next_agent()
    if agent is None:
        return ""
    return tr("接着评") if agent.open else tr("抽取下一个")


def _row(one: AgentWeek) -> AgentRow:
    state, tone = _state(one)
    marks = tr(" · ").join(number_text(draw.total) for draw in one.done)
    return AgentRow(
        key=str(one.person.id),
        name=one.person.name,
        team=one.person.team or "–",
        progress=tr("{done} / {quota}").format(done=len(one.done), quota=one.quota),
        order=one.owed,
        marks=marks or "–",
        waiting=str(one.waiting),
        state=state,
        tone=tone,
    )


def _state(one: AgentWeek) -> tuple[str, Tone]:
    if one.open is not None:
        return tr("已抽，待评"), "accent"
    if not one.owed:
        return tr("已检够"), "good"
    if not one.waiting:
        return tr("没有可抽的接待"), "bad"
    return tr("还欠 {n} 次").format(n=one.owed), "warn"
