"""What in a customer's words says that it may come to a conflict: insisting and threats [S1].

Insisting words press for now (必须, 立刻); a threat names who else will hear of it: complaint,
media, law. Both ask for softening first and for the way up afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.normal import read


class SignalKind(StrEnum):
    """What kind of signal it is."""

    INSISTING = "insisting"
    COMPLAINT = "complaint"
    MEDIA = "media"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Signal:
    """Words of the customer's line from *start* to *end*."""

    kind: SignalKind
    start: int
    end: int


_PATTERNS = {
    SignalKind.INSISTING: re.compile(
        r"必须(?!走)|立刻|立即|马上(?:就)?(?:给|退|改|换|办|解决|答复|处理|叫)|现在就(?:要|给|退|办|解决|答复|叫|让|把)"
        r"|今天(?:就)?(?:必须|一定|非)|不(?:解决|处理|退|给|说清楚?)[^,。!?]{0,6}(?:不走|没完|不行)"
        r"|最后(?:再?问|说)?一[遍次回]|一天都?不等|一分钟都?不等"
    ),
    SignalKind.COMPLAINT: re.compile(
        r"投诉|举报|12315|12345|消协|消费者协会"
        r"|教育局|市监|市场监管|监管部门|主管部门|工商局?|上级部门"
    ),
    SignalKind.MEDIA: re.compile(
        r"媒体|记者|曝光|热搜|发帖|点评网|视频[^,。!?]{0,2}发|(?:发|挂|传|放)(?:到|在|上)?(?:网|抖音|微博|小红书|朋友圈|视频|家长群|论坛|点评)"
    ),
    SignalKind.LAW: re.compile(r"律师|法院|起诉|打官司|走法律|法律(?:程序|途径|手段)|报警|告你们"),
}
_DENIED = re.compile(r"(?:不|没|别|甭)(?:是|想|会|打算|准备|必|用|要|至于|爱)[^,。!?]{0,2}$")


def signals(line: str) -> tuple[Signal, ...]:
    """The signals of one line, in their order; what is denied (不是要投诉) is none."""
    return tuple(sorted(_found(line), key=lambda one: (one.start, one.end)))


def _found(line: str) -> Iterator[Signal]:
    reading = read(line)
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(reading.text):
            if not _DENIED.search(reading.text[: match.start()]):
                yield Signal(kind, *reading.span(match.start(), match.end()))


def signals_text(line: str) -> str:
    """What a line signals and what it asks for, in one sentence; "" for a line without any."""
    found = signals(line)
    if not found:
        return ""
    kinds = {
        SignalKind.INSISTING: tr("在催逼"),
        SignalKind.COMPLAINT: tr("提到投诉"),
        SignalKind.MEDIA: tr("提到曝光"),
        SignalKind.LAW: tr("提到法律"),
    }
    told = []
    for kind, name in kinds.items():
        words = dict.fromkeys(line[one.start : one.end] for one in found if one.kind is kind)
        if words:
            told.append(name + "".join(tr("“{words}”").format(words=one) for one in words))
    form = tr("客户{told}：先让对方缓下来，办不了的再由内部渠道升级。")
    return form.format(told="，".join(told))
