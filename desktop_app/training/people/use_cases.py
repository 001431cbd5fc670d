"""Founding the organisation, signing in, and finding people."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from db.ids import new_id
from db.records import (
    AuditEntry,
    Organisation,
    Person,
    Role,
    SignInState,
    Team,
    TraineeEntry,
    TrainingClass,
)
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.people.names import initials_of
from desktop_app.training.people.passwords import Passwords, still_to_wait, wait_after
from desktop_app.training.people.permissions import Act, allowed, require


class WrongPassword(Trouble):
    """Name or password is not right; `wait` says for how many seconds no try is taken."""

    def __init__(self, what: str, wait: float = 0.0) -> None:
        super().__init__(what)
        self.wait = wait


class BadName(Trouble):
    """A name that cannot be used."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What has to be known to add somebody."""

    name: str
    staff_number: str
    roles: frozenset[Role]
    password: str
    team_id: UUID | None = None
    mentor_id: UUID | None = None
    joined_on: date | None = None
    """None: today."""


class People:
    """Who works here and who sits in front of the screen."""

    def __init__(
        self, store: Store, clock: Clock, changes: Changes, passwords: Passwords | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._passwords = passwords or Passwords()

    def organisation(self) -> Organisation | None:
        """Return the organisation, or None before the first start has been finished."""
        with self._store.reading() as tx:
            return tx.people.organisation()

    def found(self, organisation: str, supervisor: str, password: str) -> Person:
        """Found an own organisation with its first supervisor, who administers it as well."""
        name = _good_name(organisation, tr("机构名称"))
        person = self._person(
            NewPerson(
                _good_name(supervisor, tr("姓名")),
                "1001",
                frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
                password,
            )
        )
        password_hash = self._passwords.hashed(password)
        with self._store.writing() as tx:
            if tx.people.organisation() is not None:
                raise Trouble(tr("这个数据文件夹里已经有一个机构了。"), tr("原有数据没有变。"))
            tx.people.add_organisation(Organisation(new_id(), name, False, self._clock.now()))
            tx.people.add(person, password_hash)
            self._log(tx, person.id, "found", person.id)
        self._changes.announce(Subject.PEOPLE)
        return person

    def names(self) -> tuple[Person, ...]:
        """Return everybody who can sign in."""
        with self._store.reading() as tx:
            return tx.people.all()

    def sign_in(self, name: str, password: str) -> Person:
        """Return the person; raises WrongPassword and slows down after the third in a row.

        *name* may be a name or a staff number. The sentence never says which of the two was wrong.
        """
        now = self._clock.now()
        with self._store.reading() as tx:
            states = tx.people.sign_in_state(name.strip())
        if len(states) > 1:
            raise WrongPassword(tr("有几位同事叫这个名字，请改用工号登录。"))
        if not states:
            # As slow as a real check, so that the time does not tell whether the name exists.
            self._passwords.match(_NOBODY, password)
            raise WrongPassword(tr("姓名或密码不对，请再试一次。"))
        self._refuse_while_waiting(states[0], now)
        return self._checked(states[0], password, now)

    def confirm(self, actor: Person, password: str) -> None:
        """Ask for the password again, to unlock or to sign; raises WrongPassword."""
        try:
            self.sign_in(actor.staff_number, password)
        except WrongPassword as refused:
            if refused.wait:
                raise
            # Who sits there is known: no name was asked for.
            raise WrongPassword(tr("密码不对，请再试一次。")) from refused

    def _refuse_while_waiting(self, state: SignInState, now: datetime) -> None:
        wait = still_to_wait(state.wait_until, now).total_seconds()
        if wait > 0:
            raise WrongPassword(
                tr("密码连续输错，请等 {n} 秒再试。").format(n=round(wait + 0.5)), wait
            )

    def _checked(self, state: SignInState, password: str, now: datetime) -> Person:
        if self._passwords.match(state.password_hash, password):
            with self._store.writing() as tx:
                if state.wrong_passwords:
                    tx.people.note_sign_in(state.person.id, 0, None)
                self._log(tx, state.person.id, "sign_in", state.person.id)
            return state.person
        wrong = state.wrong_passwords + 1
        until = wait_after(wrong, now)
        with self._store.writing() as tx:
            tx.people.note_sign_in(state.person.id, wrong, until)
            self._log(tx, state.person.id, "wrong_password", state.person.id)
        wait = still_to_wait(until, now).total_seconds()
        if wait:
            raise WrongPassword(
                tr("密码不对。已连续输错 {k} 次，请等 {n} 秒再试。").format(k=wrong, n=round(wait)),
                wait,
            )
        raise WrongPassword(tr("姓名或密码不对，请再试一次。"))

    def person(self, actor: Person, person_id: UUID) -> Person:
        """Return somebody; raises NotAllowed when the actor may not see their record."""
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
        require(actor, Act.SEE_RECORD, person)
        return person

    def trainees(self, actor: Person) -> tuple[Person, ...]:
        """Return the trainees whom *actor* may see, newest first: own ones for a mentor."""
        with self._store.reading() as tx:
            found = tx.people.trainees(None if actor.has(Role.SUPERVISOR) else actor.id)
        return tuple(
            sorted(
                (one for one in found if allowed(actor, Act.SEE_RECORD, one)),
                key=lambda one: (-one.joined_on.toordinal(), one.staff_number),
            )
        )

    def listed(self, actor: Person) -> tuple[TraineeEntry, ...]:
        """Return the trainees whom *actor* may see with their latest marks, newest first."""
        with self._store.reading() as tx:
            if actor.has(Role.SUPERVISOR):
                require(actor, Act.SEE_RECORD)
                return tx.people.listed()
            around = tx.people.trainees(actor.id)
            seen = {one.id for one in around if allowed(actor, Act.SEE_RECORD, one)}
            return tuple(one for one in tx.people.listed(actor.id) if one.id in seen)

    def mentors(self) -> tuple[Person, ...]:
        """Return everybody who may accompany trainees, by name."""
        mentors = (one for one in self.names() if one.has(Role.MENTOR))
        return tuple(sorted(mentors, key=lambda one: one.initials))

    def teams(self) -> tuple[Team, ...]:
        """Return the teams by name."""
        with self._store.reading() as tx:
            return tx.people.teams()

    def classes(self, actor: Person) -> tuple[TrainingClass, ...]:
        """Return the classes of people: all for a supervisor, those of own trainees, own ones."""
        with self._store.reading() as tx:
            if actor.has(Role.SUPERVISOR):
                return tx.classes.all()
            mine = tx.people.of_mentor(actor.id) if actor.has(Role.MENTOR) else ()
            stays = tx.classes.stays({actor.id, *(one.id for one in mine)})
            return tx.classes.all({one.class_id for one in stays})

    def add_team(self, actor: Person, name: str) -> Team:
        """Add a team."""
        require(actor, Act.MANAGE_PEOPLE)
        team = Team(new_id(), _good_name(name, tr("小组名称")))
        with self._store.writing() as tx:
            if any(one.name == team.name for one in tx.people.teams()):
                raise BadName(tr("已经有一个叫“{name}”的小组。").format(name=team.name))
            tx.people.add_team(team)
        self._changes.announce(Subject.PEOPLE)
        return team

    def add(self, actor: Person, new: NewPerson) -> Person:
        """Add somebody; raises BadName, WeakPassword or NotAllowed and then adds nobody."""
        require(actor, Act.MANAGE_PEOPLE)
        person = self._person(new)
        password_hash = self._passwords.hashed(new.password)
        with self._store.writing() as tx:
            self._write(tx, actor, person, password_hash)
        self._changes.announce(Subject.PEOPLE)
        return person

    def write(self, tx: Transaction, actor: Person, new: NewPerson, password_hash: str) -> Person:
        """Do it within the transaction of another use case, which has asked permission."""
        person = self._person(new)
        self._write(tx, actor, person, password_hash)
        return person

    def _write(self, tx: Transaction, actor: Person, person: Person, password_hash: str) -> None:
        if person.staff_number in tx.people.staff_numbers():
            raise BadName(tr("工号 {n} 已经有人用了。").format(n=person.staff_number))
        tx.people.add(person, password_hash)
        self._log(tx, actor.id, "add_person", person.id)

    def change_password(self, actor: Person, old: str, new: str) -> None:
        """Change one's own password; raises WrongPassword or WeakPassword."""
        self.confirm(actor, old)
        password_hash = self._passwords.hashed(new)
        with self._store.writing() as tx:
            tx.people.set_password(actor.id, password_hash)
            self._log(tx, actor.id, "change_password", actor.id)

    def _person(self, new: NewPerson) -> Person:
        name = _good_name(new.name, tr("姓名"))
        if not new.roles:
            raise BadName(tr("请至少选一个角色。"))
        return Person(
            id=new_id(),
            name=name,
            initials=initials_of(name),
            staff_number=_good_name(new.staff_number, tr("工号")),
            roles=new.roles,
            team_id=new.team_id,
            team="",
            mentor_id=new.mentor_id,
            mentor="",
            joined_on=new.joined_on or self._clock.today(),
        )

    def _log(self, tx: Transaction, by: UUID, act: str, about: UUID) -> None:
        tx.people.log(AuditEntry(new_id(), self._clock.now(), by, act, about, ""))


_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
)


def _good_name(text: str, what: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise BadName(tr("{what}还没有填。").format(what=what))
    if len(name) > 40:
        raise BadName(tr("{what}最多 40 个字。").format(what=what))
    return name
