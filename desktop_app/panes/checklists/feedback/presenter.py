"""Decides what of the feedback a person answers, reads and adds to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from db.records import Person, Role, Sheet
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.panes.checklists.feedback import wording
from desktop_app.panes.checklists.feedback.shown import ResultShown
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.feedback.offering import Offer
from desktop_app.training.feedback.use_cases import Feedback, Subject
from desktop_app.training.people.use_cases import People
from desktop_app.widgets.row_list import ListRow


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_kinds(self, kinds: Sequence[tuple[str, str]], current: str) -> None: ...
    def show_rows(self, rows: Sequence[ListRow], current: str) -> None: ...
    def show_result(self, result: ResultShown) -> None: ...
    def show_nothing(self, *, asked: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    offers: tuple[Offer, ...]
    subjects: tuple[Subject, ...]
    agents: tuple[Person, ...]


class FeedbackPresenter:
    """Rows are `offer@<target>`, `result@<target>` and `agent@<person>`."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        feedback: Feedback,
        people: People,
        fill: FillPresenter,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._feedback = feedback
        self._people = people
        self._fill = fill
        self._background = background
        self._navigator = navigator
        self._loaded: _Loaded | None = None
        self._current = ""
        self._wanted = ""
        self._kind = ""
        self._asked = 0
        self._head("")

    def refresh(self) -> None:
        """Load what can be answered and read; a sheet that is being filled in stays."""
        self._background.run(self._view, self._load, self._show_loaded)

    def open_target(self, target: str) -> None:
        """`survey:<target>` opens a survey to answer."""
        self._wanted = f"offer@{target.partition(':')[2]}"
        if self._loaded is not None:
            self.choose(self._wanted)

    def filter(self, kind: str) -> None:
        """List one kind alone; empty for all."""
        self._kind = kind
        if self._loaded is not None:
            self._show_anew(self._loaded)

    def choose(self, key: str) -> None:
        """Open a survey, or show what was answered."""
        kind, _, name = key.partition("@")
        self._fill.leave()
        self._current = key
        self._asked += 1
        if kind == "offer":
            self._answer(name)
        elif kind == "result":
            self._read(name)
        elif kind == "agent":
            self._hear(UUID(name))

    def back(self) -> None:
        """Leave a sheet that is being filled in; its draft is kept."""
        self.choose(self._current)

    def evaluate(self) -> None:
        """Open the supervisor's evaluation of what is shown."""
        target = self._current.partition("@")[2]

        def opened() -> Begun:
            sheet = self._feedback.evaluate(self._actor, target)
            about = self._feedback.named([target])[target]
            parts = (sheet.form.title, about.title, about.detail)
            signs = tr("{form}，{name}，{day}。签名后锁定，不能再改。").format(
                form=sheet.form.title, name=about.title, day=day_text(sheet.day)
            )
            return Begun(sheet, title=" · ".join(part for part in parts if part), signs=signs)

        self._fill.begin(opened)

    def ask_customer(self) -> None:
        """Open the sheet on what a customer said."""
        person = UUID(self._current.partition("@")[2])
        self._fill.begin(lambda: Begun(self._feedback.ask_customer(self._actor, person)))

    def handed_in(self, sheet: Sheet) -> None:
        """Thank for a survey and go on to the next; show the results anew otherwise."""
        if sheet.use == "survey":
            self._current = ""
            self._navigator.notify(tr("谢谢您的反馈，结果只汇总，不记名。"))
        self._background.run(self._view, self._load, self._show_anew)

    def _answer(self, target: str) -> None:
        loaded = self._loaded
        offer = next((o for o in loaded.offers if o.target == target), None) if loaded else None
        title = offer.title if offer is not None else ""
        words = tr("不记名，只汇总：满三份才有结果，讲课的人看不到是谁写的")

        def opened() -> Begun:
            sheet = self._feedback.open(self._actor, target)
            name = tr("{form} · {title}").format(form=sheet.form.title, title=title)
            return Begun(sheet, name if title else sheet.form.title, words, weights=False)

        self._fill.begin(opened)

    def _read(self, target: str) -> None:
        asked = self._asked
        supervises = self._actor.has(Role.SUPERVISOR)

        def read() -> ResultShown:
            _form, results = self._feedback.results(self._actor, target)
            return wording.result(self._title(target), results, may_evaluate=supervises)

        self._background.run(self._view, read, lambda shown: self._show(asked, shown))

    def _hear(self, person_id: UUID) -> None:
        asked = self._asked
        may_ask = self._actor.has(Role.SUPERVISOR) and person_id != self._actor.id

        def heard() -> ResultShown:
            found = self._feedback.satisfaction(self._actor, person_id)
            return wording.satisfaction(found, may_ask=may_ask)

        self._background.run(self._view, heard, lambda shown: self._show(asked, shown))

    def _title(self, target: str) -> str:
        subjects = self._loaded.subjects if self._loaded is not None else ()
        found = next((one for one in subjects if one.target == target), None)
        if found is None:
            return tr("反馈")
        return " · ".join(part for part in (found.title, found.detail) if part)

    def _load(self) -> _Loaded:
        leads = self._actor.has(Role.SUPERVISOR) or self._actor.has(Role.MENTOR)
        agents = self._people.trainees(self._actor) if leads else (self._actor,)
        return _Loaded(
            self._feedback.offered(self._actor), self._feedback.subjects(self._actor), agents
        )

    def _show_loaded(self, loaded: _Loaded) -> None:
        if self._fill.filling is not None:
            self._show_rows(loaded)
        else:
            self._show_anew(loaded)

    def _show_anew(self, loaded: _Loaded) -> None:
        rows = self._show_rows(loaded)
        known = {row.key for row in rows}
        wanted = next((k for k in (self._wanted, self._current) if k in known), "")
        self._wanted = ""
        if not rows:
            self._view.show_nothing(asked=self._actor.has(Role.TRAINEE))
        else:
            self.choose(wanted or rows[0].key)
            self._view.show_rows(rows, self._current)

    def _show_rows(self, loaded: _Loaded) -> list[ListRow]:
        self._loaded = loaded
        kinds = {one.kind for one in loaded.subjects} | ({"agent"} if loaded.agents else set())
        choices = [(key, name) for key, name in wording.KINDS.items() if key in kinds]
        self._view.show_kinds(choices if loaded.subjects else (), self._kind)
        wanted = self._kind
        rows = [wording.offer_row(one) for one in loaded.offers if not wanted]
        rows += [wording.subject_row(o) for o in loaded.subjects if wanted in ("", o.kind)]
        if wanted in ("", "agent"):
            rows += [wording.agent_row(one) for one in loaded.agents]
        self._view.show_count(len(loaded.offers))
        self._head(tr("有 {n} 份可以填").format(n=len(loaded.offers)) if loaded.offers else "")
        self._view.show_rows(rows, self._current)
        return rows

    def _head(self, more: str) -> None:
        words = tr("培训的反馈不记名，只汇总；客户的评价由主管录入")
        sentence = tr("{words}；{more}").format(words=words, more=more) if more else words
        self._view.set_heading(tr("反馈"), sentence)

    def _show(self, asked: int, shown: ResultShown) -> None:
        if asked == self._asked:
            self._view.show_result(shown)
