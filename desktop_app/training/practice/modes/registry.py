"""The five modes by name, and a run in one of them."""

from collections.abc import Iterable

from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.modes.choosing import Choosing
from desktop_app.training.practice.modes.cloze import Cloze
from desktop_app.training.practice.modes.learning import Learning
from desktop_app.training.practice.modes.material import moments
from desktop_app.training.practice.modes.quick import Quick
from desktop_app.training.practice.modes.recital import Recital
from desktop_app.training.practice.modes.run import (
    Analyser,
    Done,
    Mode,
    ModeFigures,
    Run,
    resumed,
)
from desktop_app.training.practice.modes.several import rush_moments
from desktop_app.training.practice.rush.drill import RushDrill

_MODES: dict[str, Mode] = {
    mode.name: mode for mode in (Learning(), Choosing(), Cloze(), Recital(), Quick())
}


def mode(name: str) -> Mode:
    """The mode of this name; raises `LookupError`."""
    return _MODES[name]


def run_of(
    name: str,
    drill: Drill | RushDrill,
    seed: int,
    analyser: Analyser,
    figures: ModeFigures,
    done: Iterable[Done] = (),
) -> Run:
    """A run of *drill* in a mode, standing after *done*."""
    rules = mode(name)
    if isinstance(drill, RushDrill):
        several = rush_moments(drill, rules, seed, analyser)
        return resumed(rules, drill.opening, several, figures, done)
    prepared = tuple(
        rules.prepare(drill, one, seed, analyser) for one in moments(drill, seed, analyser)
    )
    return resumed(rules, drill, prepared, figures, done)
