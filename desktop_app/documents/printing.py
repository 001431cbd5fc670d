"""From records to documents: what a person prints, put together from what is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from db.records import Person
from desktop_app.documents.form_about import signature_roles
from desktop_app.documents.form_data import EvidenceData, SheetData
from desktop_app.documents.form_sheet import form_pdf, form_pdfs
from desktop_app.documents.form_template import printed_sections
from desktop_app.system.background import Progress
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.forms.kinds import About

if TYPE_CHECKING:
    from desktop_app.documents.debrief_data import DebriefData
    from desktop_app.documents.exam_paper_data import PaperWanted
    from desktop_app.training.certification.use_cases import Certification
    from desktop_app.training.chain.use_cases import Chain, Link
    from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks
    from desktop_app.training.curriculum.exchange.entries import Wanted
    from desktop_app.training.curriculum.exchange.use_cases import PlanFiles
    from desktop_app.training.curriculum.use_cases import Curriculum
    from desktop_app.training.debriefing.use_cases import Debriefing
    from desktop_app.training.exams.printing.use_cases import ExamPrinting
    from desktop_app.training.feedback.use_cases import Feedback
    from desktop_app.training.forms.scoring import SheetScore
    from desktop_app.training.forms.sheets import SignedSheet
    from desktop_app.training.forms.template import Form
    from desktop_app.training.forms.use_cases import Forms
    from desktop_app.training.people.use_cases import People
    from desktop_app.training.practice.use_cases import Practice
    from desktop_app.training.quality.calibration.use_cases import Calibrations
    from desktop_app.training.quality.meeting.use_cases import Meetings
    from desktop_app.training.reviews.evidence import Figure
    from desktop_app.training.reviews.use_cases import Reviews

SHOWN_EVIDENCE = 12
"""As many of the newest records stand on a printed evaluation form."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something to preview, save and print."""

    title: str
    file_name: str
    pdf: bytes


class Sources(Protocol):
    """Where documents are put together from; each is built when a document needs it."""

    @property
    def people(self) -> "People": ...
    @property
    def forms(self) -> "Forms": ...
    @property
    def chain(self) -> "Chain": ...
    @property
    def certification(self) -> "Certification": ...
    @property
    def debriefing(self) -> "Debriefing": ...
    @property
    def meetings(self) -> "Meetings": ...
    @property
    def feedback(self) -> "Feedback": ...
    @property
    def practice(self) -> "Practice": ...
    @property
    def reviews(self) -> "Reviews": ...
    @property
    def calibrations(self) -> "Calibrations": ...
    @property
    def attendance(self) -> "AttendanceBooks": ...
    @property
    def plan_files(self) -> "PlanFiles": ...
    @property
    def exam_printing(self) -> "ExamPrinting": ...
    @property
    def curriculum(self) -> "Curriculum": ...


class Printing:
    """Puts documents together for the preview."""

    def __init__(self, sources: Sources, clock: Clock) -> None:
        self._from = sources
        self._clock = clock

    def sheet(self, actor: Person, sheet_id: UUID) -> Document:
        """Return a signed sheet with its scores and the records that it rests on."""
        ((signed, data),) = self._read(actor, [sheet_id])
        name = f"{signed.form.title}-{data.subject}-{signed.sheet.day:%Y%m%d}"
        return Document(f"{signed.form.title} · {data.subject}", name, form_pdf(data))

    def sheets(
        self, actor: Person, sheet_ids: Sequence[UUID], title: str, progress: Progress | None = None
    ) -> Document:
        """Return signed sheets as one document, each with its own page numbers.

        Raises Cancelled when *progress* was cancelled, NotAllowed for a sheet out of bounds.
        """
        told = progress or Progress()
        told.step(0, len(sheet_ids))
        data = [one for _, one in self._read(actor, sheet_ids)]
        return Document(title, title, form_pdfs(data, told))

    def blank(self, form_key: str) -> Document:
        """Return a published form to fill in by hand, about nobody yet."""
        form = self._from.forms.published(form_key)
        data = SheetData(
            title=form.title,
            form_title=form.title,
            number="",
            organisation=self._organisation(),
            subject="",
            subject_role="",
            filler="",
            day=None,
            sections=printed_sections(form),
            signature_roles=signature_roles(form),
            about=form.about,
        )
        return Document(tr("空表 · {form}").format(form=form.title), form.title, form_pdf(data))

    def debrief(self, actor: Person, attempt_id: UUID) -> Document:
        """Return the debrief of an attempt: finding, marks, curve, turns and the three views."""
        from desktop_app.documents.debrief_telling import debrief_data

        rushes = self._from.practice.rushes
        if rushes.is_rush(attempt_id):
            from desktop_app.documents.rush_debrief_telling import rush_debrief_data

            several = rushes.look_back(actor, attempt_id)
            data = rush_debrief_data(
                several,
                self._from.debriefing.reflection(actor, attempt_id),
                self._from.debriefing.observations(actor, attempt_id),
                self._organisation(),
                self._clock,
            )
            return self._debrief_document(several.attempt.title, several.person.name, data)
        past = self._from.debriefing.look_back(actor, attempt_id)
        data = debrief_data(
            past,
            self._from.debriefing.reflection(actor, attempt_id),
            self._from.debriefing.observations(actor, attempt_id),
            self._organisation(),
            self._clock,
        )
        return self._debrief_document(past.attempt.title, past.person.name, data)

    def _debrief_document(self, drill: str, person: str, data: "DebriefData") -> Document:
        from desktop_app.documents.debrief_pdf import debrief_pdf

        title = tr("复盘 {title} · {name}").format(title=drill, name=person)
        return Document(title, f"复盘-{drill}-{person}-{data.day:%Y%m%d}", debrief_pdf(data))

    def meeting(self, actor: Person, month: date, names: bool = False) -> Document:
        """Return the pack for the meeting about a month; see `Meetings.pack`."""
        from desktop_app.documents.meeting_pdf import meeting_pdf
        from desktop_app.documents.meeting_telling import meeting_data

        data = meeting_data(self._from.meetings.pack(actor, month, names), self._organisation())
        return Document(data.title, f"质检会-{month:%Y-%m}", meeting_pdf(data))

    def calibration(self, actor: Person, calibration_id: UUID) -> Document:
        """Return the report of a closed calibration; see `Calibrations.results`."""
        from desktop_app.documents.calibration_pdf import calibration_pdf
        from desktop_app.documents.calibration_telling import calibration_data

        results = self._from.calibrations.results(actor, calibration_id)
        data = calibration_data(results, self._organisation(), self._clock)
        name = f"校准-{results.calibration.title}-{data.day:%Y%m%d}"
        return Document(data.title, name, calibration_pdf(data))

    def sign_in(self, actor: Person, session_id: UUID) -> Document:
        """Return the list to sign in on for a session; see `AttendanceBooks.page`."""
        from desktop_app.documents.sign_in_data import sign_in_data
        from desktop_app.documents.sign_in_sheet import sign_in_pdf

        data = sign_in_data(
            self._from.attendance.page(actor, session_id),
            self._organisation(),
            self._from.curriculum.early_minutes(),
        )
        name = f"签到表-{data.session}-{data.day:%Y%m%d}"
        return Document(tr("签到表 · {title}").format(title=data.session), name, sign_in_pdf(data))

    def exam_papers(
        self, actor: Person, exam_id: UUID, wanted: "PaperWanted", progress: Progress | None = None
    ) -> Document:
        """Return the sheets of a paper exam; see `ExamPrinting` for who may see them."""
        from desktop_app.documents.exam_paper_pdf import exam_paper_file

        printing = self._from.exam_printing
        read = printing.named if wanted.named else printing.forms
        organisation = self._organisation()
        return Document(
            *exam_paper_file(read(actor, exam_id), wanted, organisation, self._clock, progress)
        )

    def plan(
        self, actor: Person, wanted: "Wanted", layout: str, progress: Progress | None = None
    ) -> Document:
        """Return plans by week, by month or as an overview; raises Trouble where there are none."""
        from desktop_app.documents.plan_pdf import plan_pdf
        from desktop_app.documents.plan_telling import plan_data

        book = self._from.plan_files.book(actor, wanted)
        calendar = self._from.curriculum.work_calendar()
        data = plan_data(book, layout, calendar.info, self._clock)
        return Document(data.title, f"{data.title}-{data.day:%Y%m%d}", plan_pdf(data, progress))

    def empty_form(self, actor: Person, form_key: str, subject_id: UUID) -> Document:
        """Return a form to fill in by hand, with the person's newest records listed under it."""
        record = self._from.chain.record(actor, subject_id)
        form = next(one for one in self._from.forms.forms("evaluation") if one.key == form_key)
        data = SheetData(
            title=form.title,
            form_title=form.title,
            number="",
            organisation=self._organisation(),
            subject=record.person.name,
            subject_role=_post(record.person),
            filler="",
            day=None,
            sections=printed_sections(form),
            signature_roles=signature_roles(form),
            evidence=self._evidence(record.links[:SHOWN_EVIDENCE]),
        )
        title = tr("{form} · {name}").format(form=form.title, name=record.person.name)
        return Document(title, f"{form.title}-{record.person.name}", form_pdf(data))

    def certificate(self, actor: Person, certificate_id: UUID) -> Document:
        """Return an issued certificate, byte for byte as it was issued."""
        found = self._from.certification.certificate(actor, certificate_id)
        person = self._from.people.person(actor, found.person_id)
        return Document(
            tr("证书 {number} · {name}").format(number=found.number, name=person.name),
            f"证书-{person.name}-{found.number}",
            found.pdf,
        )

    def certificate_preview(self, actor: Person, person_id: UUID) -> Document:
        """Return the certificate as it would be issued now."""
        person = self._from.people.person(actor, person_id)
        return Document(
            tr("证书预览 · {name}").format(name=person.name),
            f"证书预览-{person.name}",
            self._from.certification.preview(actor, person_id),
        )

    def _read(
        self, actor: Person, sheet_ids: Sequence[UUID]
    ) -> "list[tuple[SignedSheet, SheetData]]":
        """Read sheets with what they rest on in a few queries, however many they are."""
        sheets = self._from.forms.signed_each(actor, sheet_ids)
        rests = [one for one in sheets if one.sheet.evidence]
        found = self._from.chain.rests_on_each(
            actor, [(one.subject.id, one.sheet.evidence) for one in rests]
        )
        links = {one.sheet.id: one_links for one, one_links in zip(rests, found, strict=True)}
        organisation = self._organisation()
        named = self._named(sheets)
        return [
            (
                one,
                replace(
                    self._sheet_data(one, links.get(one.sheet.id, ()), organisation),
                    summary=_summary(self._from.reviews.summary(actor, one.sheet)),
                    **named.get(one.sheet.id, {}),
                ),
            )
            for one in sheets
        ]

    def _named(self, sheets: "Sequence[SignedSheet]") -> "dict[UUID, dict[str, Any]]":
        """Return what stands in place of a person's name where a sheet is about none."""
        about = [one for one in sheets if one.form.about in (About.SESSION, About.PROGRAM)]
        if not about:
            return {}
        found = self._from.feedback.named({one.sheet.target for one in about})
        return {
            one.sheet.id: {"subject": subject.title, "subject_role": subject.detail}
            for one in about
            if (subject := found.get(one.sheet.target))
        }

    def _organisation(self) -> str:
        organisation = self._from.people.organisation()
        return organisation.name if organisation else ""

    def _sheet_data(
        self, signed: "SignedSheet", links: "Sequence[Link]", organisation: str
    ) -> SheetData:
        sheet = signed.sheet
        signed_at = self._clock.local(sheet.signed_at)
        return SheetData(
            title=signed.form.title,
            form_title=signed.form.title,
            number=sheet.number,
            organisation=organisation,
            subject=signed.subject.name,
            subject_role=_post(signed.subject),
            filler=signed.filler.name,
            day=sheet.day,
            sections=printed_sections(signed.form, sheet.answers, signed.score),
            signed_by=signed.filler.name,
            signed_at_text=f"{day_text(signed_at.date())} {time_text(signed_at)}",
            total_text=number_text(sheet.total) if sheet.total is not None else "",
            band_text=signed.score.band.label if signed.score.band else "",
            failed_note=_failed_note(signed.form, signed.score),
            signature_roles=signature_roles(signed.form),
            qr_text=f"peilian:sheet/{sheet.id}",
            evidence=self._evidence(links),
            about=signed.form.about,
        )

    def _evidence(self, links: "Sequence[Link]") -> tuple[EvidenceData, ...]:
        return tuple(
            EvidenceData(
                time=self._moment(link),
                title=link.title,
                detail=" · ".join(
                    part
                    for part in (
                        link.by,
                        # What in a contact was meant is the note of the evidence.
                        link.detail if link.kind == "contact" else "",
                        tr("{n} 分").format(n=number_text(link.mark))
                        if link.mark is not None
                        else "",
                    )
                    if part
                ),
            )
            for link in links
        )

    def _moment(self, link: "Link") -> str:
        at = self._clock.local(link.at)
        return f"{day_text(at.date())} {time_text(at)}"


def _mark_text(mark: float | None) -> str:
    return "" if mark is None else tr("{n} 分").format(n=number_text(mark))


def _post(person: Person) -> str:
    return " · ".join(part for part in (person.team, person.staff_number) if part)


def _summary(figures: "Sequence[Figure]") -> tuple[EvidenceData, ...]:
    return tuple(EvidenceData(one.title, one.value, one.detail) for one in figures)


def _failed_note(form: "Form", score: "SheetScore") -> str:
    """Say which deciding items failed, and that a fatal one left nothing."""
    labels = {item.id: item.label for item in form.items()}

    def named(items: Sequence[str]) -> str:
        return "、".join(labels[one] for one in items)

    told = []
    if score.zeroed:
        told.append(tr("归零项未通过，总分记 0 分：{labels}").format(labels=named(score.zeroed)))
    if score.failed:
        told.append(tr("一票否决项未达到：{labels}").format(labels=named(score.failed)))
    return tr("；").join(told)
