"""Objecting to an inspection and ruling on it; what is changed is a new sheet that stands."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import Countersign, Dispute, DisputeEntry, DisputeRuling, Draft, Person, Role, Sheet
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.disputes.rules import (
    BadDispute,
    changed_only,
    last_day,
    merged,
    outcome_of,
)
from desktop_app.training.quality.disputes.waiting import news_for, to_rule_on
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar
    from desktop_app.training.forms.scoring import Bands, SheetScore

INSPECTION = "inspection"
_SEEN = "rulings-seen"


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """An inspection as its agent looks at it, and what they may still say about it."""

    signed: SignedSheet
    standing_id: UUID
    """The sheet that counts: this one, or the last correction of it."""
    word: Countersign | None
    dispute: DisputeEntry | None
    """About this sheet, or the one whose ruling made it."""
    until: date
    """The last day to object."""
    may_answer: bool
    """Whether the actor may agree or object now."""
    reason: str
    """What the actor has typed so far, with `proposed`."""
    proposed: Mapping[str, Any]

    @property
    def standing(self) -> bool:
        """Whether no correction has replaced it."""
        return self.standing_id == self.signed.sheet.id


@dataclass(frozen=True, slots=True)
class DisputePage:
    """A dispute with the sheet that it is about, and how it was decided."""

    entry: DisputeEntry
    dispute: Dispute
    signed: SignedSheet
    ruling: DisputeRuling | None
    corrected: SignedSheet | None
    due: date
    """The day until which it should be ruled on."""
    may_rule: bool
    own_inspection: bool
    """Whether the actor filled the sheet while somebody else could rule: told, not forbidden."""


class Disputes:
    """Disputes that a person may see, raise or rule on."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        settings: Settings,
        people: People,
        forms: Forms,
        register: Register,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings
        self._people = people
        self._forms = forms
        self._register = register
        self._calendar = calendar

    def entries(self, actor: Person) -> tuple[DisputeEntry, ...]:
        """Return the disputes that *actor* may see, open ones first: all for a supervisor, those
        of own trainees for a mentor, own ones for everybody."""
        with self._store.reading() as tx:
            if actor.has(Role.SUPERVISOR):
                return tx.disputes.entries()
            found = tx.disputes.entries(around=actor.id)
        return tuple(one for one in found if one.subject_id == actor.id or actor.has(Role.MENTOR))

    def waiting(self, actor: Person) -> list[ToDo]:
        """Return the disputes that wait for *actor*'s ruling, and the rulings that are new."""
        rules = actor.has(Role.SUPERVISOR)
        with self._store.reading() as tx:
            open_ones = tx.disputes.entries(only_open=True) if rules else ()
            own = tx.disputes.entries(around=actor.id)
            seen = tx.people.draft(actor.id, _SEEN)
        since = datetime.fromisoformat(seen.body) if seen else None
        to_rule = [one for one in open_ones if one.subject_id != actor.id]
        news = [
            one
            for one in own
            if one.subject_id == actor.id
            and one.ruled_at is not None
            and (since is None or one.ruled_at > since)
        ]
        return news_for(news) + to_rule_on(to_rule, self._due, self._clock.today())

    def mark_seen(self, actor: Person) -> None:
        """Note that the actor has seen how own disputes were decided until now."""
        now = self._clock.now()
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _SEEN, now.isoformat(), now))

    def own_sheet(self, actor: Person, sheet_id: UUID) -> OwnSheet:
        """Return an inspection with what may be said about it; raises NotAllowed."""
        signed = self._forms.signed(actor, sheet_id)
        after = self._register.afterwards(actor, sheet_id)
        until = self._until(signed.sheet)
        with self._store.reading() as tx:
            dispute = tx.disputes.about(sheet_id)
            draft = tx.people.draft(actor.id, _draft_name(sheet_id))
        standing = after.standing.id == sheet_id
        body = draft.body if draft else {}
        may = (
            actor.id == signed.subject.id
            and standing
            and dispute is None
            and after.word is None
            and self._clock.today() <= until
        )
        return OwnSheet(
            signed,
            after.standing.id,
            after.word,
            dispute,
            until,
            may,
            body.get("reason", ""),
            body.get("proposed", {}),
        )

    def keep(self, actor: Person, sheet_id: UUID, reason: str, proposed: Mapping[str, Any]) -> None:
        """Keep what has been typed so far; called at every keystroke."""
        body = {"reason": reason, "proposed": dict(proposed)}
        draft = Draft(actor.id, _draft_name(sheet_id), body, self._clock.now())
        with self._store.writing() as tx:
            tx.people.save_draft(draft)

    def would_be(self, signed: SignedSheet, proposed: Mapping[str, Any]) -> "SheetScore":
        """Return what the sheet would come to with these answers; raises BadAnswer."""
        answers = merged(signed.sheet.answers, proposed, proposed)
        return _scored(signed, answers, signed.score.bands)

    def agree(self, actor: Person, sheet_id: UUID) -> None:
        """Say that the inspection is right; nothing can be disputed afterwards."""
        self._register.countersign(actor, sheet_id, True)
        with self._store.writing() as tx:
            tx.people.drop_draft(actor.id, _draft_name(sheet_id))

    def object(
        self, actor: Person, sheet_id: UUID, reason: str, proposed: Mapping[str, Any]
    ) -> Dispute:
        """Raise a dispute; it has a reason and at least one answer that would be another.

        Raises NotAllowed for anybody but the agent, BadDispute or Trouble where it is too late,
        was said already, or the sheet no longer stands.
        """
        signed = self._forms.signed(actor, sheet_id)
        if actor.id != signed.subject.id:
            raise NotAllowed(
                tr("申诉由被检的本人提出。"), tr("没有任何改动。"), tr("请由本人登录后提出。")
            )
        proposed = changed_only(signed.sheet.answers, proposed)
        self._check_objection(signed, reason, proposed)
        self.would_be(signed, proposed)
        dispute = Dispute(new_id(), sheet_id, actor.id, self._clock.now(), reason.strip(), proposed)
        with self._store.writing() as tx:
            self._refuse_answered(tx, actor, sheet_id)
            tx.disputes.add(dispute)
            if tx.sheet_register.word(sheet_id, actor.id) is None:
                tx.sheet_register.add_word(
                    Countersign(sheet_id, actor.id, dispute.raised_at, False, dispute.reason)
                )
            tx.people.drop_draft(actor.id, _draft_name(sheet_id))
        self._changes.announce(Subject.QUALITY, Subject.SHEETS)
        return dispute

    def page(self, actor: Person, dispute_id: UUID) -> DisputePage:
        """Return one dispute; who may see the agent's record may."""
        with self._store.reading() as tx:
            entry = tx.disputes.entry(dispute_id)
            dispute = tx.disputes.get(dispute_id)
            ruling = tx.disputes.ruling(dispute_id)
            others = _other_supervisors(tx, actor, entry)
        signed = self._forms.signed(actor, entry.sheet_id)
        corrected = entry.corrected_id
        return DisputePage(
            entry,
            dispute,
            signed,
            ruling,
            None if corrected is None else self._forms.signed(actor, corrected),
            self._due(entry),
            ruling is None and allowed(actor, Act.RULE, signed.subject),
            ruling is None and actor.id == entry.filler_id and others,
        )

    def rule(
        self,
        actor: Person,
        dispute_id: UUID,
        accepted: Collection[str],
        reason: str,
        password: str,
    ) -> DisputeRuling:
        """Decide a dispute by the items that are *accepted*; signed with the password.

        Where one is accepted a corrected sheet is signed in the same transaction, in place of the
        sheet that stands by then. Raises BadDispute, WrongPassword or NotAllowed.
        """
        with self._store.reading() as tx:
            dispute = tx.disputes.get(dispute_id)
            subject = tx.people.get(tx.sheets.get(dispute.sheet_id).subject_id)
            standing = tx.coaching.standing_of(dispute.sheet_id)
        require(actor, Act.RULE, subject)
        if not reason.strip():
            raise BadDispute(tr("请写明裁定的理由。"))
        outcome = outcome_of(dispute.proposed, accepted)
        ruling = DisputeRuling(
            dispute_id, actor.id, self._clock.now(), str(outcome), reason.strip(), None
        )
        if outcome == "refused":
            self._people.confirm(actor, password)
            with self._store.writing() as tx:
                self._record(tx, ruling)
            self._changes.announce(Subject.QUALITY)
            return ruling
        opened = self._forms.correct(actor, standing)
        old = self._forms.signed(actor, standing)
        answers = merged(old.sheet.answers, dispute.proposed, accepted)
        sheet = replace(
            opened,
            answers=answers,
            evidence=old.sheet.evidence,
            # By today's lines, like any other sheet that is signed today.
            score=_scored(old, answers, opened.score.bands),
            saved_at_text="",
        )

        def record(tx: Transaction, signed: Sheet) -> None:
            self._record(tx, replace(ruling, sheet_id=signed.id))

        signed = self._forms.sign(actor, sheet, password, also=record)
        return replace(ruling, sheet_id=signed.id)

    @staticmethod
    def _record(tx: Transaction, ruling: DisputeRuling) -> None:
        if tx.disputes.ruling(ruling.dispute_id) is not None:
            raise Trouble(
                tr("这份申诉已经裁定过了。"), tr("先前的裁定保留着。"), tr("请刷新后查看。")
            )
        tx.disputes.rule(ruling)

    def _check_objection(
        self, signed: SignedSheet, reason: str, proposed: Mapping[str, Any]
    ) -> None:
        if signed.sheet.use != INSPECTION:
            raise BadDispute(tr("只有质检可以申诉。"), tr("其他表单请在表单上回复。"))
        if self._clock.today() > self._until(signed.sheet):
            raise BadDispute(
                tr("申诉期限已过，这份质检不能再申诉。"), tr("仍有疑问请直接和主管沟通。")
            )
        if not reason.strip():
            raise BadDispute(tr("请写明申诉的理由。"))
        if not proposed:
            raise BadDispute(tr("请至少在一项上改成您认为合适的答案。"))

    @staticmethod
    def _refuse_answered(tx: Transaction, actor: Person, sheet_id: UUID) -> None:
        word = tx.sheet_register.word(sheet_id, actor.id)
        if word is not None and word.agrees:
            raise BadDispute(tr("您已经认可了这份质检。"), tr("如果看法变了，请直接和主管沟通。"))
        if tx.disputes.about(sheet_id) is not None:
            raise BadDispute(
                tr("这份质检已经申诉过，裁定后不再重复申诉。"), tr("请查看原来的申诉。")
            )
        if tx.coaching.standing_of(sheet_id) != sheet_id:
            raise BadDispute(tr("这份质检已经被更正。"), tr("请打开更正后的那一份。"))

    def _until(self, sheet: Sheet) -> date:
        days = self._settings.figures().whole("quality.dispute_days")
        return last_day(self._clock.local(sheet.signed_at).date(), days, self._calendar())

    def _due(self, entry: DisputeEntry) -> date:
        days = self._settings.figures().whole("quality.ruling_days")
        return last_day(self._clock.local(entry.raised_at).date(), days, self._calendar())


def _draft_name(sheet_id: UUID) -> str:
    return f"dispute:{sheet_id}"


def _scored(signed: SignedSheet, answers: Mapping[str, Any], bands: "Bands") -> "SheetScore":
    from desktop_app.training.forms.scoring import score

    return score(signed.form, answers, bands)


def _other_supervisors(tx: Transaction, actor: Person, entry: DisputeEntry) -> bool:
    """Tell whether somebody else could rule."""
    subject = tx.people.get(entry.subject_id)
    return any(
        one.id not in (actor.id, entry.filler_id) and allowed(one, Act.RULE, subject)
        for one in tx.people.all()
    )
