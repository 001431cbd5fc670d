"""The room of feedback: surveys to answer, what they came to, customers' marks, evaluations."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.checklists.feedback.presenter import FeedbackPresenter
from desktop_app.panes.checklists.feedback.view import FeedbackView
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.training.feedback.use_cases import Feedback
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.use_cases import People

if TYPE_CHECKING:
    from db.records import Sheet


def build(
    actor: Person,
    feedback: Feedback,
    people: People,
    forms: Forms,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
) -> FeedbackView:
    """Build the room for *actor*. Target: `survey:<target>` opens a survey to answer."""
    view = FeedbackView()
    fill = FillPresenter(lambda: view.page, actor, forms, background, navigator)
    view.page.serve(fill)
    presenter = FeedbackPresenter(view, actor, feedback, people, fill, background, navigator)

    def signed(sheet: "Sheet") -> None:
        presenter.handed_in(sheet)
        if sheet.use == "evaluation":
            print_sheet(sheet.id)

    fill.when_signed = signed
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.row_chosen.connect(presenter.choose)
    view.kind_chosen.connect(presenter.filter)
    view.evaluate_requested.connect(presenter.evaluate)
    view.customer_requested.connect(presenter.ask_customer)
    view.back_requested.connect(presenter.back)
    view.keep(presenter)
    return view
