"""A trainee who has practised: shortcuts for the tests of repetition."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from builders import Workplace

from db.records import Card, CardReview
from desktop_app.training.practice.drill import Drill, model_reply
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.use_cases import PRACTICE
from desktop_app.training.repetition.asking import Answered, Asked

SCRIPT = "script/phone-enquiry"
SCENARIO = "scenario/ad-mismatch"
POOR = "好的，我知道了，您稍等一下。"
IN_TIME = Timing(20, 60)


def practise(place: Workplace, key: str, replies: Sequence[str] = (), mode: str = PRACTICE) -> UUID:
    """Run a drill to its end with these replies, then with model replies; returns the attempt."""
    practice, actor = place.services.practice, place.trainee
    running = practice.start_by_key(actor, key, mode)
    for number in range(20):
        conversation = running.conversation
        if conversation.over or conversation.turn is None:
            break
        good = model_reply(conversation.drill, conversation.turn)
        reply = replies[number] if number < len(replies) else good
        running = practice.send(actor, running, reply, IN_TIME)
    practice.finish(actor, running, 300)
    return running.attempt.id


def practise_badly(place: Workplace, key: str = SCENARIO, mode: str = PRACTICE) -> UUID:
    """Run a drill to its end with replies that say nothing."""
    return practise(place, key, [POOR] * 20, mode)


def cards(place: Workplace, key: str) -> tuple[Card, ...]:
    """Return the trainee's cards of a drill."""
    with place.services.store.reading() as tx:
        return tx.cards.of_drill(place.trainee.id, key)


def reviews(place: Workplace, card: Card) -> tuple[CardReview, ...]:
    """Return what was answered to a card."""
    with place.services.store.reading() as tx:
        return tx.cards.reviews(card.id)


def asked(place: Workplace) -> Asked:
    """Return what the trainee is asked next; there has to be something."""
    found = place.services.repetition.next(place.trainee)
    assert found is not None
    return found


def good_reply(drill: Drill, turn: str) -> str:
    """Return the model reply of a turn."""
    return model_reply(drill, turn)


def answer(place: Workplace, reply: str | None = None, timing: Timing = IN_TIME) -> Answered:
    """Answer what is asked next, well unless said otherwise."""
    question = asked(place)
    text = good_reply(question.drill, question.turn.id) if reply is None else reply
    return place.services.repetition.answer(place.trainee, question, text, timing)


def sleep(place: Workplace, days: int) -> None:
    """Let days pass."""
    place.clock.advance(timedelta(days=days))
