"""A sheet under way without a pane: the presenter over real data, its page takes notes."""

from typing import Any

from builders import Workplace
from noting import Notes, Went

from db.records import Person, Sheet
from desktop_app.filling.offers import Offers
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.system.background import Inline


class FillRoom:
    """A sheet of *key* that *actor* fills in about *subject*."""

    def __init__(
        self, place: Workplace, actor: Person, key: str, subject: Person | None = None
    ) -> None:
        self.notes: Any = Notes()
        self.went = Went()
        self.signed: list[Sheet] = []
        self.place, self.actor, self.key = place, actor, key
        self.subject = subject or place.trainee
        s = place.services
        self.fill = FillPresenter(
            lambda: self.notes,
            actor,
            s.forms,
            Inline(),
            self.went,
            Offers(actor, s.chain, lambda: s.debriefing, place.clock),
        )
        self.fill.when_signed = self.signed.append

    def begin(self) -> None:
        """Open the sheet for today."""
        forms, today = self.place.services.forms, self.place.clock.today()
        self.fill.begin(lambda: Begun(forms.open(self.actor, self.key, self.subject, today)))

    def answer(self, **answers: object) -> None:
        """Give answers; an underscore stands for the hyphen of an id."""
        for item, value in answers.items():
            self.fill.answer(item.replace("_", "-"), value)
