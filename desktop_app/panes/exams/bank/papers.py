"""Puts a question's data, perhaps unfinished, into what a trainee would see."""

from collections.abc import Mapping
from random import Random
from typing import Any

from desktop_app.panes.exams.bank.shown import Mark, PaperShown
from desktop_app.system.text import number_text, tr
from desktop_app.training.exams.bank.question import BLANK, MODELS, QuestionType
from desktop_app.training.exams.bank.words import LETTERS, TYPES, right_or_wrong


def paper(body: Mapping[str, Any]) -> PaperShown:
    """Return what is shown; options stand as they are written, so that the answer's letters fit."""
    kind = QuestionType(body["type"])
    stem = str(body["stem"]).strip() or tr("（还没有题干）")
    entries, mark, beside = _entries(kind, body)
    told = tr("{kind} · {marks} 分").format(kind=TYPES[kind], marks=number_text(_marks(body)))
    if body.get("shuffle", False):
        told = tr("{told} · 考试时选项打乱次序").format(told=told)
    return PaperShown(
        kind=told,
        material=str(body.get("material", "")).strip(),
        stem=BLANK.sub("＿＿＿＿", stem),
        mark=mark,
        entries=entries,
        beside=beside,
        field=tr("在这里写答复和处理步骤") if kind is QuestionType.CASE else "",
    )


def _marks(body: Mapping[str, Any]) -> int:
    if body.get("marks") is not None:
        return int(body["marks"])
    model = MODELS[QuestionType(body["type"])]
    return model.usual_marks * max(1, len(body.get("blanks", ())))


def _entries(
    kind: QuestionType, body: Mapping[str, Any]
) -> tuple[tuple[str, ...], Mark, tuple[str, ...]]:
    order = Random(str(body["key"]))
    if kind in (QuestionType.SINGLE, QuestionType.MULTIPLE):
        texts = [_or_empty(one["text"]) for one in body["options"]]
        mark: Mark = "circle" if kind is QuestionType.SINGLE else "square"
        told = zip(LETTERS, texts, strict=False)
        return tuple(f"{letter}. {text}" for letter, text in told), mark, ()
    if kind is QuestionType.TRUE_FALSE:
        return tuple(right_or_wrong(one) for one in (True, False)), "circle", ()
    if kind is QuestionType.MATCHING:
        rights = [_or_empty(one["right"]) for one in body["pairs"]] + list(body["extra"])
        order.shuffle(rights)
        lefts = [f"{n}. {_or_empty(one['left'])}" for n, one in enumerate(body["pairs"], 1)]
        told = zip("ABCDEFGHIJ", rights, strict=False)
        return tuple(lefts), "none", tuple(f"{letter}. {text}" for letter, text in told)
    if kind is QuestionType.ORDERING:
        steps = [_or_empty(one) for one in body["steps"]]
        order.shuffle(steps)
        return tuple(steps), "number", ()
    return (), "none", ()


def _or_empty(text: Any) -> str:
    return str(text).strip() or tr("（空着）")
