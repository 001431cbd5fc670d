"""Signs inspections on a small scorecard of the four dimensions, for tests of what follows."""

from datetime import timedelta
from uuid import UUID

from builders import PASSWORD, Workplace

from db.records import Person, Sheet

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
