"""Reviewing: what is due today, answered in the real mode, and when it comes back."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from db.ids import new_id
from db.records import Attempt, Draft, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.use_cases import EXAM, PRACTICE, Practice
from desktop_app.training.repetition.due import GATES, Gate, Terms, last_days
from desktop_app.training.repetition.memory import Rating
from desktop_app.training.repetition.queue import Prompt, Tally, Waiting, minutes, prompts
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.conversation import Conversation
    from desktop_app.training.practice.drill import Drill
    from desktop_app.training.practice.kpi import Timing
    from desktop_app.training.practice.rush.running import RushRun
    from desktop_app.training.repetition.asking import Answered, Asked

_DRAFTS = "review:"


class Repetition:
    """The cards of each person; practice and examinations make them and count for them."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        practice: Practice,
        curriculum: Curriculum,
        analyser: "Callable[[], ReplyAnalyser]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._practice = practice
        self._curriculum = curriculum
        self._analyser = analyser

    def waiting(self, actor: Person) -> Waiting:
        """Return how much *actor* has to review today."""
        with self._store.reading() as tx:
            queue, answered = self._queue(tx, actor)
        return Waiting(len(queue), minutes(len(queue)), answered)

    def next(self, actor: Person) -> "Asked | None":
        """Return what to answer next, with what was typed of it; None when nothing is left.

        Cards whose drill no longer asks for them are put away on the way.
        """
        from desktop_app.training.repetition.asking import still_asked

        with self._store.reading() as tx:
            queue, answered = self._queue(tx, actor)
        for place, prompt in enumerate(queue):
            drill = self._practice.drill(prompt.content_key)
            kept = still_asked(prompt, drill)
            self._retire(prompt, kept)
            if kept is not None and drill is not None:
                return self._asked(actor, kept, drill, answered + 1, answered + len(queue) - place)
        return None

    def keep_text(self, actor: Person, asked: "Asked", text: str) -> None:
        """Keep what has been typed and not yet sent; called at every keystroke."""
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, asked.prompt.name, text, self._clock.now()))

    def answer(self, actor: Person, asked: "Asked", reply: str, timing: "Timing") -> "Answered":
        """Judge *reply* as in a conversation and schedule every card that it counts for.

        An empty reply says that nothing came to mind.
        """
        from desktop_app.training.repetition import asking
        from desktop_app.training.repetition.noting import Occasion, reviewed

        require(actor, Act.PRACTISE)
        turn, drill = asked.turn, asked.drill
        analysis = self._analyser().analyse(reply, turn.points, turn.taboos, drill.facts)
        times = self._practice.figures().times
        answers = asking.answers(asked, reply, analysis, timing, times)
        now, today = self._clock.now(), self._clock.today()
        occasion = Occasion(actor.id, now, today, None)
        with self._store.writing() as tx:
            terms = self._terms(tx, actor, today)
            results = []
            for card in tx.cards.of_drill(actor.id, asked.prompt.content_key, turn.id):
                if card.point not in answers:
                    continue
                after, review, due = reviewed(card, answers[card.point], new_id(), occasion, terms)
                tx.cards.schedule(after)
                tx.cards.add_reviews([review])
                results.append((after, answers[card.point], due))
            tx.people.drop_draft(actor.id, asked.prompt.name)
            queue, _answered = self._queue(tx, actor)
        self._changes.announce(Subject.ATTEMPTS)
        return asking.answered(asked, reply, analysis, results, len(queue))

    def tally(self, actor: Person) -> Tally:
        """Return how today's review went and when the next cards are due."""
        today = self._clock.today()
        with self._store.reading() as tx:
            ratings = tx.cards.ratings(actor.id, today)
            following = tx.cards.next_due(actor.id, today)
            answered = len(tx.cards.answered(actor.id, today))
            cards = tx.cards.count(actor.id)
        return Tally(
            answered=answered,
            ratings={Rating(key): count for key, count in ratings.items()},
            next_day=following[0] if following else None,
            next_cards=following[1] if following else 0,
            cards=cards,
        )

    def take_in(
        self, tx: Transaction, attempt: Attempt, conversation: "Conversation", now: datetime
    ) -> None:
        """Make and count cards by a finished attempt, in the transaction of its result.

        Only practice and examinations count, and a card at most once a day.
        """
        self._take_in(tx, attempt, attempt.content_key, conversation, now)

    def take_in_rush(
        self, tx: Transaction, attempt: Attempt, run: "RushRun", now: datetime
    ) -> None:
        """Do the same for several customers at once: each is a conversation with cards of its own.

        Whoever was left without an answer was told none of the points.
        """
        from desktop_app.training.practice.rush.drill import talk_key

        for talk, conversation in run.talks.items():
            self._take_in(tx, attempt, talk_key(attempt.content_key, talk), conversation, now)

    def _take_in(
        self,
        tx: Transaction,
        attempt: Attempt,
        key: str,
        conversation: "Conversation",
        now: datetime,
    ) -> None:
        from desktop_app.training.repetition.noting import (
            Occasion,
            made,
            met_in,
            reviewed,
            same_answer,
        )

        if attempt.mode not in (PRACTICE, EXAM) or not conversation.exchanges:
            return
        today = self._clock.local(now).date()
        person = tx.people.get(attempt.person_id)
        occasion = Occasion(person.id, now, today, attempt.id)
        terms = self._terms(tx, person, today)
        known = {(one.turn, one.point): one for one in tx.cards.of_drill(person.id, key)}
        new = []
        for met in met_in(conversation, self._practice.figures().times):
            card = known.get((met.turn, met.point))
            if card is None:
                if met.makes:
                    new.append(made(met, key, new_id(), new_id(), occasion, terms))
                continue
            counted = tx.cards.reviews(card.id)
            if card.reviewed_on >= today or any(same_answer(met, one) for one in counted):
                continue  # a retry carries the replies of the turns before it along
            after, review, _due = reviewed(card, met, new_id(), occasion, terms)
            tx.cards.schedule(after)
            tx.cards.add_reviews([review])
        tx.cards.add([card for card, _review in new])
        tx.cards.add_reviews([review for _card, review in new])

    def _queue(self, tx: Transaction, actor: Person) -> tuple[tuple[Prompt, ...], int]:
        """Return what is left of today's queue, and how many moments were answered already."""
        today = self._clock.today()
        gate = _gate(tx, actor, today)
        cards = tx.cards.due(actor.id, today, self._beyond(gate, today))
        done = tx.cards.answered(actor.id, today)
        begun = {one.name for one in tx.people.drafts(actor.id, _DRAFTS)}
        cards = tuple(one for one in cards if one.reviewed_on < today)
        room = max(0, self._settings.figures().whole("repetition.cards_per_day") - len(done))
        return prompts(cards, begun)[:room], len(done)

    def _beyond(self, gate: Gate | None, today: date) -> date | None:
        """On the last working day before a gate, what is due later is due now.

        A schedule is made by the gates of its day; a plan that is laid or moved afterwards can
        bring one closer.
        """
        if gate is None:
            return None
        left = last_days(today, gate.day, self._curriculum.work_calendar())
        return None if left else gate.day

    def _terms(self, tx: Transaction, person: Person, today: date) -> Terms:
        gate = _gate(tx, person, today)
        figures = self._settings.figures()
        return Terms(
            gate=gate,
            calendar=self._curriculum.work_calendar(),
            load=tx.cards.load(person.id, today, gate.day) if gate else {},
            per_day=figures.whole("repetition.cards_per_day"),
            retention=figures.number("repetition.retention") / 100,
        )

    def _asked(
        self, actor: Person, prompt: Prompt, drill: "Drill", place: int, total: int
    ) -> "Asked":
        from desktop_app.training.practice.kpi import kpi_for
        from desktop_app.training.repetition.asking import Asked, exchanges_of, line_of

        with self._store.reading() as tx:
            turns = [one.body for one in tx.practice.turns(prompt.cards[0].made_by)]
            draft = tx.people.draft(actor.id, prompt.name)
        line, before = line_of(drill, prompt.turn, exchanges_of(turns, prompt.content_key))
        limit = kpi_for(drill.channel, False, self._practice.figures().times).answer
        return Asked(prompt, drill, line, before, draft.body if draft else "", limit, place, total)

    def _retire(self, prompt: Prompt, kept: Prompt | None) -> None:
        gone = {one.id for one in prompt.cards} - {one.id for one in (kept.cards if kept else ())}
        if gone:
            with self._store.writing() as tx:
                tx.cards.retire(sorted(gone), self._clock.now())


def _gate(tx: Transaction, person: Person, after: date) -> Gate | None:
    session = tx.plans.next_of(person.id, GATES, after)
    return None if session is None else Gate(session.title, session.day)
