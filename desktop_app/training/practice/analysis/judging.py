"""Decides which targets a reply expresses, and by which stretch of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.training.practice.analysis import sounding, weighing
from desktop_app.training.practice.analysis.binding import Prepared, Rubric
from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.emptiness import content, is_formula
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.hinting import hinted
from desktop_app.training.practice.analysis.matching import first_that_counts, live, matches
from desktop_app.training.practice.analysis.normal import plain
from desktop_app.training.practice.analysis.similarity import features

SAME = 0.8
"""From this likeness on, a clause says the same as an example of an authored target."""

MILDLY = 1.0
"""By so much more the weighing has to be sure of a taboo that is put without any harsh word, and of
a point whose words are much more like another point's."""

TAKEN = 0.3
"""By so much more likeness a stretch is another target's."""

SHORTEST = 4
"""Fewer characters than that can only be found by an authored pattern."""

CLEARLY = 2.0
"""By so much the weighing has to be sure before it adds to an authored point's own patterns."""


SURELY = 2.0
"""The same for an authored taboo."""

UNGROUNDED = ((2, float("inf")), (4, 1.6), (1_000, 1.0))
"""Of a stretch that shares no telling word: with less than so many characters of content, by how
much more the weighing has to be sure."""

_BREAKS = re.compile(r"\W+")
"""Whatever parts clauses, punctuation and spaces, is one mark for comparing them."""
_NEGATION = re.compile(r"[不没无别免]")
_SPARES = re.compile(r"不(?:用|必|需)|无需|不让您|甭")
"""Spares the customer something."""
_HIMSELF = re.compile(r"(?:[您你]|您家|你家|您们|你们|贵司)(?:先|也|就|得|再|都)?自(?:己|个|行)")

SURER = 1e-6
"""By so much surer the weighing has to be of a later stretch: of equals the first is named, however
their sums are rounded."""

TOUCHED = 0.1
"""A stretch that holds less than that of a point's own words has another thing's time."""

UNTIMELY = 1.5
"""So much less a stretch without the time, or with another thing's time, says of a point that asks
for a time."""

LIKENESS, CONTAINMENT, MARGIN, CONCEPT_HERE, HARSH, TIME_NOT, COVERAGE = map(
    weighing.MEASURES.index,
    ("likeness", "containment", "margin", "concept_here", "harsh", "time_not", "coverage"),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The stretch of the plain form that decides, and how it does."""

    start: int
    end: int
    reason: str


def judge_all(rubric: Rubric, frame: Frame) -> dict[int, Evidence]:
    """Target → the evidence that it is expressed; targets without evidence are left out."""
    found: dict[int, Evidence] = {}
    best: dict[int, float] = {}
    concepts = weighing.concept_matches(rubric, frame)
    for number, target in enumerate(rubric.targets):
        evidence = _authored(target, frame, concepts.get(number)) if target.authored else None
        if evidence:
            found[number] = evidence
            best[number] = float("inf")
    for stretch in weighing.stretches(rubric, frame, concepts, frozenset(found)):
        target = rubric.targets[stretch.target]
        score = _score(target, stretch)
        if score > 0.0 and not target.authored and not _on_customer(target, stretch, frame):
            score -= _ungrounded(stretch, rubric, frame)
        if score > 0.0 and _not_meant(target, stretch, frame):
            continue
        if score < best.get(stretch.target, 0.0) + SURER:
            continue
        certain = bool(stretch.measures[CONCEPT_HERE]) or _as_worded(target, stretch)
        if weighing.stands(stretch.place, target, frame, certain) and not _excepted(target, frame):
            best[stretch.target] = score
            found[stretch.target] = _evidence(target, stretch, concepts.get(stretch.target))
    kept = {
        number: one
        for number, one in found.items()
        if not _excepted(rubric.targets[number], frame) and not _calm(rubric, frame, number, one)
    }
    against = [one for number, one in kept.items() if number >= rubric.points]
    stated = {
        number: one
        for number, one in kept.items()
        if number >= rubric.points or not _against(one, best[number], against, frame)
    }
    told = stated | _hinted(rubric, frame, stated)
    return told | _sounding(rubric, frame, told)


def _hinted(rubric: Rubric, frame: Frame, stated: Mapping[int, Evidence]) -> dict[int, Evidence]:
    """The taboos that are broken by a hint alone."""
    places = {number: Place(one.start, one.end) for number, one in stated.items()}
    points = [place for number, place in places.items() if number < rubric.points]
    taboos = {number: place for number, place in places.items() if number >= rubric.points}
    return {
        number: Evidence(place.start, place.end, _implies(says))
        for number, (place, says) in hinted(rubric.clues, frame, points, taboos).items()
        if not _excepted(rubric.targets[number], frame) and not _calm(rubric, frame, number, place)
    }


def _calm(rubric: Rubric, frame: Frame, number: int, found: Evidence | Place) -> bool:
    """Whether the words of a taboo stand in a sentence that sounds nothing like it."""
    if rubric.voice is None or number < rubric.points:
        return False
    place, own = Place(found.start, found.end), rubric.targets[number].families
    return sounding.calm(frame, place, own, rubric.voice, number - rubric.points)


def _sounding(rubric: Rubric, frame: Frame, told: Mapping[int, Evidence]) -> dict[int, Evidence]:
    """The taboo that a stretch only sounds like, where nothing else is broken; see `sounding`."""
    if any(number >= rubric.points for number in told):
        return {}
    asked = {number: one.families for number, one in enumerate(rubric.targets) if one.families}
    met = [Place(one.start, one.end) for one in told.values()]
    found = sounding.heard(frame, asked, met, rubric.voice, rubric.points)
    if found is None:
        return {}
    number, place, kind = found
    target = rubric.targets[number]
    if not weighing.stands(place, target, frame) or _excepted(target, frame):
        return {}
    return {number: Evidence(place.start, place.end, f"听起来是在{kind}")}


def _implies(says: str) -> str:
    return f"让人觉得“{says}”" if says else "没有明说，听的人会这样想"


def _against(point: Evidence, score: float, taboos: Sequence[Evidence], frame: Frame) -> bool:
    """Whether a point rests on the very words of a taboo (“您拆的时候磕桌沿上了吧”)."""
    for taboo in taboos:
        if point.start < taboo.end and taboo.start < point.end:
            return True
        place = frame.clause_around(taboo.start, taboo.end)
        if score < CLEARLY and point.start < place.end and place.start < point.end:
            return True
    return False


def _ungrounded(stretch: weighing.Stretch, rubric: Rubric, frame: Frame) -> float:
    """By how much more the weighing has to be sure of a stretch without a word of the point.

    Empty talk never counts, unless it is one of the point's wordings.
    """
    measures, place = stretch.measures, stretch.place
    if measures[CONCEPT_HERE] or min(measures[LIKENESS], measures[CONTAINMENT]) >= SAME:
        return 0.0  # an empty concept was passed over where it was found
    if _word_for_word(rubric.targets[stretch.target], frame.text[place.start : place.end]):
        return 0.0
    if frame.hollow(place.start, place.end, is_formula):
        return float("inf")
    if weighing.grounded(place, stretch.target, rubric, frame):
        return 0.0
    own = content(frame.text[place.start : place.end])
    return next(more for least, more in UNGROUNDED if own < least)


def _on_customer(target: Prepared, stretch: weighing.Stretch, frame: Frame) -> bool:
    """Whether a taboo's likeness names what the customer did or is to do himself (你自己看).

    Common words are then enough; without a customer they are about a thing (票自己就出来).
    """
    place = stretch.place
    return target.manner.taboo and bool(_HIMSELF.search(frame.text, place.start, place.end))


def _not_meant(target: Prepared, stretch: weighing.Stretch, frame: Frame) -> bool:
    """Whether what is alike says what the target does not mean.

    That is a clause that its author named under `not_says` or, for a point, one that asks the
    customer for what the likest clause of a wording spares him (您不用再讲一遍 and
    您到那边再讲一遍).
    """
    if stretch.measures[CONCEPT_HERE]:
        return False
    place = stretch.place
    words = frame.text[place.start : place.end]
    if target.never & frozenset(filter(None, _BREAKS.split(words))):
        return True
    if target.manner.taboo or _NEGATION.search(words):
        return False
    said = features(words)
    clauses = _BREAKS.split(plain(target.says[stretch.likest]))
    likest = max(clauses, key=lambda clause: len(said & features(clause)))
    return bool(_SPARES.search(likest))


def _word_for_word(target: Prepared, text: str) -> bool:
    """Whether clauses of the text are one of the target's wordings, however short it is."""
    say = f"，{_BREAKS.sub('，', text)}，"
    return any(f"，{_BREAKS.sub('，', one)}，" in say for one in target.says)


def _as_worded(target: Prepared, stretch: weighing.Stretch) -> bool:
    """Whether the stretch is one of the target's wordings, with the negation that belongs to it."""
    say = target.says[stretch.likest]
    return stretch.measures[LIKENESS] >= SAME and bool(_NEGATION.search(say))


def _score(target: Prepared, stretch: weighing.Stretch) -> float:
    measures = stretch.measures
    kind = "taboos" if target.manner.taboo else "points"
    if target.authored:
        if stretch.place.end - stretch.place.start < SHORTEST:
            return -1.0
        same = measures[LIKENESS] - SAME if measures[CONTAINMENT] > SAME else -1.0
        surely = SURELY if target.manner.taboo else CLEARLY
        return max(same, weighing.total(measures, kind) - surely)
    score = weighing.total(measures, kind)
    others_time = measures[CONCEPT_HERE] and measures[COVERAGE] < TOUCHED
    if not target.manner.taboo and target.timed and (measures[TIME_NOT] or others_time):
        score -= UNTIMELY
    if score <= 0.0 or measures[CONCEPT_HERE]:
        return score
    if target.manner.taboo:
        return score if measures[HARSH] else score - MILDLY
    return score - MILDLY if measures[MARGIN] < -TAKEN else score


def _authored(target: Prepared, frame: Frame, concept: object) -> Evidence | None:
    found = first_that_counts(target.patterns, frame, target.manner)
    if found:
        return Evidence(found[0].start, found[0].end, "说到了这一点")
    if isinstance(concept, tuple):
        match, label = concept
        return Evidence(match.start, match.end, f"{label}")
    return None


def _excepted(target: Prepared, frame: Frame) -> bool:
    return any(
        next(iter(matches(pattern, frame, places)), None)
        for pattern, places in live(target.unless, frame)
    )


def _evidence(target: Prepared, stretch: weighing.Stretch, concept: object) -> Evidence:
    if isinstance(concept, tuple) and stretch.measures[CONCEPT_HERE]:
        match, label = concept
        return Evidence(match.start, match.end, f"{label}")
    place: Place = stretch.place
    return Evidence(place.start, place.end, f"与“{target.says[stretch.likest]}”意思相近")
