"""Turns what pydantic says about a wrong field into a sentence on what is expected there."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.system.text import tr

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_MOST_SHOWN = 30
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9_-]*: )*")
"""What our own validators put before their sentence: the field, then perhaps an entry's id."""


def field_text(path: Sequence[str | int]) -> str:
    """Return a path as people count: `turns[2].next[1].to` is the second turn's first step."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{step}" if text else step
    return text


def genuine(errors: Sequence["ErrorDetails"]) -> list["ErrorDetails"]:
    """Leave out lists that pydantic calls too short only because an entry of theirs is wrong."""
    paths = [error["loc"] for error in errors]
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(p != error["loc"] and p[: len(error["loc"])] == error["loc"] for p in paths)
    ]


def expectation(error: "ErrorDetails") -> str:
    """Return one Chinese sentence for *error*; an unknown kind keeps pydantic's own message."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in _SPECIAL:
        sentence = _SPECIAL[kind](context)
    elif plain := _plain(kind):
        sentence = plain.format(**context)
    else:
        sentence = tr("不合要求：{reason}").format(reason=error["msg"])
    return tr("{sentence}{found}。").format(sentence=sentence, found=_found(error))


def address(error: "ErrorDetails", data: Any) -> tuple[str | int, ...]:
    """Return the path to the fault: a validator of ours names the field, and the id, in words."""
    path = list(error["loc"])
    if error["type"] != "value_error":
        return tuple(path)
    for step in path:
        data = _part(data, step)
    for name in _split(error.get("ctx", {}))[0].split(": ")[:-1]:
        found = _step(data, name)
        if found is None:
            break
        path.append(found)
        data = _part(data, found)
    return tuple(path)


def _step(data: Any, name: str) -> str | int | None:
    """Return how to get from *data* to what is called *name*: a field, or an entry's id."""
    if isinstance(data, Mapping):
        return name
    if isinstance(data, list):
        for index, entry in enumerate(data):
            if isinstance(entry, Mapping) and entry.get("id") == name:
                return index
    return None


def _part(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _split(context: Mapping[str, Any]) -> tuple[str, str]:
    """Return address and sentence of what one of our validators says."""
    words = str(context.get("error", ""))
    match = _ADDRESS.match(words)
    end = match.end() if match else 0
    return words[:end], words[end:]


def _found(error: "ErrorDetails") -> str:
    """Return what stands there now, where that helps and is short enough to show."""
    value = error.get("input")
    if error["type"] in {"missing", "extra_forbidden", "value_error"}:
        return ""
    if value is None:
        return tr("；现在是空的")
    if isinstance(value, bool):
        value = str(value).lower()
    if not isinstance(value, str | int | float):
        return ""
    shown = str(value)
    if not shown.strip():
        return ""
    short = shown if len(shown) <= _MOST_SHOWN else shown[:_MOST_SHOWN] + "…"
    return tr("；现在是“{value}”").format(value=short)


def _one_of(context: Mapping[str, Any]) -> str:
    options = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    return tr("应为以下之一：{options}").format(options=tr("、").join(o for o in options if o))


def _pattern(context: Mapping[str, Any]) -> str:
    pattern = str(context.get("pattern", ""))
    if pattern.startswith("^[a-z0-9]"):
        return tr("只能用小写英文字母、数字和连字符，例如 refund-late")
    if "[0-5]" in pattern:
        return tr("应为“时:分”，例如 09:30")
    return tr("格式应符合 {pattern}").format(pattern=pattern)


def _long_enough(context: Mapping[str, Any]) -> str:
    low = context.get("min_length", 1)
    return tr("不能为空") if low == 1 else tr("至少 {n} 个字").format(n=low)


_SPECIAL: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "enum": _one_of,
    "literal_error": _one_of,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _long_enough,
    "value_error": lambda context: _split(context)[1],
}


def _plain(kind: str) -> str | None:
    """Return the sentence for a kind of error, with pydantic's own names for the limits."""
    text = tr("应为文字；数字、日期请加引号")
    whole = tr("应为整数，不加引号")
    yes_no = tr("应为 true 或 false，不加引号")
    entries = tr("应为列表，每项一行，以“- ”开头")
    fields = tr("应为一组“字段: 内容”")
    return {
        "missing": tr("缺少这个必填字段"),
        "extra_forbidden": tr("没有这个字段，请检查拼写或删去"),
        "string_type": text,
        "string_too_long": tr("最多 {max_length} 个字"),
        "int_type": whole,
        "int_parsing": whole,
        "int_from_float": whole,
        "bool_type": yes_no,
        "bool_parsing": yes_no,
        "greater_than_equal": tr("不能小于 {ge}"),
        "less_than_equal": tr("不能大于 {le}"),
        "too_short": tr("至少要有 {min_length} 项"),
        "too_long": tr("最多 {max_length} 项"),
        "tuple_type": entries,
        "list_type": entries,
        "model_type": fields,
        "dict_type": fields,
    }.get(kind)
