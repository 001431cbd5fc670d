"""Runs in the modes that teach on a real file: recorded, resumed, counted as time alone."""

from datetime import timedelta

import pytest
from builders import MONDAY, Workplace, services_at

from db.records import Person
from desktop_app.system.changes import Subject
from desktop_app.system.clock import FixedClock
from desktop_app.system.errors import NotAllowed
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.modes.cloze import blanks
from desktop_app.training.practice.modes.names import STUDY
from desktop_app.training.practice.modes.use_cases import Modes, Studying

SCRIPT = "script/angry-customer"
CHAT = "scenario/chat-reschedule"


def _given(studying: Studying) -> tuple[str, ...]:
    moment, step = studying.run.moment, studying.run.step
    assert moment is not None
    assert step is not None
    if studying.attempt.mode == "choosing":
        return ("0",)
    if studying.attempt.mode == "cloze":
        return tuple("您好" for _gap in blanks(moment, step.round))
    return (moment.wording,)


def _to_the_end(modes: Modes, actor: Person, studying: Studying) -> Studying:
    while studying.run.step is not None:
        studying = modes.answer(actor, studying, _given(studying), 6)
    return studying


@pytest.mark.parametrize("mode", STUDY)
def test_a_run_counts_as_time_and_never_as_a_mark(place: Workplace, mode: str) -> None:
    services, actor = place.services, place.trainee
    heard: list[frozenset[Subject]] = []
    services.changes.listen(heard.append)
    done = _to_the_end(services.modes, actor, services.modes.begin(actor, SCRIPT, mode))
    with services.store.reading() as tx:
        assert tx.practice.standings(actor.id) == {}
        (day,) = tx.practice.days(actor.id, place.clock.today(), place.clock.today())
        standing = tx.practice.by_mode(actor.id, SCRIPT)[mode]
    assert (day.attempts, day.seconds, day.total_sum, day.passed) == (
        0, 6 * len(done.run.done), 0, 0
    )  # fmt: skip
    assert (standing.runs, standing.best) == (1, done.run.total)
    assert heard == [frozenset({Subject.ATTEMPTS})]
    assert services.practice.unfinished(actor) == ()


@pytest.mark.parametrize("mode", STUDY)
def test_a_killed_run_stands_at_the_same_line_with_what_was_typed(
    place: Workplace, mode: str
) -> None:
    modes, actor = place.services.modes, place.trainee
    studying = modes.begin(actor, SCRIPT, mode)
    studying = modes.answer(actor, studying, _given(studying), 4)
    modes.keep(actor, studying.attempt.id, ("写到一半😀", "还有"))
    again = services_at(place.folder, FixedClock(MONDAY + timedelta(minutes=3)))
    (waiting,) = again.practice.unfinished(actor)
    resumed = again.modes.resume(actor, waiting.id)
    again.store.close()
    assert resumed.attempt.mode == mode
    assert resumed.draft == ("写到一半😀", "还有")
    assert resumed.run == studying.run


def test_a_run_that_fell_over_before_its_result_is_finished_once(place: Workplace) -> None:
    modes, actor = place.services.modes, place.trainee
    done = _to_the_end(modes, actor, modes.begin(actor, SCRIPT, "recital"))
    first = modes.finish(done)
    assert modes.finish(done) == first
    assert modes.look_back(actor, done.attempt.id).result.total == 100


def test_a_result_reads_as_it_was_judged_whatever_the_settings_say_later(
    place: Workplace,
) -> None:
    modes, actor = place.services.modes, place.trainee
    done = _to_the_end(modes, actor, modes.begin(actor, SCRIPT, "quick"))
    place.services.settings.change(place.supervisor, "practice.quick_line_s", 5)
    past = modes.look_back(place.mentor, done.attempt.id)
    assert past.run.figures.quick_seconds == 20
    assert past.run == done.run
    assert modes.begin(actor, SCRIPT, "quick").run.figures.quick_seconds == 5


def test_the_next_mode_is_harder_after_a_run_that_went_well(place: Workplace) -> None:
    modes, actor = place.services.modes, place.trainee
    good = _to_the_end(modes, actor, modes.begin(actor, SCRIPT, "recital"))
    assert modes.look_back(actor, good.attempt.id).next_mode == "quick"
    bad = _to_the_end(modes, actor, modes.begin(actor, SCRIPT, "cloze"))
    assert modes.look_back(actor, bad.attempt.id).next_mode == "cloze"


def test_only_who_may_see_the_record_looks_back(place: Workplace) -> None:
    modes, actor = place.services.modes, place.trainee
    studying = modes.begin(actor, SCRIPT, "learning")
    with pytest.raises(LookupError):
        modes.look_back(actor, studying.attempt.id)
    done = _to_the_end(modes, actor, studying)
    with pytest.raises(NotAllowed):
        modes.look_back(place.stranger, done.attempt.id)
    with pytest.raises(NotAllowed):
        modes.resume(place.stranger, done.attempt.id)


def test_a_mode_chosen_against_the_recommendation_is_kept_to(place: Workplace) -> None:
    modes, actor = place.services.modes, place.trainee
    offers = modes.offers(actor, SCRIPT)
    assert (offers.recommended, offers.chosen, offers.examined_at) == ("learning", "learning", None)
    modes.remember(actor, "practice", offers.recommended)
    assert modes.offers(actor, SCRIPT).chosen == "practice"
    modes.remember(actor, "exam", offers.recommended)
    assert modes.offers(actor, SCRIPT).chosen == "learning"


def test_the_debrief_compares_with_conversations_alone(place: Workplace) -> None:
    services, actor = place.services, place.trainee
    _to_the_end(services.modes, actor, services.modes.begin(actor, CHAT, "recital"))
    place.clock.advance(timedelta(minutes=5))
    running = services.practice.start_by_key(actor, CHAT)
    running = services.practice.send(actor, running, "您好，请问是哪一节课？", Timing(2, 9))
    result = services.practice.finish(actor, running, 30)
    past = services.debriefing.look_back(actor, result.attempt_id)
    assert (past.last, past.best) == (None, None)
    with services.store.reading() as tx:
        assert tx.practice.standings(actor.id)[CHAT].attempts == 1


def test_learning_does_not_tick_off_the_days_drill(place: Workplace) -> None:
    services, actor = place.services, place.trainee
    first = services.today.page(actor).first
    assert first is not None
    key = first.target.removeprefix("start:")
    _to_the_end(services.modes, actor, services.modes.begin(actor, key, "learning"))
    page = services.today.page(actor)
    assert page.first is not None
    assert page.first.target == first.target
    assert (page.week, page.drills_passed) == ((1, 0), 0)


def test_the_record_names_the_mode(place: Workplace) -> None:
    services, actor = place.services, place.trainee
    _to_the_end(services.modes, actor, services.modes.begin(actor, SCRIPT, "choosing"))
    (link,) = services.chain.record(actor, actor.id).links
    assert link.mode == "choosing"


def test_answers_are_compared_among_conversations_alone(place: Workplace) -> None:
    services, actor = place.services, place.trainee
    _to_the_end(services.modes, actor, services.modes.begin(actor, SCRIPT, "recital"))
    assert services.consistency.questions(place.supervisor) == ()
    assert services.consistency.questions(place.mentor) == ()
