"""Brings a reply into one plain form and remembers where each of its characters came from."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import compress, count
from operator import add
from typing import TypeVar

_T = TypeVar("_T")

MAX_CHARS = 20_000
"""Only so much of a reply is read; the cost stays linear and a pasted book does not hang."""

_SAME_LENGTH = {
    "伺服器": "服务器", "简讯": "短信", "登入": "登录", "网路": "网络", "帐": "账", "妳": "你",
    "资讯": "信息", "讯息": "消息", "软体": "软件", "视讯": "视频", "影片": "视频", "档案": "文件",
    "连结": "链接", "萤幕": "屏幕", "品质": "质量", "装置": "设备", "透过": "通过", "礼拜": "星期",
    "包裹": "包裹", "麽": "么", "裏": "里", "著": "着", "甚么": "什么", "後": "后", "於": "于",
    "唔该": "麻烦", "我哋": "我们", "你哋": "你们", "佢哋": "他们", "而家": "现在", "听日": "明天",
    "琴日": "昨天", "点解": "为啥", "边度": "哪里", "边位": "哪位", "同埋": "还有", "下昼": "下午",
    "上昼": "上午", "点样": "怎样", "点称": "怎称", "得闲": "有空", "录影": "录像", "程式": "程序",
    "预设": "默认", "回覆": "回复", "覆您": "复您", "试算表": "数据表", "列印": "打印",
    "滑鼠": "鼠标", "礼拜天": "星期天",
    "做为": "作为", "咨讯": "咨询", "谘询": "咨询", "贷款": "贷款",
}  # fmt: skip
"""Words of Taiwan and Hong Kong and variant characters → the mainland's, length for length."""

_SAME_CHARACTER = str.maketrans({
    "唔": "不", "咗": "了", "嘅": "的", "冇": "没", "嗰": "那", "喺": "在", "佢": "他", "睇": "看",
    "揾": "找", "俾": "给", "谂": "想", "啱": "对", "悭": "省", "咁": "这", "嘢": "事", "咩": "啥",
    "乜": "啥", "㗎": "的", "哋": "们", "畀": "给", "攞": "拿", "嚟": "来", "嘥": "费", "嬲": "气",
})  # fmt: skip
"""Characters of written Cantonese → those of the mainland's usage."""

_BLANKS = re.compile(" +")
_CANTONESE = re.compile(f"[{''.join(map(chr, _SAME_CHARACTER))}]")

_BE = re.compile(r"(?<![关联体干没维嫡])系(?!统|列|里|主任|数|着)")
"""Cantonese for 是."""

_MOST_PAIRS = 50_000
"""So many pairs of characters are remembered with the word that is meant by them."""

LONGEST_IDIOM = 4
"""Characters of the longest word that is put right as one."""

_KEEP = frozenset("不没别是的了在有我你您就也还要会能都和给把被让再做作得地儿")
"""Function characters that are never taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply in plain form: `starts[i]`/`ends[i]` is where character `i` stood in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

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


class _Folds(dict[int, str]):
    """Character code → what stands for the character in the plain form."""

    def __missing__(self, code: int) -> str:
        found = _plain_char(chr(code))
        if len(self) < _MOST_FOLDS:
            self[code] = found
        return found


_MOST_FOLDS = 8192
_folds = _Folds()


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
    quick = text[:MAX_CHARS].translate(_folds)
    sentences = any(stop in text for stop in "，。,！？!?")  # blanks part the items of a bare list
    if len(quick) == min(len(text), MAX_CHARS):
        return _without_blanks(quick, sentences)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(text[:MAX_CHARS]):
        folded = _folds[ord(char)]
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
    return Reading(_mainland("".join(chars)), tuple(starts), tuple(ends))


def _without_blanks(text: str, sentences: bool) -> Reading:
    """The reading of a text of which each character stands for one of the original."""
    dropped: set[int] = set()
    for blanks in _BLANKS.finditer(text):
        start, end = blanks.span()
        after_line = start > 0 and text[start - 1] == "\n"
        apart = sentences and start > 0 and end < len(text)
        if after_line or (apart and _digit_beside_han(text[start - 1], text[end])):
            dropped.add(start)
        dropped.update(range(start + 1, end))
    if not dropped:
        return Reading(_mainland(text), range(len(text)), range(1, len(text) + 1))
    starts: list[int] = []
    parts, done = [], 0
    for gap in sorted(dropped):
        starts += range(done, gap)
        parts.append(text[done:gap])
        done = gap + 1
    starts += range(done, len(text))
    parts.append(text[done:])
    return Reading(_mainland("".join(parts)), starts, [index + 1 for index in starts])


def _mainland(plain: str) -> str:
    for regional, mainland in _SAME_LENGTH.items():
        if regional in plain:
            plain = plain.replace(regional, mainland)
    if _CANTONESE.search(plain):
        plain = _BE.sub("是", plain).translate(_SAME_CHARACTER)
    return plain


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The plain form of a text whose offsets do not matter."""
    return read(text).text


@lru_cache(maxsize=4)
def pairs(text: str) -> tuple[str, ...]:
    """Each character of a text with the next; made once for all that look pairs up in a reply."""
    return tuple(map(add, text, text[1:]))


class _Remembered(dict[str, _T]):
    """What was judged of a few characters, judged once."""

    def __init__(self, judge: Callable[[str], _T]) -> None:
        self._judge = judge

    def __missing__(self, seen: str) -> _T:
        found = self._judge(seen)
        if len(self) < _MOST_PAIRS:
            self[seen] = found
        return found


_Ranked = tuple[int, str]
"""How common a word is, the commonest least, and the word: the least is meant first."""


class Vocabulary:
    """Words that may be meant, found by what is left of them when a homophone is typed."""

    def __init__(self, words: Mapping[str, int]) -> None:
        """`words`: with how common each is."""
        self.by_first: dict[tuple[str, str], _Ranked] = {}
        self.by_second: dict[tuple[str, str], _Ranked] = {}
        self.long: dict[str, list[str]] = {}
        sounds = _tables().sounds
        for rank, word in sorted((-common, word) for word, common in words.items()):
            if len(word) == 2 and not _KEEP & set(word):
                first, second = word[0], word[1]
                for sound in sounds.get(second, ()):
                    self.by_first.setdefault((first, sound), (rank, word))
                for sound in sounds.get(first, ()):
                    self.by_second.setdefault((sound, second), (rank, word))
            elif len(word) in (3, LONGEST_IDIOM):
                self.long.setdefault(word[:2], []).append(word)
        self.first_known = frozenset(first for first, _ in self.by_first)
        self.second_known = frozenset(second for _, second in self.by_second)


class Speller:
    """Puts right what a pinyin input method gets wrong: a homophone with one right character.

    A pair that is itself an everyday word is left alone, so 回放 does not become 回访.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        pairs: Mapping[str, int] | None = None,
        own: frozenset[str] = frozenset(),
    ) -> None:
        """`pairs`: further words of two, which may be commoner than in the vocabulary.

        `own`: right as it is.
        """
        self._own = own
        self._vocabularies = (vocabulary, Vocabulary(pairs)) if pairs else (vocabulary,)
        self._long = vocabulary.long
        self._slips = _Remembered(self._slip)
        self._idioms = _Remembered(self._idioms_meant)

    def correct(self, text: str) -> str:
        """The text with such slips put right; its length never changes."""
        seen = list(map(self._slips.__getitem__, pairs(text)))
        out: list[str] = []
        done = -1
        for index in compress(count(), seen):
            slip = seen[index]
            if slip is None or index < done:
                continue
            word, longer = slip
            if longer:
                for idiom in self._idioms[text[index : index + LONGEST_IDIOM]]:
                    out = out or list(text)
                    out[index : index + len(idiom)] = idiom
            if word and not self._joined(text, index):
                out = out or list(text)
                out[index : index + 2] = word
                done = index + 2
        return "".join(out) or text

    def _slip(self, pair: str) -> tuple[str, bool] | None:
        """The word meant by a pair that is none, and whether a longer word may begin with it.

        None where nothing can be wrong.
        """
        word = ""
        known = any(
            pair[0] in one.first_known or pair[1] in one.second_known for one in self._vocabularies
        )
        if known and pair not in _tables().words and pair not in self._own:
            word = self._homophone(pair[0], pair[1])
        longer = pair in self._long
        return (word, longer) if word or longer else None

    def _idioms_meant(self, seen: str) -> tuple[str, ...]:
        """The longer words that are meant by what stands here, only mistyped."""
        found = []
        for word in self._long.get(seen[:2], ()):
            typed = seen[: len(word)]
            if typed != word and len(typed) == len(word) and typed[2:].isalpha():
                found += [word] * _sounds_like(typed[2:], word[2:])
        return tuple(found)

    @staticmethod
    def _joined(text: str, index: int) -> bool:
        """Whether one of the pair's characters makes a word with its other neighbour."""
        words = _tables().words
        return text[index - 1 : index + 1] in words or text[index + 1 : index + 3] in words

    def _homophone(self, first: str, second: str) -> str:
        sounds = _tables().sounds
        if second not in _KEEP:
            for sound in sounds.get(second, ()):
                meant = [one.by_first.get((first, sound)) for one in self._vocabularies]
                if word := _commonest(meant):
                    return word
        if first not in _KEEP:
            for sound in sounds.get(first, ()):
                meant = [one.by_second.get((sound, second)) for one in self._vocabularies]
                if word := _commonest(meant):
                    return word
        return ""


def _commonest(found: Iterable[_Ranked | None]) -> str:
    return min((one for one in found if one is not None), default=(0, ""))[1]


@lru_cache(maxsize=_MOST_PAIRS)
def _sounds_like(seen: str, word: str) -> bool:
    return all(map(same_sound, seen, word))


def same_sound(left: str, right: str) -> bool:
    """Whether two characters of the plain form may be typed by the same syllable."""
    sounds = _tables().sounds
    return left == right or not set(sounds.get(left, ())).isdisjoint(sounds.get(right, ()))
