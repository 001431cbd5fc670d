"""Brings a reply into one plain form and remembers where each of its characters came from."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from operator import add

MAX_CHARS = 20_000
"""Only so much of a reply is read; the cost stays linear and a pasted book does not hang."""

_SAME_LENGTH = {
    "伺服器": "服务器", "简讯": "短信", "登入": "登录", "网路": "网络", "帐": "账", "妳": "你",
    "资讯": "信息", "讯息": "消息", "软体": "软件", "视讯": "视频", "影片": "视频", "档案": "文件",
    "连结": "链接", "萤幕": "屏幕", "品质": "质量", "装置": "设备", "透过": "通过", "礼拜": "星期",
    "包裹": "包裹", "麽": "么", "裏": "里", "著": "着", "甚么": "什么", "後": "后", "於": "于",
    "礼拜天": "星期天", "做为": "作为", "咨讯": "咨询", "谘询": "咨询", "贷款": "贷款",
}  # fmt: skip
"""Words of Taiwan and Hong Kong and variant characters → the mainland's, length for length."""

_MOST_PAIRS = 50_000
"""So many pairs of characters are remembered with the word that is meant by them."""

_KEEP = frozenset("不没别是的了在有我你您就也还要会能都和给把被让再做作得地儿")
"""Function characters that are never taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply in plain form: `starts[i]`/`ends[i]` is where character `i` stood in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of a stretch of the plain form."""
        if not self.starts:
            return 0, 0
        last = len(self.starts) - 1
        return self.starts[min(start, last)], self.ends[min(max(end - 1, start), last)]


@dataclass(frozen=True, slots=True)
class _Tables:
    plain: dict[str, str]
    sounds: dict[str, tuple[str, ...]]
    words: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    folder = files("resources") / "analysis"
    pairs, *lines = (folder / "characters.txt").read_text(encoding="utf-8").splitlines()
    plain = dict(zip(pairs[::2], pairs[1::2], strict=True))
    sounds: dict[str, list[str]] = {}
    for line in lines:
        syllable, chars = line.split(" ")
        for char in chars:
            sounds.setdefault(char, []).append(syllable)
    run = (folder / "words.txt").read_text(encoding="utf-8").strip()
    words = frozenset(run[i : i + 2] for i in range(0, len(run), 2))
    return _Tables(plain, {char: tuple(found) for char, found in sounds.items()}, words)


def is_word(pair: str) -> bool:
    """Whether two characters are a word of everyday Chinese."""
    return pair in _tables().words


def warm() -> None:
    """Reads the character tables now rather than with the first reply."""
    _tables()


@lru_cache(maxsize=8192)
def _plain_char(char: str) -> str:
    if char.isspace():
        return "\n" if char in "\r\n\u2028\u2029" else " "
    if unicodedata.category(char) in ("Cf", "Mn", "Cs", "Cc"):
        return ""
    folded = unicodedata.normalize("NFKC", char).lower()
    return "".join(_tables().plain.get(one, one) for one in folded)


def _digit_beside_han(left: str, right: str) -> bool:
    """Whether a blank between these only sets a number apart (“提前 15 分钟”)."""
    return (left.isdecimal() and right >= "\u4e00") or (left >= "\u4e00" and right.isdecimal())


def read(text: str) -> Reading:
    """Folds width, case, script and regional words; drops blanks around numbers."""
    sentences = any(stop in text for stop in "，。,！？!?")  # blanks part the items of a bare list
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(text[:MAX_CHARS]):
        folded = _plain_char(char)
        if len(folded) == 1 and folded > " " and not (chars and chars[-1] == " "):
            chars.append(folded)
            starts.append(index)
            ends.append(index + 1)
            continue
        for one in folded:
            if one == " " and chars and chars[-1] in " \n":
                continue
            loose = sentences and len(chars) > 1 and chars[-1] == " "
            if loose and _digit_beside_han(chars[-2], one):
                for column in (chars, starts, ends):
                    column.pop()
            chars.append(one)
            starts.append(index)
            ends.append(index + 1)
    plain = "".join(chars)
    for regional, mainland in _SAME_LENGTH.items():
        plain = plain.replace(regional, mainland)
    return Reading(plain, tuple(starts), tuple(ends))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The plain form of a text whose offsets do not matter."""
    return read(text).text


class Speller:
    """Puts right what a pinyin input method gets wrong: a homophone with one right character.

    A pair that is itself an everyday word is left alone, so 回放 does not become 回访.
    """

    def __init__(self, vocabulary: Mapping[str, int], own: frozenset[str] = frozenset()) -> None:
        """`vocabulary`: words that may be meant, with how common each is; `own`: right as it is."""
        self._own = own
        self._by_first: dict[tuple[str, str], str] = {}
        self._by_second: dict[tuple[str, str], str] = {}
        self._long: dict[str, list[str]] = {}
        sounds = _tables().sounds
        for word in sorted(vocabulary, key=lambda one: (-vocabulary[one], one)):
            if len(word) == 2 and not _KEEP & set(word):
                first, second = word[0], word[1]
                for sound in sounds.get(second, ()):
                    self._by_first.setdefault((first, sound), word)
                for sound in sounds.get(first, ()):
                    self._by_second.setdefault((sound, second), word)
            elif len(word) in (3, 4):
                self._long.setdefault(word[:2], []).append(word)
        self._first_known = frozenset(first for first, _ in self._by_first)
        self._second_known = frozenset(second for _, second in self._by_second)
        self._meant: dict[str, str] = {}

    def correct(self, text: str) -> str:
        """The text with such slips put right; its length never changes."""
        meant, longer = self._meant, self._long
        out = list(text)
        done = -1
        for index, pair in enumerate(map(add, text, text[1:])):
            if index < done:
                continue
            word = meant.get(pair)
            if word is None:
                word = self._word_meant(pair)
            if pair in longer:
                self._correct_idiom(text, index, out)
            if word and not self._joined(text, index):
                out[index : index + 2] = word
                done = index + 2
        return "".join(out)

    def _word_meant(self, pair: str) -> str:
        """The word that was probably meant by a pair that is none; empty when it is right."""
        word = ""
        known = pair[0] in self._first_known or pair[1] in self._second_known
        if known and pair not in _tables().words and pair not in self._own:
            word = self._homophone(pair[0], pair[1])
        if len(self._meant) < _MOST_PAIRS:
            self._meant[pair] = word
        return word

    def _correct_idiom(self, text: str, index: int, out: list[str]) -> None:
        for word in self._long[text[index : index + 2]]:
            seen = text[index : index + len(word)]
            if seen == word or len(seen) < len(word) or not seen[2:].isalpha():
                continue
            if self._sounds_like(seen[2:], word[2:]):
                out[index : index + len(word)] = word

    @staticmethod
    def _joined(text: str, index: int) -> bool:
        """Whether one of the pair's characters makes a word with its other neighbour."""
        words = _tables().words
        return text[index - 1 : index + 1] in words or text[index + 1 : index + 3] in words

    def _homophone(self, first: str, second: str) -> str:
        sounds = _tables().sounds
        if second not in _KEEP:
            for sound in sounds.get(second, ()):
                word = self._by_first.get((first, sound))
                if word:
                    return word
        if first not in _KEEP:
            for sound in sounds.get(first, ()):
                word = self._by_second.get((sound, second))
                if word:
                    return word
        return ""

    @staticmethod
    def _sounds_like(seen: str, word: str) -> bool:
        sounds = _tables().sounds
        return all(
            a == b or set(sounds.get(a, ())) & set(sounds.get(b, ()))
            for a, b in zip(seen, word, strict=True)
        )


def same_sound(left: str, right: str) -> bool:
    """Whether two characters of the plain form may be typed by the same syllable."""
    sounds = _tables().sounds
    return left == right or not set(sounds.get(left, ())).isdisjoint(sounds.get(right, ()))
