"""The rule of a practical test: how many drills, how different, who marks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records import Person
from desktop_app.system.text import tr
from desktop_app.training.practicals.standing import HeldDrill, HeldPractical, Stage

DIFFICULTIES = {"easy": tr("简单"), "medium": tr("中等"), "hard": tr("较难")}
"""Of drills, the easiest first."""


@dataclass(frozen=True, slots=True)
class PracticalFigures:
    """The rule that a practical is held by; it keeps the one of the day it was opened."""

    drills: int = 3
    """At least so many drills count [S1]."""
    difficulties: int = 3
    """Of at least so many difficulties [S1: of different difficulty]."""
    others_least: int = 1
    """At least so many are marked by somebody who is not the trainee's mentor."""
    service_months: int = 0
    """Who marks has been here so long [S1: a senior supervisor]."""


def lacking_of(difficulties: Sequence[str], figures: PracticalFigures) -> tuple[str, ...]:
    """Return, in sentences, what drills of these difficulties lack to fulfil the rule."""
    found = []
    short = figures.drills - len(difficulties)
    if short > 0:
        found.append(
            tr("还差 {n} 场演练（至少 {least} 场）。").format(n=short, least=figures.drills)
        )
    there = set(difficulties)
    if len(there) < figures.difficulties:
        missing = [name for key, name in DIFFICULTIES.items() if key not in there]
        wanted = figures.difficulties - len(there)
        names = tr("、").join(missing)
        if wanted == len(missing):
            found.append(tr("还差{names}难度的演练。").format(names=names))
        else:
            found.append(tr("还差 {n} 种难度（{names}）。").format(n=wanted, names=names))
    return tuple(found)


def lacking(held: HeldPractical) -> tuple[str, ...]:
    """Return, in sentences, what a practical still lacks before its mark can be registered."""
    figures = PracticalFigures(**held.practical.figures)
    counted = held.counted
    found = list(lacking_of([one.drill.difficulty for one in counted], figures))
    for one in counted:
        if one.stage is Stage.WAITING:
            found.append(tr("{drill}还没有做。").format(drill=named(one)))
        elif one.stage is Stage.UNDER_WAY:
            found.append(tr("{drill}正在进行。").format(drill=named(one)))
        elif one.to_mark:
            found.append(tr("{drill}等主管评分。").format(drill=named(one)))
    by_others = sum(one.marker_id not in (None, held.person.mentor_id) for one in counted)
    unmarked = sum(one.stage is not Stage.MARKED for one in counted)
    if counted and by_others + unmarked < figures.others_least:
        found.append(
            tr("带教导师不能一个人评完：还要有 {n} 场由另一位主管评分，请加一场。").format(
                n=figures.others_least - by_others - unmarked
            )
        )
    return tuple(found)


def may_not_mark(held: HeldPractical, one: HeldDrill, marker: Person, today: date) -> str:
    """Return why this supervisor does not mark this drill, in a sentence; empty where they may."""
    figures = PracticalFigures(**held.practical.figures)
    if marker.id == held.person.id:
        return tr("不能给自己的演练评分。")
    if one.customer_id == marker.id:
        return tr("您在这一场扮演客户，要由另一位主管评分。")
    if _months(marker.joined_on, today) < figures.service_months:
        return tr("评分的主管要在岗满 {n} 个月。").format(n=figures.service_months)
    if marker.id == held.person.mentor_id and not _mentor_may(held, one, figures):
        return tr("您是{name}的带教导师，至少 {n} 场要由另一位主管评分，这一场请留给别人。").format(
            name=held.person.name, n=figures.others_least
        )
    return ""


def named(one: HeldDrill) -> str:
    """Return how a drill is called in a sentence: 第 2 场（中等）."""
    return tr("第 {n} 场（{difficulty}）").format(
        n=one.drill.position, difficulty=DIFFICULTIES[one.drill.difficulty]
    )


def _mentor_may(held: HeldPractical, one: HeldDrill, figures: PracticalFigures) -> bool:
    """Whether enough drills are left to others when the mentor marks this one."""
    others = [each for each in held.counted if each.drill.position != one.drill.position]
    left = sum(each.marker_id != held.person.mentor_id for each in others)
    return left >= figures.others_least


def _months(since: date, today: date) -> int:
    months = (today.year - since.year) * 12 + today.month - since.month
    return months - (today.day < since.day)
