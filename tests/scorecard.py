"""Signs inspections on a small scorecard of the four dimensions, for tests of what follows."""

from datetime import timedelta
from uuid import UUID

from builders import PASSWORD, Workplace
from inspecting import add_contacts

from db.records import Calibration, Person, Sheet
from desktop_app.training.quality.calibration.use_cases import Proposal

SCORECARD = "test-scorecard"
ITEMS = ("wording", "speed", "warmth", "solved")
_TITLES = ("专业度", "效率", "态度", "结果")
_LABELS = ("用语规范", "应答及时", "安抚到位", "问题解决")
_SECTIONS = ("professionalism", "efficiency", "attitude", "result")


def publish_scorecard(place: Workplace) -> None:
    """Publish the scorecard once."""
    if SCORECARD in {one.key for one in place.services.forms.forms("inspection")}:
        return
    sections = [
        {
            "id": section,
            "title": title,
            "weight": 25,
            "items": [{"id": item, "label": label, "type": "marks"}],
        }
        for section, title, item, label in zip(_SECTIONS, _TITLES, ITEMS, _LABELS, strict=True)
    ]
    body = {
        "kind": "form",
        "key": SCORECARD,
        "title": "接待质检",
        "use": "inspection",
        "sections": sections,
    }
    library = place.services.library
    draft = library.keep_draft(place.supervisor, "form", body)
    library.publish_draft(place.supervisor, draft.id)


def inspect(
    place: Workplace,
    about: Person,
    *marks: float,
    by: Person | None = None,
    replaces: UUID | None = None,
    days_back: int = 0,
) -> Sheet:
    """Sign an inspection: one mark for all four items, or one each; a minute passes by."""
    publish_scorecard(place)
    forms, inspector = place.services.forms, by or place.supervisor
    place.clock.advance(timedelta(minutes=1))
    day = place.clock.today() - timedelta(days=days_back)
    given = marks * len(ITEMS) if len(marks) == 1 else marks
    opened = forms.open(inspector, SCORECARD, about, day)
    kept = forms.keep(inspector, opened, dict(zip(ITEMS, given, strict=True)), ())
    return forms.sign(inspector, kept, PASSWORD, replaces)


def calibrated(place: Workplace) -> Calibration:
    """Return a closed calibration: the mentor marked 60 throughout, the supervisor 80."""
    publish_scorecard(place)
    add_contacts(place, place.trainee, 1)
    services, today = place.services, place.clock.today()
    contact = services.contacts.listed(place.supervisor, today, today)[0].id
    asked = (place.supervisor.id, place.mentor.id)
    opened = services.calibrations.open(
        place.supervisor, Proposal("十一月", contact, SCORECARD, asked, place.supervisor.id)
    )
    for who, mark in ((place.supervisor, 80), (place.mentor, 60)):
        sheet = services.calibrations.begin(who, opened.id).sheet
        kept = services.forms.keep(who, sheet, dict.fromkeys(ITEMS, mark), sheet.evidence)
        services.forms.sign(who, kept, PASSWORD)
    services.calibrations.close(place.supervisor, opened.id)
    return opened
