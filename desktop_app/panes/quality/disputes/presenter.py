"""Decides which dispute is looked at, and takes the ruling."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from db.records import DisputeEntry, Person
from desktop_app.panes.quality.disputes.shown import DisputeShown, ListRow
from desktop_app.panes.quality.disputes.telling import (
    dispute_row,
    dispute_shown,
    list_sentence,
    signs,
    total_text,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.training.quality.disputes.use_cases import DisputePage, Disputes


class ShowsDisputes(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[ListRow], selected: str) -> None: ...
    def show_dispute(self, dispute: DisputeShown | None) -> None: ...
    def show_total(self, text: str) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def ask_signature(self, name: str, what: str) -> None: ...
    def show_signature_problem(self, text: str, wait: float) -> None: ...
    def close_signature(self) -> None: ...


class DisputesPresenter:
    """Disputes that *actor* may see, and the ruling on one of them."""

    def __init__(
        self,
        view: ShowsDisputes,
        actor: Person,
        disputes: Disputes,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._disputes = disputes
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._chosen = ""
        self._page: DisputePage | None = None
        self._accepted: set[str] = set()
        self._reason = ""

    def refresh(self) -> None:
        """Load the list anew; a ruling that is being written is left alone."""
        self._background.run(
            self._view, lambda: self._disputes.entries(self._actor), self._show_list
        )

    def open_target(self, target: str) -> None:
        """Show `dispute:<uuid>`."""
        self.choose(target.partition(":")[2])

    def choose(self, key: str) -> None:
        """Look at another dispute."""
        if key and key != self._chosen:
            self._chosen, self._page = key, None
            self._load()

    def open_sheet(self, key: str) -> None:
        """Open one of the sheets."""
        self._navigator.go("quality", f"inspection:{key}")

    def accept(self, item: str, accepted: bool) -> None:
        """Accept what is proposed for an item, or not."""
        page = self._page
        if page is None:
            return
        if accepted:
            self._accepted.add(item)
        else:
            self._accepted.discard(item)
        taken = {one: page.dispute.proposed[one] for one in self._accepted}
        score = self._disputes.would_be(page.signed, taken)
        self._view.show_total(total_text(page.entry.total, score))

    def set_reason(self, text: str) -> None:
        """Take what is typed as the reason of the ruling."""
        self._reason = text

    def rule(self) -> None:
        """Ask for the signature under the ruling."""
        if self._page is None:
            return
        if not self._reason.strip():
            self._view.show_problem(tr("请写明裁定的理由。"))
            return
        self._view.show_problem("")
        self._view.ask_signature(self._actor.name, signs(self._page, self._accepted))

    def sign(self, password: str) -> None:
        """Rule."""
        page = self._page
        if page is None:
            return
        accepted, reason = frozenset(self._accepted), self._reason
        self._background.run(
            self._view,
            lambda: self._disputes.rule(self._actor, page.entry.id, accepted, reason, password),
            lambda _ruling: self._ruled(),
            self._refused,
        )

    def _ruled(self) -> None:
        self._view.close_signature()
        self._navigator.notify(tr("已裁定，对方的今日会看到结果。"))
        self._page = None
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, WrongPassword):
            self._view.show_signature_problem(error.what, error.wait)
            return
        trouble = trouble_of(error)
        if trouble is None:
            raise error
        self._view.close_signature()
        self._view.show_problem(" ".join(p for p in (trouble.what, trouble.do) if p))

    def _show_list(self, entries: tuple[DisputeEntry, ...]) -> None:
        rows = [dispute_row(one) for one in entries]
        keys = [one.key for one in rows]
        if self._chosen not in keys:
            self._chosen, self._page = (keys[0] if keys else ""), None
        self._view.set_heading(tr("申诉"), list_sentence(entries))
        self._view.show_rows(rows, self._chosen)
        rules = allowed(self._actor, Act.RULE)
        waiting = [
            one for one in entries if one.outcome is None and one.subject_id != self._actor.id
        ]
        self._view.show_count(len(waiting) if rules else 0)
        if not self._chosen:
            self._view.show_dispute(None)
        elif self._page is None or self._page.ruling is None:
            self._load()

    def _load(self) -> None:
        dispute_id = UUID(self._chosen)
        self._background.run(
            self._view, lambda: self._disputes.page(self._actor, dispute_id), self._show
        )

    def _show(self, page: DisputePage) -> None:
        if str(page.entry.id) != self._chosen:  # another was chosen meanwhile
            return
        if self._page is not None and page.entry == self._page.entry:
            return  # the same: what is being written stays
        self._page = page
        self._accepted, self._reason = set(), ""
        self._view.show_dispute(dispute_shown(page, self._clock))
        if page.may_rule:
            score = self._disputes.would_be(page.signed, {})
            self._view.show_total(total_text(page.entry.total, score))
