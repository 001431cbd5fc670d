"""Who slips and who needs a kind word: pure rules, each told with its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from desktop_app.system.text import number_text, tr

PRACTICE_WINDOW = 5
QUALITY_WINDOW = 3
"""So many newest marks are compared with as many before them; inspections are fewer."""


@dataclass(frozen=True, slots=True)
class CareRules:
    """The figures in force: a fall of the mean in marks, and overdue sessions."""

    drop: float
    overdue: int


def slips(
    practice: Sequence[float], quality: Sequence[float], overdue: int, rules: CareRules
) -> tuple[str, ...]:
    """Return a sentence for each sign that somebody slips; marks stand oldest first."""
    found = [
        _fall(tr("练习"), practice, PRACTICE_WINDOW, rules.drop),
        _fall(tr("质检"), quality, QUALITY_WINDOW, rules.drop),
        tr("{n} 节课次过期没有完成").format(n=overdue) if overdue >= rules.overdue else "",
    ]
    return tuple(one for one in found if one)


def _fall(what: str, marks: Sequence[float], window: int, drop: float) -> str:
    """Compare means; with fewer marks than two windows a trend cannot be told."""
    if len(marks) < 2 * window:
        return ""
    before, now = fmean(marks[-2 * window : -window]), fmean(marks[-window:])
    if before - now < drop:
        return ""
    return tr("{what}近 {n} 次均分 {now}，比之前 {n} 次的 {before} 低 {gap} 分").format(
        what=what,
        n=window,
        now=number_text(round(now, 1)),
        before=number_text(round(before, 1)),
        gap=number_text(round(before - now, 1)),
    )


def slip_rule(rules: CareRules) -> str:
    """Return how slipping is told, in words, for who opens the rule."""
    return tr(
        "满足任一条就提醒：练习近 {p} 次的均分比之前 {p} 次低 {d} 分以上；"
        "质检近 {q} 次比之前 {q} 次低 {d} 分以上；过期没有完成的课次满 {o} 节。"
        "次数不够时不作判断。数值可以在设置的“带教”里改。"
    ).format(p=PRACTICE_WINDOW, q=QUALITY_WINDOW, d=number_text(rules.drop), o=rules.overdue)


def kind_word(name: str, days: int | None, mentor: str) -> str:
    """Return a message to somebody who has not practised for *days*, None for never."""
    if days is None:
        return tr(
            "{name}，您好。看到您还没有开始练习，是不知道从哪里下手，还是这几天太忙？"
            "第一次可以挑最短的一条话术，十分钟，我陪您一起过一遍。{mentor}"
        ).format(name=name, mentor=mentor)
    return tr(
        "{name}，您好。这 {n} 天没有看到您的练习，一切都还好吗？"
        "如果是排班太满，告诉我，我们一起挪一挪；如果是卡在哪一个场景，今天下班前留十分钟，"
        "我陪您练一遍。{mentor}"
    ).format(name=name, n=days, mentor=mentor)
