"""The question bank: drafted, handed in, looked over by another supervisor, used, retired.

Only supervisors see any of it: who sits exams finds no question by a use case of the bank.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.errors import NotFound
from db.ids import new_id
from db.records import AuditEntry, ContentVersion, Draft, Person, Role
from db.store import Transaction
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import Finding, Listed, Working
from desktop_app.training.content.writing.use_cases import Writing
from desktop_app.training.exams.bank.filtering import Wanted, fits
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Versioned
    from desktop_app.training.exams.bank.duplicates import Alike
    from desktop_app.training.exams.bank.question import Question, QuestionType


_SENT_BACK = "question_sent_back"
"""The act in the log under which the reason stands, about the version."""

_ORDER = ("single", "multiple", "true-false", "fill-in", "matching", "ordering", "case")


@dataclass(frozen=True, slots=True)
class SentBack:
    """Who sent a question back to its writer, and why."""

    by: str
    reason: str
    at: datetime


class Bank(Writing["Question"]):
    """Questions on their way from a draft into exams; nobody looks over their own, where there is
    another supervisor.
    """

    kind = "question"
    act = Act.KEEP_BANK
    prefix = "question:"
    unnamed = "new-question"
    fields = ("type", "difficulty", "area", "section", "emphasis", "stem", "tags", "source")
    reviewed = True

    def begin(
        self, actor: Person, kind: "QuestionType | None" = None, section: str = ""
    ) -> Working:
        """Begin a new question, a single choice unless *kind* says otherwise."""
        from desktop_app.training.exams.bank.editing.body import blank
        from desktop_app.training.exams.bank.question import QuestionType

        return self._begin(actor, blank(self.unnamed, kind or QuestionType.SINGLE, section))

    def copy(self, actor: Person, version_id: UUID) -> Working:
        """Begin a new question as a copy of any version; it is called by its beginning as ever."""
        return self._begin(
            actor, self.version(actor, version_id).model_dump(mode="json") | {"key": self.unnamed}
        )

    def find(self, actor: Person, wanted: Wanted) -> tuple[Listed, ...]:
        """Return the questions that *wanted* leaves, by section."""
        return tuple(one for one in self.listed(actor) if fits(one, wanted))

    def in_use(self, actor: Person) -> "tuple[Versioned[Question], ...]":
        """Return the questions in use with their versions, by key."""
        require(actor, self.act)
        return self._library.published(self.kind, self._model())

    def alike(self, actor: Person) -> "tuple[Alike, ...]":
        """Return the questions in use that are the same, or nearly."""
        from desktop_app.training.exams.bank.duplicates import alike

        return alike({one.item.key: one.item for one in self.in_use(actor)})

    def may_decide(self, actor: Person, version: UUID) -> bool:
        """Tell whether *actor* may look over a version that was handed in."""
        require(actor, self.act)
        with self._store.reading() as tx:
            return not self._own_alone(tx, actor, tx.content.get(version))

    def _check_decision(
        self, tx: Transaction, actor: Person, version: ContentVersion, take: bool, reason: str
    ) -> None:
        if take and self._own_alone(tx, actor, version):
            raise Trouble(
                tr("“{title}”是您自己写的，要由另一位主管审核。").format(title=version.title),
                tr("没有任何改动，试题还在等审核。"),
                tr("请另一位主管登录后在题库里通过。"),
            )
        if not take and version.author_id is not None:
            self._note_why(tx, actor, version, reason)
            self._give_back(tx, version)

    def sent_back(self, actor: Person) -> Mapping[str, SentBack]:
        """Return why questions came back that the actor is writing on, by name."""
        require(actor, self.act)
        found: dict[str, SentBack] = {}
        with self._store.reading() as tx:
            for entry in tx.people.log_of(_SENT_BACK):
                version = tx.content.get(entry.about_id) if entry.about_id else None
                if version is None or version.author_id != actor.id or entry.person_id is None:
                    continue
                latest = tx.content.editions(self.kind, (), version.item_id)[0]
                draft = tx.people.draft(actor.id, self.prefix + version.key)
                if draft is not None and latest.version_id == version.id:
                    by = tx.people.get(entry.person_id).name
                    found.setdefault(version.key, SentBack(by, entry.detail, entry.at))
        return found

    def source_text(self, actor: Person, question: "Question") -> str:
        """Return where a question comes from, an article of the handbook by its title."""
        require(actor, self.act)
        kind, _, key = question.source.partition("/")
        if kind != "article":
            return question.source
        with self._store.reading() as tx:
            try:
                title = tx.content.published_one(kind, key).title
            except NotFound:  # an article of another pack, or retired: the key is all there is
                return question.source
        return tr("手册《{title}》").format(title=title)

    @staticmethod
    def _own_alone(tx: Transaction, actor: Person, version: ContentVersion) -> bool:
        """Tell whether *actor* wrote a version that somebody else could look over."""
        return version.author_id == actor.id and any(
            one.active and one.has(Role.SUPERVISOR) and one.id != actor.id
            for one in tx.people.all()
        )

    def _note_why(
        self, tx: Transaction, actor: Person, version: ContentVersion, reason: str
    ) -> None:
        """Write down why a question goes back; one's own needs no reason."""
        if version.author_id == actor.id:
            return
        if not reason:
            raise Trouble(
                tr("还没有写退回的原因。"),
                tr("没有任何改动，试题还在等审核。"),
                tr("请写一句哪里要改，作者会看到。"),
            )
        entry = AuditEntry(new_id(), self._clock.now(), actor.id, _SENT_BACK, version.id, reason)
        tx.people.log(entry)

    def _give_back(self, tx: Transaction, version: ContentVersion) -> None:
        """Let what was sent back be its writer's draft again, unless they write on it already."""
        assert version.author_id is not None
        name = self.prefix + version.key
        if tx.people.draft(version.author_id, name) is None:
            body = {"base": str(version.id), self.kind: version.body}
            tx.people.save_draft(Draft(version.author_id, name, body, self._clock.now()))

    def _model(self) -> "type[Question]":
        from desktop_app.training.exams.bank.question import Question

        return Question

    def _examine(self, body: Mapping[str, Any]) -> "tuple[Question | None, tuple[Finding, ...]]":
        from desktop_app.training.exams.bank.editing.checks import examine

        return examine(body)

    def _differences(self, old: "Question", new: "Question") -> tuple[str, ...]:
        from desktop_app.training.exams.bank.editing.differences import differences

        return differences(old, new)

    def _place(self, one: Listed) -> tuple[str, int, str]:
        """Order by section, then by type, then as they begin."""
        place = _ORDER.index(str(one.fields["type"]))
        return str(one.fields["section"]), place, one.title
