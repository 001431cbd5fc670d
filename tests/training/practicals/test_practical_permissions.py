"""Every role against every use case of practicals; no use case at all tells a sealed mark."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from practical_room import MARKS, REPLY, PracticalRoom

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.training.practice import marks
from desktop_app.training.practice.kpi import Timing

SUBJECTS = ("practicals", "practical_marking")
WHO = ("supervisor", "mentor", "other_mentor", "trainee", "stranger", "administrator")
S, T = frozenset({"supervisor"}), frozenset({"trainee"})
AROUND = S | T | {"mentor"}
"""Who may see the trainee's record."""

OWN = {"practicals.own", "practicals.waiting", "practicals.figures"}
"""They take nobody but the actor, or nobody at all."""

FOLLOWERS = {"practical_marking.follow_mark", "practical_marking.follow_result"}
"""Called within a signature: what they refuse is in `test_practicals`."""


class Scene:
    """A trainee's first drill is marked, the second waits for its mark, the third is to do."""

    def __init__(self, place: Workplace) -> None:
        self.place, self.s, self.room = place, place.services, PracticalRoom(place)
        self.practical = self.room.open()
        self.first = self.room.do(self.practical, 1)
        self.room.mark(self.practical, 1)
        self.second = self.room.do(self.practical, 2)
        self.id = self.practical.id
        self.new = self.s.practicals.draw(place.supervisor, place.stranger.id)

    def actor(self, who: str) -> Person:
        """Return the person who acts, added first where the workplace has none."""
        roles = {"other_mentor": Role.MENTOR, "administrator": Role.ADMINISTRATOR}
        if who in roles:
            new = NewPerson("另一位", "9001", frozenset({roles[who]}), PASSWORD)
            return self.s.people.add(self.place.supervisor, new)
        found: Person = getattr(self.place, who)
        return found

    def held(self) -> Any:
        """Return how the practical stands."""
        return self.room.held(self.practical)


def _versions(x: Scene) -> list[UUID]:
    return [one.version_id for one in x.new]


def _added(x: Scene) -> UUID:
    there = {one.drill.content_key for one in x.held().drills}
    choices = x.s.practicals.choices(x.place.supervisor, x.place.trainee.id)
    return next(one.version_id for one in choices if one.key not in there)


ROWS: dict[str, tuple[frozenset[str], Callable[[Scene, Person], object]]] = {
    "practicals.practicals": (S, lambda x, a: x.s.practicals.practicals(a)),
    "practicals.practical": (S, lambda x, a: x.s.practicals.practical(a, x.id)),
    "practicals.people": (S, lambda x, a: x.s.practicals.people(a)),
    "practicals.choices": (S, lambda x, a: x.s.practicals.choices(a, x.place.trainee.id)),
    "practicals.draw": (S, lambda x, a: x.s.practicals.draw(a, x.place.trainee.id)),
    "practicals.lacking": (S, lambda x, a: x.s.practicals.lacking(a, ["easy"])),
    "practicals.open": (S, lambda x, a: x.s.practicals.open(a, x.place.stranger.id, _versions(x))),
    "practicals.add_drill": (S, lambda x, a: x.s.practicals.add_drill(a, x.id, _added(x))),
    "practicals.void": (S, lambda x, a: x.s.practicals.void(a, x.id, 2, "断电")),
    "practicals.cancel": (S, lambda x, a: x.s.practicals.cancel(a, x.id, "改期")),
    "practicals.play_live": (
        S, lambda x, a: x.s.practicals.play_live(a, x.id, 3, x.room.second.id)
    ),
    "practicals.begin": (T, lambda x, a: x.s.practicals.begin(a, x.id, 3, PASSWORD)),
    "practical_marking.why_not": (S, lambda x, a: x.s.practical_marking.why_not(a, x.held())),
    "practical_marking.totals": (S, lambda x, a: x.s.practical_marking.totals(a, x.held())),
    "practical_marking.to_mark": (S, lambda x, a: x.s.practical_marking.to_mark(a, x.id, 2)),
    "practical_marking.open": (S, lambda x, a: x.s.practical_marking.open(a, x.id, 2)),
    "practical_marking.comparison": (
        AROUND, lambda x, a: x.s.practical_marking.comparison(a, x.id, 1)
    ),
    "practical_marking.register": (
        S, lambda x, a: x.s.practical_marking.register(a, x.id, PASSWORD)
    ),
    "practical_marking.waiting": (S, lambda x, a: x.s.practical_marking.waiting(a)),
}  # fmt: skip


ENDING = ("practicals.void", "practicals.cancel", "practical_marking.register")
"""After these nothing else can be tried of a practical."""


def test_every_use_case_has_a_row(place: Workplace) -> None:
    found = {
        f"{subject}.{name}"
        for subject in SUBJECTS
        for name, _method in inspect.getmembers(getattr(place.services, subject), inspect.ismethod)
        if not name.startswith("_")
    }
    assert found == ROWS.keys() | OWN | FOLLOWERS


@pytest.mark.parametrize("who", WHO)
def test_each_role_may_what_its_row_says(place: Workplace, who: str) -> None:
    """All that is refused changes nothing, so it can be tried one after the other."""
    scene = Scene(place)
    actor = scene.actor(who)
    for name, (allowed, call) in ROWS.items():
        if who not in allowed:
            with pytest.raises(NotAllowed):
                call(scene, actor)
            continue
        if name not in ENDING:
            call(scene, actor)


@pytest.mark.parametrize("name", ENDING)
def test_a_supervisor_ends_a_practical_or_a_drill(place: Workplace, name: str) -> None:
    scene = Scene(place)
    scene.room.mark(scene.practical, 2)
    scene.room.do(scene.practical, 3)
    scene.room.mark(scene.practical, 3)
    ROWS[name][1](scene, place.supervisor)
    assert not scene.held().ready


TOTAL = 61.37


@pytest.fixture
def telling_total(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system come to a total that cannot be there by chance."""
    judge = marks.judge
    monkeypatch.setattr(
        marks, "judge", lambda *given: replace(judge(*given), total=TOTAL, passed=False)
    )


@pytest.mark.usefixtures("telling_total")
@pytest.mark.parametrize("who", ["trainee", "mentor", "supervisor", "second"])
def test_no_use_case_tells_what_the_system_made_of_a_drill_before_a_person_has(
    place: Workplace, who: str
) -> None:
    room = PracticalRoom(place)
    practical = room.open()
    running = place.services.practicals.begin(place.trainee, practical.id, 1, PASSWORD)
    said = place.services.practice.send(place.trainee, running, REPLY, Timing(4, 30))
    place.services.practice.finish(place.trainee, said, 30)
    attempt, actor = running.attempt.id, room.second if who == "second" else getattr(place, who)
    tried = 0
    for subject, name, method, ids in _calls(place, (place.trainee.id, attempt, practical.id)):
        tried += 1
        told = _tell(method, actor, ids)
        assert str(TOTAL) not in told, f"{subject}.{name}"
    assert tried > 150
    opened = place.services.practical_marking.open(place.supervisor, practical.id, 1)
    kept = place.services.forms.keep(place.supervisor, opened, MARKS, opened.evidence)
    place.services.forms.sign(place.supervisor, kept, PASSWORD)
    known = repr(place.services.practical_marking.comparison(actor, practical.id, 1))
    assert str(TOTAL) in known


def _calls(
    place: Workplace, known: tuple[UUID, ...]
) -> Iterator[tuple[str, str, Callable[..., object], tuple[UUID, ...]]]:
    """Yield every use case that needs nothing but the actor and ids, with all ids there are."""
    for subject in dir(place.services):
        if subject.startswith("_"):
            continue
        for name, method in inspect.getmembers(getattr(place.services, subject), inspect.ismethod):
            needed = [
                one
                for one in inspect.signature(method).parameters.values()
                if one.default is inspect.Parameter.empty
            ]
            if name.startswith("_") or not needed or needed[0].name not in ("actor", "_actor"):
                continue
            if len(needed) <= 3 and all(one.annotation is UUID for one in needed[1:]):
                for ids in product(known, repeat=len(needed) - 1):
                    yield subject, name, method, ids


def _tell(method: Callable[..., object], actor: Person, ids: tuple[UUID, ...]) -> str:
    try:
        return repr(method(actor, *ids))
    except Exception as error:  # an id of something else, or a refusal: what it says is looked at
        return repr(error)
