"""Makes the sample organisation: the same seed and day give the same people and work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from db.bulk import Bulk
from db.opening import close_store, open_store
from db.records import (
    Attempt,
    AttemptResult,
    AttemptTurn,
    Evidence,
    Organisation,
    Plan,
    SessionOnDay,
    Sheet,
)
from desktop_app.sample.runs import Run, play_all
from desktop_app.sample.sheets import Clerk
from desktop_app.sample.staff import ORGANISATION, IdSource, Staff, Trainee, hire
from desktop_app.services import Services, import_shipped_packs
from desktop_app.system import resources
from desktop_app.system.changes import Changes
from desktop_app.system.clock import Clock, FixedClock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.laying import PlannedSession, lay, stage_tone
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.use_cases import session_on_day
from desktop_app.training.forms.template import Form
from desktop_app.training.people.passwords import Passwords
from desktop_app.training.practice.analysis import ReplyAnalyser
from desktop_app.training.practice.drill import drill_from_scenario, drill_from_script
from desktop_app.training.practice.model import Scenario, Script, Situation
from desktop_app.training.practice.use_cases import drill_key

PASSWORD = "peilian2026"
"""Everybody's in the sample; the sign-in page says so."""

PROGRAM = "new-hire-90"
RUNS_EACH = 14
"""How many different runs of each drill are played; attempts are drawn from them."""

WHOLE_TURNS = 8
"""In a large sample only so many newest attempts of a person carry their replies."""

Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What sample to make; without `attempts` people practise as the days go."""

    seed: int = 1
    trainees: int = 24
    attempts: int | None = None


STANDARD = Order()


def make_sample(
    folder: Path,
    clock: Clock,
    order: Order = STANDARD,
    passwords: Passwords | None = None,
    report: Report = lambda _what, _done, _total: None,
) -> None:
    """Fill the data folder with the sample organisation; raises Trouble when one is there."""
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
        _Maker(services, clock, order, report).make()
    finally:
        close_store(opened.store, clock.now())


class _Maker:
    """Holds what the steps share."""

    def __init__(self, services: Services, clock: Clock, order: Order, report: Report) -> None:
        self._services = services
        self._clock = clock
        self._order = order
        self._report = report
        self._today = clock.today()
        self._random = Random(order.seed)
        start = datetime.combine(self._today - timedelta(days=130), time(), UTC)
        self._ids = IdSource(self._random, round(start.timestamp() * 1000))
        self._calendar = services.curriculum.work_calendar()

    def make(self) -> None:
        staff = hire(self._random, self._order.trainees, self._today, self._calendar, self._ids)
        runs = self._play()
        password_hash = self._services.passwords.hashed(PASSWORD)
        forms = {one.item.key: one for one in self._services.library.published("form", Form)}
        clerk = Clerk(self._random, self._ids, forms)
        with self._services.store.writing() as tx:
            organisation = Organisation(
                self._ids.next(), ORGANISATION, True, self._moment(self._today, 480)
            )
            tx.people.add_organisation(organisation)
            for team in staff.teams:
                tx.people.add_team(team)
            bulk = Bulk(tx.connection)
            bulk.people((one, password_hash) for one in staff.everybody())
            laid = self._lay_all(staff)
            for place, trainee in enumerate(staff.trainees):
                self._report(tr("生成记录"), 30 + place * 65 // len(staff.trainees), 100)
                self._one(bulk, staff, trainee, laid[trainee.start], runs, clerk)
            bulk.flush()
        self._report(tr("签发证书"), 96, 100)
        self._certify(staff)
        self._report(tr("完成"), 100, 100)

    def _play(self) -> dict[str, list[Run]]:
        """Play every drill; returns the runs by drill key, weakest first."""
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
        played: dict[UUID, list[Run]] = {}
        for place, drill in enumerate(drills):
            self._report(tr("模拟练习"), 2 + place * 27 // len(drills), 100)
            played |= play_all([drill], analyser, figures, self._random, RUNS_EACH)
        return {
            drill_key(runs[0].drill.kind, runs[0].drill.key): runs for runs in played.values()
        }

    def _lay_all(self, staff: Staff) -> dict[date, tuple[Plan, list[SessionOnDay]]]:
        """Lay the program once for each start; every trainee of a cohort gets a copy."""
        program = self._services.library.one("program", PROGRAM, Program)
        laid = {}
        for start in {trainee.start for trainee in staff.trainees}:
            plan = Plan(
                self._ids.next(), self._ids.next(), program.version_id, program.item.title, start,
                self._moment(start - timedelta(days=3), 600),
            )  # fmt: skip
            sessions: tuple[PlannedSession, ...] = lay(program.item, start, self._calendar)
            laid[start] = (
                plan,
                [
                    session_on_day(plan, one, stage_tone(program.item, one.stage))
                    for one in sessions
                ],
            )
        return laid

    def _one(
        self,
        bulk: Bulk,
        staff: Staff,
        trainee: Trainee,
        laid: tuple[Plan, list[SessionOnDay]],
        runs: dict[str, list[Run]],
        clerk: Clerk,
    ) -> None:
        plan = replace(laid[0], id=self._ids.next(), person_id=trainee.person.id)
        sessions = [self._own(one, plan) for one in laid[1]]
        bulk.plan(plan, sessions)
        done = self._practise(bulk, trainee, runs)
        self._fill_sheets(bulk, staff, trainee, sessions, done, clerk)

    def _own(self, session: SessionOnDay, plan: Plan) -> SessionOnDay:
        held = session.day < self._today
        return replace(
            session,
            id=self._ids.next(),
            plan_id=plan.id,
            person_id=plan.person_id,
            done_at=self._moment(session.day, session.start + session.minutes) if held else None,
        )

    def _practise(
        self, bulk: Bulk, trainee: Trainee, runs: dict[str, list[Run]]
    ) -> dict[date, list[Evidence]]:
        """Let the trainee practise from the first day to today; returns evidence by day."""
        moments = list(self._moments(trainee))
        keys = sorted(runs, key=lambda key: (runs[key][0].drill.kind == "scenario", key))
        found: dict[date, list[Evidence]] = {}
        for place, (day, minute) in enumerate(moments):
            share = (place + 1) / len(moments)
            # Scripts first, then more and more of the scenarios come within reach.
            reach = max(6, round(len(keys) * min(1.0, 0.35 + share)))
            run = self._pick(runs[keys[self._random.randrange(reach)]], trainee, day)
            whole = self._order.attempts is None or place >= len(moments) - WHOLE_TURNS
            attempt = self._attempt(bulk, trainee, run, day, minute, whole)
            note = f"{attempt.title} {round(run.total)} 分"
            found.setdefault(day, []).append(Evidence("attempt", attempt.id, note))
        return found

    def _moments(self, trainee: Trainee) -> Iterator[tuple[date, int]]:
        """Yield days and minutes of the day in order, working days only but for a few."""
        days = [
            trainee.start + timedelta(days=offset)
            for offset in range((self._today - trainee.start).days + 1)
        ]
        working = [day for day in days if self._calendar.is_working(day)]
        if self._order.attempts is not None:
            each = self._order.attempts // self._order.trainees
            counts = [each // len(working)] * len(working)
            for place in range(each % len(working)):
                counts[-1 - place] += 1
        else:
            counts = [self._count(trainee) for _ in working]
        for day, count in zip(working, counts, strict=True):
            latest = 1060 if day < self._today else self._minute_now()
            if latest <= 570:
                continue
            yield from ((day, m) for m in sorted(self._random.choices(range(570, latest), k=count)))

    def _count(self, trainee: Trainee) -> int:
        if self._random.random() < 0.18:
            return 0
        return max(0, round(self._random.gauss(trainee.diligence, 0.8)))

    def _minute_now(self) -> int:
        now = self._clock.local(self._clock.now())
        return now.hour * 60 + now.minute - 5

    def _skill(self, trainee: Trainee, day: date) -> float:
        months = (day - trainee.start).days / 30
        return min(0.97, trainee.skill + trainee.growth * months)

    def _pick(self, runs: list[Run], trainee: Trainee, day: date) -> Run:
        drawn = self._skill(trainee, day) + self._random.gauss(0, 0.16)
        return runs[max(0, min(len(runs) - 1, round(drawn * (len(runs) - 1))))]

    def _attempt(
        self, bulk: Bulk, trainee: Trainee, run: Run, day: date, minute: int, whole: bool
    ) -> Attempt:
        started = self._moment(day, minute)
        attempt = Attempt(
            id=self._ids.next(round(started.timestamp() * 1000)),
            person_id=trainee.person.id,
            version_id=run.version_id,
            content_key=drill_key(run.drill.kind, run.drill.key),
            title=run.drill.title,
            channel=str(run.drill.channel),
            difficulty=str(run.drill.difficulty),
            mode="practice",
            seed=run.seed,
            started_at=started,
        )
        finished = started + timedelta(seconds=run.seconds)
        result = AttemptResult(
            attempt_id=attempt.id,
            person_id=attempt.person_id,
            content_key=attempt.content_key,
            finished_at=finished,
            seconds=run.seconds,
            turns=len(run.exchanges),
            ending=run.ending,
            total=run.total,
            calming=run.marks.get("calming"),
            solution=run.marks.get("solution"),
            time=run.marks.get("time"),
            language=run.marks.get("language"),
            passed=run.passed,
            body=run.judgement if whole else {},
        )
        turns = run.exchanges if whole else ()
        step = timedelta(seconds=run.seconds / max(1, len(run.exchanges)))
        bulk.attempt(
            attempt,
            result,
            day,
            (
                AttemptTurn(attempt.id, number, started + step * number, body)
                for number, body in enumerate(turns, start=1)
            ),
        )
        return attempt

    def _fill_sheets(
        self,
        bulk: Bulk,
        staff: Staff,
        trainee: Trainee,
        sessions: list[SessionOnDay],
        done: dict[date, list[Evidence]],
        clerk: Clerk,
    ) -> None:
        mentor, supervisor = staff.mentor_of(trainee), staff.leaders[0]
        written: list[Sheet] = []

        def add(sheet: Sheet) -> None:
            bulk.sheet(sheet)
            written.append(sheet)

        for day in sorted({one.day for one in sessions} | set(done)):
            if day >= self._today:
                continue
            skill = self._skill(trainee, day)
            if self._random.random() < 0.88:
                add(clerk.self_check(trainee.person, day, self._moment(day, 1063), skill))
            for session in (one for one in sessions if one.day == day):
                owed = session.kind == "shadow" and (self._today - day).days <= 3
                if session.kind == "shadow" and not owed:
                    at = self._moment(day, 1075)
                    add(clerk.shadow_day(mentor, trainee.person, day, at, skill,
                                         tuple(done.get(day, ()))[:3]))  # fmt: skip
                elif session.kind == "review":
                    chain = _chain(written, done, day)
                    at = self._moment(day, 1000)
                    add(clerk.evaluation(supervisor, trainee.person, day, at, skill, chain))
                elif session.session_key == "theory":
                    mark = max(58, min(99, round(56 + skill * 42 + self._random.gauss(0, 4))))
                    at = self._moment(day, 1010)
                    add(clerk.theory(supervisor, trainee.person, day, at, mark))
                elif session.kind == "practical":
                    mark = max(55, min(98, round(54 + skill * 42 + self._random.gauss(0, 4))))
                    at = self._moment(day, 1020)
                    titles = ("电话课程咨询", "价格异议", "宣传不符的家长")
                    add(clerk.practical(supervisor, trainee.person, day, at, mark, titles,
                                        _chain(written, done, day)))  # fmt: skip

    def _certify(self, staff: Staff) -> None:
        """Issue the certificates of the finished cohort, but for a few that wait for a hand."""
        services = self._services
        supervisor = staff.leaders[0]
        ready = []
        for trainee in staff.trainees:
            if trainee.start != min(one.start for one in staff.trainees):
                continue
            standing = services.certification.standing(supervisor, trainee.person.id)
            if not standing.missing and standing.practical is not None:
                ready.append((standing.practical.signed_at, trainee.person.id))
        for signed_at, person_id in sorted(ready)[: max(1, len(ready) - 3)][:40]:
            issuing = Services(
                services.store,
                FixedClock(signed_at + timedelta(days=6)),
                Changes(),
                services.passwords,
            )
            issuing.certification.issue(supervisor, person_id)

    def _moment(self, day: date, minute: int) -> datetime:
        """Return a local minute of a day as UTC."""
        zone = self._clock.local(self._clock.now()).tzinfo
        return datetime.combine(day, time(), zone).astimezone(UTC) + timedelta(
            minutes=minute, seconds=self._random.randrange(60)
        )


def _chain(
    written: list[Sheet], done: dict[date, list[Evidence]], until: date
) -> tuple[Evidence, ...]:
    """Return what a judgement rests on: the latest sheets and the latest attempts before it."""
    sheets = [
        Evidence("sheet", one.id, f"{one.title} {one.number}")
        for one in written[-30:]
        if one.use == "shadow_day"
    ][-4:]
    check = [Evidence("sheet", s.id, s.title) for s in written[-6:] if s.use == "self_check"][-1:]
    attempts = [one for day in sorted(done) if day <= until for one in done[day]][-4:]
    return (*attempts, *check, *sheets)
