"""What is in the way, told once for each room or person and time instead of pair by pair."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.moving.conflicts import Conflict, ConflictKind, Grounds, names
from desktop_app.training.curriculum.moving.sittings import Sitting, clock

_TWICE = {
    ConflictKind.ROOM: tr("{what}同时排了 {n} 节"),
    ConflictKind.LEADER: tr("{what}要同时带 {n} 节"),
    ConflictKind.TRAINEE: tr("{what}同时有 {n} 节"),
}


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that has to be solved, with the day and minute that it begins on."""

    day: date
    start: int
    text: str


def clashes(found: Iterable[tuple[Sitting, Conflict]], grounds: Grounds) -> tuple[Clash, ...]:
    """Return what stands in the way by day and hour; each sitting comes with its own conflicts."""
    told: list[Clash] = []
    wanted: dict[tuple[date, ConflictKind, str], dict[Sitting, str]] = {}
    for sitting, one in found:
        if one.kind in _TWICE:
            key = (sitting.day, one.kind, _wanted(sitting, one, grounds))
            wanted.setdefault(key, {})[sitting] = one.text
        else:
            told.append(Clash(sitting.day, sitting.start, _alone(sitting, one.text)))
    for (_day, kind, what), texts in wanted.items():
        for several in _overlapping(texts):
            text = _together(several, _TWICE[kind], what, grounds)
            if len(several) == 1:  # the other one wants somebody in another way, and has no line
                text = _alone(several[0], texts[several[0]])
            told.append(Clash(several[0].day, several[0].start, text))
    return tuple(sorted(told, key=lambda one: (one.day, one.start, one.text)))


def _wanted(sitting: Sitting, conflict: Conflict, grounds: Grounds) -> str:
    """Return the room or person that is wanted twice; whoever has to be at two places, by name."""
    if conflict.kind is ConflictKind.ROOM:
        return sitting.place
    if conflict.kind is ConflictKind.LEADER:
        return names([sitting.leader] if sitting.leader else [], grounds)
    other = next(one for one in grounds.others[sitting.day] if one.id == conflict.other_id)
    return names(sitting.people & other.people, grounds)


def _overlapping(sittings: Iterable[Sitting]) -> Iterator[list[Sitting]]:
    """Yield the sittings of a day in groups that take place at the same time."""
    group: list[Sitting] = []
    for one in sorted(sittings, key=lambda one: (one.start, one.end)):
        if group and one.start >= max(before.end for before in group):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _alone(sitting: Sitting, text: str) -> str:
    return tr("{day} {hours} “{title}”：{text}").format(
        day=day_text(sitting.day), hours=sitting.hours, title=sitting.title, text=text
    )


def _together(several: Sequence[Sitting], words: str, what: str, grounds: Grounds) -> str:
    counted = Counter(one.title for one in several)
    people = frozenset(id_ for one in several for id_ in one.people)
    titles = tr("、").join(
        tr("“{title}” {n} 节").format(title=title, n=count)
        if 1 < count < len(several)
        else tr("“{title}”").format(title=title)
        for title, count in counted.items()
    )
    return tr("{day} {begin}–{end} {twice}：{titles}（{who}）").format(
        day=day_text(several[0].day),
        begin=clock(several[0].start),
        end=clock(max(one.end for one in several)),
        twice=words.format(what=what, n=len(several)),
        titles=titles,
        who=names(people, grounds),
    )
