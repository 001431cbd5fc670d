"""The register of signed sheets: who sees which, corrections, the word of whom they are about."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from classroom import TUESDAY, new_class
from judging import sign, sign_theory

from db.records import Person, Role, Sheet, SheetsWanted
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.forms.allowing import AlreadySigned, SignedMeanwhile
from desktop_app.training.people.use_cases import NewPerson

ALL = SheetsWanted()


def _listed(place: Workplace, actor: Person, wanted: SheetsWanted = ALL) -> list[str]:
    return [one.entry.number for one in place.services.register.page(actor, wanted).sheets]


def _correct(place: Workplace, sheet: Sheet, mark: int) -> Sheet:
    forms = place.services.forms
    opened = forms.correct(place.supervisor, sheet.id)
    kept = forms.keep(place.supervisor, opened, {**opened.answers, "theory": mark}, ())
    return forms.sign(place.supervisor, kept, PASSWORD)


def test_who_sees_which_sheet(place: Workplace) -> None:
    mine, other = sign_theory(place, place.trainee, 91), sign_theory(place, place.stranger, 70)
    admin = place.services.people.add(
        place.supervisor, NewPerson("管理员甲", "9001", frozenset({Role.ADMINISTRATOR}), PASSWORD)
    )

    assert _listed(place, place.supervisor) == [other.number, mine.number]
    assert _listed(place, place.mentor) == [mine.number]
    assert _listed(place, place.trainee) == [mine.number]
    assert _listed(place, admin) == []
    for actor in (place.mentor, place.trainee, admin):
        assert place.services.register.find(actor, other.number) is None
        with pytest.raises(NotAllowed):
            place.services.register.afterwards(actor, other.id)


def test_sheets_are_filtered_and_paged_by_key(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.training.forms.register.use_cases.PAGE", 2)
    numbers: list[str] = []
    for _ in range(3):
        numbers.insert(0, sign_theory(place, place.trainee, 91).number)
        place.clock.advance(timedelta(days=1))
    sign(place, "trainee-evaluation", place.stranger, {}, 80)
    register, exams = place.services.register, SheetsWanted(uses=("theory",))

    first = register.page(place.supervisor, exams)
    second = register.page(place.supervisor, exams, first.sheets[-1].entry.id)

    assert (first.total, first.uncounted) == (3, False)
    assert (first.ends, second.ends) == (False, True)
    assert [one.entry.number for one in (*first.sheets, *second.sheets)] == numbers
    today = place.clock.today()
    late = SheetsWanted(first=today)
    assert [one.startswith("PG") for one in _listed(place, place.supervisor, late)] == [True]
    about = SheetsWanted(subject_id=place.stranger.id, last=today - timedelta(days=1))
    assert _listed(place, place.supervisor, about) == []
    team = SheetsWanted(team_id=place.trainee.team_id, uses=("theory",), last=today)
    assert len(_listed(place, place.supervisor, team)) == 2


def test_a_cohort_is_who_joined_in_the_same_month(place: Workplace) -> None:
    early = sign_theory(place, place.trainee, 91)
    sign_theory(place, place.stranger, 70)
    last = place.trainee.joined_on.replace(day=1) - timedelta(days=1)
    with place.services.store.writing() as tx:
        tx.people.set_joined(place.trainee.id, last)

    for day in (last, last.replace(day=1)):
        assert _listed(place, place.supervisor, SheetsWanted(joined=day)) == [early.number]
    later = SheetsWanted(joined=place.stranger.joined_on)
    assert early.number not in _listed(place, place.supervisor, later)
    assert len(_listed(place, place.supervisor, later)) == 1


def test_a_class_narrows_to_who_is_or_was_in_it_and_is_told_to_who_may_see_it(
    place: Workplace,
) -> None:
    mine, other = sign_theory(place, place.trainee, 91), sign_theory(place, place.stranger, 70)
    opened = place.services.classes.open(
        place.supervisor, new_class(place, "十一月班", TUESDAY, place.trainee)
    )
    wanted, people = SheetsWanted(class_id=opened.id), place.services.people
    assert _listed(place, place.supervisor, wanted) == [mine.number]
    assert _listed(place, place.trainee, wanted) == [mine.number]
    assert _listed(place, place.stranger, wanted) == []
    assert other.number in _listed(place, place.supervisor, ALL)
    names = {
        who: [one.name for one in people.classes(getattr(place, who))]
        for who in ("supervisor", "mentor", "trainee", "stranger")
    }
    assert names == {
        "supervisor": ["十一月班"], "mentor": ["十一月班"], "trainee": ["十一月班"], "stranger": [],
    }  # fmt: skip


def test_many_sheets_are_counted_only_so_far_and_listed_to_their_end(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.training.forms.register.use_cases.PAGE", 2)
    monkeypatch.setattr("desktop_app.training.forms.register.use_cases.MOST_COUNTED", 3)
    for _ in range(4):
        sign_theory(place, place.trainee, 91)
    register = place.services.register

    first = register.page(place.supervisor, ALL)
    second = register.page(place.supervisor, ALL, first.sheets[-1].entry.id)

    assert (first.total, first.uncounted, first.ends) == (3, True, False)
    assert (len(second.sheets), second.ends) == (2, True)


def test_a_correction_begins_with_the_old_answers_and_stands_instead(place: Workplace) -> None:
    old = sign_theory(place, place.trainee, 61)

    new = _correct(place, old, 91)

    register = place.services.register
    assert (new.replaces_id, new.day, new.total) == (old.id, old.day, 91)
    assert new.answers["paper-title"] == old.answers["paper-title"]
    listed = {one.entry.id: one for one in register.page(place.supervisor, ALL).sheets}
    assert (listed[old.id].replaced, listed[new.id].replaces) == (True, True)
    assert _listed(place, place.supervisor, SheetsWanted(standing=True)) == [new.number]
    for sheet in (old, new):
        line = register.afterwards(place.trainee, sheet.id).line
        assert [one.id for one in line] == [old.id, new.id]


def test_a_sheet_is_corrected_once_and_by_whom_may_fill_it(place: Workplace) -> None:
    old = sign_theory(place, place.trainee, 61)
    forms = place.services.forms
    for actor in (place.mentor, place.trainee):
        with pytest.raises(NotAllowed):
            forms.correct(actor, old.id)
    second = forms.correct(place.supervisor, old.id)
    _correct(place, old, 91)

    with pytest.raises(Trouble, match="已经更正过"):
        forms.sign(place.supervisor, second, PASSWORD)
    with pytest.raises(Trouble, match="已经更正过"):
        forms.correct(place.supervisor, old.id)


def test_a_sheet_open_in_two_windows_is_signed_once(place: Workplace) -> None:
    forms, today = place.services.forms, place.clock.today()
    answers = {"paper-title": "A", "exam-date": "2026-11-20", "theory": 64}
    opened = forms.open(place.supervisor, "theory-mark", place.trainee, today)
    forms.keep(place.supervisor, opened, answers, ())
    here = forms.open(place.supervisor, "theory-mark", place.trainee, today)
    there = forms.open(place.supervisor, "theory-mark", place.trainee, today)
    forms.sign(place.supervisor, here, PASSWORD)

    with pytest.raises(Trouble, match="已经提交过"):
        forms.sign(place.supervisor, there, PASSWORD)

    assert len(forms.about(place.supervisor, place.trainee.id)) == 1


@pytest.mark.parametrize("begun", [True, False])
def test_what_is_typed_on_after_another_window_signed_becomes_the_draft_of_a_correction(
    place: Workplace, begun: bool
) -> None:
    forms, today = place.services.forms, place.clock.today()
    answers = {"paper-title": "A", "exam-date": "2026-11-20", "theory": 64}
    here = forms.open(place.supervisor, "theory-mark", place.trainee, today)
    if begun:
        here = forms.keep(place.supervisor, here, answers, ())
    there = forms.open(place.supervisor, "theory-mark", place.trainee, today)
    kept = forms.keep(place.supervisor, there, answers, ())
    signed = forms.sign(place.supervisor, kept, PASSWORD)

    with pytest.raises(SignedMeanwhile, match="另一个窗口"):
        forms.keep(place.supervisor, here, {**answers, "theory": 91}, ())
    with pytest.raises(AlreadySigned):
        forms.sign(place.supervisor, replace(here, score=kept.score), PASSWORD)

    assert [one.id for one in forms.about(place.supervisor, place.trainee.id)] == [signed.id]
    assert forms.correct(place.supervisor, signed.id).answers["theory"] == 91
    assert forms.open(place.supervisor, "theory-mark", place.trainee, today).answers == {}


def test_a_correction_typed_on_after_another_was_signed_corrects_that_one(place: Workplace) -> None:
    old = sign_theory(place, place.trainee, 61)
    forms = place.services.forms
    here = forms.correct(place.supervisor, old.id)
    new = _correct(place, old, 91)

    with pytest.raises(SignedMeanwhile):
        forms.keep(place.supervisor, here, {**here.answers, "theory": 95}, ())

    assert forms.correct(place.supervisor, new.id).answers["theory"] == 95


def test_another_sheet_of_the_same_day_is_opened_anew_and_signed(place: Workplace) -> None:
    first, second = sign_theory(place, place.trainee, 61), sign_theory(place, place.trainee, 91)

    assert second.id != first.id
    assert second.replaces_id is None


def test_the_subject_agrees_or_objects_once(place: Workplace) -> None:
    sheet = sign_theory(place, place.trainee, 61)
    register = place.services.register
    assert register.afterwards(place.trainee, sheet.id).may_countersign
    for actor in (place.supervisor, place.mentor, place.stranger):
        with pytest.raises(NotAllowed):
            register.countersign(actor, sheet.id, agrees=True)
    with pytest.raises(Trouble, match="理由"):
        register.countersign(place.trainee, sheet.id, agrees=False, reason="  ")

    register.countersign(place.trainee, sheet.id, agrees=False, reason="第三题判错了")

    after = register.afterwards(place.mentor, sheet.id)
    assert after.word is not None
    assert (after.word.agrees, after.word.reason) == (False, "第三题判错了")
    assert not register.afterwards(place.trainee, sheet.id).may_countersign
    assert register.page(place.supervisor, ALL).sheets[0].agrees is False
    with pytest.raises(Trouble, match="已经回复过"):
        register.countersign(place.trainee, sheet.id, agrees=True)


def test_a_corrected_sheet_is_answered_in_its_correction(place: Workplace) -> None:
    old = sign_theory(place, place.trainee, 61)
    new = _correct(place, old, 91)
    register = place.services.register

    with pytest.raises(Trouble, match="已经被更正"):
        register.countersign(place.trainee, old.id, agrees=True)
    assert register.countersign(place.trainee, new.id, agrees=True).agrees


def test_a_sheet_is_found_by_its_number_and_by_its_code(place: Workplace) -> None:
    sheet = sign_theory(place, place.trainee, 91)
    find = place.services.register.find

    for text in (
        sheet.number,
        f" {sheet.number.lower()} ",
        f"peilian:sheet/{sheet.id}",
        f"peilian:sheet:{sheet.number}:{sheet.id}",
    ):
        found = find(place.trainee, text)
        assert found is not None, text
        assert found.id == sheet.id
    for text in ("", "LL-2026-999999", "peilian:sheet/00000000-0000-0000-0000-000000000000", "林"):
        assert find(place.supervisor, text) is None


@pytest.mark.parametrize("who", ["supervisor", "mentor", "stranger"])
def test_a_draft_is_its_authors_alone(place: Workplace, who: str) -> None:
    forms, today = place.services.forms, place.clock.today()
    key = "service-self-check"
    opened = forms.open(place.trainee, key, place.trainee, today)
    forms.keep(place.trainee, opened, {"thanked": "no"}, ())
    actor: Person = getattr(place, who)

    with pytest.raises(NotAllowed):
        forms.open(actor, key, place.trainee, today)
    assert forms.drafts(actor) == ()
    assert _listed(place, actor) == []
