"""A calibration on a real database: blind until it is closed, one sheet each, open afterwards."""

from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from inspecting import add_contacts
from scorecard import ITEMS, SCORECARD, publish_scorecard

from db.records import Calibration, Person, Role, Sheet
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import NewPerson, WrongPassword
from desktop_app.training.quality.calibration.agreement import Leaning
from desktop_app.training.quality.calibration.use_cases import Calibrations, Proposal


@pytest.fixture
def second(place: Workplace) -> Person:
    """Another supervisor."""
    new = NewPerson("吴倩", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    return place.services.people.add(place.supervisor, new)


@pytest.fixture
def calibrations(place: Workplace) -> Calibrations:
    return place.services.calibrations


@pytest.fixture
def contact(place: Workplace) -> UUID:
    publish_scorecard(place)
    add_contacts(place, place.trainee, 1)
    today = place.clock.today()
    return place.services.contacts.listed(place.supervisor, today, today)[0].id


@pytest.fixture
def opened(
    place: Workplace, second: Person, contact: UUID, calibrations: Calibrations
) -> Calibration:
    """One that asks two supervisors and a mentor; the first supervisor is the reference."""
    asked = (place.supervisor.id, second.id, place.mentor.id)
    return calibrations.open(
        place.supervisor, Proposal("十一月校准", contact, SCORECARD, asked, place.supervisor.id)
    )


def score(place: Workplace, who: Person, calibration: Calibration, *marks: float) -> Sheet:
    """Fill in and sign one's sheet."""
    forms = place.services.forms
    blind = place.services.calibrations.begin(who, calibration.id)
    given = marks * len(ITEMS) if len(marks) == 1 else marks
    kept = forms.keep(who, blind.sheet, dict(zip(ITEMS, given, strict=True)), blind.sheet.evidence)
    return forms.sign(who, kept, PASSWORD)


def test_the_results_are_closed_until_it_is_closed(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    score(place, place.supervisor, opened, 80)
    score(place, second, opened, 90)
    for who in (place.supervisor, second, place.mentor):
        with pytest.raises(Trouble, match="还没有结束"):
            calibrations.results(who, opened.id)
    calibrations.close(place.supervisor, opened.id, "王敏请假")
    results = calibrations.results(place.mentor, opened.id)
    assert [(one.person.name, one.total) for one in results.inspectors] == [
        ("陈立", 80),
        ("吴倩", 90),
    ]
    assert [one.name for one in results.absent] == ["王敏"]
    assert results.closed.reason == "王敏请假"


def test_no_other_use_case_reads_a_blind_sheet(
    place: Workplace, second: Person, opened: Calibration
) -> None:
    sheet = score(place, second, opened, 90)
    services = place.services
    for who in (place.supervisor, place.mentor, place.trainee, place.stranger):
        with pytest.raises(NotAllowed):
            services.forms.signed(who, sheet.id)
    assert services.forms.about(place.supervisor, place.trainee.id) == ()
    assert services.forms.about(place.trainee, place.trainee.id) == ()
    links = services.chain.record(place.supervisor, place.trainee.id).links
    assert sheet.id not in {one.record_id for one in links}
    today = place.clock.today()
    assert services.inspections.results(place.supervisor, today, today) == ()
    assert services.forms.signed(second, sheet.id).sheet == sheet


def test_a_round_tells_who_is_in_and_no_mark(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    score(place, second, opened, 90)
    found = calibrations.round(place.supervisor, opened.id)
    assert [one.name for one in found.waiting] == ["陈立", "王敏"]
    assert not found.may_close
    score(place, place.supervisor, opened, 80)
    assert calibrations.round(place.supervisor, opened.id).may_close
    assert not calibrations.round(place.mentor, opened.id).may_close


def test_another_sits_down_by_password_and_sees_an_empty_sheet(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    forms = place.services.forms
    mine = calibrations.begin(place.supervisor, opened.id)
    forms.keep(place.supervisor, mine.sheet, {"warmth": 70}, mine.sheet.evidence)
    with pytest.raises(WrongPassword):
        calibrations.take_seat(opened.id, second.id, "wrong")
    assert calibrations.take_seat(opened.id, second.id, PASSWORD) == second
    assert dict(calibrations.begin(second, opened.id).sheet.answers) == {}
    assert dict(calibrations.begin(place.supervisor, opened.id).sheet.answers) == {"warmth": 70}


def test_an_inspector_sees_the_contact_of_a_stranger_and_nothing_else_of_them(
    place: Workplace, second: Person, calibrations: Calibrations
) -> None:
    publish_scorecard(place)
    add_contacts(place, place.stranger, 1)
    today = place.clock.today()
    foreign = place.services.contacts.listed(place.supervisor, today, today)[0].id
    opened = calibrations.open(
        place.supervisor,
        Proposal("", foreign, SCORECARD, (second.id, place.mentor.id), second.id),
    )
    assert calibrations.begin(place.mentor, opened.id).contact.agent == place.stranger
    with pytest.raises(NotAllowed):
        place.services.contacts.look(place.mentor, foreign)


def test_each_scores_once(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    ready = calibrations.begin(second, opened.id).sheet
    sheet = score(place, second, opened, 90)
    with pytest.raises(Trouble, match="只评一次"):
        calibrations.begin(second, opened.id)
    forms = place.services.forms
    late = forms.keep(second, ready, dict.fromkeys(ITEMS, 60), ready.evidence)
    with pytest.raises(Trouble, match="只评一次"):
        forms.sign(second, late, PASSWORD)
    with pytest.raises(NotAllowed, match="不能更正"):
        forms.correct(second, sheet.id)


def test_after_the_end_nobody_hands_in(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    ready = calibrations.begin(place.mentor, opened.id).sheet
    score(place, place.supervisor, opened, 80)
    score(place, second, opened, 80)
    calibrations.close(second, opened.id, "月底了")
    forms = place.services.forms
    late = forms.keep(place.mentor, ready, dict.fromkeys(ITEMS, 60), ready.evidence)
    for act in (
        lambda: forms.sign(place.mentor, late, PASSWORD),
        lambda: calibrations.close(second, opened.id),
    ):
        with pytest.raises(Trouble, match="已经结束"):
            act()


@pytest.mark.parametrize(
    ("reference_in", "reason", "words"),
    [(False, "月底了", "标准分"), (True, "", "原因")],
)
def test_it_is_not_closed_too_early(
    place: Workplace,
    second: Person,
    opened: Calibration,
    calibrations: Calibrations,
    reference_in: bool,
    reason: str,
    words: str,
) -> None:
    score(place, second, opened, 90)
    score(place, place.supervisor if reference_in else place.mentor, opened, 80)
    with pytest.raises(Trouble, match=words):
        calibrations.close(place.supervisor, opened.id, reason)


def test_who_is_strict_or_lenient_is_told_against_the_reference(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    score(place, place.supervisor, opened, 80, 80, 60, 80)
    score(place, second, opened, 60, 60, 60, 60)
    score(place, place.mentor, opened, 80, 80, 100, 80)
    calibrations.close(place.supervisor, opened.id)
    results = calibrations.results(second, opened.id)
    by_name = {one.person.name: one.deviation for one in results.inspectors}
    assert by_name["陈立"] is None
    strict, lenient = by_name["吴倩"], by_name["王敏"]
    assert strict is not None
    assert lenient is not None
    assert (strict.total, strict.leaning) == (-15, Leaning.STRICT)
    assert (lenient.total, lenient.leaning, lenient.furthest) == (10, Leaning.LENIENT, ("warmth",))
    assert results.inspectors[0].person.name == "陈立"
    kappas = calibrations.kappas(place.supervisor, SCORECARD)
    assert kappas["speed"] == (0, 2)


def test_what_was_agreed_stands_and_may_be_put_better(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    score(place, place.supervisor, opened, 80)
    score(place, second, opened, 90)
    calibrations.close(place.supervisor, opened.id, "王敏请假")
    calibrations.agree(place.supervisor, opened.id, "warmth", "先体谅再解决，算 80 分")
    calibrations.agree(second, opened.id, "warmth", "先体谅再解决，算 80 分以上")
    agreed = calibrations.results(place.mentor, opened.id).agreed
    assert agreed["warmth"].text == "先体谅再解决，算 80 分以上"
    with pytest.raises(Trouble, match="写一句"):
        calibrations.agree(second, opened.id, "warmth", "  ")
    with pytest.raises(LookupError):
        calibrations.agree(second, opened.id, "nothing", "口径")


def test_a_calibration_that_cannot_work_is_refused(
    place: Workplace, second: Person, contact: UUID, calibrations: Calibrations
) -> None:
    one, two = place.supervisor.id, second.id
    for asked, reference, words in (
        ((one,), one, "至少要两位"),
        ((one, one), one, "至少要两位"),
        ((one, two), place.mentor.id, "标准分"),
        ((one, place.stranger.id), one, "主管或导师"),
    ):
        with pytest.raises(Trouble, match=words):
            calibrations.open(place.supervisor, Proposal("", contact, SCORECARD, asked, reference))
    add_contacts(place, place.mentor, 1)
    today = place.clock.today()
    theirs = next(
        one.id
        for one in place.services.contacts.listed(place.supervisor, today, today)
        if one.agent_id == place.mentor.id
    )
    with pytest.raises(Trouble, match="自己的接待"):
        calibrations.open(
            place.supervisor, Proposal("", theirs, SCORECARD, (one, place.mentor.id), one)
        )


def test_it_waits_for_whom_it_asks(
    place: Workplace, second: Person, opened: Calibration, calibrations: Calibrations
) -> None:
    assert [len(calibrations.waiting(who)) for who in (second, place.mentor, place.trainee)] == [
        1,
        1,
        0,
    ]
    score(place, second, opened, 90)
    assert calibrations.waiting(second) == []


@pytest.mark.parametrize("who", ["mentor", "trainee", "stranger"])
def test_only_supervisors_open_close_and_agree(
    place: Workplace,
    second: Person,
    contact: UUID,
    opened: Calibration,
    calibrations: Calibrations,
    who: str,
) -> None:
    actor = getattr(place, who)
    asked = (place.supervisor.id, second.id)
    for act in (
        lambda: calibrations.open(actor, Proposal("", contact, SCORECARD, asked, second.id)),
        lambda: calibrations.close(actor, opened.id, "原因"),
        lambda: calibrations.agree(actor, opened.id, "warmth", "口径"),
        lambda: calibrations.inspectors(actor),
        lambda: calibrations.scorecards(actor),
        lambda: calibrations.kappas(actor, SCORECARD),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("who", ["trainee", "stranger"])
def test_whom_it_does_not_ask_knows_nothing_of_it(
    place: Workplace, opened: Calibration, calibrations: Calibrations, who: str
) -> None:
    actor = getattr(place, who)
    assert calibrations.entries(actor) == ()
    for act in (
        lambda: calibrations.round(actor, opened.id),
        lambda: calibrations.begin(actor, opened.id),
        lambda: calibrations.results(actor, opened.id),
        lambda: calibrations.take_seat(opened.id, actor.id, PASSWORD),
    ):
        with pytest.raises(NotAllowed):
            act()
