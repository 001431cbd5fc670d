"""The debrief of several customers at once on paper."""

from builders import Workplace
from document_data import text_of
from looking_back import OPINION, observed

from desktop_app.training.practice.rush.drill import OPENING
from desktop_app.training.practice.rush.running import To

RUSH = "rush/evening-before-class"


def test_messages_waits_order_and_views_of_a_rush_are_printed(place: Workplace) -> None:
    rushes, actor = place.services.practice.rushes, place.trainee
    running = rushes.start_by_key(actor, RUSH)
    names = [one.name for one in running.run.drill.customers]
    running = rushes.send(actor, running, To.ALL, OPENING, "大家好，都看到了，逐个回复。", 5, 10)
    running = rushes.send(actor, running, To.ONE, "haohao", f"@{names[0]} 马上查。", 15, 25)
    rushes.finish(actor, running, 60)
    attempt = running.attempt.id
    place.services.debriefing.keep_reflection(actor, attempt, ("人一多就乱", ""))
    assert "（还没有观察意见）" in text_of(place.services.printing.debrief(actor, attempt).pdf)
    observed(place, attempt, place.mentor)
    document = place.services.printing.debrief(place.mentor, attempt)
    text = text_of(document.pdf)
    look = rushes.look_back(actor, attempt).debrief
    for part in (
        look.loss,
        "每位客户等了多久",
        "先答谁",
        "人一多就乱",
        str(OPINION["strengths"]),
        "2 条消息",
        *names,
        *(one.turn.line for one in look.events),
        *(note.text for one in look.events for note in one.turn.notes),
        *look.customer_view,
    ):
        assert "".join(part.split()) in text
    assert document.file_name.startswith("复盘-")
    assert "客户情绪" not in text
