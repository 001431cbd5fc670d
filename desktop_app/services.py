"""Wires the use cases over one open store; the window, the command line and the tests share it."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.plan_services import PlanServices
from desktop_app.training.certification.use_cases import Certification
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.checks.use_cases import Checks
from desktop_app.training.comparing.use_cases import Comparing
from desktop_app.training.content.use_cases import Imported, Library
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.examples.use_cases import Examples
from desktop_app.training.feedback.use_cases import Feedback
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.training.forms.exchange.use_cases import FormFiles
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.knowledge.use_cases import Knowledge
from desktop_app.training.maintenance.use_cases import Maintenance
from desktop_app.training.mentoring.matching.use_cases import Matching
from desktop_app.training.mentoring.private.use_cases import PrivateNotes
from desktop_app.training.mentoring.use_cases import Mentoring, end_debrief
from desktop_app.training.practice.authoring.use_cases import Authoring
from desktop_app.training.practice.consistency.use_cases import Consistency
from desktop_app.training.practice.exams.use_cases import Exams
from desktop_app.training.practice.modes.use_cases import Modes
from desktop_app.training.practice.use_cases import Practice
from desktop_app.training.quality.calibration.use_cases import Calibrations
from desktop_app.training.quality.coaching.opening.use_cases import Opening
from desktop_app.training.quality.coaching.use_cases import Coaching
from desktop_app.training.quality.contacts.use_cases import Contacts
from desktop_app.training.quality.disputes.use_cases import Disputes
from desktop_app.training.quality.drawing.use_cases import Drawing
from desktop_app.training.quality.inspecting.use_cases import Inspections
from desktop_app.training.quality.meeting.use_cases import Meetings
from desktop_app.training.repetition.use_cases import Repetition
from desktop_app.training.reviews.deciding.use_cases import Deciding
from desktop_app.training.reviews.use_cases import Reviews
from desktop_app.training.role_plays.use_cases import RolePlays
from desktop_app.training.today.use_cases import Today

if TYPE_CHECKING:
    from datetime import datetime

    from db.records import Attempt
    from db.store import Transaction
    from desktop_app.documents.printing import Printing
    from desktop_app.training.certification.use_cases import CertificateFacts
    from desktop_app.training.content.loader import ContentFault
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.conversation import Conversation


@dataclass(frozen=True)
class Services(PlanServices):
    """Every use case, built on first use and kept; each pane is handed only what it needs."""

    @cached_property
    def analyser(self) -> "ReplyAnalyser":
        from desktop_app.training.practice.analysis.analyser import ReplyAnalyser

        return ReplyAnalyser()

    @cached_property
    def practice(self) -> Practice:
        return Practice(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.settings,
            lambda: self.analyser,  # the first reply needs it, not the list of drills
            self._on_finished,
            lambda tx, attempt, run, now: self.repetition.take_in_rush(tx, attempt, run, now),
        )

    def _on_finished(
        self, tx: "Transaction", attempt: "Attempt", conversation: "Conversation", now: "datetime"
    ) -> None:
        self.repetition.take_in(tx, attempt, conversation, now)
        self.contacts.take_in(tx, attempt, now)

    @cached_property
    def modes(self) -> Modes:
        return Modes(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.practice,
            lambda: self.analyser,
        )

    @cached_property
    def exams(self) -> Exams:
        return Exams(self.store, self.clock, self.people, self.practice)

    @cached_property
    def authoring(self) -> Authoring:
        return Authoring(
            self.store, self.clock, self.library, lambda: self.analyser, self.practice.figures
        )

    @cached_property
    def repetition(self) -> Repetition:
        return Repetition(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.practice,
            self.curriculum,
            lambda: self.analyser,
        )

    @cached_property
    def consistency(self) -> Consistency:
        return Consistency(self.store, self.practice)

    @cached_property
    def forms(self) -> Forms:
        return Forms(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.settings,
            self.people,
            # By use, what a signed sheet brings about; as lambdas: they are built when it does.
            followers={
                "shadow_day": (end_debrief,),
                "survey": (lambda tx, sheet: self.feedback.follow(tx, sheet),),
                "drill_view": (lambda tx, sheet: self.role_plays.follow(tx, sheet),),
                "milestone_view": (lambda tx, sheet: self.deciding.check_view(tx, sheet),),
                "milestone": (lambda tx, sheet: self.deciding.decide(tx, sheet),),
                "inspection": (
                    lambda tx, sheet: self.inspections.check(tx, sheet),
                    lambda tx, sheet: self.coach_opening.follow(tx, sheet),
                ),
                "calibration": (lambda tx, sheet: self.calibrations.check(tx, sheet),),
            },
        )

    @cached_property
    def calibrations(self) -> Calibrations:
        return Calibrations(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.library,
            self.people,
            self.forms,
            self.contacts,
        )

    @cached_property
    def checks(self) -> Checks:
        return Checks(self.store, self.clock, self.changes, self.library, self.curriculum)

    @cached_property
    def comparing(self) -> Comparing:
        return Comparing(self.store, self.clock, self.library, self.settings, self.people)

    @cached_property
    def register(self) -> Register:
        return Register(self.store, self.clock, self.changes)

    @cached_property
    def templates(self) -> Templates:
        return Templates(self.store, self.clock, self.changes, self.library)

    @cached_property
    def form_files(self) -> FormFiles:
        return FormFiles(self.templates, self.forms, self.register)

    @cached_property
    def feedback(self) -> Feedback:
        return Feedback(
            self.store, self.clock, self.library, self.settings, self.people, self.forms
        )

    @cached_property
    def role_plays(self) -> RolePlays:
        return RolePlays(
            self.store, self.clock, self.changes, self.library, self.people, self.forms
        )

    @cached_property
    def debriefing(self) -> Debriefing:
        return Debriefing(self.store, self.clock, self.practice, self.forms)

    @cached_property
    def examples(self) -> Examples:
        return Examples(self.store, self.clock, self.changes, self.debriefing, self.practice)

    @cached_property
    def mentoring(self) -> Mentoring:
        return Mentoring(self.store, self.clock, self.settings)

    @cached_property
    def deciding(self) -> Deciding:
        return Deciding(self.store, self.clock, self.settings, self.curriculum.work_calendar)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(
            self.store,
            self.clock,
            self.settings,
            self.forms,
            self.deciding,
            self.curriculum.work_calendar,
        )

    @cached_property
    def matching(self) -> Matching:
        return Matching(self.store, self.clock, self.changes, self.settings)

    @cached_property
    def private_notes(self) -> PrivateNotes:
        return PrivateNotes(self.store, self.clock)

    @cached_property
    def contacts(self) -> Contacts:
        return Contacts(self.store, self.clock, self.changes, lambda: self.debriefing)

    @cached_property
    def drawing(self) -> Drawing:
        return Drawing(self.store, self.clock, self.changes, self.settings)

    @cached_property
    def inspections(self) -> Inspections:
        return Inspections(self.store, self.forms, self.library, self.contacts)

    @cached_property
    def chain(self) -> Chain:
        return Chain(self.store, self.clock)

    @cached_property
    def certification(self) -> Certification:
        return Certification(self.store, self.clock, self.changes, self.settings, _draw_certificate)

    @cached_property
    def coach_opening(self) -> Opening:
        return Opening(self.store, self.clock, self.changes, self.library, self.settings)

    @cached_property
    def coaching(self) -> Coaching:
        return Coaching(self.store, self.clock, self.changes, self.library)

    @cached_property
    def disputes(self) -> Disputes:
        return Disputes(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.people,
            self.forms,
            self.register,
            lambda: self.curriculum.work_calendar(),
        )

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(
            self.store,
            self.clock,
            self.library,
            self.inspections,
            self.drawing,
            self.coaching,
            self.examples,
        )

    @cached_property
    def today(self) -> Today:
        return Today(
            self.store,
            self.clock,
            self.practice,
            self.forms,
            self.mentoring,
            self.curriculum,
            self.repetition,
            self.certification,
            # Each is called when a day is put together: what waits there is not built before.
            more=(
                lambda actor: self.checks.waiting(actor),
                lambda actor: self.feedback.waiting(actor),
                lambda actor: self.role_plays.waiting(actor),
                lambda actor: self.mentoring.waiting(actor),
                lambda actor: self.reviews.waiting(actor),
                lambda actor: self.drawing.waiting(actor),
                lambda actor: self.coaching.waiting(actor),
                lambda actor: self.disputes.waiting(actor),
                lambda actor: self.calibrations.waiting(actor),
            ),
        )

    @cached_property
    def knowledge(self) -> Knowledge:
        return Knowledge(self.library, self.people)

    @cached_property
    def maintenance(self) -> Maintenance:
        return Maintenance(self.store.path.parent, self.clock)

    @cached_property
    def printing(self) -> "Printing":
        from desktop_app.documents.printing import Printing

        return Printing(
            self.people,
            self.forms,
            self.chain,
            self.certification,
            self.debriefing,
            self.meetings,
            self.practice,
            self.reviews,
            self.clock,
        )


def _draw_certificate(facts: "CertificateFacts") -> bytes:
    # The layout library takes a tenth of a second to import and is needed only to draw.
    from desktop_app.documents.printing import draw_certificate

    return draw_certificate(facts)


def import_shipped_packs(
    library: Library, folder: Path
) -> tuple[Imported | None, "tuple[ContentFault, ...]"]:
    """Import the packs under *folder* unless these very files were imported before.

    Returns what was imported (None: nothing had changed) and the faults of files left out.
    """
    stamp = _stamp(folder)
    if library.stamp() == stamp:
        return None, ()
    from desktop_app.training.content.loader import load_pack

    total = Imported(0, 0, 0)
    faults: list[ContentFault] = []
    for pack_folder in sorted(path for path in folder.iterdir() if path.is_dir()):
        pack = load_pack(pack_folder)
        faults += pack.faults
        done = library.import_pack(pack)
        total = Imported(
            total.new + done.new,
            total.changed + done.changed,
            total.unchanged + done.unchanged,
            total.waiting + done.waiting,
        )
    library.keep_stamp(stamp)
    return total, tuple(faults)


def _stamp(folder: Path) -> str:
    """Return a mark over names, sizes and times of the files, without reading them."""
    mark = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        facts = path.stat()
        mark.update(f"{path.relative_to(folder)} {facts.st_size} {facts.st_mtime_ns}".encode())
    return mark.hexdigest()
