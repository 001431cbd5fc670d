"""Takes what identifies people out of a contact before anybody keeps it.

Numbers are found by `practice/authoring/masking` and `examples/redacting`. Names are found as far
as a program can: those of the organisation's people, surnames before 先生 or 女士, names behind
我叫 and the like, and addresses down to the house. The reader's eye is the last check.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from desktop_app.training.examples.redacting import Identifying, redact
from desktop_app.training.practice.authoring.masking import mask

HIDDEN = "〔已隐去〕"
"""What stands for words that the reader took out."""

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎"
    "鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤滕殷罗毕郝邬安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛"
    "狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房"
    "解应宗丁宣邓洪包左石崔吉龚程邢裴陆翁段焦侯宁仇甘厉武刘景龙叶司黎乔温庄晏柴阎连习向易廖曾关"
    "申冉雍桑桂牛尚冷辛简饶沙丰关蒯相查荆红游权岳肖聂文欧艾谭"
)  # fmt: skip
_DOUBLE = "欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木"
_SURNAME = f"(?:{_DOUBLE}|[{_SURNAMES}])"
_TITLES = (
    "先生|女士|小姐|太太|老师|同学|师傅|阿姨|叔叔|大姐|大哥|妈妈|爸爸|家长|医生|经理|主管|主任|总"
)
_GIVEN = r"[\u4e00-\u9fff]"
_ADDRESSED = re.compile(f"(?<![感多非])({_SURNAME}{_GIVEN}{{0,2}}?)(?={_TITLES})")
_ENDS = r"(?=[，。,.；;！!？?、 “”\"（(的是在]|$)"
_INTRODUCED = re.compile(
    r"(?:我叫|我是|名叫|[，, ]叫|名字是|名字叫|姓名[是为:：]?|本人|叫做"
    r"|(?:学员|孩子|儿子|女儿|小朋友)(?:叫|是)?)"
    f'[ “”"]?({_SURNAME}{_GIVEN}{{1,2}}?){_ENDS}'
)
_SURNAME_SAID = re.compile(f"(?:免贵姓|我姓|贵姓是?|姓)({_DOUBLE}|[{_SURNAMES}])(?:(?=叫)|{_ENDS})")
_ADDRESS = re.compile(
    r"(?:(?![在住到是从])[\u4e00-\u9fff]){1,6}(?:路|街|大道|巷|弄|胡同)\s?"
    r"[0-9０-９一二三四五六七八九十百]+\s?[号弄]"
    r"(?:[0-9０-９A-Za-z一二三四五六七八九十\-]{1,6}(?:号楼|栋|幢|单元|室|楼|层|号))*"
)
_MASKED = re.compile(r"〔[^〕]{1,6}〕|[0-9A-Za-z]*\*{3,}[0-9A-Za-z@.\-]*|[0-9]{2,4}-\*{3,}[0-9]*")
_WORDS = (
    "方便", "高兴", "高一", "高二", "高三", "高中", "应聘", "安心", "安全", "安排", "相关", "和",
    "应该", "明白", "常用", "成年", "时候", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
    "周末", "周天", "周岁", "周围",
)  # fmt: skip
"""Everyday words that begin like a surname: no name is meant."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words from character *start* up to *end* of a text."""

    start: int
    end: int


def deidentified(text: str, agent: str, people: tuple[str, ...]) -> str:
    """Return *text* without what identifies; *agent* is who spoke, *people* everybody known."""
    plain = redact(text, Identifying(agent, tuple(one for one in people if one != agent))).text
    plain = mask(plain).text
    for pattern, stand_in in _PATTERNS:
        plain = pattern.sub(partial(_put, stand_in), plain)
    return plain


def hidden(text: str, words: str) -> str:
    """Return *text* with every occurrence of *words* taken out; what is masked stays masked."""
    words = words.strip()
    if not words:
        return text
    parts: list[str] = []
    at = 0
    for cut in masked_places(text):
        parts += [text[at : cut.start].replace(words, HIDDEN), text[cut.start : cut.end]]
        at = cut.end
    return "".join([*parts, text[at:].replace(words, HIDDEN)])


def masked_places(text: str) -> tuple[Cut, ...]:
    """Return where something stands for what was taken out."""
    return tuple(Cut(*found.span()) for found in _MASKED.finditer(text))


def taken_out(original: str, plain: str) -> tuple[Cut, ...]:
    """Return where in *original* stands what is masked in *plain*."""
    blocks = SequenceMatcher(None, original, plain, autojunk=False).get_matching_blocks()

    def start_of(place: int) -> int:
        block = next(one for one in reversed([(0, 0, 0), *blocks]) if one[1] <= place)
        return block[0] + min(place - block[1], block[2])

    def end_of(place: int) -> int:
        block = next(one for one in blocks if one.b + one.size >= place)
        return block.a + max(0, place - block.b)

    cuts = (Cut(start_of(one.start), end_of(one.end)) for one in masked_places(plain))
    return tuple(one for one in cuts if one.start < one.end)


def _put(stand_in: str, found: re.Match[str]) -> str:
    """Replace the group of a match, or the whole where it has none."""
    if not found.re.groups:
        return stand_in
    start, end = (place - found.start() for place in found.span(1))
    whole = found.group()
    if found.group(1).startswith(_WORDS):
        return whole
    return whole[:start] + stand_in + whole[end:]


def _patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    yield _ADDRESS, "〔地址〕"
    yield _INTRODUCED, "〔姓名〕"
    yield _SURNAME_SAID, "〔姓〕"
    yield _ADDRESSED, "〔姓〕"


_PATTERNS = tuple(_patterns())
