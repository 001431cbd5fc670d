"""Sharing a well inspected contact with everybody, without what would tell whose it was."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import NotFound
from db.records import Person, Sheet
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.errors import Trouble
from desktop_app.system.text import number_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.quality.contacts.kinds import channel_word
from desktop_app.training.quality.inspecting.use_cases import USE, Inspections
from desktop_app.training.quality.sharing.case import CHAPTER, body_of, key_of

if TYPE_CHECKING:
    from desktop_app.training.examples.redacting import Identifying
    from desktop_app.training.quality.contacts.use_cases import Looked

EXCELLENT = "excellent"
LONGEST_WHY = 200
_LONGEST_TITLE = 40


class CaseState(StrEnum):
    """What can be done with the contact of an inspection."""

    NONE = ""
    """It is no case: not excellent, replaced, or nobody may share it."""
    OFFERED = "offered"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class CaseProposal:
    """A contact as it would be shared."""

    sheet_id: UUID
    title: str
    lines: tuple[tuple[str, str], ...]
    """Who, and what was said."""


class Sharing:
    """Contacts of excellent inspections as articles of the handbook.

    A practice attempt is shared from its debrief instead: an example there replays the mood.
    """

    def __init__(
        self,
        store: Store,
        changes: Changes,
        library: Library,
        forms: Forms,
        inspections: Inspections,
    ) -> None:
        self._store = store
        self._changes = changes
        self._library = library
        self._forms = forms
        self._inspections = inspections

    def may(self, actor: Person) -> bool:
        """Whether *actor* decides what is shared."""
        return allowed(actor, Act.SHARE)

    def state(self, actor: Person, sheet: Sheet) -> tuple[CaseState, str]:
        """Return what can be done with the contact of *sheet*, and the key of its article."""
        looked = self._inspections.contact_of(actor, sheet)
        if looked is None:
            return CaseState.NONE, ""
        key = key_of(looked.contact.id)
        with self._store.reading() as tx:
            if _published(tx, key):
                return CaseState.SHARED, key
            fits = _fits(tx, sheet, looked)
        return (CaseState.OFFERED if fits and allowed(actor, Act.SHARE) else CaseState.NONE), key

    def propose(self, actor: Person, sheet_id: UUID) -> CaseProposal:
        """Return the contact as it would be shared; raises Trouble for one that is no case."""
        sheet, looked, identifying = self._sharable(actor, sheet_id)
        return CaseProposal(sheet.id, self._title(looked, identifying), _lines(looked, identifying))

    def share(self, actor: Person, sheet_id: UUID, why: str) -> str:
        """Publish the contact with a sentence why; returns the key of the article.

        Names are taken out once more, of the contact and of what was typed.
        """
        from desktop_app.training.examples.redacting import redact

        sheet, looked, identifying = self._sharable(actor, sheet_id)
        told = " ".join(why.split())
        if not told or len(told) > LONGEST_WHY:
            raise Trouble(
                tr("请用一两句话写好在哪里，最多 {n} 个字。").format(n=LONGEST_WHY),
                tr("没有发出任何内容。"),
            )
        contact = looked.contact
        quotes = [one.note for one in sheet.evidence if "“" in one.note]
        facts = tr("{channel}接待，质检 {total} 分。").format(
            channel=channel_word(contact.channel), total=number_text(sheet.total)
        )
        body = {
            "kind": "article",
            "key": key_of(contact.id),
            "title": self._title(looked, identifying),
            "summary": redact(told, identifying).text,
            "tags": [tr("优秀接待"), channel_word(contact.channel)],
            "chapter": CHAPTER,
            "body": body_of(
                facts,
                _lines(looked, identifying),
                [redact(one, identifying).text for one in dict.fromkeys(quotes)],
            ),
        }
        draft = self._library.keep_draft(actor, "article", body, again=True)
        self._library.publish_draft(actor, draft.id)
        self._changes.announce(Subject.QUALITY)
        return key_of(contact.id)

    def take_down(self, actor: Person, key: str) -> None:
        """Let a case be read no longer; it stays in the records and can be shared again."""
        require(actor, Act.SHARE)
        with self._store.writing() as tx:
            try:
                published = tx.content.published_one("article", key)
            except NotFound:
                return
            tx.content.set_status([published.id], "retired")
        self._changes.announce(Subject.CONTENT, Subject.QUALITY)

    def _sharable(self, actor: Person, sheet_id: UUID) -> "tuple[Sheet, Looked, Identifying]":
        from desktop_app.training.examples.redacting import Identifying

        require(actor, Act.SHARE)
        sheet = self._forms.signed(actor, sheet_id).sheet
        looked = self._inspections.contact_of(actor, sheet)
        with self._store.reading() as tx:
            if looked is None or not _fits(tx, sheet, looked):
                raise Trouble(
                    tr("只有得分优秀、没有被更正的接待可以收进案例；考核的对话从复盘里推荐。"),
                    tr("没有发出任何内容。"),
                )
            if _published(tx, key_of(looked.contact.id)):
                raise Trouble(tr("这次接待已经在案例里了。"), tr("没有重复发出。"))
            others = tuple(one.name for one in tx.people.all() if one.id != looked.agent.id)
        return sheet, looked, Identifying(looked.agent.name, others)

    def _title(self, looked: "Looked", identifying: "Identifying") -> str:
        from desktop_app.training.examples.redacting import redact

        title = redact(looked.contact.title, identifying).text
        return tr("优秀接待：{title}").format(title=title)[:_LONGEST_TITLE]


def _fits(tx: Transaction, sheet: Sheet, looked: "Looked") -> bool:
    replaced = tx.sheet_register.replaced_by(sheet.id) is not None
    good = sheet.use == USE and sheet.band == EXCELLENT and not replaced
    return good and looked.contact.attempt_id is None and bool(looked.lines)


def _published(tx: Transaction, key: str) -> bool:
    try:
        tx.content.published_one("article", key)
    except NotFound:
        return False
    return True


def _lines(looked: "Looked", identifying: "Identifying") -> tuple[tuple[str, str], ...]:
    from desktop_app.training.examples.redacting import redact

    return tuple((one.who, redact(one.said, identifying).text) for one in looked.lines)
