"""A scenario as a Twee story and back, without loss: what people read stands in the passages.

Each turn and each ending is a passage: the customer's lines, hints, model replies, and a link for
each step with its condition in words. What has no place in a text (points, taboos, the persona, the
card) stands as JSON in a comment, or in the passage `Peilian`; `docs/content.md` describes both.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.practice.authoring import conditions, twee
from desktop_app.training.practice.authoring.draft import Body, LineFault
from desktop_app.training.practice.authoring.twee import Passage
from desktop_app.training.practice.model import Ending, Scenario, Turn, When

HEAD = "Peilian"
"""The passage that holds everything that belongs to no single turn."""
_FORMAT = {"format": "Harlowe", "format-version": "3.3.9", "zoom": 1}
_LEVELS = {"good": "好", "fair": "中", "poor": "差"}
_LEVEL_OF = {word: level for level, word in _LEVELS.items()}
_COLUMNS = 4
_STEP = 200
_BLOCK = re.compile(r"<!--\s*peilian\s*(?P<json>\{.*\})\s*-->", re.DOTALL)
_LINE = re.compile(r"^(?P<what>客户|客服|说明|提示)(?:（(?P<how>[^（）]*)）)?：(?P<text>.*)$")
_CODED = re.compile(r"\\(?:u([0-9a-f]{4})|(\\))")
_TO_CODE = re.compile(
    r"\\|[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]|\[(?=\[)|\](?=\])|<(?=!--)|-(?=->)"
    r"|\A\s+|\s+\Z|(?<=\n)\s+|[^\S\n]+(?=\n)"
)
_IN_TEXT = ("lines", "hints", "replies", "next")


class Unread(Exception):
    """A story of ours that was changed so that it cannot be read; `faults` name the lines."""

    def __init__(self, faults: Sequence[LineFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


def export(scenario: Scenario) -> str:
    """Return the Twee 3 source of *scenario*."""
    data = {"ifid": twee.ifid(scenario.key), **_FORMAT, "start": scenario.turns[0].id}
    passages = [_head(scenario)]
    places: list[Turn | Ending] = [*scenario.turns, *scenario.endings]
    for number, place in enumerate(places):
        row, column = divmod(number, _COLUMNS)
        position = {"position": f"{100 + column * _STEP},{100 + row * _STEP}", "size": "100,100"}
        if isinstance(place, Turn):
            passages.append(Passage(place.id, _turn_text(place), ("turn",), position))
        else:
            tags = ("ending", place.kind.value)
            passages.append(Passage(place.id, "\n".join(_said("客户", place.text)), tags, position))
    return twee.write(scenario.title, data, passages)


def _head(scenario: Scenario) -> Passage:
    rest = scenario.model_dump(mode="json", exclude={"title", "turns", "endings"})
    rest["format"] = 1
    return Passage(HEAD, _block(rest), ("Twine.private",))


def _turn_text(turn: Turn) -> str:
    lines: list[str] = []
    for line in turn.lines:
        lines += _said(_headed("客户", line.when), line.text)
    for hint in turn.hints:
        lines += _said("提示", hint)
    for reply in turn.replies:
        lines += _said(f"客服（{_LEVELS[reply.level]}）", reply.text)
        if reply.why:
            lines += _said("说明", reply.why)
    lines.append("")
    lines += [f"[[{conditions.in_words(step.when)}->{step.to}]]" for step in turn.next]
    rest = turn.model_dump(mode="json", exclude={"id", *_IN_TEXT}, exclude_defaults=True)
    return "\n".join([*lines, "", _block(rest)] if rest else lines)


def _headed(who: str, when: When) -> str:
    return who if when == When() else f"{who}（{conditions.in_words(when)}）"


def _said(head: str, text: str) -> Iterator[str]:
    """A line, and each further one of its text set in by two blanks."""
    first, *rest = _TO_CODE.sub(_coded, text).split("\n")
    yield f"{head}：{first}"
    yield from (f"  {line}" for line in rest)


def _coded(found: re.Match[str]) -> str:
    if found.group() == "\\":
        return "\\\\"
    return "".join(f"\\u{ord(char):04x}" for char in found.group())


def _decoded(text: str) -> str:
    return _CODED.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", text)


def _block(values: Mapping[str, Any]) -> str:
    """JSON in a comment that no story format shows or reads links in."""
    text = json.dumps(values, ensure_ascii=False, indent=1)
    for char in ("[[", "]]", "-->", "<!--"):
        text = text.replace(char, f"\\u{ord(char[0]):04x}{char[1:]}") if char in text else text
    return f"<!-- peilian\n{text}\n-->"


# Reading


def is_ours(passages: Sequence[Passage]) -> bool:
    """Whether a story was written by `export`, and not by another tool alone."""
    return any(one.name == HEAD and _BLOCK.search(one.text) for one in passages)


def read(passages: Sequence[Passage]) -> Body:
    """Return the scenario's body; raises Unread with the lines that are not understood."""
    faults: list[LineFault] = []
    by_name = {one.name: one for one in passages}
    head = _values(by_name[HEAD], faults)
    head.pop("format", None)
    start = start_of(by_name)
    turns = [_turn(one, faults) for one in passages if "turn" in one.tags]
    ends = [_ending(one, faults) for one in passages if "ending" in one.tags]
    for one in passages:
        if not {"turn", "ending"} & set(one.tags) and one.name not in (
            HEAD, twee.TITLE, twee.DATA):  # fmt: skip
            told = tr("段落“{name}”要有标签 turn（回合）或 ending（结局）。").format(name=one.name)
            faults.append(LineFault(one.line, told))
    if faults:
        raise Unread(faults)
    turns.sort(key=lambda turn: turn["id"] != start)
    title = by_name[twee.TITLE].text if twee.TITLE in by_name else head.get("key", "")
    return {**head, "title": title, "turns": turns, "endings": ends}


def start_of(by_name: Mapping[str, Passage]) -> str:
    """The name of the first passage, as the story says."""
    return str(_story_data(by_name).get("start", "Start"))


def _story_data(by_name: Mapping[str, Passage]) -> dict[str, Any]:
    try:
        found = json.loads(by_name[twee.DATA].text) if twee.DATA in by_name else {}
    except ValueError:
        found = {}
    return found if isinstance(found, dict) else {}


def _values(passage: Passage, faults: list[LineFault]) -> Body:
    found = _BLOCK.search(passage.text)
    try:
        values = json.loads(found["json"]) if found else {}
    except ValueError:
        values = {}
        told = tr("段落“{name}”末尾的 peilian 注释读不懂，请从导出的文件里重新复制。")
        faults.append(LineFault(passage.line, told.format(name=passage.name)))
    return values if isinstance(values, dict) else {}


def _turn(passage: Passage, faults: list[LineFault]) -> Body:
    turn: Body = {"id": passage.name, "lines": [], "hints": [], "replies": [], "next": []}
    for number, what, how, text in _parts(passage, faults):
        try:
            _add(turn, what, how, text)
        except ValueError as wrong:
            faults.append(LineFault(number, str(wrong)))
    for link in twee.links(_BLOCK.sub("", passage.text)):
        when = conditions.read("" if link.label == link.to else link.label)
        if when is None:
            told = tr("段落“{name}”：看不懂条件“{words}”。")
            faults.append(LineFault(passage.line, told.format(name=passage.name, words=link.label)))
        else:
            turn["next"].append({"to": link.to, "when": when} if when else {"to": link.to})
    return turn | _values(passage, faults)


def _add(turn: Body, what: str, how: str, text: str) -> None:
    """Take one line of a passage into *turn*; raises ValueError with a sentence."""
    if what == "客户":
        when = conditions.read(how)
        if when is None:
            raise ValueError(tr("看不懂条件“{words}”。").format(words=how))
        turn["lines"].append({"text": text, "when": when} if when else {"text": text})
    elif what == "提示":
        turn["hints"].append(text)
    elif what == "客服":
        if how and how not in _LEVEL_OF:
            raise ValueError(tr("客服后面的括号里应为 好、中、差 之一。"))
        turn["replies"].append({"level": _LEVEL_OF.get(how, "good"), "text": text})
    elif turn["replies"]:
        turn["replies"][-1]["why"] = text
    else:
        raise ValueError(tr("“说明”应写在一条“客服”下面。"))


def _ending(passage: Passage, faults: list[LineFault]) -> Body:
    said = [text for _, what, _, text in _parts(passage, faults) if what == "客户"]
    kind = next((tag for tag in passage.tags if tag != "ending"), "solved")
    return {"id": passage.name, "kind": kind, "text": "\n".join(said)}


def _parts(passage: Passage, faults: list[LineFault]) -> Iterator[tuple[int, str, str, str]]:
    """Yield number, head, bracket and text of each line that says something."""
    text = re.sub(_BLOCK, lambda found: "\n" * found.group().count("\n"), passage.text)
    current: list[Any] = []
    for number, line in enumerate(text.split("\n"), passage.line + 1):
        found = _LINE.match(line)
        if found:
            if current:
                yield _finished(current)
            current = [number, found["what"], found["how"] or "", [found["text"]]]
        elif current and (line.startswith("  ") or not line.strip()):
            current[3].append(line[2:])
        elif line.strip() and not line.startswith("[["):
            told = tr("看不懂这一行，应以“客户：”“客服（好）：”“说明：”“提示：”或 [[ 开头。")
            faults.append(LineFault(number, told))
    if current:
        yield _finished(current)


def _finished(current: list[Any]) -> tuple[int, str, str, str]:
    number, what, how, lines = current
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return number, what, how, _decoded("\n".join(lines))
