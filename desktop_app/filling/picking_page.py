"""What every page of a sheet under way has beside its form: a picker of evidence, and the sums."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop_app.filling.shown import PicksEvidence, TurnOffered
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.form_filler import FormFiller

if TYPE_CHECKING:
    from desktop_app.filling.arithmetic import ArithmeticSheet
    from desktop_app.filling.picker import EvidencePicker


class PickingPage:
    """Stands beside `QWidget` among the bases of a page that has a `filler`.

    Attributes: `picker`, the sheet at the side in which a record is picked; `sums`, that in which
    the arithmetic is opened. Both are built when they are first needed.
    """

    filler: FormFiller
    _picker: "EvidencePicker | None" = None
    _sums: "ArithmeticSheet | None" = None
    _picks: PicksEvidence | None = None

    @property
    def picker(self) -> "EvidencePicker":
        """The sheet in which a record is picked."""
        if self._picker is None:
            from desktop_app.filling.picker import EvidencePicker

            self._picker = EvidencePicker(cast(QWidget, self))
            if self._picks is not None:
                self._picker.attempt_opened.connect(self._picks.open_attempt)
                self._picker.turn_picked.connect(self._picks.pick_turn)
                self._picker.words_picked.connect(self._picks.pick_words)
        return self._picker

    @property
    def sums(self) -> "ArithmeticSheet":
        """The sheet in which the arithmetic is opened."""
        if self._sums is None:
            from desktop_app.filling.arithmetic import ArithmeticSheet

            self._sums = ArithmeticSheet(cast(QWidget, self))
        return self._sums

    def show_arithmetic(self, lines: Sequence[str]) -> None:
        """Open the sums beside the sheet."""
        self.sums.show_lines(lines)
        self.sums.open()

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
