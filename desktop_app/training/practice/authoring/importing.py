"""One way in for every file: Twee, YAML, or a dialogue in text, Word or Excel becomes a draft."""

import re
from collections.abc import Sequence
from pathlib import Path

from desktop_app.system.text import tr
from desktop_app.training.content.expectations import expectation, field_text, genuine
from desktop_app.training.content.office_files import decoded
from desktop_app.training.content.yaml_source import SourceError, read_source
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring import sources, twee, twee_scenario
from desktop_app.training.practice.authoring.dialogue import read_dialogue
from desktop_app.training.practice.authoring.draft import Body, Draft, LineFault, Utterance
from desktop_app.training.practice.authoring.twee_foreign import read_foreign
from desktop_app.training.practice.model import Scenario

TWEE = (".twee", ".tw")
YAML = (".yaml", ".yml")
DIALOGUE = (".docx", ".xlsx", ".txt", ".csv")
_NUMBERED = re.compile(r"^[\d\W_]+|[\W_]+$")


def read_draft(
    path: Path, analyser: ReplyAnalyser, channel: str = "chat", people: Sequence[str] = ()
) -> Draft:
    """Return the draft that the file makes; raises Trouble where it cannot be read at all.

    Numbers that identify are masked in a dialogue, and names: those of *people* and 周 of 周女士.
    """
    kind = path.suffix.lower()
    if kind in YAML:
        return _yaml(path)
    if kind in TWEE:
        return _twee(path, analyser, people)
    title = _NUMBERED.sub("", path.stem) or tr("导入的对话")
    return read_dialogue(path.name, title[:40], sources.read_rows(path), analyser, channel, people)


def faults_of(body: Body) -> tuple[LineFault, ...]:
    """Return what keeps *body* from being a scenario; nothing when it is one."""
    return tuple(LineFault(0, f"{where}：{what}") for where, what in field_faults(body))


def field_faults(body: Body) -> tuple[tuple[str, str], ...]:
    """Return the same as fields, counted from 1, with what is expected there."""
    from pydantic import ValidationError

    from desktop_app.training.content.kinds import parse

    try:
        parse("scenario", body)
    except ValidationError as error:
        details = genuine(error.errors(include_url=False))
        return tuple((field_text(detail["loc"]), expectation(detail)) for detail in details)
    return ()


def _yaml(path: Path) -> Draft:
    sources.read_bytes(path)  # tells what is wrong with the file in the words of an import
    try:
        source = read_source(path)
    except SourceError as bad:
        return Draft(path.name, {}, faults=(LineFault(bad.line, bad.expected),))
    return _whole(path.name, {"kind": "scenario", **source.data})


def _twee(path: Path, analyser: ReplyAnalyser, people: Sequence[str]) -> Draft:
    passages = twee.read(decoded(path, sources.read_bytes(path)))
    if not passages:
        none = tr("没有段落：Twee 文件的段落以 :: 开头。")
        return Draft(path.name, {}, faults=(LineFault(1, none),))
    if twee_scenario.is_ours(passages):
        try:
            return _whole(path.name, twee_scenario.read(passages))
        except twee_scenario.Unread as unread:
            return Draft(path.name, {}, faults=unread.faults)
    by_name = {one.name: one for one in passages}
    title = by_name[twee.TITLE].text.strip() if twee.TITLE in by_name else path.stem
    start = twee_scenario.start_of(by_name)
    title = " ".join(title.split())[:40] or path.stem[:40]
    return read_foreign(path.name, title, passages, start, analyser, people)


def _whole(source: str, body: Body) -> Draft:
    """A scenario that was written here before: taken as it is, once it is one."""
    faults = faults_of(body)
    if faults:
        return Draft(source, {}, faults=faults)
    return Draft(source, body, said_in(body), whole=True)


def said_in(body: Body) -> tuple[Utterance, ...]:
    """The conversation of a body as a person reads it: each first line with its best reply."""
    scenario = Scenario.model_validate(body)
    said: list[Utterance] = []
    for number, turn in enumerate(scenario.turns, 1):
        said.append(Utterance(number, "customer", turn.lines[-1].text))
        good = [reply.text for reply in turn.replies if reply.level == "good"]
        if good:
            said.append(Utterance(number, "agent", good[0]))
    return tuple(said)
