"""What the sample's people said to sheets about them, and which sheets were corrected for it."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from db.records import Countersign, Sheet
from db.store import Transaction
from desktop_app.sample.staff import IdSource, Staff
from desktop_app.services import Services
from desktop_app.training.forms.scoring import score
from desktop_app.training.forms.sheets import SignedSheet

MOST_PEOPLE = 40
"""In a large sample no more people answer."""
_SHADOW_DAY, _EVALUATION = "shadow_day", "trainee-evaluation"
_ANSWERED, _DISPUTED = 0.85, 0.3
_MOST = 5
"""The last step of a scale: nobody objects to that."""
_TO_READ = timedelta(days=2)
"""Sheets of the last two days have not been answered yet."""
_OBJECTIONS = (
    (
        "ownership",
        "十月起答应的回话都在工单里写了时间，两次晚回是客户改约，请按工单再看一遍。",
        True,
    ),
    ("listening", "抽听的两通里有一通是接手别人的来电，复述确认在前一通已经做过。", True),
    ("standards", "回访时限那一条当时问的是旧规定，按现行规定我答的是对的。", True),
    ("handling", "有三张退费单是财务退回补件，不是我漏了步骤，附件里有退回原因。", False),
    ("listening", "写到“没有问到担心”，可是第二通里我问过家长最怕什么，请再听一次。", False),
)
"""The item that a trainee objects to, the reason, and whether it was corrected."""


def answer_sheets(services: Services, staff: Staff, seed: int, now: datetime) -> None:
    """Let trainees agree or object to what was signed about them, and correct what was wrong."""
    random = Random(f"answering {seed}")
    objections = list(_OBJECTIONS)
    for trainee in staff.trainees[:MOST_PEOPLE]:
        person = trainee.person
        found = services.forms.about(person, person.id, (_SHADOW_DAY, "evaluation"))
        ids = [
            one.id
            for one in reversed(found)
            if one.signed_at < now - _TO_READ
            and (one.use == _SHADOW_DAY or one.form_key == _EVALUATION)
        ]
        for signed in services.forms.signed_each(person, ids):
            disputed = signed.form.key == _EVALUATION and random.random() < _DISPUTED
            answers = signed.sheet.answers
            fits = (one for one in objections if disputed and answers[one[0]] < _MOST)
            objection = next(fits, None)
            read_at = signed.sheet.signed_at + timedelta(minutes=random.randint(15, 75))
            with services.store.writing() as tx:
                if objection is not None:
                    objections.remove(objection)
                    item, reason, corrected = objection
                    _say(tx, signed.sheet, read_at, reason)
                    if corrected:
                        _correct(tx, signed, item, read_at + timedelta(minutes=95), random)
                elif random.random() < _ANSWERED:
                    _say(tx, signed.sheet, read_at)


def _say(tx: Transaction, sheet: Sheet, at: datetime, reason: str = "") -> None:
    tx.sheet_register.add_word(Countersign(sheet.id, sheet.subject_id, at, not reason, reason))


def _correct(tx: Transaction, signed: SignedSheet, item: str, at: datetime, random: Random) -> None:
    """Correct one item as the use case does, but for the identifier: that is of the seed."""
    old = signed.sheet
    answers = {**old.answers, item: old.answers[item] + 1}
    judged = score(signed.form, answers, signed.score.bands)
    prefix = old.number.rpartition("-")[0] + "-"
    newest = tx.sheets.newest_number(prefix) or f"{prefix}0"
    new = replace(
        old,
        id=IdSource(random, round(at.timestamp() * 1000)).next(),
        number=f"{prefix}{int(newest.rpartition('-')[2]) + 1:06d}",
        signed_at=at,
        answers=answers,
        total=judged.total,
        band=str(judged.band or ""),
        passed=judged.passed is not False,
        replaces_id=old.id,
    )
    tx.sheets.add(new)
    _say(tx, new, at + timedelta(minutes=20))
