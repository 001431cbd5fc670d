"""Drawing what is inspected: at random, fairly, and so that it can be checked afterwards."""

from collections.abc import Callable, Mapping
from datetime import date
from secrets import randbits
from uuid import UUID

from db.ids import new_id
from db.records import Draw, DrawEntry, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.quality.drawing.rules import (
    handles_contacts,
    last_day_of,
    monday_of,
    place_of,
    share_of_today,
)
from desktop_app.training.quality.drawing.standing import AgentWeek, Owed, Week, owed, short
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

MINUTES_EACH = 6
"""How long an inspection takes, roughly: read or listen, mark, sign. Our own figure."""
_SEED_BITS = 53
"""A seed is a whole number that any reader of JSON takes exactly."""


class NothingToDraw(Trouble):
    """The agent has no contact of that week left that was never drawn."""

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("{name}这一周没有还能抽的接待记录。").format(name=name),
            tr("没有任何改动。"),
            tr("可以导入聊天记录或通话笔记，也可以做一次现场观察，再来抽取。"),
        )


class Drawing:
    """The weekly draw; *seed* is where chance comes from."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        seed: Callable[[], int] = lambda: randbits(_SEED_BITS),
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._seed = seed

    def may(self, actor: Person) -> bool:
        """Tell whether *actor* is to be offered any of this."""
        return allowed(actor, Act.INSPECT)

    def this_week(self) -> date:
        """Return the Monday of the present week."""
        return monday_of(self._clock.today())

    def week(self, actor: Person, monday: date | None = None) -> Week:
        """Return where the inspections of a week stand, the present one by default."""
        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            return self._week(tx, actor, monday or self.this_week())

    def draw(self, actor: Person, agent_id: UUID, monday: date) -> DrawEntry:
        """Draw a contact of an agent's week; the one that is open already where there is one.

        Nobody can draw on until they like what they got: an open draw is either inspected or
        replaced with a reason. Raises NothingToDraw, NotAllowed for oneself.
        """
        with self._store.writing() as tx:
            agent = tx.people.get(agent_id)
            require(actor, Act.INSPECT, agent)
            for one in tx.inspections.of_week(monday, agent_id):
                if one.sheet_id is None:
                    return one
            drawn = self._drawn(tx, actor, agent, monday)
        self._changes.announce(Subject.QUALITY)
        return drawn

    def draw_next(self, actor: Person, monday: date) -> DrawEntry | None:
        """Draw for whoever is next; None when nothing is owed that can be drawn."""
        agent = self.week(actor, monday).next_agent()
        return None if agent is None else self.draw(actor, agent.person.id, monday)

    def redraw(self, actor: Person, draw_id: UUID, reason: str) -> DrawEntry:
        """Replace a draw that cannot be inspected, with the reason why; the old one is named.

        Raises Trouble without a reason, or when it was signed or replaced already.
        """
        with self._store.writing() as tx:
            old = tx.inspections.draw(draw_id)
            agent = tx.people.get(old.agent_id)
            require(actor, Act.INSPECT, agent)
            if not reason.strip():
                raise Trouble(
                    tr("还没有写换抽的原因。"), tr("原来抽到的没有变。"), tr("请选一个或写一句。")
                )
            entry = tx.inspections.entry(draw_id)
            if entry is None or entry.sheet_id is not None:
                raise Trouble(
                    tr("这一次抽取已经评过或换过了。"), tr("没有任何改动。"), tr("请刷新后再看。")
                )
            drawn = self._drawn(tx, actor, agent, old.week, old.id, reason.strip())
        self._changes.announce(Subject.QUALITY)
        return drawn

    def entry(self, actor: Person, draw_id: UUID) -> DrawEntry | None:
        """Return a draw that stands, None where another one has replaced it."""
        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            return tx.inspections.entry(draw_id)

    def record(self, actor: Person, draw_id: UUID) -> Draw:
        """Return how a draw was made."""
        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            return tx.inspections.draw(draw_id)

    def holds(self, actor: Person, draw_id: UUID) -> bool:
        """Draw again from the record: whether seed and pool lead to the contact that is named."""
        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            draw = tx.inspections.draw(draw_id)
            pool = tx.contacts.pool(draw.agent_id, draw.week, last_day_of(draw.week), draw.id)
        how = draw.how
        if len(pool) != how["pool"] or place_of(how["seed"], len(pool)) != how["place"]:
            return False
        return bool(pool[how["place"]] == draw.contact_id)

    def waiting(self, actor: Person) -> tuple[ToDo, ...]:
        """Return what of the week's inspections waits for *actor*, for their day.

        Nothing waits where no contact was ever recorded: inspections are not in use there yet.
        """
        if not self.may(actor):
            return ()
        with self._store.reading() as tx:
            if not tx.contacts.any():
                return ()
            week = self._owed(tx, actor, self.this_week())
        if not week.owed:
            return ()
        share = share_of_today(week.owed, self._clock.today())
        detail = tr("已完成 {done} 次；今天做 {n} 次，这周就能做完").format(done=week.done, n=share)
        if week.short:
            detail = tr("{detail}；{n} 次还没有可抽的接待").format(detail=detail, n=week.short)
        return (
            ToDo(
                when=tr("本周"),
                title=tr("本周还欠 {n} 次质检").format(n=week.owed),
                detail=detail,
                tag=tr("待检"),
                tone="warn",
                minutes=share * MINUTES_EACH,
                pane="quality",
                target="week",
                act=tr("去质检"),
            ),
        )

    def _owed(self, tx: Transaction, actor: Person, monday: date) -> Owed:
        """Count what `_week` tells agent by agent: the day of a supervisor asks no more."""
        figures = self._settings.figures()
        quota, first = figures.whole("quality.per_week"), figures.whole("quality.first_week")
        counted = tx.inspections.counted(monday)
        waiting = tx.contacts.waiting(monday, last_day_of(monday))
        agents = [
            agent
            for agent, roles, joined_on in tx.people.joined()
            if agent != actor.id and handles_contacts(roles, joined_on, monday, first)
        ]
        done = {agent: counted.get(agent, (0, 0)) for agent in agents}
        return Owed(
            done=sum(one for one, _open in done.values()),
            owed=sum(owed(quota, one) for one, _open in done.values()),
            short=sum(
                short(quota, one, waiting.get(agent, 0), still_open > 0)
                for agent, (one, still_open) in done.items()
            ),
        )

    def _week(self, tx: Transaction, actor: Person, monday: date) -> Week:
        figures = self._settings.figures()
        quota, first = figures.whole("quality.per_week"), figures.whole("quality.first_week")
        people = [
            one
            for one in tx.people.all()
            if one.id != actor.id and handles_contacts(one.roles, one.joined_on, monday, first)
        ]
        draws: dict[UUID, list[DrawEntry]] = {}
        for draw in tx.inspections.of_week(monday):
            draws.setdefault(draw.agent_id, []).append(draw)
        waiting = tx.contacts.waiting(monday, last_day_of(monday))
        agents = [_agent(one, quota, draws.get(one.id, []), waiting) for one in people]
        agents.sort(key=lambda one: (len(one.done), one.person.staff_number))
        return Week(monday, quota, tuple(agents))

    def _drawn(
        self,
        tx: Transaction,
        actor: Person,
        agent: Person,
        monday: date,
        replaces: UUID | None = None,
        reason: str = "",
    ) -> DrawEntry:
        pool = tx.contacts.pool(agent.id, monday, last_day_of(monday))
        if not pool:
            raise NothingToDraw(agent.name)
        seed = self._seed()
        place = place_of(seed, len(pool))
        draw = Draw(
            id=new_id(),
            week=monday,
            agent_id=agent.id,
            contact_id=pool[place],
            drawn_by=actor.id,
            drawn_at=self._clock.now(),
            how={"seed": seed, "pool": len(pool), "place": place},
            replaces_id=replaces,
            reason=reason,
        )
        tx.inspections.add_draws([draw])
        entry = tx.inspections.entry(draw.id)
        if entry is None:
            raise LookupError(f"draw {draw.id} does not stand")
        return entry


def _agent(
    person: Person, quota: int, draws: list[DrawEntry], waiting: Mapping[UUID, int]
) -> AgentWeek:
    return AgentWeek(
        person=person,
        quota=quota,
        done=tuple(one for one in draws if one.sheet_id is not None),
        open=next((one for one in draws if one.sheet_id is None), None),
        waiting=waiting.get(person.id, 0),
    )
