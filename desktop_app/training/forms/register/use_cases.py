"""Finds signed sheets, tells what became of them, and takes the word of whom they are about."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from db.errors import NotFound
from db.records import Countersign, ListedSheet, Person, Role, Sheet, SheetEntry, SheetsWanted
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.forms.kinds import APART, UNSIGNED, FormUse
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.people.permissions import Act, allowed, require

PAGE = 100
"""Sheets that a list shows at once."""
MOST_COUNTED = 1000
"""Nobody reads a longer list to its end, and counting it takes most of the time of showing it."""
MOST_PRINTED = 5000
"""Sheets in one PDF; at fifty pages a second that is a few minutes."""
_QR = re.compile(r"\s*peilian:sheet[/:](?:\S*:)?([0-9a-fA-F-]{36})\s*")
_NUMBER = re.compile(r"\s*([A-Za-z]{2}-\d{4}-\d{6})\s*")


Names = Callable[[Collection[str]], Mapping[str, str]]
"""Tells what sheets with these targets are called after that are about no person, by target."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the sheets that were asked for, and how many there are in all."""

    sheets: tuple[ListedSheet, ...]
    total: int
    """At most `MOST_COUNTED`; where there are more, `uncounted` is true."""
    uncounted: bool
    ends: bool
    """Whether no sheet comes after these."""


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What became of a sheet after it was signed."""

    line: tuple[SheetEntry, ...]
    """The sheet with those that it corrects and that correct it, oldest first."""
    word: Countersign | None
    may_countersign: bool
    may_dispute: bool
    """An inspection is not simply objected to: its subject disputes it item by item."""

    @property
    def standing(self) -> SheetEntry:
        """The sheet of the line that counts."""
        return self.line[-1]


class Register:
    """Every signed sheet that a person may see."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, names: Names) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._names = names

    def page(self, actor: Person, wanted: SheetsWanted, after: UUID | None = None) -> Page:
        """Return the sheets that *actor* may see, newest day first, after the sheet *after*."""
        seen = _seen(actor, wanted)
        with self._store.reading() as tx:
            sheets = tx.sheet_register.page(seen, after, PAGE + 1)
            count = tx.sheet_register.count(seen, MOST_COUNTED + 1)
        named = self._names({one.target for one in sheets if one.target})
        return Page(
            tuple(_called(one, named.get(one.target)) for one in sheets[:PAGE]),
            total=min(count, MOST_COUNTED),
            uncounted=count > MOST_COUNTED,
            ends=len(sheets) <= PAGE,
        )

    def subject(self, signed: SignedSheet) -> str:
        """Return the name of whom, or what, a sheet is about."""
        named = self._names([signed.sheet.target])
        return named.get(signed.sheet.target) or signed.subject.name

    def ids(self, actor: Person, wanted: SheetsWanted) -> tuple[UUID, ...]:
        """Return what is to be printed, by person and day; raises TooMany."""
        with self._store.reading() as tx:
            found = tx.sheet_register.ids(_seen(actor, wanted), MOST_PRINTED + 1)
        if len(found) > MOST_PRINTED:
            raise TooMany
        return found

    def find(self, actor: Person, text: str) -> SheetEntry | None:
        """Return the sheet whose number or printed code *text* is, if *actor* may see it."""
        code, number = _QR.fullmatch(text), _NUMBER.fullmatch(text)
        if code is None and number is None:
            return None
        try:
            with self._store.reading() as tx:
                if number is not None:
                    sheet_id = tx.sheet_register.numbered(number[1].upper())
                else:
                    sheet_id = UUID(code[1]) if code else UUID(int=0)
                sheet = tx.sheets.get(sheet_id)
                if not _may_see(actor, sheet, tx.people.get(sheet.subject_id)):
                    return None
                return tx.sheet_register.entries([sheet_id])[0]
        except (NotFound, ValueError):
            return None

    def afterwards(self, actor: Person, sheet_id: UUID) -> Afterwards:
        """Return what became of a sheet."""
        with self._store.reading() as tx:
            sheet = self._seen_sheet(tx, actor, sheet_id)
            line = tx.sheet_register.line(sheet_id)
            word = tx.sheet_register.word(sheet_id, sheet.subject_id)
        open_for = actor.id == sheet.subject_id and word is None and line[-1].id == sheet_id
        binds, inspects = open_for and _binds_another(sheet), sheet.use == FormUse.INSPECTION
        return Afterwards(line, word, binds and not inspects, binds and inspects)

    def countersign(
        self, actor: Person, sheet_id: UUID, agrees: bool, reason: str = ""
    ) -> Countersign:
        """Keep the word of whom a sheet is about: agreed, or objected with a *reason*.

        It is said once; a sheet that was corrected since is answered in its correction.
        """
        with self._store.writing() as tx:
            sheet = self._seen_sheet(tx, actor, sheet_id)
            if actor.id != sheet.subject_id or not _binds_another(sheet):
                raise NotAllowed(
                    tr("只有表单所写的本人能确认或提出异议。"),
                    tr("没有任何改动。"),
                    tr("请由本人登录后处理。"),
                )
            if not agrees and sheet.use == FormUse.INSPECTION:
                raise Trouble(
                    tr("对质检有异议，要在“我的质检”里申诉。"),
                    tr("没有任何改动。"),
                    tr("请在申诉期限内打开这份质检，逐项提出并写明理由。"),
                )
            if not agrees and not reason.strip():
                raise Trouble(tr("提出异议要写明理由。"), "", tr("请写一两句话说明哪里不符。"))
            if tx.sheet_register.word(sheet_id, actor.id) is not None:
                raise Trouble(tr("这份表已经回复过了。"), tr("先前的回复保留着。"), "")
            if tx.sheet_register.replaced_by(sheet_id) is not None:
                raise Trouble(
                    tr("这份表已经被更正。"), tr("没有任何改动。"), tr("请打开更正后的那一份。")
                )
            word = Countersign(sheet_id, actor.id, self._clock.now(), agrees, reason.strip())
            tx.sheet_register.add_word(word)
        self._changes.announce(Subject.SHEETS)
        return word

    @staticmethod
    def _seen_sheet(tx: Transaction, actor: Person, sheet_id: UUID) -> Sheet:
        sheet = tx.sheets.get(sheet_id)
        if sheet.use in APART and sheet.filler_id != actor.id:
            raise NotAllowed(
                tr("这张表单不属于个人记录，只有填写人自己能打开。"), tr("没有任何改动。"), ""
            )
        if sheet.use not in APART:
            require(actor, Act.SEE_RECORD, tx.people.get(sheet.subject_id))
        return sheet


class TooMany(Trouble):
    """More sheets than one document takes."""

    def __init__(self) -> None:
        super().__init__(
            tr("一次最多打印 {n} 份表。").format(n=MOST_PRINTED),
            tr("没有打印任何内容。"),
            tr("请按人员、小组或时间缩小范围后再打印。"),
        )


def _seen(actor: Person, wanted: SheetsWanted) -> SheetsWanted:
    """Narrow what is asked for to what *actor* may see: `Act.SEE_RECORD` said in a query."""
    if not actor.active:
        require(actor, Act.SEE_RECORD)
    without = tuple({*wanted.without, *map(str, APART)})
    if actor.has(Role.SUPERVISOR):
        return replace(wanted, without=without, seen_by=None)
    mentoring = actor.has(Role.MENTOR)
    return replace(wanted, without=without, seen_by=actor.id, mentoring=mentoring)


def _may_see(actor: Person, sheet: Sheet, subject: Person) -> bool:
    if sheet.use in APART:
        return sheet.filler_id == actor.id
    return allowed(actor, Act.SEE_RECORD, subject)


def _binds_another(sheet: Sheet) -> bool:
    """Whether a sheet is somebody else's signed word about its subject."""
    return sheet.filler_id != sheet.subject_id and sheet.use not in UNSIGNED | APART


def _called(one: ListedSheet, name: str | None) -> ListedSheet:
    return replace(one, entry=replace(one.entry, subject=name)) if name else one
