"""What can be observed in any reply: courtesy, questions, times, promises, blame, slots, facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.training.practice.analysis.facts import fact_errors
from desktop_app.training.practice.analysis.findings import Trait, TraitKind
from desktop_app.training.practice.analysis.frames import Frame, Place
from desktop_app.training.practice.analysis.lexicon import Pattern, compile_all, lexicon
from desktop_app.training.practice.analysis.matching import Manner, counts, matches
from desktop_app.training.practice.analysis.normal import Reading

LONG_SENTENCE = 60
"""From so many characters on a sentence is hard to follow by ear."""

MOST_OF_A_KIND = 12
"""More observations of one kind than that tell a reader nothing new."""

_SLOT = re.compile(r"\[[\u4e00-\u9fff]{2,12}\]|【[\u4e00-\u9fff]{2,12}】|\{[\u4e00-\u9fff]{2,12}\}")
_QUESTION = re.compile(r"[^。!?;\n]*(?:\?|吗|呢|么)(?=[。!?;\n,]|$)")
_OPEN = re.compile(
    r"什么|啥|怎么|怎样|如何|哪|为什么|为何|多少|几[点号天个位岁年]|谁|何时|多久|多大|咋"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: TraitKind
    why: str
    sources: tuple[str, ...]
    taboo: bool = False


_APOLOGY_ADMIT = (
    "(?:我们|我方|我|咱们?|平台|店里|公司|这边).{0,14}(?:{fault_own}|故障|出了?(?:问题|岔子|错|差))",
    "(?:错|责任|问题|失误)(?:.{0,4})(?:在|是|归)(?:我们|我方|咱|平台|我|店里)",
    "(?:让|害)您.{0,6}(?:久等|等了|白跑|受|着急|操心|跑)|给您.{0,4}(?:添|带来|造成)",
)
_APOLOGY_PROMISE = (
    "(?:今后|以后|下次|往后|之后|接下来|一定|保证).{0,16}(?:改进|避免|注意|不再|整改|加强|杜绝|改正|做好|吸取|留意)",
    "(?:马上|立刻|现在|这就|一定|会|尽力).{0,10}(?:弥补|补救|补偿|给您.{0,4}(?:解决|处理|办)|处理好|解决好|改过来|跟进)",
)


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[_Kind, tuple[Pattern, ...]], ...]:
    concepts = lexicon().concepts

    def of(*keys: str) -> tuple[str, ...]:
        return tuple(source for key in keys for source in concepts[key].patterns)

    kinds = (
        _Kind(TraitKind.APOLOGY_REGRET, "表示歉意", of("apology")),
        _Kind(TraitKind.APOLOGY_ADMIT, "承认给客户造成的问题", _APOLOGY_ADMIT),
        _Kind(TraitKind.APOLOGY_PROMISE, "说明会补救或改进", _APOLOGY_PROMISE),
        _Kind(TraitKind.EMPATHY, "体谅客户的心情", of("empathy")),
        _Kind(TraitKind.PARAPHRASE, "复述客户的需要并请其确认", (
            "(?:您|你)(?:的意思|说的|是说|反映|提到|想要?|希望|要的|刚才|遇到).{1,40}(?:对吗|对吧|是吗|是这样吗|对不对|没错吧|是不是)",
            "(?:跟您|和您|向您|再|我).{0,4}(?:确认|核对|复述|重复).{2,40}(?:对吗|对吧|是吗|是这样吗|对不对|没错吧)",
        )),
        _Kind(TraitKind.DEFINITE_TIME, "给出了明确的时间", ("{definite}",)),
        _Kind(TraitKind.VAGUE_TIME, "时间说得含糊", ("{vague_time}",)),
        _Kind(TraitKind.ACTION, "说明了具体要做的事", (
            "(?:我|这边|我们|马上|现在|这就|已经|立刻|帮您|给您|为您|替您).{0,8}(?:查询?|核实|核对|登记|提交|申请|安排|联系|补寄|补发|退款|退回|换|更正|修改|改|加急|催办|转接|预约|开具?|寄|发送|处理|办理|跟进|上报|记录|冻结|重发|通知)",
        )),
        _Kind(TraitKind.COURTESY, "礼貌用语", ("请|您好|谢谢|感谢|麻烦您|劳驾|辛苦您|不客气|请问|劳烦",)),
        _Kind(TraitKind.JARGON, "客户不一定听得懂的行话", (
            "工单|话务|坐席|进线|sop|kpi|crm|erp|bug|后台接口|服务端|sla|二线|一线坐席|质检|派单|闭环|触达|话术|回调|链路|节点异常|灰度|压测|埋点|漏单|挂起|三方|系统侧|用户侧",
        )),
        _Kind(TraitKind.GREETING, "向客户问好", of("greet")),
        _Kind(TraitKind.THANKS, "表示感谢", of("thanks")),
        _Kind(TraitKind.FAREWELL, "道别", of("farewell")),
        _Kind(TraitKind.OVERPROMISE, "许下了未必能兑现的承诺", of("taboo-overpromise", "taboo-guarantee"), True),
        _Kind(TraitKind.BLAME, "把责任推给客户", of("taboo-blame"), True),
        _Kind(TraitKind.EVASION, "把事情推开", of("taboo-shift"), True),
        _Kind(TraitKind.RUDE, "口气不耐烦", of("taboo-rude"), True),
    )  # fmt: skip
    return tuple((kind, compile_all(kind.sources)) for kind in kinds)


def warm() -> None:
    """Compiles the observations' patterns."""
    _kinds()


def observe(reply: str, reading: Reading, frame: Frame, facts: str) -> tuple[Trait, ...]:
    """All observations, in the order in which they stand in the reply."""
    found = [
        *_of_kinds(reading, frame),
        *_questions(reading, frame),
        *_slots(reply),
        *_long_sentences(reading, frame),
        *(
            Trait(TraitKind.FACT_ERROR, *reading.span(p.start, p.end), why)
            for p, why in fact_errors(frame, facts)
        ),
    ]
    return tuple(sorted(found, key=lambda trait: (trait.start, trait.end, trait.kind)))


def _of_kinds(reading: Reading, frame: Frame) -> Iterator[Trait]:
    for kind, patterns in _kinds():
        manner = Manner(taboo=kind.taboo)
        taken: list[Place] = []
        for pattern in patterns:
            for match in matches(pattern, frame):
                if len(taken) >= MOST_OF_A_KIND:
                    break
                if any(match.start < old.end and old.start < match.end for old in taken):
                    continue
                if counts(match, pattern, frame, manner):
                    taken.append(Place(match.start, match.end))
        for place in taken:
            words = frame.raw[place.start : place.end][:24]
            yield Trait(
                kind.kind, *reading.span(place.start, place.end), f"“{words}”：{kind.why}。"
            )


def _questions(reading: Reading, frame: Frame) -> Iterator[Trait]:
    for count, found in enumerate(_QUESTION.finditer(frame.text)):
        if count >= MOST_OF_A_KIND:
            return
        words = found.group()
        if len(words.strip(" ,?")) < 2:
            continue
        start = found.start() + len(words) - len(words.lstrip(" ,"))
        span = reading.span(start, found.end())
        if _OPEN.search(words):
            yield Trait(TraitKind.OPEN_QUESTION, *span, "开放式提问，请客户多说。")
        else:
            yield Trait(TraitKind.CLOSED_QUESTION, *span, "封闭式提问，客户答是或不是。")


def _slots(reply: str) -> Iterator[Trait]:
    for found in _SLOT.finditer(reply[:20_000]):
        yield Trait(
            TraitKind.SLOT_LEFT, found.start(), found.end(), f"占位“{found.group()}”没有填写。"
        )


def _long_sentences(reading: Reading, frame: Frame) -> Iterator[Trait]:
    for place in frame.sentences:
        length = place.end - place.start
        if length >= LONG_SENTENCE:
            span = reading.span(place.start, place.end)
            yield Trait(TraitKind.LONG_SENTENCE, *span, f"这一句有 {length} 个字，客户不容易跟上。")
