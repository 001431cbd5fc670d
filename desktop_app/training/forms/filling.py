"""A sheet under way: what is answered is kept at once, and it is known when that failed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Evidence, Person
from desktop_app.system.errors import Trouble
from desktop_app.system.text import number_text, tr
from desktop_app.training.forms.allowing import SignedMeanwhile
from desktop_app.training.forms.answers import SCALE_STEP
from desktop_app.training.maintenance.faults import trouble_of

if TYPE_CHECKING:
    from db.records import Sheet
    from desktop_app.training.forms.sheets import OpenSheet
    from desktop_app.training.forms.template import Form
    from desktop_app.training.forms.use_cases import Forms


_NAMED = 3
"""How many open items are named; beyond that the marks on the sheet say it better."""


def missing_text(form: "Form", items: Sequence[str]) -> str:
    """Say which items are still open: `还没有填：跟听了什么、下一步`, shortened beyond three."""
    labels = {item.id: item.label for item in form.items()}
    named = "、".join(labels[item] for item in items[:_NAMED])
    if len(items) > _NAMED:
        return tr("还没有填：{items}等 {n} 项").format(items=named, n=len(items))
    return tr("还没有填：{items}").format(items=named)


class Filling:
    """Holds the answers of one open sheet, so that none is lost where keeping them fails.

    Attributes: `sheet`, as it was kept last; `trouble`, why the latest answer is not kept yet,
    or None.
    """

    def __init__(self, forms: "Forms", actor: Person, sheet: "OpenSheet") -> None:
        self._forms = forms
        self._actor = actor
        self.sheet = sheet
        self.trouble: Trouble | None = None
        self._answers = dict(sheet.answers)
        self._evidence = sheet.evidence

    @property
    def place(self) -> tuple[str, UUID, date]:
        """Which sheet this is: form, person and day."""
        return (self.sheet.form.key, self.sheet.subject.id, self.sheet.day)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records that the sheet rests on."""
        return self._evidence

    @property
    def untouched(self) -> bool:
        """Whether nothing has been filled in."""
        return not self._answers and not self._evidence

    def answer(self, item_id: str, value: object) -> None:
        """Take an answer, None for none, and keep it; see `trouble`."""
        if value is None:
            self._answers.pop(item_id, None)
        else:
            self._answers[item_id] = value
        self._keep()

    def attach(self, evidence: Sequence[Evidence]) -> None:
        """Let the sheet rest on *evidence*, and keep that; see `trouble`."""
        self._evidence = tuple(evidence)
        self._keep()

    def sign(self, password: str | None, replaces: UUID | None = None) -> "Sheet":
        """Lock the sheet as `Forms.sign` does, with everything that was answered."""
        sheet = self.sheet
        if self.trouble is not None:
            sheet = self._forms.keep(self._actor, sheet, self._answers, self._evidence)
        return self._forms.sign(self._actor, sheet, password, replaces)

    def score_text(self) -> str:
        """Return the score so far: out of 5 on scales alone, else out of 100; "" without marks."""
        if not self.sheet.form.scores:
            return ""
        total = self.sheet.score.total
        if total is None:
            return tr("还没有得分")
        weighed = {item.type for item in self.sheet.form.items() if item.weight}
        if weighed == {"scale"}:
            return tr("得分 {n:.1f} / 5").format(n=total / SCALE_STEP)
        return tr("得分 {n} / 100").format(n=number_text(total))

    def saved_text(self) -> str:
        """Return when the answers were kept, or that they are not."""
        if isinstance(self.trouble, SignedMeanwhile):
            return self.trouble.what
        if self.trouble is not None:
            return tr("还没有保存：{what}").format(what=self.trouble.what)
        if not self.sheet.saved_at_text:
            return ""
        return tr("已自动保存 {time}").format(time=self.sheet.saved_at_text)

    def _keep(self) -> None:
        try:
            self.sheet = self._forms.keep(self._actor, self.sheet, self._answers, self._evidence)
        except Exception as error:
            self.trouble = trouble_of(error)
            if self.trouble is None:
                raise
        else:
            self.trouble = None
