"""Three classes of the sample: one finished, two in flight, with all that was marked in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from db.records import (
    Attendance,
    ClassMember,
    HeldSession,
    LeaveDecision,
    LeaveRequest,
    Person,
    Plan,
    Room,
    SessionOnDay,
    SessionResult,
    Shift,
    TrainingClass,
)
from db.store import Transaction
from desktop_app.sample.carding import MOST_PEOPLE
from desktop_app.sample.desk import Desk
from desktop_app.sample.practising import skill_on
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.sample.staggering import stagger
from desktop_app.sample.summarising import Summarising
from desktop_app.training.curriculum.leading import is_gate
from desktop_app.training.curriculum.moving.making import held_from

ROOMS = (("培训室 1", 24), ("培训室 2", 16), ("会议室", 30))
_SPARE = 4
"""Places that a class has beyond its members."""
_MISSED = 0.018
"""How likely somebody misses a session of the class."""
_RECENT = timedelta(days=6)
"""What was missed since is not made up for yet."""
_WHY = (
    "预约了体检，改不了时间",
    "家里老人要去医院",
    "发烧，已经在社区医院看过",
    "房东要交接，只有上午有空",
    "参加自考，准考证可以出示",
)
_UNHEARD = "没有请假，当天联系不上"
_LATE_NOTES = ("地铁故障，晚到 12 分钟", "前一通电话没有接完", "走错楼层，晚到 5 分钟", "")
_COVERED = (
    "按计划讲完，最后十分钟答疑。",
    "内容讲完；两位学员上台说了一遍，其余人互相纠正。",
    "讲到最后一页，问题单当场对过答案。",
    "按计划完成，现场演示多用了十分钟。",
)
_MOVES_ON = (
    "例外情况的两条没有讲，放到下一次开头。",
    "最后一份订单没有看完，放到当天练习里。",
    "录音只听了一段，第二段下次听。",
)


@dataclass(frozen=True, slots=True)
class _Member:
    trainee: Trainee
    plan: Plan
    sessions: tuple[SessionOnDay, ...]


def hold_classes(desk: Desk, staff: Staff, tx: Transaction) -> None:
    """Add everything; people, plans and reviews are there already."""
    _set_rooms(desk, staff, tx)
    followed = staff.trainees[:MOST_PEOPLE]
    starts = sorted({one.start for one in followed})
    for number, start in enumerate(starts):
        members = [one for one in followed if one.start == start]
        trainer = staff.leaders[number % len(staff.leaders)]
        _Holding(desk, tx, trainer, finished=number == 0).hold(start, members)
    stagger(tx, desk.calendar, desk.today, [one.person.id for one in followed])


def _set_rooms(desk: Desk, staff: Staff, tx: Transaction) -> None:
    leader, since = staff.leaders[0], desk.today - timedelta(days=130)
    at = desk.days.moment(since, 540)
    for name, capacity in ROOMS:
        tx.rooms.put(Room(desk.ids.next(), name, capacity, at, leader.id))
    for name, team, weekdays, begin, end in (
        ("早班", staff.teams[0], 0b0011111, 510, 1110),
        ("早班", staff.teams[1], 0b0011111, 510, 1110),
        ("中班", staff.teams[2], 0b0011111, 540, 1140),
    ):
        tx.rooms.put_shift(
            Shift(
                desk.ids.next(), name, None, team.id, weekdays, begin, end, since, None, at,
                leader.id,
            )
        )  # fmt: skip


class _Holding:
    """Writes one class down as its trainer would have."""

    def __init__(self, desk: Desk, tx: Transaction, trainer: Person, *, finished: bool) -> None:
        self._desk = desk
        self._random = desk.random
        self._tx = tx
        self._trainer = trainer
        self._finished = finished

    def hold(self, start: date, trainees: Sequence[Trainee]) -> None:
        """Add the class with its members, sessions, and what was marked in each."""
        tx = self._tx
        members = [found for one in trainees if (found := self._member(one)) is not None]
        if not members:
            return
        one = self._class(start, members)
        tx.classes.add(one)
        tx.classes.add_members([self._stay(one, each) for each in members])
        held = self._held(one, members)
        tx.classes.add_held(held)
        places = {each.session_key: each for each in held}
        seated = []
        for each in members:
            tx.plans.put(replace(each.plan, class_id=one.id))
            own = tuple(_seated(session, places) for session in each.sessions)
            tx.plans.put_sessions([session for session in own if session.held_id is not None])
            seated.append(replace(each, sessions=own))
        for place, each in enumerate(seated):
            self._mark(each, misses=place == len(seated) - 2 and not self._finished)
        self._ask(seated)
        Summarising(self._desk, tx, self._trainer).write(
            [(each.trainee, each.sessions) for each in seated], open_=not self._finished
        )

    def _member(self, trainee: Trainee) -> _Member | None:
        plan = self._tx.plans.of(trainee.person.id)
        return None if plan is None else _Member(trainee, plan, self._tx.plans.sessions(plan.id))

    def _class(self, start: date, members: Sequence[_Member]) -> TrainingClass:
        last = max(session.day for each in members for session in each.sessions)
        return TrainingClass(
            id=self._desk.ids.next(),
            name=f"{start.month}月新人班",
            version_id=members[0].plan.version_id,
            start_on=start,
            capacity=len(members) + _SPARE,
            room="",
            trainer_id=self._trainer.id,
            created_at=self._moment(start - timedelta(days=5), 620),
            created_by=self._trainer.id,
            closed_on=last if self._finished else None,
        )

    def _stay(self, one: TrainingClass, each: _Member) -> ClassMember:
        stopped = each.plan.ended_on
        return ClassMember(
            id=self._desk.ids.next(),
            class_id=one.id,
            person_id=each.trainee.person.id,
            from_on=one.start_on,
            added_by=self._trainer.id,
            added_at=one.created_at,
            until_on=stopped,
            reason="转到教务岗，培训到评估当天为止" if stopped else "",
        )

    def _held(self, one: TrainingClass, members: Sequence[_Member]) -> list[HeldSession]:
        """Return what the class holds: where most of its members have it."""
        by_key: dict[str, list[SessionOnDay]] = {}
        for each in members:
            for session in each.sessions:
                if session.detail["together"]:
                    by_key.setdefault(session.session_key, []).append(session)
        found = []
        for sessions in by_key.values():
            ((day, start), _count), *_ = Counter((s.day, s.start) for s in sessions).most_common(1)
            made = replace(sessions[0], day=day, start=start)
            held = replace(held_from(made, one.id, made.place), id=self._desk.ids.next())
            found.append(self._closed(held) if day < self._desk.today else held)
        return sorted(found, key=lambda held: (held.day, held.start))

    def _closed(self, held: HeldSession) -> HeldSession:
        moves_on = self._random.choice(_MOVES_ON) if self._random.random() < 0.12 else ""
        return replace(
            held,
            covered=self._random.choice(_COVERED),
            moves_on=moves_on,
            closed_at=self._moment(held.day, held.start + held.minutes + 4),
            closed_by=self._trainer.id,
        )

    def _mark(self, each: _Member, *, misses: bool) -> None:
        """Mark one member through the past, with leave, make-ups and results.

        Who *misses* was not in the class's latest session, and nothing makes up for it yet.
        """
        past = [one for one in each.sessions if one.day < self._desk.today]
        latest = next((one for one in reversed(past) if _can_be_missed(one)), None)
        marks: list[Attendance] = []
        for session in past:
            if misses and session is latest:
                marks.append(self._attendance(session, "absent", _UNHEARD))
                self._tx.plans.set_done(session.id, None)
                continue
            mark, note = self._how(each, session)
            marks.append(self._attendance(session, mark, note))
            if mark in ("excused", "absent"):
                marks += self._make_up(each, session)
            if mark == "excused":
                self._granted(session)
        self._tx.attendance.mark(marks)
        self._tx.attendance.note_results(
            [one for session in past for one in self._result(each, session)]
        )

    def _how(self, each: _Member, session: SessionOnDay) -> tuple[str, str]:
        """Draw how somebody took part; the trainee of the pictures was always there."""
        drawn = self._random.random()
        first = each.trainee.person.staff_number == "3001"
        if _can_be_missed(session) and not first and drawn < _MISSED:
            return ("excused", "") if drawn < _MISSED * 0.7 else ("absent", _UNHEARD)
        if drawn > 0.965 and not first:
            return "late", self._random.choice(_LATE_NOTES)
        return "present", ""

    def _attendance(self, session: SessionOnDay, mark: str, note: str = "") -> Attendance:
        at = self._moment(session.day, session.start + 6)
        return Attendance(
            self._desk.ids.next(), session.id, session.person_id, mark, note, self._trainer.id, at
        )

    def _make_up(self, each: _Member, missed: SessionOnDay) -> Iterator[Attendance]:
        """Put a session on the calendar that makes up for a missed one, and mark it when past."""
        day = self._free_day(each, missed.day + timedelta(days=1))
        recent = missed.day >= self._desk.today - _RECENT
        self._tx.plans.set_done(missed.id, None)
        if recent and self._random.random() < 0.5:
            return
        again = replace(
            missed,
            id=self._desk.ids.next(),
            day=day,
            start=11 * 60 + 45,
            minutes=min(missed.minutes, 45),
            held_id=None,
            trainer_id=self._trainer.id,
            makes_up=missed.id,
            done_at=None,
        )
        if day < self._desk.today:
            at = self._moment(day, again.start + again.minutes)
            again = replace(again, done_at=at)
            self._tx.plans.set_done(missed.id, at)
            self._tx.plans.add_sessions([again])
            yield self._attendance(again, "present")
        else:
            self._tx.plans.add_sessions([again])

    def _free_day(self, each: _Member, day: date) -> date:
        """Return the first working day on which somebody has the time before lunch."""
        taken = {
            one.day for one in each.sessions if one.start < 750 and one.start + one.minutes > 705
        }
        day = self._desk.calendar.next_working(day)
        while day in taken:
            day = self._desk.calendar.next_working(day + timedelta(days=1))
        return day

    def _granted(self, session: SessionOnDay) -> None:
        ahead = self._random.choice((3, 26, 28, 49, 52))
        begins = self._moment(session.day, session.start)
        request = LeaveRequest(
            self._desk.ids.next(), session.id, session.person_id, self._random.choice(_WHY),
            begins - timedelta(hours=ahead), ahead < 24,
        )  # fmt: skip
        self._tx.attendance.ask(request)
        by, at = (self._trainer.id, request.asked_at + timedelta(minutes=25))
        if ahead >= 24:
            self._decide(request, None, request.asked_at, "按时请假")
        else:
            self._decide(request, by, at, "情况属实，补课另行安排")

    def _decide(self, request: LeaveRequest, by: UUID | None, at: datetime, reason: str) -> None:
        self._tx.attendance.decide(
            LeaveDecision(self._desk.ids.next(), request.id, "granted", reason, by, at)
        )

    def _result(self, each: _Member, session: SessionOnDay) -> Iterator[SessionResult]:
        """Mark the tests of the first days, and what was handed in after the exercises."""
        at = self._moment(session.day, min(1430, session.start + session.minutes + 40))
        skill = skill_on(each.trainee, session.day)
        mark, passed, note = 0.0, None, ""
        if session.session_key in ("d3-quiz", "d4-quiz"):
            mark = float(min(98, max(70, round(62 + skill * 38 + self._random.uniform(-6, 6)))))
            passed = True
        elif session.session_key.endswith("-orders") and session.done_at is not None:
            right = 10 - self._random.choice((0, 0, 1, 1, 2, 3))
            mark, note = right * 10.0, f"问题单对了 {right} 条"
        else:
            return
        yield SessionResult(
            self._desk.ids.next(), session.id, session.person_id, mark, passed, note,
            self._trainer.id, at,
        )  # fmt: skip

    def _ask(self, members: Sequence[_Member]) -> None:
        """Let two members ask for leave that waits: from a review, and from tomorrow's session."""
        now = self._moment(self._desk.today, self._desk.days.minute_now) - timedelta(minutes=20)
        others = [one for one in members if one.trainee.person.staff_number != "3001"]
        for each, gate in zip(others, (True, False), strict=False):
            ahead = [
                one
                for one in each.sessions
                if one.day > self._desk.today and is_gate(one.detail) == gate
            ]
            if not ahead:
                continue
            session = ahead[0]
            late = self._moment(session.day, session.start) - now < timedelta(hours=24)
            if gate or late:
                self._tx.attendance.ask(
                    LeaveRequest(
                        self._desk.ids.next(), session.id, session.person_id,
                        self._random.choice(_WHY), now, late,
                    )
                )  # fmt: skip

    def _moment(self, day: date, minute: int) -> datetime:
        return self._desk.days.moment(day, minute)


def _can_be_missed(session: SessionOnDay) -> bool:
    """Tell whether the sample lets somebody miss a session: one of the class's, and no gate."""
    held = session.held_id is not None
    return held and not is_gate(session.detail) and session.kind != "summary"


def _seated(session: SessionOnDay, held: dict[str, HeldSession]) -> SessionOnDay:
    """Return a session as a seat in the class's, unless the trainee has it another day."""
    there = held.get(session.session_key)
    if there is None or (there.day, there.start) != (session.day, session.start):
        return session
    return replace(session, held_id=there.id)
