"""Writes a bank as the workbook that `table` reads back as it was."""

from collections.abc import Iterator, Sequence

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.exchange.plain_lines import guarded_short
from desktop_app.training.exams.bank.exchange.plain_writer import blanks_text, pair_text
from desktop_app.training.exams.bank.exchange.said import CRITERIA, PARTIAL_WORDS
from desktop_app.training.exams.bank.exchange.table import COLUMNS, LISTS, POINTS, SHEET, TARGETS
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    QuestionType,
    Single,
    TrueFalse,
)
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.words import AREAS, DIFFICULTIES, LETTERS, TYPES
from desktop_app.training.forms.exchange.to_workbook import put, put_titles, saved
from desktop_app.training.practice.points import Point, Taboo

Value = str | int | None


def write_table(questions: Sequence[Question]) -> bytes:
    """Return the workbook; raises Trouble for text that no cell can hold."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    put_titles(sheet, list(COLUMNS.values()))
    for row, question in enumerate(questions, 2):
        said = _about(question) | dict(_answers(question))
        for place, field in enumerate(COLUMNS, 1):
            put(sheet, row, place, said.get(field))
    cases = [one for one in questions if isinstance(one, Case)]
    if cases:
        points = book.create_sheet(POINTS)
        put_titles(points, list(TARGETS.values()))
        lines = (line for case in cases for line in _targets(case))
        for row, line in enumerate(lines, 2):
            for place, field in enumerate(TARGETS, 1):
                put(points, row, place, line.get(field))
    return saved(book)


def _about(question: Question) -> dict[str, Value]:
    return {
        "key": question.key,
        "section": guarded_short(question.section),
        "area": AREAS[question.area],
        "emphasis": question.emphasis,
        "type": TYPES[QuestionType(question.type)],
        "difficulty": DIFFICULTIES[question.difficulty],
        "marks": question.marks,
        "stem": question.stem,
        "explanation": question.explanation,
        "source": guarded_short(question.source),
        "tags": tr("、").join(guarded_short(one, "、,，") for one in question.tags),
        "summary": question.summary,
    }


def _answers(question: Question) -> Iterator[tuple[str, Value]]:
    match question:
        case Single() | Multiple():
            yield from _choice(question)
        case TrueFalse():
            yield "answer", answer_text(question)
        case FillIn():
            yield "answer", blanks_text(question)
            heard = [str(n) for n, one in enumerate(question.blanks, 1) if one.homophones]
            yield "homophones", tr("、").join(heard)
        case Matching():
            for n, pair in enumerate(question.pairs):
                yield f"entry-{n}", pair_text(pair)
            yield "extra", _lines(question.extra)
        case Ordering():
            for n, step in enumerate(question.steps):
                yield f"entry-{n}", guarded_short(step)
        case Case():
            yield "material", question.material
            yield "model_answer", question.model_answer


def _choice(question: Single | Multiple) -> Iterator[tuple[str, Value]]:
    for n, option in enumerate(question.options):
        yield f"entry-{n}", option.text
    yield "answer", answer_text(question)
    whys = zip(LETTERS, question.options, strict=False)
    yield (
        "whys",
        "\n".join(f"{one}：{guarded_short(other.why)}" for one, other in whys if other.why),
    )
    if not question.shuffle:
        yield "shuffle", tr("固定")
    if isinstance(question, Multiple):
        yield "partial", PARTIAL_WORDS[question.partial]


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(guarded_short(one) for one in texts)


def _targets(case: Case) -> Iterator[dict[str, Value]]:
    for word, several in ((tr("要点"), case.points), (tr("禁语"), case.taboos)):
        for one in several:
            named: dict[str, Value] = {"question": case.key, "list": word}
            yield named | _target(one)


def _target(one: Point | Taboo) -> dict[str, Value]:
    body = one.model_dump(mode="json")
    told: dict[str, Value] = {name: _lines(body[name]) for name in LISTS if body.get(name)}
    told |= {name: body[name] for name in ("weight", "anger") if name in body}
    told |= {name: guarded_short(body[name]) for name in ("id", "name", "meaning")}
    told["better"] = guarded_short(body.get("better", ""))
    told["criterion"] = CRITERIA[one.criterion]
    return told
