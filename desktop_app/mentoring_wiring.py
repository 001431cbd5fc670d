"""Which rooms the pane of mentoring has, by role, and what each is handed."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, Role
from desktop_app.services import Services
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.widgets.pane import PaneView

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document
    from desktop_app.filling.offers import Offers
    from desktop_app.widgets.rooms import RoomEntry

Preview = Callable[[Callable[[], "Document"]], None]
_MENTORED = ("day", "sheet", "case", "trainee")
"""The targets that lead to a mentor's trainees."""


class MentoringRooms:
    """One method a role; a room's code is imported when it is first entered."""

    def __init__(
        self,
        services: Services,
        actor: Person,
        background: Background,
        navigator: Navigator,
        print_sheet: Callable[[UUID], None],
        preview: "Preview",
    ) -> None:
        self._services = services
        self._actor = actor
        self._background = background
        self._navigator = navigator
        self._print_sheet = print_sheet
        self._preview = preview

    def offers(self) -> "Offers":
        """What of a person's drills can be picked as the evidence of an answer."""
        from desktop_app.filling.offers import Offers

        services = self._services
        return Offers(self._actor, services.chain, lambda: services.debriefing, services.clock)

    def trainees(self) -> PaneView:
        """Build the room of a mentor's trainees."""
        from desktop_app.panes.mentoring import trainees

        return trainees.build(
            actor=self._actor,
            mentoring=self._services.mentoring,
            forms=self._services.forms,
            register=self._services.register,
            chain=self._services.chain,
            private=self._services.private_notes,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
            print_sheet=self._print_sheet,
            offers=self.offers(),
        )

    def supervisors(self) -> PaneView:
        """Build what a supervisor sees, with their own trainees where they mentor too."""
        from desktop_app.widgets.rooms import RoomEntry, RoomsPane

        rooms = [
            RoomEntry("matching", tr("配对"), self._matching, ("pair",)),
            RoomEntry("profiles", tr("档案"), self._profiles),
        ]
        if self._actor.has(Role.MENTOR):
            rooms.insert(0, RoomEntry("trainees", tr("我的学员"), self.trainees, _MENTORED))
        rooms[len(rooms) - 2 : len(rooms) - 2] = [self._reviews_room(), self._development_room()]
        return RoomsPane(rooms)

    def _matching(self) -> PaneView:
        from desktop_app.panes.mentoring import matching

        return self._matched(matching.build)

    def _profiles(self) -> PaneView:
        from desktop_app.panes.mentoring import profiles

        return self._matched(profiles.build)

    def _matched(self, build: Callable[..., PaneView]) -> PaneView:
        return build(
            actor=self._actor,
            matching=self._services.matching,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
        )

    def mentors(self) -> PaneView:
        """Build what a mentor sees."""
        from desktop_app.widgets.rooms import RoomEntry, RoomsPane

        mine = RoomEntry("trainees", tr("我的学员"), self.trainees, _MENTORED)
        return RoomsPane([mine, self._reviews_room(), self._development_room()])

    def own(self) -> PaneView:
        """Build what a trainee sees."""
        from desktop_app.widgets.rooms import RoomEntry, RoomsPane

        notes = RoomEntry("written", tr("导师笔记"), self.notes, ("sheet", "notes"))
        return RoomsPane([notes, self._reviews_room(), self._development_room()])

    def _reviews_room(self) -> "RoomEntry":
        from desktop_app.widgets.rooms import RoomEntry

        def build() -> PaneView:
            from desktop_app.panes.mentoring import reviews

            return reviews.build(
                actor=self._actor,
                reviews=self._services.reviews,
                deciding=self._services.deciding,
                forms=self._services.forms,
                clock=self._services.clock,
                background=self._background,
                navigator=self._navigator,
                offers=self.offers(),
            )

        return RoomEntry("reviews", tr("阶段评估"), build, ("review",))

    def _development_room(self) -> "RoomEntry":
        from desktop_app.widgets.rooms import RoomEntry

        def build() -> PaneView:
            from desktop_app.panes.mentoring import development

            return development.build(
                actor=self._actor,
                development=self._services.development,
                opening=self._services.plan_opening,
                plans_due=self._services.plans_due,
                people=self._services.people,
                clock=self._services.clock,
                background=self._background,
                navigator=self._navigator,
                print_plan=self._print_development,
            )

        return RoomEntry("development", tr("发展计划"), build, ("develop", "propose"))

    def _print_development(self, plan_id: UUID) -> None:
        from desktop_app.documents.development_printing import development_document

        self._preview(lambda: development_document(self._services, self._actor, plan_id))

    def notes(self) -> PaneView:
        """Build the room of what others wrote to a trainee."""
        from desktop_app.panes.mentoring import notes

        return notes.build(
            actor=self._actor,
            mentoring=self._services.mentoring,
            forms=self._services.forms,
            register=self._services.register,
            clock=self._services.clock,
            background=self._background,
            navigator=self._navigator,
            print_sheet=self._print_sheet,
            offers=self.offers(),
        )
