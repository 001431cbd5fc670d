"""The forms of a paper exam: A and B have the same marks and difficulty, part by part."""

from collections.abc import Sequence

from db.records import Exam, ExamPaper

LETTERS = "ABCD"
MOST = 2
"""Forms of one exam: neighbours have different ones."""

_STEP = 7919
SEEDS = 2**31
"""Seeds are below it."""


def seed_of(exam: Exam, place: int) -> int:
    """Return the seed of the paper at *place*: of a person, or of a form."""
    return (exam.seed + _STEP * (place + 1)) % SEEDS


def count(exam: Exam) -> int:
    """Return how many forms an exam has; one that is sat at the screen has none."""
    return int(exam.figures.get("forms", 1)) if exam.on_paper else 0


def form_of(exam: Exam, paper: ExamPaper) -> str:
    """Return which form a person's paper is."""
    seeds = [seed_of(exam, place) for place in range(count(exam))]
    return LETTERS[seeds.index(paper.seed)]


def by_form(exam: Exam, papers: Sequence[ExamPaper]) -> dict[str, ExamPaper]:
    """Return a paper of each form, in order: papers of one form are equal."""
    found: dict[str, ExamPaper] = {}
    for one in papers:
        found.setdefault(form_of(exam, one), one)
    return dict(sorted(found.items()))
