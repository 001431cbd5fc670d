"""Whose calendar, which days, which session: decides what the calendar shows and keeps."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from db.records import Person, Plan, SessionOnDay
from desktop_app.panes.calendar import wording
from desktop_app.panes.calendar.beside import panel_of
from desktop_app.panes.calendar.overviewing import weeks_of
from desktop_app.panes.calendar.paging import page_of, sentence_of
from desktop_app.panes.calendar.settling import Settling
from desktop_app.panes.calendar.shown import (
    AGENDA,
    EXAM,
    MODES,
    MONTH,
    OVERVIEW,
    WEEK,
    Item,
    Page,
    Panel,
    Weeks,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks, SessionPage
from desktop_app.training.curriculum.showing.use_cases import Calendars, Stretch
from desktop_app.training.curriculum.showing.whose import (
    Filters,
    Remembered,
    Scope,
    Whose,
    first_of,
    whose,
)
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.exams.on_days.use_cases import OPEN

MOST_A_DAY = {MONTH: 10, WEEK: 40, AGENDA: 40}
"""As many sessions of one day as are read, beside the chosen one; the list reads on."""


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def show_page(self, page: Page) -> None: ...
    def show_choice(self, day: date, session: str) -> None: ...
    def show_panel(self, panel: Panel) -> None: ...
    def set_heading(self, title: str, sentence: str) -> None: ...
    def copy(self, text: str) -> None: ...
    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...
    def ask_person(self) -> None: ...
    def ask_plan(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What one look into the store gave, ready to be shown."""

    page: Stretch
    items: tuple[Item, ...]
    places: tuple[str, ...]
    weeks: Weeks | None


class CalendarPresenter:
    """Keeps whose calendar, the chosen day and session, the mode and the filters.

    Attributes: `settling`, what is written in place.
    """

    def __init__(
        self,
        view: Shows,
        actor: Person,
        curriculum: Curriculum,
        calendars: Calendars,
        attendance: AttendanceBooks,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._curriculum = curriculum
        self._calendars = calendars
        self._attendance = attendance
        self._clock = clock
        self._background = background
        self._whose = first_of(actor)
        self._filters = Filters()
        self._mode = MONTH
        self._day = clock.today()
        self._session = ""
        self._remembers = False
        self._loaded: _Loaded | None = None
        self._chosen: dict[str, Item] = {}
        self._opened: set[date] = set()
        self._beyond = 0
        self._asked = 0
        self._told = 0
        self.settling = Settling(view, actor, curriculum, background, lambda: self._day)
        view.set_heading(tr("课程日历"), "")

    @property
    def whose(self) -> Whose:
        """Whose calendar is shown."""
        return self._whose

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    @property
    def person(self) -> Person | None:
        """Whose plan is shown, once it has been loaded."""
        return self._loaded.page.person if self._loaded else None

    @property
    def plan(self) -> Plan | None:
        """The plan that is shown."""
        return self._loaded.page.plan if self._loaded else None

    def item(self, key: str) -> Item | None:
        """Return a session that is shown, or was chosen before its page was turned."""
        found = self._loaded.items if self._loaded else ()
        shown = next((one for one in found if one.key == key), None)
        return shown or self._chosen.get(key)

    def about(self, key: str, act: Callable[..., None], *values: object) -> None:
        """Let *act* have a session that is shown, by its key."""
        item = self.item(key)
        if item is not None:
            act(item, *values)

    def reschedule(self, key: str, move: Callable[[Item, date, int], None]) -> None:
        """Let *move* begin with the session where it stands: the sheet asks for another time."""
        item = self.item(key)
        if item is not None:
            move(item, item.day, item.start)

    def refresh(self) -> None:
        """Load what is shown anew; the first time, what was looked at last."""
        self._chosen.clear()
        if self._remembers:
            self._load()
            return
        self._background.run(
            self._view, lambda: self._calendars.remembered(self._actor), self._restore
        )

    def _restore(self, kept: Remembered) -> None:
        if not self._remembers:
            self._remembers = True
            self._whose, self._filters = kept.whose, kept.filters
            self._mode = kept.mode if kept.mode in MODES else MONTH
        self._load()

    def _load(self) -> None:
        self._asked += 1
        asked, mode, day = self._asked, self._mode, self._day
        who, filters = self._whose, self._filters
        # In the list days that were opened stay so: nothing vanishes above the eye.
        self._opened = self._opened if mode == AGENDA else set()
        whole = frozenset(self._opened)
        session = "" if self._session.startswith(EXAM) else self._session
        self._background.run(
            self._view,
            lambda: self._look(mode, day, who, filters, whole, session),
            lambda loaded: self._show(asked, loaded),
        )

    def _look(
        self,
        mode: str,
        day: date,
        who: Whose,
        filters: Filters,
        whole: Collection[date],
        session: str,
    ) -> _Loaded:
        """Read a page and make what is shown of it; runs off the window's thread."""
        first, last = wording.stretch(mode, day)
        today, most = self._clock.today(), MOST_A_DAY.get(mode)
        if mode == OVERVIEW:
            page = self._calendars.stretch(self._actor, who, filters, first, last, 0)
            found = self._calendars.overview(self._actor, who, filters, first, last)
            page = replace(page, stages=found.stages)
            weeks = weeks_of(found, first, wording.WEEKS, today)
            return _Loaded(page, (), self._calendars.places(), weeks)
        whole = [one for one in whole if first <= one <= last]
        also = UUID(session) if session else None
        page = self._calendars.stretch(self._actor, who, filters, first, last, most, whole, also)
        scope = Scope.PERSON if page.person is not None else who.scope
        items = wording.items(page.events, page.titles, today, scope, page.waits)
        return _Loaded(page, items, self._calendars.places(), None)

    def open_target(self, target: str) -> None:
        """Show `session:<uuid>`, `person:<uuid>`, `class:<uuid>` or `day:<iso>`."""
        self._remembers = True  # who is led somewhere does not want to be where they were
        kind, _, name = target.partition(":")
        if kind == "day":
            self.show_day(date.fromisoformat(name))
        elif kind == "session":
            self._background.run(
                self._view,
                lambda: self._attendance.page(self._actor, UUID(name)),
                self._lead_to,
            )
        elif (wanted := whose(target)) is not None:
            self.show_whose(wanted)

    def show_person(self, person_id: UUID) -> None:
        """Show somebody else's calendar."""
        self.show_whose(Whose(Scope.PERSON, person_id))

    def show_whose(self, wanted: Whose) -> None:
        """Show another calendar; from the overview, its month."""
        if self._mode == OVERVIEW and wanted.id is not None:
            self._mode = MONTH
        self._whose, self._session = wanted, ""
        self._keep()
        self._load()

    def filter_by(self, place: str, kind: str) -> None:
        """Leave out sessions elsewhere and of other kinds; empty leaves nothing out."""
        self._filters = Filters(place, kind)
        self._keep()
        self._load()

    def show_day(self, day: date) -> None:
        """Choose a day; one outside of what is shown turns to it."""
        if day == self._day and self._loaded is not None:
            return
        self._day = day
        self._session = ""
        self._show_or_load()

    def show_today(self) -> None:
        """Choose today."""
        self.show_day(self._clock.today())

    def turn(self, step: int) -> None:
        """Go *step* months, or weeks in the view of a week; four weeks in the overview."""
        if self._mode in (WEEK, OVERVIEW):
            weeks = step if self._mode == WEEK else 4 * step
            self.show_day(self._day + timedelta(weeks=weeks))
        else:
            self.show_day(wording.turned(self._day, step))

    def set_mode(self, mode: str) -> None:
        """Show a month, a week, the agenda or the overview around the chosen day."""
        if mode != self._mode:
            self._mode = mode
            self._keep()
            self._load()

    def show_session(self, key: str) -> None:
        """Choose a session that is shown, or an exam of the list, and its day."""
        item = self.item(key)
        found = self._loaded.page.exams if self._loaded else ()
        days = [one.day for one in found if wording.exam_key(one) == key]
        if item is not None or days:
            self._day, self._session = item.day if item else days[0], key
            self._show_or_load()

    def list_day(self) -> None:
        """Show all of the chosen day in the list of sessions."""
        self._opened.add(self._day)
        if self._mode == AGENDA:
            self._load()
        self.set_mode(AGENDA)

    def list_session(self, key: str) -> None:
        """Choose a session in the list: elsewhere there is no room for it."""
        item = self.item(key)
        if item is not None:
            self._day, self._session = item.day, key
            self.list_day()

    def list_rest(self, day: date) -> None:
        """Read the sessions of *day* that the list only counts, and choose the first of them."""
        self._beyond = sum(one.day == day for one in self._loaded.items) if self._loaded else 0
        self._day, self._session = day, ""
        self._opened.add(day)
        self._load()

    def follow(self, key: str, day: date) -> None:
        """Choose a session where a change has put it; it may not have been loaded there yet."""
        self._day, self._session = day, key
        self._load()

    def copy_reminder(self, key: str) -> None:
        """Put the reminder of a session on the clipboard."""
        self._background.run(
            self._view,
            lambda: self._curriculum.reminder(self._actor, UUID(key)),
            self._copy,
        )

    def act(self) -> None:
        """Do what the empty panel offers: choose somebody, or lay a plan."""
        if self.person is None:
            self._view.ask_person()
        else:
            self._view.ask_plan()

    def _copy(self, text: str) -> None:
        self._view.copy(text)
        self._view.say(tr("提醒已复制，可以直接粘贴发送。"))

    def _lead_to(self, told: SessionPage) -> None:
        session = told.session
        if isinstance(session, SessionOnDay):
            self._whose = Whose(Scope.PERSON, session.person_id)
        else:
            self._whose = Whose(Scope.CLASS, session.class_id)
        self._mode = MONTH if self._mode == OVERVIEW else self._mode
        self._day, self._session = session.day, str(session.id)
        self._load()

    def _keep(self) -> None:
        """Remember for the next start what is looked at."""
        mode, who, filters = self._mode, self._whose, self._filters
        self._background.run(
            self._view,
            lambda: self._calendars.remember(self._actor, mode, who, filters),
            lambda _none: None,
        )

    def _show_or_load(self) -> None:
        loaded = self._loaded
        first, last = wording.stretch(self._mode, self._day)
        if loaded is not None and loaded.page.whose == self._whose:
            days = loaded.page.days
            if (days[0].day, days[-1].day) == (first, last):
                self._choose(loaded)
                return
        self._load()

    def _show(self, asked: int, loaded: _Loaded) -> None:
        if asked != self._asked:
            return  # a later question is on its way
        self._loaded = loaded
        self._view.set_heading(tr("课程日历"), sentence_of(self._actor, loaded.page))
        shown = page_of(
            self._actor,
            loaded.page,
            loaded.items,
            self._mode,
            self._day,
            self._clock.today(),
            self._filters,
            loaded.places,
        )
        now = self._clock.local(self._clock.now())
        minutes = now.hour * 60 + now.minute
        self._view.show_page(replace(shown, weeks=loaded.weeks, now=minutes))
        self._choose(loaded)

    def _exams(self, loaded: _Loaded) -> list[str]:
        """Return the keys of the exams that the list has on the chosen day."""
        here = [one for one in loaded.page.exams if one.day == self._day and one.state != OPEN]
        return [wording.exam_key(one) for one in here] if self._mode == AGENDA else []

    def _choose(self, loaded: _Loaded) -> None:
        """Show the chosen day and session; without a chosen one, the first of the day."""
        here = [one for one in loaded.items if one.day == self._day]
        exams = self._exams(loaded)
        if self._session not in {*(one.key for one in here), *exams}:
            first = self._beyond if self._beyond < len(here) else 0
            self._session = here[first].key if here else next(iter(exams), "")
        self._beyond = 0
        self._chosen.update({one.key: one for one in here if one.key == self._session})
        self._view.show_choice(self._day, self._session)
        self._told += 1
        told, day, session = self._told, self._day, self._session
        if not session or session in exams:
            self._view.show_panel(panel_of(self._actor, loaded.page, here, day, "", None))
            return

        def tell(found: SessionPage) -> None:
            if told == self._told:
                panel = panel_of(self._actor, loaded.page, here, day, session, found)
                self._view.show_panel(panel)

        self._background.run(
            self._view, lambda: self._attendance.page(self._actor, UUID(session)), tell
        )
