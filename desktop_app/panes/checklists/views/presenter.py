"""Decides which play is shown, who sits down to fill in a view, and what may be read."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person, RolePlay, Sheet
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.panes.checklists.views import wording
from desktop_app.panes.checklists.views.shown import Choices, PlayShown
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.training.role_plays.parts import Part
from desktop_app.training.role_plays.use_cases import Played, RolePlays
from desktop_app.widgets.row_list import ListRow


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_plays(self, rows: Sequence[ListRow], current: str) -> None: ...
    def show_play(self, play: PlayShown) -> None: ...
    def show_choices(self, choices: Choices) -> None: ...
    def show_nothing(self) -> None: ...
    def ask_password(self, name: str, what: str) -> None: ...
    def show_password_problem(self, text: str, wait: float) -> None: ...
    def close_password(self) -> None: ...


class ViewsPresenter:
    """Plays of the last months; *fill* serves whoever sits down."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        role_plays: RolePlays,
        fill: FillPresenter,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._role_plays = role_plays
        self._fill = fill
        fill.when_signed = self._handed_in
        self._background = background
        self._navigator = navigator
        self._plays: tuple[Played, ...] = ()
        self._current = ""
        self._seat: Part | None = None
        self._noting = False
        self._asked = 0
        view.set_heading(tr("三方看法"), tr("演一次，客户、客服、观察员各写各的，再放在一起谈"))

    def refresh(self) -> None:
        """Load the plays; a view that is being filled in stays."""
        self._background.run(
            self._view, lambda: self._role_plays.plays(self._actor), self._show_plays
        )

    def open_target(self, target: str) -> None:
        """`play:<id>` opens a play."""
        self._current = target.partition(":")[2]
        if self._plays:
            self.choose(self._current)

    def choose(self, play_id: str) -> None:
        """Show a play with the views that may be read."""
        self._fill.leave()
        self._noting = False
        self._current = play_id
        self._asked += 1
        asked = self._asked

        def load() -> PlayShown:
            played = self._role_plays.get(self._actor, UUID(play_id))
            readable = played.may_read and bool(played.handed_in)
            views = self._role_plays.views(self._actor, UUID(play_id)) if readable else ()
            return wording.shown(played, views, self._actor.id)

        self._background.run(self._view, load, lambda shown: self._show(asked, shown))

    def begin(self) -> None:
        """Ask what was played, and by whom."""
        self._fill.leave()
        self._noting = True
        self._asked += 1

        def load() -> Choices:
            people = [(str(one.id), one.name) for one in self._role_plays.people(self._actor)]
            drills = self._role_plays.drills(self._actor)
            return Choices(drills, tuple(people), str(self._actor.id))

        self._background.run(self._view, load, self._view.show_choices)

    def note(self, drill: str, title: str, parts: Mapping[str, str]) -> None:
        """Note a play; its views can be filled in from now on."""
        who = {Part(part): UUID(person) for part, person in parts.items()}
        self._background.run(
            self._view,
            lambda: self._role_plays.begin(self._actor, drill, title, who),
            self._noted,
        )

    def take_seat(self, part: str) -> None:
        """Let somebody fill in their view; who is not signed in proves themselves first."""
        played = self._played()
        if played is None:
            return
        self._seat = Part(part)
        person = played.parts[self._seat]
        if person.id == self._actor.id:
            self.prove(None)
            return
        what = tr("{part}的看法由{name}自己填：请输入自己的密码，填完交回。").format(
            part=self._seat.label, name=person.name
        )
        self._view.ask_password(person.name, what)

    def prove(self, password: str | None) -> None:
        """Take the password of who sits down, and open their view."""
        part, play_id = self._seat, UUID(self._current)
        if part is None:
            return

        def seated() -> tuple[Person, Begun]:
            person = self._role_plays.take_seat(self._actor, play_id, part, password)
            sheet = self._role_plays.open(person, play_id, part)
            title = tr("{part}看法 · {name}").format(part=part.label, name=person.name)
            return person, Begun(sheet, title, weights=False)

        self._background.run(self._view, seated, self._seated, self._refused)

    def sum_up(self) -> None:
        """Open the trainer's summary."""
        play_id = UUID(self._current)
        self._start(
            self._actor,
            lambda: Begun(self._role_plays.sum_up(self._actor, play_id), tr("演练小结")),
        )

    def back(self) -> None:
        """Leave a view that is being filled in; its draft is kept."""
        self._noting = False
        if self._current:
            self.choose(self._current)
        else:
            self.refresh()

    def _seated(self, seated: tuple[Person, Begun]) -> None:
        person, begun = seated
        self._view.close_password()
        self._start(person, lambda: begun)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, WrongPassword):
            self._view.show_password_problem(error.what, error.wait)
            return
        self._view.close_password()
        raise error

    def _start(self, person: Person, opens: Callable[[], Begun]) -> None:
        self._fill.hand_over(person)
        self._fill.begin(opens)

    def _handed_in(self, _sheet: Sheet) -> None:
        self._fill.hand_over(self._actor)
        self.refresh()

    def _noted(self, play: RolePlay) -> None:
        self._noting = False
        self._current = str(play.id)
        self._navigator.notify(tr("登记好了，趁记得清楚，三个人轮流来填。"))
        self.refresh()

    def _show_plays(self, plays: tuple[Played, ...]) -> None:
        self._plays = plays
        keys = [str(one.play.id) for one in plays]
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self._view.show_plays([wording.play_row(one) for one in plays], self._current)
        if self._noting or self._fill.filling is not None:
            return  # somebody is writing
        if self._current:
            self.choose(self._current)
        else:
            self._view.show_nothing()

    def _show(self, asked: int, shown: PlayShown) -> None:
        if asked == self._asked:
            self._view.show_play(shown)

    def _played(self) -> Played | None:
        return next((one for one in self._plays if str(one.play.id) == self._current), None)
