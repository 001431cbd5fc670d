"""Wires the use cases over one open store; the window, the command line and the tests share it.

A module is imported when its use case is first asked for: starting needs few of them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.records import Role
from desktop_app.services.development import DevelopmentServices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from db.records import Attempt, Sheet
    from db.store import Transaction
    from desktop_app.documents.printing import Printing
    from desktop_app.training.certification.badges.use_cases import Badges
    from desktop_app.training.certification.layout.use_cases import Layouts
    from desktop_app.training.certification.life.use_cases import CertificateLife
    from desktop_app.training.certification.pictures.use_cases import Pictures
    from desktop_app.training.certification.signing.keys import Signer
    from desktop_app.training.certification.signing.use_cases import Signing
    from desktop_app.training.certification.standing import CertificateFacts
    from desktop_app.training.certification.use_cases import Certification
    from desktop_app.training.forms.use_cases import Follower
    from desktop_app.training.practice.conversation import Conversation
    from desktop_app.training.today.todo import TellsWaiting
    from desktop_app.training.today.use_cases import Today

_TRAINEE = frozenset({Role.TRAINEE})
_SUPERVISOR = frozenset({Role.SUPERVISOR})
_LEADING = frozenset(Role) - _TRAINEE


@dataclass(frozen=True)
class Services(DevelopmentServices):
    """Every use case, built on first use and kept; each pane is handed only what it needs."""

    @cached_property
    def certification(self) -> "Certification":
        from desktop_app.training.certification.use_cases import Certification

        return Certification(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.signing,
            _draw_certificate,
            lambda tx: self.layouts.in_force(tx),
        )

    @cached_property
    def layouts(self) -> "Layouts":
        from desktop_app.training.certification.layout.use_cases import Layouts

        return Layouts(self.store, self.clock, self.changes, self.library, _missing_glyphs)

    @cached_property
    def signing(self) -> "Signing":
        from desktop_app.training.certification.signing.keys import Cost
        from desktop_app.training.certification.signing.use_cases import Signing

        return Signing(self.store, self.clock, self.changes, lambda: Cost(*self.passwords.cost))

    @cached_property
    def certificate_life(self) -> "CertificateLife":
        from desktop_app.training.certification.life.use_cases import CertificateLife

        return CertificateLife(
            self.store, self.clock, self.changes, self.certification, self.signing
        )

    @cached_property
    def pictures(self) -> "Pictures":
        from desktop_app.training.certification.pictures.use_cases import Pictures

        return Pictures(self.store, self.clock, self.changes, _prepare_picture)

    @cached_property
    def badges(self) -> "Badges":
        from desktop_app.training.certification.badges.use_cases import Badges

        return Badges(self.store, self.forms, self.signing)

    def _on_finished(
        self, tx: "Transaction", attempt: "Attempt", conversation: "Conversation", now: "datetime"
    ) -> None:
        self.repetition.take_in(tx, attempt, conversation, now)
        self.contacts.take_in(tx, attempt, now)

    def _followers(self) -> "Mapping[str, Sequence[Follower]]":
        # As lambdas: what follows is built, and imported, when it does.
        return {
            "shadow_day": (_end_debrief,),
            "survey": (lambda tx, sheet: self.feedback.follow(tx, sheet),),
            "practical": (lambda tx, sheet: self.practical_marking.follow_result(tx, sheet),),
            "practical_drill": (lambda tx, sheet: self.practical_marking.follow_mark(tx, sheet),),
            "drill_view": (lambda tx, sheet: self.role_plays.follow(tx, sheet),),
            "milestone_view": (lambda tx, sheet: self.deciding.check_view(tx, sheet),),
            "milestone": (lambda tx, sheet: self.deciding.decide(tx, sheet),),
            "inspection": (
                lambda tx, sheet: self.inspections.check(tx, sheet),
                lambda tx, sheet: self.coach_opening.follow(tx, sheet),
            ),
            "calibration": (lambda tx, sheet: self.calibrations.check(tx, sheet),),
        }

    @cached_property
    def today(self) -> "Today":
        from desktop_app.training.today.use_cases import Today

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
                lambda actor: self.own_exams.waiting(actor),
                _of(_LEADING, lambda actor: self.leave.due(actor)),
                lambda actor: self.summaries.due(actor),
                _of(_TRAINEE, lambda actor: self.checks.waiting(actor)),
                _of(_TRAINEE, lambda actor: self.feedback.waiting(actor)),
                lambda actor: self.role_plays.waiting(actor),
                lambda actor: self.reminders.waiting(actor),
                _of(_TRAINEE, lambda actor: self.mentoring.waiting(actor)),
                lambda actor: self.reviews.waiting(actor),
                _of(_SUPERVISOR, lambda actor: self.drawing.waiting(actor)),
                lambda actor: self.coaching.waiting(actor),
                lambda actor: self.plans_due.waiting(actor),
                lambda actor: self.disputes.waiting(actor),
                _of(_LEADING, lambda actor: self.calibrations.waiting(actor)),
                _of(_SUPERVISOR, lambda actor: self.exams_due.waiting(actor)),
                _of(_SUPERVISOR, lambda actor: self.exam_gates.waiting(actor)),
                _of(_TRAINEE, lambda actor: self.practicals.waiting(actor)),
                _of(_SUPERVISOR, lambda actor: self.practical_marking.waiting(actor)),
            ),
        )

    @cached_property
    def printing(self) -> "Printing":
        from desktop_app.documents.printing import Printing

        return Printing(self, self.clock)


def _of(roles: frozenset[Role], tell: "TellsWaiting") -> "TellsWaiting":
    """Ask only for who has one of *roles*: what nothing ever waits in is not even imported."""
    return lambda actor: tell(actor) if actor.roles & roles else ()


def _end_debrief(tx: "Transaction", sheet: "Sheet") -> None:
    from desktop_app.training.mentoring.use_cases import end_debrief

    end_debrief(tx, sheet)


def _prepare_picture(data: bytes, kind: str) -> bytes:
    from desktop_app.documents.pictures import prepared

    return prepared(data, kind)


def _draw_certificate(facts: "CertificateFacts", signer: "Signer | None") -> bytes:
    # The layout library takes a tenth of a second to import and is needed only to draw.
    from desktop_app.documents.certificate_telling import draw_certificate

    return draw_certificate(facts, signer)


def _missing_glyphs(text: str) -> set[str]:
    from desktop_app.documents.fonts import missing_glyphs

    return missing_glyphs(text)
