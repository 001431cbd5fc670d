"""What a development plan says: its items, each with goal, steps, owner, day and measure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from db.records import Evidence
from desktop_app.system.errors import Trouble
from desktop_app.system.text import number_text, tr

MOST_ITEMS = 10
MOST_STEPS = 8
LONGEST = 200


class BadItem(Trouble):
    """Something that a plan cannot take as it stands; `field` names what has to be changed."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(what, tr("已填的内容都还在。"), tr("请改正后再保存。"))
        self.field = field


class ItemKind(StrEnum):
    """What somebody develops by [S1]."""

    TRAINING = "training"
    DRILLS = "drills"
    MENTORING = "mentoring"
    CAREER = "career"


class StepKind(StrEnum):
    """What a step is; drills and sessions tick themselves off."""

    DRILL = "drill"
    ARTICLE = "article"
    SESSION = "session"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; `key` names the drill, article or session, `text` stands for it."""

    kind: StepKind
    key: str
    text: str

    @property
    def name(self) -> str:
        """Return what tells it from the other steps of its item."""
        return f"{self.kind}:{self.key or self.text}"


class MeasureKind(StrEnum):
    """What the records can be asked before and after."""

    CRITERION = "criterion"
    """The mean of one criterion over drills."""
    SECTION = "section"
    """The share of the marks that a section of theory papers earned."""
    FORM_ITEM = "form_item"
    """The mean mark of one item of scorecards and evaluations."""
    RECALL = "recall"
    """The share of answers to the cards of a drill that were remembered."""
    SHEETS = "sheets"
    """How many sheets the mentor has written about the person."""
    REQUIREMENTS = "requirements"
    """How many requirements of the next step of the career are met."""
    WORDS = "words"
    """Said in words: reached when every step is ticked off."""


_UNITS = {
    MeasureKind.CRITERION: "分",
    MeasureKind.SECTION: "%",
    MeasureKind.FORM_ITEM: "分",
    MeasureKind.RECALL: "%",
    MeasureKind.SHEETS: "次",
    MeasureKind.REQUIREMENTS: "项",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """How one knows that the goal is reached; `before` is how it stood when it was written."""

    kind: MeasureKind
    key: str
    label: str
    before: float | None = None
    target: float | None = None

    @property
    def unit(self) -> str:
        """Return the unit of its figures; empty where it is said in words."""
        return tr(_UNITS.get(self.kind, ""))

    @property
    def figured(self) -> bool:
        """Whether the records tell."""
        return self.kind is not MeasureKind.WORDS

    def told(self, value: float | None) -> str:
        """Return a value of it with its unit."""
        gap = "" if self.unit == "%" else " "
        return "–" if value is None else f"{number_text(value)}{gap}{self.unit}"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a plan; `reason` says why, `evidence` names the records that say so."""

    id: str
    kind: ItemKind
    goal: str
    reason: str
    evidence: tuple[Evidence, ...]
    steps: tuple[Step, ...]
    owner_id: UUID | None
    due: date
    measure: Measure

    def to_json(self) -> dict[str, Any]:
        """Return it as an event keeps it."""
        return {
            "id": self.id,
            "kind": str(self.kind),
            "goal": self.goal,
            "reason": self.reason,
            "evidence": [[one.kind, str(one.record_id), one.note] for one in self.evidence],
            "steps": [[str(one.kind), one.key, one.text] for one in self.steps],
            "owner": str(self.owner_id) if self.owner_id else None,
            "due": self.due.isoformat(),
            "measure": [
                str(self.measure.kind),
                self.measure.key,
                self.measure.label,
                self.measure.before,
                self.measure.target,
            ],
        }

    @classmethod
    def from_json(cls, body: Any) -> Self:
        """Return what `to_json` kept."""
        kind, key, label, before, target = body["measure"]
        return cls(
            id=body["id"],
            kind=ItemKind(body["kind"]),
            goal=body["goal"],
            reason=body["reason"],
            evidence=tuple(Evidence(k, UUID(record), n) for k, record, n in body["evidence"]),
            steps=tuple(Step(StepKind(k), name, text) for k, name, text in body["steps"]),
            owner_id=UUID(body["owner"]) if body["owner"] else None,
            due=date.fromisoformat(body["due"]),
            measure=Measure(MeasureKind(kind), key, label, before, target),
        )


def checked(item: Item, owners: Collection[UUID], since: date) -> Item:
    """Return *item* tidied; raises BadItem with a sentence for what is missing.

    *owners* may own it, *since* is the day on which the plan was opened.
    """
    steps = tuple(
        {one.name: one for one in (_tidy(step) for step in item.steps) if one.text}.values()
    )
    goal, label = " ".join(item.goal.split()), " ".join(item.measure.label.split())
    target = item.measure.target
    wrong = [
        ("goal", not goal, tr("请写一句目标：做到什么样。")),
        ("goal", len(goal) > LONGEST, tr("目标写得太长了，最多 {n} 个字。")),
        ("steps", not steps, tr("请至少写一步要做的事，或选一个练习、一篇手册。")),
        ("steps", len(steps) > MOST_STEPS, tr("要做的事最多 {k} 步。")),
        ("steps", any(len(one.text) > LONGEST for one in steps), tr("有一步写得太长了。")),
        ("owner", item.owner_id not in owners, tr("请选一位负责人：本人、导师或主管。")),
        ("due", item.due < since, tr("完成日期不能早于计划开始的那天。")),
        ("measure", not label, tr("请写一句怎样算做到。")),
        ("measure", len(label) > LONGEST, tr("怎样算做到写得太长了，最多 {n} 个字。")),
        (
            "measure",
            item.measure.figured and (target is None or not 0 < target <= 100),
            tr("目标值要在 1 到 100 之间。"),
        ),
    ]
    for field, is_wrong, what in wrong:
        if is_wrong:
            raise BadItem(field, what.format(n=LONGEST, k=MOST_STEPS))
    return replace(item, goal=goal, steps=steps, measure=replace(item.measure, label=label))


def _tidy(step: Step) -> Step:
    return replace(step, text=" ".join(step.text.split()))
