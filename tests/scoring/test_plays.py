"""Scenarios played badly, averagely and well get the marks that an inspector would give."""

from collections import Counter, defaultdict

import pytest
from plays_report import ROOT, Played, drill_of, main, results

from desktop_app.training.practice.marks import Judgement
from desktop_app.training.practice.mood import Cause

CLEARLY = 15
"""Marks between two levels that nobody would take for chance."""


def named(one: Played) -> str:
    return f"{one.play.scenario}-{one.play.level}"


def by_scenario() -> dict[str, dict[str, Judgement]]:
    found: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for one in results():
        found[one.play.scenario][one.play.level] = one.judgement
    return found


def test_each_difficulty_is_played_twice_at_three_levels() -> None:
    difficulties = Counter(drill_of(key).difficulty for key in by_scenario())
    assert list(difficulties.values()) == [2, 2, 2]
    assert all(set(levels) == {"bad", "average", "good"} for levels in by_scenario().values())


@pytest.mark.parametrize("scenario", sorted(by_scenario()))
def test_better_play_gets_clearly_better_marks(scenario: str) -> None:
    levels = by_scenario()[scenario]
    assert levels["bad"].total + CLEARLY <= levels["average"].total
    assert levels["average"].total + CLEARLY <= levels["good"].total
    assert levels["good"].passed
    assert not levels["bad"].passed


@pytest.mark.parametrize("one", results(), ids=named)
def test_mark_ending_and_finding_are_those_of_an_inspector(one: Played) -> None:
    assert one.differs <= one.play.differs


@pytest.mark.parametrize("one", results(), ids=named)
def test_the_customer_leaves_calmer_only_from_those_who_earned_it(one: Played) -> None:
    start, end = one.debrief.moods[0], one.debrief.moods[-1]
    assert (end < start) == (one.play.level != "bad")


@pytest.mark.parametrize("one", results(), ids=named)
def test_a_play_answers_every_turn_in_its_own_words(one: Played) -> None:
    turns = one.conversation.drill.turns
    assert set(one.play.replies) == set(turns)
    for key, turn in turns.items():
        written = {reply.text for reply in turn.replies}
        assert written.isdisjoint(one.play.replies[key])


def test_a_lesson_repeated_to_check_it_is_not_praised_as_a_time_that_was_fixed() -> None:
    good = next(one for one in results() if named(one) == "chat-reschedule-good")
    assert "说到了“先说能换”" in good.debrief.gain
    words = [
        change.end
        for change in good.conversation.exchanges[0].changes
        if change.cause is Cause.TIME
    ]
    assert words == [good.conversation.exchanges[0].reply.index("今天") + 2]


def test_the_report_tells_every_play_and_a_debrief_of_each_level(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main()
    told = capsys.readouterr().out
    assert told.count("\n| ") == len(results())
    assert [told.count(f", {level}: ") for level in ("bad", "average", "good")] == [1, 1, 1]


def test_the_page_on_scoring_shows_what_the_product_makes_of_the_plays_today(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main()
    page = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out.strip() in page
