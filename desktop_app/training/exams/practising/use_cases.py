"""A practice paper from one's own mistakes: drawn by the trainee, sat with the book open."""

from collections.abc import Iterable
from random import SystemRandom
from uuid import UUID

from db.ids import new_id
from db.records import ExamAnswer, ExamItem, ExamPaper, ExamResult, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library, Versioned
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.exams.papers.candidates import candidates
from desktop_app.training.exams.papers.practice import Miss, from_mistakes
from desktop_app.training.exams.papers.reading import by_place, earned, questions_of
from desktop_app.training.exams.timing import Stage, cancelled, closing, sat
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.use_cases import Settings

_SEEDS = 2**31


class ExamPractice:
    """Practice papers."""

    def __init__(
        self, store: Store, clock: Clock, changes: Changes, library: Library, settings: Settings
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._settings = settings

    def mistakes(self, actor: Person) -> int:
        """Return how many questions the actor has missed and not got right since."""
        require(actor, Act.SIT)
        newest = {one.question: one.share for one in self._went(actor)}
        return sum(1 for share in newest.values() if share < 1)

    def draw(self, actor: Person) -> UUID:
        """Draw a practice paper and return it; raises Trouble where nothing was missed.

        What stands on a paper of a coming exam is not asked: practice would tell of it.
        """
        require(actor, Act.SIT)
        went = self._went(actor)
        now, seed = self._clock.now(), SystemRandom().randrange(_SEEDS)
        count = self._settings.figures().whole("exam.practice_count")
        with self._store.reading() as tx:
            kept_back = self._coming(tx)
        bank = [one for one in self._bank() if one.version_id not in kept_back]
        known = zip(bank, candidates(bank), strict=True)
        pool = [(one.item.key, candidate, float(one.item.full_marks)) for one, candidate in known]
        items = from_mistakes(went, pool, count, seed)
        if not items:
            raise Trouble(
                tr("现在没有可以练习的错题。"),
                tr("没有生成练习卷。"),
                tr("考试成绩公布以后，做错的题会出现在这里；已经排进考试的题暂不练习。"),
            )
        rows = tuple(
            ExamItem(n, one.version_id, one.marks, one.order) for n, one in enumerate(items)
        )
        paper = ExamPaper(new_id(), None, actor.id, seed, now, actor.id, rows)
        with self._store.writing() as tx:
            tx.exams.add_paper(paper)
        self._changes.announce(Subject.EXAMS)
        return paper.id

    def _bank(self) -> tuple[Versioned[Question], ...]:
        return self._library.published("question", Question)

    def _coming(self, tx: Transaction) -> frozenset[UUID]:
        """Return the versions on papers of exams in which somebody may still answer."""
        now = self._clock.now()
        exams = tx.exams.all()
        events = tx.exams.events([one.id for one in exams])
        coming = []
        for exam in exams:
            own = [one for one in events if one.exam_id == exam.id]
            whole = [one for one in own if one.paper_id is None]
            if cancelled(whole):
                continue
            if now < closing(exam, whole):
                coming.append(exam.id)
                continue
            papers = tx.exams.bare_papers([exam.id])
            if any(sat(exam, one.id, own, now).stage is Stage.UNDER_WAY for one in papers):
                coming.append(exam.id)
        return frozenset(tx.exams.asked_in(coming))

    def _went(self, actor: Person) -> list[Miss]:
        """Return how one's questions went, oldest first: released exams and practice handed in."""
        now = self._clock.now()
        with self._store.reading() as tx:
            bare = tx.exams.own_papers(actor.id)
            results = tx.exams.results([one.id for one in bare])
            events = tx.exams.events_of([one.id for one in bare])
            told = [
                one.id
                for one in reversed(bare)
                if one.id in results
                or (one.exam_id is None and sat(None, one.id, events, now).stage is Stage.OVER)
            ]
            papers = [tx.exams.paper(one) for one in told]
            answers = by_place(tx.exams.answers(told))
            keys = tx.exams.keys({item.version_id for one in papers for item in one.items})
        questions = questions_of(self._library, keys)
        return [
            miss
            for paper in papers
            for miss in _misses(paper, results.get(paper.id), questions, keys, answers.values())
        ]


def _misses(
    paper: ExamPaper,
    result: ExamResult | None,
    questions: dict[UUID, Question],
    keys: dict[UUID, str],
    answers: Iterable[ExamAnswer],
) -> Iterable[Miss]:
    given = {one.position: one.answer for one in answers if one.paper_id == paper.id}
    for item in paper.items:
        if result is not None:
            got: float | None = result.marks[str(item.position)]
        else:
            marked = earned(questions[item.version_id], item, given.get(item.position))
            got = marked.marks if marked else None
        # A case of a practice paper is marked by nobody: it tells nothing.
        if got is not None:
            yield Miss(keys[item.version_id], got / item.marks)
