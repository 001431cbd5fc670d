"""Looking back: what is compared, retried, written and observed, and by whom."""

from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from looking_back import CHAT, GOOD, OPINION, POOR, observed, practised

from desktop_app.system.errors import NotAllowed
from desktop_app.training.practice.use_cases import EXAM


def _beside(place: Workplace, attempt: UUID) -> tuple[UUID | None, UUID | None]:
    past = place.services.debriefing.look_back(place.trainee, attempt)
    return (
        past.last.result.attempt_id if past.last else None,
        past.best.result.attempt_id if past.best else None,
    )


def test_an_attempt_is_laid_beside_the_last_and_the_best_before_it(place: Workplace) -> None:
    best, last, now = practised(place), practised(place, POOR), practised(place)
    practised(place)  # later ones are no comparison
    assert _beside(place, now) == (last, best)
    past = place.services.debriefing.look_back(place.trainee, now)
    assert past.best is not None
    assert [one.number for one in past.best.turns] == [one.number for one in past.debrief.turns]
    assert past.best.moods[0] == 72


def test_the_last_one_can_be_the_best_one(place: Workplace) -> None:
    practised(place, POOR)
    last, now = practised(place), practised(place, POOR)
    past = place.services.debriefing.look_back(place.trainee, now)
    assert _beside(place, now) == (last, last)
    assert past.last is past.best


def test_the_first_attempt_has_nothing_beside_it(place: Workplace) -> None:
    practised(place, key=CHAT)
    assert _beside(place, practised(place)) == (None, None)


def test_only_practice_and_examination_are_compared(place: Workplace) -> None:
    exam = practised(place, POOR, mode=EXAM)
    learning = practised(place, GOOD, mode="cloze")
    assert _beside(place, practised(place)) == (exam, exam)
    assert _beside(place, learning) == (None, None)


def test_the_mentor_opens_a_sheet_that_rests_on_the_attempt(place: Workplace) -> None:
    attempt = practised(place)
    sheet = place.services.debriefing.observe(place.mentor, attempt)
    (evidence,) = sheet.evidence
    assert (evidence.kind, evidence.record_id) == ("attempt", attempt)
    assert sheet.form.key == "observation"


@pytest.mark.parametrize("who", ["trainee", "stranger"])
def test_nobody_else_observes(place: Workplace, who: str) -> None:
    attempt = practised(place)
    with pytest.raises(NotAllowed):
        place.services.debriefing.observe(getattr(place, who), attempt)


def test_a_supervisor_who_practises_does_not_observe_themselves(place: Workplace) -> None:
    attempt = practised(place, actor=place.supervisor)
    with pytest.raises(NotAllowed):
        place.services.debriefing.observe(place.supervisor, attempt)


def test_two_attempts_of_one_day_have_a_draft_each(place: Workplace) -> None:
    debriefing, forms, mentor = place.services.debriefing, place.services.forms, place.mentor
    one, other = practised(place), practised(place)
    sheet = debriefing.observe(mentor, one)
    forms.keep(mentor, sheet, {"advice": "先复述。"}, sheet.evidence)
    assert debriefing.observe(mentor, one).answers == {"advice": "先复述。"}
    assert debriefing.observe(mentor, other).answers == {}


def test_the_trainee_sees_what_was_signed_and_the_draft_is_gone(place: Workplace) -> None:
    attempt = practised(place)
    signed = observed(place, attempt, place.mentor)
    (seen,) = place.services.debriefing.observations(place.trainee, attempt)
    assert (seen.sheet.id, seen.filler.name) == (signed.id, "王敏")
    assert seen.sheet.number.startswith("GC-2026-")
    assert seen.sheet.answers == OPINION
    assert place.services.debriefing.observe(place.mentor, attempt).answers == {}


def test_a_correction_takes_the_place_of_what_it_corrects(place: Workplace) -> None:
    debriefing, forms = place.services.debriefing, place.services.forms
    attempt = practised(place)
    first = observed(place, attempt, place.mentor)
    observed(place, attempt, place.supervisor)
    sheet = debriefing.observe(place.mentor, attempt)
    kept = forms.keep(place.mentor, sheet, {**OPINION, "calming": 2}, sheet.evidence)
    second = forms.sign(place.mentor, kept, PASSWORD, replaces=first.id)
    shown = {
        one.filler.name: one.sheet.id for one in debriefing.observations(place.trainee, attempt)
    }
    assert shown["王敏"] == second.id
    assert set(shown) == {"王敏", "陈立"}


def test_the_chain_leads_from_the_sheet_to_the_attempt(place: Workplace) -> None:
    attempt = practised(place)
    sheet = observed(place, attempt, place.mentor)
    chain = place.services.chain
    (link,) = chain.rests_on(place.trainee, place.trainee.id, sheet.evidence)
    assert (link.kind, link.record_id) == ("attempt", attempt)
    assert sheet.id in {
        one.record_id for one in chain.record(place.trainee, place.trainee.id).links
    }


def test_a_colleague_sees_neither_debrief_nor_observation(place: Workplace) -> None:
    attempt = practised(place)
    observed(place, attempt, place.mentor)
    for look in (place.services.debriefing.look_back, place.services.debriefing.observations):
        with pytest.raises(NotAllowed):
            look(place.stranger, attempt)
