"""Whose calendar, which days, which session: decides what the calendar shows and keeps."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from db.records import Person, Plan, SessionOnDay
from desktop_app.panes.calendar import wording
from desktop_app.panes.calendar.beside import panel_of
from desktop_app.panes.calendar.paging import page_of, sentence_of
from desktop_app.panes.calendar.shown import MONTH, WEEK, Item, Page, Panel
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.use_cases import CalendarPage, Curriculum


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


class CalendarPresenter:
    """Keeps the person, the chosen day and session, and the mode across refreshes."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        curriculum: Curriculum,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._curriculum = curriculum
        self._clock = clock
        self._background = background
        self._person_id = actor.id
        self._mode = MONTH
        self._day = clock.today()
        self._session = ""
        self._page: CalendarPage | None = None
        self._items: tuple[Item, ...] = ()
        self._asked = 0
        view.set_heading(tr("课程日历"), "")

    @property
    def person(self) -> Person | None:
        """Whose calendar is shown, once it has been loaded."""
        return self._page.person if self._page else None

    @property
    def plan(self) -> Plan | None:
        """The plan that is shown."""
        return self._page.plan if self._page else None

    def refresh(self) -> None:
        """Load the days that are shown anew."""
        self._asked += 1
        asked = self._asked
        first, last = wording.stretch(self._mode, self._day)
        person_id = self._person_id
        self._background.run(
            self._view,
            lambda: self._curriculum.page(self._actor, person_id, first, last),
            lambda page: self._show(asked, page),
        )

    def open_target(self, target: str) -> None:
        """Show `session:<uuid>`, `person:<uuid>` or `day:<iso>`."""
        kind, _, name = target.partition(":")
        if kind == "day":
            self.show_day(date.fromisoformat(name))
        elif kind == "person":
            self.show_person(UUID(name))
        elif kind == "session":
            self._background.run(
                self._view,
                lambda: self._curriculum.session(self._actor, UUID(name)),
                self._lead_to,
            )

    def show_person(self, person_id: UUID) -> None:
        """Show somebody else's calendar."""
        self._person_id = person_id
        self._session = ""
        self.refresh()

    def show_day(self, day: date) -> None:
        """Choose a day; one outside of what is shown turns to it."""
        if day == self._day and self._page is not None:
            return
        self._day = day
        self._session = ""
        self._show_or_load()

    def show_today(self) -> None:
        """Choose today."""
        self.show_day(self._clock.today())

    def turn(self, step: int) -> None:
        """Go *step* months, or weeks in the view of a week."""
        if self._mode == WEEK:
            self.show_day(self._day + timedelta(weeks=step))
        else:
            self.show_day(wording.turned(self._day, step))

    def set_mode(self, mode: str) -> None:
        """Show a month, a week or the agenda around the chosen day."""
        if mode != self._mode:
            self._mode = mode
            self.refresh()

    def show_session(self, key: str) -> None:
        """Choose a session that is shown, and its day."""
        item = next((one for one in self._items if one.key == key), None)
        if item is not None:
            self._day, self._session = item.day, key
            self._show_or_load()

    def mark_done(self, key: str, done: bool) -> None:
        """Mark a session as held, or take that back."""
        text = tr("已标记完成。") if done else tr("已改回未完成。")
        self._write(
            lambda: self._curriculum.mark_done(self._actor, UUID(key), done),
            text,
            lambda: self._curriculum.mark_done(self._actor, UUID(key), not done),
        )

    def copy_reminder(self, key: str) -> None:
        """Put the reminder of a session on the clipboard."""
        self._background.run(
            self._view,
            lambda: self._curriculum.reminder(self._actor, UUID(key)),
            self._copy,
        )

    def set_day(self, working: bool, note: str) -> None:
        """Make the chosen day a working or a free day of the organisation."""
        day = self._day
        words = tr("{day} 已设为工作日。") if working else tr("{day} 已设为休息日。")
        self._write(
            lambda: self._curriculum.set_own_day(self._actor, day, working, note),
            words.format(day=day_text(day)),
            self._as_before(day),
        )

    def drop_day(self) -> None:
        """Let the public calendar decide about the chosen day again."""
        day = self._day
        self._write(
            lambda: self._curriculum.drop_own_day(self._actor, day),
            tr("{day} 已恢复公共安排。").format(day=day_text(day)),
            self._as_before(day),
        )

    def confirm_year(self, year: int) -> None:
        """Note that the holidays of a year are right."""
        self._write(
            lambda: self._curriculum.confirm_year(self._actor, year, True),
            tr("{year} 年的放假安排已确认。").format(year=year),
            lambda: self._curriculum.confirm_year(self._actor, year, False),
        )

    def act(self) -> None:
        """Do what the empty panel offers: choose somebody, or lay a plan."""
        page = self._page
        if page is not None and page.person.id == self._actor.id:
            self._view.ask_person()
        else:
            self._view.ask_plan()

    def _as_before(self, day: date) -> Callable[[], None]:
        """Return what gives *day* back what it is now."""
        before = next((one for one in self._curriculum.own_days() if one.day == day), None)
        if before is None:
            return lambda: self._curriculum.drop_own_day(self._actor, day)
        return lambda: self._curriculum.set_own_day(self._actor, day, before.working, before.note)

    def _write(self, work: Callable[[], None], text: str, undo: Callable[[], None]) -> None:
        """Do *work*, say so and offer *undo*; what it announces brings the refresh."""

        def take_back() -> None:
            self._background.run(self._view, undo, lambda _none: self._view.say(tr("已撤销。")))

        self._background.run(self._view, work, lambda _none: self._view.say(text, take_back))

    def _copy(self, text: str) -> None:
        self._view.copy(text)
        self._view.say(tr("提醒已复制，可以直接粘贴发送。"))

    def _lead_to(self, session: SessionOnDay) -> None:
        self._person_id = session.person_id
        self._day, self._session = session.day, str(session.id)
        self.refresh()

    def _show_or_load(self) -> None:
        page = self._page
        first, last = wording.stretch(self._mode, self._day)
        known = page is not None and (page.days[0].day, page.days[-1].day) == (first, last)
        if known and page is not None and page.person.id == self._person_id:
            self._choose(page)
        else:
            self.refresh()

    def _show(self, asked: int, page: CalendarPage) -> None:
        if asked != self._asked:
            return  # a later question is on its way
        self._page = page
        self._items = wording.items(page.sessions, page.stages)
        self._view.set_heading(tr("课程日历"), sentence_of(self._actor, page))
        shown = page_of(self._actor, page, self._items, self._mode, self._day, self._clock.today())
        self._view.show_page(shown)
        self._choose(page)

    def _choose(self, page: CalendarPage) -> None:
        """Show the chosen day and session; without a chosen one, the first of the day."""
        here = [one for one in self._items if one.day == self._day]
        if self._session not in {one.key for one in here}:
            self._session = here[0].key if here else ""
        self._view.show_choice(self._day, self._session)
        self._view.show_panel(panel_of(self._actor, page, here, self._day, self._session))
