"""A draft scenario on its way in: what was said, what was replaced, what is wrong, the body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from desktop_app.system.text import tr
from desktop_app.training.content.keys import own_key
from desktop_app.training.practice.authoring.masking import Replacement

Body = dict[str, Any]

_START_MOOD = 40
_TOO_MUCH = 85
"""A customer this upset leaves in the middle; at the end a lesser anger is enough."""
_LOST_AT_THE_END = 70


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line, counted from 1; 0 concerns the whole file."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """One side's words until the other speaks, de-identified; `line` is where they begin."""

    line: int
    speaker: Literal["customer", "agent"]
    text: str
    masked: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an import found. With faults there is nothing to keep: no half is imported.

    `notes` say what the author still has to decide.
    """

    source: str
    body: Body
    said: tuple[Utterance, ...] = ()
    faults: tuple[LineFault, ...] = ()
    notes: tuple[str, ...] = ()
    whole: bool = False
    """It was a scenario already: written here before, exported, perhaps changed."""

    @property
    def usable(self) -> bool:
        """Whether there is a scenario to keep."""
        return bool(self.body) and not self.faults


@dataclass(frozen=True, slots=True)
class Head:
    """What the person who imports may change before the draft is kept."""

    title: str
    customer: str
    channel: str
    difficulty: str


def head_of(body: Mapping[str, Any]) -> Head:
    """Return what stands at the head of a scenario's body."""
    persona = body.get("persona") or {}
    return Head(
        str(body.get("title", "")),
        str(persona.get("name", "")),
        str(body.get("channel", "")),
        str(body.get("difficulty", "")),
    )


def with_head(draft: Draft, head: Head) -> Draft:
    """Return the draft with another head; blank fields leave what stood there."""
    body = dict(draft.body)
    body["title"] = head.title.strip() or body["title"]
    if not draft.whole:  # a scenario that was here before keeps its name, or it would be another
        body["key"] = own_key(body["title"])
    body["persona"] = body["persona"] | {"name": head.customer.strip() or body["persona"]["name"]}
    body["channel"] = head.channel or body["channel"]
    body["difficulty"] = head.difficulty or body["difficulty"]
    return replace(draft, body=body)


def endings(last_words: str) -> list[Body]:
    """The two endings that every draft begins with."""
    lost = tr("算了，我再想想别的办法。")
    return [
        {"id": "solved", "kind": "solved", "text": last_words or tr("好的，我清楚了，谢谢您。")},
        {"id": "lost", "kind": "lost", "text": lost},
    ]


def steps(to: str) -> list[Body]:
    """Where a turn of a draft leads: on, unless the customer is past listening."""
    angry = _LOST_AT_THE_END if to == "solved" else _TOO_MUCH
    return [{"to": "lost", "when": {"mood_min": angry}}, {"to": to}]


def scenario(
    title: str, customer: str, channel: str, turns: Sequence[Body], last: Sequence[Body]
) -> Body:
    """Put a draft together; what no dialogue tells is filled with what the author will change."""
    return {
        "kind": "scenario",
        "key": own_key(title),
        "title": title[:40],
        "channel": channel,
        "difficulty": "medium",
        "minutes": max(3, min(60, len(turns) * 2)),
        "goal": tr("把客户的事情答复清楚"),
        "persona": {
            "name": customer,
            "role": tr("客户"),
            "temper": tr("着急，讲道理"),
            "wants": tr("事情办好，听到准话"),
        },
        "mood": _START_MOOD,
        "turns": list(turns),
        "endings": list(last),
    }


def open_questions() -> tuple[str, ...]:
    """What a draft cannot know: told with every one."""
    return (
        tr("要点是按客服的答复建议的：请核对名称、权重，补上不同的说法。"),
        tr("目标、客户性格和起始情绪是默认值，请按实际改写。"),
        tr("请为每个回合补一条一般的和一条差的范例答复。"),
    )
