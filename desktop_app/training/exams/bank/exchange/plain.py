"""Reads questions from plain text; paragraphs of a Word file are such lines too."""

import re
from collections.abc import Mapping
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.editing.body import part
from desktop_app.training.exams.bank.exchange.plain_lines import (
    LONG,
    Part,
    kind_before,
    parts,
    split,
    unescaped,
)
from desktop_app.training.exams.bank.exchange.reading import (
    FIELDS,
    MORE_DIFFICULTIES,
    Raw,
    by_word,
    of_type,
    set_right,
    yes_or_no,
)
from desktop_app.training.exams.bank.exchange.said import CRITERIA, PARTIAL_WORDS
from desktop_app.training.exams.bank.question import BLANK, QuestionType
from desktop_app.training.exams.bank.words import AREAS, DIFFICULTIES, LETTERS

_TARGET_LISTS = ("says", "not_says", "patterns", "unless", "concepts", "hints")
_TARGET_TEXTS = ("id", "meaning", "better")
_SHARED = ("section", "area", "emphasis")
_NUMBERS = ("marks", "emphasis", "weight", "anger")
_SPACES = re.compile(r"[\s、,，和及]+")


def read_text(text: str) -> tuple[list[Raw], list[str]]:
    """Return the questions of a text, and notes on lines that are none of theirs."""
    reader = _Reader()
    for one in parts(text):
        reader.take(one)
    reader.close()
    return reader.raws, reader.notes


class _Reader:
    """Takes a text part by part; a question ends where the next one or a heading begins."""

    def __init__(self) -> None:
        self.raws: list[Raw] = []
        self.notes: list[str] = []
        self._raw: Raw | None = None
        self._shared: dict[str, tuple[str, int]] = {}
        self._group = ""
        self._last = 0
        self._said: dict[str, tuple[str, int]] = {}
        self._long: list[str] | None = None
        """The lines of what may go on."""
        self._target: dict[str, Any] | None = None
        self._surplus = False
        """Whether options follow that are too many: that is told once."""

    def take(self, one: Part) -> None:
        """Take the next part."""
        if one.kind == "number":
            self._begin(one)
        elif one.kind in ("heading", "group"):
            self.close()
            self._last = 0
            if one.kind == "heading":
                self._shared = {"section": (one.text, one.row)}
            else:
                self._group = one.name
        elif self._raw is None:
            self._before(one)
        elif one.kind == "option":
            self._option(self._raw, one)
        elif one.kind == "label":
            self._label(self._raw, one)
        else:
            self._more(self._raw, one)

    def _before(self, one: Part) -> None:
        """Take what stands before the first question: it holds for all, or is no question's."""
        if one.kind == "label" and one.name in _SHARED:
            self._shared[one.name] = (one.text, one.row)
            return
        told = tr("第 {row} 行“{text}”不在试题里，没有导入。")
        self.notes.append(told.format(row=one.row, text=one.text[:20]))

    def _begin(self, one: Part) -> None:
        self.close()
        self._surplus = False
        self._raw = raw = Raw(one.row)
        number = int(one.name)
        if self._last and number not in (self._last + 1, 1):
            told = tr("题号应为 {wanted}；现在是 {n}。这一行不是新的一题时，请在前面加“\\”。")
            raw.fault(one.row, "", told.format(wanted=self._last + 1, n=number))
        self._last = number
        kind, stem = kind_before(one.text)
        if kind:
            self._said["type"] = (kind, one.row)
        self._open(raw, "stem", stem, one.row)

    def _open(self, raw: Raw, name: str, text: str, row: int) -> None:
        """Begin a text that may go on over the lines that follow."""
        self._end_long()
        if name in self._said:
            raw.fault(row, FIELDS.get(name, ""), tr("写了两次，请只留一处。"))
        self._long = [text] if text else []
        self._said[name] = ("", row)
        self._open_name = name

    def _end_long(self) -> None:
        if self._long is None or self._raw is None:
            return
        text, self._long = unescaped("\n".join(self._long)).strip(), None
        name = self._open_name
        if name == "option":
            self._raw.body["options"][-1]["text"] = text
        else:
            self._said[name] = (text, self._said[name][1])

    def _option(self, raw: Raw, one: Part) -> None:
        if "answer" in self._said or "explanation" in self._said:
            told = tr("选项要写在答案前面；这一行不是选项时，请在前面加“\\”。")
            raw.fault(one.row, FIELDS["options"], told)
            return
        self._end_long()
        options = raw.body.setdefault("options", [])
        wanted = LETTERS[len(options)] if len(options) < len(LETTERS) else ""
        if not wanted:
            self._too_many(raw, one)
            return
        if one.name != wanted:
            told = tr("这一项应为 {wanted}；现在是 {letter}。")
            raw.fault(one.row, FIELDS["options"], told.format(wanted=wanted, letter=one.name))
            return
        raw.places["options", len(options)] = (one.row, tr("选项 {letter}").format(letter=wanted))
        raw.places.setdefault(("options",), (one.row, FIELDS["options"]))
        options.append(part("options"))
        self._long, self._open_name = [one.text], "option"

    def _too_many(self, raw: Raw, one: Part) -> None:
        if not self._surplus:
            told = tr("最多 {n} 个选项，从这一项起是多出来的。").format(n=len(LETTERS))
            raw.fault(one.row, FIELDS["options"], told)
        self._surplus = True

    def _label(self, raw: Raw, one: Part) -> None:
        self._end_long()
        self._surplus = False
        text = unescaped(one.text)
        if len(one.name) == 1:
            self._why(raw, one.name, text, one.row)
        elif one.name in ("point", "taboo"):
            self._begin_target(raw, f"{one.name}s", text, one.row)
        elif self._target is not None and one.name in (
            *_TARGET_LISTS, *_TARGET_TEXTS, "criterion", "weight", "anger",
        ):  # fmt: skip
            self._of_target(raw, self._target, one, text)
        elif one.name in ("pair", "extra", "step"):
            self._entry(raw, one, text)
        elif one.name in LONG or one.name == "reference":
            self._open(raw, one.name, one.text, one.row)
        elif one.name in self._said:
            raw.fault(one.row, FIELDS.get(one.name, ""), tr("写了两次，请只留一处。"))
        elif one.name in FIELDS or one.name == "homophones":
            self._said[one.name] = (one.text, one.row)
        else:
            raw.fault(one.row, "", tr("要写在【要点】或【禁语】后面。"))

    def _more(self, raw: Raw, one: Part) -> None:
        """Go on with what may go on."""
        if self._surplus:
            return
        if self._long is None:
            told = tr("不知道这一行属于哪里；题干、选项和解析可以分行写，请接在它们后面。")
            raw.fault(one.row, "", told)
            return
        self._long.append("" if one.text == "\\" else one.text)

    def _why(self, raw: Raw, letter: str, text: str, row: int) -> None:
        options = raw.body.get("options", [])
        place = LETTERS.find(letter)
        if not 0 <= place < len(options):
            told = tr("没有选项 {letter}。").format(letter=letter)
            raw.fault(row, FIELDS["options"], told)
        else:
            options[place]["why"] = text

    def _entry(self, raw: Raw, one: Part, text: str) -> None:
        name = {"pair": "pairs", "extra": "extra", "step": "steps"}[one.name]
        entries = raw.body.setdefault(name, [])
        raw.places.setdefault((name,), (one.row, FIELDS[name]))
        raw.places[name, len(entries)] = (one.row, FIELDS[name])
        if name != "pairs":
            entries.append(text)
            return
        pair = arrowed(one.text)
        if pair is None:
            raw.fault(one.row, FIELDS["pairs"], tr("应写成“左边 → 右边”。"))
        else:
            entries.append(pair)

    # Points and taboos

    def _begin_target(self, raw: Raw, name: str, text: str, row: int) -> None:
        targets = raw.body.setdefault(name, [])
        self._target = part(name) | {"name": text, "id": f"{name[:-1]}-{len(targets) + 1}"}
        raw.places.setdefault((name,), (row, FIELDS[name]))
        raw.places[name, len(targets)] = (row, FIELDS[name])
        targets.append(self._target)

    @staticmethod
    def _of_target(raw: Raw, target: dict[str, Any], one: Part, text: str) -> None:
        if one.name in _TARGET_LISTS:
            target.setdefault(one.name, []).append(text)
        elif one.name in _NUMBERS:
            target[one.name] = whole_number(raw, text, one.row, tr("权重"))
        elif one.name == "criterion":
            found = by_word(CRITERIA, {}, text)
            if found is None:
                told = tr("应为以下之一：{names}。").format(names=tr("、").join(CRITERIA.values()))
                raw.fault(one.row, tr("评分项"), told)
            target["criterion"] = found
        else:
            target[one.name] = text

    # The end of a question

    def close(self) -> None:
        """End the question that was begun."""
        if self._raw is None:
            return
        self._end_long()
        raw, said, self._raw, self._said = self._raw, self._said, None, {}
        self._target = None
        for name, value in self._shared.items():
            said.setdefault(name, value)
        if self._group and "type" not in said:
            said["type"] = (self._group, raw.row)
        finish(raw, said)
        self.raws.append(raw)


def arrowed(text: str) -> dict[str, str] | None:
    """Return the two sides of `左边 → 右边`; None: it has not two."""
    sides = split(re.sub(r"(?<!\\)[-—–]+>", "→", text), "→", 1)
    if len(sides) != 2:
        return None
    return {"left": unescaped(sides[0]), "right": unescaped(sides[1])}


def finish(raw: Raw, said: Mapping[str, tuple[str, int]]) -> None:
    """Put what was said of a question into its body: words become values, the type is found."""
    for name in ("stem", "material", "explanation", "summary", "model_answer"):
        if name in said:
            raw.put(name, said[name][0], said[name][1], FIELDS[name])
    for name in ("section", "source", "key"):
        if name in said:
            raw.put(name, unescaped(said[name][0]), said[name][1], FIELDS[name])
    _worded(raw, said)
    if "tags" in said:
        tags = [unescaped(one) for one in split(said["tags"][0], "、,，") if one]
        raw.put("tags", tags, said["tags"][1], FIELDS["tags"])
    answer = said.get("answer") or said.get("reference") or ("", raw.row)
    kind = _kind(raw, said, answer[0])
    if kind is None:
        return
    raw.put("type", kind.value, said.get("type", ("", raw.row))[1], FIELDS["type"])
    _answer(raw, kind, said, *answer)


def _worded(raw: Raw, said: Mapping[str, tuple[str, int]]) -> None:
    words: dict[str, tuple[Mapping[Any, str], Mapping[str, Any]]] = {
        "difficulty": (DIFFICULTIES, MORE_DIFFICULTIES),
        "area": (AREAS, {}),
        "partial": (PARTIAL_WORDS, {}),
    }
    for name, (known, more) in words.items():
        if name not in said:
            continue
        text, row = said[name]
        found = by_word(known, more, text)
        if found is None:
            told = tr("应为以下之一：{names}；现在是“{text}”。")
            told = told.format(names=tr("、").join(known.values()), text=text)
            raw.fault(row, FIELDS[name], told)
        else:
            raw.put(name, found, row, FIELDS[name])
    for name in ("marks", "emphasis"):
        if name in said:
            text, row = said[name]
            raw.put(name, whole_number(raw, text, row, FIELDS[name]), row, FIELDS[name])
    if "shuffle" in said:
        text, row = said["shuffle"]
        if text.strip() not in (tr("固定"), tr("打乱")):
            raw.fault(
                row, FIELDS["shuffle"], tr("应为“固定”或“打乱”；现在是“{text}”。").format(text=text)
            )
        raw.put("shuffle", text.strip() != tr("固定"), row, FIELDS["shuffle"])


def whole_number(raw: Raw, text: str, row: int, name: str) -> int:
    """Return the number that a text is, with or without 分; anything else is noted as a fault."""
    bare = text.strip().removesuffix(tr("分"))
    if not re.fullmatch(r"\d{1,4}", bare):
        raw.fault(row, name, tr("应为整数；现在是“{text}”。").format(text=text))
        return 0
    return int(bare)


def _kind(raw: Raw, said: Mapping[str, tuple[str, int]], answer: str) -> QuestionType | None:
    """Return the type that was said, or that the parts of the question show."""
    if "type" in said:
        word, row = said["type"]
        kind = of_type(word)
        if kind is None:
            raw.fault(row, FIELDS["type"], tr("没有“{word}”这种题型。").format(word=word))
        return kind
    body = raw.body
    for name, kind in (
        ("points", QuestionType.CASE),
        ("pairs", QuestionType.MATCHING),
        ("steps", QuestionType.ORDERING),
    ):
        if name in body:
            return kind
    if "options" in body:
        several = len(_letters(answer)) > 1
        return QuestionType.MULTIPLE if several else QuestionType.SINGLE
    if BLANK.search(str(body.get("stem", ""))):
        return QuestionType.FILL_IN
    if yes_or_no(answer) is not None:
        return QuestionType.TRUE_FALSE
    if not answer:
        raw.fault(
            raw.row, FIELDS["answer"], tr("没有选项也没有答案；不是新的一题时，请在题号前加“\\”。")
        )
    else:
        told = tr("看不出题型：没有选项，也没有填空的 ____；判断题的答案应为“对”或“错”。")
        raw.fault(raw.row, FIELDS["type"], told)
    return None


def _letters(text: str) -> str:
    """Return the letters of an answer such as `A、C`; empty where it holds anything else."""
    bare = _SPACES.sub("", text).rstrip("。.").upper()
    plain = "".join(chr(ord(one) - 0xFEE0) if ord(one) > 0xFEE0 else one for one in bare)
    return plain if re.fullmatch(r"[A-Z]+", plain) else ""


def _answer(
    raw: Raw, kind: QuestionType, said: Mapping[str, tuple[str, int]], text: str, row: int
) -> None:
    name = FIELDS["answer"]
    if kind in (QuestionType.SINGLE, QuestionType.MULTIPLE):
        letters = _letters(text)
        if not letters:
            told = tr("应为选项的字母，如 A 或 AC") if text else tr("缺少【答案】")
            raw.fault(row, name, tr("{told}。").format(told=told))
        elif kind is QuestionType.SINGLE and len(letters) > 1:
            raw.fault(row, name, tr("单选题只能有一个答案；现在是“{text}”。").format(text=text))
        set_right(raw, letters, row, name)
    elif kind is QuestionType.TRUE_FALSE:
        answer = yes_or_no(text)
        if answer is None:
            raw.fault(row, name, tr("应为“对”或“错”；现在是“{text}”。").format(text=text))
        raw.put("answer", answer, row, name)
    elif kind is QuestionType.FILL_IN:
        _blanks(raw, said, text, row)
    elif kind is QuestionType.ORDERING and "steps" not in raw.body and text:
        steps = [unescaped(one) for one in split(text.replace("->", "→"), "→")]
        raw.put("steps", steps, row, name)
    elif kind is QuestionType.CASE and "model_answer" not in raw.body:
        whole = text if "reference" in said else unescaped(text)
        raw.put("model_answer", whole, row, FIELDS["model_answer"])


def _blanks(raw: Raw, said: Mapping[str, tuple[str, int]], text: str, row: int) -> None:
    """Read the answers: blanks apart by `；`, wordings of one by `/`."""
    name = FIELDS["answer"]
    if not text:
        raw.fault(row, name, tr("缺少【答案】。"))
        return
    heard = _SPACES.split(said["homophones"][0]) if "homophones" in said else []
    blanks = []
    for n, one in enumerate(split(text, "；;"), 1):
        answers = [unescaped(each) for each in split(one, "/／|｜") if each]
        blanks.append({"answers": answers, "homophones": str(n) in heard})
        raw.places["blanks", n - 1] = (row, tr("第 {n} 空").format(n=n))
    raw.put("blanks", blanks, row, name)
