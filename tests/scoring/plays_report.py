"""Plays six scenarios badly, averagely and well and prints what the product makes of it.

python tests/scoring/plays_report.py          the table and a debrief of each level, as Markdown
python tests/scoring/plays_report.py --all    every debrief

The plays and what an inspector expects of them are in `plays.yaml`.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser  # noqa: E402
from desktop_app.training.practice.authoring.playing import ending_name  # noqa: E402
from desktop_app.training.practice.conversation import Conversation, answer, begin  # noqa: E402
from desktop_app.training.practice.debrief import Debrief, Note, TurnDebrief, debrief  # noqa: E402
from desktop_app.training.practice.drill import Drill, drill_from_scenario  # noqa: E402
from desktop_app.training.practice.kpi import Timing  # noqa: E402
from desktop_app.training.practice.marks import Judgement, criterion_name, judge  # noqa: E402
from desktop_app.training.practice.model import EndingKind, Scenario, Situation  # noqa: E402

PACK = ROOT / "resources" / "content" / "institution"
SEED = 1
Level = Literal["bad", "average", "good"]
Expectation = Literal["mark", "ending", "finding"]
SHOWN = (("chat-reschedule", "good"), ("refund-slow", "bad"), ("desk-shouting", "average"))
"""One debrief of each level, each from another scenario."""


class Play(BaseModel):
    """What one trainee types to each turn, and what an inspector expects of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    scenario: str
    level: Level
    who: str
    band: tuple[float, float]
    endings: tuple[EndingKind, ...]
    about: str
    names: tuple[str, ...]
    seconds: tuple[float, float]
    replies: dict[str, tuple[str, str]]
    differs: frozenset[Expectation]
    comment: str
    disagreement: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """A play with everything that the product says of it."""

    play: Play
    conversation: Conversation
    judgement: Judgement
    debrief: Debrief

    @property
    def differs(self) -> frozenset[Expectation]:
        """What the product judges otherwise than the inspector expected."""
        low, high = self.play.band
        found: dict[Expectation, bool] = {
            "mark": not low <= self.judgement.total <= high,
            "ending": self.judgement.ending_kind not in self.play.endings,
            "finding": not any(name in self.debrief.loss for name in self.play.names),
        }
        return frozenset(what for what, otherwise in found.items() if otherwise)


def plays() -> list[Play]:
    """Every play, as written."""
    return [Play.model_validate(one) for one in _read(HERE / "plays.yaml")]


@cache
def results() -> tuple[Played, ...]:
    """Every play, played and judged."""
    analyser = ReplyAnalyser()
    return tuple(played(play, analyser) for play in plays())


def played(play: Play, analyser: ReplyAnalyser) -> Played:
    """Play one to its end; from the third try at a turn on the second reply is said again."""
    conversation = begin(drill_of(play.scenario), SEED)
    while conversation.turn is not None:
        reply = play.replies[conversation.turn][min(conversation.tries, 1)]
        conversation = answer(conversation, reply, Timing(*play.seconds), 0, analyser)
    judgement = judge(conversation)
    return Played(play, conversation, judgement, debrief(conversation, judgement))


@cache
def drill_of(key: str) -> Drill:
    """A scenario of the institution pack, put together from its files."""
    situations = {
        one.key: one
        for path in sorted((PACK / "situations").glob("*.yaml"))
        for one in [Situation.model_validate(_read(path))]
    }
    scenario = Scenario.model_validate(_read(PACK / "scenarios" / f"{key}.yaml"))
    return drill_from_scenario(scenario, situations)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def table() -> Iterator[str]:
    """One row per play: the mark beside what was expected, criteria, ending, course of the mood."""
    names = " | ".join(criterion_name(mark.criterion) for mark in results()[0].judgement.marks)
    yield f"| scenario | played | mark | inspector | {names} | ending | mood | differs |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for one in results():
        cells = [
            one.play.scenario,
            one.play.level,
            f"**{one.judgement.total:.1f}**",
            "–".join(f"{mark:.0f}" for mark in one.play.band),
            *("–" if mark.value is None else f"{mark.value:.0f}" for mark in one.judgement.marks),
            ending_name(one.judgement.ending_kind),
            " → ".join(map(str, one.debrief.moods)),
            ", ".join(sorted(one.differs)),
        ]
        yield f"| {' | '.join(cells)} |"


def comments() -> Iterator[str]:
    """What the inspector says to each mark, and to what was judged otherwise."""
    for one in results():
        play, mark = one.play, round(one.judgement.total)
        yield f"- **{play.scenario}, {play.level}, {mark}.** {play.comment}"
        yield f"  Finding: {one.debrief.finding} Expected: {play.about}。"
        if play.disagreement:
            yield f"  What the product got wrong: {play.disagreement}"


def told(one: Played) -> Iterator[str]:
    """The debrief of one play."""
    drill, look = one.conversation.drill, one.debrief
    yield f"### {drill.title} ({one.play.scenario}), {one.play.level}: {one.judgement.total:.0f}"
    yield ""
    yield f"**{look.finding}**"
    for turn in look.turns:
        yield ""
        yield from _told_turn(turn)
    yield ""
    yield f"Ending ({ending_name(one.judgement.ending_kind)}): {one.conversation.line}  "
    yield f"Turn to retry: {look.weakest}"
    yield ""
    yield f"- 客户：{''.join(look.customer_view)}"
    yield "- 坐席：这次哪里最难？下次先做什么？（由学员自己写）"
    yield "- 观察员：导师看过这份记录以后另写。"


def _told_turn(turn: TurnDebrief) -> Iterator[str]:
    times = "；".join(time.sentence for time in turn.times)
    yield f"**{turn.number}.** 客户：{turn.line}  "
    yield f"坐席：{_marked(turn)}  "
    yield f"情绪 {turn.mood_before} → {turn.mood_after}；{times}"
    yield ""
    for note in turn.notes:
        yield f"- {_told_note(note)}"


def _told_note(note: Note) -> str:
    sign = {"good": "＋", "warn": "△", "bad": "✕"}[note.tone]
    better = f" → “{note.better}”" if note.better else ""
    return f"{sign} {note.label}：{note.text}{better}"


def _marked(turn: TurnDebrief) -> str:
    """The reply with the words that count in bold."""
    text, at = "", 0
    for span in turn.spans:
        text += f"{turn.reply[at : span.start]}**{turn.reply[span.start : span.end]}**"
        at = span.end
    return text + turn.reply[at:]


def main() -> None:
    """Print the section of docs/scoring.md."""
    lines = [*table(), "", *comments()]
    for one in results():
        if "--all" in sys.argv or (one.play.scenario, one.play.level) in SHOWN:
            lines += ["", *told(one)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
