"""Calibrating inspectors: opened, scored blind one after the other, closed, talked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import (
    Calibration,
    CalibrationAgreed,
    CalibrationClosed,
    CalibrationEntry,
    Evidence,
    Person,
    Role,
    Sheet,
)
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.forms.kinds import FormUse
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.contacts.use_cases import Contacts, Looked
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form
    from desktop_app.training.quality.calibration.results import Results

LEAST = 2
"""Fewer inspectors have nobody to agree with."""
_INSPECTORS = (Role.SUPERVISOR, Role.MENTOR)
_MINUTES = 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """A calibration as it is to be opened."""

    title: str
    contact_id: UUID
    form_key: str
    inspectors: tuple[UUID, ...]
    reference_id: UUID


@dataclass(frozen=True, slots=True)
class Blind:
    """A sheet of a calibration under way, with the contact it is about and nothing else."""

    calibration: Calibration
    contact: Looked
    sheet: OpenSheet


@dataclass(frozen=True, slots=True)
class Round:
    """Where a calibration stands; it says who has handed in, and nothing of any mark."""

    entry: CalibrationEntry
    reference_id: UUID
    people: Mapping[UUID, Person]
    may_close: bool
    """Whether the actor may close it: the reference and another one are in."""

    @property
    def waiting(self) -> tuple[Person, ...]:
        """Who has not handed in yet, in the order in which they were asked."""
        return tuple(
            self.people[one] for one in self.entry.inspectors if one not in self.entry.done
        )


class Calibrations:
    """Calibrations that a person opens, takes part in, or reads the results of.

    Blind means: until it is closed nobody reads any sheet of it but their own, by no use case.
    Afterwards the inspectors and every supervisor read all of them, and nobody else ever does.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        library: Library,
        people: People,
        forms: Forms,
        contacts: Contacts,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._library = library
        self._people = people
        self._forms = forms
        self._contacts = contacts

    def entries(self, actor: Person) -> tuple[CalibrationEntry, ...]:
        """Return the calibrations that *actor* may know of: all for a supervisor, else those
        that they were asked to take part in."""
        with self._store.reading() as tx:
            found = tx.calibrations.entries()
        everything = actor.active and actor.has(Role.SUPERVISOR)
        return tuple(one for one in found if everything or actor.id in one.inspectors)

    def waiting(self, actor: Person) -> list[ToDo]:
        """Return the calibrations that wait for *actor*'s sheet."""
        mine = [
            one
            for one in self.entries(actor)
            if one.closed_at is None and actor.id in one.inspectors and actor.id not in one.done
        ]
        return [
            ToDo(
                when=tr("今天"),
                title=tr("校准评分：{title}").format(title=one.title),
                detail=tr("独立评分，结束以前谁也看不到别人的分"),
                tag=tr("校准"),
                tone="accent",
                minutes=_MINUTES,
                pane="quality",
                target=f"calibration:{one.id}",
                act=tr("去评分"),
            )
            for one in mine
        ]

    def inspectors(self, actor: Person) -> tuple[Person, ...]:
        """Return whom a calibration may ask: supervisors and mentors, by name."""
        require(actor, Act.CALIBRATE)
        with self._store.reading() as tx:
            everybody = tx.people.all()
        found = [one for one in everybody if one.active and any(map(one.has, _INSPECTORS))]
        return tuple(sorted(found, key=lambda one: (not one.has(Role.SUPERVISOR), one.name)))

    def scorecards(self, actor: Person) -> "tuple[Form, ...]":
        """Return the forms that a calibration may use."""
        require(actor, Act.CALIBRATE)
        return self._forms.forms(FormUse.INSPECTION)

    def open(self, actor: Person, proposal: Proposal) -> Calibration:
        """Open a calibration on the published version of the form; raises Trouble, NotAllowed."""
        from desktop_app.training.forms.template import Form

        require(actor, Act.CALIBRATE)
        looked = self._contacts.look(actor, proposal.contact_id)
        self._check(actor, proposal, looked)
        calibration = Calibration(
            id=new_id(),
            contact_id=proposal.contact_id,
            version_id=self._library.one("form", proposal.form_key, Form).version_id,
            title=proposal.title.strip() or looked.contact.title,
            opened_by=actor.id,
            opened_at=self._clock.now(),
            reference_id=proposal.reference_id,
            inspectors=[str(one) for one in proposal.inspectors],
        )
        with self._store.writing() as tx:
            tx.calibrations.add(calibration)
        self._changes.announce(Subject.QUALITY)
        return calibration

    def round(self, actor: Person, calibration_id: UUID) -> Round:
        """Return where a calibration stands, without any mark."""
        entry = self._entry(actor, calibration_id)
        with self._store.reading() as tx:
            calibration = tx.calibrations.get(calibration_id)
            people = {one: tx.people.get(one) for one in entry.inspectors}
        ready = calibration.reference_id in entry.done and len(entry.done) >= LEAST
        may = actor.active and actor.has(Role.SUPERVISOR)
        return Round(
            entry, calibration.reference_id, people, ready and may and entry.closed_at is None
        )

    def take_seat(self, calibration_id: UUID, person_id: UUID, password: str) -> Person:
        """Let another inspector sit down at the same computer; raises WrongPassword, NotAllowed."""
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            calibration = tx.calibrations.get(calibration_id)
        _require_asked(person, calibration)
        self._people.confirm(person, password)
        return person

    def begin(self, actor: Person, calibration_id: UUID) -> Blind:
        """Open *actor*'s own sheet with what was filled in before; nothing of anybody else's.

        Raises NotAllowed for whom it does not ask, Trouble where it is closed or handed in.
        """
        with self._store.reading() as tx:
            calibration = tx.calibrations.get(calibration_id)
            self._refuse_settled(tx, calibration, actor.id)
            opener = tx.people.get(calibration.opened_by)
        _require_asked(actor, calibration)
        # Who opened it shows the contact to the inspectors, whoever's record it belongs to.
        looked = self._contacts.look(opener, calibration.contact_id)
        sheet = self._forms.open_apart(
            actor,
            calibration.version_id,
            FormUse.CALIBRATION,
            looked.agent,
            looked.contact.day,
            Evidence("contact", looked.contact.id, looked.contact.title),
            target_of(calibration_id),
        )
        return Blind(calibration, looked, sheet)

    def check(self, tx: Transaction, sheet: Sheet) -> None:
        """Hear of a sheet within the transaction that signs it: one from each who was asked."""
        calibration_id = calibration_of(sheet.target)
        if calibration_id is None:
            raise _unasked()
        calibration = tx.calibrations.get(calibration_id)
        _require_asked(tx.people.get(sheet.filler_id), calibration)
        self._refuse_settled(tx, calibration, sheet.filler_id, sheet.id)

    def close(self, actor: Person, calibration_id: UUID, reason: str = "") -> None:
        """Close a calibration, so that everybody in it sees every sheet.

        The reference and one more have to be in; where others are not, a *reason* is asked for.
        """
        require(actor, Act.CALIBRATE)
        with self._store.writing() as tx:
            calibration = tx.calibrations.get(calibration_id)
            done = tx.calibrations.sheets(calibration_id).keys()
            if tx.calibrations.closed(calibration_id) is not None:
                raise _over()
            if calibration.reference_id not in done or len(done) < LEAST:
                raise Trouble(
                    tr("标准分和至少另一份评分交齐以后才能结束校准。"),
                    tr("已交的评分都保存着。"),
                    tr("请先让还没评的人评完。"),
                )
            if len(done) < len(calibration.inspectors) and not reason.strip():
                raise Trouble(
                    tr("还有人没有评分，提前结束要写明原因。"),
                    tr("已交的评分都保存着。"),
                    tr("写上原因再结束，或者等大家评完。"),
                )
            tx.calibrations.close(
                CalibrationClosed(calibration_id, actor.id, self._clock.now(), reason.strip())
            )
        self._changes.announce(Subject.QUALITY)

    def results(self, actor: Person, calibration_id: UUID) -> "Results":
        """Return what a closed calibration shows; raises Trouble while it is open."""
        from desktop_app.training.quality.calibration.results import results

        entry = self._entry(actor, calibration_id)
        with self._store.reading() as tx:
            calibration = tx.calibrations.get(calibration_id)
            closed = tx.calibrations.closed(calibration_id)
            sheets = tx.calibrations.sheets(calibration_id)
            agreed = tx.calibrations.agreed(calibration_id)
            people = {one: tx.people.get(one) for one in entry.inspectors}
        if closed is None:
            raise Trouble(
                tr("校准还没有结束，现在看不到别人的评分。"),
                tr("已交的评分都保存着。"),
                tr("全部交齐、由主管结束以后再来看。"),
            )
        return results(
            calibration,
            closed,
            # Each is read in the name of who filled it: closed, it is open to all of them.
            [self._forms.signed(people[who], sheets[who]) for who in people if who in sheets],
            [people[who] for who in people if who not in sheets],
            agreed,
            self._settings.figures().number("quality.tolerance"),
        )

    def agree(self, actor: Person, calibration_id: UUID, item: str, text: str) -> None:
        """Record what was agreed about one item; raises Trouble for an empty text."""
        require(actor, Act.CALIBRATE)
        known = {one.item.id for one in self.results(actor, calibration_id).items}
        if item not in known:
            raise LookupError(f"no item {item} in calibration {calibration_id}")
        if not text.strip():
            raise Trouble(tr("请写一句统一以后的口径。"), tr("没有任何改动。"), tr("写好再保存。"))
        with self._store.writing() as tx:
            tx.calibrations.agree(
                CalibrationAgreed(
                    new_id(), calibration_id, item, text.strip(), actor.id, self._clock.now()
                )
            )
        self._changes.announce(Subject.QUALITY)

    def kappas(self, actor: Person, form_key: str) -> dict[str, tuple[float | None, int]]:
        """Return weighted kappa and number of pairs of each item over all closed calibrations
        on one form, whatever its version."""
        from desktop_app.training.quality.calibration.agreement import kappas_over
        from desktop_app.training.quality.calibration.results import ratings

        require(actor, Act.CALIBRATE)
        closed = [one for one in self.entries(actor) if one.closed_at is not None]
        rounds = []
        for entry in closed:
            with self._store.reading() as tx:
                calibration = tx.calibrations.get(entry.id)
                sheets = tx.calibrations.sheets(entry.id)
                people = {who: tx.people.get(who) for who in sheets}
            signed = {who: self._forms.signed(people[who], sheets[who]) for who in sheets}
            if all(one.form.key == form_key for one in signed.values()):
                rated = {
                    who: ratings(one.form, one.score, one.sheet.answers)
                    for who, one in signed.items()
                }
                rounds.append((calibration.reference_id, rated))
        return kappas_over(rounds)

    def form_key(self, calibration: Calibration) -> str:
        """Return which form a calibration is scored on."""
        from desktop_app.training.forms.template import Form

        return self._library.version(calibration.version_id, Form).item.key

    def _entry(self, actor: Person, calibration_id: UUID) -> CalibrationEntry:
        for entry in self.entries(actor):
            if entry.id == calibration_id:
                return entry
        raise _unasked()

    def _check(self, actor: Person, proposal: Proposal, looked: Looked) -> None:
        known = {one.id for one in self.inspectors(actor)}
        asked: Sequence[UUID] = proposal.inspectors
        if len(set(asked)) < LEAST or len(set(asked)) != len(asked):
            raise _wrong(tr("校准至少要两位评分人，每人一次。"), tr("请再选一位。"))
        if proposal.reference_id not in asked:
            raise _wrong(tr("标准分要由评分人当中的一位给出。"), tr("请指定其中一位。"))
        if not set(asked) <= known:
            raise _wrong(tr("评分人要是在职的主管或导师。"), tr("请重新选人。"))
        if looked.agent.id in asked:
            raise _wrong(tr("被评的人不能给自己的接待评分。"), tr("请换一位评分人。"))

    @staticmethod
    def _refuse_settled(
        tx: Transaction, calibration: Calibration, person_id: UUID, but: UUID | None = None
    ) -> None:
        if tx.calibrations.closed(calibration.id) is not None:
            raise _over()
        if person_id in tx.calibrations.sheets(calibration.id, but):
            raise Trouble(
                tr("您的评分已经交了，一次校准只评一次。"),
                tr("交出的评分保存着。"),
                tr("等全部交齐再一起看结果。"),
            )


def target_of(calibration_id: UUID) -> str:
    """Return how a sheet names the calibration that it belongs to."""
    return f"calibration:{calibration_id}"


def calibration_of(target: str) -> UUID | None:
    """Return the calibration that a sheet belongs to, None where it is another thing."""
    kind, _, name = target.partition(":")
    return UUID(name) if kind == "calibration" else None


def _require_asked(person: Person, calibration: Calibration) -> None:
    if not person.active or str(person.id) not in calibration.inspectors:
        raise _unasked()


def _unasked() -> NotAllowed:
    return NotAllowed(
        tr("这次校准没有请您评分。"), tr("没有任何改动。"), tr("需要参加请联系发起校准的主管。")
    )


def _over() -> Trouble:
    return Trouble(tr("这次校准已经结束。"), tr("已交的评分都保存着。"), tr("请打开结果查看。"))


def _wrong(what: str, todo: str) -> Trouble:
    return Trouble(what, tr("校准还没有发起，填的内容都在。"), todo)
