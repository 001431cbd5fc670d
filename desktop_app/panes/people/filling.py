"""Fills in evaluations and exam marks about a person, beside everything that they have done."""

from collections.abc import Sequence
from typing import Protocol

from db.records import Evidence, Person
from desktop_app.filling.links import chain_entry
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import number_text, tr
from desktop_app.training.chain.use_cases import Chain, Link
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.practice.modes.names import mode_word
from desktop_app.widgets.chain_items import ChainEntry

_OFFERED = 60
"""So many of the newest attempts, and sheets, are offered as evidence."""


class ShowsRecords(Protocol):
    """What stands beside the form, as far as the presenter needs it."""

    def show_fill_records(
        self, hint: str, records: Sequence[ChainEntry], chosen: Sequence[str]
    ) -> None: ...


class JudgingPresenter:
    """Opens a form about a person with the records that it can rest on; `fill` does the rest."""

    def __init__(
        self,
        view: ShowsRecords,
        actor: Person,
        fill: FillPresenter,
        forms: Forms,
        chain: Chain,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._fill = fill
        self._forms = forms
        self._chain = chain
        self._clock = clock
        self._background = background
        self._links: dict[str, Link] = {}
        self._asked = 0

    def begin(self, form_key: str, subject: Person) -> None:
        """Open a form about *subject* for today, with what was typed before."""
        self._asked += 1
        asked, day = self._asked, self._clock.today()
        self._background.run(
            self._view,
            lambda: (
                self._forms.open(self._actor, form_key, subject, day),
                self._chain.record(self._actor, subject.id, _OFFERED).links,
            ),
            lambda opened: self._show(asked, *opened),
        )

    def leave(self) -> bool:
        """Put the form away; its draft is kept. Returns whether one was open."""
        self._asked += 1
        return self._fill.leave()

    def attach(self, keys: Sequence[str]) -> None:
        """Let the sheet rest on exactly these records, oldest first."""
        chosen = sorted(
            (self._links[key] for key in keys if key in self._links), key=lambda one: one.at
        )
        self._fill.attach([Evidence(one.kind, one.record_id, _note(one)) for one in chosen])

    def _show(self, asked: int, sheet: OpenSheet, links: tuple[Link, ...]) -> None:
        if asked != self._asked:
            return
        entries = [(link, self._entry(link)) for link in links if link.kind != "certificate"]
        self._links = {entry.key: link for link, entry in entries}
        self._view.show_fill_records(
            tr("勾选的记录附在表后，打印时一并列出。"),
            tuple(entry for _link, entry in entries),
            tuple(f"{one.kind}:{one.record_id}" for one in sheet.evidence),
        )
        self._fill.show(Begun(sheet))

    def _entry(self, link: Link) -> ChainEntry:
        return chain_entry(link, self._clock.local)


def _note(link: Link) -> str:
    """Say what a record was, in case it is read where it cannot be opened."""
    title = link.title
    if link.kind == "attempt":
        title = tr("{mode} {title}").format(mode=mode_word(link.mode), title=title)
    if link.mark is None:
        return title
    return tr("{title} {n} 分").format(title=title, n=number_text(link.mark))
