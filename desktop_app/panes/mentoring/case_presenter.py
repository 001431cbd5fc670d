"""Has a supervised case written down: one sheet a case, its draft kept until it is signed."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.mentoring.use_cases import CASE_FORM, Mentoring


class CasePresenter:
    """Opens the next case of a trainee on the page that fills in sheets."""

    def __init__(
        self,
        fill: FillPresenter,
        actor: Person,
        mentoring: Mentoring,
        forms: Forms,
        clock: Clock,
        find: Callable[[UUID], Person | None],
    ) -> None:
        """*find* returns one of the mentor's trainees."""
        self._fill = fill
        self._actor = actor
        self._mentoring = mentoring
        self._forms = forms
        self._clock = clock
        self._find = find

    def open(self, person_id: UUID) -> None:
        """Open the trainee's next case, with what was typed of it before."""
        today = self._clock.today()

        def begun() -> Begun:
            person = self._find(person_id)
            if person is None:
                raise AssertionError("cases are opened from the list of one's own trainees")
            number = len(self._mentoring.cases(self._actor, person)) + 1
            sheet = self._forms.open(self._actor, CASE_FORM, person, today, target=f"case:{number}")
            return Begun(
                sheet,
                title=tr("案例 {n} · {name}").format(n=number, name=person.name),
                sentence=tr("{day} · 一件一记，每一步自动保存").format(day=day_text(today)),
            )

        self._fill.begin(begun)

    def leave(self) -> None:
        """Put the case away; its draft is kept."""
        self._fill.leave()
