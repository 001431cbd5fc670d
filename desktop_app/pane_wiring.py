"""Which panes there are, for whom, and what each is handed: nothing it does not use."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, Role
from desktop_app.mentoring_wiring import MentoringRooms
from desktop_app.services import Services
from desktop_app.shell.appearance import Appearance
from desktop_app.shell.pane_list import PaneEntry, PaneList
from desktop_app.system.background import Background
from desktop_app.system.changes import Subject
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.widgets.pane import PaneView

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document
    from desktop_app.panes.calendar.pages import SubPage
    from desktop_app.panes.settings.presenter import TrayChoice

Preview = Callable[[Callable[[], "Document"]], None]

_ALL: frozenset[str] = frozenset()
_TRAINEE = frozenset({Role.TRAINEE.value})
_MENTOR = frozenset({Role.MENTOR.value})
_SUPERVISOR = frozenset({Role.SUPERVISOR.value})
_WORKING = frozenset({Role.TRAINEE.value, Role.MENTOR.value, Role.SUPERVISOR.value})
_LEADING = frozenset({Role.SUPERVISOR.value, Role.ADMINISTRATOR.value})

# What makes a pane stale.
_PLANS = (Subject.PLANS, Subject.SUMMARIES, Subject.SHEETS, Subject.ATTEMPTS)
_PERSON = (Subject.PEOPLE, Subject.DEVELOPMENT)
_DAY = (*_PLANS, *_PERSON, Subject.QUALITY, Subject.MENTORING, Subject.EXAMS)
_RECORD = (Subject.ATTEMPTS, Subject.SHEETS, Subject.CERTIFICATES, *_PERSON)
_DRILLS = (Subject.ATTEMPTS, Subject.CONTENT, Subject.EXAMPLES)
_EXAMS = (Subject.EXAMS, Subject.CONTENT, Subject.SHEETS)
_CHECKS = (Subject.SHEETS, Subject.PLANS)
_REVIEWS = (Subject.SHEETS, Subject.PLANS, Subject.MENTORING, Subject.DEVELOPMENT)
_MENTORED = (*_REVIEWS, Subject.ATTEMPTS, Subject.PEOPLE, Subject.SETTINGS)
_QUALITY = (Subject.QUALITY, Subject.SHEETS, Subject.ATTEMPTS)


def pane_list(
    services: Services,
    actor: Person,
    background: Background,
    navigator: Navigator,
    appearance: Appearance,
    preview: Preview,
    tray: "TrayChoice",
) -> PaneList:
    """Return the panes in the order of the rail; each is built when it is first shown."""
    build = _Builders(services, actor, background, navigator, appearance, preview, tray)
    lists = [
        _entry("today", tr("今日"), _ALL, _DAY, build.today),
        _entry("people", tr("学员"), _LEADING, _RECORD, build.people),
        _entry("mentoring", tr("带教"), _SUPERVISOR, _MENTORED, build.mentoring.supervisors),
        _entry("mentoring", tr("带教"), _MENTOR, _MENTORED, build.mentoring.mentors),
        _entry("quality", tr("质检"), _SUPERVISOR, _QUALITY, build.quality),
        _entry("calendar", tr("课程日历"), _ALL, _PLANS, build.calendar),
        _entry("practice", tr("话术练习"), _ALL, _DRILLS, build.practice),
        _entry("exams", tr("考试"), _WORKING, _EXAMS, build.exams),
        _entry("checklists", tr("自检与反馈"), _WORKING, _CHECKS, build.checklists),
        _entry("quality", tr("我的质检"), _TRAINEE | _MENTOR, _QUALITY, build.quality),
        _entry("mentoring", tr("导师笔记"), _TRAINEE, _REVIEWS, build.mentoring.own),
        _entry("people", tr("学员"), _MENTOR, _RECORD, build.people),
        _entry("people", tr("我的记录"), _TRAINEE, _RECORD, build.people),
        _entry(
            "certificates",
            tr("证书"),
            _LEADING | _TRAINEE,
            (Subject.CERTIFICATES, Subject.SHEETS),
            build.certificates,
        ),
        _entry(
            "forms",
            tr("表单"),
            _MENTOR | _SUPERVISOR,
            (Subject.SHEETS, Subject.CONTENT, Subject.PEOPLE),
            build.forms,
        ),
        _entry(
            "programs",
            tr("方案"),
            _SUPERVISOR,
            (Subject.CONTENT, Subject.PLANS),
            build.programs,
        ),
        _entry("handbook", tr("手册"), _ALL, (Subject.CONTENT,), build.handbook),
        _entry("settings", tr("设置"), _ALL, (Subject.SETTINGS,), build.settings),
    ]
    return PaneList(lists)


def _entry(
    key: str,
    title: str,
    roles: frozenset[str],
    subjects: tuple[Subject, ...],
    build: Callable[[], PaneView],
) -> PaneEntry:
    return PaneEntry(key, title, key, "", roles, frozenset(subjects), build)


class _Builders:
    """One method a pane; a pane's code is imported when the pane is first shown."""

    def __init__(
        self,
        services: Services,
        actor: Person,
        background: Background,
        navigator: Navigator,
        appearance: Appearance,
        preview: Preview,
        tray: "TrayChoice",
    ) -> None:
        self._services = services
        self._actor = actor
        self._background = background
        self._navigator = navigator
        self._appearance = appearance
        self._preview = preview
        self._tray = tray
        self.mentoring = MentoringRooms(
            services, actor, background, navigator, self._print_sheet, preview
        )

    def today(self) -> PaneView:
        from desktop_app.panes import today

        return today.build(
            actor=self._actor,
            today=self._services.today,
            reminders=self._services.reminders,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def calendar(self) -> PaneView:
        from desktop_app.panes import calendar

        return calendar.build(
            actor=self._actor,
            curriculum=self._services.curriculum,
            books=self._services,
            people=self._services.people,
            files=calendar.Files(
                plans=lambda: self._services.plan_files,
                dates=lambda: self._services.date_files,
                classes=lambda: self._services.classes,
                printing=lambda: self._services.printing,
                preview=self._preview,
            ),
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
            pages={"session": self._session_page, "progress": self._progress_page},
        )

    def programs(self) -> PaneView:
        from desktop_app.panes import programs

        return programs.build(
            actor=self._actor,
            programs=self._services.programs,
            files=self._services.program_files,
            revising=self._services.revising,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def _session_page(self) -> "SubPage":
        from desktop_app.panes.calendar import session

        services, background = self._services, self._background
        return session.build(self._actor, services, background, self._navigator, self._preview)

    def _progress_page(self) -> "SubPage":
        from desktop_app.panes.calendar import progress

        return progress.build(
            actor=self._actor,
            progress=self._services.progress,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def practice(self) -> PaneView:
        from desktop_app.panes import practice

        return practice.build(
            actor=self._actor,
            practice=self._services.practice,
            modes=self._services.modes,
            exams=self._services.exams,
            debriefing=self._services.debriefing,
            examples=self._services.examples,
            forms=self._services.forms,
            save_pdf=self._print_debrief,
            authoring=self._services.authoring,
            repetition=self._services.repetition,
            consistency=self._services.consistency,
            practicals=self._services.practicals,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def exams(self) -> PaneView:
        from desktop_app.panes import exams

        return exams.build(
            actor=self._actor,
            sittings=lambda: self._services.sittings,
            results=lambda: self._services.exam_results,
            practice=lambda: self._services.exam_practice,
            marking=lambda: self._services.exam_marking,
            planning=lambda: self._services.exam_planning,
            people=lambda: self._services.people,
            settings=lambda: self._services.settings,
            bank=lambda: self._services.bank,
            exchange=lambda: self._services.bank_exchange,
            figures=lambda: self._services.exam_figures,
            offer=lambda: self._services.exam_offer,
            entering=lambda: self._services.exam_entering,
            printing=lambda: self._services.printing,
            preview=self._preview,
            practicals=lambda: self._services.practicals,
            practical_marking=lambda: self._services.practical_marking,
            forms=lambda: self._services.forms,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def checklists(self) -> PaneView:
        from desktop_app.panes import checklists

        return checklists.build(
            actor=self._actor,
            checks=lambda: self._services.checks,
            comparing=lambda: self._services.comparing,
            feedback_on=lambda: self._services.feedback,
            role_plays=lambda: self._services.role_plays,
            people=self._services.people,
            forms=self._services.forms,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
            print_sheet=self._print_sheet,
            offers=self.mentoring.offers(),
        )

    def people(self) -> PaneView:
        from desktop_app.panes import people

        return people.build(
            actor=self._actor,
            people=self._services.people,
            arriving=self._services.arriving,
            chain=self._services.chain,
            progress=self._services.progress,
            development=lambda: self._services.development,
            forms=self._services.forms,
            register=self._services.register,
            certification=self._services.certification,
            debriefing=self._services.debriefing,
            printing=self._services.printing,
            preview=self._preview,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def forms(self) -> PaneView:
        from desktop_app.panes import forms

        return forms.build(
            actor=self._actor,
            people=self._services.people,
            forms=self._services.forms,
            register=self._services.register,
            writing=lambda: self._services.templates,
            files=lambda: self._services.form_files,
            chain=self._services.chain,
            debriefing=lambda: self._services.debriefing,
            printing=lambda: self._services.printing,
            preview=self._preview,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def certificates(self) -> PaneView:
        from desktop_app.panes import certificates

        return certificates.build(
            actor=self._actor,
            certification=self._services.certification,
            signing=self._services.signing,
            life=lambda: self._services.certificate_life,
            pictures=lambda: self._services.pictures,
            layouts=lambda: self._services.layouts,
            badges=lambda: self._services.badges,
            printing=self._services.printing,
            preview=self._preview,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def quality(self) -> PaneView:
        from desktop_app.panes import quality
        from desktop_app.panes.quality.follow_up import FollowUp

        return quality.build(
            actor=self._actor,
            contacts=lambda: self._services.contacts,
            drawing=lambda: self._services.drawing,
            follow_up=FollowUp(
                coaching=lambda: self._services.coaching,
                opening=lambda: self._services.coach_opening,
                people=lambda: self._services.people,
                disputes=lambda: self._services.disputes,
                sharing=lambda: self._services.sharing,
                inspections=lambda: self._services.inspections,
                calibrations=lambda: self._services.calibrations,
                contacts=lambda: self._services.contacts,
                forms=lambda: self._services.forms,
                print_sheet=self._print_sheet,
                meetings=lambda: self._services.meetings,
                preview_meeting=self._preview_meeting,
                preview_calibration=self._preview_calibration,
            ),
            inspections=self._services.inspections,
            forms=self._services.forms,
            people=self._services.people,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
            print_sheet=self._print_sheet,
        )

    def handbook(self) -> PaneView:
        from desktop_app.panes import handbook

        return handbook.build(
            knowledge=self._services.knowledge,
            background=self._background,
            navigator=self._navigator,
        )

    def settings(self) -> PaneView:
        from desktop_app.panes import settings

        return settings.build(
            actor=self._actor,
            settings=self._services.settings,
            curriculum=self._services.curriculum,
            people=self._services.people,
            maintenance=self._services.maintenance,
            appearance=self._appearance,
            tray=self._tray,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def _print_debrief(self, attempt_id: UUID) -> None:
        self._preview(lambda: self._services.printing.debrief(self._actor, attempt_id))

    def _preview_calibration(self, calibration_id: UUID) -> None:
        self._preview(lambda: self._services.printing.calibration(self._actor, calibration_id))

    def _preview_meeting(self, month: date, names: bool) -> None:
        self._preview(lambda: self._services.printing.meeting(self._actor, month, names))

    def _print_sheet(self, sheet_id: UUID) -> None:
        self._preview(lambda: self._services.printing.sheet(self._actor, sheet_id))
