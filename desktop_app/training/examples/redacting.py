"""Takes out of a text what would tell who spoke or who was spoken to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.system.text import tr
from desktop_app.training.practice.drill import masked
from desktop_app.training.practice.model import CardFact

_NARROW = str.maketrans("０１２３４５６７８９－＠．", "0123456789-@.")
"""Full-width forms, one character each, so that places in the text stay the same."""
_ADDRESSES = "老师|女士|先生|小姐|主管|经理|客服|顾问|同学|师傅|姐|哥|总"
_DOUBLE = ("欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐")
_KEPT_DIGITS = 4
_LOOKS = 4
"""So often a text is looked through at most."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """What stands in the new text from `start` to `end` instead of something identifying.

    `what` names its kind in a word: 姓名, 电话, 证件, 卡号, 邮箱, 单号, 工号, 微信.
    """

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that can be shown to everybody, and what was replaced in it."""

    text: str
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Identifying:
    """Who must not be told from a text: the speaker, other people, facts of the customer's card."""

    speaker: str = ""
    others: tuple[str, ...] = ()
    facts: tuple[CardFact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    mask: str
    what: str


def redact(text: str, identifying: Identifying) -> Redacted:
    """Return *text* with names, phones, identity, card and order numbers masked.

    Prices, dates and times stay as they are. What comes to light only when something beside it
    was masked, such as a phone number written right behind an address, is found by looking again.
    """
    done = Redacted(text)
    for _ in range(_LOOKS):
        found = _apart(_all(done.text, done.text.translate(_NARROW), identifying))
        if not found:
            break
        done = _replaced(done, found)
    return done


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """What is found first, without what overlaps it, in the order of the text."""
    chosen: list[_Found] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def _replaced(before: Redacted, found: Sequence[_Found]) -> Redacted:
    def moved(place: int) -> int:
        return place + sum(len(f.mask) - (f.end - f.start) for f in found if f.end <= place)

    marks = [Replaced(moved(f.start), moved(f.start) + len(f.mask), f.what) for f in found]
    marks += [
        replace(mark, start=moved(mark.start), end=moved(mark.end))
        for mark in before.replaced
        if all(mark.end <= f.start or f.end <= mark.start for f in found)
    ]
    parts, place = [], 0
    for one in found:
        parts += [before.text[place : one.start], one.mask]
        place = one.end
    text = "".join([*parts, before.text[place:]])
    return Redacted(text, tuple(sorted(marks, key=lambda mark: mark.start)))


def _all(text: str, narrow: str, identifying: Identifying) -> Iterator[_Found]:
    """Everything that is found, what is surest first."""
    yield from _facts(text, identifying.facts)
    for pattern, what, mask in _patterns():
        for match in pattern.finditer(narrow):
            yield _Found(*match.span(), _mask(match, mask), what)
    yield from _names(text, identifying)


def _facts(text: str, facts: Iterable[CardFact]) -> Iterator[_Found]:
    names = {"phone": tr("电话"), "email": tr("邮箱"), "identity": tr("证件")}
    for fact in facts:
        if fact.private:
            for match in re.finditer(re.escape(fact.value), text):
                yield _Found(*match.span(), masked(fact), names[fact.private])


def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What each looks like, what it is called, how it is masked (see `_mask`)."""
    return (
        (_EMAIL, tr("邮箱"), "email"),
        (_IDENTITY, tr("证件"), "end"),
        (_BANK_CARD, tr("卡号"), "end"),
        (_MOBILE, tr("电话"), "phone"),
        (_LANDLINE, tr("电话"), "phone"),
        (_SPOKEN, tr("号码"), "whole"),
        (_WECHAT, tr("微信"), "group"),
        (_STAFF, tr("工号"), "group"),
        (_TAIL, tr("单号"), "group"),
        (_ORDER, tr("单号"), "group"),
        (_CODE, tr("单号"), "group"),
        (_LONG, tr("单号"), "whole"),
    )


_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-])[\w.+-]*(@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})", re.ASCII)
_IDENTITY = re.compile(r"(?<!\d)\d(?:[ -]?\d){16}[ -]?[\dXx](?![0-9A-Za-z])")
_BANK_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d){8}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")
_SPOKEN = re.compile(r"[零〇一二三四五六七八九幺]{7,}")
_WECHAT = re.compile(r"(微信号?(?:是|为|[:：])?\s*)([A-Za-z][\w-]{5,})", re.ASCII)
_STAFF = re.compile(r"(工号(?:是|为|[:：])?\s*)([A-Za-z]?\d{2,})")
_TAIL = re.compile(r"(尾号(?:是|为|[:：])?\s*)(\d{2,6})(?!\d)")
_ORDER = re.compile(
    r"((?:订单|工单|单|合同|快递|运单)号?(?:是|为|[:：])?\s*)((?=[A-Za-z-]*\d)[A-Za-z0-9-]{4,})"
)
_CODE = re.compile(r"(?<![A-Za-z])([A-Za-z]{2,6}[-_]?)(\d{4,})(?!\d)")
_LONG = re.compile(r"(?<![\d.,])\d{8,}(?![\d.,]?\d)")


def _mask(match: re.Match[str], how: str) -> str:
    if how == "email":
        return f"{match.group(1)}***{match.group(2)}"
    if how == "group":
        return f"{match.group(1)}****"
    digits = re.sub(r"[ -]", "", match.group())
    if how == "phone":
        return f"{digits[:3]}****{digits[-_KEPT_DIGITS:]}"
    if how == "end":
        return f"****{digits[-_KEPT_DIGITS:]}"
    return "****"


def _names(text: str, identifying: Identifying) -> Iterator[_Found]:
    stand_in = tr("〔姓名〕")
    people = [*_forms_of(identifying.speaker), *identifying.others]
    for name in sorted(filter(None, people), key=len, reverse=True):
        for match in re.finditer(re.escape(name), text):
            yield _Found(*match.span(), stand_in, tr("姓名"))
    surname = _surname(identifying.speaker)
    if surname:
        for match in re.finditer(f"({re.escape(surname)})(?:{_ADDRESSES})", text):
            yield _Found(*match.span(1), tr("〔姓〕"), tr("姓名"))
        for match in re.finditer(f"(?<=[小阿老姓]){re.escape(surname)}", text):
            yield _Found(*match.span(), tr("〔姓〕"), tr("姓名"))


def _forms_of(name: str) -> Sequence[str]:
    """A name as it is spoken: whole, and without the surname where two characters are left."""
    given = name.removeprefix(_surname(name))
    return (name, given) if len(given) > 1 and given != name else (name,)


def _surname(name: str) -> str:
    """The surname of a Chinese name, "" where there is none to tell."""
    if not re.fullmatch(r"[\u3400-\u9fff]{2,4}", name):
        return ""
    return name[:2] if name.startswith(_DOUBLE) and len(name) > 2 else name[:1]
