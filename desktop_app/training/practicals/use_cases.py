"""Practical tests as supervisors hold them and trainees take them."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from random import SystemRandom
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from db.ids import new_id
from db.records import Person, Practical, PracticalDrill, PracticalEvent, Role
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practicals.drawing import drawn
from desktop_app.training.practicals.rules import (
    DIFFICULTIES,
    PracticalFigures,
    lacking,
    lacking_of,
    named,
)
from desktop_app.training.practicals.standing import (
    Choice,
    Happened,
    HeldDrill,
    HeldPractical,
    OwnDrill,
    Stage,
    own_drills,
    put_together,
)
from desktop_app.training.practice.modes.names import EXAM
from desktop_app.training.practice.standing import drill_key
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from db.records import Attempt
    from desktop_app.training.people.use_cases import People
    from desktop_app.training.practice.standing import Running
    from desktop_app.training.practice.use_cases import Practice

T = TypeVar("T", PracticalDrill, PracticalEvent)

_SEEDS = 1 << 31
_NOTHING = tr("没有任何改动。")


class Practicals:
    """Opened for one person, drilled, taken back; what is marked is in `marking`."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        settings: Settings,
        people: "People",
        practice: "Practice",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._settings = settings
        self._people = people
        self._practice = practice

    def figures(self) -> PracticalFigures:
        """Return the rule that a practical opened now is held by."""
        figures = self._settings.figures()
        return PracticalFigures(
            drills=figures.whole("practical.drills"),
            difficulties=figures.whole("practical.difficulties"),
            others_least=figures.whole("practical.others_least"),
            service_months=figures.whole("practical.service_months"),
        )

    def practicals(self, actor: Person) -> tuple[HeldPractical, ...]:
        """Return the practicals of others: those under way first, each the latest first."""
        require(actor, Act.JUDGE)
        with self._store.reading() as tx:
            found = held_of(tx, tx.practicals.all())
        others = (one for one in found if one.person.id != actor.id)
        return tuple(sorted(others, key=lambda one: not one.under_way))

    def practical(self, actor: Person, practical_id: UUID) -> HeldPractical:
        """Return one practical."""
        with self._store.reading() as tx:
            return self._held(tx, actor, practical_id)

    def people(self, actor: Person) -> tuple[Person, ...]:
        """Return the trainees for whom a practical can be opened."""
        require(actor, Act.JUDGE)
        with self._store.reading() as tx:
            open_ones = tx.practicals.without((Happened.COMPLETED, Happened.CANCELLED))
            busy = {one.person.id for one in held_of(tx, open_ones) if one.under_way}
        return tuple(
            one
            for one in self._people.names()
            if one.active and one.has(Role.TRAINEE) and one.id not in busy | {actor.id}
        )

    def choices(self, actor: Person, person_id: UUID) -> tuple[Choice, ...]:
        """Return the scenarios that a practical of this person can have, the easiest first."""
        with self._store.reading() as tx:
            require(actor, Act.JUDGE, tx.people.get(person_id))
            runs = tx.practice.standings(person_id)
        order = list(DIFFICULTIES)
        found = [
            Choice(
                version_id=one.version_id,
                key=drill_key(one.kind, one.key),
                title=one.title,
                channel=one.fields["channel"],
                difficulty=one.fields["difficulty"],
                minutes=one.fields["minutes"],
                runs=runs[key].attempts if (key := drill_key(one.kind, one.key)) in runs else 0,
            )
            for one in self._library.outlines(("scenario",), ("channel", "difficulty", "minutes"))
        ]
        return tuple(sorted(found, key=lambda one: order.index(one.difficulty)))

    def draw(self, actor: Person, person_id: UUID) -> tuple[Choice, ...]:
        """Propose scenarios for a practical of this person; nothing is kept."""
        seed = SystemRandom().randrange(_SEEDS)
        return drawn(self.choices(actor, person_id), self.figures(), seed)

    def lacking(self, actor: Person, difficulties: Sequence[str]) -> tuple[str, ...]:
        """Return what drills of these difficulties lack to fulfil the rule, in sentences."""
        require(actor, Act.JUDGE)
        return lacking_of(difficulties, self.figures())

    def open(self, actor: Person, person_id: UUID, versions: Sequence[UUID]) -> Practical:
        """Open a practical with these scenarios; raises Trouble where they break the rule."""
        chosen = self._chosen(actor, person_id, versions)
        if lacks := lacking_of([one.difficulty for one in chosen], self.figures()):
            raise Trouble("".join(lacks), _NOTHING, tr("请按考核要求再选场景。"))
        now = self._clock.now()
        practical = Practical(new_id(), person_id, actor.id, now, asdict(self.figures()))
        with self._store.writing() as tx:
            person = tx.people.get(person_id)
            if not person.active or not person.has(Role.TRAINEE):
                raise Trouble(
                    tr("{name}不是在岗学员。").format(name=person.name),
                    _NOTHING,
                    tr("请另选一位。"),
                )
            if any(one.under_way for one in held_of(tx, tx.practicals.of_people([person_id]))):
                raise Trouble(
                    tr("{name}已有一次实操考核在进行。").format(name=person.name),
                    _NOTHING,
                    tr("请在那一次里加场，或先取消它。"),
                )
            tx.practicals.add(practical)
            for position, one in enumerate(chosen, 1):
                tx.practicals.add_drill(_drill(practical.id, position, one, actor, self._clock))
        self._changes.announce(Subject.EXAMS)
        return practical

    def add_drill(self, actor: Person, practical_id: UUID, version_id: UUID) -> None:
        """Add a drill to a practical that is under way."""
        with self._store.reading() as tx:
            person_id = self._held(tx, actor, practical_id).person.id
        (one,) = self._chosen(actor, person_id, [version_id])
        with self._store.writing() as tx:
            held = self._open(tx, actor, practical_id)
            if any(each.drill.content_key == one.key for each in held.counted):
                raise Trouble(
                    tr("“{title}”已经在这次考核里。").format(title=one.title),
                    _NOTHING,
                    tr("请另选一个场景。"),
                )
            position = len(held.drills) + 1
            tx.practicals.add_drill(_drill(practical_id, position, one, actor, self._clock))
        self._changes.announce(Subject.EXAMS)

    def void(self, actor: Person, practical_id: UUID, position: int, reason: str) -> None:
        """Take out a drill, for a reason; what the system has sealed of it becomes known."""
        reason = _reason(reason)
        with self._store.writing() as tx:
            held = self._open(tx, actor, practical_id)
            one = held.drill(position)
            if one.stage is Stage.VOIDED:
                raise Trouble(tr("这一场已经作废。"), _NOTHING, tr("请另选一场。"))
            self._note(tx, actor, held, Happened.VOIDED, position, reason)
            self._open_seal(tx, one)
        self._changes.announce(Subject.EXAMS, Subject.ATTEMPTS)

    def cancel(self, actor: Person, practical_id: UUID, reason: str) -> None:
        """Cancel a practical, for a reason; what was done in it stays in the record."""
        reason = _reason(reason)
        with self._store.writing() as tx:
            held = self._open(tx, actor, practical_id)
            self._note(tx, actor, held, Happened.CANCELLED, None, reason)
            for one in held.counted:
                self._open_seal(tx, one)
        self._changes.announce(Subject.EXAMS, Subject.ATTEMPTS)

    def play_live(self, actor: Person, practical_id: UUID, position: int, customer: UUID) -> None:
        """Note that a drill is played between people, with *customer* as the customer."""
        with self._store.writing() as tx:
            held = self._open(tx, actor, practical_id)
            one = held.drill(position)
            if one.stage is not Stage.WAITING:
                raise Trouble(
                    tr("{drill}已经开始，不能改成现场演练。").format(drill=named(one)),
                    _NOTHING,
                    tr("确实要改，请先作废这一场，再加一场。"),
                )
            other = tx.people.get(customer)
            if other.id in (held.person.id, actor.id) or not other.active:
                raise Trouble(
                    tr("扮演客户的要是另一位在岗的同事：学员自己和评分的人都不行。"),
                    _NOTHING,
                    tr("请另选一位。"),
                )
            self._note(tx, actor, held, Happened.LIVE, position, record_id=other.id)
        self._changes.announce(Subject.EXAMS)

    # Of whom it is about

    def own(self, actor: Person) -> tuple[OwnDrill, ...]:
        """Return the drills of one's own practicals, the latest practical first."""
        with self._store.reading() as tx:
            found = held_of(tx, tx.practicals.of_people([actor.id]))
        return tuple(one for held in found if held.cancelled is None for one in own_drills(held))

    def begin(self, actor: Person, practical_id: UUID, position: int, password: str) -> "Running":
        """Begin a drill of one's own practical as an examination; raises WrongPassword."""
        with self._store.reading() as tx:
            one = self._to_begin(tx, actor, practical_id, position)
        self._people.confirm(actor, password)

        def note(tx: Transaction, attempt: "Attempt") -> None:
            # Asked again under the lock: another window may have begun it meanwhile.
            self._to_begin(tx, actor, practical_id, position)
            held = one_of(tx, practical_id)
            self._note(tx, actor, held, Happened.BEGUN, position, record_id=attempt.id)

        running = self._practice.start(actor, one.drill.version_id, EXAM, also=note)
        self._changes.announce(Subject.EXAMS)
        return running

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return what of one's own practical is to be done."""
        stages = (Stage.WAITING, Stage.UNDER_WAY)
        left = [one for one in self.own(actor) if one.stage in stages]
        if not left:
            return []
        one = left[0]
        return [
            ToDo(
                when=tr("实操"),
                title=tr("实操考核：第 {n} 场（{difficulty}）").format(
                    n=one.position, difficulty=DIFFICULTIES[one.difficulty]
                ),
                detail=tr("共 {of} 场，还要做 {n} 场；主管评分以后公布成绩").format(
                    of=one.of, n=len(left)
                ),
                tag=tr("进行中") if one.stage is Stage.UNDER_WAY else tr("待考"),
                tone="warn",
                minutes=10 * len(left),
                pane="exams",
                target=f"drill:{one.practical_id}/{one.position}",
                act=tr("去考核"),
            )
        ]

    def _to_begin(
        self, tx: Transaction, actor: Person, practical_id: UUID, position: int
    ) -> HeldDrill:
        held = one_of(tx, practical_id)
        if held.person.id != actor.id or not held.under_way:
            raise NotAllowed(
                tr("这次实操考核不是您的，或已经结束。"), _NOTHING, tr("请回到“我的考试”查看。")
            )
        one = held.drill(position)
        if one.stage is not Stage.WAITING:
            raise Trouble(
                tr("{drill}已经做过，每场只有一次。").format(drill=named(one)),
                tr("已有的记录没有变。"),
                tr("请等主管评分；确有意外请告诉主管。"),
            )
        return one

    def _chosen(
        self, actor: Person, person_id: UUID, versions: Sequence[UUID]
    ) -> tuple[Choice, ...]:
        known = {one.version_id: one for one in self.choices(actor, person_id)}
        if gone := [one for one in versions if one not in known]:
            raise Trouble(
                tr("选中的场景有 {n} 个已经更新或停用。").format(n=len(gone)),
                _NOTHING,
                tr("请重新选择。"),
            )
        order = list(DIFFICULTIES)
        chosen = {one: known[one] for one in versions}.values()
        return tuple(sorted(chosen, key=lambda one: order.index(one.difficulty)))

    def _held(self, tx: Transaction, actor: Person, practical_id: UUID) -> HeldPractical:
        held = one_of(tx, practical_id)
        require(actor, Act.JUDGE, held.person)
        return held

    def _open(self, tx: Transaction, actor: Person, practical_id: UUID) -> HeldPractical:
        held = self._held(tx, actor, practical_id)
        if not held.under_way:
            raise Trouble(tr("这次实操考核已经结束。"), _NOTHING, tr("需要时请另开一次。"))
        return held

    def _open_seal(self, tx: Transaction, one: HeldDrill) -> None:
        """What does not count any more is an ordinary examination."""
        if one.stage is Stage.DONE and one.attempt_id is not None:
            self._practice.release(tx, one.attempt_id)

    def _note(
        self,
        tx: Transaction,
        actor: Person,
        held: HeldPractical,
        kind: Happened,
        position: int | None,
        reason: str = "",
        record_id: UUID | None = None,
    ) -> None:
        tx.practicals.add_event(
            PracticalEvent(
                new_id(), held.practical.id, position, kind, self._clock.now(), actor.id,
                reason, record_id,
            )
        )  # fmt: skip


def held_of(tx: Transaction, practicals: Sequence[Practical]) -> tuple[HeldPractical, ...]:
    """Return how these practicals stand, in their order."""
    ids = [one.id for one in practicals]
    drills, events = _grouped(tx.practicals.drills(ids)), _grouped(tx.practicals.events(ids))
    records: dict[str, set[UUID]] = {kind: set() for kind in Happened}
    for one in (one for each in events.values() for one in each):
        if one.record_id is not None:
            records[one.kind].add(one.record_id)
    ended = tx.practicals.sealed_at(records[Happened.BEGUN])
    signed = records[Happened.MARKED] | records[Happened.COMPLETED]
    sheets = {one.id: one for one in tx.sheet_register.entries([*signed])}
    people = tx.people.each({one.person_id for one in practicals})
    found = (
        put_together(
            practical,
            people[practical.person_id],
            drills.get(practical.id, ()),
            events.get(practical.id, ()),
            ended,
            sheets,
        )
        for practical in practicals
    )
    return tuple(replace(one, lacks=lacking(one)) for one in found)


def _grouped(found: Sequence[T]) -> dict[UUID, list[T]]:
    grouped: dict[UUID, list[T]] = {}
    for one in found:
        grouped.setdefault(one.practical_id, []).append(one)
    return grouped


def one_of(tx: Transaction, practical_id: UUID) -> HeldPractical:
    """Return how one practical stands; raises NotFound."""
    return held_of(tx, [tx.practicals.get(practical_id)])[0]


def _reason(text: str) -> str:
    if not text.strip():
        raise Trouble(tr("还没有写原因。"), _NOTHING, tr("请写明原因，它会留在记录里。"))
    return text.strip()


def _drill(
    practical_id: UUID, position: int, one: Choice, actor: Person, clock: Clock
) -> PracticalDrill:
    return PracticalDrill(
        practical_id, position, one.version_id, one.key, one.title, one.channel, one.difficulty,
        actor.id, clock.now(),
    )  # fmt: skip
