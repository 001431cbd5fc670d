"""Checks a scenario or script by playing it: points, taboos, endings and lengths that surprise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.authoring import limits
from desktop_app.training.practice.authoring.playing import (
    Run,
    Trainee,
    ending_name,
    run,
    trainee_name,
)
from desktop_app.training.practice.authoring.playing_rush import run_rush
from desktop_app.training.practice.authoring.reach import reached
from desktop_app.training.practice.conversation import Analyser
from desktop_app.training.practice.drill import Drill, DrillTurn, spoken
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.model import Channel
from desktop_app.training.practice.rush.drill import CLOSING, OPENING, RushDrill
from desktop_app.training.practice.rush.model import Rush

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What an author should know; `path` leads to its place in the file, as in `turns`, 2, `id`.

    A warning leaves the drill usable.
    """

    path: Path
    text: str
    warning: bool = False


def play(
    drill: Drill, analyser: Analyser, figures: PracticeFigures | None = None
) -> tuple[Run, ...]:
    """Play *drill* with all four trainees."""
    return tuple(run(drill, trainee, analyser, figures) for trainee in Trainee)


def play_rush(
    drill: RushDrill, analyser: Analyser, figures: PracticeFigures | None = None
) -> tuple[Run, ...]:
    """The same with several customers at once."""
    return tuple(run_rush(drill, trainee, analyser, figures) for trainee in Trainee)


def check(
    drill: Drill,
    analyser: Analyser,
    runs: Sequence[Run] = (),
    figures: PracticeFigures | None = None,
) -> tuple[Remark, ...]:
    """Return what the parts of *drill* do to one another; *runs* are its plays, where known.

    What the file's structure shows by itself is told by `content.check`.
    """
    remarks: list[Remark] = []
    if drill.kind == "script":
        remarks += _script(drill, analyser)
    else:
        for number, turn in enumerate(drill.turns.values()):
            remarks += _replies(("turns", number), drill, turn, analyser)
            remarks += _lengths(("turns", number), drill.channel, turn)
        remarks += _endings(drill, runs, figures)
    remarks += _runs(drill.kind, runs)
    return tuple(remarks)


def check_rush(
    rush: Rush,
    drill: RushDrill,
    analyser: Analyser,
    runs: Sequence[Run] = (),
    figures: PracticeFigures | None = None,
) -> tuple[Remark, ...]:
    """The same for several customers at once: each like a scenario, and the words to everybody."""
    remarks: list[Remark] = []
    for number, thread in enumerate(rush.threads):
        customer = drill.drills[thread.id]
        own = check(customer, analyser, (), figures)
        remarks += [replace(one, path=("threads", number, *one.path)) for one in own]
    for key in (OPENING, CLOSING):
        talk = drill.drills[key]
        turn = talk.turns[key]
        remarks += _replies((key,), talk, turn, analyser)
        remarks += _lengths((key,), drill.channel, turn)
    return (*remarks, *_runs("rush", runs))


def _script(drill: Drill, analyser: Analyser) -> Iterator[Remark]:
    """A script's wording is the reply that it teaches: every point in it, no taboo."""
    for number, turn in enumerate(drill.turns.values()):
        where: Path = ("lines", number)
        found = _analysed(drill, turn, spoken(drill, turn.wording), analyser)
        met = {one.id for one in found.hits}
        for place, point in enumerate(turn.points):
            if point.id not in met:
                told = tr("标准话术没有说到要点“{name}”。").format(name=point.name)
                yield Remark((*where, "points", place), told)
        yield from _broken((*where, "text"), turn, found)


def _replies(where: Path, drill: Drill, turn: DrillTurn, analyser: Analyser) -> Iterator[Remark]:
    """Each point is met by some model reply, and no good reply breaks a taboo."""
    if not any(reply.level == "good" for reply in turn.replies):
        told = tr("这个回合还没有好的范例答复，要点和禁语无从核对。")
        yield Remark((*where, "id"), told, warning=True)
    if not turn.points:
        told = tr("这个回合还没有要点，答复怎么说都不得分。")
        yield Remark((*where, "id"), told, warning=True)
    met: set[str] = set()
    for number, reply in enumerate(turn.replies):
        found = _analysed(drill, turn, reply.text, analyser)
        met |= {one.id for one in found.hits}
        if reply.level == "good":
            yield from _broken((*where, "replies", number, "text"), turn, found)
    for number, point in enumerate(turn.points if turn.replies else ()):
        if point.id not in met:
            told = tr("没有一条范例答复说到要点“{name}”。").format(name=point.name)
            yield Remark(_point(where, turn, number), told)


def _point(where: Path, turn: DrillTurn, number: int) -> Path:
    """Where a point stands: those lent by a situation come before the turn's own."""
    own = number - turn.lent
    return (*where, "points", own) if own >= 0 else (*where, "situation")


def _analysed(drill: Drill, turn: DrillTurn, text: str, analyser: Analyser) -> Analysis:
    return analyser.analyse(text, turn.points, turn.taboos, drill.facts)


def _broken(where: Path, turn: DrillTurn, found: Analysis) -> Iterator[Remark]:
    names = {taboo.id: taboo.name for taboo in turn.taboos}
    for one in found.violations:
        words = found.reply[one.start : one.end]
        told = tr("好的范例答复犯了禁语“{name}”：{words}。")
        yield Remark(where, told.format(name=names.get(one.id, one.id), words=words))


def _lengths(where: Path, channel: Channel, turn: DrillTurn) -> Iterator[Remark]:
    """Customers' lines are measured by `content.check`, with those of scripts."""
    most = limits.LONGEST_REPLY[channel]
    for number, reply in enumerate(turn.replies):
        yield from _too_long((*where, "replies", number, "text"), reply.text, most)
    for number, hint in enumerate(turn.hints):
        yield from _too_long((*where, "hints", number), hint, limits.LONGEST_HINT)


def _too_long(where: Path, text: str, most: int) -> Iterator[Remark]:
    if len(text) > most:
        told = tr("这里有 {n} 个字，不宜超过 {most} 个字。").format(n=len(text), most=most)
        yield Remark(where, told, warning=True)


def _endings(
    drill: Drill, runs: Iterable[Run], figures: PracticeFigures | None
) -> Iterator[Remark]:
    places = reached(drill, figures)
    if places is None:
        return
    came = {one.ending for one in runs} | {turn for one in runs for turn in one.turns}
    # Where no step leads at all, the check of the structure has said so already.
    led_to = {step.to for turn in drill.turns.values() for step in turn.next}
    untold = led_to - places - came
    for number, turn in enumerate(drill.turns):
        if turn in untold:
            told = tr("各种说法、各种情绪都试过，走不到这个回合，请检查条件。")
            yield Remark(("turns", number, "id"), told, warning=True)
    for number, ending in enumerate(drill.endings):
        if ending in untold:
            told = tr("各种说法、各种情绪都试过，走不到这个结局，请检查条件。")
            yield Remark(("endings", number, "id"), told, warning=True)


def _runs(kind: str, runs: Iterable[Run]) -> Iterator[Remark]:
    """A mark that no inspector would give points at the rubric, not at the trainee."""
    for one in runs:
        # A script has no fair replies: half of its wording may happen to say it all.
        halved = kind == "script" and one.trainee is Trainee.MIDDLING
        if not one.as_expected and not halved:
            told = tr("{who}试演得 {mark} 分（{ending}），不像该有的分数，请看要点和走向。")
            yield Remark(
                (),
                told.format(
                    who=trainee_name(one.trainee),
                    mark=round(one.total),
                    ending=ending_name(one.kind),
                ),
                warning=True,
            )
