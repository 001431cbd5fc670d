"""Turns the results of a period into the words and figures that the room shows."""

from collections.abc import Sequence

from db.records import ResultEntry, WeekResult
from desktop_app.panes.quality.results.shown import (
    AgentShown,
    AnalysisShown,
    DimensionShown,
    OverviewShown,
    ResultRow,
    TileShown,
)
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.forms.scoring import Band
from desktop_app.training.quality.inspecting.results import Analysis, Loss, Overview
from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.pareto import ParetoBar

MOST_LOSSES = 8
"""So many causes are drawn: the tail tells nothing."""
_STEADY = 1.0
"""Weekly means closer than this are called steady."""
_TONES = {"excellent": "good", "pass": "accent", "needs_work": "bad"}


def overview_shown(found: Overview) -> OverviewShown:
    """Tell a period summed up."""
    span = tr("{first} 至 {last}").format(first=day_text(found.first), last=day_text(found.last))
    return OverviewShown(
        sentence=tr("{span} · {n} 次质检").format(span=span, n=found.count),
        nothing="" if found.count else tr("这段时间还没有签过名的质检。"),
        tiles=_tiles(found),
        trend=_trend(found),
        trend_note=tr("每周平均分，n = {n} 次").format(n=found.count),
        points=tuple(
            ChartPoint(
                label=f"{one.monday.month}/{one.monday.day}",
                value=round(one.mean, 1),
                count=one.count,
                tip=tr("{day}这一周：平均 {mean} 分，{n} 次").format(
                    day=day_text(one.monday), mean=number_text(one.mean), n=one.count
                ),
            )
            for one in found.weeks
        ),
        agents=tuple(
            AgentShown(
                str(one.agent_id), one.agent, one.team or "–", one.count, one.mean, one.lowest,
                _tone(one.mean, found),
            )
            for one in found.agents
        ),
    )  # fmt: skip


def analysis_shown(found: Analysis, passing: float, excellent: float) -> AnalysisShown:
    """Tell dimensions and losses."""
    weakest = min(found.dimensions, key=lambda one: one.mean, default=None)
    note = tr("n = {n} 张").format(n=found.count)
    if found.count < found.of:
        note = tr("最近 {n} 张，共 {of} 张").format(n=found.count, of=found.of)
    return AnalysisShown(
        dimensions_title=(
            tr("“{title}”最弱，平均 {mean} 分").format(
                title=weakest.title, mean=number_text(weakest.mean)
            )
            if weakest
            else ""
        ),
        dimensions=tuple(
            DimensionShown(
                one.title,
                one.mean,
                tr("{mean} 分").format(mean=number_text(one.mean)),
                "good" if one.mean >= excellent else "accent" if one.mean >= passing else "warn",
            )
            for one in found.dimensions
        ),
        losses_title=_losses_title(found.losses),
        note=note,
        bars=_bars(found.losses),
    )


def result_row(one: ResultEntry) -> ResultRow:
    """Tell a signed inspection."""
    return ResultRow(
        key=str(one.id),
        day=day_text(one.day),
        order=one.day.toordinal(),
        agent=one.subject,
        team=one.team or "–",
        title=one.title,
        total=number_text(one.total),
        mark=-1.0 if one.total is None else one.total,
        band=Band(one.band).label if one.band else "–",
        tone=_TONES.get(one.band, ""),
        filler=one.filler,
        number=one.number,
    )


def table_of(rows: Sequence[ResultRow]) -> list[list[str | float]]:
    """Return the list as a table to take along, its head first."""
    table: list[list[str | float]] = [
        [
            tr("日期"), tr("客服"), tr("小组"), tr("评分表"), tr("得分"), tr("等级"), tr("质检员"),
            tr("编号"),
        ]
    ]  # fmt: skip
    for one in rows:
        mark = one.mark if one.mark >= 0 else ""
        table.append(
            [one.day, one.agent, one.team, one.title, mark, one.band, one.filler, one.number]
        )
    return table


def _tiles(found: Overview) -> tuple[TileShown, ...]:
    tiles = [
        TileShown(str(found.count), tr("次质检"), "", ""),
        TileShown(number_text(found.mean), tr("平均分"), "", ""),
    ]
    for band in Band:
        number = found.bands.get(band.value, 0)
        share = f"{round(100 * number / found.count)}%" if found.count else "–"
        label = tr("{band} · {share}").format(band=band.label, share=share)
        tiles.append(TileShown(str(number), label, _TONES[band.value], band.value))
    return tuple(tiles)


def _trend(found: Overview) -> str:
    weeks = found.weeks
    if len(weeks) < 2:
        return tr("每周平均分")
    half = len(weeks) // 2
    before, after = _mean(weeks[:half]), _mean(weeks[half:])
    if abs(after - before) < _STEADY:
        return tr("平均分稳在 {n} 分上下").format(n=number_text(after))
    form = tr("后半段比前半段高 {n} 分") if after > before else tr("后半段比前半段低 {n} 分")
    return form.format(n=number_text(abs(after - before)))


def _mean(weeks: Sequence[WeekResult]) -> float:
    return sum(one.mean * one.count for one in weeks) / sum(one.count for one in weeks)


def _losses_title(losses: Sequence[Loss]) -> str:
    if not losses:
        return tr("没有失分")
    total = sum(len(one.sheets) for one in losses)
    top = sum(len(one.sheets) for one in losses[:3])
    return tr("前三项占全部失分的 {n}%").format(n=round(100 * top / total))


def _bars(losses: Sequence[Loss]) -> tuple[ParetoBar, ...]:
    total, so_far, bars = sum(len(one.sheets) for one in losses), 0, []
    for one in losses[:MOST_LOSSES]:
        so_far += len(one.sheets)
        tip = tr("{section}：{label}。{asked} 张里失分 {n} 张，共失 {points} 分").format(
            section=one.section, label=one.label, asked=one.asked, n=len(one.sheets),
            points=number_text(one.points),
        )  # fmt: skip
        bars.append(ParetoBar(one.label, len(one.sheets), so_far / total, tip))
    return tuple(bars)


def _tone(mean: float, found: Overview) -> str:
    if mean >= found.excellent:
        return "good"
    return "" if mean >= found.passing else "bad"
