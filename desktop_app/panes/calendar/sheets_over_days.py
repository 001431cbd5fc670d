"""The side sheets that open over the days: each is made when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.widgets.pane import PaneView

if TYPE_CHECKING:
    from desktop_app.panes.calendar.changing.change_sheet import ChangeSheet
    from desktop_app.panes.calendar.changing.new_sheet import NewSheet
    from desktop_app.panes.calendar.sheets import PersonSheet, PlanSheet


class SheetsOverDays(PaneView):
    """A pane that asks in sheets; most openings of the calendar need none of them."""

    @cached_property
    def person_sheet(self) -> "PersonSheet":
        """Where a class or a trainee is chosen."""
        from desktop_app.panes.calendar.sheets import PersonSheet

        return PersonSheet(self)

    @cached_property
    def plan_sheet(self) -> "PlanSheet":
        """Where a plan is laid."""
        from desktop_app.panes.calendar.sheets import PlanSheet

        return PlanSheet(self)

    @cached_property
    def change_sheet(self) -> "ChangeSheet":
        """Where a change is looked over."""
        from desktop_app.panes.calendar.changing.change_sheet import ChangeSheet

        return ChangeSheet(self)

    @cached_property
    def new_sheet(self) -> "NewSheet":
        """Where a session is added."""
        from desktop_app.panes.calendar.changing.new_sheet import NewSheet

        return NewSheet(self)
