"""The figures that a reply commits to: spans of time, amounts, shares, clock times, days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.system.text import number_text, tr
from desktop_app.training.practice.analysis.normal import read
from desktop_app.training.practice.analysis.numbers import value
from desktop_app.training.practice.analysis.similarity import features, weight

_NUMBER = r"(?:[0-9]{1,6}(?:\.[0-9]{1,2})?|[零一二两三四五六七八九十百千]{1,6})"
_SPAN = re.compile(
    rf"(半|{_NUMBER}) ?(?:个半|个)? ?(工作日|天|小时|钟头|分钟|周(?![一二三四五六日末])|"
    r"星期(?![一二三四五六日天])|礼拜|月(?! ?[0-9]))"
)
_AMOUNT = re.compile(rf"({_NUMBER}) ?(?:元|块(?!儿))")
_SHARE = re.compile(rf"({_NUMBER}) ?%|百分之({_NUMBER})|({_NUMBER}) ?折")
_CLOCK = re.compile(
    rf"([0-2]?[0-9]):([0-5][0-9])|"
    rf"(?:(?<=[午晚晨])|(?<=[早晚]上)|(?<=周[一二三四五六日天])) ?({_NUMBER}) ?点(半)?|"
    rf"({_NUMBER}) ?点(?=半|钟(?!头)|整|之?前|左右)(半)?"
)
"""A spoken hour needs 下午 or 半 beside it: 早一点 and 有两点要说明 are none."""
_DATE = re.compile(rf"({_NUMBER}) ?月 ?({_NUMBER}) ?[日号]")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")

_CLAUSE = re.compile(r"[^,。!?;\n]+")
_TELLING = 0.5
"""From this weight on a word tells what its clause is about; 我们 and 可以 do not."""

_HOURS_A_DAY = 24
_MOST = 40
"""Figures of one reply that are looked at; more are a table, not an answer."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a reply, and what it is a figure of."""

    kind: str
    value: str
    start: int
    end: int
    words: frozenset[str] = frozenset()
    """The telling words of its clause: what it is a figure of."""
    about: str = ""
    """The point that it answers, where it stands in the evidence of one."""

    def same_thing(self, other: "Figure") -> bool:
        """Whether both may be figures of the same thing: two times are not, of answer and class."""
        if self.kind != other.kind:
            return False
        if self.about and other.about:
            return self.about == other.about
        return not (self.words and other.words) or not self.words.isdisjoint(other.words)


def kind_name(kind: str) -> str:
    """What a kind of figure is called."""
    return {
        "days": tr("几天"),
        "hours": tr("几小时"),
        "minutes": tr("几分钟"),
        "months": tr("几个月"),
        "amount": tr("金额"),
        "share": tr("比例"),
        "clock": tr("钟点"),
        "date": tr("日期"),
        "weekday": tr("星期几"),
    }[kind]


def figures_in(reply: str) -> tuple[Figure, ...]:
    """Return the figures of a reply in order, with the places where they stand in it.

    Spans of time are brought to one unit: 24 小时 is 1 天, 两周 is 14 天; 工作日 stay working days.
    """
    reading = read(reply)
    found = sorted(_all(reading.text), key=lambda one: one[2])[:_MOST]
    clauses = [
        (clause.end(), _telling(clause.group())) for clause in _CLAUSE.finditer(reading.text)
    ]
    return tuple(
        Figure(kind, told, *reading.span(start, end), _words_at(clauses, start))
        for kind, told, start, end in found
    )


def _telling(clause: str) -> frozenset[str]:
    return frozenset(
        one for one in features(clause) if not one.startswith("#") and weight(one) >= _TELLING
    )


def _words_at(clauses: Sequence[tuple[int, frozenset[str]]], place: int) -> frozenset[str]:
    return next((words for end, words in clauses if place < end), frozenset())


def _all(text: str) -> Iterator[tuple[str, str, int, int]]:
    dates = [match.span() for match in _DATE.finditer(text)]
    for match in _SPAN.finditer(text):
        inside = any(start <= match.start() < end for start, end in dates)
        # 3月 in 3月5日 is a part of a date, and 五月 alone is a name.
        bare_month = match.group(2) == "月" and "个" not in match.group()
        if not inside and not bare_month:
            yield (*_span(match), *match.span())
    for match in _AMOUNT.finditer(text):
        yield "amount", tr("{n} 元").format(n=_plain(value(match.group(1)))), *match.span()
    for match in _SHARE.finditer(text):
        yield "share", _share(match), *match.span()
    for match in _CLOCK.finditer(text):
        yield "clock", _clock(match), *match.span()
    for match in _DATE.finditer(text):
        month, day = (_plain(value(one)) for one in match.groups())
        yield "date", tr("{m}月{d}日").format(m=month, d=day), *match.span()
    for match in _WEEKDAY.finditer(text):
        yield "weekday", tr("周{d}").format(d=match.group(1).replace("天", "日")), *match.span()


def _span(match: re.Match[str]) -> tuple[str, str]:
    number = 0.5 if match.group(1) == "半" else value(match.group(1))
    number += 0.5 if "个半" in match.group() else 0
    unit = match.group(2)
    if unit == "工作日":
        return "days", tr("{n} 个工作日").format(n=_plain(number))
    if unit in ("周", "星期", "礼拜"):
        number, unit = number * 7, "天"
    elif unit == "钟头":
        unit = "小时"
    if unit == "小时" and number >= _HOURS_A_DAY and number % _HOURS_A_DAY == 0:
        number, unit = number / _HOURS_A_DAY, "天"
    if unit == "小时" and number < 1:
        number, unit = number * 60, "分钟"
    kinds = {"天": "days", "小时": "hours", "分钟": "minutes", "月": "months"}
    form = tr("{n} 个月") if unit == "月" else "{n} " + unit
    return kinds[unit], form.format(n=_plain(number))


def _share(match: re.Match[str]) -> str:
    percent, spoken, off = match.groups()
    if off is None:
        return f"{_plain(value(percent or spoken))}%"
    number = value(off)
    return tr("{n} 折").format(n=_plain(number / 10 if number > 10 else number))


def _clock(match: re.Match[str]) -> str:
    hour, minute, *spoken = match.groups()
    if hour is None:
        said, half = spoken[:2] if spoken[0] else spoken[2:]
        return f"{int(value(said)) % 12}:{'30' if half else '00'}"
    return f"{int(hour) % 12}:{minute}"


def _plain(number: float) -> str:
    return number_text(number)
