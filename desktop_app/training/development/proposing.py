"""What the program proposes: one item for each kind of weakness, the mentor, the next step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from desktop_app.system.text import number_text, tr
from desktop_app.training.development.career import Career, Requirement, level_word
from desktop_app.training.development.fitting import Material, fitting
from desktop_app.training.development.items import (
    Item,
    ItemKind,
    Measure,
    MeasureKind,
    Step,
    StepKind,
)
from desktop_app.training.development.weakness import Missed, Rated

DRILLS = 3
"""As many drills are proposed for the weakest criterion."""
MATERIALS = 2
TALKS = 4.0
"""As many records of the mentor show that the weekly talks took place; our own choice."""
_STEPS_UP = (80.0, 90.0, 95.0)
_LEAST_UP, _MOST_UP = 5.0, 15.0
"""Less is noise between two markers, more is no goal for a few weeks. Our own choice."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the records of somebody show, as far as a plan is made of it."""

    criteria: tuple[Rated, ...] = ()
    of_practical: bool = False
    """Whether the criteria are those of the practical's drills; else of the newest drills."""
    sections: tuple[Rated, ...] = ()
    paper: str = ""
    items: tuple[Rated, ...] = ()
    missed: tuple[Missed, ...] = ()
    own_weakest: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By criterion the drills in which most was lost on it."""
    offered: Sequence[str] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    materials: Sequence[Material] = ()
    mentor: str = ""
    match: str = ""
    """Whom the rules of pairing would give to somebody without a mentor, and why."""
    career: Career | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom and when: the plan runs for *days* from *today* on."""

    today: date
    days: int
    subject_id: UUID
    mentor_id: UUID | None
    low: float
    """Items of scorecards under it are low."""
    good: float
    """From this mark on nothing is a weakness."""

    def by(self, share: float) -> date:
        """Return the day on which a share of the time has passed."""
        return self.today + timedelta(days=round(self.days * share))


def propose(found: Found, terms: Terms) -> tuple[Item, ...]:
    """Return the items of a plan: what is weakest first, the next step of the career last."""
    made = (
        _drills(found, terms),
        _section(found, terms),
        _form_item(found, terms),
        _recall(found, terms),
        _mentoring(found, terms),
        _career(found, terms),
    )
    return tuple(one for one in made if one is not None)


def step_up(before: float) -> float:
    """Return the mark to aim at: the next of 80, 90 and 95 that is clearly above.

    Where that is far the way goes through whole fives.
    """
    aim = next((one for one in _STEPS_UP if one - before >= _LEAST_UP), _STEPS_UP[-1])
    return min(aim, (before + _MOST_UP) // _LEAST_UP * _LEAST_UP)


def _drills(found: Found, terms: Terms) -> Item | None:
    weak = next(iter(found.criteria), None)
    if weak is None or weak.mean >= terms.good:
        return None
    playable = set(found.offered)
    own = [one for one in found.own_weakest.get(weak.key, ()) if one in playable]
    chosen = [*own, *(one for one in found.offered if one not in own)][:DRILLS]
    steps = tuple(Step(StepKind.DRILL, one, found.titles[one]) for one in chosen)
    target = step_up(weak.mean)
    where = tr("实操考核的练习里") if found.of_practical else tr("最近的练习里")
    return Item(
        id=f"criterion:{weak.key}",
        kind=ItemKind.DRILLS,
        goal=tr("{name}从均分 {before} 提到 {target}").format(
            name=weak.label, before=number_text(weak.mean), target=number_text(target)
        ),
        reason=tr("{where}，{name}均分 {mean}（n = {n}），四项中最低。").format(
            where=where, name=weak.label, mean=number_text(weak.mean), n=weak.n
        ),
        evidence=weak.evidence,
        steps=steps or (_words(tr("每周挑一个场景对练，复盘时只看这一项。")),),
        owner_id=terms.subject_id,
        due=terms.by(1 / 3),
        measure=Measure(MeasureKind.CRITERION, weak.key, weak.label, weak.mean, target),
    )


def _section(found: Found, terms: Terms) -> Item | None:
    weak = next(iter(found.sections), None)
    if weak is None or weak.mean >= terms.good:
        return None
    label = tr("理论“{section}”的得分").format(section=weak.label)
    return Item(
        id=f"section:{weak.key}",
        kind=ItemKind.TRAINING,
        goal=tr("补上理论“{section}”这一部分").format(section=weak.label),
        reason=tr("“{paper}”里，这一部分只得了 {mean}% 的分，失分最多。").format(
            paper=found.paper, mean=number_text(weak.mean)
        ),
        evidence=weak.evidence,
        steps=(
            *_studied(weak.label, found),
            _words(tr("做一份自己的错题练习卷，错的逐题看解析。")),
        ),
        owner_id=terms.subject_id,
        due=terms.by(1 / 2),
        measure=Measure(MeasureKind.SECTION, weak.key, label, weak.mean, step_up(weak.mean)),
    )


def _form_item(found: Found, terms: Terms) -> Item | None:
    low = [one for one in found.items if one.mean < terms.low]
    if not low:
        return None
    weak = low[0]
    label = tr("“{item}”的评分").format(item=weak.label)
    return Item(
        id=f"form_item:{weak.key}",
        kind=ItemKind.TRAINING,
        goal=tr("“{item}”提到 {target} 分").format(
            item=weak.label, target=number_text(step_up(weak.mean))
        ),
        reason=tr("质检和评估里，“{item}”均分 {mean}（n = {n}），是最低的一项。").format(
            item=weak.label, mean=number_text(weak.mean), n=weak.n
        ),
        evidence=weak.evidence,
        steps=(
            *_studied(weak.label, found, weak.about),
            _words(tr("挑三次自己的接待，对照评分说明给这一项打分，写下可以怎么说。")),
        ),
        owner_id=terms.subject_id,
        due=terms.by(1 / 2),
        measure=Measure(MeasureKind.FORM_ITEM, weak.key, label, weak.mean, step_up(weak.mean)),
    )


def _recall(found: Found, terms: Terms) -> Item | None:
    if not found.missed:
        return None
    weak = found.missed[0]
    playable = weak.drill in found.titles
    again = (Step(StepKind.DRILL, weak.drill, weak.title),) if playable else ()
    return Item(
        id=f"recall:{weak.drill}",
        kind=ItemKind.DRILLS,
        goal=tr("记牢“{drill}”里总是想不起的要点").format(drill=weak.title),
        reason=tr("复习时，这个练习有 {n} 处一共 {times} 次没有想起来。").format(
            n=weak.points, times=weak.times
        ),
        evidence=weak.evidence,
        steps=(*again, _words(tr("每天把到期的复习卡答完，想不起的当场抄一遍。"))),
        owner_id=terms.subject_id,
        due=terms.by(1 / 3),
        measure=Measure(
            MeasureKind.RECALL,
            weak.drill,
            tr("复习“{drill}”时想起来的比例").format(drill=weak.title),
            weak.share,
            step_up(weak.share),
        ),
    )


def _mentoring(found: Found, terms: Terms) -> Item:
    weakest = next(iter((*found.criteria, *found.sections)), None)
    if not found.mentor:
        asked = tr("请主管在“带教 › 配对”里定下导师。")
        return Item(
            id="mentoring",
            kind=ItemKind.MENTORING,
            goal=tr("配一位导师"),
            reason=tr("现在没有带教导师。{match}").format(match=found.match),
            evidence=(),
            steps=(_words(asked), _words(tr("和导师约好每周见面的时间。"))),
            owner_id=None,
            due=terms.by(1 / 3),
            measure=Measure(MeasureKind.WORDS, "", tr("配对已经定下，第一次见过面")),
        )
    about = tr("最该当面看的是{name}。").format(name=weakest.label) if weakest else ""
    return Item(
        id="mentoring",
        kind=ItemKind.MENTORING,
        goal=tr("每周和{mentor}面对面 30 分钟").format(mentor=found.mentor),
        reason=tr("当面看、马上说，改得最快。{about}").format(about=about),
        evidence=weakest.evidence if weakest else (),
        steps=(
            _words(tr("每周约一次：先看上周的记录，再定下周只改的一件事。")),
            _words(tr("请导师旁听两次接待，写下观察意见或带案记录。")),
        ),
        owner_id=terms.mentor_id,
        due=terms.by(2 / 3),
        measure=Measure(MeasureKind.SHEETS, "", tr("导师写的带教和观察记录"), 0.0, TALKS),
    )


def _career(found: Found, terms: Terms) -> Item | None:
    career = found.career
    if career is None or career.following is None or not career.requirements:
        return None
    missing = [one for one in career.requirements if not one.met]
    following = level_word(career.following)
    lacking = tr("；").join(one.text for one in missing)
    return Item(
        id=f"career:{career.following}",
        kind=ItemKind.CAREER,
        goal=tr("为下一级“{level}”做准备").format(level=following),
        reason=tr("按工龄和满意度，现在是{now}。下一级有 {n} 项要求，已满足 {k} 项{more}。").format(
            now=level_word(career.now),
            n=len(career.requirements),
            k=career.met,
            more=tr("，还差：{what}").format(what=lacking) if missing else "",
        ),
        evidence=career.evidence,
        steps=tuple(_words(_asks(one)) for one in missing)
        or (_words(tr("和主管谈一次，约定评定的时间。")),),
        owner_id=terms.subject_id,
        due=terms.by(1),
        measure=Measure(
            MeasureKind.REQUIREMENTS,
            str(career.following),
            tr("“{level}”的要求已满足").format(level=following),
            float(career.met),
            float(len(career.requirements)),
        ),
    )


def _asks(one: Requirement) -> str:
    """Return what to do about a requirement that is not known to be met."""
    if one.met is None:
        return tr("请主管确认：{what}").format(what=one.text)
    return tr("{what}（{told}）").format(what=one.text, told=one.told)


def _studied(words: str, found: Found, about: Sequence[str] = ()) -> tuple[Step, ...]:
    """Return what is to be studied: what is about *words*, else what is about more general ones."""
    each = (fitting(one, found.materials, MATERIALS) for one in (words, *about))
    chosen = next((one for one in each if one), ())
    return tuple(Step(StepKind(one.kind), one.key, one.title) for one in chosen)


def _words(text: str) -> Step:
    return Step(StepKind.WORDS, "", text)
