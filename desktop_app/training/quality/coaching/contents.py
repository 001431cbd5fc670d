"""What a coaching plan says: its goal, actions, drills, dates and owner."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from desktop_app.system.errors import Trouble
from desktop_app.system.text import number_text, tr

MOST_ACTIONS = 8
LONGEST_ACTION = 200
MOST_DRILLS = 8


class BadPlan(Trouble):
    """A plan that cannot be kept as it stands; `field` names what has to be changed."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(what, tr("已填的内容都还在。"), tr("请改正后再保存。"))
        self.field = field


@dataclass(frozen=True, slots=True)
class Goal:
    """What the records have to show afterwards: the mean of the next *sheets* inspections."""

    mean: float
    sheets: int

    @property
    def text(self) -> str:
        """`之后 3 次质检平均不低于 80 分`."""
        return tr("之后 {n} 次质检平均不低于 {mean} 分").format(
            n=self.sheets, mean=number_text(self.mean)
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """A plan as it is written; every change keeps the whole of it."""

    goal: Goal
    actions: tuple[str, ...]
    drills: tuple[str, ...]
    """Names of drills, `scenario/<key>`."""
    starts: date
    ends: date
    owner_id: UUID | None
    check_in: date | None
    """When owner and agent look at it together next."""

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept in an event."""
        return {
            "goal": {"mean": self.goal.mean, "sheets": self.goal.sheets},
            "actions": list(self.actions),
            "drills": list(self.drills),
            "starts": self.starts.isoformat(),
            "ends": self.ends.isoformat(),
            "owner": str(self.owner_id) if self.owner_id else None,
            "check_in": self.check_in.isoformat() if self.check_in else None,
        }

    @classmethod
    def from_json(cls, body: Any) -> Self:
        """Return what `to_json` kept."""
        return cls(
            goal=Goal(float(body["goal"]["mean"]), int(body["goal"]["sheets"])),
            actions=tuple(body["actions"]),
            drills=tuple(body["drills"]),
            starts=date.fromisoformat(body["starts"]),
            ends=date.fromisoformat(body["ends"]),
            owner_id=UUID(body["owner"]) if body["owner"] else None,
            check_in=date.fromisoformat(body["check_in"]) if body["check_in"] else None,
        )


def checked(contents: Contents) -> Contents:
    """Return *contents* without empty lines; raises BadPlan with a sentence for what is missing."""
    actions = tuple(dict.fromkeys(one.strip() for one in contents.actions if one.strip()))
    wrong = [
        ("actions", not actions, tr("请至少写一条要做的事。")),
        ("actions", len(actions) > MOST_ACTIONS, tr("要做的事最多 {n} 条。")),
        ("actions", any(len(one) > LONGEST_ACTION for one in actions), tr("有一条写得太长了。")),
        ("drills", len(contents.drills) > MOST_DRILLS, tr("布置的练习最多 {n} 个。")),
        ("goal", not 1 <= contents.goal.mean <= 100, tr("目标分要在 1 到 100 之间。")),
        ("goal", not 1 <= contents.goal.sheets <= 10, tr("看之后的 1 到 10 次质检。")),
        ("owner", contents.owner_id is None, tr("请选一位负责人。")),
        ("ends", contents.ends < contents.starts, tr("结束日期不能早于开始日期。")),
        (
            "check_in",
            contents.check_in is not None
            and not contents.starts <= contents.check_in <= contents.ends,
            tr("面谈日期要在开始和结束之间。"),
        ),
    ]
    for field, is_wrong, what in wrong:
        if is_wrong:
            raise BadPlan(field, what.format(n=MOST_ACTIONS if field == "actions" else MOST_DRILLS))
    return Contents(
        contents.goal,
        actions,
        tuple(dict.fromkeys(contents.drills)),
        contents.starts,
        contents.ends,
        contents.owner_id,
        contents.check_in,
    )
