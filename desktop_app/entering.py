"""Who may sign in, as the sign-in page shows them, and who has, as the frame does."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.sample.accounts import MENTOR, PASSWORD, SUPERVISOR, TRAINEE
from desktop_app.services import Services
from desktop_app.shell.identity import Identity
from desktop_app.shell.sign_in import PersonChoice, SampleAccount
from desktop_app.system.background import Background
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from desktop_app.shell.workspace import Workspace

DAY = "today"
"""The pane of the day."""


@dataclass(frozen=True, slots=True)
class Who:
    """What the sign-in page shows once the data are open."""

    organisation: str
    people: tuple[PersonChoice, ...]
    samples: tuple[SampleAccount, ...]


def who_may_sign_in(services: Services) -> Who:
    organisation = services.people.organisation()
    people = services.people.names()
    choices = tuple(
        PersonChoice(one.staff_number, one.name, one.team or tr("、").join(role_names(one)))
        for one in people
    )
    samples: tuple[SampleAccount, ...] = ()
    if organisation is not None and organisation.sample:
        by_name = {one.name: one for one in people}
        samples = tuple(
            SampleAccount(by_name[name].staff_number, name, role_names(by_name[name])[0], PASSWORD)
            for name in (TRAINEE, MENTOR, SUPERVISOR)
            if name in by_name
        )
    return Who(organisation.name if organisation else "", choices, samples)


def count_day(
    services: Services, actor: Person, workspace: "Workspace", background: Background
) -> None:
    """Say in the rail how much waits today, where another pane is shown first."""
    if workspace.panes.key != DAY:
        background.run(
            workspace,
            lambda: services.today.page(actor).open_count,
            lambda count: workspace.set_badge(DAY, count),
        )


def identity_of(person: Person) -> Identity:
    roles = tr("、").join(role_names(person))
    return Identity(
        person.staff_number,
        person.name,
        " · ".join(part for part in (roles, person.team) if part),
        frozenset(str(role) for role in person.roles),
    )


def role_names(person: Person) -> list[str]:
    names = {
        "trainee": tr("学员"),
        "mentor": tr("导师"),
        "supervisor": tr("主管"),
        "administrator": tr("管理员"),
    }
    return [name for role, name in names.items() if role in person.roles]
