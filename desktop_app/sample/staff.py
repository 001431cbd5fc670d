"""Who works in the sample organisation, and who started when."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from db.records import Person, Role, Team
from desktop_app.sample.accounts import MENTOR, SUPERVISOR, TRAINEE
from desktop_app.sample.names import initials, names
from desktop_app.training.curriculum.workdays import WorkCalendar

ORGANISATION = "青禾学堂"
TEAMS = ("电话一组", "电话二组", "在线一组", "在线二组", "前台组", "综合组")
PER_MENTOR = 4
PER_TEAM = 4

COHORT_STARTS = (118, 66, 19)
"""How many days ago the three cohorts started: one has finished, two are under way."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """A trainee with what they bring: skill at the start, and how much a month adds."""

    person: Person
    start: date
    skill: float
    growth: float
    diligence: float
    """Attempts on an ordinary working day."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody of the sample organisation."""

    teams: tuple[Team, ...]
    leaders: tuple[Person, ...]
    mentors: tuple[Person, ...]
    trainees: tuple[Trainee, ...]

    def everybody(self) -> tuple[Person, ...]:
        """Return all people; who is pointed at comes first."""
        return (*self.leaders, *self.mentors, *(one.person for one in self.trainees))

    def mentor_of(self, trainee: Trainee) -> Person:
        """Return who accompanies this trainee."""
        return next(one for one in self.mentors if one.id == trainee.person.mentor_id)


def hire(random: Random, count: int, today: date, calendar: WorkCalendar, ids: "IdSource") -> Staff:
    """Return two supervisors, a mentor for every four trainees, and *count* trainees."""
    mentors_count = max(6, -(-count // PER_MENTOR))
    called = names(random, count - 1 + mentors_count - 1 + 1)
    letters = initials([*called, TRAINEE, MENTOR, SUPERVISOR])
    teams = tuple(
        Team(ids.next(), TEAMS[n] if n < len(TEAMS) else f"第 {n + 1} 组")
        for n in range(max(6, -(-count // PER_TEAM)))
    )
    spare = iter(called)

    def person(
        name: str, number: int, roles: set[Role], team: Team | None, mentor: UUID | None, on: date
    ) -> Person:
        return Person(
            ids.next(), name, letters[name], str(number), frozenset(roles),
            team.id if team else None, "", mentor, "", on,
        )  # fmt: skip

    long_ago = today - timedelta(days=1500)
    leaders = (
        person(SUPERVISOR, 1001, {Role.SUPERVISOR, Role.ADMINISTRATOR}, None, None, long_ago),
        person(next(spare), 1002, {Role.SUPERVISOR}, None, None, long_ago),
    )
    mentors = tuple(
        person(
            MENTOR if n == 0 else next(spare),
            2001 + n,
            {Role.MENTOR},
            teams[(n + 1) % len(teams)],
            None,
            today - timedelta(days=random.randrange(400, 1400)),
        )
        for n in range(mentors_count)
    )
    starts = [calendar.next_working(today - timedelta(days=ago)) for ago in COHORT_STARTS]
    trainees: list[Trainee] = []
    for n in range(count):
        # The trainee of the pictures is the newest cohort's; the others fill all three evenly,
        # and so that every mentor has some of each.
        cohort = 2 if n == 0 else (n + n // mentors_count) % 3
        mentor = mentors[n % mentors_count]
        team = next(team for team in teams if team.id == mentor.team_id)
        name = TRAINEE if n == 0 else next(spare)
        # One of those who have finished becomes a gold agent, whatever else is drawn.
        gifted = cohort == 0 and all(one.start != starts[0] for one in trainees)
        skill, growth = random.uniform(0.32, 0.68), random.uniform(0.05, 0.13)
        trainees.append(
            Trainee(
                person(name, 3001 + n, {Role.TRAINEE}, team, mentor.id, starts[cohort]),
                starts[cohort],
                skill=0.68 if gifted else skill,
                growth=0.13 if gifted else growth,
                diligence=random.uniform(0.9, 2.2),
            )
        )
    return Staff(teams, leaders, mentors, tuple(trainees))


class IdSource:
    """Identifiers that are the same for the same seed; they grow like real UUIDv7."""

    def __init__(self, random: Random, milliseconds: int) -> None:
        self._random = random
        self._milliseconds = milliseconds
        self._count = 0

    def next(self, milliseconds: int | None = None) -> UUID:
        """Return an identifier made at *milliseconds* since 1970."""
        return UUID(bytes=self.next_bytes(milliseconds))

    def next_bytes(self, milliseconds: int | None = None) -> bytes:
        """Return the same as the 16 bytes that are stored."""
        self._count += 1
        at = self._milliseconds if milliseconds is None else milliseconds
        head = (at & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | (self._count & 0xFFF) << 64
        return (head | 0x2 << 62 | self._random.getrandbits(62)).to_bytes(16, "big")
