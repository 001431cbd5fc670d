"""Bringing contacts in and looking at them; what identifies people never reaches the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import Attempt, AuditEntry, Contact, ContactEntry, Draft, Person
from db.store import Store, Transaction
from desktop_app.system.background import Progress
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Debriefing, OnlyMarks
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.modes.names import EXAM
from desktop_app.training.quality.contacts.kinds import ATTEMPT, LIVE

if TYPE_CHECKING:
    from desktop_app.training.debriefing.standing import LookBack
    from desktop_app.training.quality.contacts.reading import FileRead

_LIVE_DRAFT = "live-contact"
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a contact; `at` is how far into it, e.g. `03:12`, "" where nobody noted it."""

    who: str
    """`customer`, `agent` or `note`."""
    said: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact as somebody approved it."""

    agent_id: UUID
    kind: str
    channel: str
    day: date
    title: str
    source: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A contact with everything that is recorded of it; `past` for an attempt."""

    contact: Contact
    agent: Person
    lines: tuple[Line, ...]
    past: "LookBack | None" = None


@dataclass(frozen=True, slots=True)
class Observing:
    """A live observation under way: whom, since when, what was noted so far."""

    agent_id: UUID
    channel: str
    title: str
    started_at: datetime
    lines: tuple[Line, ...]


class Contacts:
    """What can be inspected."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        debriefing: Callable[[], Debriefing],
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._debriefing = debriefing

    def take_in(self, tx: Transaction, attempt: Attempt, now: datetime) -> None:
        """Make a contact of an exam that has just been finished, within its transaction.

        An exam with several customers at once is none: its replies cannot be judged apart.
        """
        if attempt.mode != EXAM:
            return
        tx.contacts.add(
            [
                Contact(
                    id=new_id(),
                    agent_id=attempt.person_id,
                    kind=ATTEMPT,
                    channel=attempt.channel,
                    day=self._clock.local(now).date(),
                    title=attempt.title,
                    attempt_id=attempt.id,
                    body={},
                    source="",
                    added_by=None,
                    added_at=now,
                )
            ]
        )

    def listed(
        self, actor: Person, first: date, last: date, agent_id: UUID | None = None
    ) -> tuple[ContactEntry, ...]:
        """Return the contacts of a period, newest first, of everybody or of one agent."""
        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            return tx.contacts.listed(first, last, agent_id)

    def look(self, actor: Person, contact_id: UUID) -> Looked:
        """Return a contact with its lines; who may see the agent's record may."""
        with self._store.reading() as tx:
            contact = tx.contacts.get(contact_id)
            agent = tx.people.get(contact.agent_id)
        require(actor, Act.SEE_RECORD, agent)
        if contact.attempt_id is None:
            lines = tuple(_line(one) for one in contact.body.get("lines", ()))
            return Looked(contact, agent, lines)
        try:
            past = self._debriefing().look_back(actor, contact.attempt_id)
        except OnlyMarks:
            return Looked(contact, agent, ())
        said = [
            Line(who, text)
            for one in past.conversation.exchanges
            for who, text in (("customer", one.line), ("agent", one.reply))
        ]
        if past.conversation.line:
            said.append(Line("customer", past.conversation.line))
        return Looked(contact, agent, tuple(said), past)

    def read(
        self, actor: Person, paths: Sequence[Path], progress: Progress | None = None
    ) -> "tuple[FileRead, ...]":
        """Return what files hold, de-identified and not kept; a bad one never stops the others."""
        from desktop_app.training.practice.authoring.draft import LineFault
        from desktop_app.training.quality.contacts.reading import FileRead, Known, read_file

        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            names = tuple(one.name for one in tx.people.all())
        known, found = Known(names, self._clock.today()), []
        for number, path in enumerate(paths):
            if progress is not None:
                progress.step(number, len(paths))
            try:
                found.append(read_file(path, known))
            except Trouble as trouble:
                told = " ".join(part for part in (trouble.what, trouble.do) if part)
                found.append(FileRead(path.name, faults=(LineFault(0, told),)))
        return tuple(found)

    def keep(self, actor: Person, approved: Sequence[NewContact]) -> int:
        """Keep contacts as they were approved; returns how many.

        Every text is looked through once more: approving can take more out, never put back.
        """
        with self._store.reading() as tx:
            people = {one.id: one for one in tx.people.all()}
        now, today = self._clock.now(), self._clock.today()
        contacts = []
        for one in approved:
            agent = people.get(one.agent_id)
            require(actor, Act.INSPECT, agent)
            if agent is None or not one.lines or one.day > today:
                raise Trouble(
                    tr("“{title}”还缺客服、日期或内容。").format(title=one.title),
                    tr("没有存任何内容。"),
                    tr("请补齐后再存。"),
                )
            contacts.append(self._contact(actor, one, agent, people.values(), now))
        with self._store.writing() as tx:
            tx.contacts.add(contacts)
            for contact in contacts:
                tx.people.log(AuditEntry(new_id(), now, actor.id, "import_contact", contact.id, ""))
        self._changes.announce(Subject.QUALITY)
        return len(contacts)

    # Live observation

    def observing(self, actor: Person) -> Observing | None:
        """Return the observation that *actor* has under way, None where there is none."""
        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            draft = tx.people.draft(actor.id, _LIVE_DRAFT)
        return None if draft is None else _observing(draft.body)

    def observe(self, actor: Person, agent_id: UUID, channel: str, title: str) -> Observing:
        """Begin to observe an agent; what was under way before is given up."""
        with self._store.reading() as tx:
            require(actor, Act.INSPECT, tx.people.get(agent_id))
        begun = Observing(agent_id, channel, title.strip(), self._clock.now(), ())
        self._save(actor, begun)
        return begun

    def note(self, actor: Person, observing: Observing, who: str, said: str) -> Observing:
        """Note a line with its time; it is de-identified before it is kept as a draft."""
        from desktop_app.system.text import clock_text

        passed = (self._clock.now() - observing.started_at).total_seconds()
        line = Line(who, self._plain(observing.agent_id, said.strip()), clock_text(passed))
        return self.rewrite(actor, observing, (*observing.lines, line))

    def rewrite(self, actor: Person, observing: Observing, lines: tuple[Line, ...]) -> Observing:
        """Keep other lines of an observation, e.g. with more taken out."""
        require(actor, Act.INSPECT)
        noted = Observing(
            observing.agent_id, observing.channel, observing.title, observing.started_at, lines
        )
        self._save(actor, noted)
        return noted

    def give_up(self, actor: Person) -> None:
        """Throw the observation under way away."""
        with self._store.writing() as tx:
            tx.people.drop_draft(actor.id, _LIVE_DRAFT)

    def finish(self, actor: Person, observing: Observing) -> None:
        """Make a contact of an observation; raises Trouble while nothing was noted."""
        if not observing.lines:
            raise Trouble(
                tr("还没有记下任何内容。"), tr("观察还开着。"), tr("记几句听到的话再结束。")
            )
        day = self._clock.local(observing.started_at).date()
        title = observing.title or tr("现场观察")
        self.keep(
            actor,
            [
                NewContact(
                    observing.agent_id, LIVE, observing.channel, day, title, "", observing.lines
                )
            ],
        )
        self.give_up(actor)

    def _save(self, actor: Person, observing: Observing) -> None:
        body = {
            "agent": str(observing.agent_id),
            "channel": observing.channel,
            "title": observing.title,
            "started": observing.started_at.isoformat(),
            "lines": [_stored(one) for one in observing.lines],
        }
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _LIVE_DRAFT, body, self._clock.now()))

    def _plain(self, agent_id: UUID, text: str) -> str:
        from desktop_app.training.quality.contacts.deidentifying import deidentified

        with self._store.reading() as tx:
            people = tx.people.all()
        agent = next((one.name for one in people if one.id == agent_id), "")
        return deidentified(text, agent, tuple(one.name for one in people))

    def _contact(
        self, actor: Person, one: NewContact, agent: Person, people: Any, now: datetime
    ) -> Contact:
        from desktop_app.training.quality.contacts.deidentifying import deidentified

        names = tuple(person.name for person in people)

        def plain(text: str) -> str:
            return deidentified(text.strip(), agent.name, names)

        lines = [Line(line.who, plain(line.said), line.at) for line in one.lines]
        return Contact(
            id=new_id(),
            agent_id=agent.id,
            kind=one.kind,
            channel=one.channel,
            day=one.day,
            title=plain(one.title)[:_LONGEST_TITLE],
            attempt_id=None,
            body={"lines": [_stored(line) for line in lines if line.said]},
            source=plain(one.source),
            added_by=actor.id,
            added_at=now,
        )


def _stored(line: Line) -> dict[str, str]:
    stored = {"who": line.who, "said": line.said}
    return {**stored, "at": line.at} if line.at else stored


def _line(stored: dict[str, str]) -> Line:
    return Line(stored["who"], stored["said"], stored.get("at", ""))


def _observing(body: Any) -> Observing:
    return Observing(
        UUID(body["agent"]),
        body["channel"],
        body["title"],
        datetime.fromisoformat(body["started"]),
        tuple(_line(one) for one in body["lines"]),
    )
