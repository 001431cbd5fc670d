"""What stands on the list that people sign when they come to a session."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.system.text import tr

if TYPE_CHECKING:
    from desktop_app.training.curriculum.attendance.use_cases import SessionPage


@dataclass(frozen=True, slots=True)
class SeatData:
    """One line: who is expected, and what is known beforehand, such as granted leave."""

    number: str
    name: str
    team: str
    note: str


@dataclass(frozen=True, slots=True)
class SignInData:
    """Everything on paper; equal data give equal bytes."""

    organisation: str
    session: str
    training_class: str
    day: date
    times: str
    place: str
    leader: str
    seats: tuple[SeatData, ...]
    qr_text: str
    early: int
    """How many minutes before it everybody is to be there."""


def sign_in_data(page: "SessionPage", organisation: str, early: int) -> SignInData:
    """Return the list of a session as it stands now."""
    session = page.session
    end = session.start + session.minutes
    return SignInData(
        organisation=organisation,
        session=session.title,
        training_class=page.training_class.name if page.training_class else "",
        day=session.day,
        times=f"{_time(session.start)}–{_time(end)}",
        place=session.place,
        leader=page.leader.name if page.leader else "",
        seats=tuple(
            SeatData(
                row.person.staff_number,
                row.person.name,
                row.person.team,
                tr("已准假") if row.leave is not None and row.leave.granted else "",
            )
            for row in page.rows
        ),
        qr_text=f"peilian:session/{session.id}",
        early=early,
    )


def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
