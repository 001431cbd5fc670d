"""Writing summaries, handing them in, correcting them, answering their questions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from db.ids import new_id
from db.records import DaySummary, Draft, Person, Role, SessionOnDay, SummaryAnswer
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.summaries.telling import answered_todos, asked_todos
from desktop_app.training.curriculum.summaries.written import (
    Answered,
    SummaryDraft,
    Written,
    draft_name,
    questions_of,
    read_draft,
)
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.today.todo import ToDo

_SEEN = "summary_answers"
_ANSWER = "answer:"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_LOOK_BACK = timedelta(days=30)
"""Older questions stand in the records and wait on nobody's day any more."""
_SUMMARY = "summary"
"""The kind of session that is done by handing the summary of its day in."""


class DaySummaries:
    """What trainees write about their days; mentors, trainers and supervisors answer.

    Of a day, or of one session of it, a trainee hands in one summary; another one corrects it.
    """

    def __init__(self, store: Store, clock: Clock, changes: Changes) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes

    # Writing

    def begin(self, actor: Person, day: date, session_id: UUID | None = None) -> SummaryDraft:
        """Go on with the actor's draft, or begin one: anew, or from what was handed in."""
        require(actor, Act.ATTEND, actor)
        with self._store.reading() as tx:
            draft = tx.people.draft(actor.id, draft_name(day, session_id))
            if draft is not None:
                return read_draft(day, session_id, draft.body, draft.saved_at)
            handed = _of_day(tx, actor.id, day, session_id)
            if handed is None:
                return SummaryDraft(day, session_id)
            questions = tx.summaries.questions([handed.id])
        return SummaryDraft(
            day,
            session_id,
            handed.text,
            tuple(one.text for one in questions),
            handed.source,
            handed.id,
        )

    def begin_day(self, actor: Person, day: date) -> SummaryDraft:
        """Begin or go on with the summary of a day, whichever session of it somebody looks at.

        It belongs to the session that the program has for it, where there is one that day.
        """
        with self._store.reading() as tx:
            handed = tx.summaries.standing([actor.id], day, day)
            own = tx.plans.between(actor.id, day, day)
        if handed:
            return self.begin(actor, day, handed[-1].session_id)
        session = next((one.id for one in own if one.kind == _SUMMARY), None)
        return self.begin(actor, day, session)

    def keep(self, actor: Person, draft: SummaryDraft) -> SummaryDraft:
        """Keep what has been typed so far; called at every keystroke, announces nothing."""
        require(actor, Act.ATTEND, actor)
        now = self._clock.now()
        name = draft_name(draft.day, draft.session_id)
        with self._store.writing() as tx:
            if draft.empty and draft.replaces_id is None:
                tx.people.drop_draft(actor.id, name)
            else:
                tx.people.save_draft(Draft(actor.id, name, draft.body(), now))
        return replace(draft, saved_at=now)

    def throw_away(self, actor: Person, draft: SummaryDraft) -> None:
        """Drop the draft; what was handed in stays."""
        require(actor, Act.ATTEND, actor)
        with self._store.writing() as tx:
            tx.people.drop_draft(actor.id, draft_name(draft.day, draft.session_id))

    def hand_in(self, actor: Person, draft: SummaryDraft) -> DaySummary:
        """Hand a summary in; the one of the same day before it is corrected by it, never lost.

        Raises Trouble for an empty one, for a day to come, and for one that has not changed.
        """
        require(actor, Act.ATTEND, actor)
        _check(draft, self._clock.today())
        with self._store.writing() as tx:
            if draft.session_id is not None:
                session = tx.plans.session(draft.session_id)
                require(actor, Act.ATTEND, tx.people.get(session.person_id))
            before = _of_day(tx, actor.id, draft.day, draft.session_id)
            asked = tx.summaries.questions([before.id]) if before else ()
            summary = DaySummary(
                new_id(), actor.id, draft.day, draft.session_id, draft.text.strip(), draft.source,
                self._clock.now(), before.id if before else None,
            )  # fmt: skip
            questions = questions_of(summary.id, draft.questions, asked)
            same = [one.text for one in questions] == [one.text for one in asked]
            if before is not None and same and before.text == summary.text:
                raise _nothing(tr("和已经交的一样，没有改动。"), tr("修改之后再交。"))
            tx.summaries.add(summary, questions)
            tx.people.drop_draft(actor.id, draft_name(draft.day, draft.session_id))
            done = [
                one
                for one in tx.plans.between(actor.id, draft.day, draft.day)
                if one.kind == _SUMMARY and one.done_at is None
            ]
            for session in done:
                tx.plans.set_done(session.id, summary.handed_in_at)
        self._changes.announce(Subject.SUMMARIES, *([Subject.PLANS] if done else []))
        return summary

    # Reading

    def of_person(
        self, actor: Person, person_id: UUID, first: date, last: date
    ) -> tuple[Written, ...]:
        """Return somebody's summaries from *first* to *last* inclusive, by day."""
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(person_id))
            return _written(tx, tx.summaries.standing([person_id], first, last))

    def of_session(self, actor: Person, session_id: UUID) -> tuple[Written, ...]:
        """Return the summaries of the day of a session by those who are in it.

        *session_id* is the class's, a seat's, or a trainee's own; a trainee sees their own alone.
        """
        from desktop_app.training.curriculum.attendance.use_cases import seats_of

        with self._store.reading() as tx:
            seats, held = seats_of(tx, session_id)
            people = tx.people.each({one.person_id for one in seats})
            trainer = tx.classes.get(held.class_id).trainer_id if held else None
            seen = [
                id_
                for id_, person in people.items()
                if actor.id == trainer or allowed(actor, Act.SEE_RECORD, person)
            ]
            day = (held or seats[0]).day
            ids = {one.id for one in seats}
            found = [
                one
                for one in tx.summaries.standing(seen, day, day)
                if one.session_id is None or one.session_id in ids
            ]
            return _written(tx, found)

    def history(self, actor: Person, summary_id: UUID) -> tuple[DaySummary, ...]:
        """Return a summary with those that it corrected, the newest first."""
        found = []
        with self._store.reading() as tx:
            one: DaySummary | None = tx.summaries.get(summary_id)
            while one is not None:
                require(actor, Act.SEE_RECORD, tx.people.get(one.person_id))
                found.append(one)
                one = tx.summaries.get(one.replaces_id) if one.replaces_id else None
        return tuple(found)

    def waiting(self, actor: Person, first: date, last: date) -> tuple[Written, ...]:
        """Return the summaries with open questions that the actor may answer, oldest first."""
        with self._store.reading() as tx:
            people = _answerable(tx, actor)
            if people is not None and not people:
                return ()
            found = _written(tx, tx.summaries.standing(people, first, last))
        return tuple(one for one in found if one.open and one.person.id != actor.id)

    def due(self, actor: Person) -> Sequence[ToDo]:
        """Return what 今日 shows: questions to answer, and answers to one's own not read yet."""
        today = self._clock.today()
        first = today - _LOOK_BACK
        with self._store.reading() as tx:
            fresh = _unread(tx, actor, first, today)
            asked = [] if actor.roles == {Role.TRAINEE} else self.waiting(actor, first, today)
            several = {(one.person.id, one.summary.day) for one in (*fresh, *asked)}
            where = {
                (id_, day): found[-1].id
                for id_, day in several
                if (found := _by_kind(tx.plans.between(id_, day, day)))
            }
        return (
            *answered_todos(fresh, where),
            *asked_todos(asked, where),
        )

    def mark_seen(self, actor: Person) -> None:
        """Note that the actor has read the answers to their questions until now."""
        now, today = self._clock.now(), self._clock.today()
        with self._store.reading() as tx:
            if not _unread(tx, actor, today - _LOOK_BACK, today):
                return
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _SEEN, now.isoformat(), now))
        self._changes.announce(Subject.SUMMARIES)

    # Answering

    def answer_drafts(self, actor: Person) -> Mapping[UUID, str]:
        """Return what the actor has begun to answer, by the root of the question."""
        with self._store.reading() as tx:
            found = tx.people.drafts(actor.id, _ANSWER)
        return {UUID(one.name.removeprefix(_ANSWER)): str(one.body) for one in found}

    def keep_answer(self, actor: Person, root_id: UUID, text: str) -> None:
        """Keep what has been typed of an answer; called at every keystroke."""
        with self._store.writing() as tx:
            if text.strip():
                now = self._clock.now()
                tx.people.save_draft(Draft(actor.id, f"{_ANSWER}{root_id}", text, now))
            else:
                tx.people.drop_draft(actor.id, f"{_ANSWER}{root_id}")

    def answer(
        self, actor: Person, question_id: UUID, text: str, replaces: UUID | None = None
    ) -> SummaryAnswer:
        """Answer a question, or correct one's own answer: the new one names the old."""
        if not text.strip():
            raise _nothing(tr("请写下答复。"), tr("写好以后再保存。"))
        with self._store.writing() as tx:
            question = tx.summaries.question(question_id)
            summary = tx.summaries.get(question.summary_id)
            person = tx.people.get(summary.person_id)
            _require_answers(tx, actor, person)
            if replaces is not None:
                _check_own(actor, replaces, tx.summaries.answers([question.root_id]))
            answer = SummaryAnswer(
                new_id(), question.root_id, text.strip(), actor.id, self._clock.now(), replaces
            )
            tx.summaries.answer(answer)
            tx.people.drop_draft(actor.id, f"{_ANSWER}{question.root_id}")
        self._changes.announce(Subject.SUMMARIES)
        return answer


def _of_day(
    tx: Transaction, person_id: UUID, day: date, session_id: UUID | None
) -> DaySummary | None:
    found = [
        one for one in tx.summaries.standing([person_id], day, day) if one.session_id == session_id
    ]
    return found[-1] if found else None


def _written(tx: Transaction, summaries: Collection[DaySummary]) -> tuple[Written, ...]:
    people = tx.people.each({one.person_id for one in summaries})
    questions = tx.summaries.questions([one.id for one in summaries])
    answers = tx.summaries.answers({one.root_id for one in questions})
    names = {
        id_: person.name
        for id_, person in tx.people.each({one.answered_by for one in answers}).items()
    }
    by_root: dict[UUID, list[SummaryAnswer]] = {}
    for answer in answers:
        by_root.setdefault(answer.question_id, []).append(answer)
    asked: dict[UUID, list[Answered]] = {}
    for one in questions:
        given = tuple(by_root.get(one.root_id, ()))
        asked.setdefault(one.summary_id, []).append(
            Answered(one, given, tuple(names[each.answered_by] for each in given))
        )
    return tuple(
        Written(one, people[one.person_id], tuple(asked.get(one.id, ()))) for one in summaries
    )


def _unread(tx: Transaction, actor: Person, first: date, last: date) -> list[Written]:
    """Return the actor's summaries with answers since they last looked."""
    draft = tx.people.draft(actor.id, _SEEN)
    seen = draft.saved_at if draft else _LONG_AGO
    own = _written(tx, tx.summaries.standing([actor.id], first, last))
    return [one for one in own if _newest(one) > seen]


def _newest(written: Written) -> datetime:
    """Return when the newest answer to a summary's questions was given."""
    given = [each.answered_at for one in written.questions for each in one.answers]
    return max(given, default=_LONG_AGO)


def _by_kind(sessions: Sequence[SessionOnDay]) -> list[SessionOnDay]:
    """Return the sessions of a day, the one for the summary last: on its page it is read."""
    return sorted(sessions, key=lambda one: (one.kind == _SUMMARY, one.start))


def _trainers(tx: Transaction, actor: Person) -> set[UUID]:
    """Return who is in a class that the actor is the trainer of."""
    led = [one.id for one in tx.classes.all() if one.trainer_id == actor.id]
    return {
        stay.person_id
        for class_id in led
        for stay in tx.classes.members(class_id)
        if stay.until_on is None
    }


def _answerable(tx: Transaction, actor: Person) -> set[UUID] | None:
    """Return whose questions the actor answers; None: everybody's."""
    if actor.has(Role.SUPERVISOR):
        return None
    mentored = tx.people.of_mentor(actor.id) if actor.has(Role.MENTOR) else ()
    return {one.id for one in mentored} | _trainers(tx, actor)


def _require_answers(tx: Transaction, actor: Person, person: Person) -> None:
    if person.id == actor.id:
        raise _nothing(tr("自己提的问题要由别人答复。"), tr("可以请导师或讲师来答。"))
    people = _answerable(tx, actor)
    require(actor, Act.LEAD, actor if people is None or person.id in people else person)


def _check_own(actor: Person, replaces: UUID, given: tuple[SummaryAnswer, ...]) -> None:
    old = next((one for one in given if one.id == replaces), None)
    if old is None or old.answered_by != actor.id:
        raise _nothing(tr("只能更正自己现在的答复。"), tr("可以另写一条补充。"))


def _check(draft: SummaryDraft, today: date) -> None:
    if not draft.text.strip():
        raise _nothing(tr("总结还没有写内容。"), tr("写好以后再交。"))
    if draft.day > today:
        raise _nothing(tr("{day} 还没有到。").format(day=day_text(draft.day)), tr("到了当天再交。"))


def _nothing(what: str, todo: str) -> Trouble:
    return Trouble(what, tr("已写的内容都保存着。"), todo)
