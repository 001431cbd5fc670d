"""Adds people: what is wrong is said under each field, and nothing typed is lost."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.people.shown import Choice, Problems, TypedPerson
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.people.passwords import WeakPassword
from desktop_app.training.people.use_cases import BadName, NewPerson, People

_LONGEST_NAME = 40


class ShowsAdding(Protocol):
    """The view of the side sheet, as far as the presenter needs it."""

    def open_adding(self, teams: tuple[Choice, ...], mentors: tuple[Choice, ...]) -> None: ...
    def show_adding_problems(self, problems: dict[str, str]) -> None: ...
    def close_adding(self) -> None: ...


class AddPresenter:
    """Attribute: `when_added`, called with the new person and whether they are a trainee."""

    def __init__(
        self,
        view: ShowsAdding,
        actor: Person,
        people: People,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._people = people
        self._background = background
        self._navigator = navigator
        self.when_added: Callable[[UUID, bool], None] = lambda _person, _trainee: None

    def begin(self) -> None:
        """Open the side sheet with the teams and mentors to choose from."""
        self._background.run(
            self._view,
            lambda: (self._people.teams(), self._people.mentors()),
            lambda found: self._view.open_adding(
                tuple(Choice(str(team.id), team.name) for team in found[0]),
                tuple(Choice(str(one.id), one.name) for one in found[1]),
            ),
        )

    def add(self, typed: TypedPerson) -> None:
        """Add what was typed, or say what is wrong with it."""
        problems = _problems(typed)
        if problems:
            self._view.show_adding_problems(problems)
            return
        self._background.run(
            self._view, lambda: self._add(typed), lambda found: self._answered(typed, found)
        )

    def _add(self, typed: TypedPerson) -> Problems:
        # What belongs to a field is an answer here, not a fault: it is said under the field.
        try:
            team_id = self._team(typed)
        except BadName as bad:
            return Problems({"team": bad.what})
        new = NewPerson(
            name=typed.name,
            staff_number=typed.staff_number,
            roles=frozenset(Role(role) for role in typed.roles),
            password=typed.password,
            team_id=team_id,
            mentor_id=UUID(typed.mentor) if typed.mentor else None,
        )
        try:
            return Problems(added=self._people.add(self._actor, new).id)
        except WeakPassword as weak:
            return Problems({"password": weak.what})
        except BadName as bad:
            too_long = len(" ".join(typed.name.split())) > _LONGEST_NAME
            return Problems({"name" if too_long else "staff_number": bad.what})

    def _team(self, typed: TypedPerson) -> UUID | None:
        """Return the team chosen; a new one is founded once, also over several tries."""
        if not typed.new_team:
            return UUID(typed.team) if typed.team else None
        name = " ".join(typed.new_team.split())
        known = next((one for one in self._people.teams() if one.name == name), None)
        return (known or self._people.add_team(self._actor, name)).id

    def _answered(self, typed: TypedPerson, found: Problems) -> None:
        if found.added is None:
            self._view.show_adding_problems(dict(found.fields))
            return
        self._view.close_adding()
        self._navigator.notify(
            tr("已添加{name}。请当面告知初始密码，并提醒首次登录后更改。").format(
                name=typed.name.strip()
            )
        )
        self.when_added(found.added, Role.TRAINEE.value in typed.roles)


def _problems(typed: TypedPerson) -> dict[str, str]:
    """Return what can be seen to be wrong without asking, by field."""
    found = {}
    if not typed.name.strip():
        found["name"] = tr("请填写姓名。")
    if not typed.staff_number.strip():
        found["staff_number"] = tr("请填写工号。")
    if not typed.roles:
        found["roles"] = tr("请至少选一个角色。")
    if not typed.password:
        found["password"] = tr("请填写初始密码。")
    return found
