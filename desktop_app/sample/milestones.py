"""Milestone reviews in the sample: views, decisions, an extension, a stop, graduations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from db.bulk import Bulk
from db.records import MilestoneDecision, Person, SessionOnDay, Sheet
from db.store import Transaction
from desktop_app.sample.carding import MOST_PEOPLE
from desktop_app.sample.desk import Desk
from desktop_app.sample.practising import skill_on
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.training.curriculum.moving.ordering import shifted
from desktop_app.training.reviews.answers import MENTOR_FORM, REVIEW_FORM, SELF_FORM
from desktop_app.training.reviews.gates import NUMBERS, target_of
from desktop_app.training.reviews.moving import moves

_EXTENDED_DAYS = 15
"""Past the gate that the cards of the extended trainee were laid out for."""
_PROUD = (
    "周三那通改期电话，客户连着催，我先复述了两件事，她就慢下来了。",
    "群里三个人同时问，我先回一句都看到了，再一个个答，没有漏。",
    "前台来的家长问换老师的事，我没有急着解释，先听完，最后她说谢谢。",
    "投诉资料缺页那一件，当天补寄，回信写了单号，客户没有再来问。",
)
_HARD = (
    "客户要补偿的时候，哪些能当场说，心里还没有底。",
    "时间说到哪一天容易，说到钟点总怕办不到。",
    "一忙工单就先记两个字，晚上再补，有时候会漏下一步。",
    "对方打断我两次以后，我会跟着加快，话就说不完整。",
)
_WISH = (
    "想多听两通价格异议，看老师怎么接第一句。",
    "请每周陪我复盘一通投诉，我先说，老师再补。",
    "希望高峰的时候旁边有人，卡住可以马上问。",
)
_SEEN = (
    "上月还常漏时限，这个月抽的五张工单都写到了钟点。",
    "复述从“您是说……”变成带上客户的担心，第二周以后很稳定。",
    "敢自己拿主意了，近五个案例里多数没有要我提示。",
)
_GAPS = (
    "着急的客户面前还会先讲规定，体谅那一句常晚半拍；工单的下一步写得偏简。",
    "时限多说到哪一天，少说到钟点；转接前交代背景不够完整。",
    "对政策的例外情况还要查，答之前停得太久，客户会追问。",
)
_STRENGTHS = (
    "复述准确，客户常接一句“对，就是这样”；自检坚持得好，漏的天数少。",
    "投诉类的对练均分明显上来，安抚一项进步最大；带案里独立完成的占多数。",
    "记录完整，同事接手不用再问；答应的回电都按时打了。",
)
_GOALS = (
    "连续五个案例独立完成；抽查的工单每张都有钟点。",
    "投诉场景连续三次 80 分以上；体谅那一句说在前面。",
    "质检近三次都在合格线以上；转接前把三件背景说完。",
)
_DRILLS = (
    "每周两次“宣传不符的家长”，一次群聊分轻重。",
    "每周三次价格异议，考核模式一次。",
    "每天一条复习，周五加练一次挽留退费。",
)
_TASKS = (
    "每周陪三件真实接待，周四下午一起复盘十五分钟。",
    "每周听两通录音，各写一条优点、一条下次要做到的。",
    "高峰时段坐在旁边，先不插话，结束再说。",
)
_WHY_LONGER = "近两周投诉类的件有一半要导师接一段，时限也常漏；再给两周，把这两处练稳再评。"
_WHY_STOP = "两次面谈后本人提出转到教务岗，双方同意培训到今天为止，记录留着备查。"


@dataclass(frozen=True, slots=True)
class _Fate:
    """What became of somebody's latest review."""

    decision: str = ""
    """Empty: nothing is decided yet."""
    put_off: bool = False
    """By hand, to today, because somebody was away."""
    views: int = 2


_USUAL = _Fate("通过")
_FATES = (
    _Fate("延长"),
    _Fate("停止"),
    _Fate(),
    _Fate(put_off=True),
    _Fate(views=1),
)
"""Of the cohort whose review was last week: the supervisor has reviews to hold and to look up."""


def hold_reviews(desk: Desk, staff: Staff, tx: Transaction, bulk: Bulk) -> None:
    """Add everything; people, plans and sheets are there already."""
    clerk = _Reviewing(desk, staff.leaders[0])
    fates = _fates(staff.trainees[:MOST_PEOPLE])
    decisions: list[MilestoneDecision] = []
    for place, trainee in enumerate(staff.trainees):
        plan = tx.plans.of(trainee.person.id)
        if plan is None:
            continue
        sessions = tx.plans.sessions(plan.id)
        fate = fates.get(place, _USUAL)
        for sheet, decision in clerk.of(trainee, staff.mentor_of(trainee), sessions, fate):
            bulk.sheet(sheet)
            if decision is not None:
                decisions.append(decision)
                if decision.decision == "stop":
                    tx.plans.end(plan.id, sheet.day)
                _move(tx, sessions, decision)
        if not fate.decision:
            _put_off(desk, tx, sessions, fate)
    bulk.flush()
    tx.reviews.add_decisions(decisions)


def _fates(followed: Sequence[Trainee]) -> dict[int, _Fate]:
    """Choose among the middle cohort; the trainee of the pictures is the newest one's."""
    starts = sorted({one.start for one in followed})
    middle = [n for n, one in enumerate(followed) if one.start == starts[len(starts) // 2]]
    return dict(zip(middle[1:], _FATES, strict=False))


def _put_off(desk: Desk, tx: Transaction, sessions: Sequence[SessionOnDay], fate: _Fate) -> None:
    """Leave the latest review open, on its day or today if it was put off."""
    review = [one for one in sessions if one.kind == "review" and one.day < desk.today][-1]
    tx.plans.set_done(review.id, None)
    if fate.put_off:
        tx.plans.move(review.id, desk.calendar.next_working(desk.today), review.start)


def _move(tx: Transaction, sessions: Sequence[SessionOnDay], decision: MilestoneDecision) -> None:
    by_id = {str(one.id): one for one in sessions}
    for one in decision.moved:
        session = by_id[one["session"]]
        tx.plans.move(session.id, date.fromisoformat(one["to"]), session.start)
        if session.kind == "review":
            tx.plans.set_done(session.id, None)


class _Reviewing:
    """Writes the sheets of reviews as trainee, mentor and supervisor would."""

    def __init__(self, desk: Desk, supervisor: Person) -> None:
        self._desk = desk
        self._random: Random = desk.random
        self._supervisor = supervisor

    def of(
        self, trainee: Trainee, mentor: Person, sessions: Sequence[SessionOnDay], fate: _Fate
    ) -> Iterator[tuple[Sheet, MilestoneDecision | None]]:
        """The sheets of one person, oldest first, with what each decided."""
        reviews = [one for one in sessions if one.kind == "review"]
        held = [one for one in reviews if one.day < self._desk.today]
        for number, session in zip(NUMBERS, held, strict=False):
            target = target_of(number, 1)
            here = fate if session is held[-1] else _USUAL
            for by, before in ((trainee.person, 2), (mentor, 1))[: here.views]:
                yield self._view(by, trainee, session.day, before, target), None
            if not here.decision:
                return
            yield self._review(trainee, session, sessions, number, here.decision)
            if here.decision != "通过":
                return

    def _view(self, by: Person, trainee: Trainee, day: date, before: int, target: str) -> Sheet:
        own = by.id == trainee.person.id
        form = SELF_FORM if own else MENTOR_FORM
        day -= timedelta(days=before)
        skill = skill_on(trainee, day) + (0.06 if own else 0)
        answers: dict[str, Any] = self._desk.clerk.scales(form, skill) | {
            "proud": self._random.choice(_PROUD if own else _SEEN),
            "hard": self._random.choice(_HARD if own else _GAPS),
            "wish": self._random.choice(_WISH if own else _TASKS),
            "advice": "可以进入下一阶段" if skill > 0.5 else "再给一段时间",
        }
        at = self._desk.days.moment(day, 1040 if own else 1055)
        return self._desk.clerk.filed(form, trainee.person, by, day, at, answers, target)

    def _review(
        self,
        trainee: Trainee,
        session: SessionOnDay,
        sessions: Sequence[SessionOnDay],
        number: int,
        decision: str,
    ) -> tuple[Sheet, MilestoneDecision]:
        day = session.day
        at = self._desk.days.moment(day, session.start + session.minutes)
        skill = skill_on(trainee, day) - (0.15 if decision != "通过" else 0)
        to = self._put_off() if decision == "延长" else None
        answers: dict[str, Any] = self._desk.clerk.scales(REVIEW_FORM, skill) | {
            "practice-trend": "在上升" if skill > 0.5 else "大体平稳",
            "practice-weak": self._random.choice(_GAPS),
            "mentor-note": self._random.choice(_SEEN),
            "self-note": self._random.choice(_HARD),
            "strengths": self._random.choice(_STRENGTHS),
            "gaps": self._random.choice(_GAPS),
            "decision": decision,
            "goals": self._random.choice(_GOALS),
            "drills": self._random.choice(_DRILLS),
            "mentor-tasks": self._random.choice(_TASKS),
        }
        if decision != "通过":
            answers["reason"] = _WHY_LONGER if to else _WHY_STOP
        if to:
            answers["extend-to"] = to.isoformat()
        target = target_of(number, 1)
        sheet = self._desk.clerk.filed(
            REVIEW_FORM, trainee.person, self._supervisor, day, at, answers, target
        )
        words = {"通过": "pass", "延长": "extend", "停止": "stop"}
        moved = self._moved(sessions, session, to)
        return sheet, MilestoneDecision(
            sheet.id, trainee.person.id, number, words[decision], to, moved,
            self._supervisor.id, at,
        )  # fmt: skip

    def _put_off(self) -> date:
        return shifted(self._desk.today, _EXTENDED_DAYS, self._desk.calendar)

    def _moved(
        self, sessions: Sequence[SessionOnDay], review: SessionOnDay, to: date | None
    ) -> list[dict[str, str]]:
        if to is None:
            return []
        open_ = [replace(one, done_at=None) if one is review else one for one in sessions]
        return [one.body() for one in moves(open_, review.id, to, self._desk.calendar)]
