"""Every role against every use case of exams; no use case at all tells a trainee a question."""

import inspect
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from exam_questions import samples
from exam_room import ExamRoom

from db.errors import NotFound
from db.records import Person, Role
from desktop_app.finding import finders
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import NewPerson

SUBJECTS = (
    "exam_planning",
    "sittings",
    "exam_marking",
    "exams_due",
    "exam_results",
    "exam_practice",
    "exam_figures",
    "exam_entering",
    "exam_offer",
    "exam_printing",
)
WHO = ("supervisor", "mentor", "other_mentor", "trainee", "stranger", "administrator")
S, T = frozenset({"supervisor"}), frozenset({"trainee"})
AROUND = S | T | {"mentor"}
"""Who may see the trainee's record."""

OWN = {
    "sittings.own", "sittings.under_way", "sittings.waiting", "exam_practice.mistakes",
    "exam_practice.draw",
}  # fmt: skip
"""They take nobody but the actor, and tell of nothing but their own sittings."""


class Scene:
    """The trainee has a released result, a sitting under way, and a coming exam; so has another."""

    def __init__(self, place: Workplace) -> None:
        self.room = ExamRoom(place)
        self.s, self.place = place.services, place
        self.past = self.room.announce(title="上次考试", second_marker=True)
        self.done = self.room.sit(self.past, place.trainee, wrong=("single",)).paper_id
        other = self.room.sit(self.past, place.stranger)
        self.room.close()
        self.room.mark_all(self.past)
        self.room.mark_all(self.past, by=self.room.second)
        self.room.release(self.past)
        self.now = self.room.announce(title="这次考试", people=(place.trainee.id,))
        self.paper = self.room.begin(self.now, place.trainee).paper_id
        later = place.clock.now() + timedelta(days=1)
        self.next = self.room.announce(
            title="下次考试", opens_at=later, closes_at=later + timedelta(hours=3)
        )
        self.coming = self.room.paper_of(self.next, place.trainee)
        self.sheet = self.room.announce(
            title="纸笔考试", on_paper=True, people=(place.stranger.id,)
        )
        self.written = self.room.paper_of(self.sheet, place.stranger)
        self.case = next(one.position for one in other.questions if one.type == "case")
        with place.services.store.reading() as tx:
            items = tx.exams.paper(self.done).items
        self.version = next(one.version_id for one in items if one.position == self.case)

    def actor(self, who: str) -> Person:
        """Return the person who acts, added first where the workplace has none."""
        roles = {"other_mentor": Role.MENTOR, "administrator": Role.ADMINISTRATOR}
        if who in roles:
            new = NewPerson("另一位", "9001", frozenset({roles[who]}), PASSWORD)
            return self.s.people.add(self.place.supervisor, new)
        found: Person = getattr(self.place, who)
        return found


def _day(x: Scene) -> Any:
    return x.place.clock.today()


ROWS: dict[str, tuple[frozenset[str], Callable[[Scene, Person], object]]] = {
    "exam_offer.stock": (S, lambda x, a: x.s.exam_offer.stock(a)),
    "exam_offer.questions": (S, lambda x, a: x.s.exam_offer.questions(a)),
    "exam_planning.announce": (S, lambda x, a: x.s.exam_planning.announce(a, x.room.plan())),
    "exam_planning.resitting": (S, lambda x, a: x.s.exam_planning.resitting(a, x.past.id)),
    "exam_planning.exams": (S, lambda x, a: x.s.exam_planning.exams(a)),
    "exam_planning.exam": (S, lambda x, a: x.s.exam_planning.exam(a, x.now.id)),
    "exam_planning.paper": (S, lambda x, a: x.s.exam_planning.paper(a, x.coming)),
    "exam_planning.history": (S, lambda x, a: x.s.exam_planning.history(a, x.past.id)),
    "exam_planning.extend": (S, lambda x, a: x.s.exam_planning.extend(a, x.paper, 5, "断网")),
    "exam_planning.withdraw": (S, lambda x, a: x.s.exam_planning.withdraw(a, x.coming, "调岗")),
    "exam_planning.cancel": (S, lambda x, a: x.s.exam_planning.cancel(a, x.next.id, "改期")),
    "exam_planning.move_closing": (
        S, lambda x, a: x.s.exam_planning.move_closing(a, x.now.id, x.now.closes_at, "改期")
    ),
    "sittings.begin": (T, lambda x, a: x.s.sittings.begin(a, x.paper)),
    "sittings.deadline": (T, lambda x, a: x.s.sittings.deadline(a, x.paper)),
    "sittings.answer": (T, lambda x, a: x.s.sittings.answer(a, x.paper, 0, None, True, 1)),
    "sittings.keep_text": (T, lambda x, a: x.s.sittings.keep_text(a, x.paper, x.case, "作答")),
    "sittings.left": (T, lambda x, a: x.s.sittings.left(a, x.paper)),
    "sittings.returned": (T, lambda x, a: x.s.sittings.returned(a, x.paper)),
    "sittings.hand_in": (T, lambda x, a: x.s.sittings.hand_in(a, x.paper)),
    "exam_planning.close": (S, lambda x, a: x.s.exam_planning.close(a, x.paper, "违纪")),
    "exam_figures.figures": (S, lambda x, a: x.s.exam_figures.figures(a)),
    "exam_marking.queue": (S, lambda x, a: x.s.exam_marking.queue(a)),
    "exams_due.waiting": (S, lambda x, a: x.s.exams_due.waiting(a)),
    "exam_marking.open": (S, lambda x, a: x.s.exam_marking.open(a, x.past.id, x.version)),
    "exam_marking.mark": (S, lambda x, a: _mark(x, a)),
    "exam_printing.forms": (S, lambda x, a: x.s.exam_printing.forms(a, x.sheet.id)),
    "exam_printing.named": (S, lambda x, a: x.s.exam_printing.named(a, x.sheet.id)),
    "exam_entering.grid": (S, lambda x, a: x.s.exam_entering.grid(a, x.sheet.id)),
    "exam_entering.keep": (S, lambda x, a: x.s.exam_entering.keep(a, x.written, 0, "A")),
    "exam_entering.enter": (S, lambda x, a: x.s.exam_entering.enter(a, x.sheet.id)),
    "exam_entering.set_absent": (
        S, lambda x, a: x.s.exam_entering.set_absent(a, x.written, True)
    ),
    "exam_results.overview": (S, lambda x, a: x.s.exam_results.overview(a, x.past.id)),
    "exam_results.release": (S, lambda x, a: x.s.exam_results.release(a, x.past.id, PASSWORD)),
    "exam_results.review": (AROUND, lambda x, a: x.s.exam_results.review(a, x.done)),
    "exam_results.pay_list": (S, lambda x, a: x.s.exam_results.pay_list(a, _day(x), _day(x))),
}  # fmt: skip


def _mark(scene: Scene, actor: Person) -> None:
    """Mark what waits, as the other half of an exam in which nobody has marked yet."""
    exam = scene.room.announce(title="待阅", people=(scene.place.stranger.id,))
    paper = scene.room.sit(exam, scene.place.stranger)
    case = next(one.position for one in paper.questions if one.type == "case")
    scene.s.exam_marking.mark(actor, paper.paper_id, case, 5)


def test_every_use_case_has_a_row(place: Workplace) -> None:
    found = {
        f"{subject}.{name}"
        for subject in SUBJECTS
        for name, method in inspect.getmembers(
            type(getattr(place.services, subject)), inspect.isfunction
        )
        if not name.startswith("_") and "actor" in inspect.signature(method).parameters
    }
    assert found == set(ROWS) | OWN
    assert not set(ROWS) & OWN


@pytest.mark.parametrize("who", WHO)
def test_each_role_may_do_what_its_rows_say_and_nothing_else(place: Workplace, who: str) -> None:
    scene = Scene(place)
    actor = scene.actor(who)
    may = {name: _let(trying, scene, actor) for name, (_whom, trying) in ROWS.items()}
    assert may == {name: who in whom for name, (whom, _trying) in ROWS.items()}


def _let(trying: Callable[[Scene, Person], object], scene: Scene, actor: Person) -> bool:
    try:
        trying(scene, actor)
    except (NotAllowed, NotFound):
        return False
    except Trouble:
        pass  # it could not be done for another reason than who asked
    return True


def test_what_is_ones_own_tells_nothing_of_others(place: Workplace) -> None:
    scene = Scene(place)
    other = {scene.room.paper_of(exam, place.stranger) for exam in (scene.past, scene.next)}
    assert other.isdisjoint(one.paper_id for one in place.services.sittings.own(place.trainee))
    assert place.services.sittings.own(scene.actor("administrator")) == ()


@pytest.mark.parametrize("who", ["trainee", "stranger", "mentor", "administrator"])
def test_no_use_case_that_needs_nothing_but_the_actor_tells_a_question(
    place: Workplace, who: str
) -> None:
    scene = Scene(place)
    actor, tried, told = scene.actor(who), 0, []
    stems = [one.stem[:20] for one in samples().values()]
    for subject in dir(place.services):
        if subject.startswith("_"):
            continue
        service = getattr(place.services, subject)
        for name, method in inspect.getmembers(service, inspect.ismethod):
            if name.startswith("_") or not _needs_only_the_actor(method):
                continue
            tried += 1
            found = _tell(method, actor)
            told += [f"{subject}.{name}" for stem in stems if stem in found]
    assert tried > 40
    assert told == []


def _needs_only_the_actor(method: Callable[..., object]) -> bool:
    needed = [
        name
        for name, one in inspect.signature(method).parameters.items()
        if one.default is inspect.Parameter.empty
    ]
    return needed in (["actor"], ["_actor"])


def _tell(method: Callable[..., object], actor: Person) -> str:
    try:
        return repr(method(actor))
    except (Trouble, NotFound):
        return ""


@pytest.mark.parametrize("who", WHO)
def test_nothing_of_a_coming_exam_is_found_by_searching(place: Workplace, who: str) -> None:
    scene = Scene(place)
    finding = finders(place.services, scene.actor(who))
    words = [one.title[:6] for one in samples().values()]
    hits = [hit for finder in finding for word in words for hit in finder.search(word)]
    assert [
        hit.title for hit in hits if hit.title in {one.title for one in samples().values()}
    ] == []


def test_a_version_is_no_way_around(place: Workplace) -> None:
    scene = Scene(place)
    with place.services.store.reading() as tx:
        versions: list[UUID] = [one.version_id for one in tx.exams.paper(scene.coming).items]
    for version in versions:
        with pytest.raises(NotAllowed):
            place.services.bank.version(place.trainee, version)
