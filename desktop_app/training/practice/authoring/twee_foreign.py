"""A story of another tool as a draft: passages are turns, links what the agent may say."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import free_key
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring import draft, limits, twee
from desktop_app.training.practice.authoring.draft import Body, Draft, LineFault, Utterance
from desktop_app.training.practice.authoring.masking import mask
from desktop_app.training.practice.authoring.suggest import suggested
from desktop_app.training.practice.authoring.twee import Passage

_SCRIPT_TAGS = frozenset({"script", "stylesheet", "Twine.private", "annotation"})
_SPECIAL = frozenset(
    {"StoryInit", "StorySettings", "StoryCaption", "StoryMenu", "StoryBanner", "StoryIncludes",
     "StorySubtitle", "StoryAuthor", "StoryShare", "StoryInterface", "PassageDone",
     "PassageHeader", "PassageFooter", "PassageReady", twee.TITLE, twee.DATA}
)  # fmt: skip
"""What story formats keep for themselves; no reader ever stands there."""
_SLUG = re.compile(r"[a-z0-9]+")


def read_foreign(
    source: str,
    title: str,
    passages: Sequence[Passage],
    start: str,
    analyser: ReplyAnalyser,
    people: Sequence[str] = (),
) -> Draft:
    """Return a draft with a turn for each passage that leads on and an ending for each other.

    Names of *people* are masked.
    """
    told = [one for one in passages if _is_told(one)]
    faults = _faults(told)
    if faults:
        return Draft(source, {}, faults=tuple(faults))
    keys = _keys(told)
    turns: list[Body] = []
    ends: list[Body] = []
    said: list[Utterance] = []
    for one in sorted(told, key=lambda passage: passage.name != start):
        text = mask(twee.without_links(one.text) or tr("（……）"), people)
        said.append(Utterance(one.line, "customer", text.text, text.replaced))
        ways = list(twee.links(one.text))
        if not ways:
            ends.append({"id": keys[one.name], "kind": "solved", "text": text.text})
            continue
        for way in ways:
            label = mask(way.label, people)
            said.append(Utterance(one.line, "agent", label.text, label.replaced))
        turns.append(_turn(one, text.text, keys, analyser, people))
    body = draft.scenario(
        mask(title, people).text, tr("客户"), "chat", turns, ends or draft.endings("")
    )
    notes = (
        tr("每个链接成了一条好的范例答复和一个要点：请核对哪些是好答复、哪些是差答复。"),
        tr("没有出路的段落成了“解决”的结局，请改成实际的结局。"),
        *draft.open_questions()[1:],
    )
    return Draft(source, body, tuple(said), (), notes)


def _is_told(passage: Passage) -> bool:
    special = passage.name in _SPECIAL or bool(_SCRIPT_TAGS & set(passage.tags))
    return not special and bool(passage.text.strip())


def _faults(told: Sequence[Passage]) -> list[LineFault]:
    names = [one.name for one in told]
    ways = {one.name: list(twee.links(one.text)) for one in told}
    if not any(ways.values()):
        return [LineFault(0, tr("没有一个段落有链接，做不成场景。"))]
    faults = [
        LineFault(one.line, tr("链接指向“{to}”，没有这个段落。").format(to=way.to))
        for one in told
        for way in ways[one.name]
        if way.to not in names
    ]
    faults += [
        LineFault(one.line, tr("段落“{name}”写了两次。").format(name=one.name))
        for number, one in enumerate(told)
        if one.name in names[:number]
    ]
    if len(told) > limits.MOST_TURNS:
        over = tr("段落超过 {n} 个，请拆成几个场景。").format(n=limits.MOST_TURNS)
        faults.append(LineFault(told[limits.MOST_TURNS].line, over))
    return faults


def _keys(told: Sequence[Passage]) -> Mapping[str, str]:
    """A key for each passage: its name where that is plain, else its number."""
    keys: dict[str, str] = {}
    for number, one in enumerate(told, 1):
        words = _SLUG.findall(one.name.lower()) if one.name.isascii() else []
        wanted = "-".join(words)[:50].strip("-") or f"turn-{number}"
        keys[one.name] = free_key(wanted, keys.values())
    return keys


def _turn(
    passage: Passage,
    line: str,
    keys: Mapping[str, str],
    analyser: ReplyAnalyser,
    people: Sequence[str],
) -> Body:
    """Each link is a reply with a point of its own that leads where the link leads."""
    points: list[Body] = []
    replies: list[Body] = []
    steps: list[dict[str, Any]] = []
    ways = list(twee.links(passage.text))
    for number, way in enumerate(ways, 1):
        words = mask(way.label, people).text or tr("好的")
        point = suggested(words, analyser)[0] | {"id": f"way-{number}"}
        points.append(point)
        replies.append({"level": "good", "text": words, "why": tr("来自导入的链接，请核对。")})
        step: dict[str, Any] = {"to": keys[way.to]}
        if number < len(ways):
            step["when"] = {"hits_any": [point["id"]]}
        steps.append(step)
    return {
        "id": keys[passage.name],
        "lines": [{"text": line}],
        "points": points,
        "replies": replies,
        "next": steps,
    }
