"""A conversation with a simulated customer: the same replies and seed always give the same run."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.findings import Analysis, Finding, Trait, TraitKind
from desktop_app.training.practice.drill import Drill, DrillTurn
from desktop_app.training.practice.figures import PracticeFigures, TimeFigures
from desktop_app.training.practice.holding import Context
from desktop_app.training.practice.kpi import Measured, kpi_for, measured, sane_seconds
from desktop_app.training.practice.kpi import Timing as Timing
from desktop_app.training.practice.model import Ending, EndingKind, Line
from desktop_app.training.practice.mood import Cause, MoodChange, react, silent
from desktop_app.training.practice.points import Criterion, Point, Taboo

BAD_TRAITS = frozenset(
    {
        TraitKind.RUDE,
        TraitKind.BLAME,
        TraitKind.EVASION,
        TraitKind.OVERPROMISE,
        TraitKind.FACT_ERROR,
    }
)
"""What spoils the sentence that it stands in."""
_STOPS = "。！？!?；;"
_SENTENCE = re.compile(rf"[^{_STOPS}\n]+[{_STOPS}]*")
_READ = 5000
"""Only so much of a reply is looked through for sentences."""
_QUOTED = 30
_NEAR = 8
"""A span grows to the end of its clause over at most so many characters."""
_TELLING = 3  # fewer characters tell nobody what was said
_CLOCK = re.compile(r"\d[:：]\d")
_PAUSES = frozenset(_STOPS + "，,、：:\n ")


class Analyser(Protocol):
    """What the conversation asks of the reply analysis."""

    def analyse(
        self, reply: str, points: Sequence[Point], taboos: Sequence[Taboo], facts: str = ""
    ) -> Analysis: ...


@dataclass(frozen=True, slots=True)
class AskedPoint:
    """A point as it was asked, kept with the exchange: later content does not change it.

    `better` is a wording to offer: the author's, else the first example.
    """

    id: str
    name: str
    criterion: Criterion
    weight: int
    better: str


@dataclass(frozen=True, slots=True)
class AskedTaboo:
    """A taboo as it stood when the reply was judged."""

    id: str
    name: str
    criterion: Criterion
    anger: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line of the customer and the reply to it; `number` counts from 1."""

    number: int
    turn: str
    line: str
    reply: str
    timing: Timing
    hints: int
    analysis: Analysis
    mood_before: int
    mood_after: int
    changes: tuple[MoodChange, ...]
    points: tuple[AskedPoint, ...]
    taboos: tuple[AskedTaboo, ...]

    def quote(self, start: int | None, end: int | None) -> str:
        """These words of the reply on one line, to the ends of their clauses where near.

        A bare “今天” tells nobody what was said: so few words go on to the end of theirs.
        """
        first, last = self.clause(start or 0, end or 0)
        if 0 < last - first < _TELLING:
            while last < len(self.reply) and last - first < _QUOTED and not self._pause(last):
                last += 1
        words = " ".join(self.reply[first:last].split())
        return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Widen a span to the ends of its clause, where these are near, so that it reads well."""
        first, last = start, end
        while first > 0 and not self._pause(first - 1) and start - first <= _NEAR:
            first -= 1
        while (
            0 < last < len(self.reply)
            and not (self._pause(last - 1) or self._pause(last))
            and last - end <= _NEAR
        ):
            last += 1
        return (
            first if start - first <= _NEAR else start,
            last if last - end <= _NEAR else end,
        )

    def _pause(self, place: int) -> bool:
        """Whether a clause ends here; the colon of 10:00 ends none."""
        around = self.reply[max(0, place - 1) : place + 2]
        return self.reply[place] in _PAUSES and not _CLOCK.fullmatch(around)

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence of the reply begins and ends."""
        return tuple(found.span() for found in _SENTENCE.finditer(self.reply[:_READ]))

    def sound_sentences(self) -> tuple[str, ...]:
        """The sentences that nothing bad was found in, each closed by its stop."""
        found = self.analysis
        bad: list[Finding | Trait] = [*found.violations]
        bad += [one for one in found.traits if one.kind in BAD_TRAITS]
        sound = []
        for start, end in self.sentences():
            text = self.reply[start:end].strip()
            if not silent(text) and not any(one.start < end and start < one.end for one in bad):
                sound.append(text if text[-1] in _STOPS else text.rstrip("，,、") + "。")
        return tuple(sound)

    @property
    def hits(self) -> frozenset[str]:
        """Ids of the points that the reply met."""
        return frozenset(hit.id for hit in self.analysis.hits)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The state between two exchanges; every step returns a new one.

    While it runs `turn` and `line` are what the customer said last and waits on; when it is over
    `turn` is None, `line` holds the customer's last words and `ending` says how it ended.
    """

    drill: Drill
    seed: int
    mood: int
    turn: str | None
    line: str
    exchanges: tuple[Exchange, ...] = ()
    ending: Ending | None = None
    figures: PracticeFigures = field(default_factory=PracticeFigures)

    @property
    def over(self) -> bool:
        """Whether nothing more can be said."""
        return self.ending is not None

    @property
    def tries(self) -> int:
        """How often the current turn has been answered already."""
        return _answers(self.exchanges, self.turn)

    @property
    def hints(self) -> int:
        """Hints taken so far."""
        return sum(exchange.hints for exchange in self.exchanges)


def begin(drill: Drill, seed: int, figures: PracticeFigures | None = None) -> Conversation:
    """Start *drill*: the customer has said the first line. *seed* picks among variants."""
    start = Conversation(
        drill, seed, drill.opening_mood, None, "", figures=figures or PracticeFigures()
    )
    return _at_turn(start, drill.first)


def answer(
    conversation: Conversation,
    reply: str,
    timing: Timing,
    hints: int,
    analyser: Analyser,
    figures: PracticeFigures | None = None,
) -> Conversation:
    """Take *reply* to the current line; *hints* were used for it. Over: `ValueError`.

    *figures* are the settings from here on; without them those that the run began with.
    """
    if conversation.turn is None:
        raise ValueError("the conversation is over")
    drill, turn = conversation.drill, conversation.drill.turns[conversation.turn]
    figures = figures or conversation.figures
    before = conversation.exchanges
    analysis = analyser.analyse(reply, turn.points, turn.taboos, drill.facts)
    analysis = _in_their_words(analysis, [*(one.line for one in before), conversation.line])
    kpi = kpi_for(drill.channel, not before, figures.times)
    after, changes = react(conversation.mood, turn, analysis, before, timing, kpi, figures)
    exchange = Exchange(
        number=len(before) + 1,
        turn=turn.id,
        line=conversation.line,
        reply=reply,
        timing=Timing(sane_seconds(timing.first_key), sane_seconds(timing.answer)),
        hints=max(0, hints),
        analysis=analysis,
        mood_before=conversation.mood,
        mood_after=after,
        changes=changes,
        points=tuple(_asked_point(point) for point in turn.points),
        taboos=tuple(AskedTaboo(t.id, t.name, t.criterion, t.anger) for t in turn.taboos),
    )
    return _after(replace(conversation, figures=figures), exchange)


def _in_their_words(analysis: Analysis, lines: Sequence[str]) -> Analysis:
    """Take no word for a term of art that the customer has used."""
    said = "\n".join(lines)
    traits = tuple(
        one
        for one in analysis.traits
        if one.kind is not TraitKind.JARGON or analysis.reply[one.start : one.end] not in said
    )
    return replace(analysis, traits=traits) if len(traits) < len(analysis.traits) else analysis


def retry_from(conversation: Conversation, number: int) -> Conversation:
    """Go back to before exchange *number*: same seed, what was said earlier is kept."""
    kept = [one for one in conversation.exchanges if one.number < number]
    return replay(conversation.drill, conversation.seed, kept, conversation.figures)


def stop(conversation: Conversation) -> Conversation:
    """End early, by the trainee's wish: the customer is left without an answer."""
    if conversation.over:
        return conversation
    words = tr("（对话提前结束，客户还在等答复。）")
    return _ended(conversation, Ending(id="stopped", kind=EndingKind.LOST, text=words))


def replay(
    drill: Drill,
    seed: int,
    exchanges: Iterable[Exchange],
    figures: PracticeFigures | None = None,
) -> Conversation:
    """Take up a run from its stored exchanges, without analysing anything again.

    Raises `Trouble` when they do not belong to *drill*.
    """
    conversation = begin(drill, seed, figures)
    for exchange in exchanges:
        if exchange.turn not in drill.turns or conversation.over:
            raise Trouble(
                tr("这次练习的记录和场景“{title}”对不上。").format(title=drill.title),
                tr("原来的记录没有改动。"),
                tr("请重新开始这个练习。"),
            )
        conversation = _after(replace(conversation, line=exchange.line), exchange)
    return conversation


def times_of(
    conversation: Conversation, exchange: Exchange, limits: TimeFigures
) -> tuple[Measured, ...]:
    """The times of an exchange against their limits; with the last one the handling time."""
    kpi = kpi_for(conversation.drill.channel, exchange.number == 1, limits)
    times = measured(exchange.timing, kpi)
    if exchange is not conversation.exchanges[-1]:
        return times
    spent = sum(sane_seconds(one.timing.answer) for one in conversation.exchanges)
    return (*times, Measured("handling", spent, conversation.drill.minutes * 60.0))


def why_no_time(conversation: Conversation, exchange: Exchange, time: Measured) -> str:
    """Say why quick words earn nothing, or "": seconds count where the customer got an answer."""
    if silent(exchange.reply):
        return tr("没有答复")
    if time.what == "answer" and exchange.points and not exchange.hits:
        return tr("答得快，但没有答到客户要的")
    ending = conversation.ending
    unserved = ending is not None and ending.kind in (EndingKind.LOST, EndingKind.HUNG_UP)
    return tr("客户没有得到解决，用时不算") if time.what == "handling" and unserved else ""


def moved(exchanges: Iterable[Exchange], calmer: bool) -> list[tuple[MoodChange, Exchange]]:
    """Every change of mood in one direction with its exchange, the strongest first."""
    sign = -1 if calmer else 1
    changes = [
        (change, exchange)
        for exchange in exchanges
        for change in exchange.changes
        if change.delta * sign > 0 and change.cause is not Cause.LIMIT
    ]
    return sorted(changes, key=lambda pair: -abs(pair[0].delta))


def _asked_point(point: Point) -> AskedPoint:
    better = point.better or point.says[0]
    return AskedPoint(point.id, point.name, point.criterion, point.weight, better)


def _after(conversation: Conversation, exchange: Exchange) -> Conversation:
    drill = conversation.drill
    said = replace(
        conversation,
        mood=exchange.mood_after,
        exchanges=(*conversation.exchanges, exchange),
    )
    to = _next_place(said, drill.turns[exchange.turn])
    if isinstance(to, Ending):
        return _ended(said, to)
    return _at_turn(said, to)


def _next_place(said: Conversation, turn: DrillTurn) -> str | Ending:
    """Where the last reply leads: an explicit transition, a hang-up, the same turn again."""
    drill = said.drill
    hung_up = drill.ending_of(EndingKind.HUNG_UP)
    tries = _answers(said.exchanges, turn.id)
    context = Context(said, tries)
    step = next((step for step in turn.next if context.holds(step.when)), None)
    if step is not None and step.when.mood_min is not None:
        return drill.endings.get(step.to, step.to)
    if said.mood >= said.figures.mood.hangs_up_at and hung_up:
        return hung_up
    if tries >= said.figures.tries_ceiling and (step is None or step.to == turn.id):
        return hung_up or drill.ending_of(EndingKind.LOST) or next(iter(drill.endings.values()))
    to = turn.id if step is None else step.to
    return drill.endings.get(to, to)


def _at_turn(conversation: Conversation, turn: str) -> Conversation:
    lines = conversation.drill.turns[turn].lines
    tries = _answers(conversation.exchanges, turn)
    text = _spoken_line(lines, Context(conversation, tries), f"{conversation.seed}/{turn}/{tries}")
    return replace(conversation, turn=turn, line=text)


def _spoken_line(lines: Sequence[Line], context: Context, draw: str) -> str:
    """The first line whose condition holds, or one of its neighbours with the same condition."""
    first = next((i for i, line in enumerate(lines) if context.holds(line.when)), len(lines) - 1)
    variants = [lines[first]]
    for line in lines[first + 1 :]:
        if line.when != lines[first].when:
            break
        variants.append(line)
    return variants[_hash(draw) % len(variants)].text


def _ended(conversation: Conversation, ending: Ending) -> Conversation:
    return replace(conversation, turn=None, line=ending.text, ending=ending)


def _answers(exchanges: Iterable[Exchange], turn: str | None) -> int:
    return sum(exchange.turn == turn for exchange in exchanges)


def _hash(text: str) -> int:
    """FNV-1a, 32 bits, high bits folded in: the same draw on every machine and Python."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 16
