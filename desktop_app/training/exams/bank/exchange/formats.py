"""Which formats there are, and which of them a file is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from desktop_app.training.exams.bank.exchange.reading import Defaults, Raw, Read
    from desktop_app.training.exams.bank.question import Question

FORMATS: Mapping[str, str] = {
    "txt": ".txt",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "gift": ".gift",
    "moodle": ".xml",
    "aiken": ".aiken",
    "yaml": ".yaml",
}
"""What a bank is written as, and the ending of its file."""

_AIKEN = re.compile(r"^ANSWER:\s*[A-Z]\s*$", re.MULTILINE)
_GIFT = re.compile(r"\{\s*(?:[=~]|T\b|F\b|TRUE\b|FALSE\b)|^\$CATEGORY:", re.MULTILINE)
_PLAIN = re.compile(r"【(?:答案|参考答案|解析|难度)】|^\s*(?:正确)?答案\s*[:：]", re.MULTILINE)
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def format_of(path: Path) -> str:
    """Return the format that the ending of a file says; raises Trouble for any other."""
    endings = {ending: kind for kind, ending in FORMATS.items()} | {".yml": "yaml"}
    kind = endings.get(path.suffix.lower())
    if kind is None:
        raise Trouble(
            tr("“{file}”：题库不认识这种文件。").format(file=path.name),
            tr("没有任何改动。"),
            tr("可用的文件：{endings}。").format(endings=tr("、").join(FORMATS.values())),
        )
    return kind


def read_file(path: Path, defaults: "Defaults") -> "Read":
    """Return the questions of a file; raises BadFiles with every fault, Trouble if unreadable."""
    from desktop_app.training.exams.bank.exchange.reading import Defaults, assemble

    if not defaults.section:
        defaults = Defaults(path.stem[:30], defaults.area, defaults.difficulty)
    kind = format_of(path)
    raws, notes = _read_yaml(path) if kind == "yaml" else _raws(path, kind)
    return assemble(path.name, raws, defaults, notes)


def _raws(path: Path, kind: str) -> "tuple[list[Raw], list[str]]":
    from desktop_app.training.content.cells import bounds
    from desktop_app.training.content.office_files import decoded, read_bytes

    if kind == "xlsx":
        from desktop_app.training.exams.bank.exchange.table import read_table

        return read_table(path)
    if kind == "docx":
        from desktop_app.training.exams.bank.exchange.word import read_word

        return read_word(path, bounds())
    raw = read_bytes(path, bounds())
    if kind == "moodle":
        return _read_moodle(path, raw)
    text = decoded(path, raw).replace("\r\n", "\n").replace("\r", "\n")
    return _read_text(text, kind)


def _read_text(text: str, kind: str) -> "tuple[list[Raw], list[str]]":
    """Read one of the text formats; others are often saved as .txt, so what it is shows inside."""
    if kind == "txt" and not _PLAIN.search(text):
        kind = "aiken" if _AIKEN.search(text) else "gift" if _GIFT.search(text) else "txt"
    if kind == "aiken":
        from desktop_app.training.exams.bank.exchange.aiken import read_aiken

        return read_aiken(text), []
    if kind == "gift":
        from desktop_app.training.exams.bank.exchange.gift import read_gift

        return read_gift(text)
    from desktop_app.training.exams.bank.exchange.plain import read_text

    return read_text(text)


def _read_moodle(path: Path, raw: bytes) -> "tuple[list[Raw], list[str]]":
    from desktop_app.training.content.file_faults import BadFiles, FileFault
    from desktop_app.training.exams.bank.exchange.moodle import read_moodle
    from desktop_app.training.exams.bank.exchange.xml_lines import BadXml

    try:
        return read_moodle(raw)
    except BadXml as bad:
        raise BadFiles((FileFault(path.name, bad.row, "", bad.expected),)) from None


def _read_yaml(path: Path) -> "tuple[list[Raw], list[str]]":
    """Read a file of a pack: a list of questions, or one question."""
    from pydantic import ValidationError

    from desktop_app.training.content.expectations import expectation, field_text
    from desktop_app.training.content.file_faults import BadFiles, FileFault
    from desktop_app.training.content.lists import LIST_KINDS, entries, list_head
    from desktop_app.training.content.yaml_source import SourceError, read_source
    from desktop_app.training.exams.bank.exchange.reading import yaml_raw

    try:
        source = read_source(path)
    except SourceError as bad:
        raise BadFiles((FileFault(path.name, bad.line, bad.where, bad.expected),)) from None
    kind = source.data.get("kind", LIST_KINDS[0])
    if kind == "question":
        return [yaml_raw(source.data, source.spot)], []
    try:
        list_head(_json(source.data | {"kind": kind}))
    except ValidationError as error:
        faults = tuple(
            FileFault(
                path.name,
                source.spot.line_of(one["loc"]),
                field_text(one["loc"]),
                expectation(one),
            )
            for one in error.errors(include_url=False)
        )
        raise BadFiles(faults) from None
    spots = source.spot.parts["questions"].parts
    return [yaml_raw(dict(one.body), spots[n]) for n, one in enumerate(entries(source.data))], []


def _json(data: Mapping[str, Any]) -> str:
    import json

    return json.dumps(data, ensure_ascii=False)


def content_of(
    questions: "Sequence[Question]", kind: str, name: str
) -> tuple[bytes, int, list[str]]:
    """Return a file's content, how many questions are in it, and what it could not hold."""
    count = len(questions)
    if kind == "aiken":
        from desktop_app.training.exams.bank.exchange.aiken import write_aiken

        text, notes = write_aiken(questions)
        single = sum(question.type == "single" for question in questions)
        return text.encode(), single, notes
    if kind == "gift":
        from desktop_app.training.exams.bank.exchange.gift import foreign, write_gift

        told = tr("GIFT 没有这些题型，{n} 题在别的程序里显示为问答题；导回陪练时不变。")
        essays = sum(foreign(question) for question in questions)
        notes = [told.format(n=essays)] if essays else []
        return write_gift(questions).encode(), count, notes
    return _whole(questions, kind, name), count, []


def _whole(questions: "Sequence[Question]", kind: str, name: str) -> bytes:
    """Return the content in a format that holds every question as it is."""
    if kind == "moodle":
        from desktop_app.training.exams.bank.exchange.moodle_writer import write_moodle

        return write_moodle(questions)
    if kind == "xlsx":
        from desktop_app.training.exams.bank.exchange.table_writer import write_table

        return write_table(questions)
    if kind == "docx":
        from desktop_app.training.exams.bank.exchange.word import write_word

        return write_word(questions)
    if kind == "yaml":
        return _yaml(questions, name)
    from desktop_app.training.exams.bank.exchange.plain_writer import write_text

    return write_text(questions).encode()


def _yaml(questions: "Sequence[Question]", name: str) -> bytes:
    from desktop_app.training.content.lists import as_list
    from desktop_app.training.content.yaml_target import to_yaml

    bodies = [one.model_dump(mode="json", exclude_defaults=True) for one in questions]
    often = Counter((one.section, str(one.area)) for one in questions)
    (section, area), _ = often.most_common(1)[0]
    key = name if _KEY.fullmatch(name) else "questions"
    head = {"key": key, "title": section, "area": area, "section": section}
    return to_yaml(as_list(head, bodies)).encode()
