"""A drill between people: three views filled in one after the other on one computer.

Nobody reads a view before their own is in; who had no part reads when all three are in. The
trainer's summary comes last. The views are apart from everybody's record: the play is the only
way to them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import Filled, Person, Role, RolePlay, Sheet
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.forms.kinds import FormUse
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import People
from desktop_app.training.role_plays.parts import FORMS, SUMMARY, Part, people_of, play_target
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form

LOOK_BACK = timedelta(days=183)
_STALE = timedelta(days=7)
"""A view that was not filled in within a week is asked for no more: it is forgotten by then."""


@dataclass(frozen=True, slots=True)
class Played:
    """One play with who was what, whose views are in, and what the actor may do with it."""

    play: RolePlay
    parts: Mapping[Part, Person]
    handed_in: frozenset[Part]
    summed_up: bool
    may_read: bool
    may_sum_up: bool

    @property
    def missing(self) -> tuple[Part, ...]:
        """The views that are not in."""
        return tuple(part for part in Part if part not in self.handed_in)


@dataclass(frozen=True, slots=True)
class ViewOn:
    """One view on a play, as it was handed in."""

    part: Part | None
    """None for the trainer's summary."""
    filler: str
    form: "Form"
    answers: Mapping[str, Any]


class RolePlays:
    """Drills between people: opened by anybody, read by who had a part and who trains the agent."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        people: People,
        forms: Forms,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._people = people
        self._forms = forms

    def drills(self, _actor: Person) -> tuple[tuple[str, str], ...]:
        """Return name and title of the scenarios that can be played."""
        return tuple(
            (f"{one.kind}/{one.key}", one.title)
            for one in self._library.outlines(("scenario",), ())
        )

    def people(self, _actor: Person) -> tuple[Person, ...]:
        """Return who may take a part."""
        return tuple(one for one in self._people.names() if one.active)

    def begin(self, actor: Person, drill: str, title: str, parts: Mapping[Part, UUID]) -> RolePlay:
        """Note a drill that was just played; three different people, the actor among them or
        training the agent."""
        if len(set(parts.values())) < len(Part):
            raise Trouble(
                tr("客户、客服、观察员要是三个不同的人。"),
                tr("没有任何改动。"),
                tr("请为每个角色选一位同事。"),
            )
        if not title.strip():
            raise Trouble(
                tr("还没有写演练的场景。"), tr("没有任何改动。"), tr("请选一个或写一个。")
            )
        with self._store.writing() as tx:
            agent = tx.people.get(parts[Part.AGENT])
            if actor.id not in parts.values() and not allowed(actor, Act.OBSERVE, agent):
                raise _refused(tr("演练由参加的人、客服的导师或主管登记。"))
            play = RolePlay(
                new_id(),
                drill,
                title.strip(),
                self._clock.today(),
                parts[Part.CUSTOMER],
                parts[Part.AGENT],
                parts[Part.OBSERVER],
                actor.id,
                self._clock.now(),
            )
            tx.role_plays.add(play)
        self._changes.announce(Subject.SHEETS)
        return play

    def plays(self, actor: Person) -> tuple[Played, ...]:
        """Return the plays that concern the actor, newest first."""
        first = self._clock.today() - LOOK_BACK
        with self._store.reading() as tx:
            own = not (actor.has(Role.SUPERVISOR) or actor.has(Role.MENTOR))
            plays = tx.role_plays.since(first, actor.id if own else None)
            names = _people_in(tx, plays)
            found = (self._played(tx, actor, play, names) for play in plays)
            return tuple(one for one in found if _concerns(actor, one))

    def get(self, actor: Person, play_id: UUID) -> Played:
        """Return one play; raises NotAllowed for who has nothing to do with it."""
        with self._store.reading() as tx:
            play = tx.role_plays.get(play_id)
            found = self._played(tx, actor, play, _people_in(tx, [play]))
        if not _concerns(actor, found):
            raise _refused(tr("这次演练只有参加的人、客服的导师和主管能看。"))
        return found

    def take_seat(self, actor: Person, play_id: UUID, part: Part, password: str | None) -> Person:
        """Return who fills in this view now; who is not signed in proves themselves first."""
        played = self.get(actor, play_id)
        person = played.parts[part]
        if part in played.handed_in:
            raise _refused(tr("这份看法已经提交了。"))
        if person.id != actor.id:
            self._people.confirm(person, password or "")
        return person

    def open(self, person: Person, play_id: UUID, part: Part) -> OpenSheet:
        """Open a view for who had the part."""
        played = self.get(person, play_id)
        if played.parts[part].id != person.id:
            raise _refused(tr("每个人只填自己那一份看法。"))
        agent = played.parts[Part.AGENT]
        return self._forms.open(
            person, FORMS[part], agent, played.play.day, target=play_target(play_id)
        )

    def sum_up(self, actor: Person, play_id: UUID) -> OpenSheet:
        """Open the trainer's summary; it comes when all three views are in."""
        played = self.get(actor, play_id)
        if not played.may_sum_up:
            raise _refused(tr("小结由客服的导师或主管在三份看法都提交以后写。"))
        agent = played.parts[Part.AGENT]
        return self._forms.open(actor, SUMMARY, agent, played.play.day, target=play_target(play_id))

    def views(self, actor: Person, play_id: UUID) -> tuple[ViewOn, ...]:
        """Return the views side by side, the summary last; raises NotAllowed before one's turn."""
        from desktop_app.training.forms.template import Form

        played = self.get(actor, play_id)
        if not played.may_read:
            raise _refused(tr("先填完自己的看法，才能看别人的。"))
        with self._store.reading() as tx:
            filled = tx.checks.on_target(FormUse.DRILL_VIEW, play_target(play_id))
        found = [
            ViewOn(
                _PARTS.get(one.form_key),
                one.filler,
                self._library.version(one.version_id, Form).item,
                one.answers,
            )
            for one in filled
        ]
        return tuple(sorted(found, key=_place))

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return the views that the actor still owes."""
        first = self._clock.today() - _STALE
        with self._store.reading() as tx:
            plays = tx.role_plays.since(first, actor.id)
            names = _people_in(tx, plays)
            found = [self._played(tx, actor, play, names) for play in plays]
        return [
            _todo(one, part)
            for one in found
            for part in one.missing
            if one.parts[part].id == actor.id
        ]

    def follow(self, tx: Transaction, sheet: Sheet) -> None:
        """Refuse a view that its filler had no part in, or that is in already."""
        kind, _, name = sheet.target.partition(":")
        if kind != "play":
            raise _refused(tr("三方看法要从一次演练里填写。"))
        play = tx.role_plays.get(UUID(name))
        earlier = [
            one
            for one in tx.checks.on_target(FormUse.DRILL_VIEW, sheet.target)
            if one.form_key == sheet.form_key and one.id != sheet.id
        ]
        if earlier or sheet.subject_id != play.agent_id:
            raise _refused(tr("这份看法已经提交了。"))
        part = _PARTS.get(sheet.form_key)
        if part is not None and people_of(play)[part] != sheet.filler_id:
            raise _refused(tr("每个人只填自己那一份看法。"))
        if part is None:
            names, filler = _people_in(tx, [play]), tx.people.get(sheet.filler_id)
            if not self._played(tx, filler, play, names, but=sheet.id).may_sum_up:
                raise _refused(tr("小结由客服的导师或主管在三份看法都提交以后写。"))

    def _played(
        self,
        tx: Transaction,
        actor: Person,
        play: RolePlay,
        names: Mapping[UUID, Person],
        but: UUID | None = None,
    ) -> Played:
        filled = tx.checks.on_target(FormUse.DRILL_VIEW, play_target(play.id))
        return _as_seen(actor, play, names, [one for one in filled if one.id != but])


_PARTS = {key: part for part, key in FORMS.items()}


def _people_in(tx: Transaction, plays: Iterable[RolePlay]) -> dict[UUID, Person]:
    """Return who had a part in any of *plays*."""
    return tx.people.each({who for play in plays for who in people_of(play).values()})


def _as_seen(
    actor: Person, play: RolePlay, names: Mapping[UUID, Person], filled: Sequence[Filled]
) -> Played:
    parts = {part: names[who] for part, who in people_of(play).items()}
    keys = {one.form_key for one in filled}
    handed_in = frozenset(part for part, key in FORMS.items() if key in keys)
    own = {part for part, person in parts.items() if person.id == actor.id}
    complete = len(handed_in) == len(Part)
    return Played(
        play=play,
        parts=parts,
        handed_in=handed_in,
        summed_up=SUMMARY in keys,
        may_read=own <= handed_in if own else complete,
        may_sum_up=complete
        and SUMMARY not in keys
        and allowed(actor, Act.OBSERVE, parts[Part.AGENT]),
    )


def _concerns(actor: Person, played: Played) -> bool:
    if actor.id in {one.id for one in played.parts.values()} or actor.id == played.play.opened_by:
        return True
    return allowed(actor, Act.OBSERVE, played.parts[Part.AGENT])


def _place(view: ViewOn) -> int:
    return list(Part).index(view.part) if view.part is not None else len(Part)


def _todo(played: Played, part: Part) -> ToDo:
    return ToDo(
        when=tr("演练后"),
        title=tr("{part}看法：{title}").format(part=part.label, title=played.play.title),
        detail=tr("{day}的演练，趁记得清楚写下来").format(day=day_text(played.play.day)),
        tag=tr("未填"),
        tone="warn",
        minutes=2,
        pane="checklists",
        target=f"play:{played.play.id}",
        act=tr("填看法"),
    )


def _refused(what: str) -> NotAllowed:
    return NotAllowed(what, tr("没有任何改动。"), tr("如果确实需要，请联系主管或管理员。"))
