"""The page of a conversation: customer, transcript and composer, task."""

from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.customer_column import CustomerColumn
from desktop_app.panes.practice.run_page import RunPage
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_shown import AnsweredShown, OverShown, Said, TalkShown
from desktop_app.panes.practice.task_column import TaskColumn
from desktop_app.system.text import tr
from desktop_app.widgets.transcript import Message

_WIDTHS = {"search": 0.24, "door": 0.26}


class TalkPage(RunPage):
    """Attributes beside those of every run: `customer`, `task`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("写下您要对客户说的话"), _WIDTHS, parent)
        self._speaker = ""
        self.customer = CustomerColumn()
        self.task = TaskColumn()
        self.furnish(self.customer, self.task)

    def show_talk(self, talk: TalkShown) -> None:
        """Show a conversation from its beginning to where it stands."""
        self._speaker = talk.customer.name
        self.customer.show_customer(talk.customer)
        self.customer.show_mood(talk.mood)
        self.task.begin(talk.exam)
        self.task.show_task(talk.task)
        self.transcript.set_messages([self._message(one) for one in talk.said])
        self.begin_run(talk.hint_cost, talk.draft)
        if talk.over is not None:
            self._end(talk.over)

    def show_sent(self, text: str, note: str) -> None:
        """Show the reply at once; what it brings comes later."""
        self.composer.set_busy(True)
        self.composer.set_text("")
        self.transcript.add(self._message(Said(text, own=True, note=note)))

    def show_answered(self, answered: AnsweredShown) -> None:
        """Show what the reply has brought, then what the customer says."""
        self.transcript.set_last_note(answered.note)
        self.customer.show_mood(answered.mood)
        self.task.show_task(answered.task)
        self.transcript.add(self._message(Said(answered.line, own=False)))
        self.composer.set_busy(False)
        self.composer.set_hints(())
        if answered.over is not None:
            self._end(answered.over)

    def take_back(self, text: str) -> None:
        self.transcript.take_last()
        super().take_back(text)

    def show_time(self, time: str, limit: str, tone: TagTone) -> None:
        """Show how long the answer takes."""
        self.task.stopwatch.show_time(time, limit, tone)

    def _message(self, said: Said) -> Message:
        if said.own:
            return Message(said.text, "own", note=said.note)
        return Message(said.text, "customer", self._speaker, said.note)

    def _end(self, over: OverShown) -> None:
        self.show_over(tr("对话结束：{outcome}").format(outcome=over.outcome))
