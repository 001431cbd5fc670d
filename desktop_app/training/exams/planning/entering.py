"""Draws the papers of everybody who is entered in an exam."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from db.ids import new_id
from db.records import Exam, ExamItem, ExamPaper, Person
from desktop_app.training.exams.papers.blueprint import read
from desktop_app.training.exams.papers.drawing import Candidate, Item, draw, mixed, reordered
from desktop_app.training.exams.papers.forms import count, seed_of


def papers_of(
    exam: Exam,
    people: Sequence[Person],
    bank: Sequence[Candidate],
    actor: Person,
    now: datetime,
    used: Counter[UUID],
) -> Sequence[ExamPaper]:
    """Draw a paper for each person: the same questions, or others as far as the bank has any.

    On paper neighbours in the list have different forms.
    """
    blueprint, seen = read(exam.blueprint), Counter(used)
    fixed = exam.fixed or bool(blueprint.picked)
    common = draw(blueprint, bank, exam.seed, seen) if fixed else None
    by_seed: dict[int, tuple[Item, ...]] = {}
    papers = []
    for n, person in enumerate(people):
        seed = seed_of(exam, n % count(exam) if exam.on_paper else n)
        if seed not in by_seed:
            drawn = reordered(common, bank, seed) if common else draw(blueprint, bank, seed, seen)
            if common and exam.on_paper and by_seed:  # neighbours do not answer the same in turn
                drawn = mixed(drawn, (one.count for one in blueprint.parts), seed)
            by_seed[seed] = drawn
            seen.update(one.version_id for one in by_seed[seed])
        rows = tuple(
            ExamItem(place, one.version_id, one.marks, one.order)
            for place, one in enumerate(by_seed[seed])
        )
        papers.append(ExamPaper(new_id(), exam.id, person.id, seed, now, actor.id, rows))
    return papers
