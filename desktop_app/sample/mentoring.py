"""Months of mentoring in the sample: profiles, pairings, own notes, supervised cases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from db.bulk import Bulk
from db.records import Pairing, Person, PrivateNote, Profile, Role, SessionOnDay, Sheet
from db.store import Transaction
from desktop_app.sample.carding import MOST_PEOPLE
from desktop_app.sample.days import Days
from desktop_app.sample.mentoring_clerk import MentoringClerk
from desktop_app.sample.names import initials, names
from desktop_app.sample.practising import skill_on
from desktop_app.sample.staff import IdSource, Staff, Trainee
from desktop_app.system.clock import Clock
from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.forms.template import Form
from desktop_app.training.mentoring.matching.rules import Known, match
from desktop_app.training.mentoring.matching.use_cases import IN_CARE, Matching

NEWCOMERS = 3
"""Trainees of the coming cohort, without a mentor: the supervisor has somebody to pair."""
_FIRST_NUMBER = 3901
"""Their staff numbers begin here, or after those of everybody else where there are more."""
_TEMPERAMENTS = ("introvert", "balanced", "extrovert")
_STRENGTHS = (
    "投诉处理",
    "课程咨询",
    "群聊",
    "回访",
    "工单记录",
    "前台接待",
    "退费流程",
    "新人讲解",
)
_RE_PAIRED = 5
"""Every so many trainees one had another mentor first."""
_WHY = (
    "原导师调到晚班，跟听时间对不上",
    "学员转到在线组，改由在线组的导师带",
    "原导师休假三周，先换一位",
)
_SECRETS = (
    "第一周很紧张，接电话前会把开场白念两遍。先从回访练起，不急着上投诉。",
    "对价格异议有自己的想法，复盘时让她先说，再补。",
    "这周家里有事，晚班先不排，下周一再问一次。",
)
_CASES_PER_DAY = 0.7


class MentoringSample:
    """Draws from a chance of its own: nobody else's records change with it."""

    def __init__(
        self, staff: Staff, seed: int, clock: Clock, forms: dict[str, Versioned[Form]]
    ) -> None:
        self._staff = staff
        self._random = Random(f"mentoring {seed}")
        self._days = Days(clock, self._random)
        start = datetime.combine(self._days.today - timedelta(days=130), time(), UTC)
        self._ids = IdSource(self._random, round(start.timestamp() * 1000))
        self._clerk = MentoringClerk(self._random, self._ids, forms)
        self._mentors = {one.id: one for one in staff.mentors}
        self._known: dict[UUID, Known] = {}

    def fill(self, tx: Transaction, bulk: Bulk, matching: Matching, password_hash: str) -> None:
        """Add everything; the people, plans and attempts are there already."""
        followed = self._staff.trainees[:MOST_PEOPLE]
        newcomers = self._newcomers()
        bulk.people((one, password_hash) for one in newcomers)
        bulk.flush()
        self._profiles(tx, [one.person for one in followed], newcomers)
        pairings = [
            pairing
            for place, trainee in enumerate(followed)
            for pairing in self._pairings(place, trainee, matching)
        ]
        tx.mentoring.add_pairings(pairings)
        for trainee in followed:
            plan = tx.plans.of(trainee.person.id)
            sessions = tx.plans.sessions(plan.id) if plan else ()
            for sheet in self._sheets(trainee, sessions):
                bulk.sheet(sheet)
        self._private(tx)
        bulk.flush()

    def _newcomers(self) -> list[Person]:
        called = names(self._random, NEWCOMERS)
        letters = initials(called)
        first = first_number(self._staff)
        return [
            Person(
                self._ids.next(), name, letters[name], str(first + n),
                frozenset({Role.TRAINEE}), None, "", None, "", self._days.today,
            )
            for n, name in enumerate(called)
        ]  # fmt: skip

    def _profiles(self, tx: Transaction, trainees: list[Person], newcomers: list[Person]) -> None:
        mentors = self._staff.mentors[:MOST_PEOPLE]
        for place, mentor in enumerate(mentors):
            # The last mentor is not among the best: the page shows why somebody may not.
            satisfied = 81.0 if place == len(mentors) - 1 else 90 + self._random.random() * 8
            self._profile(tx, mentor, satisfied, 3)
        for one in trainees:
            known = self._random.random() < 0.8
            satisfied = 68 + self._random.random() * 20
            self._profile(tx, one, satisfied if known else None, 1)
        for one, temperament in zip(newcomers, _TEMPERAMENTS, strict=True):
            self._profile(tx, one, None, 1, temperament)

    def _profile(
        self,
        tx: Transaction,
        person: Person,
        satisfaction: float | None,
        strengths: int,
        temperament: str = "",
    ) -> None:
        chosen = temperament or self._random.choice(_TEMPERAMENTS)
        words = self._random.sample(_STRENGTHS, strengths)
        figure = None if satisfaction is None else round(satisfaction, 1)
        at = self._days.moment(self._days.today - timedelta(days=125), 600)
        by = self._staff.leaders[0].id
        tx.mentoring.set_profile(Profile(person.id, chosen, words, figure, at, by))
        self._known[person.id] = Known(person, chosen, tuple(words), figure)

    def _pairings(self, place: int, trainee: Trainee, matching: Matching) -> Iterator[Pairing]:
        """The pairing before the first day, and for some an earlier one with another mentor."""
        mentor = self._mentors[trainee.person.mentor_id or self._staff.mentors[0].id]
        first = trainee.start - timedelta(days=2)
        if place % _RE_PAIRED == _RE_PAIRED - 1:
            other = self._staff.mentors[(place + 1) % len(self._staff.mentors)]
            yield self._pairing(trainee.person, other, first, "proposal", "", matching)
            changed = trainee.start + timedelta(days=9)
            why = _WHY[place // _RE_PAIRED % len(_WHY)]
            yield self._pairing(trainee.person, mentor, changed, "choice", why, matching)
            return
        yield self._pairing(trainee.person, mentor, first, "proposal", "", matching)

    def _pairing(
        self, trainee: Person, mentor: Person, day: date, by: str, reason: str, matching: Matching
    ) -> Pairing:
        known = self._known.get(mentor.id, Known(mentor))
        made = match(self._known[trainee.id], known, 1, matching.rules())
        lines = [{"text": one.text, "good": one.good, "points": one.points} for one in made.reasons]
        body = {"by": by, "points": made.points, "lines": lines, "reason": reason}
        at = self._days.moment(day, 570)
        leader = self._staff.leaders[0].id
        return Pairing(self._ids.next(_millis(at)), trainee.id, mentor.id, leader, at, body)

    def _sheets(self, trainee: Trainee, sessions: tuple[SessionOnDay, ...]) -> Iterator[Sheet]:
        shadow = [one.day for one in sessions if one.kind == "shadow" and one.day < self._today]
        # The newest notes are still to be written: the trainee has something to do.
        for day in shadow[:-1] if _in_flight(sessions, self._today) else shadow:
            if self._random.random() < 0.9:
                at = self._days.moment(day, 1045)
                yield self._clerk.notes(trainee.person, day, at, skill_on(trainee, day))
        yield from self._cases(trainee, sessions)

    def _cases(self, trainee: Trainee, sessions: tuple[SessionOnDay, ...]) -> Iterator[Sheet]:
        shadow = [one.day for one in sessions if one.kind == "shadow"]
        if not shadow:
            return
        mentor = self._mentors[trainee.person.mentor_id or self._staff.mentors[0].id]
        day, last = shadow[-1] + timedelta(days=1), trainee.start + IN_CARE
        number = 0
        while day < min(self._today, last):
            if day.weekday() < 5 and self._random.random() < _CASES_PER_DAY:
                number += 1
                way = (day - trainee.start) / IN_CARE
                at = self._days.moment(day, self._random.randrange(620, 1060))
                sheet = self._clerk.case(
                    mentor, trainee.person, day, at, skill_on(trainee, day), way
                )
                yield replace(sheet, target=f"case:{number}")
            day += timedelta(days=1)

    def _private(self, tx: Transaction) -> None:
        """A few notes of the mentor of the pictures, about the own trainees."""
        mentor = self._staff.mentors[0]
        mine = [one for one in self._staff.trainees if one.person.mentor_id == mentor.id]
        for trainee, text in zip(mine, _SECRETS, strict=False):
            at = self._days.moment(min(self._today, trainee.start + timedelta(days=4)), 1090)
            note = PrivateNote(
                self._ids.next(_millis(at)), mentor.id, trainee.person.id, at, at, text
            )
            tx.mentoring.keep_note(note)

    @property
    def _today(self) -> date:
        return self._days.today


def first_number(staff: Staff) -> int:
    """Return the staff number of the first newcomer, which nobody has."""
    return max(_FIRST_NUMBER, 1 + max(int(one.staff_number) for one in staff.everybody()))


def _in_flight(sessions: tuple[SessionOnDay, ...], today: date) -> bool:
    return any(one.kind == "shadow" and one.day >= today for one in sessions)


def _millis(at: datetime) -> int:
    return round(at.timestamp() * 1000)
