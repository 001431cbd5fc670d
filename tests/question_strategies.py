"""Any question that the bank can hold, for the round trips of files."""

from typing import Any

from hypothesis import strategies as st

from desktop_app.training.exams.bank.question import Question

_SIGNS = st.one_of(
    st.sampled_from(
        list(
            "答案解析题ABCabh 12.、．)）（(【】：:→-—>/／;；|\\#=~{}%<>&\"'_*[]⏎一二对错,，？。$@!"
        )
    ),
    st.characters(
        exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Zs"),
        exclude_characters="\ufffe\uffff",
    ),
)
_PIECES = st.one_of(
    st.text(_SIGNS, min_size=1, max_size=8),
    st.sampled_from(
        ["1. 一题", "A. 选项", "【答案】A", "答案：B", "【解析】无", "一、单选题", "（单选题）",
         "# 章节", "ANSWER: A", "::x::", "// y", "$CATEGORY: z", "x  B. y", "____", "]]>", "--",
         "<p>&nbsp;</p>", "=a ~b", "a -> b", "\\n", "{1:SHORTANSWER:=a}", "- 1", "@SUM(A1)",
         "=1+1", "+1"]
    ),
)  # fmt: skip


def texts(most: int, lines: int = 1, blanks: bool = False) -> st.SearchStrategy[str]:
    """Return visible text; without *blanks* no run of underscores in it is one."""
    line = st.lists(_PIECES, min_size=1, max_size=2).map("".join).map(str.strip).filter(bool)
    many = st.lists(line, min_size=1, max_size=lines).map("\n".join).map(lambda one: one[:most])
    cleaned = many.map(lambda one: "\n".join(each.strip() for each in one.strip().split("\n")))
    if not blanks:
        cleaned = cleaned.map(lambda one: one.replace("____", "·"))
    return cleaned.filter(lambda one: bool(one.strip()))


def _different(most: int, least: int, up_to: int, lines: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(
        texts(most, lines),
        min_size=least,
        max_size=up_to,
        unique_by=lambda one: "".join(one.split()).casefold(),
    )


_KEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
_EMPTY_OR = st.one_of(st.just(""), texts(30))


@st.composite
def _about(draw: st.DrawFn, lines: int) -> dict[str, Any]:
    return {
        "kind": "question",
        "key": draw(_KEYS),
        "area": draw(st.sampled_from(["topic", "procedure", "key-account", "product-version"])),
        "section": draw(texts(30)),
        "emphasis": draw(st.integers(1, 3)),
        "difficulty": draw(st.sampled_from(["easy", "medium", "hard"])),
        "stem": draw(texts(80, lines)),
        "explanation": draw(texts(80, lines)),
        "source": draw(_EMPTY_OR),
        "marks": draw(st.one_of(st.none(), st.integers(1, 100))),
        "tags": draw(st.lists(texts(8), max_size=2)),
        "summary": draw(_EMPTY_OR),
    }


@st.composite
def _options(draw: st.DrawFn, right: int, lines: int) -> list[dict[str, Any]]:
    words = draw(_different(40, 3, 6, lines))
    places = draw(st.sets(st.sampled_from(range(len(words))), min_size=right, max_size=right))
    return [
        {"text": one, "right": n in places, "why": draw(_EMPTY_OR)} for n, one in enumerate(words)
    ]


@st.composite
def _target(draw: st.DrawFn, name: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": name if draw(st.booleans()) else f"own-{name}",
        "name": draw(texts(12)),
        "meaning": draw(texts(30)),
        "criterion": draw(st.sampled_from(["calming", "solution", "time", "language"])),
        "says": draw(st.lists(texts(20), min_size=3, max_size=4)),
        "concepts": draw(st.lists(_KEYS, max_size=1)),
    }
    for field in ("not_says", "patterns", "unless"):
        made[field] = draw(st.lists(texts(10), max_size=2))
    if name.startswith("point"):
        return made | {"weight": draw(st.integers(1, 5)), "better": draw(_EMPTY_OR)}
    return made | {"anger": draw(st.integers(1, 40)), "hints": draw(st.lists(texts(9), max_size=1))}


@st.composite
def questions(draw: st.DrawFn, types: tuple[str, ...] = (), lines: int = 3) -> Question:
    """Return any question, of *types* where some are named; long texts have up to *lines*."""
    every = ("single", "multiple", "true-false", "fill-in", "matching", "ordering", "case")
    kind = draw(st.sampled_from(types or every))
    body = draw(_about(lines)) | {"type": kind}
    if kind in ("single", "multiple"):
        right = 1 if kind == "single" else 2
        body |= {"options": draw(_options(right, lines)), "shuffle": draw(st.booleans())}
    if kind == "multiple":
        body["partial"] = draw(st.sampled_from(["none", "half", "each"]))
    elif kind == "true-false":
        body["answer"] = draw(st.booleans())
    elif kind == "fill-in":
        count = draw(st.integers(1, 3))
        body["stem"] = "____".join(
            draw(st.lists(texts(15), min_size=count + 1, max_size=count + 1))
        )
        body["stem"] = body["stem"].replace("_____", "____·")
        answers = st.lists(texts(8), min_size=1, max_size=3)
        body["blanks"] = [
            {"answers": draw(answers), "homophones": draw(st.booleans())}
            for _ in range(body["stem"].count("____"))
        ]
    elif kind == "matching":
        lefts, rights = draw(_different(15, 3, 4)), draw(_different(15, 5, 6))
        pairs = zip(lefts, rights, strict=False)
        body["pairs"] = [{"left": one, "right": other} for one, other in pairs]
        body["extra"] = rights[len(lefts) :]
    elif kind == "ordering":
        body["steps"] = draw(_different(15, 3, 5))
    elif kind == "case":
        body |= {
            "material": draw(texts(60, lines)) + "二十个字以上的材料写在这里才够一份案例。",
            "model_answer": draw(texts(60, lines)) + "这是一份参考答案，够十个字。",
            "points": [draw(_target(f"point-{n}")) for n in (1, 2)],
            "taboos": [draw(_target(f"taboo-{n}")) for n in range(1, draw(st.integers(1, 2)))],
        }
    return Question.model_validate(body)


def several(types: tuple[str, ...] = (), lines: int = 3) -> st.SearchStrategy[list[Question]]:
    """Return a few questions with different keys."""
    return st.lists(questions(types, lines), min_size=1, max_size=3, unique_by=lambda one: one.key)
