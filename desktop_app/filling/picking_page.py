"""What every page of a sheet under way has to pick the evidence of an answer with."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop_app.filling.shown import PicksEvidence, TurnOffered
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.form_filler import FormFiller

if TYPE_CHECKING:
    from desktop_app.filling.picker import EvidencePicker


class PickingPage:
    """Stands beside `QWidget` among the bases of a page that has a `filler`.

    Attribute: `picker`, the sheet at the side in which a record is picked.
    """

    filler: FormFiller
    _picker: "EvidencePicker | None" = None
    _picks: PicksEvidence | None = None

    @property
    def picker(self) -> "EvidencePicker":
        """Built when it is first needed."""
        if self._picker is None:
            from desktop_app.filling.picker import EvidencePicker

            self._picker = EvidencePicker(cast(QWidget, self))
            if self._picks is not None:
                self._picker.attempt_opened.connect(self._picks.open_attempt)
                self._picker.turn_picked.connect(self._picks.pick_turn)
                self._picker.words_picked.connect(self._picks.pick_words)
        return self._picker

    def serve_picking(self, picks: PicksEvidence) -> None:
        """Hand what is picked to *picks*."""
        self._picks = picks

    def ask_evidence(self, title: str, attempts: Sequence[ChainEntry]) -> None:
        """Offer records for one answer."""
        self.picker.ask(title, attempts)

    def show_turns(self, title: str, turns: Sequence[TurnOffered]) -> None:
        """Offer the turns of an attempt."""
        self.picker.show_turns(title, turns)

    def show_picked(self, item_id: str, answer: object, text: str) -> None:
        """Show what was picked for an item."""
        self.filler.set_picked(item_id, answer, text)

    def close_picker(self) -> None:
        """Something has been picked."""
        self.picker.close_overlay()
