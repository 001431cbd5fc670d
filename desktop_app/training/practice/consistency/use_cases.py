"""Comparing what several people answer to the same question: for supervisors and mentors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.records import AttemptEntry, Person, Role
from db.store import Store, Transaction
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practice.rush.use_cases import is_rush
from desktop_app.training.practice.use_cases import EXAM, PRACTICE, Practice

if TYPE_CHECKING:
    from desktop_app.training.practice.consistency.rules import Compared, Said

LOOKED_AT = 600
"""The newest attempts that are looked at: a few weeks of a desk, an afternoon of a large one."""

OF_EACH = 60
"""A mentor's trainees are few: so many of the newest attempts of each."""

LEAST, MOST = 2, 8
"""People who must have answered a question, and who are laid beside each other at most."""

SHOWN = 60
"""Questions that are listed, those with the most different answers first."""


@dataclass(frozen=True, slots=True)
class Question:
    """One turn of a drill that several people have answered; `spread` orders, 0 is unison."""

    content_key: str
    title: str
    turn: str
    line: str
    people: int
    spread: float
    disputed: int
    """Points that some say and others leave out."""
    clashing: bool
    """Whether figures contradict each other."""


class Consistency:
    """Who says what; a supervisor sees everybody, a mentor their own trainees."""

    def __init__(self, store: Store, practice: Practice) -> None:
        self._store = store
        self._practice = practice

    def open_to(self, actor: Person) -> bool:
        """Tell whether *actor* may compare people's answers."""
        return allowed(actor, Act.COMPARE)

    def questions(self, actor: Person) -> tuple[Question, ...]:
        """Return the questions that several people have answered, the most different first."""
        from desktop_app.training.practice.consistency.rules import outlined

        require(actor, Act.COMPARE)
        with self._store.reading() as tx:
            asked = self._asked(tx, actor, "")
        found = []
        for (key, turn), answers in asked.items():
            held = [said for said, _line, _title in answers][:MOST]
            if len(held) < LEAST:
                continue
            outline = outlined(held)
            _said, line, title = answers[0]
            found.append(
                Question(
                    content_key=key,
                    title=title,
                    turn=turn,
                    line=line,
                    people=len(held),
                    spread=outline.spread,
                    disputed=outline.disputed,
                    clashing=outline.clashing,
                )
            )
        return tuple(sorted(found, key=lambda one: -one.spread)[:SHOWN])

    def compare(self, actor: Person, content_key: str, turn: str) -> "Compared":
        """Lay the newest answers to one turn of a drill beside each other."""
        from desktop_app.training.practice.consistency.rules import compared

        require(actor, Act.COMPARE)
        with self._store.reading() as tx:
            answers = self._asked(tx, actor, content_key).get((content_key, turn), [])
        return compared([said for said, _line, _title in answers][:MOST])

    def _asked(
        self, tx: Transaction, actor: Person, content_key: str
    ) -> "dict[tuple[str, str], list[tuple[Said, str, str]]]":
        """Return each question's answers, newest first, one a person, with line and title."""
        entries = _newest_of_each(_entries(tx, actor), content_key)
        names = {one.id: one.name for one in tx.people.some({e.person_id for e in entries})}
        turns = tx.practice.turns_of([one.attempt_id for one in entries])
        found: dict[tuple[str, str], list[tuple[Said, str, str]]] = {}
        for entry in entries:
            seen = set()
            for turn in turns.get(entry.attempt_id, ()):
                key = turn.body["turn"]
                if key not in seen and entry.person_id in names:
                    seen.add(key)  # the first try is the answer; later ones were asked for again
                    said = _said(entry, names[entry.person_id], turn.body)
                    found.setdefault((entry.content_key, key), []).append(
                        (said, turn.body["line"], entry.title)
                    )
        return found


def _entries(tx: Transaction, actor: Person) -> Sequence[AttemptEntry]:
    if actor.has(Role.SUPERVISOR):
        return tx.practice.newest(LOOKED_AT)
    found = [
        entry
        for trainee in tx.people.of_mentor(actor.id)
        for entry in tx.practice.recent(trainee.id, OF_EACH)
    ]
    return sorted(found, key=lambda one: one.finished_at, reverse=True)


def _newest_of_each(entries: Sequence[AttemptEntry], content_key: str) -> list[AttemptEntry]:
    """Keep the newest attempt of each person at each drill.

    Several customers at once are left out: whom an answer went to changes what it has to say.
    """
    kept: dict[tuple[Any, str], AttemptEntry] = {}
    for one in entries:
        wanted = not content_key or one.content_key == content_key
        wanted = wanted and not is_rush(one.content_key)
        if wanted and one.mode in (PRACTICE, EXAM):
            kept.setdefault((one.person_id, one.content_key), one)
    return list(kept.values())


def _said(entry: AttemptEntry, name: str, body: Mapping[str, Any]) -> "Said":
    from desktop_app.training.practice.consistency.rules import AskedFor, Said

    return Said(
        person_id=entry.person_id,
        name=name,
        attempt_id=entry.attempt_id,
        at=entry.finished_at,
        line=body["line"],
        reply=body["reply"],
        points=tuple(AskedFor(p["id"], p["name"], p["weight"]) for p in body["points"]),
        met={hit["id"]: (hit["start"], hit["end"]) for hit in body["analysis"]["hits"]},
    )
