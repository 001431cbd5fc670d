"""Fills in evaluations and exam marks about a person, beside everything that they have done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Evidence, Person
from desktop_app.panes.people.shown import PRACTICAL, FillShown
from desktop_app.panes.people.telling import chain_entry
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.chain.use_cases import Chain, Link
from desktop_app.training.forms.filling import Filling, missing_text
from desktop_app.training.forms.use_cases import Forms, MissingAnswers
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.training.practice.modes.names import STUDY, mode_word
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.form_items import shown_form

if TYPE_CHECKING:
    from db.records import Sheet
    from desktop_app.training.forms.use_cases import OpenSheet

_OFFERED = 60
"""So many of the newest attempts, and sheets, are offered as evidence."""


class ShowsFilling(Protocol):
    """The view of a form under way, as far as the presenter needs it."""

    def show_filling(self, fill: FillShown) -> None: ...
    def show_fill_state(self, score: str, note: str) -> None: ...
    def show_missing(self, items: Sequence[str], sentence: str) -> None: ...
    def ask_signature(self, name: str, what: str) -> None: ...
    def show_signature_problem(self, text: str, wait: float) -> None: ...
    def close_signature(self) -> None: ...


class FillPresenter:
    """One form at a time; every answer is kept as a draft at once.

    Attribute: `when_signed`, called with the id of a sheet that has been signed.
    """

    def __init__(
        self,
        view: ShowsFilling,
        actor: Person,
        forms: Forms,
        chain: Chain,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._forms = forms
        self._chain = chain
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self.when_signed: Callable[[UUID], None] = lambda _sheet: None
        self._filling: Filling | None = None
        self._links: dict[str, Link] = {}
        self._signing = False
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
        was_open = self._filling is not None
        self._filling = None
        return was_open

    def answer(self, item_id: str, value: object) -> None:
        """Take an answer and keep it."""
        if self._filling is not None and not self._signing:
            self._filling.answer(item_id, value)
            self._show_state()

    def attach(self, keys: Sequence[str]) -> None:
        """Let the sheet rest on exactly these records, oldest first."""
        if self._filling is None or self._signing:
            return
        chosen = sorted(
            (self._links[key] for key in keys if key in self._links), key=lambda one: one.at
        )
        self._filling.attach([Evidence(one.kind, one.record_id, _note(one)) for one in chosen])
        self._show_state()

    def submit(self) -> None:
        """Ask for the signature; what is missing is marked instead."""
        if self._filling is None or self._signing:
            return
        sheet = self._filling.sheet
        if sheet.score.missing:
            self._show_missing(sheet.score.missing)
            return
        self._view.ask_signature(
            self._actor.name,
            tr("{form}，{name}，{day}。签名后锁定，不能再改。").format(
                form=sheet.form.title, name=sheet.subject.name, day=day_text(sheet.day)
            ),
        )

    def sign(self, password: str) -> None:
        """Lock the sheet with the password."""
        filling = self._filling
        if filling is None or self._signing:
            return
        self._signing = True

        def work() -> "Sheet | WrongPassword | MissingAnswers":
            # What belongs to the sheet is an answer here, not a fault: it is said on the sheet.
            try:
                return filling.sign(password)
            except (WrongPassword, MissingAnswers) as refused:
                return refused
            finally:
                self._signing = False

        self._background.run(self._view, work, self._answered)

    def _answered(self, outcome: "Sheet | WrongPassword | MissingAnswers") -> None:
        if isinstance(outcome, WrongPassword):
            self._view.show_signature_problem(outcome.what, outcome.wait)
            return
        self._view.close_signature()
        if isinstance(outcome, MissingAnswers):
            self._show_missing(outcome.items)
            return
        self._filling = None
        self._navigator.notify(tr("已签名锁定：{number}").format(number=outcome.number))
        self.when_signed(outcome.id)

    def _show(self, asked: int, sheet: "OpenSheet", links: tuple[Link, ...]) -> None:
        if asked != self._asked:
            return
        filling = Filling(self._forms, self._actor, sheet)
        self._filling = filling
        practical = sheet.form.key == PRACTICAL
        entries = [(link, self._entry(link)) for link in links if _offered(link, practical)]
        self._links = {entry.key: link for link, entry in entries}
        hint = (
            tr("请勾选实操用的三次对练（易、中、难各一次），证书据此可以查到原话。")
            if practical
            else tr("勾选的记录附在表后，打印时一并列出。")
        )
        self._view.show_filling(
            FillShown(
                title=tr("{form} · {name}").format(form=sheet.form.title, name=sheet.subject.name),
                sentence=tr("{day} · 每一步自动保存").format(day=day_text(sheet.day)),
                form=shown_form(sheet.form, sheet.day, weights=True),
                answers=dict(sheet.answers),
                hint=hint,
                records=tuple(entry for _link, entry in entries),
                chosen=tuple(f"{one.kind}:{one.record_id}" for one in sheet.evidence),
            )
        )
        self._show_state()

    def _entry(self, link: Link) -> ChainEntry:
        return chain_entry(link, self._clock.local)

    def _show_state(self) -> None:
        filling = self._filling
        if filling is None:
            return
        parts = [filling.saved_text()]
        if filling.evidence:
            parts.append(tr("附上依据 {n} 条").format(n=len(filling.evidence)))
        note = " · ".join(part for part in parts if part)
        self._view.show_fill_state(filling.score_text(), note)

    def _show_missing(self, items: Sequence[str]) -> None:
        if self._filling is not None:
            self._view.show_missing(items, missing_text(self._filling.sheet.form, items))


def _offered(link: Link, practical: bool) -> bool:
    """Whether a record may be attached; to the practical test no run that only teaches."""
    studied = link.kind == "attempt" and link.mode in STUDY
    return link.kind != "certificate" and not (practical and studied)


def _note(link: Link) -> str:
    """Say what a record was, in case it is read where it cannot be opened."""
    title = link.title
    if link.kind == "attempt":
        title = tr("{mode} {title}").format(mode=mode_word(link.mode), title=title)
    if link.mark is None:
        return title
    return tr("{title} {n} 分").format(title=title, n=number_text(link.mark))
