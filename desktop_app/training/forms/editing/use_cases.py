"""Writing form templates: drafted, published, looked back on, exchanged; records keep theirs.

What holds is a version that people fill in. What is being written is a draft of its writer's own,
kept at every keystroke. Publishing makes the next version: sheets that were filled keep theirs.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from db.records import Person
from desktop_app.training.content.use_cases import OWN_PACK
from desktop_app.training.content.writing.states import Finding, Listed, Working
from desktop_app.training.content.writing.use_cases import Writing
from desktop_app.training.forms.editing.body import blank
from desktop_app.training.forms.kinds import FormUse
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form

_FREE_USES = ("self_check", "survey")
"""Of these there may be any number, and none: the program names no form of theirs by its key."""
_BOUND = frozenset({"service-self-check"})
"""Except this one: 今日 and the comparison of views are about it."""
_USES = tuple(str(one) for one in FormUse)


class Templates(Writing["Form"]):
    """Form templates on their way from a draft to a version in use; only supervisors write."""

    kind = "form"
    act = Act.WRITE_FORMS
    prefix = "template:"
    unnamed = "new-form"
    fields = ("use", "summary")

    def begin(self, actor: Person, use: str = "self_check") -> Working:
        """Begin a new template."""
        return self._begin(actor, blank(self.unnamed, "", use))

    def open_sheets(self, actor: Person, key: str) -> int:
        """Return how many sheets of this template are being filled in and not yet handed in."""
        require(actor, self.act)
        with self._store.reading() as tx:
            return tx.people.count_drafts(f"sheet:{key}:")

    def _model(self) -> "type[Form]":
        from desktop_app.training.forms.template import Form

        return Form

    def _examine(self, body: Mapping[str, Any]) -> "tuple[Form | None, tuple[Finding, ...]]":
        from desktop_app.training.forms.editing.checks import examine

        return examine(body)

    def _differences(self, old: "Form", new: "Form") -> tuple[str, ...]:
        from desktop_app.training.forms.editing.differences import differences

        return differences(old, new)

    def _bound(self, pack: str, fields: Mapping[str, Any], key: str) -> bool:
        return key in _BOUND or (fields["use"] not in _FREE_USES and pack != OWN_PACK)

    def _place(self, one: Listed) -> tuple[bool, int, str]:
        """Order templates in use first, then by use and title."""
        return (not one.published, _USES.index(one.fields["use"]), one.title)
