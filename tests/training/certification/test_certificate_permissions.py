"""Every role against every use case of certificates, found by looking at them."""

import inspect
from collections.abc import Callable
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from judging import PASSPHRASE, add_trainee, make_due

from db.errors import NotFound
from db.records import Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import NewPerson

SUBJECTS = ("certification", "certificate_life", "signing", "pictures", "badges")
WHO = (
    "supervisor",
    "other_supervisor",
    "mentor",
    "other_mentor",
    "trainee",
    "stranger",
    "administrator",
)
"""The supervisor is the administrator too; the other supervisor is not."""
A = frozenset({"supervisor", "administrator"})
S = frozenset({"supervisor", "other_supervisor"})
AROUND = S | {"mentor", "trainee"}
"""Who may see the trainee's record."""
ADDED = {
    "other_supervisor": Role.SUPERVISOR,
    "other_mentor": Role.MENTOR,
    "administrator": Role.ADMINISTRATOR,
}

OWN = {"signing.state", "signing.signer", "pictures.may_set"}
"""They tell the actor what they may do, or hand back the keys that they opened themselves."""

WITHIN = {"certification.write"}
"""A step of another use case's transaction: it takes one, which no pane has."""


class Scene:
    """The trainee holds a certificate, a second trainee is due; the keys are the supervisor's."""

    def __init__(self, place: Workplace) -> None:
        self.place, self.s, self.trainee = place, place.services, place.trainee
        make_due(place, place.trainee)
        self.issued = self.s.certification.issue(place.supervisor, place.trainee.id)
        self.due = add_trainee(place, "周可", "3009")
        self.third = add_trainee(place, "吴桐", "3010")
        for one in (self.due, self.third):
            make_due(place, one)

    def actor(self, who: str) -> Person:
        """Return the person who acts, added first where the workplace has none."""
        if who not in ADDED:
            found: Person = getattr(self.place, who)
            return found
        new = NewPerson("另一位", "9001", frozenset({ADDED[who]}), PASSWORD)
        return self.s.people.add(self.place.supervisor, new)


ROWS: dict[str, tuple[frozenset[str], Callable[[Scene, Person], object]]] = {
    "certification.standing": (AROUND, lambda x, a: x.s.certification.standing(a, x.trainee.id)),
    "certification.candidates": (AROUND, lambda x, a: _tells(x, x.s.certification.candidates(a))),
    "certification.register": (
        S | {"trainee"}, lambda x, a: _tells(x, x.s.certification.register(a))
    ),
    "certification.certificate": (
        AROUND, lambda x, a: x.s.certification.certificate(a, x.issued.id)
    ),
    "certification.state": (AROUND, lambda x, a: x.s.certification.state(a, x.issued.id)),
    "certification.next_number": (S, lambda x, a: x.s.certification.next_number(a)),
    "certification.preview": (S, lambda x, a: x.s.certification.preview(a, x.due.id)),
    "certification.preview_each": (S, lambda x, a: x.s.certification.preview_each(a, [x.due.id])),
    "certificate_life.of": (AROUND, lambda x, a: x.s.certificate_life.of(a, x.issued.id)),
    "certificate_life.numbered": (
        AROUND, lambda x, a: x.s.certificate_life.numbered(a, x.issued.number)
    ),
    "badges.of": (AROUND, lambda x, a: x.s.badges.of(a, x.issued.id)),
    "signing.keys": (A, lambda x, a: x.s.signing.keys(a)),
    "signing.change_passphrase": (
        A, lambda x, a: x.s.signing.change_passphrase(a, PASSPHRASE, PASSPHRASE)
    ),
    "pictures.set": (S | A, lambda x, a: x.s.pictures.set(a, "logo", None)),
    "signing.unlock": (S | A, lambda x, a: x.s.signing.unlock(a, PASSPHRASE)),
    "badges.export": (S, lambda x, a: x.s.badges.export(a, x.issued.id)),
    "certification.due": (S, lambda x, a: x.s.certification.due(a)),
    "certification.issue": (S, lambda x, a: x.s.certification.issue(a, x.due.id)),
    "certification.issue_each": (S, lambda x, a: x.s.certification.issue_each(a, [x.third.id])),
    "certificate_life.status_list": (S, lambda x, a: x.s.certificate_life.status_list(a)),
    "certificate_life.replace": (
        S, lambda x, a: x.s.certificate_life.replace(a, x.issued.id, "林小雨", "姓名有误")
    ),
    "certificate_life.revoke": (S, lambda x, a: x.s.certificate_life.revoke(a, _held(x), "代考")),
    "signing.make": (A, lambda x, a: x.s.signing.make(a, PASSPHRASE)),
}  # fmt: skip


def _held(scene: Scene) -> UUID:
    """Return the certificate that the trainee holds now."""
    register = scene.s.certification.register(scene.place.supervisor)
    return next(one.id for one in register if one.person_id == scene.trainee.id and one.standing)


def _tells(scene: Scene, found: object) -> None:
    if str(scene.trainee.id) not in repr(found):
        raise NotFound("nothing of the trainee")


def test_every_use_case_has_a_row(place: Workplace) -> None:
    found = {
        f"{subject}.{name}"
        for subject in SUBJECTS
        for name, method in inspect.getmembers(
            type(getattr(place.services, subject)), inspect.isfunction
        )
        if not name.startswith("_") and "actor" in inspect.signature(method).parameters
    }
    assert found == set(ROWS) | OWN | WITHIN
    assert not set(ROWS) & OWN


@pytest.mark.parametrize("who", WHO)
def test_each_role_may_do_what_its_rows_say_and_nothing_else(place: Workplace, who: str) -> None:
    scene = Scene(place)
    actor = scene.actor(who)
    may = {name: _let(trying, scene, actor) for name, (_whom, trying) in ROWS.items()}
    assert may == {name: who in whom for name, (whom, _trying) in ROWS.items()}


def _let(trying: Callable[[Scene, Person], object], scene: Scene, actor: Person) -> bool:
    """Whether it was let through; that it could not be done for another reason is no refusal."""
    try:
        trying(scene, actor)
    except (NotAllowed, NotFound):
        return False
    except Trouble:
        pass
    return True


@pytest.mark.parametrize("who", [one for one in WHO if one not in S])
def test_who_may_not_issue_leaves_no_trace_by_trying(place: Workplace, who: str) -> None:
    scene = Scene(place)
    actor = scene.actor(who)
    before = scene.s.certification.register(place.supervisor)
    for name, (whom, trying) in ROWS.items():
        if who not in whom:
            _let(trying, scene, actor)
            assert scene.s.certification.register(place.supervisor) == before, name


@pytest.mark.parametrize("who", ["trainee", "other_supervisor", "administrator"])
def test_keys_opened_by_one_are_nobody_elses(place: Workplace, who: str) -> None:
    scene = Scene(place)
    actor = scene.actor(who)
    assert not scene.s.signing.state(actor).unlocked
    with pytest.raises(Trouble, match="还没有打开"):
        scene.s.signing.signer(actor)
