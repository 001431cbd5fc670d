"""The data of a question being written: blank ones, and every step that changes one."""

from copy import deepcopy
from typing import Any

from desktop_app.training.content.writing.states import Body, Path
from desktop_app.training.exams.bank.question import BLANK, QuestionType, headline

_COMMON = (
    "kind", "key", "title", "summary", "tags", "area", "section", "emphasis", "difficulty",
    "stem", "explanation", "source",
)  # fmt: skip
"""What a question keeps when it becomes one of another type; marks depend on the type."""

PARTS = {
    QuestionType.SINGLE: ("options",),
    QuestionType.MULTIPLE: ("options",),
    QuestionType.TRUE_FALSE: (),
    QuestionType.FILL_IN: (),  # its blanks stand in the stem
    QuestionType.MATCHING: ("pairs",),
    QuestionType.ORDERING: ("steps",),
    QuestionType.CASE: ("points", "taboos"),
}
"""The lists whose entries are added, moved and taken out one by one."""

MOST = {"options": 6, "pairs": 6, "steps": 7, "points": 12, "taboos": 8}
LEAST = {"options": 3, "pairs": 3, "steps": 3, "points": 1, "taboos": 0}


def blank(key: str, kind: QuestionType = QuestionType.SINGLE, section: str = "") -> Body:
    """Return a new question of this type, with room for its answers."""
    body: Body = {
        "kind": "question",
        "key": key,
        "title": "",
        "summary": "",
        "tags": [],
        "area": "topic",
        "section": section,
        "emphasis": 1,
        "difficulty": "medium",
        "stem": "",
        "explanation": "",
        "source": "",
    }
    return body | {"type": kind.value, "marks": None} | _own(kind)


def _own(kind: QuestionType) -> Body:
    """Return the fields that only this type has, blank."""
    options = [part("options") | {"right": n == 0} for n in range(4)]
    if kind is QuestionType.MULTIPLE:
        options[1]["right"] = True
    made: dict[QuestionType, Body] = {
        QuestionType.SINGLE: {"options": options, "shuffle": True},
        QuestionType.MULTIPLE: {"options": options, "partial": "half", "shuffle": True},
        QuestionType.TRUE_FALSE: {"answer": True},
        QuestionType.FILL_IN: {"blanks": []},
        QuestionType.MATCHING: {"pairs": [part("pairs") for _ in range(3)], "extra": []},
        QuestionType.ORDERING: {"steps": [part("steps") for _ in range(3)]},
        QuestionType.CASE: {
            "material": "",
            "points": [part("points") | {"id": "point-1"}],
            "taboos": [],
            "model_answer": "",
        },
    }
    return made[kind]


def part(field: str) -> Any:
    """Return a blank entry of one of the lists."""
    target: Body = {
        "id": "",
        "name": "",
        "meaning": "",
        "says": [],
        "not_says": [],
        "patterns": [],
        "unless": [],
        "concepts": [],
    }
    made: dict[str, Any] = {
        "options": {"text": "", "right": False, "why": ""},
        "blanks": {"answers": [], "homophones": False},
        "pairs": {"left": "", "right": ""},
        "steps": "",
        "points": target | {"criterion": "solution", "weight": 1, "better": ""},
        "taboos": target | {"criterion": "language", "anger": 12, "hints": []},
    }
    return deepcopy(made[field])


def with_type(body: Body, kind: QuestionType) -> Body:
    """Return the question as one of another type; what both types have is kept."""
    if body["type"] == kind:
        return body
    made = {name: body[name] for name in _COMMON if name in body}
    made |= {"type": kind.value, "marks": None}
    own = _own(kind)
    made |= {name: deepcopy(body.get(name, value)) for name, value in own.items()}
    if kind is QuestionType.SINGLE and "options" in body:
        first = next((n for n, one in enumerate(body["options"]) if one["right"]), 0)
        made["options"] = [one | {"right": n == first} for n, one in enumerate(body["options"])]
    return settled(made)


def with_value(body: Body, path: Path, value: Any) -> Body:
    """Return the question with *value* at *path*; of a single choice one option stays right."""
    made = deepcopy(body)
    place: Any = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    if made["type"] == QuestionType.SINGLE and path[-1] == "right":
        for n, option in enumerate(made["options"]):
            option["right"] = n == path[1]
    return settled(made)


def with_part(body: Body, field: str) -> tuple[Body, int]:
    """Return the question with one more entry in a list, and its place; full lists stay."""
    made = deepcopy(body)
    if len(made[field]) >= MOST[field]:
        return body, len(body[field]) - 1
    fresh = part(field)
    if field in ("points", "taboos"):
        fresh["id"] = _free_id(made, field.rstrip("s"))
    made[field].append(fresh)
    return made, len(made[field]) - 1


def _free_id(body: Body, stem: str) -> str:
    taken = {one["id"] for one in (*body["points"], *body["taboos"])}
    return next(name for n in range(1, 99) if (name := f"{stem}-{n}") not in taken)


def without_part(body: Body, field: str, place: int) -> Body:
    """Return the question without an entry; a list keeps as many as its type needs."""
    if len(body[field]) <= LEAST[field]:
        return body
    made = deepcopy(body)
    gone = made[field].pop(place)
    single = made["type"] == QuestionType.SINGLE
    if single and isinstance(gone, dict) and gone.get("right"):
        made[field][0]["right"] = True
    return made


def moved_part(body: Body, field: str, place: int, step: int) -> Body:
    """Return the question with an entry moved up or down by one."""
    other = place + step
    if not 0 <= other < len(body[field]):
        return body
    made = deepcopy(body)
    entries = made[field]
    entries[place], entries[other] = entries[other], entries[place]
    return made


def settled(body: Body) -> Body:
    """Return the question with what follows from its texts: its title, the blanks of its stem."""
    case = body["type"] == QuestionType.CASE
    body["title"] = headline(body["material"] if case else body["stem"])
    if body["type"] == QuestionType.FILL_IN:
        wanted = len(BLANK.findall(body["stem"]))
        while len(body["blanks"]) < wanted:
            body["blanks"].append(part("blanks"))
        while len(body["blanks"]) > wanted and not body["blanks"][-1]["answers"]:
            body["blanks"].pop()
    return body
