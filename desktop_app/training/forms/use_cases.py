"""Filling in forms: drafts kept at every keystroke, signed sheets that never change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import Draft, Evidence, Person, Sheet, SheetEntry
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.content.use_cases import Library
from desktop_app.training.forms.allowing import (
    AlreadySigned,
    SignedMeanwhile,
    may_correct,
    may_fill,
    may_read,
    refuse_corrected,
)
from desktop_app.training.forms.answers import fitting_answers
from desktop_app.training.forms.drafts import draft_body, draft_evidence, draft_name
from desktop_app.training.forms.kinds import APART, PREFIXES, UNSIGNED, FormUse
from desktop_app.training.forms.renewing import renewed
from desktop_app.training.forms.sheets import MissingAnswers, OpenSheet, SignedSheet
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.forms.scoring import Bands
    from desktop_app.training.forms.template import Form

Follower = Callable[[Transaction, Sheet], None]
"""What follows from a signed sheet, written within the transaction that signs it."""


class Forms:
    """Every form, whoever fills it in about whom.

    *followers* say, by use, what a signed sheet brings about: they are called in their order
    within the signing transaction, so that a sheet and what follows from it are kept together
    or not at all.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        settings: Settings,
        people: People,
        followers: Mapping[str, Sequence[Follower]] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._settings = settings
        self._people = people
        self._followers = followers or {}

    def bands(self, use: str) -> "Bands":
        """Return the bands for one use: exams are passed at the certificate's pass mark [S1]."""
        from desktop_app.training.forms.scoring import Bands

        figures = self._settings.figures()
        if use in ("theory", "practical", "practical_drill"):
            return Bands(
                figures.number("certificate.gold_mark"), figures.number("certificate.pass_mark")
            )
        return Bands(figures.number("forms.excellent"), figures.number("forms.passing"))

    def forms(self, use: str) -> tuple["Form", ...]:
        """Return the published forms of one use, by key."""
        from desktop_app.training.forms.template import Form

        return tuple(
            one.item for one in self._library.published("form", Form) if one.item.use == use
        )

    def published(self, form_key: str) -> "Form":
        """Return the published version of a form; raises LookupError."""
        from desktop_app.training.forms.template import Form

        return self._library.one("form", form_key, Form).item

    def open(
        self,
        actor: Person,
        form_key: str,
        subject: Person,
        day: date,
        about: Evidence | None = None,
        target: str = "",
    ) -> OpenSheet:
        """Open a sheet to fill in, with what was typed before.

        A sheet *about* one record rests on it from the beginning and has a draft of its own;
        *target* names what it is about beside a person, e.g. `program:new-hire-90`.
        """
        from desktop_app.training.forms.template import Form

        form = self._library.one("form", form_key, Form)
        return self._open(actor, form.item, form.version_id, subject, day, about, target)

    def open_apart(
        self,
        actor: Person,
        version_id: UUID,
        use: FormUse,
        subject: Person,
        day: date,
        about: Evidence,
        target: str,
    ) -> OpenSheet:
        """Open a sheet on one version of a form that is kept under another use than the form's.

        What that use allows holds then, and its signed sheet is no such judgement as the form's.
        """
        from desktop_app.training.forms.template import Form

        form = self._library.version(version_id, Form).item
        apart = form.model_copy(update={"use": use, "filled_by": ()})
        return self._open(actor, apart, version_id, subject, day, about, target)

    def _open(
        self,
        actor: Person,
        form: "Form",
        version_id: UUID,
        subject: Person,
        day: date,
        about: Evidence | None,
        target: str,
    ) -> OpenSheet:
        may_fill(actor, form, subject)
        record = about.record_id if about else None
        with self._store.reading() as tx:
            name = draft_name(form.key, subject.id, day, record, target)
            draft = tx.people.draft(actor.id, name)
            earlier = tx.sheets.newest(
                actor.id, subject.id, str(form.use), form.key, day, target, record
            )
        body = draft.body if draft else {}
        opened = self._opened(form, version_id, subject, day, body, draft)
        evidence = opened.evidence or ((about,) if about else ())
        return replace(opened, about=record, target=target, evidence=evidence, earlier=earlier)

    def correct(self, actor: Person, sheet_id: UUID) -> OpenSheet:
        """Open a new sheet in place of a signed one, beginning with its answers and evidence.

        It is filled in on the old one's version by whoever may fill in such a form.
        """
        old = self.signed(actor, sheet_id)
        sheet = old.sheet
        may_correct(actor, sheet, old.form, old.subject)
        name = draft_name(sheet.form_key, sheet.subject_id, sheet.day, None, sheet.target, sheet_id)
        with self._store.reading() as tx:
            refuse_corrected(tx.sheet_register.replaced_by(sheet_id))
            draft = tx.people.draft(actor.id, name)
        body = draft.body if draft else draft_body(sheet.version_id, sheet.answers, sheet.evidence)
        opened = self._opened(old.form, sheet.version_id, old.subject, sheet.day, body, draft)
        return replace(opened, target=sheet.target, replaces=sheet_id)

    def keep(
        self,
        actor: Person,
        sheet: OpenSheet,
        answers: Mapping[str, Any],
        evidence: tuple[Evidence, ...],
    ) -> OpenSheet:
        """Keep what has been filled in so far; called at every keystroke, so kept small.

        Raises SignedMeanwhile where the sheet was signed from another window since it was opened;
        what has been filled in is kept as the draft of that one's correction.
        """
        body = draft_body(sheet.version_id, answers, evidence)
        with self._store.writing() as tx:
            signed = _signed_meanwhile(tx, actor, sheet)
            name = _name_of(replace(sheet, about=None, replaces=signed) if signed else sheet)
            draft = Draft(actor.id, name, body, self._clock.now())
            tx.people.save_draft(draft)
        if signed is not None:
            raise SignedMeanwhile
        kept = self._opened(sheet.form, sheet.version_id, sheet.subject, sheet.day, body, draft)
        return replace(
            kept, about=sheet.about, target=sheet.target, replaces=sheet.replaces,
            renewed=sheet.renewed, earlier=sheet.earlier,
        )  # fmt: skip

    def sign(
        self,
        actor: Person,
        sheet: OpenSheet,
        password: str | None,
        replaces: UUID | None = None,
        also: Follower | None = None,
    ) -> Sheet:
        """Lock the sheet; raises MissingAnswers, WrongPassword or NotAllowed and keeps the draft.

        *password* is the signature; what binds nobody else is handed in without one (None).
        *also* is written within the signing transaction after what the use brings about: the
        record that this one signature belongs to, such as a ruling.
        """
        may_fill(actor, sheet.form, sheet.subject)
        if sheet.score.missing:
            labels = {item.id: item.label for item in sheet.form.items()}
            missing = sheet.score.missing
            raise MissingAnswers(missing, tuple(labels[one] for one in missing))
        if password is not None or sheet.form.use not in UNSIGNED:
            self._people.confirm(actor, password or "")
        bands = self.bands(str(sheet.form.use))
        replaces = replaces or sheet.replaces
        with self._store.writing() as tx:
            _refuse_signed(tx, actor, sheet, replaces)
            signed = Sheet(
                id=new_id(),
                number=self._next_number(tx, sheet.form.use),
                version_id=sheet.version_id,
                form_key=sheet.form.key,
                title=sheet.form.title,
                use=str(sheet.form.use),
                subject_id=sheet.subject.id,
                filler_id=actor.id,
                day=sheet.day,
                signed_at=self._clock.now(),
                answers={k: v for k, v in sheet.answers.items() if k not in sheet.score.hidden},
                total=sheet.score.total,
                band=str(sheet.score.band or ""),
                passed=sheet.score.passed is not False,
                # A judgement keeps the values that it was made with.
                score={"excellent": bands.excellent, "passing": bands.passing},
                replaces_id=replaces,
                target=sheet.target,
                evidence=sheet.evidence,
            )
            tx.sheets.add(signed)
            tx.people.drop_draft(actor.id, _name_of(sheet))
            followers = (*self._followers.get(signed.use, ()), *([also] if also else ()))
            for follow in followers:
                follow(tx, signed)
        more = (Subject.QUALITY, Subject.MENTORING, Subject.PLANS) if followers else ()
        self._changes.announce(Subject.SHEETS, *more)
        return signed

    def drafts(self, actor: Person) -> tuple[str, ...]:
        """Return the names of the actor's own open sheets: `sheet:form:subject:day`; a sheet
        about one record names that too."""
        with self._store.reading() as tx:
            return tuple(one.name for one in tx.people.drafts(actor.id, "sheet:"))

    def about(
        self,
        actor: Person,
        subject_id: UUID,
        uses: tuple[str, ...] = (),
        first: date | None = None,
        last: date | None = None,
    ) -> tuple[SheetEntry, ...]:
        """Return the signed sheets about a person, newest first."""
        with self._store.reading() as tx:
            require(actor, Act.SEE_RECORD, tx.people.get(subject_id))
            found = tx.sheets.about(subject_id, uses, first, last)
        return tuple(one for one in found if one.use not in APART)

    def signed(self, actor: Person, sheet_id: UUID) -> SignedSheet:
        """Return a signed sheet on the template of its own version."""
        return self.signed_each(actor, [sheet_id])[0]

    def signed_each(self, actor: Person, sheet_ids: Sequence[UUID]) -> tuple[SignedSheet, ...]:
        """Return signed sheets in the order of their ids, read all at once."""
        from desktop_app.training.forms.scoring import Bands, score
        from desktop_app.training.forms.template import Form

        with self._store.reading() as tx:
            sheets = tx.sheets.each(sheet_ids)
            people = tx.people.each({one for s in sheets for one in (s.subject_id, s.filler_id)})
        read = []
        for sheet in sheets:
            subject = people[sheet.subject_id]
            may_read(actor, sheet, subject)
            form = self._library.version(sheet.version_id, Form).item
            bands = Bands(sheet.score["excellent"], sheet.score["passing"])
            scored = score(form, sheet.answers, bands)
            read.append(SignedSheet(sheet, form, subject, people[sheet.filler_id], scored))
        return tuple(read)

    def checked_days(
        self, actor: Person, form_key: str, first: date, last: date
    ) -> frozenset[date]:
        """Return the days for which the actor has handed in this self-check."""
        with self._store.reading() as tx:
            return tx.sheets.days(actor.id, form_key, first, last)

    def _opened(
        self,
        form: "Form",
        version_id: UUID,
        subject: Person,
        day: date,
        body: Mapping[str, Any],
        draft: Draft | None,
    ) -> OpenSheet:
        from desktop_app.training.forms.scoring import score

        answers = fitting_answers(form, body.get("answers", {}))
        saved = f"{self._clock.local(draft.saved_at):%H:%M:%S}" if draft else ""
        scored = score(form, answers, self.bands(str(form.use)))
        opened = OpenSheet(
            form, version_id, subject, day, answers, draft_evidence(body), scored, saved
        )
        return replace(opened, renewed=renewed(version_id, body, answers))

    def _next_number(self, tx: Transaction, use: str) -> str:
        """Count on within use and year; asked inside the writing transaction."""
        prefix = f"{PREFIXES[use]}-{self._clock.today():%Y}-"
        newest = tx.sheets.newest_number(prefix)
        return f"{prefix}{int(newest.rsplit('-', 1)[1]) + 1 if newest else 1:06d}"


def _refuse_signed(tx: Transaction, actor: Person, sheet: OpenSheet, replaces: UUID | None) -> None:
    """Refuse what was signed from another window meanwhile: its draft is gone."""
    gone = sheet.saved_at_text and tx.people.draft(actor.id, _name_of(sheet)) is None
    if gone or (sheet.replaces is None and _signed_meanwhile(tx, actor, sheet) is not None):
        raise AlreadySigned
    if replaces is not None:
        refuse_corrected(tx.sheet_register.replaced_by(replaces))


def _signed_meanwhile(tx: Transaction, actor: Person, sheet: OpenSheet) -> UUID | None:
    """Return what was signed since *sheet* was opened and stands where it would, or None."""
    if sheet.replaces is not None:
        return tx.sheet_register.replaced_by(sheet.replaces)
    if sheet.form.use in APART:  # no correction could take it; their own use cases refuse another
        return None
    key, use, whom = sheet.form.key, str(sheet.form.use), sheet.subject.id
    newest = tx.sheets.newest(actor.id, whom, use, key, sheet.day, sheet.target, sheet.about)
    return None if newest == sheet.earlier else newest


def _name_of(sheet: OpenSheet) -> str:
    return draft_name(
        sheet.form.key, sheet.subject.id, sheet.day, sheet.about, sheet.target, sheet.replaces
    )
