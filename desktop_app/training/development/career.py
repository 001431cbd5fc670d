"""The ladder of the career: where somebody stands, what the next step asks, what is met [S1]."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records import Evidence
from desktop_app.system.text import number_text, tr


class Level(StrEnum):
    """The steps of the ladder; from the third on an expert track runs beside it."""

    JUNIOR = "junior"
    MIDDLE = "middle"
    SENIOR = "senior"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class LadderFigures:
    """The figures in force: years of service, satisfaction in per cent, by level."""

    years: tuple[float, ...]
    """Of junior, middle, senior, supervisor."""
    satisfaction: tuple[float, ...]
    cases: float
    """Contacts a month that a junior works up to."""
    solved: float
    """Problems in per cent that a middle one handles alone."""
    hard: int
    """Hard drills passed that show that somebody can handle hard complaints; our own choice."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the records know of somebody that the ladder asks about."""

    joined_on: date
    leads: bool = False
    """Whether they are a supervisor already."""
    satisfaction: float | None = None
    customers: int = 0
    certificate: Evidence | None = None
    hard: tuple[Evidence, ...] = ()
    """Hard drills that were passed."""
    helped: int = 0
    """Sheets written about others: shadow days, observations, inspections, calibrations."""
    mentors: int = 0
    """How many trainees they accompany."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a step asks; `met` is None where the program cannot know it."""

    key: str
    text: str
    met: bool | None
    told: str
    """What the records say."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Career:
    """Where somebody stands and what comes next; `following` None: the ladder ends here."""

    now: Level
    following: Level | None
    requirements: tuple[Requirement, ...]

    @property
    def met(self) -> int:
        """How many requirements are known to be met."""
        return sum(one.met is True for one in self.requirements)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records that the requirements name."""
        return tuple(record for one in self.requirements for record in one.evidence)


def level_word(level: Level) -> str:
    """初级 中级 高级 主管 经理."""
    return {
        Level.JUNIOR: tr("初级客服"),
        Level.MIDDLE: tr("中级客服"),
        Level.SENIOR: tr("高级客服"),
        Level.SUPERVISOR: tr("主管或专家"),
        Level.MANAGER: tr("经理"),
    }[level]


def career(known: Known, figures: LadderFigures, today: date) -> Career:
    """Place somebody on the ladder and hold the next step against what is known.

    The program keeps no rank: it is told by service and satisfaction, the two figures that the
    ladder names at every step. Where satisfaction is not known, service alone tells.
    """
    now = _level(known, figures, today)
    if now is Level.MANAGER or now is Level.SUPERVISOR:
        return Career(now, Level.MANAGER if now is Level.SUPERVISOR else None, ())
    following = ORDER[ORDER.index(now) + 1]
    return Career(now, following, _requirements(following, known, figures, today))


def months(joined_on: date, today: date) -> int:
    """Return the full months of service."""
    return max(
        0,
        (today.year - joined_on.year) * 12
        + today.month
        - joined_on.month
        - (today.day < joined_on.day),
    )


def _level(known: Known, figures: LadderFigures, today: date) -> Level:
    if known.leads:
        return Level.SUPERVISOR
    served = months(known.joined_on, today)
    found = Level.JUNIOR
    # Who serves long enough for a supervisor's post is senior until one is given to them.
    for place, level in ((1, Level.MIDDLE), (2, Level.SENIOR)):
        asked = figures.satisfaction[place]
        content = known.satisfaction is None or known.satisfaction >= asked
        if served >= figures.years[place] * 12 and content:
            found = level
        else:
            break
    return found


def _requirements(
    level: Level, known: Known, figures: LadderFigures, today: date
) -> tuple[Requirement, ...]:
    place = ORDER.index(level)
    both = (
        _service(known, figures.years[place], today),
        _satisfaction(known, figures.satisfaction[place]),
    )
    if level is Level.MIDDLE:
        return (*both, _certified(known), _cases(figures), _solved(figures))
    if level is Level.SENIOR:
        return (*both, _hard(known, figures), _helps(known))
    return (*both, _accompanies(known), _post())


def _service(known: Known, years: float, today: date) -> Requirement:
    served = months(known.joined_on, today)
    told = tr("在岗 {y} 年 {m} 个月").format(y=served // 12, m=served % 12)
    text = tr("在岗满 {n} 年").format(n=number_text(years))
    return Requirement("service", text, served >= years * 12, told)


def _satisfaction(known: Known, least: float) -> Requirement:
    text = tr("客户满意度不低于 {n}%").format(n=number_text(least))
    if known.satisfaction is None:
        return Requirement("satisfaction", text, None, tr("还没有满意度记录，由主管确认"))
    told = tr("现在 {n}%").format(n=number_text(round(known.satisfaction, 1)))
    if known.customers:
        told += tr("（n = {n}）").format(n=known.customers)
    return Requirement("satisfaction", text, known.satisfaction >= least, told)


def _certified(known: Known) -> Requirement:
    text = tr("持有有效的客服证书")
    if known.certificate is None:
        return Requirement("certificate", text, False, tr("现在没有有效的证书"))
    told = tr("证书 {number}").format(number=known.certificate.note)
    return Requirement("certificate", text, True, told, (known.certificate,))


def _cases(figures: LadderFigures) -> Requirement:
    text = tr("每月接待 {n} 件以上").format(n=number_text(figures.cases))
    return Requirement("cases", text, None, tr("程序不统计接待量，由主管确认"))


def _solved(figures: LadderFigures) -> Requirement:
    text = tr("能独立处理 {n}% 的问题").format(n=number_text(figures.solved))
    return Requirement("solved", text, None, tr("由主管和导师确认"))


def _hard(known: Known, figures: LadderFigures) -> Requirement:
    text = tr("能处理难投诉：通过 {n} 个较难的场景").format(n=figures.hard)
    told = tr("已通过 {n} 个").format(n=len(known.hard))
    return Requirement("hard", text, len(known.hard) >= figures.hard, told, known.hard)


def _helps(known: Known) -> Requirement:
    text = tr("帮助质检或培训：写过带教、观察、质检或校准的记录")
    told = tr("写过 {n} 份").format(n=known.helped) if known.helped else tr("还没有写过")
    return Requirement("helps", text, known.helped > 0, told)


def _accompanies(known: Known) -> Requirement:
    text = tr("带教过学员")
    told = tr("正在带 {n} 位").format(n=known.mentors) if known.mentors else tr("现在没有带学员")
    return Requirement("accompanies", text, known.mentors > 0 or None, told)


def _post() -> Requirement:
    text = tr("通过部门的竞聘评定：管理路线，或课程顾问、投诉专家、知识库主编等专家路线")
    return Requirement("post", text, None, tr("由部门评定"))
