"""Writing programs: drafted, published, looked back on, exchanged; plans keep their version.

Publishing makes the next version. Plans and classes that run stay on theirs until the difference,
which `revising` offers, is taken up.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from db.records import Person
from desktop_app.training.content.writing.states import Finding, Listed, Working
from desktop_app.training.content.writing.use_cases import Writing
from desktop_app.training.curriculum.editing.body import blank
from desktop_app.training.people.permissions import Act

if TYPE_CHECKING:
    from desktop_app.training.curriculum.program import Program


class Programs(Writing["Program"]):
    """Programs on their way from a draft to a version in use; only supervisors write."""

    kind = "program"
    act = Act.WRITE_PROGRAMS
    prefix = "program:"
    unnamed = "new-program"
    fields = ("summary", "beside")

    def begin(self, actor: Person) -> Working:
        """Begin a new program."""
        return self._begin(actor, blank(self.unnamed))

    def _model(self) -> "type[Program]":
        from desktop_app.training.curriculum.program import Program

        return Program

    def _examine(self, body: Mapping[str, Any]) -> "tuple[Program | None, tuple[Finding, ...]]":
        from desktop_app.training.curriculum.editing.checks import examine

        return examine(body)

    def _differences(self, old: "Program", new: "Program") -> tuple[str, ...]:
        from desktop_app.training.curriculum.editing.differences import differences

        return differences(old, new)

    def _place(self, one: Listed) -> tuple[bool, bool, str]:
        """Order programs in use first, those beside others last, then by title."""
        return (not one.published, bool(one.fields["beside"]), one.title)
