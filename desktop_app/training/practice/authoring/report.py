"""The whole check of an item or a pack: its structure, its plays, with file and line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.system.errors import Trouble
from desktop_app.training.content.base import Item
from desktop_app.training.content.check import Finding, findings, placed, usable
from desktop_app.training.content.expectations import field_text
from desktop_app.training.content.loader import ContentFault, LoadedPack
from desktop_app.training.exams.bank.cases import case_findings
from desktop_app.training.exams.bank.question import Case
from desktop_app.training.practice.authoring.checks import check, check_rush, play, play_rush
from desktop_app.training.practice.authoring.playing import Run
from desktop_app.training.practice.conversation import Analyser
from desktop_app.training.practice.drill import Drill, drill_from_scenario, drill_from_script
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.model import Scenario, Script, Situation
from desktop_app.training.practice.rush.drill import rush_drill
from desktop_app.training.practice.rush.model import Rush


@dataclass(frozen=True, slots=True)
class Played:
    """A drill with its four runs."""

    kind: str
    key: str
    title: str
    turns: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What an author is told about one item: faults, warnings among them, and its runs."""

    faults: tuple[ContentFault, ...]
    runs: tuple[Run, ...] = ()

    @property
    def errors(self) -> int:
        """How many faults are no mere warnings."""
        return sum(not fault.warning for fault in self.faults)


def examine(
    item: Item,
    situations: Mapping[str, Situation],
    analyser: Analyser,
    figures: PracticeFigures | None = None,
) -> Report:
    """Check and play one item that stands in no file."""
    found = list(findings(item, situations))
    tried = _tried(item, situations, analyser, figures) if _whole(found) else None
    runs: tuple[Run, ...] = ()
    if tried is not None:
        runs = tried.runs
        found += tried.told
    faults = tuple(ContentFault("", 0, field_text(f.path), f.expected, f.warning) for f in found)
    return Report(faults, runs)


def examine_pack(
    pack: LoadedPack, analyser: Analyser, step: Callable[[int, int], None] = lambda _d, _t: None
) -> tuple[tuple[Played, ...], tuple[ContentFault, ...]]:
    """Play every drill of a pack; the structure is told by `content.check.check_pack`.

    *step* hears how many of how many are done.
    """
    situations = usable(pack)
    drills = [one for one in pack.items if isinstance(one.item, Scenario | Script | Rush)]
    played: list[Played] = []
    faults: list[ContentFault] = []
    for number, loaded in enumerate(drills):
        step(number, len(drills))
        structure = list(findings(loaded.item, situations))
        tried = _tried(loaded.item, situations, analyser) if _whole(structure) else None
        if tried is None:
            continue
        faults += placed(pack, loaded, tried.told)
        played.append(Played(loaded.kind, loaded.key, loaded.title, tried.turns, tried.runs))
    for loaded in pack.items:
        if isinstance(loaded.item, Case):
            faults += placed(pack, loaded, case_findings(loaded.item, analyser))
    step(len(drills), len(drills))
    return tuple(played), tuple(faults)


def _whole(found: Iterable[Finding]) -> bool:
    """Whether a drill can be put together and played: warnings do not hinder it."""
    return all(one.warning for one in found)


@dataclass(frozen=True, slots=True)
class _Tried:
    """What playing an item has shown; `turns` is how many replies or turns it has."""

    turns: int
    runs: tuple[Run, ...]
    told: list[Finding]


def _tried(
    item: Item,
    situations: Mapping[str, Situation],
    analyser: Analyser,
    figures: PracticeFigures | None = None,
) -> _Tried | None:
    """Play an item that is a drill, alone or of several customers; None where it is none."""
    if isinstance(item, Rush):
        try:
            several = rush_drill(item, situations)
        except Trouble:  # the structure has told what is absent
            return None
        runs = play_rush(several, analyser, figures)
        remarks = check_rush(item, several, analyser, runs, figures)
        turns = several.replies
    else:
        drill = drill_of(item, situations)
        if drill is None:
            return None
        runs = play(drill, analyser, figures)
        remarks = check(drill, analyser, runs, figures)
        turns = len(drill.turns)
    return _Tried(turns, runs, [Finding(one.path, one.text, one.warning) for one in remarks])


def drill_of(item: Item, situations: Mapping[str, Situation]) -> Drill | None:
    """The item as a drill; None when it is none, or lacks a situation."""
    if isinstance(item, Script):
        return drill_from_script(item)
    try:
        return drill_from_scenario(item, situations) if isinstance(item, Scenario) else None
    except Trouble:  # the structure has told what is absent
        return None


def as_data(played: Iterable[Played]) -> list[dict[str, Any]]:
    """The runs as plain data, for a file."""
    return [
        {
            "kind": one.kind,
            "key": one.key,
            "title": one.title,
            "turns": one.turns,
            "runs": [
                {
                    "trainee": str(run.trainee),
                    "total": round(run.total, 1),
                    "passed": run.passed,
                    "ending": run.ending,
                    "ending_kind": str(run.kind) if run.kind else "",
                    "turns": list(run.turns),
                    "mood": run.mood,
                }
                for run in one.runs
            ],
        }
        for one in played
    ]
