"""Finds names of people in a conversation, as far as a program can.

Surnames before 先生, 女士 and the like, names behind 我叫, and names that are known.
"""

import re
from collections.abc import Iterator, Sequence

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
ADDRESSED = re.compile(f"(?<![感多非])({_SURNAME}{_GIVEN}{{0,2}}?)(?={_TITLES})")
_ENDS = r"(?=[，。,.；;！!？?、 “”\"（(的是在]|$)"
INTRODUCED = re.compile(
    r"(?:我叫|我是|名叫|[，, ]叫|名字是|名字叫|姓名[是为:：]?|本人|叫做"
    r"|(?:学员|孩子|儿子|女儿|小朋友)(?:叫|是)?)"
    f'[ “”"]?({_SURNAME}{_GIVEN}{{1,2}}?){_ENDS}'
)
SURNAME_SAID = re.compile(f"(?:免贵姓|我姓|贵姓是?|姓)({_DOUBLE}|[{_SURNAMES}])(?:(?=叫)|{_ENDS})")
_WORDS = (
    "方便", "高兴", "高一", "高二", "高三", "高中", "应聘", "安心", "安全", "安排", "相关", "和",
    "应该", "明白", "常用", "成年", "时候", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
    "周末", "周天", "周岁", "周围",
)  # fmt: skip
"""Everyday words that begin like a surname: no name is meant."""


def is_word(found: str) -> bool:
    """Whether an everyday word was taken for a name."""
    return found.startswith(_WORDS)


def named(text: str, people: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return where names stand: of *people* as a whole, of others as far as they are said."""
    known = sorted((one for one in people if len(one) > 1), key=len, reverse=True)
    if known:
        for found in re.finditer("|".join(map(re.escape, known)), text):
            yield found.span()
    for pattern in (INTRODUCED, SURNAME_SAID, ADDRESSED):
        for found in pattern.finditer(text):
            if not is_word(found.group(1)):
                yield found.span(1)
