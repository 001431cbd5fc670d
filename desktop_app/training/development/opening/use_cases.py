"""Opens a plan about somebody, with what the records ask for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.records import DevelopmentEvent, DevelopmentPlan, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.development.plan import Kind, state_of
from desktop_app.training.development.proposing import Found, Terms, propose
from desktop_app.training.development.records.use_cases import MODES, Records
from desktop_app.training.mentoring.matching.use_cases import Matching
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.assigned import ASSIGNABLE, easy_first, titles_of
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.settings.use_cases import Settings

_EVER = timedelta(days=365 * 50)
_FIRST_REVIEW = timedelta(days=28)


class OpeningPlans:
    """Begins plans; `development.use_cases` carries them on."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        records: Records,
        matching: Callable[[], Matching],
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._records = records
        self._matching = matching

    def open(self, actor: Person, person_id: UUID) -> DevelopmentPlan:
        """Open a plan about somebody with what the program proposes; raises Trouble while one is
        open, or where nothing is recorded yet to make one of."""
        with self._store.writing() as tx:
            subject = tx.people.get(person_id)
            require(actor, Act.DEVELOP, subject)
            self._require_none_open(tx, subject)
            plan = DevelopmentPlan(
                new_id(), person_id, self._clock.now(), actor.id, self._cause(tx, person_id)
            )
            tx.development.add(plan)
            body = self._proposed(tx, subject)
            event = DevelopmentEvent(
                new_id(), plan.id, self._clock.now(), None, str(Kind.PROPOSED), body
            )
            tx.development.add_event(event)
        self._changes.announce(Subject.DEVELOPMENT)
        return plan

    def _require_none_open(self, tx: Transaction, subject: Person) -> None:
        plans = tx.development.plans([subject.id])
        events = tx.development.events([one.id for one in plans])
        if any(state_of(one, events[one.id]).open for one in plans):
            raise Trouble(
                tr("{name}已经有一份进行中的发展计划。").format(name=subject.name),
                tr("没有任何改动。"),
                tr("请在那份计划里增减，或先结束它。"),
            )

    def _cause(self, tx: Transaction, person_id: UUID) -> dict[str, Any]:
        """Name the newest result, however long ago; without one it is somebody's wish."""
        now = self._clock.now()
        newest = next(iter(tx.development.results(now - _EVER, now, [person_id])), None)
        if newest is None:
            return {"kind": "wish", "id": None, "title": ""}
        return {"kind": newest.kind, "id": str(newest.record_id), "title": newest.title}

    def _proposed(self, tx: Transaction, subject: Person) -> dict[str, Any]:
        figures = self._settings.figures()
        terms = Terms(
            today=self._clock.today(),
            days=figures.whole("development.days"),
            subject_id=subject.id,
            mentor_id=subject.mentor_id,
            low=figures.number("forms.passing"),
            good=figures.number("certificate.gold_mark"),
        )
        items = propose(self._found(tx, subject), terms)
        return {
            "items": [one.to_json() for one in items],
            "review_on": (terms.today + _FIRST_REVIEW).isoformat(),
        }

    def _found(self, tx: Transaction, subject: Person) -> Found:
        criteria, of_practical = self._records.criteria(tx, subject.id)
        sections, paper = self._records.sections(tx, subject.id)
        return Found(
            criteria=criteria,
            of_practical=of_practical,
            sections=sections,
            paper=paper,
            items=self._records.form_items(tx, subject.id),
            missed=self._records.missed(tx, subject.id),
            own_weakest={
                str(one): tx.coaching.weakest_drills(subject.id, str(one), MODES)
                for one in Criterion
            },
            offered=easy_first(tx.content.outlines(("scenario",), ("difficulty",))),
            titles=titles_of(tx.content.titles(ASSIGNABLE)),
            materials=self._records.materials(tx),
            mentor=subject.mentor,
            match=self._match(tx, subject),
            career=self._records.career(tx, subject),
        )

    def _match(self, tx: Transaction, subject: Person) -> str:
        """Say whom the rules of pairing would give to somebody without a mentor."""
        if subject.mentor_id is not None:
            return ""
        found = self._matching().proposed_for(tx, subject.id)
        if found is None:
            return ""
        told = tr("按配对规则，建议由{name}来带（互补 {n} 分）。")
        return told.format(name=found.mentor.person.name, n=found.points)
