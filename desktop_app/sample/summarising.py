"""Daily summaries of the sample's classes, with questions, answers and a correction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from db.records import DaySummary, Person, SessionOnDay, SummaryAnswer, SummaryQuestion
from db.store import Transaction
from desktop_app.sample.desk import Desk
from desktop_app.sample.staff import Trainee
from desktop_app.sample.summary_texts import INDUCTION, ON_THE_JOB, DayTexts

_UNANSWERED = 4
"""So many questions of yesterday wait for an answer in a class that is in flight."""


class Summarising:
    """Writes what members of one class handed in; their trainer and mentors answer."""

    def __init__(self, desk: Desk, tx: Transaction, trainer: Person) -> None:
        self._desk = desk
        self._random = desk.random
        self._tx = tx
        self._trainer = trainer

    def write(
        self, members: Sequence[tuple[Trainee, Sequence[SessionOnDay]]], *, open_: bool
    ) -> None:
        """Add the summaries of the first five days, and, with *open_*, those of yesterday."""
        for trainee, sessions in members:
            days = [one for one in sessions if one.kind == "summary" and self._past(one.day)]
            for session, texts in zip(days, INDUCTION, strict=False):
                self._hand_in(trainee, session.day, session.id, texts, answered=True)
        yesterday = self._desk.working(self._desk.today - timedelta(days=14))[-1]
        for trainee, sessions in members[:_UNANSWERED] if open_ else ():
            if any(one.day == yesterday for one in sessions):
                self._hand_in(trainee, yesterday, None, ON_THE_JOB, answered=False)

    def _past(self, day: date) -> bool:
        return day < self._desk.today

    def _hand_in(
        self,
        trainee: Trainee,
        day: date,
        session_id: UUID | None,
        texts: DayTexts,
        *,
        answered: bool,
    ) -> None:
        source = "word" if self._random.random() < 0.3 else "typed"
        summary = DaySummary(
            id=self._desk.ids.next(),
            person_id=trainee.person.id,
            day=day,
            session_id=session_id,
            text=self._random.choice(texts.texts),
            source=source,
            handed_in_at=self._desk.days.moment(day, self._random.randrange(1035, 1120)),
        )
        count = self._random.choice((0, 1, 1, 2)) if answered else 1
        asked = self._random.sample(texts.questions, count)
        questions = self._questions(summary, [text for text, _answer in asked])
        self._tx.summaries.add(summary, questions)
        for question, (_text, answer) in zip(questions, asked, strict=True):
            if answered:
                self._answer(trainee, day, question, answer)
        if answered and self._random.random() < 0.04:
            self._correct(summary, questions)

    def _questions(
        self, summary: DaySummary, texts: Sequence[str], roots: Sequence[UUID] = ()
    ) -> list[SummaryQuestion]:
        found = []
        for position, text in enumerate(texts):
            own = self._desk.ids.next()
            root = roots[position] if roots else own
            found.append(SummaryQuestion(own, summary.id, root, position, text))
        return found

    def _answer(self, trainee: Trainee, day: date, question: SummaryQuestion, text: str) -> None:
        by = self._trainer.id
        if trainee.person.mentor_id is not None and self._random.random() < 0.4:
            by = trainee.person.mentor_id
        at = self._desk.days.moment(day, self._random.randrange(1125, 1190))
        self._tx.summaries.answer(
            SummaryAnswer(self._desk.ids.next(), question.root_id, text, by, at)
        )

    def _correct(self, summary: DaySummary, questions: Sequence[SummaryQuestion]) -> None:
        """Hand it in once more with a sentence added; what was asked keeps its answers."""
        later = replace(
            summary,
            id=self._desk.ids.next(),
            text=summary.text + "补一句：课后又问了同事，原来写的数字以资料为准。",
            source="typed",
            handed_in_at=summary.handed_in_at + timedelta(minutes=90),
            replaces_id=summary.id,
        )
        again = self._questions(
            later, [one.text for one in questions], [one.root_id for one in questions]
        )
        self._tx.summaries.add(later, again)
