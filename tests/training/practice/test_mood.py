"""The mood rule: what calms, what angers, by how much, and that every step has its reason."""

import pytest
from drill_builders import IN_TIME, MarkedText, drill, point, run, say, taboo, turn
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.practice.analysis.findings import TraitKind
from desktop_app.training.practice.conversation import begin
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.figures import MoodFigures, PracticeFigures
from desktop_app.training.practice.kpi import Timing, kpi_for
from desktop_app.training.practice.model import Channel
from desktop_app.training.practice.mood import Cause, MoodChange, mood_word, react, silent

FIGURES = MoodFigures()


def _drill(mood: int = 60, **more: object) -> Drill:
    steps = {"next": [{"to": "a"}], **more}
    return drill(turn("a", "a", **steps), mood=mood)


def _changes(
    *replies: str, made: Drill | None = None, timing: Timing = IN_TIME
) -> tuple[MoodChange, ...]:
    """What the last of *replies* did."""
    return run(made or _drill(), *replies, timing=timing).exchanges[-1].changes


def _delta(cause: Cause, *replies: str, made: Drill | None = None) -> int:
    return sum(one.delta for one in _changes(*replies, made=made) if one.cause is cause)


def test_understanding_before_the_explanation_calms_more_than_after() -> None:
    assert _delta(Cause.EMPATHY, "~empathy #help") == -FIGURES.empathy_first
    assert _delta(Cause.EMPATHY, "#help ~empathy") == -FIGURES.empathy_late
    assert FIGURES.empathy_first > FIGURES.empathy_late


def test_a_whole_apology_calms_more_than_its_parts() -> None:
    parts = ["~apology_admit", "~apology_regret", "~apology_promise"]
    steps = [-_delta(Cause.APOLOGY, " ".join(parts[:number])) for number in (1, 2, 3)]
    assert steps == list(FIGURES.apology)
    assert steps[2] > 3 * steps[0]


def test_an_apology_can_be_completed_later() -> None:
    first, second = "~apology_admit ~apology_regret", "说别的 ~apology_promise"
    completed = _delta(Cause.APOLOGY, first, second)
    assert completed == -(FIGURES.apology[2] - FIGURES.apology[1])


@pytest.mark.parametrize(
    ("mark", "cause", "steps"),
    [
        ("~definite_time", Cause.TIME, -FIGURES.definite_time),
        ("~action", Cause.ACTION, -FIGURES.action),
        ("~paraphrase", Cause.PARAPHRASE, -FIGURES.paraphrase),
        ("#help", Cause.POINT, -FIGURES.point_base - 1),
        ("~rude", Cause.RUDE, FIGURES.rude),
        ("~blame", Cause.BLAME, FIGURES.blame),
        ("~evasion", Cause.EVASION, FIGURES.evasion),
        ("~fact_error", Cause.FACT_ERROR, FIGURES.fact_error),
        ("~vague_time", Cause.VAGUE_TIME, FIGURES.vague_time),
        ("~slot_left", Cause.SLOT_LEFT, FIGURES.slot_left),
        ("~jargon", Cause.JARGON, FIGURES.jargon),
        ("说了别的事", Cause.OFF_TOPIC, FIGURES.off_topic),
        ("", Cause.SILENCE, FIGURES.silence),
        ("……👌", Cause.SILENCE, FIGURES.silence),
    ],
)
def test_each_thing_moves_the_mood_by_its_figure(mark: str, cause: Cause, steps: int) -> None:
    assert _delta(cause, mark) == steps


def test_a_vague_time_beside_a_definite_one_does_not_hurt() -> None:
    assert _delta(Cause.VAGUE_TIME, "~vague_time ~definite_time") == 0


def test_a_broken_taboo_angers_by_its_own_figure_and_spoils_what_calms() -> None:
    made = _drill(taboos=[taboo("swear", anger=14)])
    assert _delta(Cause.TABOO, "%swear", made=made) == 14
    spoiled = -_delta(Cause.EMPATHY, "~empathy %swear", made=made)
    assert spoiled == round(FIGURES.empathy_first * FIGURES.spoiled_share)


def test_a_taboo_that_pleases_for_the_moment_spoils_nothing() -> None:
    made = _drill(taboos=[taboo("promise-all", anger=4)])
    assert -_delta(Cause.EMPATHY, "~empathy %promise-all", made=made) == FIGURES.empathy_first


def test_rude_words_that_are_a_taboo_count_once() -> None:
    class SameWords(MarkedText):
        def analyse(self, reply, points, taboos, facts=""):  # type: ignore[no-untyped-def]
            found = super().analyse(reply, points, taboos, facts)
            traits = [type(found.traits[0])(TraitKind.RUDE, 0, len(reply), "")]
            return type(found)(reply, found.hits, found.violations, tuple(traits))

    conversation = say(
        begin(_drill(taboos=[taboo("swear")]), 1), "%swear ~rude", analyser=SameWords()
    )
    causes = [one.cause for one in conversation.exchanges[0].changes]
    assert causes.count(Cause.TABOO) == 1
    assert Cause.RUDE not in causes


def test_the_same_kind_calms_less_each_time() -> None:
    said = [f"{text} ~empathy #help" for text in ("第一句话", "后来说的第二句", "最后又讲了第三句")]
    steps = [-_delta(Cause.EMPATHY, *said[:number]) for number in (1, 2, 3)]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] > steps[2]


def test_a_point_calms_only_once() -> None:
    assert _delta(Cause.POINT, "#help 我来办", "刚才说过的事 #help") == 0


def test_the_same_words_calm_only_once() -> None:
    made = _drill(points=[point("empathy", "calming")])

    class Both(MarkedText):
        def analyse(self, reply, points, taboos, facts=""):  # type: ignore[no-untyped-def]
            found = super().analyse(reply, points, taboos, facts)
            traits = [type(t)(t.kind, 0, len(reply), "") for t in found.traits]
            return type(found)(reply, found.hits, found.violations, tuple(traits))

    conversation = say(begin(made, 1), "~empathy #empathy", analyser=Both())
    assert [one.cause for one in conversation.exchanges[0].changes] == [Cause.EMPATHY]


def test_explaining_to_an_upset_customer_without_a_word_of_feeling_angers() -> None:
    assert _delta(Cause.NO_EMPATHY, "#help") == FIGURES.no_empathy
    assert _delta(Cause.NO_EMPATHY, "#help", made=_drill(mood=20)) == 0
    assert _delta(Cause.NO_EMPATHY, "~empathy 您说", "#help") == 0


def test_saying_the_same_again_angers() -> None:
    assert (
        _delta(Cause.REPETITION, "我马上给您登记处理", "我马上给您登记处理。") == FIGURES.repetition
    )
    assert _delta(Cause.REPETITION, "好的您说", "好的您说") == 0
    assert _delta(Cause.REPETITION, "我马上给您登记处理", "周四下午六点前我给您回电话") == 0


def test_a_missed_weighty_point_is_felt_and_a_light_one_is_not() -> None:
    made = _drill(points=[point("help"), point("heavy", weight=3), point("light", weight=2)])
    missed = [one.target for one in _changes("#help", made=made) if one.cause is Cause.MISSED]
    assert missed == ["heavy"]


def test_waiting_beyond_the_limit_angers_by_limits_passed() -> None:
    def waited(seconds: float) -> int:
        changes = _changes("#help", timing=Timing(1, seconds))
        return sum(one.delta for one in changes if one.cause is Cause.SLOW)

    assert [waited(seconds) for seconds in (90, 91, 181, 9000)] == [
        0,
        FIGURES.slow,
        2 * FIGURES.slow,
        2 * FIGURES.slow,
    ]


def test_only_the_first_line_has_a_first_response() -> None:
    late_start = Timing(61, 70)
    assert any(one.cause is Cause.SLOW for one in _changes("#help", timing=late_start))
    assert not any(
        one.cause is Cause.SLOW for one in _changes("#help", "第二句话", timing=late_start)
    )


def test_one_reply_moves_the_mood_only_so_far() -> None:
    best = "~empathy ~apology_admit ~apology_regret ~apology_promise ~definite_time ~action #help"
    assert run(_drill(), best).mood == 60 - FIGURES.most_down
    made = _drill(mood=20, taboos=[taboo("swear", 40)])
    assert run(made, "%swear ~rude ~blame").mood == 20 + FIGURES.most_up


@pytest.mark.parametrize(
    ("mood", "word"),
    [
        (0, "平静"),
        (19, "平静"),
        (20, "平和"),
        (40, "着急"),
        (68, "激动"),
        (80, "愤怒"),
        (100, "愤怒"),
    ],
)
def test_the_mood_has_one_of_five_words(mood: int, word: str) -> None:
    assert mood_word(mood) == word


@pytest.mark.parametrize(("reply", "nothing"), [("", True), (" \n。！🙂", True), ("嗯", False)])
def test_a_reply_without_a_word_is_silence(reply: str, nothing: bool) -> None:
    assert silent(reply) is nothing


MARKS = ["#help", "%swear", *(f"~{kind}" for kind in TraitKind), "您好", "🙂", "مرحبا", ""]


@given(
    mood=st.integers(0, 100),
    words=st.lists(st.sampled_from(MARKS), max_size=12),
    seconds=st.floats(allow_nan=True, allow_infinity=True),
)
def test_the_mood_stays_within_bounds_and_its_changes_add_up(
    mood: int, words: list[str], seconds: float
) -> None:
    made = _drill(mood=mood, taboos=[taboo("swear", 40)])
    asked = made.turns["a"]
    analysis = MarkedText().analyse(" ".join(words), asked.points, asked.taboos)
    kpi = kpi_for(Channel.PHONE, True, PracticeFigures().times)
    after, changes = react(mood, asked, analysis, (), Timing(seconds, seconds), kpi)
    assert 0 <= after <= 100
    assert after - mood == sum(change.delta for change in changes)
    assert all(change.why and change.delta for change in changes)
