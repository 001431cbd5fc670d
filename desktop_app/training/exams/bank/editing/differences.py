"""What changed between two versions of a question, as sentences."""

from collections.abc import Iterator, Sequence
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.content.writing.telling import from_to, yes_no
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.words import AREAS, DIFFICULTIES, EMPHASIS, PARTIALS, TYPES

_WORDS: dict[str, Any] = {
    "type": TYPES,
    "area": AREAS,
    "difficulty": DIFFICULTIES,
    "emphasis": EMPHASIS,
    "partial": PARTIALS,
}


def differences(old: Question, new: Question) -> tuple[str, ...]:
    """Return what changed, in the order in which a question is read."""
    return tuple(_differences(old, new))


def _differences(old: Question, new: Question) -> Iterator[str]:
    before, after = old.model_dump(mode="json"), new.model_dump(mode="json")
    for field, name in _NAMES.items():
        one, other = before.get(field), after.get(field)
        if one != other:
            yield from_to(name, _text(field, one), _text(field, other))
    for field, name in _LISTS.items():
        yield from _entries(name, before.get(field) or [], after.get(field) or [])
    if answer_text(old) != answer_text(new):
        yield from_to(tr("答案"), answer_text(old), answer_text(new))


def _text(field: str, value: Any) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return yes_no(value)
    if field in _WORDS:
        return str(_WORDS[field][value])
    if isinstance(value, list):
        return tr("、").join(str(one) for one in value)
    return str(value)


def _entries(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """Yield what came, went or reads otherwise in a list, entry by entry."""
    for n in range(max(len(before), len(after))):
        one = _entry(before[n]) if n < len(before) else ""
        other = _entry(after[n]) if n < len(after) else ""
        if one != other:
            yield from_to(tr("{name} {n}").format(name=name, n=n + 1), one, other)


def _entry(value: Any) -> str:
    """Return an entry in words: everything that was written in it."""
    if not isinstance(value, dict):
        return str(value)
    told = [_written(one) for key, one in value.items() if key not in ("id", "right")]
    return tr("；").join(one for one in told if one)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return tr("同音也算对") if value else ""
    if isinstance(value, list):
        return tr("、").join(str(one) for one in value)
    return str(value) if value else ""


_NAMES = {
    "type": tr("题型"),
    "area": tr("类别"),
    "section": tr("章节"),
    "emphasis": tr("重点"),
    "difficulty": tr("难度"),
    "material": tr("材料"),
    "stem": tr("题干"),
    "model_answer": tr("参考答案"),
    "explanation": tr("解析"),
    "source": tr("出处"),
    "marks": tr("分值"),
    "partial": tr("少选错选"),
    "shuffle": tr("选项打乱次序"),
    "tags": tr("标签"),
    "summary": tr("说明"),
}

_LISTS = {
    "options": tr("选项"),
    "blanks": tr("空"),
    "pairs": tr("配对"),
    "extra": tr("多余的右项"),
    "steps": tr("步骤"),
    "points": tr("要点"),
    "taboos": tr("禁语"),
}
