"""The question bank: drafted, handed in, looked over by another supervisor, used, retired.

Only supervisors see any of it: who sits exams finds no question by a use case of the bank.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import ContentVersion, Draft, Person, Role
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


_ORDER = ("single", "multiple", "true-false", "fill-in", "matching", "ordering", "case")


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
        self, tx: Transaction, actor: Person, version: ContentVersion, take: bool
    ) -> None:
        if take and self._own_alone(tx, actor, version):
            raise Trouble(
                tr("“{title}”是您自己写的，要由另一位主管审核。").format(title=version.title),
                tr("没有任何改动，试题还在等审核。"),
                tr("请另一位主管登录后在题库里通过。"),
            )
        if not take and version.author_id is not None:
            self._give_back(tx, version)

    @staticmethod
    def _own_alone(tx: Transaction, actor: Person, version: ContentVersion) -> bool:
        """Tell whether *actor* wrote a version that somebody else could look over."""
        return version.author_id == actor.id and any(
            one.active and one.has(Role.SUPERVISOR) and one.id != actor.id
            for one in tx.people.all()
        )

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
