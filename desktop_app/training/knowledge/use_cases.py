"""Finding an article, a script, a scenario or a person by two typed characters."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.training.content.use_cases import Library
from desktop_app.training.people.use_cases import People

if TYPE_CHECKING:
    from desktop_app.training.knowledge.article import Article

_PANES = {
    "article": ("handbook", "article:{key}"),
    "script": ("practice", "drill:script/{key}"),
    "scenario": ("practice", "drill:scenario/{key}"),
    "rush": ("practice", "drill:rush/{key}"),
    "form": ("checklists", "form:{key}"),
}
_DRILLS = ("script", "scenario", "rush")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, and where it opens."""

    kind: str
    title: str
    detail: str
    pane: str
    target: str


class Knowledge:
    """Articles, and searching over everything that has a name."""

    def __init__(self, library: Library, people: People) -> None:
        self._library = library
        self._people = people

    def articles(self) -> "tuple[Article, ...]":
        """Return the published articles, by chapter."""
        from desktop_app.training.knowledge.article import Article

        found = [one.item for one in self._library.published("article", Article)]
        return tuple(sorted(found, key=lambda article: article.chapter))

    def find(self, actor: Person, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return what matches, best first: title starts, title holds, then what the text says."""
        wanted = "".join(words.lower().split())
        if not wanted:
            return ()
        ranked = [*self._titles(wanted), *self._persons(actor, wanted), *self._texts(wanted)]
        seen: set[tuple[str, str]] = set()
        hits = []
        for _rank, hit in sorted(ranked, key=lambda pair: pair[0]):
            if (hit.pane, hit.target) not in seen:
                seen.add((hit.pane, hit.target))
                hits.append(hit)
        return tuple(hits[:limit])

    def _titles(self, wanted: str) -> list[tuple[int, Hit]]:
        found = []
        for one in self._library.titles(_PANES):
            place = one.title.lower().replace(" ", "").find(wanted)
            if place >= 0:
                pane, target = _PANES[one.kind]
                found.append(
                    (min(place, 1), Hit(one.kind, one.title, "", pane, target.format(key=one.key)))
                )
        return found

    def _persons(self, actor: Person, wanted: str) -> list[tuple[int, Hit]]:
        return [
            (
                0 if one.name.startswith(wanted) else 1,
                Hit("person", one.name, one.team, "people", _person_target(one.id)),
            )
            for one in self._people.trainees(actor)
            if wanted in one.name.lower()
            or one.initials.startswith(wanted)
            or one.staff_number == wanted
        ]

    def _texts(self, wanted: str) -> list[tuple[int, Hit]]:
        """Find articles by their text, drills by what they are about."""
        return [*self._abouts(wanted), *self._bodies(wanted)]

    def _abouts(self, wanted: str) -> list[tuple[int, Hit]]:
        found = []
        for one in self._library.outlines(_DRILLS, ("summary", "goal", "tags")):
            if wanted in "".join(str(text) for text in one.fields.values()).lower():
                pane, target = _PANES[one.kind]
                hit = Hit(one.kind, one.title, "", pane, target.format(key=one.key))
                found.append((2, hit))
        return found

    def _bodies(self, wanted: str) -> list[tuple[int, Hit]]:
        return [
            (2, Hit("article", one.title, one.chapter, "handbook", f"article:{one.key}"))
            for one in self.articles()
            if wanted in one.body.lower()
        ]


def _person_target(person_id: UUID) -> str:
    return f"person:{person_id}"
