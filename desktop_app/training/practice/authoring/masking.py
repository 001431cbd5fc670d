"""Takes what tells a person apart out of a text: numbers of phones, identities, cards, orders.

What is replaced keeps its first and last places where that helps the reader to follow who is
spoken of, and never enough to call, pay or look up: `138******00`, `110********2X`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_letters

from desktop_app.system.text import tr
from desktop_app.training.practice.authoring.naming import named


class Masked(StrEnum):
    """What was found and replaced."""

    EMAIL = "email"
    IDENTITY = "identity"
    CARD = "card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    ORDER = "order"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Replacement:
    """One replaced place: `start` and `end` are offsets into the text as it is afterwards."""

    kind: Masked
    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text without numbers that identify, and where they stood."""

    text: str
    replaced: tuple[Replacement, ...]


def mask(text: str, people: Sequence[str] | None = None) -> MaskedText:
    """Return *text* with every identifying number replaced; what is masked already stays.

    With *people* names are replaced too: theirs, and others as far as they can be told.
    """
    parts: list[str] = []
    replaced: list[Replacement] = []
    length = at = 0
    for start, end, kind, shown in _places(text, people):
        parts += [text[at:start], shown]
        length += start - at
        replaced.append(Replacement(kind, length, length + len(shown), shown))
        length += len(shown)
        at = end
    return MaskedText("".join([*parts, text[at:]]), tuple(replaced))


def masked_name(kind: Masked) -> str:
    """The kind as people say it."""
    return {
        Masked.EMAIL: tr("邮箱"),
        Masked.IDENTITY: tr("身份证号"),
        Masked.CARD: tr("银行卡号"),
        Masked.MOBILE: tr("手机号"),
        Masked.LANDLINE: tr("固定电话"),
        Masked.ORDER: tr("单号或账号"),
        Masked.NAME: tr("姓名"),
    }[kind]


_D = "[0-9\uff10-\uff19]"
"""A digit, half or full width."""
_GAP = "[ \u00a0\u3000\\-\u2010-\u2015\uff0d._]"
"""What people put between groups of digits."""
_RUN = re.compile(f"{_D}(?:{_GAP}?{_D})*(?:{_GAP}?[XxＸｘ](?![A-Za-z]))?")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}[@＠][A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+"
)
_NAMED = re.compile(
    r"(?:订单|单号|运单|快递|工单|流水|交易|合同|学员|会员|发票|编号|账号|QQ|微信)"
    r"(?:(?P<mark>[编单帐账]?[号码]|[#＃:：])|[是为 \u3000])*"
    r"(?P<number>[A-Za-z]{0,6}[\-_]?[0-9０-９][0-9０-９A-Za-z\-_]{4,31})"
)
"""A number that its own name stands before: five places are enough after 号, eight otherwise."""
_LOCAL = re.compile(
    r"(?:电话|座机|热线|致电|拨打)[号码是为:： ]*(?P<number>[2-9][0-9]{6,7})(?![0-9])"
)
_ORDER = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,6}[\-_]?[0-9]{8,30}(?![0-9])")
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")

_SOMEBODY = "某"
_Place = tuple[int, int, Masked, str]


def _places(text: str, people: Sequence[str] | None) -> Iterator[_Place]:
    """Yield what is to be replaced from left to right, none over another."""
    at = 0
    names = [] if people is None else _names(text, people)
    for place in sorted(
        [*_mails(text), *_orders(text), *_locals(text), *_numbers(text), *names],
        key=_first_and_longest,
    ):
        if place[0] >= at:
            yield place
            at = place[1]


def _first_and_longest(place: _Place) -> tuple[int, int]:
    return place[0], -place[1]


def _names(text: str, people: Sequence[str]) -> Iterator[_Place]:
    """某女士 for 周女士, 某某 for a whole name: one reads on and does not know who it was."""
    for start, end in named(text, people):
        yield start, end, Masked.NAME, _SOMEBODY * min(2, end - start)


def _mails(text: str) -> Iterator[_Place]:
    for found in _EMAIL.finditer(text):
        domain = re.split("[@＠]", found.group(), maxsplit=1)[1]
        yield found.start(), found.end(), Masked.EMAIL, f"{found.group()[0]}***@{domain}"


def _orders(text: str) -> Iterator[_Place]:
    spans = [
        found.span("number")
        for found in _NAMED.finditer(text)
        if found["mark"] or len(found["number"]) >= _UNMARKED
    ]
    spans += [found.span() for found in _ORDER.finditer(text)]
    for start, end in spans:
        bare = text[start:end].rstrip("-_")
        digits = bare.lstrip(ascii_letters).lstrip("-_")
        # A phone or card number that letters run into is found as what it is, without them.
        if _kind_of(_bare(digits)) in (None, Masked.ORDER) and not _DATE.fullmatch(bare):
            yield start, start + len(bare), Masked.ORDER, _kept(bare, 2, 2)


def _locals(text: str) -> Iterator[_Place]:
    for found in _LOCAL.finditer(text):
        yield *found.span("number"), Masked.LANDLINE, f"****{found['number'][-2:]}"


def _numbers(text: str) -> Iterator[_Place]:
    for found in _RUN.finditer(text):
        yield from _within(found.group(), found.start())


def _within(written: str, offset: int) -> Iterator[_Place]:
    """Yield the numbers in a run of digits and gaps: all of it, else neighbouring groups."""
    spans = [found.span() for found in re.finditer(f"{_D}+(?:{_GAP}?[XxＸｘ]$)?", written)]
    at = 0
    while at < len(spans):
        taken = next(
            (
                (last, kind)
                for last in range(min(len(spans), at + _GROUPS), at, -1)
                if last == at + 1 or spans[last - 1][1] - spans[at][0] >= _ORDER_DIGITS
                if (kind := _kind_written(written[spans[at][0] : spans[last - 1][1]]))
            ),
            None,
        )
        if taken is None:
            at += 1
            continue
        last, kind = taken
        start, end = spans[at][0], spans[last - 1][1]
        number = _bare(written[start:end])
        if kind is not Masked.IDENTITY and number.endswith("X"):
            end = start + len(written[start:end].rstrip("XxＸｘ").rstrip())
            number = number[:-1]
        yield offset + start, offset + end, kind, _SHOWN[kind](number)
        at = last


def _kind_written(written: str) -> Masked | None:
    """What a number is as it was written: dates and times have gaps too, and short groups."""
    bare = _bare(written)
    kind = _kind_of(bare) or _kind_of(bare.removesuffix("X"))
    groups = [len(group) for group in re.findall(f"{_D}+", written)]
    if len(groups) == 1 or kind in (Masked.MOBILE, Masked.IDENTITY):
        return kind
    return kind if kind is not Masked.ORDER and min(groups) >= _SHORTEST_GROUP else None


def _bare(written: str) -> str:
    """Full width as half width, without gaps."""
    return re.sub(_GAP, "", written.translate(_HALF)).upper()


_HALF = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {0xFF38: "X", 0xFF58: "X"}


def _kind_of(bare: str) -> Masked | None:
    """What a number without gaps is; None for prices, years, times, staff and short numbers."""
    if is_identity(bare):
        return Masked.IDENTITY
    if not bare.isdigit():
        return None
    if _MOBILE.fullmatch(bare):
        return Masked.MOBILE
    if is_bank_card(bare):
        return Masked.CARD
    if _LANDLINE.fullmatch(bare):
        return Masked.LANDLINE
    # Nothing that is said in a conversation has so many digits but an account or an order.
    return Masked.ORDER if len(bare) >= _ORDER_DIGITS else None


_ORDER_DIGITS = 10
_UNMARKED = 8
_GROUPS = 19
_SHORTEST_GROUP = 3
_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(?:0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}|[48]00[0-9]{7})")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def is_identity(bare: str) -> bool:
    """Whether these 18 places are an identity number: a date of birth and the right check place.

    GB 11643: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, remainder by 11.
    """
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", bare) or not _DATE.fullmatch(bare[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(bare, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == bare[17]


def is_bank_card(bare: str) -> bool:
    """Whether these digits are the number of a bank card: 16 to 19 of them, Luhn's sum."""
    if not re.fullmatch(r"[1-9][0-9]{15,18}", bare):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(bare)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _kept(bare: str, first: int, last: int) -> str:
    """The first and last places with stars between them, at most eight."""
    stars = "*" * min(8, max(4, len(bare) - first - last))
    return bare[:first] + stars + (bare[-last:] if last else "")


def _landline(bare: str) -> str:
    area = 3 if bare.startswith(("010", "02", "4", "8")) else 4
    return f"{bare[:area]}-****{bare[-2:]}"


_SHOWN: dict[Masked, Callable[[str], str]] = {
    Masked.IDENTITY: lambda bare: _kept(bare, 3, 2),
    Masked.CARD: lambda bare: _kept(bare, 4, 4),
    Masked.MOBILE: lambda bare: _kept(bare[-11:], 3, 2),
    Masked.LANDLINE: _landline,
    Masked.ORDER: lambda bare: _kept(bare, 2, 2),
}
