"""One change of a running class in the sample: its trainer was away, and it was put off."""

from datetime import timedelta

from db.records import HeldSession, Person
from desktop_app.services import Services
from desktop_app.training.curriculum.leading import after_of, is_gate

_REASON = "讲师外出开会，往后挪一天"


def put_off(services: Services, supervisor: Person) -> None:
    """Move the last session that nothing waits for, of the class that began last, by a day."""
    running = [
        one.training_class
        for one in services.classes.listed(supervisor)
        if one.training_class.closed_on is None
    ]
    if not running:
        return
    held = services.classes.page(supervisor, running[0].id).held
    several = [one for one in held if _free(one, held, services)]
    if not several:
        return
    session = several[-1]
    calendar = services.curriculum.work_calendar()
    day = calendar.next_working(session.day + timedelta(days=1))
    proposal = services.moving.propose_move(supervisor, session.id, day, session.start)
    if not proposal.conflicts:
        services.applying.apply(supervisor, proposal, _REASON)


def _free(one: HeldSession, held: tuple[HeldSession, ...], services: Services) -> bool:
    waited_for = any(one.session_key in after_of(other.detail) for other in held)
    return one.day > services.clock.today() and not waited_for and not is_gate(one.detail)
