"""Lets a supervisor pair trainees with mentors: by proposal, one by one or all at once."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from db.records import Pairing, Person
from desktop_app.panes.mentoring.matching import wording
from desktop_app.panes.mentoring.matching.shown import (
    ChoiceRow,
    ChoiceShown,
    HistoryLine,
    PairRow,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.mentoring.matching.use_cases import (
    BadPairing,
    Choice,
    Matching,
    MatchingPage,
    Unpaired,
)


class ShowsMatching(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_rules(self, text: str) -> None: ...
    def show_trainees(self, rows: Sequence[PairRow]) -> None: ...
    def mark_trainee(self, key: str) -> None: ...
    def show_choices(self, title: str, rows: Sequence[ChoiceRow], chosen: str) -> None: ...
    def show_choice(self, choice: ChoiceShown | None) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def show_acts(self, proposals: int, may_undo: bool) -> None: ...
    def show_history(self, lines: Sequence[HistoryLine]) -> None: ...


class MatchingPresenter:
    """One trainee and one mentor for them are looked at at a time."""

    def __init__(
        self,
        view: ShowsMatching,
        actor: Person,
        matching: Matching,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._matching = matching
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._page: MatchingPage | None = None
        self._trainee = ""
        self._mentor = ""
        self._last: tuple[tuple[Pairing, ...], dict[UUID, UUID | None]] | None = None

    def refresh(self) -> None:
        """Load everybody anew; who is looked at stays."""
        self._background.run(self._view, lambda: self._matching.page(self._actor), self._show)

    def open_target(self, target: str) -> None:
        """Show the trainee of `pair:<uuid>`."""
        kind, _, key = target.partition(":")
        if kind == "pair":
            self._trainee, self._mentor = key, ""
            if self._page is not None:
                self._show(self._page)

    def choose_trainee(self, key: str) -> None:
        """Look at another trainee; the mentor proposed or had is chosen."""
        if key != self._trainee:
            self._trainee, self._mentor = key, ""
            self._show_choices()

    def choose_mentor(self, key: str) -> None:
        """Look at another mentor for this trainee."""
        if key != self._mentor:
            self._mentor = key
            self._show_choice()

    def confirm(self, reason: str) -> None:
        """Pair the two that are looked at."""
        if self._trainee and self._mentor:
            self._decide(UUID(self._mentor), reason)

    def end(self, reason: str) -> None:
        """Take the trainee's mentor back."""
        if self._trainee:
            self._decide(None, reason)

    def take_all(self) -> None:
        """Pair everybody as proposed."""
        before = self._mentors()
        self._background.run(
            self._view,
            lambda: self._matching.decide_all(self._actor),
            lambda made: self._made(made, before),
        )

    def undo(self) -> None:
        """Take the last decision of this sitting back, by a new one."""
        if self._last is None:
            return
        made, before = self._last
        self._last = None

        def undone(_none: object) -> None:
            self._navigator.notify(tr("已撤销，配对历史里两次都留着。"))
            self.refresh()

        self._background.run(
            self._view, lambda: self._matching.undo(self._actor, made, before), undone
        )

    def open_history(self) -> None:
        """Show every decision, newest first."""
        self._background.run(
            self._view,
            lambda: self._matching.history(self._actor),
            lambda found: self._view.show_history(
                [wording.history_line(one, self._clock.local) for one in found]
            ),
        )

    def _decide(self, mentor_id: UUID | None, reason: str) -> None:
        trainee, before = UUID(self._trainee), self._mentors()
        self._background.run(
            self._view,
            lambda: (self._matching.decide(self._actor, trainee, mentor_id, reason),),
            lambda made: self._made(made, before),
            self._refused,
        )

    def _made(self, made: tuple[Pairing, ...], before: dict[UUID, UUID | None]) -> None:
        self._last = (made, before)
        self._view.show_problem("")
        self._navigator.notify(tr("已记下 {n} 个配对决定").format(n=len(made)))
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, BadPairing):
            raise error
        self._view.show_problem(error.what)

    def _mentors(self) -> dict[UUID, UUID | None]:
        everybody = self._page.trainees if self._page is not None else ()
        return {one.known.person.id: one.known.person.mentor_id for one in everybody}

    def _show(self, page: MatchingPage) -> None:
        self._page = page
        self._view.set_heading(tr("带教"), wording.sentence(page))
        waiting = sum(one.known.person.mentor_id is None for one in page.trainees)
        self._view.show_count(waiting)
        self._view.show_rules(wording.rule_text(page.rules))
        self._view.show_trainees([wording.pair_row(one) for one in page.trainees])
        proposals = sum(one.proposal is not None for one in page.trainees)
        self._view.show_acts(proposals, self._last is not None)
        known = {str(one.known.person.id) for one in page.trainees}
        if self._trainee not in known:
            self._trainee = str(page.trainees[0].known.person.id) if page.trainees else ""
            self._mentor = ""
        self._view.mark_trainee(self._trainee)
        self._show_choices()

    def _show_choices(self) -> None:
        trainee = self._one()
        if trainee is None or self._page is None:
            self._view.show_choices("", (), "")
            self._view.show_choice(None)
            return
        page, choices = self._page, self._choices()
        if not self._mentor:
            self._mentor = _first(trainee, choices)
        loads = {one.known.person.id: one for one in page.candidates}
        rows = []
        for choice in choices:
            candidate = loads[choice.match.mentor.person.id]
            rows.append(
                wording.choice_row(choice, page.rules, candidate.load, candidate.load_after)
            )
        title = tr("谁来带{name}").format(name=trainee.known.person.name)
        self._view.show_choices(title, rows, self._mentor)
        self._show_choice()

    def _show_choice(self) -> None:
        trainee = self._one()
        choice = next(
            (one for one in self._choices() if str(one.match.mentor.person.id) == self._mentor),
            None,
        )
        shown = trainee is not None and choice is not None
        self._view.show_choice(
            wording.choice_shown(trainee, choice) if shown and trainee and choice else None
        )

    def _one(self) -> Unpaired | None:
        everybody = self._page.trainees if self._page is not None else ()
        return next((one for one in everybody if str(one.known.person.id) == self._trainee), None)

    def _choices(self) -> tuple[Choice, ...]:
        if self._page is None or not self._trainee:
            return ()
        return self._page.choices(UUID(self._trainee))


def _first(trainee: Unpaired, choices: Sequence[Choice]) -> str:
    """The mentor whom a trainee has, else the proposed one, else the best."""
    own = trainee.known.person.mentor_id
    if own is not None:
        return str(own)
    if trainee.proposal is not None:
        return str(trainee.proposal.mentor.person.id)
    return str(choices[0].match.mentor.person.id) if choices else ""
