"""Sharing a good attempt with everybody, without what would tell whose it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.errors import NotFound
from db.ids import new_id
from db.records import Example, ExampleEntry, Person, Retirement
from db.store import Store
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.practice.use_cases import Practice

if TYPE_CHECKING:
    from desktop_app.training.examples.redacting import Identifying, Redacted
    from desktop_app.training.examples.source import Shareable, SourceTurn
    from desktop_app.training.practice.debrief import Span

VERSION = 1
"""Of a stored example's shape."""


@dataclass(frozen=True, slots=True)
class ProposedTurn:
    """One exchange as it would be shared; `cost` is what it took off the total, in marks."""

    number: int
    who: str
    cost: float
    line: "Redacted"
    reply: "Redacted"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attempt with its identifying data removed, to be approved before it is shared.

    `weakest` is the number of the turn that cost the most, 0 where none cost anything.
    """

    attempt_id: UUID
    title: str
    customer: str
    total: float
    turns: tuple[ProposedTurn, ...]
    weakest: int = 0


@dataclass(frozen=True, slots=True)
class Approved:
    """A reply as it was approved, and what is said about it, "" for nothing."""

    number: int
    reply: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ExampleTurn:
    """One exchange of a shared example; `changes` are steps of the mood, each with its reason.

    `who` said the line before it.
    """

    line: str
    reply: str
    spans: "tuple[Span, ...]"
    mood_before: int
    mood_after: int
    changes: tuple[tuple[int, str], ...]
    comment: str
    who: str


@dataclass(frozen=True, slots=True)
class SharedExample:
    """An example to be replayed; `may_retire` says whether the reader may take it down."""

    entry: ExampleEntry
    customer: str
    opening_mood: int
    turns: tuple[ExampleTurn, ...]
    closing: str
    may_retire: bool


class Examples:
    """The shared examples of the organisation."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        debriefing: Debriefing,
        practice: Practice,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._debriefing = debriefing
        self._practice = practice

    def may_share(self, actor: Person) -> bool:
        """Whether *actor* decides what is shared."""
        return allowed(actor, Act.SHARE)

    def shared_of(self, attempt_id: UUID) -> ExampleEntry | None:
        """Return the example that is shown of an attempt, or None."""
        with self._store.reading() as tx:
            return tx.examples.of_attempt(attempt_id)

    def propose(self, actor: Person, attempt_id: UUID) -> Proposal:
        """Return a passed attempt as it would be shared; raises Trouble for any other."""
        from desktop_app.training.examples.redacting import redact

        past, identifying = self._sharable(actor, attempt_id)
        return Proposal(
            attempt_id=attempt_id,
            title=past.attempt.title,
            customer=past.customer,
            total=past.judgement.total,
            turns=tuple(
                ProposedTurn(
                    one.number,
                    one.who,
                    one.cost,
                    redact(one.line, _authored(identifying)),
                    redact(one.reply, identifying),
                )
                for one in past.turns
            ),
            weakest=past.weakest.number if past.weakest is not None else 0,
        )

    def share(
        self, actor: Person, attempt_id: UUID, why: str, turns: Sequence[Approved]
    ) -> ExampleEntry:
        """Add the attempt to the shared examples, with the replies as they were approved.

        Whatever was typed while approving is masked once more: by editing more can be taken out,
        nothing put back. Raises Trouble without a sentence why, or where a reply was left empty.
        """
        from desktop_app.training.examples.redacting import redact

        past, identifying = self._sharable(actor, attempt_id)
        approved = {one.number: one for one in turns}
        if not why.strip():
            raise Trouble(tr("还没有写这次好在哪里。"), tr("没有发出任何内容。"))
        if any(not _reply(approved, one) for one in past.turns):
            raise Trouble(tr("有一回合的答复是空的。"), tr("没有发出任何内容。"))
        example = Example(
            id=new_id(),
            attempt_id=attempt_id,
            content_key=past.attempt.content_key,
            title=past.attempt.title,
            channel=past.attempt.channel,
            difficulty=past.attempt.difficulty,
            total=past.judgement.total,
            why=redact(why.strip(), identifying).text,
            shared_by=actor.id,
            shared_at=self._clock.now(),
            body=_body(past, identifying, approved),
        )
        with self._store.writing() as tx:
            tx.examples.add(example)
            shared = tx.examples.of_attempt(attempt_id)
        self._changes.announce(Subject.EXAMPLES)
        if shared is None:
            raise LookupError(f"example {example.id} is not shown")
        return shared

    def retire(self, actor: Person, example_id: UUID) -> None:
        """Take an example down; it stays in the records."""
        require(actor, Act.SHARE)
        with self._store.writing() as tx:
            if not tx.examples.is_retired(example_id):
                tx.examples.retire(Retirement(example_id, actor.id, self._clock.now()))
        self._changes.announce(Subject.EXAMPLES)

    def shown(self) -> tuple[ExampleEntry, ...]:
        """Return every example that is shown; they are there for everybody.

        First those whose weakest turn cost the least: a good example is good in every turn.
        """
        with self._store.reading() as tx:
            return tx.examples.shown()

    def count(self, content_key: str) -> int:
        """Return how many examples of a drill are shown."""
        with self._store.reading() as tx:
            return tx.examples.count(content_key)

    def example(self, actor: Person, example_id: UUID) -> SharedExample:
        """Return an example that is shown; raises NotFound."""
        with self._store.reading() as tx:
            stored = tx.examples.get(example_id)
            entry = next(
                (one for one in tx.examples.shown(stored.content_key) if one.id == example_id), None
            )
        if entry is None:
            raise NotFound(f"example {example_id} was retired")
        body = _known(stored.body)
        return SharedExample(
            entry=entry,
            customer=body["customer"],
            opening_mood=body["opening_mood"],
            turns=tuple(_turn_from_dict(one, body["customer"]) for one in body["turns"]),
            closing=body["closing"],
            may_retire=self.may_share(actor),
        )

    def _sharable(self, actor: Person, attempt_id: UUID) -> "tuple[Shareable, Identifying]":
        from desktop_app.training.examples.redacting import Identifying
        from desktop_app.training.examples.source import of_one, of_several

        require(actor, Act.SHARE)
        rushes = self._practice.rushes
        past = (
            of_several(rushes.look_back(actor, attempt_id))
            if rushes.is_rush(attempt_id)
            else of_one(self._debriefing.look_back(actor, attempt_id))
        )
        if not past.judgement.passed:
            raise Trouble(tr("这次练习没有通过，不能作为优秀示例。"), tr("没有发出任何内容。"))
        with self._store.reading() as tx:
            if tx.examples.of_attempt(attempt_id) is not None:
                raise Trouble(tr("这次练习已经在优秀示例里了。"), tr("没有重复发出。"))
            others = tuple(one.name for one in tx.people.all() if one.id != past.person.id)
        return past, Identifying(past.person.name, others, past.card)


def _authored(identifying: "Identifying") -> "Identifying":
    """What can stand in an authored line: facts of the card, no names of real people."""
    from desktop_app.training.examples.redacting import Identifying

    return Identifying(facts=identifying.facts)


def _reply(approved: Mapping[int, Approved], turn: "SourceTurn") -> str:
    found = approved.get(turn.number)
    return found.reply.strip() if found is not None else ""


def _body(
    past: "Shareable", identifying: "Identifying", approved: Mapping[int, Approved]
) -> dict[str, Any]:
    from desktop_app.training.examples.carrying import carried
    from desktop_app.training.examples.redacting import redact
    from desktop_app.training.practice.mood import Cause

    turns = []
    for turn in past.turns:
        exchange, reply = turn.exchange, redact(_reply(approved, turn), identifying).text
        turns.append(
            {
                "who": turn.who,
                "line": redact(turn.line, _authored(identifying)).text,
                "reply": reply,
                "spans": [list(one) for one in carried(turn.spans, turn.reply, reply)],
                "mood_before": exchange.mood_before,
                "mood_after": exchange.mood_after,
                "changes": [
                    [one.delta, one.why]
                    for one in exchange.changes
                    if one.delta and one.cause is not Cause.LIMIT
                ],
                "comment": redact(approved[turn.number].comment.strip(), identifying).text,
            }
        )
    return {
        "version": VERSION,
        "customer": past.customer,
        "opening_mood": past.opening_mood,
        "closing": redact(past.closing, _authored(identifying)).text,
        "weakest": past.weakest.cost if past.weakest is not None else 0.0,
        "turns": turns,
    }


def _known(body: Mapping[str, Any]) -> Mapping[str, Any]:
    if body.get("version") != VERSION:
        raise Trouble(
            tr("这个示例的格式（版本 {version}）本程序不认识。").format(
                version=body.get("version")
            ),
            tr("记录本身没有改动。"),
            tr("请用更新版本的陪练打开。"),
        )
    return body


def _turn_from_dict(stored: Mapping[str, Any], customer: str) -> ExampleTurn:
    from desktop_app.training.practice.debrief import Span

    return ExampleTurn(
        line=stored["line"],
        reply=stored["reply"],
        spans=tuple(Span(*one) for one in stored["spans"]),
        mood_before=stored["mood_before"],
        mood_after=stored["mood_after"],
        changes=tuple((delta, why) for delta, why in stored["changes"]),
        comment=stored["comment"],
        who=stored.get("who", customer),
    )
