"""Decides which inspection is read, and hands in what its agent says about it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from db.records import DisputeEntry, Person, ResultEntry
from desktop_app.panes.quality.own.case_presenter import CasePresenter
from desktop_app.panes.quality.own.shown import ListRow, Objecting, SheetShown, TrendShown
from desktop_app.panes.quality.own.telling import (
    list_sentence,
    objecting,
    result_row,
    sheet_shown,
    trend,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.training.quality.disputes.use_cases import Disputes, OwnSheet
from desktop_app.training.quality.inspecting.use_cases import Inspections

if TYPE_CHECKING:
    from desktop_app.training.quality.contacts.use_cases import Looked

_BACK = timedelta(days=182)
"""Half a year of inspections is listed."""


class ShowsOwn(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[ListRow], selected: str) -> None: ...
    def show_trend(self, shown: TrendShown) -> None: ...
    def show_sheet(self, sheet: SheetShown | None) -> None: ...
    def begin_objecting(self, answers: Mapping[str, object], objection: Objecting) -> None: ...
    def show_objecting(self, objection: Objecting) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def show_arithmetic(self, lines: Sequence[str]) -> None: ...


class OwnPresenter:
    """A person's own inspections, and for a mentor those of their trainees."""

    def __init__(
        self,
        view: ShowsOwn,
        actor: Person,
        inspections: Inspections,
        disputes: Disputes,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        print_sheet: Callable[[UUID], None],
        case: CasePresenter,
    ) -> None:
        self._case = case
        self._view = view
        self._actor = actor
        self._inspections = inspections
        self._disputes = disputes
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._print_sheet = print_sheet
        self._results: tuple[ResultEntry, ...] = ()
        self._chosen = ""
        self._own: OwnSheet | None = None
        self._reason = ""
        self._proposed: dict[str, Any] = {}
        self._objects = False

    def refresh(self) -> None:
        """Load the list anew; an objection under way is left alone."""
        today = self._clock.today()

        def work() -> tuple[tuple[ResultEntry, ...], tuple[DisputeEntry, ...]]:
            found = self._inspections.results(self._actor, today - _BACK, today)
            return found, self._disputes.entries(self._actor)

        self._background.run(self._view, work, lambda found: self._show_list(*found))

    def open_target(self, target: str) -> None:
        """Show `inspection:<uuid>`, whether it stands or was replaced."""
        self._objects = False
        self._choose(target.partition(":")[2])

    def choose(self, key: str) -> None:
        """Read another inspection; what was typed about the one before is kept."""
        if key != self._chosen:
            self._objects = False
            self._choose(key)

    def _choose(self, key: str) -> None:
        self._chosen = key
        sheet_id = UUID(key)

        def work() -> "tuple[OwnSheet, Looked | None]":
            own = self._disputes.own_sheet(self._actor, sheet_id)
            ruled = own.dispute is not None and own.dispute.outcome is not None
            if ruled and own.signed.subject.id == self._actor.id:
                self._disputes.mark_seen(self._actor)
            return own, self._inspections.contact_of(self._actor, own.signed.sheet)

        self._background.run(self._view, work, lambda found: self._show_sheet(key, *found))

    def follow_link(self, target: str) -> None:
        """Go to the dispute, or to the sheet before or after."""
        self._navigator.go("quality", target)

    def print(self) -> None:
        """Show the printed sheet."""
        if self._own is not None:
            self._print_sheet(self._own.signed.sheet.id)

    def explain(self) -> None:
        """Open the arithmetic of the sheet, or of what is proposed."""
        from desktop_app.training.forms.explaining import explain

        if self._own is not None:
            proposed = self._proposed if self._objects else {}
            self._view.show_arithmetic(explain(self._disputes.would_be(self._own.signed, proposed)))

    def agree(self) -> None:
        """Say that the inspection is right."""
        own = self._own
        if own is not None:
            sheet_id = own.signed.sheet.id
            self._do(lambda: self._disputes.agree(self._actor, sheet_id), tr("已认可这份质检。"))

    def begin(self) -> None:
        """Begin an objection, or go on with the one that was put aside."""
        own = self._own
        if own is None or not own.may_answer:
            return
        self._objects = True
        self._reason, self._proposed = own.reason, dict(own.proposed)
        answers = {**own.signed.sheet.answers, **self._proposed}
        self._view.begin_objecting(answers, self._objection(own))

    def answer(self, item: str, value: object) -> None:
        """Take another answer for an item; None takes the proposal back."""
        if not self._objects:
            return
        if value is None:
            self._proposed.pop(item, None)
        else:
            self._proposed[item] = value
        self._keep()

    def set_reason(self, text: str) -> None:
        """Take what is typed as the reason."""
        if self._objects and text != self._reason:
            self._reason = text
            self._keep()

    def put_aside(self) -> None:
        """Read the sheet again; what was typed is kept."""
        self._objects = False
        self._choose(self._chosen)

    def hand_in(self) -> None:
        """Raise the dispute."""
        own = self._own
        if own is None:
            return
        sheet_id, reason, proposed = own.signed.sheet.id, self._reason, dict(self._proposed)
        self._do(
            lambda: self._disputes.object(self._actor, sheet_id, reason, proposed),
            tr("申诉已提交，裁定后会出现在您的今日里。"),
        )

    def _do(self, work: Callable[[], object], told: str) -> None:
        def done(_result: object) -> None:
            self._objects = False
            self._navigator.notify(told)
            self._choose(self._chosen)
            self.refresh()

        def refused(error: Exception) -> None:
            trouble = trouble_of(error)
            if trouble is None:
                raise error
            self._view.show_problem(" ".join(p for p in (trouble.what, trouble.do) if p))

        self._background.run(self._view, work, done, refused)

    def _keep(self) -> None:
        own = self._own
        if own is None:
            return
        self._disputes.keep(self._actor, own.signed.sheet.id, self._reason, self._proposed)
        self._view.show_objecting(self._objection(own))

    def _objection(self, own: OwnSheet) -> Objecting:
        would_be = self._disputes.would_be(own.signed, self._proposed)
        return objecting(own, self._reason, self._proposed, would_be)

    def _show_list(
        self, results: tuple[ResultEntry, ...], disputes: tuple[DisputeEntry, ...]
    ) -> None:
        self._results = results
        of = {one.corrected_id or one.sheet_id: one for one in disputes}
        rows = [result_row(one, self._actor, of.get(one.id)) for one in results]
        self._view.set_heading(tr("质检结果"), list_sentence(results, self._actor))
        if not self._chosen and rows:
            self._chosen = rows[0].key
        self._view.show_rows(rows, self._chosen)
        if not self._chosen:
            self._view.show_sheet(None)
        elif not self._objects:
            self._choose(self._chosen)

    def _show_sheet(self, key: str, own: OwnSheet, looked: "Looked | None") -> None:
        if key != self._chosen or self._objects:
            return
        self._own = own
        self._view.show_sheet(sheet_shown(own, looked, self._actor))
        self._case.look_at(own.signed.sheet)
        self._view.show_trend(trend(self._results, own.signed.subject.id))
