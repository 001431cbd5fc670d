"""The sample questions: two of each type, as a pack keeps them."""

from functools import cache
from pathlib import Path

from desktop_app.training.content.loader import load_pack
from desktop_app.training.exams.bank.question import Question

PACK = Path(__file__).parent / "exam_pack"


@cache
def samples() -> dict[str, Question]:
    """Return every sample question by key."""
    pack = load_pack(PACK)
    assert pack.faults == ()
    return {one.key: one.item for one in pack.items if isinstance(one.item, Question)}


def sample(key: str) -> Question:
    """Return one sample question."""
    return samples()[key]
