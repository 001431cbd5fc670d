"""Cross-checks of a loaded pack: what no single field shows, such as a turn nobody reaches."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.system.text import tr
from desktop_app.training.content.base import Item
from desktop_app.training.content.expectations import field_text
from desktop_app.training.content.loader import ContentFault, LoadedItem, LoadedPack
from desktop_app.training.content.yaml_source import SourceError, read_source
from desktop_app.training.exams.bank.question import Multiple, Question, Single
from desktop_app.training.practice.authoring.limits import longest_line
from desktop_app.training.practice.authoring.wordings import unreadable
from desktop_app.training.practice.model import (
    Channel,
    EndingKind,
    Line,
    Scenario,
    Script,
    ScriptLine,
    Situation,
    Transition,
    Turn,
    When,
)
from desktop_app.training.practice.rush.model import Notice, Rush

SCRIPT_ENDINGS = ("solved", "lost")
"""How a script ends when it is run: a line of that name would end it at once."""

Path = tuple[str | int, ...]
_ALWAYS = When()
_ABOUT_OTHERS = re.compile(r"^(?:以上|上述|前面)|都(?:对|正确|不对|不正确)$")
_SLOT = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not fit together in one item; `path` leads to its place in the file."""

    path: Path
    expected: str
    warning: bool = False


def check_pack(pack: LoadedPack) -> tuple[ContentFault, ...]:
    """Return what does not fit together in the usable items of *pack*, by file and line.

    An item that could not be loaded counts as absent.
    """
    situations = usable(pack)
    faults: list[ContentFault] = []
    articles = {i.key for i in pack.items if i.kind == "article"}
    for loaded in pack.items:
        found = (*findings(loaded.item, situations), *_question(loaded.item, articles))
        if found:
            faults += placed(pack, loaded, found)
    return tuple(faults)


def usable(pack: LoadedPack) -> dict[str, Situation]:
    """The situations of a pack, by key, whose expressions can be looked for in a reply."""
    return {
        one.key: one.item
        for one in pack.items
        if isinstance(one.item, Situation) and not any(_wordings((), one.item))
    }


def placed(pack: LoadedPack, loaded: LoadedItem, found: Iterable[Finding]) -> list[ContentFault]:
    """Turn findings into faults; the file is read again because only few items need lines."""
    name = loaded.path.relative_to(pack.folder).as_posix()
    try:
        spot = read_source(loaded.path).spot
    except SourceError:  # changed or gone since it was loaded
        spot = None
    faults = [
        ContentFault(
            name, spot.line_of(path) if spot else 0, field_text(path), f.expected, f.warning
        )
        for f in found
        for path in [(*loaded.place, *f.path)]
    ]
    return sorted(faults, key=lambda fault: fault.line)


def findings(item: Item, situations: Mapping[str, Situation]) -> Iterator[Finding]:
    """Yield what does not fit together in one item; *situations* are those of its pack."""
    if isinstance(item, Situation):
        yield from _repeated(("points",), [point.id for point in item.points])
        yield from _repeated(("taboos",), [taboo.id for taboo in item.taboos])
        yield from _wordings((), item)
    elif isinstance(item, Script):
        yield from _check_script(item)
    elif isinstance(item, Scenario):
        yield from _check_scenario(item, situations)
    elif isinstance(item, Rush):
        yield from _check_rush(item, situations)


def _question(item: Item, articles: Container[str]) -> Iterator[Finding]:
    """Check what a question points at, and that its options can stand in any order."""
    if not isinstance(item, Question):
        return
    kind, _, key = item.source.partition("/")
    if kind == "article" and key not in articles:
        told = tr("内容包里没有这一条手册：{key}。").format(key=key)
        yield Finding(("source",), told)
    if isinstance(item, Single | Multiple) and item.shuffle:
        for n, option in enumerate(item.options):
            if _ABOUT_OTHERS.search(option.text):
                told = tr("选项会打乱次序，“{text}”说的是别的选项，请改写。")
                yield Finding(("options", n, "text"), told.format(text=option.text))


def _repeated(where: Path, ids: Sequence[str]) -> Iterator[Finding]:
    """Find ids that stand twice in the list at *where*."""
    for one, times in Counter(ids).items():
        if times > 1:
            second = len(ids) - 1 - ids[::-1].index(one)
            told = tr("id {id} 写了 {n} 次，请各取一个名。").format(id=one, n=times)
            yield Finding((*where, second, "id"), told)


def _wordings(where: Path, asked: Situation | ScriptLine | Turn | Notice) -> Iterator[Finding]:
    """Check that what points and taboos are found by can be looked for in a reply."""
    for kind, targets in (("points", asked.points), ("taboos", asked.taboos)):
        for n, target in enumerate(targets):
            for path, told in unreadable(target):
                yield Finding((*where, kind, n, *path), told)


def _too_long(where: Path, text: str, channel: Channel) -> Iterator[Finding]:
    most = longest_line(channel)
    if most is not None and len(text) > most:
        told = tr("这句话有 {n} 个字，口头说不宜超过 {most} 个字。")
        yield Finding(where, told.format(n=len(text), most=most), warning=True)


def _check_script(script: Script) -> Iterator[Finding]:
    yield from _repeated(("lines",), [line.id for line in script.lines])
    for n, line in enumerate(script.lines):
        if line.id in SCRIPT_ENDINGS:
            told = tr("{id} 是话术结局的名字，这一句请换一个 id。").format(id=line.id)
            yield Finding(("lines", n, "id"), told)
    declared = [slot.name for slot in script.slots]
    used: set[str] = set()
    for n, line in enumerate(script.lines):
        here: Path = ("lines", n)
        names = dict.fromkeys(_SLOT.findall(line.text))
        used.update(names)
        for name in names:
            if name not in declared:
                told = tr("占位 [{name}] 没有在 slots 里说明。").format(name=name)
                yield Finding((*here, "text"), told)
        yield from _repeated((*here, "points"), [point.id for point in line.points])
        yield from _repeated((*here, "taboos"), [taboo.id for taboo in line.taboos])
        yield from _wordings(here, line)
        yield from _too_long((*here, "text"), line.text, script.channel)
        for place, reply in enumerate(line.replies):
            yield from _too_long((*here, "replies", place, "text"), reply.text, script.channel)
    for n, name in enumerate(declared):
        if name not in used:
            told = tr("占位 [{name}] 没有一句话用到。").format(name=name)
            yield Finding(("slots", n, "name"), told)
        if name in declared[:n]:
            told = tr("占位 [{name}] 说明了两次。").format(name=name)
            yield Finding(("slots", n, "name"), told)


@dataclass(slots=True)
class _Map:
    """The ways through a scenario; what follows an unconditional step is never taken."""

    scenario: Scenario
    ways: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for turn in self.scenario.turns:
            self.ways.setdefault(turn.id, {step.to for step in _taken(turn.next)})

    def reached(self) -> set[str]:
        """Return the turns and endings that can be reached from the first turn."""
        seen: set[str] = set()
        open_ends = [self.scenario.turns[0].id]
        while open_ends:
            place = open_ends.pop()
            if place not in seen:
                seen.add(place)
                open_ends += self.ways.get(place, ())
        return seen

    def ending(self) -> set[str]:
        """Return the turns and endings from which the conversation can end."""
        return self._leading_to({ending.id for ending in self.scenario.endings})

    def before(self, place: str) -> set[str]:
        """Return a turn and every turn that may have come before it."""
        return self._leading_to({place})

    def _leading_to(self, places: set[str]) -> set[str]:
        good = set(places)
        while more := {turn for turn, ways in self.ways.items() if ways & good} - good:
            good |= more
        return good


def _taken(steps: Sequence[Transition]) -> Sequence[Transition]:
    last = next((n for n, step in enumerate(steps) if step.when == _ALWAYS), len(steps))
    return steps[: last + 1]


def _check_scenario(scenario: Scenario, situations: Mapping[str, Situation]) -> Iterator[Finding]:
    turns = scenario.turns
    yield from _repeated(("turns",), [turn.id for turn in turns])
    places = [turn.id for turn in turns] + [ending.id for ending in scenario.endings]
    points = [_points(turn, situations) for turn in turns]
    ways = _Map(scenario)
    reached, ending = ways.reached(), ways.ending()
    for n, turn in enumerate(turns):
        here: Path = ("turns", n)
        if turn.id not in reached:
            yield Finding((*here, "id"), tr("没有一条路会走到这个回合。"))
        if turn.id not in ending:
            yield Finding((*here, "next"), tr("从这里走不到任何结局。"))
        yield from _check_sources(here, turn, situations)
        before = ways.before(turn.id)
        heard = [points[m] for m, other in enumerate(turns) if other.id in before]
        yield from _check_lines(here, turn, _together(*heard), scenario.channel)
        yield from _check_steps(here, turn, _together(points[n]))
        yield from _check_broken(here, turn, situations)
    hung_up = next((e for e in scenario.endings if e.kind is EndingKind.HUNG_UP), None)
    for n, end in enumerate(scenario.endings):
        # An angry customer hangs up by themselves: no step has to lead there.
        if end.id not in reached and end is not hung_up:
            yield Finding(("endings", n, "id"), tr("没有一条路会走到这个结局。"))
        if places.count(end.id) > 1:
            told = tr("id {id} 另有回合或结局在用，请换一个名。").format(id=end.id)
            yield Finding(("endings", n, "id"), told)


def _check_rush(rush: Rush, situations: Mapping[str, Situation]) -> Iterator[Finding]:
    """Check every customer like a scenario, and what only several at once can get wrong."""
    for field_name, notice in (("opening", rush.opening), ("closing", rush.closing)):
        yield from _check_notice((field_name,), notice, rush.channel)
    for n, thread in enumerate(rush.threads):
        for found in _check_scenario(rush.scenario_of(thread), situations):
            yield replace(found, path=("threads", n, *found.path))
        if thread.arrives >= rush.minutes * 60:
            told = tr("来得太晚：{n} 分钟的练习里等不到这位客户。").format(n=rush.minutes)
            yield Finding(("threads", n, "arrives"), told)
    if len({thread.urgency for thread in rush.threads}) == 1:
        told = tr("每位客户一样急，“急的先答”就练不到了。")
        yield Finding(("threads",), told, warning=True)


def _check_notice(here: Path, notice: Notice, channel: Channel) -> Iterator[Finding]:
    yield from _repeated((*here, "points"), [point.id for point in notice.points])
    yield from _repeated((*here, "taboos"), [taboo.id for taboo in notice.taboos])
    yield from _wordings(here, notice)
    yield from _too_long((*here, "cue"), notice.cue, channel)
    if not any(reply.level == "good" for reply in notice.replies):
        yield Finding((*here, "replies"), tr("要有一条 good 的参考答复。"))


def _points(turn: Turn, situations: Mapping[str, Situation]) -> list[str] | None:
    """Return the ids of all points that a turn asks for, those of its situation first.

    None when its situation is absent: that is told once, not for each condition again.
    """
    situation = situations.get(turn.situation or "")
    if turn.situation and situation is None:
        return None
    lent = [point.id for point in situation.points] if situation else []
    chosen = [point for point in lent if not turn.only or point in turn.only]
    return chosen + [point.id for point in turn.points]


def _together(*points: list[str] | None) -> set[str] | None:
    """Return all ids of several turns, None when those of one are unknown."""
    known = [ids for ids in points if ids is not None]
    return set().union(*known) if len(known) == len(points) else None


def _check_sources(
    here: Path, turn: Turn, situations: Mapping[str, Situation]
) -> Iterator[Finding]:
    """Check where a turn takes its points from."""
    situation = situations.get(turn.situation or "")
    if turn.situation and situation is None:
        told = tr("内容包里没有可用的情境 {key}。").format(key=turn.situation)
        yield Finding((*here, "situation"), told)
    if turn.only and not turn.situation:
        yield Finding((*here, "only"), tr("only 只能和 situation 一起用。"))
    lent = {point.id for point in situation.points} if situation else set()
    for n, name in enumerate(turn.only):
        if situation and name not in lent:
            told = tr("情境 {key} 里没有要点 {name}。").format(key=turn.situation, name=name)
            yield Finding((*here, "only", n), told)
    yield from _repeated((*here, "points"), [point.id for point in turn.points])
    yield from _repeated((*here, "taboos"), [taboo.id for taboo in turn.taboos])
    yield from _wordings(here, turn)
    for n, point in enumerate(turn.points):
        if point.id in (lent.intersection(turn.only) if turn.only else lent):
            told = tr("要点 {name} 情境里已有，请换一个名。").format(name=point.id)
            yield Finding((*here, "points", n, "id"), told)


def _check_lines(
    here: Path, turn: Turn, points: set[str] | None, channel: Channel
) -> Iterator[Finding]:
    """Check the wordings; a condition may name points of this turn or of any before it."""
    for n, line in enumerate(turn.lines):
        where: Path = (*here, "lines", n)
        yield from _check_when((*where, "when"), line.when, points)
        yield from _too_long((*where, "text"), line.text, channel)
        if line.when != _ALWAYS and _ALWAYS in _conditions(turn.lines[:n]):
            told = tr("前一句没有条件，这一句永远说不到。")
            yield Finding(where, told, warning=True)
    if _ALWAYS not in _conditions(turn.lines):
        last = len(turn.lines) - 1
        told = tr("最后一句要没有条件，否则客户可能无话可说。")
        yield Finding((*here, "lines", last), told)


def _conditions(lines: Sequence[Line]) -> list[When]:
    return [line.when for line in lines]


def _check_steps(here: Path, turn: Turn, points: set[str] | None) -> Iterator[Finding]:
    """Check where a turn leads to; a reply can hit the points of its own turn only."""
    for n, step in enumerate(turn.next):
        yield from _check_when((*here, "next", n, "when"), step.when, points)
        if n >= len(_taken(turn.next)):
            told = tr("前一个去向没有条件，这一个永远用不到。")
            yield Finding((*here, "next", n), told, warning=True)
    if turn.next[-1].when != _ALWAYS:
        last = len(turn.next) - 1
        told = tr("最后一个去向要没有条件，否则对话可能接不下去。")
        yield Finding((*here, "next", last), told)


def _check_broken(here: Path, turn: Turn, situations: Mapping[str, Situation]) -> Iterator[Finding]:
    """Check the taboos that a step waits for: a reply breaks those of its own turn only."""
    situation = situations.get(turn.situation or "")
    if turn.situation and situation is None:
        return
    known = {one.id for one in (*turn.taboos, *(situation.taboos if situation else ()))}
    for n, step in enumerate(turn.next):
        for m, name in enumerate(step.when.broke_any):
            if name not in known:
                told = tr("这个回合没有禁语 {name}，条件不会成立。").format(name=name)
                yield Finding((*here, "next", n, "when", "broke_any", m), told)


def _check_when(where: Path, when: When, points: set[str] | None) -> Iterator[Finding]:
    named = {"hits_all": when.hits_all, "hits_any": when.hits_any, "misses_any": when.misses_any}
    for condition, names in named.items():
        for n, name in enumerate(names):
            if points is not None and name not in points:
                told = tr("这个回合没有要点 {name}，条件不会成立。").format(name=name)
                yield Finding((*where, condition, n), told)
    low, high = when.mood_min, when.mood_max
    if low is not None and high is not None and low > high:
        yield Finding((*where, "mood_min"), tr("mood_min 大于 mood_max，条件不会成立。"))
