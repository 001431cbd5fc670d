"""Signs theory and practical marks, for tests that need a trainee who is due."""

from datetime import timedelta
from uuid import UUID

from builders import PASSWORD, Workplace

from db.ids import new_id
from db.records import Attempt, AttemptResult, Evidence, Person, Role, Sheet
from desktop_app.training.forms.template import Form, ItemType
from desktop_app.training.people.use_cases import NewPerson


def sign_theory(place: Workplace, about: Person, mark: float) -> Sheet:
    """Let the supervisor register the mark of the written exam."""
    return sign(
        place, "theory-mark", about, {"paper-title": "理论卷 A", "exam-date": "2026-11-20"}, mark
    )


def sign_practical(
    place: Workplace, about: Person, mark: float, evidence: tuple[Evidence, ...] = ()
) -> Sheet:
    """Put a practical mark into the record as one from before practicals were held here."""
    form = place.services.library.one("form", "practical-result", Form)
    criteria = [one.id for one in form.item.items() if one.type is ItemType.MARKS]
    now, today = place.clock.now(), place.clock.today()
    with place.services.store.writing() as tx:
        newest = tx.sheets.newest_number("SC-")
        number = int(newest.rsplit("-", 1)[1]) + 1 if newest else 1
        sheet = Sheet(
            new_id(), f"SC-{today.year}-{number:06d}", form.version_id, "practical-mark",
            form.item.title, "practical", about.id, place.supervisor.id, today, now,
            dict.fromkeys(criteria, mark), mark, "", mark >= 70,
            {"excellent": 90, "passing": 70}, None, evidence,
        )  # fmt: skip
        tx.sheets.add(sheet)
    return sheet


def sign(
    place: Workplace,
    form_key: str,
    about: Person,
    given: dict[str, object],
    mark: float,
    evidence: tuple[Evidence, ...] = (),
) -> Sheet:
    """Fill in a form with one mark everywhere and sign it."""
    forms = place.services.forms
    opened = forms.open(place.supervisor, form_key, about, place.clock.today())
    plain: dict[ItemType, object] = {
        ItemType.MARKS: mark,
        ItemType.SCALE: round(mark / 20),
        ItemType.TEXT: "写明了事实。",
        ItemType.DATE: "2026-11-20",
    }
    answers = {
        item.id: item.choices[0] if item.choices else plain[item.type]
        for item in opened.form.items()
    }
    kept = forms.keep(place.supervisor, opened, {**answers, **given}, evidence)
    return forms.sign(place.supervisor, kept, PASSWORD)


PASSPHRASE = "青禾学堂的证书都由我签"


def make_due(place: Workplace, about: Person, mark: float = 92) -> tuple[Sheet, Sheet]:
    """Register both marks; the supervisor, who is also the administrator, has opened the keys."""
    if not place.services.signing.state(place.supervisor).unlocked:
        place.services.signing.make(place.supervisor, PASSPHRASE)
    return sign_theory(place, about, mark), sign_practical(place, about, mark)


def add_trainee(place: Workplace, name: str, number: str) -> Person:
    """Add another trainee of the mentor."""
    new = NewPerson(name, number, frozenset({Role.TRAINEE}), PASSWORD, None, place.mentor.id)
    return place.services.people.add(place.supervisor, new)


def add_attempt(place: Workplace, who: Person, total: float | None = 82.0) -> UUID:
    """Record a finished practice without playing it."""
    now = place.clock.now()
    script = place.services.library.titles(("script",))[0]
    attempt = Attempt(
        new_id(), who.id, script.version_id, f"script:{script.key}", script.title, "phone",
        "easy", "practice", 1, now,
    )  # fmt: skip
    with place.services.store.writing() as tx:
        tx.practice.begin(attempt)
        tx.practice.finish(
            AttemptResult(
                attempt.id, who.id, attempt.content_key, now, 120, 3, "done", total,
                80.0, 80.0, 80.0, 80.0, True, {},
            ),
            place.clock.today(),
        )  # fmt: skip
    return attempt.id


def practise(
    place: Workplace,
    who: Person,
    key: str,
    total: float = 80.0,
    criteria: tuple[float, float, float, float] = (80.0, 80.0, 80.0, 80.0),
    difficulty: str = "easy",
) -> UUID:
    """Record a finished attempt at a drill five minutes later, passed from 70 on.

    *criteria* are calming, solution, time and language.
    """
    place.clock.advance(timedelta(minutes=5))
    now = place.clock.now()
    drill = next(
        one
        for one in place.services.library.titles(("script", "scenario"))
        if f"{one.kind}/{one.key}" == key
    )
    attempt = Attempt(
        new_id(),
        who.id,
        drill.version_id,
        key,
        drill.title,
        "phone",
        difficulty,
        "practice",
        1,
        now,
    )
    result = AttemptResult(
        attempt.id, who.id, key, now, 120, 3, "done", total, *criteria, total >= 70, {}
    )
    with place.services.store.writing() as tx:
        tx.practice.begin(attempt)
        tx.practice.finish(result, place.clock.today())
    place.clock.advance(timedelta(minutes=1))
    return attempt.id
