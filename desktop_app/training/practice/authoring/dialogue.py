"""A plain dialogue, two columns or “客户：… 客服：…”, becomes a draft scenario without numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring import draft, limits
from desktop_app.training.practice.authoring.draft import Body, Draft, LineFault, Utterance
from desktop_app.training.practice.authoring.masking import mask
from desktop_app.training.practice.authoring.sources import Row
from desktop_app.training.practice.authoring.suggest import suggested

Side = Literal["customer", "agent"]

CUSTOMER = (
    "客户", "顾客", "家长", "学员", "学生", "买家", "用户", "来电人", "来电者", "咨询人", "咨询者",
    "访客", "客人", "会员", "业主", "消费者", "投诉人", "对方", "customer", "client", "user",
    "buyer", "caller",
)  # fmt: skip
"""What the customer's side is called; a name may follow: 家长周女士."""
AGENT = (
    "客服", "客户服务", "坐席", "座席", "接待", "顾问", "专员", "话务员", "接线员", "卖家", "商家",
    "店家", "店铺", "前台", "助理", "班主任", "课程顾问", "小助手", "机器人", "我方", "agent",
    "service", "staff", "seller",
)  # fmt: skip
_EXACT: dict[str, Side] = {"问": "customer", "q": "customer", "c": "customer", "答": "agent",
                           "a": "agent", "s": "agent", "我": "agent"}  # fmt: skip
_TEXT_HEADS = ("内容", "对话", "文本", "消息", "话术", "说的话", "text", "message", "content")
_WHO_HEADS = ("说话人", "角色", "发言人", "身份", "speaker", "role", "sender", "发送者", "发送人")

_STAMP = (
    r"(?:(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)"
)
_LEADING = re.compile(rf"^[\[【(（]?\s*{_STAMP}\s*[\]】)）]?\s*")
_SPOKEN = re.compile(
    r"^[\[【]?(?P<who>[^\s：:\[\]【】，。！？,!?]{1,12}(?:[ （(·\-][^：:]{0,10})?)[\]】]?"
    r"\s*[：:]\s*(?P<text>.*)$"
)
_HEADED = re.compile(rf"^(?P<who>\S{{1,16}})\s+[\[(（]?{_STAMP}[\])）]?\s*$")
_HEAD_ROWS = 3
_LONGEST_NAME = 6
_AFTER_NAME = re.compile(r"^[\s\-—_·•（(【\[]+|[）)】\]\s]+$")


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says; `line` counts from 1, `name` is what the file calls the speaker."""

    line: int
    side: Side
    text: str
    name: str = ""


class Unread(Exception):
    """Faults instead of a dialogue, each with its line."""

    def __init__(self, faults: Sequence[LineFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


def side_of(name: str) -> Side | None:
    """Tell whose name this is: 家长（周女士） is the customer's, 客服-小程 the agent's."""
    low = name.strip().casefold()
    if low in _EXACT:
        return _EXACT[low]
    # “客户经理”, “学员顾问” and the like work here, whatever their name begins with.
    if low.startswith(AGENT) or low.endswith(("客服", "顾问", "经理", "专员", "老师")):
        return "agent"
    return "customer" if low.startswith(CUSTOMER) else None


def has_speakers(rows: Sequence[Row]) -> bool:
    """Whether anything in the rows is said by a side that is known: else they are plain notes."""
    if _is_table(rows):
        return True
    return any(named and side_of(name) for name, _text, named in map(_split, rows))


def read_said(rows: Sequence[Row]) -> tuple[Said, ...]:
    """Return who says what, as it stands there; raises Unread."""
    return tuple(_columns(rows) if _is_table(rows) else _lines(rows))


def read_dialogue(
    source: str,
    title: str,
    rows: Sequence[Row],
    analyser: ReplyAnalyser,
    channel: str = "chat",
    people: Sequence[str] = (),
) -> Draft:
    """Return the draft that *rows* make, or its faults by line; names of *people* are masked."""
    try:
        spoken = _joined(read_said(rows))
        said = _masked(spoken, people)
        _refuse(said)
    except Unread as unread:
        return Draft(source, {}, faults=unread.faults)
    turns, last_words = _turns(said, analyser)
    customer = _customer(spoken) or tr("客户")
    body = draft.scenario(
        mask(title, people).text,
        mask(customer, people).text,
        channel,
        turns,
        draft.endings(last_words),
    )
    return Draft(source, body, said, (), draft.open_questions())


def _is_table(rows: Sequence[Row]) -> bool:
    """Whether most rows have two cells; a stray tab in a line makes no table."""
    return sum(len(row.cells) > 1 for row in rows) * 2 > len(rows)


# Tables


def _columns(rows: Sequence[Row]) -> Iterator[Said]:
    faults = [LineFault(row.number, row.fault) for row in rows if row.fault]
    layout = _layout(rows)
    said: list[Said] = []
    for row in rows[layout.head :]:
        if not row.fault:
            try:
                said += layout.read(row)
            except ValueError as wrong:
                faults.append(LineFault(row.number, str(wrong)))
    if faults:
        raise Unread(faults)
    yield from said


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which column holds what; `who` is -1 where each side has a column of its own."""

    head: int
    who: int
    first: int
    second: int

    def read(self, row: Row) -> Iterator[Said]:
        """Yield what a row says; raises ValueError with a sentence."""
        if self.who >= 0:
            name, text = _cell(row, self.who), _cell(row, self.first)
            side = side_of(name)
            if not text:
                return
            if side is None:
                raise ValueError(_unknown(name))
            yield Said(row.number, side, text, name)
            return
        if any(
            cell for place, cell in enumerate(row.cells) if place > max(self.first, self.second)
        ):
            raise ValueError(tr("这一行多于两栏，请只留客户和客服两栏。"))
        for place, side in ((self.first, "customer"), (self.second, "agent")):
            if text := _cell(row, place):
                yield Said(row.number, "customer" if side == "customer" else "agent", text)


def _layout(rows: Sequence[Row]) -> _Layout:
    for number, row in enumerate(rows[:_HEAD_ROWS]):  # a title may stand above the head
        layout = _headed_layout(rows, number, [cell.casefold() for cell in row.cells])
        if layout is not None:
            return layout
    widest = max(len(row.cells) for row in rows)
    for column in range(widest - 1):
        if _speakers(rows, column):
            return _Layout(0, column, widest - 1 if widest > 2 else column + 1, -1)
    return _Layout(0, -1, 0, 1)


def _headed_layout(rows: Sequence[Row], number: int, head: Sequence[str]) -> _Layout | None:
    who = next((n for n, cell in enumerate(head) if cell in _WHO_HEADS), -1)
    text = next((n for n, cell in enumerate(head) if cell in _TEXT_HEADS), -1)
    if who >= 0 and text >= 0:
        return _Layout(number + 1, who, text, -1)
    sides = {side: n for n, cell in enumerate(head) if len(cell) <= 8 and (side := side_of(cell))}
    if set(sides) == {"customer", "agent"} and not _speakers(rows, 0):
        return _Layout(number + 1, -1, sides["customer"], sides["agent"])
    return None


def _speakers(rows: Sequence[Row], column: int) -> bool:
    """Whether a column names who speaks: most of its cells are known names of both sides."""
    names = [cell for row in rows if len(cell := _cell(row, column)) <= 16 and cell]
    sides = [side for name in names if (side := side_of(name))]
    filled = sum(bool(_cell(row, column)) for row in rows)
    return len(sides) >= 2 and len(set(sides)) == 2 and len(sides) * 4 >= filled * 3


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


# Lines


def _lines(rows: Sequence[Row]) -> Iterator[Said]:
    faults = [LineFault(row.number, row.fault) for row in rows if row.fault]
    guessed = _other_side(rows)
    current: Said | None = None
    said: list[Said] = []
    for row in rows:
        name, text, named = _split(row)
        if named:
            side = side_of(name) or guessed.get(name)
            if side is None:
                faults.append(LineFault(row.number, _unknown(name)))
                continue
            current = Said(row.number, side, text, name)
            said.append(current)
        elif current is None:
            faults.append(
                LineFault(row.number, tr("这一行没有写明是谁说的，请以“客户：”或“客服：”开头。"))
            )
        else:
            current = Said(current.line, current.side, f"{current.text}\n{text}".strip())
            said[-1] = current
    if faults:
        raise Unread(faults)
    yield from (one for one in said if one.text)


def _split(row: Row) -> tuple[str, str, bool]:
    """Return name, text and whether a name stands there at all."""
    line = _LEADING.sub("", " ".join(cell for cell in row.cells if cell))
    headed = _HEADED.match(line)
    if headed and side_of(headed["who"]):
        return headed["who"], "", True
    spoken = _SPOKEN.match(line)
    if spoken and not re.search(r"\d", spoken["who"][:1]):
        return spoken["who"].strip(), spoken["text"], True
    return "", line, False


def _other_side(rows: Sequence[Row]) -> dict[str, Side]:
    """Where only one side goes by a known name, the other name that keeps coming is the other."""
    names = Counter(name for row in rows if (split := _split(row))[2] and (name := split[0]))
    sides = {side for name in names if (side := side_of(name))}
    unknown = [(times, name) for name, times in names.items() if side_of(name) is None]
    often = sorted((one for one in unknown if one[0] > 1), reverse=True)
    if len(sides) == 1 and often and len(unknown) == 1:
        return {often[0][1]: "customer" if "agent" in sides else "agent"}
    return {}


def _unknown(name: str) -> str:
    if not name:
        return tr("这一行没有写明是谁说的。")
    return tr("不认识说话人“{name}”，请改成“客户”或“客服”。").format(name=name[:12])


# From what was said to turns


def _joined(said: Sequence[Said]) -> list[Said]:
    """Put together what one side says in a row."""
    joined: list[Said] = []
    for one in said:
        if joined and joined[-1].side == one.side:
            before = joined.pop()
            one = Said(before.line, before.side, f"{before.text}\n{one.text}", before.name)
        joined.append(one)
    return joined


def _masked(said: Sequence[Said], people: Sequence[str]) -> tuple[Utterance, ...]:
    masked = [(one, mask(one.text, people)) for one in said]
    return tuple(Utterance(one.line, one.side, text.text, text.replaced) for one, text in masked)


def _refuse(said: Sequence[Utterance]) -> None:
    if not any(one.speaker == "agent" for one in said):
        raise Unread([LineFault(0, tr("没有找到客服说的话，做不成练习。"))])
    if not any(one.speaker == "customer" for one in said):
        raise Unread([LineFault(0, tr("没有找到客户说的话，做不成练习。"))])
    agents = [one for one in said if one.speaker == "agent"]
    if len(agents) > limits.MOST_TURNS:
        told = tr("到这里已经 {n} 个回合，一个场景最多这么多，请拆成几份。")
        line = agents[limits.MOST_TURNS].line
        raise Unread([LineFault(line, told.format(n=limits.MOST_TURNS))])


def _turns(said: Sequence[Utterance], analyser: ReplyAnalyser) -> tuple[list[Body], str]:
    """Return the turns, and the customer's last words where nobody answered them."""
    asked = tr("（客户找到您，等您开口）")
    pairs: list[tuple[str, str]] = []
    for one in said:
        if one.speaker == "agent":
            pairs.append((asked, one.text))
        asked = one.text
    last_words = said[-1].text if said[-1].speaker == "customer" else ""
    turns: list[Body] = []
    for number, (line, reply) in enumerate(pairs, 1):
        to = f"turn-{number + 1}" if number < len(pairs) else "solved"
        why = tr("来自导入的对话，请核对。")
        turns.append(
            {
                "id": f"turn-{number}",
                "lines": [{"text": line}],
                "points": suggested(reply, analyser),
                "replies": [{"level": "good", "text": reply, "why": why}],
                "next": draft.steps(to),
            }
        )
    return turns, last_words


def _customer(said: Sequence[Said]) -> str:
    """The customer's own name, where the speaker's name tells one: 家长（周女士）."""
    for name in (one.name for one in said if one.side == "customer" and one.name):
        if side_of(name) is None:
            return name
        word = max((w for w in CUSTOMER if name.casefold().startswith(w)), key=len, default="")
        own = _AFTER_NAME.sub("", name[len(word) :])
        if word and 1 < len(own) <= _LONGEST_NAME:
            return own
    return ""
