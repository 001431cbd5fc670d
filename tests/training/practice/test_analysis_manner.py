"""How a clause sounds is learned: what offends sounds sharp, whatever it is about."""

import pytest

from desktop_app.training.practice.analysis import weighing
from desktop_app.training.practice.analysis.binding import rubric
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.normal import plain
from desktop_app.training.practice.points import Point, Taboo

RUBRIC = rubric(
    (Point(id="help", name="处理办法", meaning="说出办法。", says=("我帮您换一件",)),),
    (Taboo(id="blame", name="怪客户", meaning="怪客户。", says=("是您自己弄坏的",)),),
    "",
)
SHARP = weighing.MEASURES.index("sharp")


def sharpness(clause: str) -> float:
    """The sharpness of a clause that holds a wording of the taboo, so that it is weighed."""
    frame = Frame(plain(clause))
    found = list(weighing.stretches(RUBRIC, frame, {}))
    return max((one.measures[SHARP] for one in found), default=0.0)


@pytest.mark.parametrize(
    ("sharp", "kind"),
    [
        ("谁让您自己弄坏的，怪得了谁", "弄坏的这件我马上给您换好"),
        ("您自己弄坏的又不是我们的事", "弄坏了也没关系，我为您换一件"),
    ],
)
def test_what_offends_sounds_sharper_than_what_helps(sharp: str, kind: str) -> None:
    assert sharpness(sharp) > 0.5 > sharpness(kind)


def test_sharpness_is_bounded_however_much_is_said() -> None:
    assert -1.0 <= sharpness("您自己弄坏的谁让您不看怪得了谁" * 9) <= 1.0
