"""Questions of the bank (试题): seven types, told apart by `type`."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from pydantic import BaseModel, Field, model_validator

from desktop_app.training.content.base import Item, Strict, Text
from desktop_app.training.practice.model import Difficulty
from desktop_app.training.practice.points import Point, Taboo

__all__ = [
    "AREAS",
    "BLANK",
    "MODELS",
    "Area",
    "Blank",
    "Case",
    "Difficulty",
    "FillIn",
    "Matching",
    "Multiple",
    "Option",
    "Ordering",
    "Pair",
    "Partial",
    "Question",
    "QuestionType",
    "Single",
    "TrueFalse",
    "headline",
]

BLANK = re.compile("_{4,}")
"""A blank of a fill-in question, as it stands in the stem."""

HEADLINE = 40
"""Characters of a question that lists show."""

_FEWEST_WORDINGS = 3
"""A point of a case is looked for by its meaning: one or two wordings do not carry it."""


class QuestionType(StrEnum):
    """What the person who sits the exam has to do."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    FILL_IN = "fill-in"
    MATCHING = "matching"
    ORDERING = "ordering"
    CASE = "case"


class Area(StrEnum):
    """What a section is about [S0]: the bank has sections for key accounts and product versions."""

    TOPIC = "topic"
    PROCEDURE = "procedure"
    KEY_ACCOUNT = "key-account"
    PRODUCT_VERSION = "product-version"


class Partial(StrEnum):
    """What a multiple-choice answer earns that is not quite right."""

    NONE = "none"
    """All or nothing."""
    HALF = "half"
    """Half, where something right and nothing wrong was chosen."""
    EACH = "each"
    """The share of the right ones, less that of the wrong ones, never below nothing."""


AREAS = tuple(Area)


class _Typed(BaseModel):
    """What tells the types apart, read before anything else."""

    type: QuestionType


class Question(Item):
    """What every question has; one of the types below says how it is answered.

    `Question.model_validate…` reads any of them: the `type` decides.
    """

    kind: Literal["question"] = "question"
    type: Any
    title: str = ""
    """Never read: how the question begins."""
    area: Area
    section: Annotated[Text, Field(max_length=30)]
    emphasis: Annotated[int, Field(ge=1, le=3)] = 1
    """The weight of its section in a paper."""
    difficulty: Difficulty
    stem: Annotated[Text, Field(max_length=600)]
    explanation: Annotated[Text, Field(max_length=600)]
    source: str = ""
    """`article/<key>` of the same pack, or words."""
    marks: Annotated[int, Field(ge=1, le=100)] | None = None
    """None: what its type usually counts."""

    usual_marks: ClassVar[int]

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Read plain data as the type that it names; raises pydantic's ValidationError."""
        model = cls._of(_Typed.model_validate(obj).type)
        return cast(Self, super(Question, model).model_validate(obj, **options))

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Read JSON text as the type that it names; raises pydantic's ValidationError."""
        model = cls._of(_Typed.model_validate_json(json_data).type)
        return cast(Self, super(Question, model).model_validate_json(json_data, **options))

    @classmethod
    def _of(cls, wanted: QuestionType) -> "type[Question]":
        return MODELS[wanted] if cls is Question else cls

    @model_validator(mode="after")
    def _title_is_the_beginning(self) -> Self:
        # It follows from others, and is set once, before anybody has the question: what a record
        # keeps under an earlier rule is read all the same.
        object.__setattr__(self, "title", headline(self._heading()))
        return self

    def _heading(self) -> str:
        return self.stem

    @property
    def full_marks(self) -> int:
        """What a right answer earns."""
        return self.marks if self.marks is not None else self._usual_marks()

    def _usual_marks(self) -> int:
        return self.usual_marks


class Option(Strict):
    """A choice; `why` says what is right about it, or which mistake it is."""

    text: Annotated[Text, Field(max_length=300)]
    right: bool = False
    why: str = ""


Options = Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]


class Single(Question):
    """One option is right (单选题)."""

    type: Literal["single"]
    options: Options
    shuffle: bool = True
    usual_marks: ClassVar[int] = 2

    @model_validator(mode="after")
    def _one_is_right(self) -> Self:
        _distinct("options", (one.text for one in self.options))
        right = sum(one.right for one in self.options)
        if right != 1:
            raise ValueError(f"options: 单选题只能有一个正确选项（right: true）；现在有 {right} 个")
        return self


class Multiple(Question):
    """Two options at least are right, one at least is wrong (多选题)."""

    type: Literal["multiple"]
    options: Options
    partial: Partial = Partial.HALF
    shuffle: bool = True
    usual_marks: ClassVar[int] = 3

    @model_validator(mode="after")
    def _some_are_right(self) -> Self:
        _distinct("options", (one.text for one in self.options))
        right = sum(one.right for one in self.options)
        if right < 2:
            raise ValueError(f"options: 多选题至少要有两个对的选项；现在有 {right} 个")
        if right == len(self.options):
            raise ValueError("options: 多选题至少要有一个错的选项")
        return self


class TrueFalse(Question):
    """The stem is right or wrong (判断题)."""

    type: Literal["true-false"]
    answer: bool
    usual_marks: ClassVar[int] = 1


class Blank(Strict):
    """A blank: any of its answers is right; width, case and spaces never matter."""

    answers: Annotated[tuple[Annotated[Text, Field(max_length=60)], ...], Field(min_length=1)]
    homophones: bool = False
    """Whether an answer that sounds alike is right too."""


class FillIn(Question):
    """The stem has blanks `____` to be filled (填空题)."""

    type: Literal["fill-in"]
    blanks: Annotated[tuple[Blank, ...], Field(min_length=1, max_length=8)]
    usual_marks: ClassVar[int] = 2
    """Of one blank."""

    @model_validator(mode="after")
    def _blanks_stand_in_the_stem(self) -> Self:
        written = len(BLANK.findall(self.stem))
        if written != len(self.blanks):
            raise ValueError(
                f"blanks: 题干里有 {written} 个空（每个空写四条下划线 ____），"
                f"这里写了 {len(self.blanks)} 个"
            )
        return self

    def _usual_marks(self) -> int:
        return self.usual_marks * len(self.blanks)


class Pair(Strict):
    """What belongs together."""

    left: Annotated[Text, Field(max_length=100)]
    right: Annotated[Text, Field(max_length=100)]


class Matching(Question):
    """Left sides are given their right ones (匹配题)."""

    type: Literal["matching"]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=3, max_length=6)]
    extra: Annotated[tuple[Annotated[Text, Field(max_length=100)], ...], Field(max_length=4)] = ()
    """Right sides that belong to nothing."""
    usual_marks: ClassVar[int] = 4

    @model_validator(mode="after")
    def _sides_differ(self) -> Self:
        _distinct("pairs", (one.left for one in self.pairs))
        _distinct("pairs", (one.right for one in self.pairs))
        _distinct("extra", self.rights)
        return self

    @property
    def rights(self) -> tuple[str, ...]:
        """Every right side: those of the pairs in their order, then the extra ones."""
        return (*(one.right for one in self.pairs), *self.extra)


class Ordering(Question):
    """Steps are put in order (排序题); they stand here in the right one."""

    type: Literal["ordering"]
    steps: Annotated[
        tuple[Annotated[Text, Field(max_length=100)], ...], Field(min_length=3, max_length=7)
    ]
    usual_marks: ClassVar[int] = 4

    @model_validator(mode="after")
    def _steps_differ(self) -> Self:
        _distinct("steps", self.steps)
        return self


class Case(Question):
    """What happened, and what to answer (案例分析题): a person marks it, by points."""

    type: Literal["case"]
    material: Annotated[Text, Field(min_length=20, max_length=1500)]
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=12)]
    taboos: Annotated[tuple[Taboo, ...], Field(max_length=8)] = ()
    model_answer: Annotated[Text, Field(min_length=10, max_length=3000)]
    usual_marks: ClassVar[int] = 15

    @model_validator(mode="after")
    def _points_can_be_looked_for(self) -> Self:
        seen: set[str] = set()
        for field, targets in (("points", self.points), ("taboos", self.taboos)):
            for one in cast("Sequence[Point | Taboo]", targets):
                if one.id in seen:
                    raise ValueError(f"{field}: {one.id}: 要点和禁语的 id 不能重复")
                seen.add(one.id)
        for point in self.points:
            if len(point.says) < _FEWEST_WORDINGS:
                raise ValueError(
                    f"points: {point.id}: says: 每个要点至少写 {_FEWEST_WORDINGS} 种说法"
                )
        return self

    def _heading(self) -> str:
        """The stems of cases are much alike: what happened tells them apart."""
        return self.material


MODELS: dict[QuestionType, type[Question]] = {
    QuestionType.SINGLE: Single,
    QuestionType.MULTIPLE: Multiple,
    QuestionType.TRUE_FALSE: TrueFalse,
    QuestionType.FILL_IN: FillIn,
    QuestionType.MATCHING: Matching,
    QuestionType.ORDERING: Ordering,
    QuestionType.CASE: Case,
}


def headline(text: str) -> str:
    """Return how *text* begins, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= HEADLINE else line[: HEADLINE - 1] + "…"


def _distinct(field: str, texts: Iterable[str]) -> None:
    seen: set[str] = set()
    for text in texts:
        bare = "".join(text.split()).casefold()
        if bare in seen:
            raise ValueError(f"{field}: “{text}”写了两次")
        seen.add(bare)
