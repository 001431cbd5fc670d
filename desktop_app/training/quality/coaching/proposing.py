"""What the program proposes: actions and drills for what the inspections show to be weakest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.system.text import tr
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.quality.losses import Loss

WEAKEST = 3
"""As many items a plan works on: more at once is none at all. Our own choice."""
DRILLS = 3
"""As many drills are proposed: one for each weak item."""


class Dimension(StrEnum):
    """The four dimensions that a contact is inspected on [S1]."""

    PROFESSIONALISM = "professionalism"
    EFFICIENCY = "efficiency"
    ATTITUDE = "attitude"
    RESULT = "result"


TRAINED_BY: Mapping[Dimension, Criterion] = {
    Dimension.PROFESSIONALISM: Criterion.LANGUAGE,
    Dimension.EFFICIENCY: Criterion.TIME,
    Dimension.ATTITUDE: Criterion.CALMING,
    Dimension.RESULT: Criterion.SOLUTION,
}
"""Which criterion of a drill trains a dimension of the scorecard."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """An item with what it lost on all the sheets together, and on how many of them."""

    item: str
    label: str
    dimension: Dimension | None
    lost: float
    sheets: int


def dimension_of(section: str) -> Dimension | None:
    """Return which dimension a section is about, by its id or the words of its title."""
    words = {
        Dimension.PROFESSIONALISM: ("professional", tr("专业")),
        Dimension.EFFICIENCY: ("efficien", tr("效率")),
        Dimension.ATTITUDE: ("attitude", tr("态度")),
        Dimension.RESULT: ("result", tr("结果")),
    }
    for dimension, signs in words.items():
        if any(sign in section for sign in signs):
            return dimension
    return None


def weakest(losses: Sequence[Loss], most: int = WEAKEST) -> tuple[Weakness, ...]:
    """Return the items that lost most over all sheets, the heaviest first; none without a loss."""
    found: dict[str, Weakness] = {}
    for one in losses:
        if one.lost <= 0:
            continue
        known = found.get(one.item)
        found[one.item] = Weakness(
            one.item,
            one.label,
            dimension_of(one.section),
            one.lost + (known.lost if known else 0.0),
            1 + (known.sheets if known else 0),
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.lost, one.item))[:most])


def actions_for(weaknesses: Sequence[Weakness]) -> tuple[str, ...]:
    """Return what to do about these items, as a trainer would put it down."""
    told = [tr("和负责人一起重看这几次接待，把每处扣分当时可以怎么说写下来，至少写三句。")]
    for one in weaknesses:
        if one.dimension is None:
            told.append(
                tr("针对“{item}”：每天挑一次自己的接待，对照评分说明给自己打一次分。").format(
                    item=one.label
                )
            )
        else:
            told.append(_action(one.dimension).format(item=one.label))
    told.append(tr("每周面谈一次，只看两件事：哪一项变好了，哪一项还卡在哪句话上。"))
    return tuple(dict.fromkeys(told))


def _action(dimension: Dimension) -> str:
    return {
        Dimension.PROFESSIONALISM: tr(
            "针对“{item}”：把常错的说法和标准说法写成左右两栏贴在工位，一周内每天读一遍再上线。"
        ),
        Dimension.EFFICIENCY: tr(
            "针对“{item}”：接待时先问清一件事再动手查，每天记两次从接起到给出答复用了多久。"
        ),
        Dimension.ATTITUDE: tr(
            "针对“{item}”：客户话里带情绪时，先用一句话说出他的感受，再谈办法；每天由负责人抽听一次。"
        ),
        Dimension.RESULT: tr(
            "针对“{item}”：结束前说清谁来办、几点前回复、没办成找谁，并请客户复述一遍再道别。"
        ),
    }[dimension]


def drills_for(
    weaknesses: Sequence[Weakness],
    own_weakest: Mapping[Criterion, Sequence[str]],
    offered: Sequence[str],
    most: int = DRILLS,
) -> tuple[str, ...]:
    """Choose one drill for each weak item, in their order, then fill up.

    *own_weakest* holds by criterion the drills in which the person lost most on it, *offered* every
    drill that can be played, those of the inspected channel first.
    """
    playable = set(offered)
    chosen: list[str] = []
    for one in weaknesses:
        if one.dimension is None:
            continue
        weak = own_weakest.get(TRAINED_BY[one.dimension], ())
        fitting = next((k for k in weak if k in playable and k not in chosen), None)
        if fitting is not None:
            chosen.append(fitting)
    rest = [one for one in offered if one not in chosen]
    return tuple((chosen + rest)[:most])
