"""Who may mentor, and how well a mentor and a trainee complement each other: pure rules [S1]."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from db.records import Person, Profile
from desktop_app.system.text import number_text, tr

TEMPERAMENTS: Mapping[str, str] = {
    "": "还没有填",
    "introvert": "偏内向",
    "balanced": "居中",
    "extrovert": "偏外向",
}
_OPPOSITES = frozenset({"introvert", "extrovert"})
_STRENGTHS_THAT_COUNT = 3
"""So many strengths that the trainee lacks earn all the points of this part."""
_FEW = 5
"""Under so many people with a figure a share of them says little, and the sentence says so."""

LEAST_ASKED = 10
"""From so many customers on one answer moves the share by ten points at most; our own choice.

With three, newcomers whom four pleased customers praised kept the mentors out of the best."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The figures in force; `weights` are the points for character, strengths and load."""

    service_years: int
    top_share: float
    most_trainees: int
    weights: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """A person with what matching looks at.

    `satisfaction` is the customers' in per cent; where it is not known, `mark` is the mean of
    `marks` quality marks and evaluations.
    """

    person: Person
    temperament: str = ""
    strengths: tuple[str, ...] = ()
    satisfaction: float | None = None
    mark: float | None = None
    marks: int = 0
    customers: int = 0
    """How many customers were asked; 0 where satisfaction is what the profile says."""
    written: float | None = None
    """The satisfaction that the profile says."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why, with its figure; `good` tells which way it speaks."""

    text: str
    good: bool
    points: int = 0


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether somebody may mentor, with a sentence for each rule."""

    may: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A mentor for a trainee, with points out of the sum of the weights and their reasons."""

    mentor: Known
    points: int
    reasons: tuple[Reason, ...]


def figures_of(
    person: Person,
    profile: Profile | None,
    marks: tuple[float, int] | None,
    asked: tuple[float, int] | None,
) -> Known:
    """Return *person* with what matching goes by; *marks* and *asked* are a mean and its count."""
    mean, count = marks or (None, 0)
    written = profile.satisfaction if profile else None
    share, customers = asked or (None, 0)
    if customers < LEAST_ASKED and (written is not None or mean is not None):
        share, customers = written, 0
    return Known(
        person,
        profile.temperament if profile else "",
        tuple(profile.strengths) if profile else (),
        share,
        mean,
        count,
        customers,
        written,
    )


class Field:
    """The figures of everybody, in which each has a place."""

    def __init__(self, everybody: Sequence[Known]) -> None:
        self.satisfaction = _sorted(one.satisfaction for one in everybody)
        self.marks = _sorted(one.mark for one in everybody)


def _sorted(figures: Iterable[float | None]) -> list[float]:
    return sorted(one for one in figures if one is not None)


def eligibility(one: Known, field: Field, rules: Rules, today: date) -> Eligibility:
    """Tell whether *one* may mentor: long enough here, and among the best of the *field*."""
    reasons = (_service(one.person, rules, today), _standing(one, field, rules))
    return Eligibility(all(reason.good for reason in reasons), reasons)


def _service(person: Person, rules: Rules, today: date) -> Reason:
    since = person.joined_on
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    long = tr("{y} 年 {m} 个月").format(y=months // 12, m=months % 12)
    if months >= rules.service_years * 12:
        return Reason(tr("在岗 {long}").format(long=long), True)
    text = tr("在岗 {long}，不满 {n} 年").format(long=long, n=rules.service_years)
    return Reason(text, False)


def _standing(one: Known, field: Field, rules: Rules) -> Reason:
    """Compare satisfaction with satisfaction; where it is unknown, own marks with own marks."""
    if one.satisfaction is not None:
        what = tr("满意度 {n}%").format(n=number_text(one.satisfaction))
        if one.customers:
            what = tr("{what}（回访 {k} 位客户）").format(what=what, k=one.customers)
        mine, figures = one.satisfaction, field.satisfaction
    elif one.mark is not None:
        what = tr("满意度未知，质检和评估均分 {n}（n = {k}）").format(
            n=number_text(one.mark), k=one.marks
        )
        mine, figures = one.mark, field.marks
    else:
        return Reason(tr("满意度和质检、评估分数都还没有"), False)
    place = 1 + len(figures) - bisect_right(figures, mine)
    last = ceil(len(figures) * rules.top_share / 100)
    text = tr("{what}，{n} 人中第 {k}").format(what=what, n=len(figures), k=place)
    if len(figures) < _FEW:
        text = tr("{text}（人数少，仅供参考）").format(text=text)
    if place <= last:
        return Reason(text, True)
    share = number_text(rules.top_share)
    text = tr("{text}，不在前 {share}%（前 {last} 名）").format(text=text, share=share, last=last)
    return Reason(text, False)


def match(trainee: Known, mentor: Known, load: int, rules: Rules) -> Match:
    """Return how well they fit when the mentor has *load* trainees beside this one."""
    reasons = (
        _character(trainee, mentor, rules.weights[0]),
        _strengths(trainee, mentor, rules.weights[1]),
        _load(load, rules),
    )
    return Match(mentor, sum(reason.points for reason in reasons), reasons)


def _character(trainee: Known, mentor: Known, weight: int) -> Reason:
    both = {trainee.temperament, mentor.temperament}
    words = tr("学员{a}，导师{b}").format(
        a=tr(TEMPERAMENTS[trainee.temperament]), b=tr(TEMPERAMENTS[mentor.temperament])
    )
    if "" in both:
        who = tr("学员") if not trainee.temperament else tr("导师")
        return Reason(tr("{who}的性格还没有填，按一半算").format(who=who), False, weight // 2)
    if both == _OPPOSITES:
        return Reason(tr("性格互补：{words}").format(words=words), True, weight)
    if "balanced" in both:
        return Reason(tr("性格合得来：{words}").format(words=words), True, weight // 2)
    return Reason(tr("性格相近，不互补：{words}").format(words=words), False, 0)


def _strengths(trainee: Known, mentor: Known, weight: int) -> Reason:
    if not mentor.strengths:
        return Reason(tr("导师的专长还没有填"), False, 0)
    new = [word for word in mentor.strengths if word not in trainee.strengths]
    points = weight * min(len(new), _STRENGTHS_THAT_COUNT) // _STRENGTHS_THAT_COUNT
    if not new:
        return Reason(tr("导师的专长学员都有了：{w}").format(w="、".join(mentor.strengths)), False)
    text = tr("专长互补：导师擅长{words}").format(words="、".join(new))
    return Reason(text, True, points)


def _load(load: int, rules: Rules) -> Reason:
    most = rules.most_trainees
    text = tr("现在带 {n} 人，最多 {most} 人").format(n=load, most=most)
    return Reason(text, load < most, load_points(load, rules))


def load_points(load: int, rules: Rules) -> int:
    """Return the points for having room: fewer for each trainee more, none when full."""
    return rules.weights[2] * max(0, rules.most_trainees - load) // rules.most_trainees
