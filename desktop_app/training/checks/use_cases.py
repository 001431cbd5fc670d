"""A person's own self-checks: what is due, what was done, and events that make one due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from db.records import CheckEntry, Draft, Outline, Person, Role
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.checks import rhythm
from desktop_app.training.checks.rhythm import DueState, Steadiness
from desktop_app.training.content.use_cases import Library
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

DAILY = "service-self-check"
"""The one that every shift ends with; it stands first."""
LOOK_BACK = timedelta(weeks=26)
_LATELY = timedelta(weeks=2)
"""A miss is told on 今日 for so long."""
"""How far a row of days is followed back."""

_FIELDS = ("use", "summary", "minutes", "due", "event")
_MINUTES = 5
"""What a form takes that does not say."""
_NOTHING_YET: Mapping[str, Any] = {"answers": {}, "evidence": []}
_ORDER = ("shift", "day", "week", "event", "")


@dataclass(frozen=True, slots=True)
class CheckList:
    """One self-check and how its person has kept to it."""

    key: str
    title: str
    summary: str
    minutes: int
    due: str
    """The rhythm: `shift`, `day`, `week`, `event`, or empty."""
    event: str
    state: DueState
    until: date | None
    """The last day of a weekly list that is open."""
    draft: bool
    steadiness: Steadiness
    newest: Mapping[date, CheckEntry]
    """The latest sheet of each day, newest day first."""


@dataclass(frozen=True, slots=True)
class Board:
    """All self-checks of one person on one day."""

    day: date
    lists: tuple[CheckList, ...]
    working: frozenset[date]
    """The working days that were looked at."""
    owes: bool
    """Whether lists are due for this person at all; others fill them in as they like."""

    def of(self, key: str) -> CheckList | None:
        """Return one list, or None."""
        return next((one for one in self.lists if one.key == key), None)

    def open(self) -> tuple[CheckList, ...]:
        """Return the lists that are due today and not done."""
        return tuple(one for one in self.lists if one.state is DueState.DUE) if self.owes else ()


class Checks:
    """Self-checks: everybody sees and fills only their own."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        curriculum: Curriculum,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._curriculum = curriculum

    def board(self, actor: Person) -> Board:
        """Return the actor's lists, the daily one first, then by how often each is due."""
        require(actor, Act.SELF_CHECK, actor)
        today = self._clock.today()
        calendar = self._curriculum.work_calendar()
        forms = [
            one
            for one in self._library.outlines(("form",), _FIELDS)
            if one.fields["use"] == "self_check"
        ]
        with self._store.reading() as tx:
            entries = tx.checks.handed_in(actor.id, today - LOOK_BACK, today)
            names = {one.name for one in tx.people.drafts(actor.id, "sheet:")}
        drafts = {one.key for one in forms if _draft_name(actor, one.key, today) in names}
        days = (today - timedelta(days=back) for back in range(LOOK_BACK.days + 1))
        working = frozenset(day for day in days if calendar.is_working(day))
        lists = [_list(one, entries, one.key in drafts, today, calendar) for one in forms]
        lists.sort(key=lambda one: (one.key != DAILY, _ORDER.index(one.due), one.key))
        return Board(today, tuple(lists), working, actor.has(Role.TRAINEE))

    def report(self, actor: Person, key: str) -> None:
        """Say that the event of an event list has happened today: its check is due from now on.

        It is an empty draft of today's sheet; nothing happens where one is begun already.
        """
        require(actor, Act.SELF_CHECK, actor)
        name = _draft_name(actor, key, self._clock.today())
        with self._store.writing() as tx:
            if tx.people.draft(actor.id, name) is None:
                tx.people.save_draft(Draft(actor.id, name, _NOTHING_YET, self._clock.now()))
        self._changes.announce(Subject.SHEETS)

    def take_back(self, actor: Person, key: str) -> bool:
        """Say that the event has not happened after all; False where something is filled in."""
        require(actor, Act.SELF_CHECK, actor)
        name = _draft_name(actor, key, self._clock.today())
        with self._store.writing() as tx:
            if not _untouched(tx, actor, name):
                return False
            tx.people.drop_draft(actor.id, name)
        self._changes.announce(Subject.SHEETS)
        return True

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return today's self-checks for who owes them; done ones stay in sight."""
        if not actor.has(Role.TRAINEE):
            return ()
        board = self.board(actor)
        shown = [one for one in board.lists if _asked_today(one, board.day)]
        shown.sort(key=lambda one: _ORDER.index(one.due))
        return [_todo(one, board.day) for one in shown]


def _draft_name(actor: Person, key: str, day: date) -> str:
    return f"sheet:{key}:{actor.id}:{day.isoformat()}"


def _untouched(tx: Transaction, actor: Person, name: str) -> bool:
    draft = tx.people.draft(actor.id, name)
    return draft is not None and not draft.body.get("answers")


def _list(
    form: Outline,
    entries: Sequence[CheckEntry],
    draft: bool,
    today: date,
    calendar: "WorkCalendar",
) -> CheckList:
    fields = form.fields
    due = str(fields["due"] or "")
    newest: dict[date, CheckEntry] = {}
    for entry in entries:
        if entry.form_key == form.key:
            newest.setdefault(entry.day, entry)
    done = frozenset(newest)
    working = calendar.is_working
    state = rhythm.state(due, done, today, working, reported=draft)
    last = rhythm.last_working_days(rhythm.monday_of(today), working)
    return CheckList(
        key=form.key,
        title=form.title,
        summary=str(fields["summary"] or ""),
        minutes=int(fields["minutes"] or _MINUTES),
        due=due,
        event=str(fields["event"] or ""),
        state=state,
        until=last[0] if due == rhythm.WEEKLY and last else None,
        draft=draft,
        steadiness=rhythm.steadiness(due, done, today - LOOK_BACK, today, working),
        newest=newest,
    )


def _asked_today(one: CheckList, today: date) -> bool:
    if one.state is DueState.DUE:
        return True
    return one.state is DueState.DONE and today in one.newest


def _todo(one: CheckList, today: date) -> ToDo:
    done = one.state is DueState.DONE
    return ToDo(
        when=when_text(one),
        title=one.title,
        detail=_detail(one, today),
        tag=tr("已做") if done else tr("草稿") if one.draft else tr("未做"),
        tone="good" if done else "warn",
        minutes=one.minutes,
        pane="checklists",
        target=f"form:{one.key}",
        done=done,
    )


def when_text(one: CheckList) -> str:
    """Return when a list is filled in, short: `下班前`, `本周内`, `有事时`."""
    if one.due == rhythm.EVENT:
        return tr("有事时")
    if one.due == rhythm.WEEKLY:
        return tr("本周内")
    return one.event or tr("今天")


def streak_text(one: CheckList) -> str:
    """Return `连续 12 天` or `连续 3 周`; empty where there is no row."""
    streak = one.steadiness.streak
    if not streak:
        return ""
    words = tr("连续 {n} 周") if one.due == rhythm.WEEKLY else tr("连续 {n} 天")
    return words.format(n=streak)


def missed_text(one: CheckList, today: date) -> str:
    """Return what was missed lately, e.g. `11月19日 周四漏了`; empty where nothing was."""
    lately = [day for day in one.steadiness.missed if day > today - _LATELY]
    if not lately:
        return ""
    if one.due == rhythm.WEEKLY:
        return (
            tr("近两周都漏了")
            if len(lately) > 1
            else tr("{day}那一周漏了").format(day=day_text(lately[0]))
        )
    if len(lately) > 1:
        return tr("近两周漏了 {n} 天").format(n=len(lately))
    return tr("{day}漏了").format(day=day_text(lately[0]))


def _detail(one: CheckList, today: date) -> str:
    parts = [streak_text(one), missed_text(one, today)]
    if one.due == rhythm.EVENT:
        parts.insert(0, one.event)
    elif one.due == rhythm.WEEKLY and one.until and one.state is DueState.DUE:
        parts.insert(0, tr("{day}前做一次").format(day=day_text(one.until)))
    words = " · ".join(part for part in parts if part)
    return words or one.summary
