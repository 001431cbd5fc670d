"""Makes the sample organisation: the same seed and day give the same people and work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from uuid import UUID

from db.bulk import Bulk
from db.opening import close_store, open_store
from db.records import Organisation, Plan, RolePlay, SessionOnDay
from db.store import Transaction
from desktop_app.sample.accounts import PASSWORD
from desktop_app.sample.answering import answer_sheets
from desktop_app.sample.calibrating import Calibrating
from desktop_app.sample.carding import MOST_PEOPLE, Carding
from desktop_app.sample.checking import check_themselves
from desktop_app.sample.classes import hold_classes
from desktop_app.sample.days import Days
from desktop_app.sample.desk import Desk
from desktop_app.sample.developing import develop
from desktop_app.sample.earlier import earlier_sheets
from desktop_app.sample.exams.answers import Answering
from desktop_app.sample.exams.holding import Holding
from desktop_app.sample.exams.timeline import ExamTimeline
from desktop_app.sample.feedback import give_feedback
from desktop_app.sample.filing import Filing
from desktop_app.sample.following_up import follow_up
from desktop_app.sample.inspecting import MOST_AGENTS, Inspecting
from desktop_app.sample.mentoring import MentoringSample
from desktop_app.sample.milestones import hold_reviews
from desktop_app.sample.moving import put_off
from desktop_app.sample.practicals import HeldOn, hold_practicals
from desktop_app.sample.practising import HARD_CALL, Practising
from desktop_app.sample.programs import write_programs
from desktop_app.sample.role_plays import play_roles
from desktop_app.sample.runs import Run, forget_situations, play
from desktop_app.sample.several import Several
from desktop_app.sample.sharing import share_cases
from desktop_app.sample.sheets import Clerk
from desktop_app.sample.staff import ORGANISATION, IdSource, Staff, Trainee, hire
from desktop_app.sample.templates import write_templates
from desktop_app.services import Services, import_shipped_packs
from desktop_app.system import resources
from desktop_app.system.changes import Changes
from desktop_app.system.clock import Clock, FixedClock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.curriculum.laying import lay, stage_tone
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.use_cases import session_on_day
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.forms.template import Form
from desktop_app.training.people.passwords import Passwords
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.drill import drill_from_scenario, drill_from_script
from desktop_app.training.practice.model import Scenario, Script, Situation

__all__ = ["PASSWORD", "STANDARD", "Order", "make_sample"]

PROGRAM = "new-hire-90"
RUNS_EACH = 6
"""How many different runs of each drill are played; attempts are drawn from them."""

KEPT_READY = 3
"""Certificates that could be issued and are not yet: the supervisor has something to do."""

MOST_CERTIFICATES = 40
"""A large sample certifies no more: each is drawn, which takes as long as a thousand attempts."""

Report = Callable[[str, int, int], None]
Laid = dict[date, tuple[Plan, list[SessionOnDay]]]


@dataclass(frozen=True, slots=True)
class Order:
    """What sample to make; without `attempts` people practise as the days go."""

    seed: int = 1
    trainees: int = 24
    attempts: int | None = None
    runs: int = RUNS_EACH
    inspected: int = MOST_AGENTS
    """So many agents are inspected at most: each of their sheets is scored one by one."""
    earlier: int = 0
    """So many sheets more, of the years before: only for measuring."""

    def attempts_of(self, place: int) -> int | None:
        """Return how many attempts the trainee at *place* makes, None: as the days go."""
        if self.attempts is None:
            return None
        each, more = divmod(self.attempts, self.trainees)
        return each + (place < more)


STANDARD = Order()


def make_sample(
    folder: Path,
    clock: Clock,
    order: Order = STANDARD,
    passwords: Passwords | None = None,
    report: Report = lambda _what, _done, _total: None,
) -> int:
    """Fill the data folder with the sample organisation; returns how many rows that took.

    Raises Trouble when an organisation is there already.
    """
    report(tr("准备内容"), 0, 100)
    opened = open_store(folder, clock.now(), clock.today())
    services = Services(opened.store, clock, Changes(), passwords or Passwords())
    try:
        if services.people.organisation() is not None:
            raise Trouble(
                tr("这个数据文件夹里已经有一个机构了：{folder}。").format(folder=folder),
                tr("原有数据没有变。"),
                tr("请换一个空的文件夹。"),
            )
        import_shipped_packs(services.library, resources.path("content"))
        return _Maker(services, clock, order, report).make()
    finally:
        close_store(opened.store, clock.now())


class _Maker:
    """Holds what the steps share."""

    def __init__(self, services: Services, clock: Clock, order: Order, report: Report) -> None:
        self._services = services
        self._order = order
        self._report = report
        self._random = Random(order.seed)
        self._days = Days(clock, self._random)
        start = datetime.combine(self._days.today - timedelta(days=130), time(), UTC)
        self._ids = IdSource(self._random, round(start.timestamp() * 1000))
        self._calendar = services.curriculum.work_calendar()

    def make(self) -> int:
        today, random = self._days.today, self._random
        staff = hire(random, self._order.trainees, today, self._calendar, self._ids)
        played = self._play()
        practising = Practising(played, self._days, self._calendar, random, self._ids)
        forms = {one.item.key: one for one in self._services.library.published("form", Form)}
        carding = self._carding()
        clerk = Clerk(random, self._ids, forms)
        password_hash = self._services.passwords.hashed(PASSWORD)
        with self._services.store.writing() as tx:
            founded = self._days.moment(today, 480)
            tx.people.add_organisation(Organisation(self._ids.next(), ORGANISATION, True, founded))
            for team in staff.teams:
                tx.people.add_team(team)
            bulk = Bulk(tx.connection)
            bulk.people((one, password_hash) for one in staff.everybody())
            laid = self._lay_all(staff)
            marks: dict[UUID, int] = {}
            mentors = {one.id: one for one in staff.mentors}
            practicals: list[HeldOn] = []
            for place, trainee in enumerate(staff.trainees):
                self._report(tr("生成记录"), 30 + place * 65 // len(staff.trainees), 100)
                sessions = self._plan(bulk, trainee, laid)
                known = HARD_CALL if place == 0 else ""
                done = practising.let(trainee, self._order.attempts_of(place), bulk, known)
                mentor = mentors[trainee.person.mentor_id or staff.mentors[0].id]
                sat = marks if place < MOST_PEOPLE else None
                filing = Filing(
                    clerk, self._days, random, mentor, staff.leaders[0], bulk.sheet, sat
                )
                filing.fill(trainee, sessions, done)
                practicals += (HeldOn(trainee, *one) for one in filing.practicals)
                if place < MOST_PEOPLE:
                    carding.fill(trainee.person, sessions, done, bulk)
            self._inspecting(forms).fill(staff, bulk, self._order.inspected)
            plays = self._look_back(clerk, staff, laid, bulk)
            bulk.flush()
            for play in plays:
                tx.role_plays.add(play)
            in_words = self._order.attempts is None  # else exactly as many attempts as ordered
            desk = self._desk(clerk, "practicals")
            hold_practicals(desk, staff, tx, practicals, played, in_words)
            Calibrating(self._days, staff, self._order.seed, forms).fill(tx)
            if self._order.attempts is None:  # whoever orders a number gets exactly that many
                several = (self._order.seed, self._services.clock, self._calendar)
                Several(self._services, staff, *several).fill(tx)
            write_templates(tx, staff.leaders[0], self._order.seed, self._services.clock)
            write_programs(tx, staff.leaders[0], self._order.seed, self._services.clock)
            mentoring = MentoringSample(staff, self._order.seed, self._services.clock, forms)
            mentoring.fill(tx, bulk, self._services.matching, password_hash)
            hold_reviews(self._desk(clerk, "milestones"), staff, tx, bulk)
            self._examine(self._desk(clerk, "exams"), staff, tx, bulk, marks)
            hold_classes(self._desk(clerk, "classes"), staff, tx)
            before = earlier_sheets(self._desk(clerk, "earlier"), staff)
            for sheet in islice(before, self._order.earlier):
                bulk.sheet(sheet)
            bulk.flush()
        now = self._services.clock.now()
        follow_up(self._at, staff, self._order.seed, now)
        answer_sheets(self._services, staff, self._order.seed, now)
        put_off(self._services, staff.leaders[0])
        share_cases(self._at, staff, now)
        self._report(tr("签发证书"), 96, 100)
        self._certify(staff)
        develop(self._at, staff, now)
        self._report(tr("完成"), 100, 100)
        return bulk.rows

    def _look_back(
        self, clerk: Clerk, staff: Staff, laid: Laid, bulk: Bulk
    ) -> tuple[RolePlay, ...]:
        """Self-checks of every kind, surveys, satisfaction, drills between people."""
        sessions = {start: sessions for start, (_plan, sessions) in laid.items()}
        desk = self._desk(clerk, "looking-back")
        check_themselves(desk, staff, bulk.sheet)
        give_feedback(desk, staff, sessions, PROGRAM, bulk.sheet)
        return tuple(play_roles(desk, staff, bulk.sheet))

    def _examine(
        self, desk: Desk, staff: Staff, tx: Transaction, bulk: Bulk, marks: Mapping[UUID, int]
    ) -> None:
        """Theory exams of the last months; *marks* are what people come to in the certificate's."""
        services = self._services
        answering = Answering(desk.random, self._order.seed, ReplyAnalyser())
        bank = services.library.published("question", Question)
        figures = services.settings.figures()
        holding = Holding(desk, tx, bulk, bank, figures, answering, staff.leaders)
        ExamTimeline(desk, staff, tx, holding).fill(marks)

    def _desk(self, clerk: Clerk, name: str) -> Desk:
        return Desk.beside(clerk, self._order.seed, self._services.clock, self._calendar, name)

    def _inspecting(self, forms: Mapping[str, Versioned[Form]]) -> Inspecting:
        own = Random(f"{self._order.seed} inspections")
        days = Days(self._services.clock, own)
        return Inspecting(days, own, self._calendar, forms)

    def _carding(self) -> Carding:
        figures = self._services.settings.figures()
        return Carding(
            self._calendar,
            self._services.practice.figures(),
            self._ids,
            figures.whole("repetition.cards_per_day"),
            figures.number("repetition.retention") / 100,
        )

    def _play(self) -> list[list[Run]]:
        """Play every drill; returns the runs of each, weakest first."""
        library = self._services.library
        situations = {one.item.key: one.item for one in library.published("situation", Situation)}
        drills = [
            (one.version_id, drill_from_script(one.item))
            for one in library.published("script", Script)
        ] + [
            (one.version_id, drill_from_scenario(one.item, situations))
            for one in library.published("scenario", Scenario)
        ]
        analyser, figures = ReplyAnalyser(), self._services.practice.figures()
        played = []
        for place, (version_id, drill) in enumerate(drills):
            self._report(tr("模拟练习"), 2 + place * 27 // len(drills), 100)
            played.append(
                play(version_id, drill, analyser, figures, self._random, self._order.runs)
            )
            forget_situations()
        return played

    def _lay_all(self, staff: Staff) -> Laid:
        """Lay the program once for each start; every trainee of a cohort gets a copy."""
        program = self._services.library.one("program", PROGRAM, Program)
        laid = {}
        for start in sorted({trainee.start for trainee in staff.trainees}):
            plan = Plan(
                self._ids.next(), self._ids.next(), program.version_id, program.item.title, start,
                self._days.moment(start - timedelta(days=3), 600),
            )  # fmt: skip
            sessions = [
                session_on_day(plan, one, stage_tone(program.item, one.stage))
                for one in lay(program.item, start, self._calendar)
            ]
            laid[start] = (plan, sessions)
        return laid

    def _plan(self, bulk: Bulk, trainee: Trainee, laid: Laid) -> list[SessionOnDay]:
        plan, sessions = laid[trainee.start]
        own = replace(plan, id=self._ids.next(), person_id=trainee.person.id)
        owned = [self._own(one, own) for one in sessions]
        bulk.plan(own, owned)
        return owned

    def _own(self, session: SessionOnDay, plan: Plan) -> SessionOnDay:
        held = session.day < self._days.today
        end = session.start + session.minutes
        return replace(
            session,
            id=self._ids.next(),
            plan_id=plan.id,
            person_id=plan.person_id,
            done_at=self._days.moment(session.day, end) if held else None,
        )

    def _certify(self, staff: Staff) -> None:
        """Issue the certificates of the finished cohort, but for a few that wait for a hand."""
        services, supervisor = self._services, staff.leaders[0]
        first = min(one.start for one in staff.trainees)
        finished = {one.person.id for one in staff.trainees if one.start == first}
        standings = (
            services.certification.standing(supervisor, one.entry.person_id)
            for one in services.certification.candidates(supervisor)
            if one.due and one.entry.person_id in finished
        )
        ready = sorted(
            (one.practical.signed_at, one.person.staff_number, one.total or 0.0, one.person.id)
            for one in standings
            if one.practical is not None
        )
        # The best does not wait: a register without a gold certificate would show half of itself.
        best = max((total for _, _, total, _ in ready), default=0.0)
        ready.sort(key=lambda one: one[2] < best)
        certified = ready[: max(1, len(ready) - KEPT_READY)][:MOST_CERTIFICATES]
        if not certified:
            return
        signing = self._at(certified[0][0]).signing
        signing.make(supervisor, PASSWORD)
        for signed_at, _, _, person_id in certified:
            issuing = self._at(signed_at + timedelta(days=6))
            signing.lend(issuing.signing)
            issuing.certification.issue(supervisor, person_id)

    def _at(self, moment: datetime) -> Services:
        """Return the use cases as they were at a moment."""
        services = self._services
        return Services(services.store, FixedClock(moment), Changes(), services.passwords)
