"""Writes questions as the plain text that `plain` reads back as they were."""

from collections.abc import Iterator, Sequence

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.exchange.plain_lines import (
    guarded,
    guarded_short,
    guarded_stem,
)
from desktop_app.training.exams.bank.exchange.said import CRITERIA, PARTIAL_WORDS
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Pair,
    Partial,
    Question,
    Single,
)
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.words import AREAS, DIFFICULTIES, LETTERS
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.practice.points import Point, Taboo


def write_text(questions: Sequence[Question]) -> str:
    """Return the questions in their order, under a heading where the section changes."""
    return "\n".join(text_lines(questions)) + "\n"


def text_lines(questions: Sequence[Question]) -> Iterator[str]:
    """Yield the lines; a question is set apart from the one before by an empty one."""
    before: tuple[object, ...] = ()
    for number, question in enumerate(questions, 1):
        under = (question.section, question.area, question.emphasis)
        if under != before:
            before = under
            yield f"# {guarded_short(question.section)}"
            yield f"【类别】{AREAS[question.area]}"
            if question.emphasis != 1:
                yield f"【重点】{question.emphasis}"
            yield ""
        for line in _question(number, question):
            yield from line.split("\n")
        yield ""


def _question(number: int, question: Question) -> Iterator[str]:
    yield f"{number}. {guarded_stem(question.stem)}"
    match question:
        case Single() | Multiple():
            yield from _choice(question)
        case FillIn():
            yield from _fill_in(question)
        case Matching():
            yield from (f"【配对】{pair_text(one)}" for one in question.pairs)
            yield from (f"【多余】{guarded_short(one)}" for one in question.extra)
        case Ordering():
            yield from (f"【步骤】{guarded_short(one)}" for one in question.steps)
        case Case():
            yield from _case(question)
        case _:
            yield f"【答案】{answer_text(question)}"
    yield f"【解析】{guarded(question.explanation)}"
    yield from _about(question)


def _choice(question: Single | Multiple) -> Iterator[str]:
    for letter, option in zip(LETTERS, question.options, strict=False):
        yield f"{letter}. {guarded(option.text)}"
    yield f"【答案】{answer_text(question)}"
    for letter, option in zip(LETTERS, question.options, strict=False):
        if option.why:
            yield f"【{letter}】{guarded_short(option.why)}"
    if not question.shuffle:
        yield tr("【次序】固定")
    if isinstance(question, Multiple) and question.partial is not Partial.HALF:
        yield f"【少选】{PARTIAL_WORDS[question.partial]}"


def pair_text(pair: Pair) -> str:
    """Return `左边 → 右边`."""
    left, right = (guarded_short(one, "→-—–") for one in (pair.left, pair.right))
    return f"{left} → {right}"


def blanks_text(question: FillIn) -> str:
    """Return the answers: blanks apart by `；`, wordings of one by `/`."""
    return "；".join(
        "/".join(guarded_short(one, "；;/／|｜") for one in blank.answers)
        for blank in question.blanks
    )


def _fill_in(question: FillIn) -> Iterator[str]:
    yield f"【答案】{blanks_text(question)}"
    heard = [str(n) for n, blank in enumerate(question.blanks, 1) if blank.homophones]
    if heard:
        yield f"【同音】{'、'.join(heard)}"


def _case(question: Case) -> Iterator[str]:
    yield f"【材料】{guarded(question.material)}"
    yield f"【参考答案】{guarded(question.model_answer)}"
    for n, point in enumerate(question.points, 1):
        yield f"【要点】{guarded_short(point.name)}"
        yield from _target(point, f"point-{n}", Criterion.SOLUTION)
        if point.weight != 1:
            yield f"【权重】{point.weight}"
        if point.better:
            yield f"【改说】{guarded_short(point.better)}"
    for n, taboo in enumerate(question.taboos, 1):
        yield f"【禁语】{guarded_short(taboo.name)}"
        yield from _target(taboo, f"taboo-{n}", Criterion.LANGUAGE)
        yield f"【火气】{taboo.anger}"
        yield from (f"【暗示】{guarded_short(one)}" for one in taboo.hints)


def _target(one: Point | Taboo, usual: str, criterion: Criterion) -> Iterator[str]:
    if one.id != usual:
        yield f"【标识】{one.id}"
    yield f"【含义】{guarded_short(one.meaning)}"
    if one.criterion is not criterion:
        yield f"【评分项】{CRITERIA[one.criterion]}"
    for label, several in (
        ("说法", one.says),
        ("不算", one.not_says),
        ("表达", one.patterns),
        ("除非", one.unless),
        ("概念", one.concepts),
    ):
        yield from (f"【{label}】{guarded_short(text)}" for text in several)


def _about(question: Question) -> Iterator[str]:
    """Yield what is said of any question."""
    yield f"【难度】{DIFFICULTIES[question.difficulty]}"
    if question.marks is not None:
        yield f"【分值】{question.marks}"
    if question.source:
        yield f"【出处】{guarded_short(question.source)}"
    if question.tags:
        yield f"【标签】{'、'.join(guarded_short(one, '、,，') for one in question.tags)}"
    if question.summary:
        yield f"【说明】{guarded(question.summary)}"
    yield f"【编号】{question.key}"
