"""Sharing good attempts: approved, masked once more, shown to all, taken down."""

from uuid import UUID

import pytest
from builders import Workplace
from looking_back import CHAT, GOOD, PHONE, POOR, practised

from db.errors import NotFound
from desktop_app.system.changes import Subject
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.examples.use_cases import Approved, Proposal
from desktop_app.training.practice.drill import model_reply
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.running import To

RUSH = "rush/evening-before-class"
WHY = "时间说到几点，谁来批也说清了。"


def _proposed(place: Workplace) -> Proposal:
    return place.services.examples.propose(place.supervisor, practised(place))


def _as_proposed(proposal: Proposal) -> list[Approved]:
    return [Approved(one.number, one.reply.text) for one in proposal.turns]


def _shared(place: Workplace) -> UUID:
    proposal = _proposed(place)
    examples = place.services.examples
    turns = _as_proposed(proposal)
    return examples.share(place.supervisor, proposal.attempt_id, WHY, turns).id


def test_a_proposal_has_no_name_phone_or_number_left(place: Workplace) -> None:
    text = "".join(one.reply.text for one in _proposed(place).turns)
    for told in ("林晓雨", "2016", "13500008888", "6152"):
        assert told not in text
    assert "18:00" in text


def test_everybody_sees_what_was_shared_but_not_whose_it_was(place: Workplace) -> None:
    key = _shared(place)
    (entry,) = place.services.examples.shown()
    shown = place.services.examples.example(place.stranger, key)
    assert (entry.content_key, entry.why, entry.sharer) == (PHONE, WHY, "陈立")
    assert place.services.examples.count(PHONE) == 1
    assert place.services.examples.count(CHAT) == 0
    assert "林晓雨" not in repr(shown)
    assert not shown.may_retire


def test_evidence_and_effect_stand_with_each_reply(place: Workplace) -> None:
    shown = place.services.examples.example(place.trainee, _shared(place))
    assert shown.opening_mood == shown.turns[0].mood_before == 72
    for turn in shown.turns:
        moved = sum(delta for delta, _why in turn.changes)
        assert turn.mood_after - turn.mood_before <= moved + 30
        assert all(0 <= one.start < one.end <= len(turn.reply) for one in turn.spans)
    assert any(one.tone == "good" for turn in shown.turns for one in turn.spans)


def test_the_turn_that_cost_the_most_is_named_before_anything_is_shared(place: Workplace) -> None:
    proposal = _proposed(place)
    costs = {one.number: one.cost for one in proposal.turns}
    assert costs[proposal.weakest] == max(costs.values()) > 0
    past = place.services.debriefing.look_back(place.supervisor, proposal.attempt_id)
    assert sum(costs.values()) == pytest.approx(100 - past.judgement.total, abs=0.5)


def test_examples_that_are_good_in_every_turn_stand_before_newer_ones(place: Workplace) -> None:
    better = practised(place, _model_replies(place))
    proposal = place.services.examples.propose(place.supervisor, better)
    turns = _as_proposed(proposal)
    first = place.services.examples.share(place.supervisor, better, WHY, turns).id
    second = _shared(place)
    shown = place.services.examples.shown()
    assert [one.id for one in shown] == [first, second]
    costs = [one.weakest for one in shown]
    assert costs[0] is not None
    assert costs[1] is not None
    assert costs[0] < costs[1]


def _model_replies(place: Workplace) -> tuple[str, ...]:
    """What a trainer would answer in the course of a good run."""
    practice = place.services.practice
    running, said = practice.start_by_key(place.trainee, PHONE), []
    while not running.conversation.over:
        said.append(model_reply(running.conversation.drill, running.conversation.turn or ""))
        running = practice.send(place.trainee, running, said[-1], Timing(20, 60))
    return tuple(said)


def test_several_customers_at_once_are_shared_message_by_message(place: Workplace) -> None:
    rushes, actor, examples = place.services.practice.rushes, place.trainee, place.services.examples
    attempt = _served(place)
    proposal = examples.propose(place.supervisor, attempt)
    run = rushes.look_back(actor, attempt).run
    assert [one.number for one in proposal.turns] == [one.number for one in run.said]
    assert {one.who for one in proposal.turns} >= {one.name for one in run.drill.customers}
    key = examples.share(place.supervisor, attempt, WHY, _as_proposed(proposal)).id
    shown = examples.example(place.stranger, key)
    assert shown.entry.content_key == RUSH
    assert [one.who for one in shown.turns] == [one.who for one in proposal.turns]
    assert [one.line for one in shown.turns] == [one.line.text for one in proposal.turns]


def _served(place: Workplace) -> UUID:
    """Serve everybody of a rush as its author would."""
    rushes, actor = place.services.practice.rushes, place.trainee
    running = rushes.start_by_key(actor, RUSH)
    talks = ((To.ALL, OPENING), (To.ONE, "haohao"), (To.PRIVATE, "haohao"), (To.ONE, "miaomiao"))
    for number, (to, talk) in enumerate((*talks, (To.ONE, "mili"), (To.SUMMARY, CLOSING)), 1):
        turn = running.run.drill.drills[talk].turns[running.run.talks[talk].turn or ""]
        text, at = turn.replies[0].text, 20 * number
        running = rushes.send(actor, running, to, talk, text, at - 10, at)
    assert rushes.finish(actor, running, 130).passed
    return running.attempt.id


def test_what_is_typed_while_approving_is_masked_too(place: Workplace) -> None:
    proposal = _proposed(place)
    turns = _as_proposed(proposal)
    turns[0] = Approved(1, "我是林晓雨，您请讲。", "晓雨的声音很稳")
    examples = place.services.examples
    key = examples.share(place.supervisor, proposal.attempt_id, "林晓雨很稳", turns).id
    shown = examples.example(place.trainee, key)
    assert shown.entry.why == "〔姓名〕很稳"
    assert (shown.turns[0].reply, shown.turns[0].comment) == (
        "我是〔姓名〕，您请讲。",
        "〔姓名〕的声音很稳",
    )


@pytest.mark.parametrize("who", ["trainee", "mentor"])
def test_only_a_supervisor_shares_and_takes_down(place: Workplace, who: str) -> None:
    attempt, actor = practised(place), getattr(place, who)
    with pytest.raises(NotAllowed):
        place.services.examples.propose(actor, attempt)
    with pytest.raises(NotAllowed):
        place.services.examples.share(actor, attempt, WHY, [])
    with pytest.raises(NotAllowed):
        place.services.examples.retire(actor, attempt)


def test_an_attempt_that_failed_is_no_example(place: Workplace) -> None:
    with pytest.raises(Trouble, match="没有通过"):
        place.services.examples.propose(place.supervisor, practised(place, POOR))


def test_it_needs_a_sentence_why_and_every_reply(place: Workplace) -> None:
    proposal, share = _proposed(place), place.services.examples.share
    turns = _as_proposed(proposal)
    with pytest.raises(Trouble, match="好在哪里"):
        share(place.supervisor, proposal.attempt_id, "  ", turns)
    with pytest.raises(Trouble, match="空的"):
        share(place.supervisor, proposal.attempt_id, WHY, [*turns[:-1], Approved(len(turns), " ")])
    assert place.services.examples.shown() == ()


def test_an_attempt_is_shared_once_until_it_is_taken_down(place: Workplace) -> None:
    examples = place.services.examples
    key = _shared(place)
    attempt = place.services.practice.recent(place.trainee, place.trainee.id)[0].attempt_id
    with pytest.raises(Trouble, match="已经"):
        examples.propose(place.supervisor, attempt)
    examples.retire(place.supervisor, key)
    examples.retire(place.supervisor, key)
    assert examples.shown() == ()
    assert examples.shared_of(attempt) is None
    with pytest.raises(NotFound):
        examples.example(place.trainee, key)
    assert examples.propose(place.supervisor, attempt).turns


def test_sharing_and_taking_down_are_announced(place: Workplace) -> None:
    heard: list[frozenset[Subject]] = []
    place.services.changes.listen(heard.append)
    key = _shared(place)
    place.services.examples.retire(place.supervisor, key)
    assert heard.count(frozenset({Subject.EXAMPLES})) == 2


def test_the_good_replies_are_good_enough_to_be_shared(place: Workplace) -> None:
    past = place.services.debriefing.look_back(place.trainee, practised(place, GOOD))
    assert past.judgement.passed
