"""Contacts and signed inspections, for tests that need some."""

from datetime import date, timedelta

from builders import PASSWORD, Workplace

from db.records import DrawEntry, Person, Sheet
from desktop_app.training.forms.template import ItemType
from desktop_app.training.quality.contacts.kinds import CHAT_LOG
from desktop_app.training.quality.contacts.use_cases import Line, NewContact

SAID = (
    Line("customer", "课退了钱什么时候到账？"),
    Line("agent", "您好，退款周四下午六点前原路退回，到账后我给您发消息。"),
)


def new_contact(
    agent: Person, day: date, title: str = "退款到账时间", lines: tuple[Line, ...] = SAID
) -> NewContact:
    """Return a chat of two lines."""
    return NewContact(agent.id, CHAT_LOG, "chat", day, title, "聊天记录.txt", lines)


def add_contacts(place: Workplace, agent: Person, count: int, day: date | None = None) -> None:
    """Let the supervisor bring in chats of *agent*."""
    on = day or place.clock.today()
    place.services.contacts.keep(
        place.supervisor, [new_contact(agent, on, f"退款咨询 {n + 1}") for n in range(count)]
    )


def draw(place: Workplace, agent: Person) -> DrawEntry:
    """Let the supervisor draw a contact of this week."""
    drawing = place.services.drawing
    return drawing.draw(place.supervisor, agent.id, drawing.this_week())


def settle_in(place: Workplace, weeks: int = 4) -> None:
    """Let the trainees have joined so many weeks ago: they handle contacts by now."""
    place.clock.advance(timedelta(weeks=weeks))


def sign(
    place: Workplace, drawn: DrawEntry, step: int = 5, by: Person | None = None, no: str = ""
) -> Sheet:
    """Fill in the fitting scorecard with one step on every scale and sign it.

    What is asked by yes or no is answered yes, the item *no* with no.
    """
    inspector, services = by or place.supervisor, place.services
    opened = services.inspections.open(inspector, drawn.id)
    sheet = services.forms.open(
        inspector,
        opened.scorecards[0].key,
        opened.contact.agent,
        place.clock.today(),
        about=opened.about,
        target=opened.target,
    )
    plain: dict[ItemType, object] = {
        ItemType.SCALE: step,
        ItemType.YES_NO: "yes",
        ItemType.TICK: False,
        ItemType.TEXT: "时限说得清楚。",
    }
    answers = {item.id: plain[item.type] for item in sheet.form.items() if item.type in plain}
    if no:
        answers[no] = "no"
    kept = services.forms.keep(inspector, sheet, answers, sheet.evidence)
    return services.forms.sign(inspector, kept, PASSWORD)


def inspected(place: Workplace, agent: Person, step: int = 5) -> Sheet:
    """Bring in a contact, draw it and sign an inspection of it."""
    add_contacts(place, agent, 1)
    return sign(place, draw(place, agent), step)
