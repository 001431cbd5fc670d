"""Picks the evidence of one answer: an attempt, one of its turns, a ticket number, a note."""

from collections.abc import Callable
from uuid import UUID

from db.records import Evidence
from desktop_app.filling.offers import Offers
from desktop_app.filling.shown import ShowsPicking
from desktop_app.system.background import Background
from desktop_app.system.text import tr
from desktop_app.training.forms.filling import Filling
from desktop_app.widgets.chain_items import ChainEntry


class PickPresenter:
    """One item at a time; what was picked is an answer like any other.

    An attempt is attached to the sheet too, so that it is listed with what the sheet rests on.
    """

    def __init__(
        self,
        page: Callable[[], ShowsPicking],
        offers: Offers | None,
        background: Background,
        when_picked: Callable[[str, str], None],
    ) -> None:
        self._page = page
        self._offers = offers
        self._background = background
        self._when_picked = when_picked
        self._filling: Filling | None = None
        self._item = ""
        self._entries: dict[str, ChainEntry] = {}
        self._attempt = ""

    def show(self, filling: Filling) -> None:
        """Say in words what was picked before."""
        notes = {one.record_id: one.note for one in filling.evidence}
        for item in filling.sheet.form.items():
            answer = filling.sheet.answers.get(item.id)
            if item.type == "evidence" and answer:
                record = record_of(str(answer))
                self._page().show_picked(item.id, answer, notes.get(record, "") if record else "")

    def ask(self, filling: Filling, item_id: str) -> None:
        """Offer what can be picked for an item."""
        self._filling, self._item = filling, item_id
        label = next(one.label for one in filling.sheet.form.items() if one.id == item_id)
        title = tr("“{label}”的依据").format(label=label)
        subject = filling.sheet.subject.id

        def show(entries: tuple[ChainEntry, ...]) -> None:
            self._entries = {one.key: one for one in entries}
            self._page().ask_evidence(title, entries)

        if self._offers is None:
            show(())
        else:
            self._background.run(self._page(), lambda: self._attempts(subject), show)

    def open_attempt(self, key: str) -> None:
        """Offer the turns of an attempt."""
        entry, offers = self._entries.get(key), self._offers
        if entry is None or offers is None:
            return
        self._attempt = key
        attempt_id = UUID(key.partition(":")[2])
        self._background.run(
            self._page(),
            lambda: offers.turns(attempt_id),
            lambda turns: self._page().show_turns(entry.title, turns),
        )

    def pick_turn(self, number: int) -> None:
        """Take a turn of the attempt that is open, 0 for the whole of it."""
        entry = self._entries.get(self._attempt)
        if entry is None:
            return
        answer = f"{self._attempt}#{number}" if number else self._attempt
        text = tr("{day} {title}").format(day=entry.day, title=entry.title)
        if number:
            text = tr("{text} 第 {n} 句").format(text=text, n=number)
        self._take(answer, text)

    def pick_words(self, kind: str, words: str) -> None:
        """Take a ticket number or a note."""
        if words.strip():
            self._take(f"{kind}:{words.strip()}", words.strip())

    def _attempts(self, subject: UUID) -> tuple[ChainEntry, ...]:
        return self._offers.attempts(subject) if self._offers is not None else ()

    def _take(self, answer: str, text: str) -> None:
        filling = self._filling
        if filling is None:
            return
        record = record_of(answer)
        if record is not None:
            others = [one for one in filling.evidence if one.record_id != record]
            filling.attach([*others, Evidence("attempt", record, text)])
        self._page().close_picker()
        self._page().show_picked(self._item, answer, text)
        self._when_picked(self._item, answer)


def record_of(answer: str) -> UUID | None:
    """Return the attempt that an answer names, or None where it names no record."""
    kind, _, name = answer.partition(":")
    return UUID(name.partition("#")[0]) if kind == "attempt" else None
