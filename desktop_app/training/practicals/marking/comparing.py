"""A supervisor's marks and the system's laid beside each other: values in, values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.system.text import tr
from desktop_app.training.practice.criteria import Criterion

if TYPE_CHECKING:
    from desktop_app.training.practice.conversation import Exchange
    from desktop_app.training.practice.marks import Judgement, Reason

CRITERIA = ("communication", "problem-solving", "emotion-management", "professional-conduct")
"""The items of the mark sheet that carry the four marks [S1], in their order."""

BESIDE = {
    "communication": Criterion.LANGUAGE,
    "problem-solving": Criterion.SOLUTION,
    "emotion-management": Criterion.CALMING,
}
"""Which criterion of the system looks at the same. Professional conduct is a person's to judge:
the system has nothing like it; nor has a person a mark for the handling time alone."""

_MOST = 3
"""So many reasons of a criterion are told: what cost the most."""


@dataclass(frozen=True, slots=True)
class Because:
    """A reason of the system's mark with the words that it rests on."""

    loss: float
    what: str
    why: str
    exchange: int
    quote: str
    """Empty where the evidence is that something is not there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One criterion with the mark of each; None: that side gives none."""

    label: str
    beside: str
    """What the system calls the same; empty where it has nothing like it."""
    human: float | None
    system: float | None
    because: tuple[Because, ...] = ()

    @property
    def apart(self) -> float | None:
        """The person's mark less the system's."""
        if self.human is None or self.system is None:
            return None
        return self.human - self.system


def compared(
    labels: Mapping[str, str],
    answers: Mapping[str, Any],
    judgement: "Judgement | None",
    exchanges: "Sequence[Exchange]",
) -> tuple[Compared, ...]:
    """Return the four criteria of the sheet, then what the system judges alone."""
    from desktop_app.training.practice.marks import criterion_name

    marks = {one.criterion: one for one in judgement.marks} if judgement else {}
    rows = []
    for item in CRITERIA:
        given = answers.get(item)
        criterion = BESIDE.get(item)
        mark = marks.get(criterion) if criterion else None
        rows.append(
            Compared(
                label=labels.get(item, item),
                beside=criterion_name(criterion) if criterion else "",
                human=float(given) if isinstance(given, int | float) else None,
                system=mark.value if mark else None,
                because=because(mark.reasons, exchanges) if mark else (),
            )
        )
    alone = marks.get(Criterion.TIME)
    if alone is not None and alone.value is not None:
        told = because(alone.reasons, exchanges)
        rows.append(Compared(criterion_name(Criterion.TIME), "", None, alone.value, told))
    return tuple(rows)


def because(reasons: "Sequence[Reason]", exchanges: "Sequence[Exchange]") -> tuple[Because, ...]:
    """Return what cost the most of a mark, with its evidence."""
    from desktop_app.training.practice.marks import reason_label

    said = {one.number: one for one in exchanges}
    lost = sorted((one for one in reasons if one.delta < 0), key=lambda one: one.delta)
    return tuple(
        Because(
            loss=-one.delta,
            what=reason_label(one, said[one.exchange]),
            why=one.why,
            exchange=one.exchange,
            quote=said[one.exchange].quote(one.start, one.end) if one.start is not None else "",
        )
        for one in lost[:_MOST]
        if one.exchange in said
    )


def means(marked: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the mean of each criterion over the mark sheets, to one decimal."""
    found = {}
    for item in CRITERIA:
        given = [one[item] for one in marked if isinstance(one.get(item), int | float)]
        if given:
            found[item] = round(sum(given) / len(given) + 1e-9, 1)
    return found


def told_apart(rows: Sequence[Compared]) -> str:
    """Say in a sentence where both differ the most; empty without anything to compare."""
    apart = [(abs(gap), one) for one in rows if (gap := one.apart) is not None]
    if not apart:
        return ""
    most, row = max(apart, key=lambda pair: pair[0])
    if round(most) == 0:
        return tr("可以对照的几项，两边给分一样。")
    higher = tr("主管高") if (row.apart or 0) > 0 else tr("系统高")
    return tr("相差最大的是{label}：{higher} {n} 分。").format(
        label=row.label, higher=higher, n=round(most)
    )
