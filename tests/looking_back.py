"""Attempts that are over, for tests of looking back at them."""

from datetime import timedelta
from uuid import UUID

from builders import PASSWORD, Workplace

from db.records import Person, Sheet
from desktop_app.training.practice.drill import model_reply
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.use_cases import PRACTICE

PHONE = "scenario/ad-mismatch"
CHAT = "scenario/chat-reschedule"
POOR = ("您先冷静一下，我看看。",)
GOOD = (
    "周女士，让您和孩子失望了，换作是我也会生气，这件事是我们没有做好，我向您道歉。我叫林晓雨，工号2016。"
    "跟您核对一下：是周三晚上的班，人数和外教都不符，对吗？",
    "我理解您花了钱看到十八个人心里着急。您可以换到外教小班，也可以按没上的课时退费，金额请主管韩老师审批，"
    "本周四 18:00 前我打您电话13500008888答复您，订单尾号6152我记下了。",
)
OPINION: dict[str, object] = {
    "calming": 4,
    "solution": 3,
    "time": 5,
    "language": 3,
    "strengths": "“本周四 18:00 前”说得干脆。",
    "weaknesses": "第 3 回合照搬同一句话。",
    "advice": "先复述她刚说的那句，再接办法。",
}
"""Every item of the observer's sheet."""


def practised(
    place: Workplace,
    replies: tuple[str, ...] = GOOD,
    key: str = PHONE,
    mode: str = PRACTICE,
    actor: Person | None = None,
) -> UUID:
    """Run a drill to its end; an hour passes.

    Where there are too few replies, the good ones go on as a trainer would, others repeat the last.
    """
    practice, actor = place.services.practice, actor or place.trainee
    running = practice.start_by_key(actor, key, mode)
    while not running.conversation.over:
        said, talk = len(running.conversation.exchanges), running.conversation
        reply = replies[min(said, len(replies) - 1)]
        if replies is GOOD and said >= len(GOOD):
            reply = model_reply(talk.drill, talk.turn or "")
        running = practice.send(actor, running, reply, Timing(20, 60))
    practice.finish(actor, running, 300)
    place.clock.advance(timedelta(hours=1))
    return running.attempt.id


def observed(place: Workplace, attempt: UUID, by: Person, **other: object) -> Sheet:
    """Let *by* sign an observation; *other* are answers that differ from `OPINION`."""
    sheet = place.services.debriefing.observe(by, attempt)
    kept = place.services.forms.keep(by, sheet, {**OPINION, **other}, sheet.evidence)
    return place.services.forms.sign(by, kept, PASSWORD)
