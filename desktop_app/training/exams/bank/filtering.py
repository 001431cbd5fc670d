"""Which questions a list leaves: by section, type, difficulty, state and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.training.content.writing.states import Listed
from desktop_app.training.exams.bank.grading import plain


class State(StrEnum):
    """How far a question has come."""

    DRAFT = "draft"
    """The actor is writing on it."""
    IN_REVIEW = "in_review"
    """A version of it waits to be looked over."""
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be left; an empty field leaves everything."""

    section: str = ""
    type: str = ""
    difficulty: str = ""
    state: str = ""
    words: str = ""


def states_of(one: Listed) -> frozenset[State]:
    """Return the states that a question is in: one in use may have a draft beside."""
    found = set()
    if one.draft_at is not None:
        found.add(State.DRAFT)
    if one.waiting is not None:
        found.add(State.IN_REVIEW)
    if one.published:
        found.add(State.PUBLISHED)
    elif one.edition is not None and one.edition.status == State.RETIRED:
        found.add(State.RETIRED)
    return frozenset(found)


def fits(one: Listed, wanted: Wanted) -> bool:
    """Tell whether *wanted* leaves a question; every word has to stand somewhere in it."""
    named = (wanted.section, wanted.type, wanted.difficulty)
    fields = (one.fields["section"], one.fields["type"], one.fields["difficulty"])
    if any(want and want != str(has) for want, has in zip(named, fields, strict=True)):
        return False
    if wanted.state and wanted.state not in states_of(one):
        return False
    return not wanted.words or _holds(one, wanted.words)


def _holds(one: Listed, words: str) -> bool:
    parts = (one.name, one.title, *(str(one.fields[name] or "") for name in _TEXTS))
    text = plain("\n".join(parts))
    return all(plain(word) in text for word in words.split())


_TEXTS = ("stem", "section", "tags", "source")


def sections(listed: Iterable[Listed]) -> tuple[tuple[str, int], ...]:
    """Return the sections with how many questions each has, by name."""
    counts: dict[str, int] = {}
    for one in listed:
        name = str(one.fields["section"] or "")
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items()))
