"""A presenter over a real organisation, with views that remember."""

from dataclasses import dataclass
from uuid import UUID

from builders import Workplace
from practice_fakes import FakeNavigator, FakeView, Monotonic

from db.records import Person
from desktop_app.panes.practice.presenter import PracticePresenter
from desktop_app.system.background import Inline

CHAT = "scenario/chat-reschedule"
PHONE = "scenario/ad-mismatch"
SCRIPT = "script/phone-enquiry"
GOOD = "您好，我在的。可以换的，我来帮您改，请问是周四 19:00 的日语口语小班吗？"


@dataclass
class Room:
    """Attributes: what the presenter stands between."""

    place: Workplace
    view: FakeView
    navigator: FakeNavigator
    monotonic: Monotonic
    presenter: PracticePresenter
    saved: list[UUID]

    def say(self, text: str, first: float = 10, whole: float = 30) -> None:
        """Type and send a reply that takes *whole* seconds, the first key after *first*."""
        self.monotonic.seconds += first
        self.presenter.parts.talk.typed()
        self.monotonic.seconds += whole - first
        self.presenter.parts.talk.send(text)

    def talk_to_the_end(self, text: str = GOOD) -> None:
        """Answer until the customer has gone."""
        for _ in range(40):
            if not self.presenter.parts.talk.underway:
                return
            self.say(text)
        raise AssertionError("a conversation must end")


def enter(place: Workplace, actor: Person | None = None) -> Room:
    """Build the pane's presenter for *actor*, the trainee unless given."""
    view, navigator, monotonic = FakeView(), FakeNavigator(), Monotonic()
    saved: list[UUID] = []
    presenter = PracticePresenter(
        view,
        place.services.practice,
        place.services.modes,
        place.services.exams,
        place.services.debriefing,
        place.services.examples,
        place.services.forms,
        saved.append,
        actor or place.trainee,
        place.clock,
        Inline(),
        navigator,
        monotonic,
    )
    presenter.parts.practicals = place.services.practicals
    return Room(place, view, navigator, monotonic, presenter, saved)
