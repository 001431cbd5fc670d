"""Turns the pack of a monthly meeting into the words that stand on paper and screen."""

from desktop_app.documents.meeting_data import (
    BarData,
    CaseData,
    FigureData,
    LineData,
    MeetingData,
    ProblemData,
    Tone,
)
from desktop_app.system.text import day_text, long_day, number_text, tr
from desktop_app.training.forms.scoring import Band
from desktop_app.training.quality.coaching.plan import Outcome, Phase
from desktop_app.training.quality.coaching.shown import PlanEntry
from desktop_app.training.quality.meeting.pack import Case, Pack, Problem

_TONES: dict[str, Tone] = {"excellent": "good", "pass": "", "needs_work": "bad"}
_PARETO = 0.8
"""The few that make up this share of all losses are where work pays first."""


def meeting_data(pack: Pack, organisation: str) -> MeetingData:
    """Return everything that the pack shows."""
    bands = [(band, pack.now.bands.get(band, 0)) for band in Band]
    return MeetingData(
        title=tr("{year}年{month}月质检会").format(year=pack.month.year, month=pack.month.month),
        organisation=organisation,
        facts=tr("{first} 至 {last} · 质检 {n} 次").format(
            first=long_day(pack.month), last=long_day(pack.last), n=pack.now.count
        ),
        day=pack.last,
        nothing=tr("这个月还没有签名的质检，数据和案例从有记录的月份看起。") if pack.empty else "",
        figures=figures(pack),
        bands=tuple(
            LineData(one.label, tr("{n} 次").format(n=count), _TONES[one]) for one, count in bands
        ),
        band_counts=tuple(count for _, count in bands),
        teams=tuple(
            BarData(
                one.name or tr("未分组"),
                _against(one.count, one.before),
                number_text(one.mean),
                one.mean,
            )
            for one in pack.teams
        ),
        dimensions=tuple(
            BarData(one.title, _against(one.count, one.before), number_text(one.mean), one.mean)
            for one in pack.dimensions
        ),
        problems_title=_pareto(pack.problems),
        problems=tuple(_problem(number, one) for number, one in enumerate(pack.problems, 1)),
        best=tuple(_case(one, pack.names) for one in pack.best),
        worst=tuple(_case(one, pack.names) for one in pack.worst),
        plans=tuple(_plan(one, pack.names) for one in pack.plans),
        disputes=_disputes(pack),
        examples=tuple(LineData(one.title, one.why) for one in pack.examples),
        agenda=_lines(pack.notes.agenda),
        decisions=_lines(pack.notes.decisions),
    )


def figures(pack: Pack) -> tuple[FigureData, ...]:
    """Return the numbers that the meeting begins with, each against the month before."""
    now, before = pack.now, pack.before
    good = now.count - now.bands.get(Band.NEEDS_WORK, 0)
    was = before.count - before.bands.get(Band.NEEDS_WORK, 0)
    return (
        FigureData(
            tr("已检 / 应检"),
            f"{pack.done} / {pack.quota}",
            tr("按周额度；上月检 {n} 次").format(n=before.count),
        ),
        FigureData(
            tr("平均分"),
            number_text(now.mean),
            tr("上月 {mean}（n = {n}）").format(mean=number_text(before.mean), n=before.count),
        ),
        FigureData(
            tr("合格及以上"),
            _percent(good, now.count),
            tr("n = {n}；上月 {was}").format(n=now.count, was=_percent(was, before.count)),
        ),
        FigureData(
            tr("申诉率"),
            _percent(pack.disputes.raised, now.count),
            tr("{n} 份申诉，{k} 份更正").format(n=pack.disputes.raised, k=pack.disputes.changed),
        ),
    )


def _percent(part: int, whole: int) -> str:
    return tr("{n}%").format(n=number_text(100 * part / whole)) if whole else "–"


def _against(count: int, before: float | None) -> str:
    if before is None:
        return tr("n = {n}，上月无记录").format(n=count)
    return tr("n = {n}，上月 {before}").format(n=count, before=number_text(before))


def _pareto(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return tr("没有扣分的项目")
    few = next((n for n, one in enumerate(problems, 1) if one.share >= _PARETO), len(problems))
    share = round(100 * problems[few - 1].share)
    return tr("前 {n} 项占了全部扣分的 {share}%").format(n=few, share=share)


def _problem(number: int, one: Problem) -> ProblemData:
    facts = tr("{section} · {n} 次扣分，共评 {asked} 次").format(
        section=one.section, n=one.sheets, asked=one.asked
    )
    return ProblemData(
        tr("{number}. {label}").format(number=number, label=one.label),
        facts,
        one.sheets,
        one.share,
        one.quotes,
    )


def _case(one: Case, names: bool) -> CaseData:
    named = one.name or ("" if names else tr("不点名"))
    facts = " · ".join(part for part in (day_text(one.day), one.number, named) if part)
    heading = tr("{total} 分 · {title}").format(total=number_text(one.total), title=one.title)
    return CaseData(heading, facts, one.reasons)


def _plan(entry: PlanEntry, names: bool) -> LineData:
    state = entry.state
    who = entry.subject.name if names else tr("一位同事")
    words, tone = plan_words(entry)
    means = tr("此前 {before} → 之后 {after}（n = {n}）").format(
        before=number_text(entry.mean_before), after=number_text(entry.mean_after), n=entry.after
    )
    goal = state.contents.goal.text
    return LineData(
        tr("{who} · {words}").format(who=who, words=words),
        tr("{goal}；{means}").format(goal=goal, means=means),
        tone,
    )


def plan_words(entry: PlanEntry) -> tuple[str, Tone]:
    """Return where a plan stands, or how it ended."""
    closing = entry.state.closing
    if closing is None:
        waiting = entry.state.phase is Phase.PROPOSED
        return (tr("待安排"), "warn") if waiting else (tr("进行中"), "")
    told: dict[Outcome, tuple[str, Tone]] = {
        Outcome.REACHED: (tr("已达标"), "good"),
        Outcome.IMPROVED: (tr("有进步"), ""),
        Outcome.UNCHANGED: (tr("未见好转"), "bad"),
        Outcome.TOO_FEW: (tr("样本不足"), ""),
        Outcome.WITHDRAWN: (tr("已撤销"), ""),
    }
    return told[closing.outcome]


def _disputes(pack: Pack) -> str:
    count = pack.disputes
    if not count.raised:
        return tr("这个月没有申诉（质检 n = {n}）。").format(n=pack.now.count)
    told = tr(
        "提出 {raised} 份，占质检的 {rate}；全部采纳 {accepted}，部分采纳 {partly}，"
        "维持原判 {refused}，待裁定 {waiting}。"
    )
    return told.format(
        raised=count.raised,
        rate=_percent(count.raised, pack.now.count),
        accepted=count.accepted,
        partly=count.partly,
        refused=count.refused,
        waiting=count.waiting,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
