"""Opens a signed sheet, takes the word of whom it is about, and leads to its correction."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.filling.signed_shown import DetailShown, ShowsSigned
from desktop_app.filling.signed_telling import sheet_detail
from desktop_app.filling.word import WordPresenter
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed
from desktop_app.system.navigation import Navigator
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.forms.allowing import may_correct
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.forms.use_cases import Forms


class SignedPresenter:
    """One signed sheet at a time.

    Attributes: `signed`, what is shown or None; `when_shown`, called with it;
    `when_correcting`, called with the id of the sheet that is to be corrected.
    """

    def __init__(
        self,
        page: ShowsSigned,
        actor: Person,
        forms: Forms,
        register: Register,
        chain: Chain,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._page = page
        self._actor = actor
        self._forms = forms
        self._register = register
        self._chain = chain
        self._clock = clock
        self._background = background
        self._word = WordPresenter(page, actor, register, background, navigator)
        self._word.when_said = self.open
        self.signed: SignedSheet | None = None
        self.when_shown: Callable[[SignedSheet], None] = lambda _signed: None
        self.when_correcting: Callable[[UUID], None] = lambda _sheet: None
        self._asked = 0

    def open(self, sheet_id: UUID) -> None:
        """Show a signed sheet."""
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._page, lambda: self._read(sheet_id), lambda found: self._show(asked, *found)
        )

    def close(self) -> None:
        """Forget the sheet, and what was on its way."""
        self._asked += 1
        self.signed = None

    def correct(self) -> None:
        """Fill in a new sheet in place of this one."""
        if self.signed is not None:
            self.when_correcting(self.signed.sheet.id)

    def agree(self) -> None:
        """Confirm the sheet as whom it is about."""
        if self.signed is not None:
            self._word.agree(self.signed.sheet.id)

    def object_to(self, reason: str) -> None:
        """Object to the sheet with a reason."""
        if self.signed is not None:
            self._word.object_to(self.signed.sheet.id, reason)

    def dispute(self) -> None:
        """Go to where an inspection is agreed to or disputed item by item."""
        if self.signed is not None:
            self._word.dispute(self.signed.sheet.id)

    def _read(self, sheet_id: UUID) -> tuple[SignedSheet, DetailShown]:
        signed = self._forms.signed(self._actor, sheet_id)
        rests_on = self._chain.rests_on(self._actor, signed.subject.id, signed.sheet.evidence)
        after = self._register.afterwards(self._actor, sheet_id)
        name = self._register.subject(signed)
        return signed, sheet_detail(
            signed, name, rests_on, after, self._may_correct(signed), self._clock.local
        )

    def _may_correct(self, signed: SignedSheet) -> bool:
        try:
            may_correct(self._actor, signed.sheet, signed.form, signed.subject)
        except NotAllowed:
            return False
        return True

    def _show(self, asked: int, signed: SignedSheet, detail: DetailShown) -> None:
        if asked == self._asked:
            self.signed = signed
            self._page.show_detail(detail)
            self.when_shown(signed)
