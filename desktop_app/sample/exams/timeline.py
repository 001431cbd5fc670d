"""The exams of the sample's last months: released, to be marked, open today, and to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from db.records import Exam, ExamResult, Person, SessionOnDay, SessionResult
from db.store import Transaction
from desktop_app.sample.carding import MOST_PEOPLE
from desktop_app.sample.desk import Desk
from desktop_app.sample.exams import occasions
from desktop_app.sample.exams.holding import Held, Holding, Sitter
from desktop_app.sample.practising import skill_on
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.training.exams.gates.rules import gate_for
from desktop_app.training.exams.kinds import ExamKind

_NINE, _AFTERNOON, _SIX = 540, 840, 1080
"""Minutes of the day."""
_HALF_YEAR_AGO = 24
"""Days since the half-yearly exam."""
_ABSENT = 2
_PAPER_AGO = 33
"""Days since the test that was written on paper."""
_MARKED = 5
"""So many answers of the latest test are marked already."""
_SAT_EARLY = 3
"""So many of the newest class have handed in what is open until tomorrow."""
_PASSED, _FAILED = 73, 63
"""Out of 100; a marker may differ by a mark or two from what was suggested."""
_NEAR = 3
"""So far below their mark people come out at most: the best of a class shall be seen to be it."""
_LET_THROUGH = "放行：差几分及格，先跟听电话、不接线；补考及格以后再自己接。"


@dataclass(frozen=True, slots=True)
class _Class:
    """Trainees who began together, with the sessions of each."""

    start: date
    trainees: Sequence[Trainee]
    sessions: Mapping[UUID, Sequence[SessionOnDay]]

    def gate(self, kind: ExamKind, person: Person) -> SessionOnDay | None:
        """Return the session that an exam of this kind passes for somebody."""
        return gate_for(kind, self.sessions[person.id])

    def first_gate(self, kind: ExamKind) -> SessionOnDay | None:
        """Return the same for the first of the class."""
        return self.gate(kind, self.trainees[0].person)


class ExamTimeline:
    """Holds one exam after another."""

    def __init__(self, desk: Desk, staff: Staff, tx: Transaction, holding: Holding) -> None:
        self._desk = desk
        self._staff = staff
        self._tx = tx
        self._holding = holding
        self._induction: Exam | None = None

    def fill(self, marks: Mapping[UUID, int]) -> None:
        """Add everything; people, plans and reviews are there already.

        *marks* are what those come to whose theory exam for the certificate is past.
        """
        classes = self._classes()
        for one in classes:
            self._after_induction(one, newest=one is classes[-1])
        self._for_certificates(classes, marks)
        at_work = [one for each in classes[:-1] for one in each.trainees]
        if at_work:
            self._half_year(at_work)
            self._quarter(at_work)
        self._open_today(classes[-1])
        if at_work:
            self._on_paper(at_work)

    def _classes(self) -> list[_Class]:
        """Return the classes, the oldest first; who left has no exams."""
        followed = self._staff.trainees[:MOST_PEOPLE]
        plans = self._tx.plans.of_people([one.person.id for one in followed])
        going_on = {one.person_id for one in plans if one.ended_on is None and not one.beside}
        sessions = self._tx.plans.sessions_of(going_on)
        staying = [one for one in followed if one.person.id in going_on]
        return [
            _Class(start, [one for one in staying if one.start == start], sessions)
            for start in sorted({one.start for one in staying})
        ]

    def _after_induction(self, one: _Class, *, newest: bool) -> None:
        """Every class sits the same; of the newest one somebody fails and is let through."""
        gate = one.first_gate(ExamKind.INDUCTION)
        if gate is None or gate.day >= self._desk.today:
            return
        failing = one.trainees[-1].person if newest and len(one.trainees) > 1 else None
        sitters = [
            Sitter(each.person, _FAILED / 100, least=_FAILED, most=_FAILED + 4)
            if each.person is failing
            else replace(self._sitter(each, gate.day), least=_PASSED)
            for each in one.trainees
        ]
        occasion = occasions.induction(one.start)
        opens = self._desk.days.moment(gate.day, gate.start)
        closes = opens + timedelta(minutes=occasion.minutes + 20)
        held = self._holding.announce(occasion, sitters, opens, closes, like=self._induction)
        self._induction = self._induction or held.exam
        results = self._holding.release(held, self._holding.sit(held), gate.day)
        self._note(one, held, results)
        if failing is not None:
            self._let_through(one, failing, results[-1][1])
            self._resit(occasion, held, failing)

    def _for_certificates(self, classes: Sequence[_Class], marks: Mapping[UUID, int]) -> None:
        """The classes whose practical is past have sat it; the next one's is announced."""
        for one in classes:
            gate = one.first_gate(ExamKind.CERTIFICATE)
            if gate is None:
                continue
            if gate.day < self._desk.today:
                self._certificate(one, gate, marks)
            elif one is not classes[-1]:
                self._coming(one, gate)

    def _certificate(self, one: _Class, gate: SessionOnDay, marks: Mapping[UUID, int]) -> None:
        sitters = [
            Sitter(each.person, mark / 100, least=max(_PASSED, mark - _NEAR))
            for each in one.trainees
            if (mark := marks.get(each.person.id)) is not None
        ]
        occasion = occasions.certificate(one.start, fixed=True)
        opens = self._desk.days.moment(gate.day, gate.start)
        closes = opens + timedelta(minutes=occasion.minutes + 20)
        held = self._holding.announce(occasion, sitters, opens, closes)
        self._note(one, held, self._holding.release(held, self._holding.sit(held), gate.day))

    def _coming(self, one: _Class, gate: SessionOnDay) -> None:
        """Announce the theory exam of a class; who was put back by a review sits a later one."""
        kind = ExamKind.CERTIFICATE
        here = [
            each
            for each in one.trainees
            if (own := one.gate(kind, each.person)) is not None and own.day == gate.day
        ]
        occasion = occasions.certificate(one.start, fixed=False)
        opens = self._desk.days.moment(gate.day, gate.start)
        closes = opens + timedelta(minutes=occasion.minutes + 20)
        sitters = [self._sitter(each, gate.day) for each in here]
        self._holding.announce(occasion, sitters, opens, closes)

    def _half_year(self, at_work: Sequence[Trainee]) -> None:
        """Mentors and everybody past induction sit it, but for two who were away."""
        ago = self._desk.today - timedelta(days=_HALF_YEAR_AGO)
        day = self._desk.calendar.next_working(ago)
        sitters = [self._mentor(one) for one in self._staff.mentors[:MOST_PEOPLE]]
        sitters += [self._sitter(one, day) for one in at_work]
        occasion = occasions.half_year(day)
        opens = self._desk.days.moment(day, _AFTERNOON)
        closes = opens + timedelta(minutes=occasion.minutes + 30)
        held = self._holding.announce(occasion, sitters, opens, closes)
        absent = self._desk.random.sample([one.person for one in sitters], _ABSENT)
        self._holding.release(held, self._holding.sit(held, absent), day)

    def _quarter(self, at_work: Sequence[Trainee]) -> None:
        """The latest test is over, and of its case some answers are marked."""
        day = self._working_before(self._desk.today)
        occasion = occasions.quarter(day)
        opens = self._desk.days.moment(day, _AFTERNOON)
        closes = opens + timedelta(minutes=occasion.minutes + 30)
        sitters = [self._sitter(one, day) for one in at_work]
        held = self._holding.announce(occasion, sitters, opens, closes)
        begins = closes + timedelta(minutes=25)
        for _one, paper in self._holding.sit(held)[:_MARKED]:
            held.room.mark(paper, begins)
            begins += timedelta(minutes=4)

    def _on_paper(self, at_work: Sequence[Trainee]) -> None:
        """A test was written on paper and entered; one was away."""
        ago = self._desk.today - timedelta(days=_PAPER_AGO)
        day = self._desk.calendar.next_working(ago)
        sitters = [self._sitter(one, day) for one in at_work if one.start < day]
        if not sitters:
            return
        occasion = occasions.on_paper(day)
        opens = self._desk.days.moment(day, _NINE)
        closes = opens + timedelta(minutes=occasion.minutes + 15)
        held = self._holding.announce(occasion, sitters, opens, closes)
        absent = self._desk.random.sample([one.person for one in sitters], 1)
        self._holding.enter(held, absent, day)

    def _open_today(self, newest: _Class) -> None:
        """The newest class has until tomorrow; the trainee of the pictures has not begun."""
        before = self._working_before(self._desk.today)
        after = self._desk.calendar.next_working(self._desk.today + timedelta(days=1))
        opens, closes = self._desk.days.moment(before, _NINE), self._desk.days.moment(after, _SIX)
        sitters = [self._sitter(one, before) for one in newest.trainees]
        occasion = occasions.newcomers(before, newest.start)
        held = self._holding.announce(occasion, sitters, opens, closes)
        for place, (one, paper) in enumerate(held.papers[1 : 1 + _SAT_EARLY]):
            held.room.sit(paper, one.ability, opens + timedelta(minutes=95 * (place + 1)))

    def _resit(self, occasion: occasions.Occasion, held: Held, person: Person) -> None:
        day = self._desk.calendar.next_working(self._desk.today + timedelta(days=1))
        opens = self._desk.days.moment(day, _AFTERNOON)
        again = occasions.resit(occasion)
        closes = opens + timedelta(minutes=again.minutes + 20)
        self._holding.announce(again, [Sitter(person, 0.75)], opens, closes, resit_of=held.exam)

    def _note(self, one: _Class, held: Held, results: Sequence[tuple[Sitter, ExamResult]]) -> None:
        """Write the results down at the gates that they pass."""
        noted = []
        for sitter, result in results:
            gate = one.gate(ExamKind(held.exam.kind), sitter.person)
            if gate is not None:
                total = round(result.earned / result.full * 100, 1)
                noted.append(self._at_gate(gate, result, total, result.passed, held.exam.title))
        self._tx.attendance.note_results(noted)

    def _let_through(self, one: _Class, person: Person, result: ExamResult) -> None:
        gate = one.gate(ExamKind.INDUCTION, person)
        if gate is None:
            return
        later = self._at_gate(
            gate, result, None, True, _LET_THROUGH, result.released_at + timedelta(minutes=35)
        )
        self._tx.attendance.note_results([later])

    def _at_gate(
        self,
        gate: SessionOnDay,
        result: ExamResult,
        mark: float | None,
        passed: bool,
        note: str,
        at: datetime | None = None,
    ) -> SessionResult:
        at = at or result.released_at
        key = self._desk.ids.next(round(at.timestamp() * 1000))
        by = self._staff.leaders[0].id
        return SessionResult(key, gate.id, gate.person_id, mark, passed, note, by, at)

    def _sitter(self, trainee: Trainee, day: date) -> Sitter:
        # Half is known by everybody who was there.
        return Sitter(trainee.person, min(0.98, 0.45 + 0.54 * skill_on(trainee, day)))

    def _mentor(self, person: Person) -> Sitter:
        return Sitter(person, self._desk.random.uniform(0.8, 0.95))

    def _working_before(self, day: date) -> date:
        day -= timedelta(days=1)
        while not self._desk.calendar.is_working(day):
            day -= timedelta(days=1)
        return day
