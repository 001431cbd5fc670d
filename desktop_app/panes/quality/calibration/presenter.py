"""Decides which calibration is shown, who sits down to score it, and what may be read."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import CalibrationEntry, Person, Sheet
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.panes.quality.calibration.shown import (
    Choices,
    ListRow,
    ResultsShown,
    RoundShown,
)
from desktop_app.panes.quality.calibration.telling import (
    choices,
    list_sentence,
    results_shown,
    round_shown,
    row,
)
from desktop_app.panes.quality.contact.shown import ContactShown
from desktop_app.panes.quality.contact.telling import contact_shown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.training.quality.calibration.use_cases import Calibrations, Proposal
from desktop_app.training.quality.contacts.use_cases import Contacts

if TYPE_CHECKING:
    from desktop_app.training.quality.calibration.use_cases import Blind

RECENT = timedelta(days=60)
"""Contacts of so many days are offered: older ones nobody remembers."""


class ShowsCalibrations(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[ListRow], selected: str, may_open: bool) -> None: ...
    def show_nothing(self) -> None: ...
    def show_choices(self, offered: Choices) -> None: ...
    def show_new_problem(self, text: str) -> None: ...
    def show_round(self, shown: RoundShown) -> None: ...
    def show_close_problem(self, text: str) -> None: ...
    def show_blind(self, contact: ContactShown, who: str) -> None: ...
    def show_results(self, shown: ResultsShown, item: str) -> None: ...
    def show_agree_problem(self, text: str) -> None: ...
    def show_count(self, count: int) -> None: ...
    def ask_password(self, name: str, what: str) -> None: ...
    def show_password_problem(self, text: str, wait: float) -> None: ...
    def close_password(self) -> None: ...


class CalibrationPresenter:
    """Calibrations that *actor* may know of; *fill* serves whoever sits down."""

    def __init__(
        self,
        view: ShowsCalibrations,
        actor: Person,
        calibrations: Calibrations,
        contacts: Contacts,
        fill: FillPresenter,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        preview: Callable[[UUID], None],
    ) -> None:
        self._view = view
        self._preview = preview
        self._actor = actor
        self._calibrations = calibrations
        self._contacts = contacts
        self._fill = fill
        fill.when_signed = self._handed_in
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._entries: dict[str, CalibrationEntry] = {}
        self._chosen = ""
        self._seat: UUID | None = None
        self._item = ""
        self._asked = 0

    @property
    def _leads(self) -> bool:
        return allowed(self._actor, Act.CALIBRATE)

    def refresh(self) -> None:
        """Load the list anew; a sheet that is being filled in is left alone."""
        self._background.run(
            self._view, lambda: self._calibrations.entries(self._actor), self._show_list
        )

    def open_target(self, target: str) -> None:
        """Show `calibration:<uuid>`."""
        key = target.partition(":")[2]
        if key in self._entries:
            self.choose(key)
        else:
            self._chosen = key
            self.refresh()

    def choose(self, key: str) -> None:
        """Look at another calibration."""
        if key not in self._entries:
            return
        self._fill.leave()
        self._chosen, self._item = key, ""
        self._load()

    def back(self) -> None:
        """Leave what is being filled in; the draft of a sheet is kept."""
        self._fill.hand_over(self._actor)
        if self._chosen:
            self._load()
        else:
            self.refresh()

    def print(self) -> None:
        """Show the report of the closed one that is looked at, as it is printed."""
        self._preview(UUID(self._chosen))

    def ask_new(self) -> None:
        """Ask what the next calibration is about."""
        self._fill.leave()
        self._asked += 1
        today = self._clock.today()

        def load() -> Choices:
            return choices(
                self._contacts.listed(self._actor, today - RECENT, today),
                self._calibrations.scorecards(self._actor),
                self._calibrations.inspectors(self._actor),
                self._actor.id,
            )

        self._background.run(self._view, load, self._view.show_choices)

    def open(
        self, title: str, contact: str, form: str, people: Sequence[str], reference: str
    ) -> None:
        """Open a calibration as it was put together."""
        if not (contact and form and reference):
            self._view.show_new_problem(tr("请选好接待、评分表和给标准分的人。"))
            return
        proposal = Proposal(
            title, UUID(contact), form, tuple(UUID(one) for one in people), UUID(reference)
        )

        def opened(key: str) -> None:
            self._chosen = key
            self._navigator.notify(tr("校准已发起，各位轮流在这台电脑上评。"))
            self.refresh()

        self._background.run(
            self._view,
            lambda: str(self._calibrations.open(self._actor, proposal).id),
            opened,
            lambda error: self._refused(error, self._view.show_new_problem),
        )

    def take_seat(self, person: str) -> None:
        """Let somebody score; who is not signed in proves themselves first."""
        self._seat = UUID(person)
        if self._seat == self._actor.id:
            self._begin(self._actor)
            return
        found = self._calibrations.round(self._actor, UUID(self._chosen)).people[self._seat]
        self._view.ask_password(
            found.name, tr("请输入自己的密码。评完交回座位，交出以前的内容只有您看得到。")
        )

    def prove(self, password: str) -> None:
        """Take the password of who sits down, and open their empty sheet."""
        seat, calibration_id = self._seat, UUID(self._chosen)
        if seat is None:
            return

        def seated(person: Person) -> None:
            self._view.close_password()
            self._begin(person)

        self._background.run(
            self._view,
            lambda: self._calibrations.take_seat(calibration_id, seat, password),
            seated,
            self._not_seated,
        )

    def close(self, reason: str) -> None:
        """Close the calibration that is shown: everybody in it sees everything from then on."""
        calibration_id = UUID(self._chosen)
        self._background.run(
            self._view,
            lambda: self._calibrations.close(self._actor, calibration_id, reason),
            lambda _closed: self.refresh(),
            lambda error: self._refused(error, self._view.show_close_problem),
        )

    def choose_item(self, item: str) -> None:
        """Note which item is talked about."""
        self._item = item

    def agree(self, item: str, text: str) -> None:
        """Record what was agreed about an item."""
        calibration_id = UUID(self._chosen)

        def agreed(_done: None) -> None:
            self._navigator.notify(tr("统一的口径已记下。"))
            self._load()

        self._background.run(
            self._view,
            lambda: self._calibrations.agree(self._actor, calibration_id, item, text),
            agreed,
            lambda error: self._refused(error, self._view.show_agree_problem),
        )

    def _begin(self, person: Person) -> None:
        calibration_id = UUID(self._chosen)
        self._fill.hand_over(person)

        def opened(blind: "Blind") -> None:
            self._view.show_blind(contact_shown(blind.contact), person.name)
            self._fill.show(
                Begun(
                    blind.sheet,
                    tr("校准评分 · {name}").format(name=person.name),
                    tr("独立评分 · 每一步自动保存"),
                    tr("交出以后不能改；结束以前谁也看不到您的评分。"),
                )
            )

        self._background.run(
            self._view, lambda: self._calibrations.begin(person, calibration_id), opened
        )

    def _handed_in(self, _sheet: Sheet) -> None:
        self._fill.hand_over(self._actor)
        self.refresh()

    def _not_seated(self, error: Exception) -> None:
        if isinstance(error, WrongPassword):
            self._view.show_password_problem(error.what, error.wait)
            return
        self._view.close_password()
        raise error

    @staticmethod
    def _refused(error: Exception, say: "object") -> None:
        if not isinstance(error, Trouble) or not callable(say):
            raise error
        say(" ".join(part for part in (error.what, error.do) if part))

    def _show_list(self, entries: tuple[CalibrationEntry, ...]) -> None:
        self._entries = {str(one.id): one for one in entries}
        if self._chosen not in self._entries:
            self._chosen = next(iter(self._entries), "")
        self._view.set_heading(tr("校准"), list_sentence(entries))
        rows = [row(one, self._actor.id) for one in entries]
        self._view.show_rows(rows, self._chosen, self._leads)
        self._view.show_count(sum(self._owed(one) for one in entries))
        if self._fill.filling is not None:
            return  # somebody is scoring
        if self._chosen:
            self._load()
        else:
            self._view.show_nothing()

    def _owed(self, entry: CalibrationEntry) -> bool:
        asked = self._actor.id in entry.inspectors and self._actor.id not in entry.done
        return asked and entry.closed_at is None

    def _load(self) -> None:
        self._asked += 1
        asked, key = self._asked, self._chosen
        entry = self._entries.get(key)
        if entry is None:
            return
        calibration_id = entry.id
        if entry.closed_at is None:
            self._background.run(
                self._view,
                lambda: round_shown(
                    self._calibrations.round(self._actor, calibration_id),
                    self._actor.id,
                    self._clock,
                ),
                lambda shown: self._view.show_round(shown) if asked == self._asked else None,
            )
            return
        self._background.run(
            self._view,
            lambda: results_shown(
                self._calibrations.results(self._actor, calibration_id), self._leads, self._clock
            ),
            lambda shown: (
                self._view.show_results(shown, self._item) if asked == self._asked else None
            ),
        )
