"""A sheet under way: what it scores, what is open, and what it says when keeping fails."""

import pytest
from builders import Workplace

from db.records import Evidence
from desktop_app.training.forms.filling import Filling, missing_text

CHECK = "service-self-check"
NOTES = "shadow-notes"


def _filling(place: Workplace, key: str = CHECK) -> Filling:
    filler = place.mentor if key == "shadow-day" else place.trainee
    forms = place.services.forms
    sheet = forms.open(filler, key, place.trainee, place.clock.today())
    return Filling(forms, filler, sheet)


def test_scales_score_out_of_five_and_other_sheets_out_of_100(place: Workplace) -> None:
    filling = _filling(place)
    assert filling.score_text() == "还没有得分"
    filling.answer("thanked", "yes")
    assert filling.score_text() == "得分 100 / 100"
    shadow = _filling(place, "shadow-day")
    shadow.answer("listening", 4)
    shadow.answer("calming", 3)
    assert shadow.score_text() == "得分 3.5 / 5"


def test_a_form_without_marks_speaks_of_no_score(place: Workplace) -> None:
    forms, day = place.services.forms, place.clock.today()
    notes = Filling(forms, place.trainee, forms.open(place.trainee, NOTES, place.trainee, day))
    assert not notes.sheet.form.scores
    assert notes.score_text() == ""
    assert all(forms.published(key).scores for key in (CHECK, "shadow-day", "quality-phone"))


def test_an_answer_taken_back_is_gone_from_the_draft(place: Workplace) -> None:
    filling = _filling(place)
    filling.answer("thanked", "yes")
    filling.answer("recorded", "no")
    filling.answer("thanked", None)
    assert _filling(place).sheet.answers == {"recorded": "no"}
    assert not filling.untouched


def test_evidence_is_part_of_the_draft(place: Workplace) -> None:
    filling = _filling(place, "shadow-day")
    note = Evidence("attempt", place.trainee.id, "14:46 对练 82 分")
    filling.attach([note])
    assert _filling(place, "shadow-day").evidence == (note,)


def test_what_could_not_be_kept_goes_into_the_signed_sheet(place: Workplace) -> None:
    filling = _filling(place)
    for item in filling.sheet.form.items()[1:]:
        filling.answer(item.id, "yes")
    path = place.services.store.path
    away = path.with_name("away.db")
    path.rename(away)
    filling.answer(filling.sheet.form.items()[0].id, "no")
    assert filling.trouble is not None
    away.rename(path)
    signed = filling.sign(None)
    assert signed.answers["standard-opening"] == "no"
    assert len(signed.answers) == 19


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (("thanked",), "还没有填：道谢并礼貌道别"),
        (
            ("anything-else", "satisfied", "thanked", "recorded"),
            "还没有填：问了还有没有别的需要、确认了客户是否满意、道谢并礼貌道别等 4 项",
        ),
    ],
)
def test_open_items_are_named_up_to_three(
    place: Workplace, items: tuple[str, ...], text: str
) -> None:
    assert missing_text(_filling(place).sheet.form, items) == text
