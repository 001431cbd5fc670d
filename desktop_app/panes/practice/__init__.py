"""Practising scripts and scenarios: the list of drills, a conversation under way, its debrief."""

from collections.abc import Callable, Mapping
from time import monotonic as system_monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice import authoring as own
from desktop_app.panes.practice import consistency as comparing
from desktop_app.panes.practice import review, words
from desktop_app.panes.practice.presenter import PracticePresenter
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.examples.use_cases import Examples
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.practicals.use_cases import Practicals
from desktop_app.training.practice.authoring.use_cases import Authoring
from desktop_app.training.practice.consistency.use_cases import Consistency
from desktop_app.training.practice.exams.use_cases import Exams
from desktop_app.training.practice.modes.use_cases import Modes
from desktop_app.training.practice.use_cases import Practice
from desktop_app.training.repetition.use_cases import Repetition

if TYPE_CHECKING:
    from desktop_app.panes.practice.look_presenter import LookPresenter
    from desktop_app.panes.practice.looking_page import LookingPage
    from desktop_app.panes.practice.observer_presenter import ObserverPresenter
    from desktop_app.panes.practice.run_page import RunPage
    from desktop_app.panes.practice.rush.presenter import RushPresenter
    from desktop_app.panes.practice.talk_presenter import TalkPresenter


def build(
    actor: Person,
    practice: Practice,
    modes: Modes,
    exams: Exams,
    debriefing: Debriefing,
    examples: Examples,
    forms: Forms,
    save_pdf: Callable[[UUID], None],
    clock: Clock,
    background: Background,
    navigator: Navigator,
    monotonic: Callable[[], float] = system_monotonic,
    authoring: Authoring | None = None,
    repetition: Repetition | None = None,
    consistency: Consistency | None = None,
    practicals: Practicals | None = None,
) -> PracticeView:
    """Wire the pane for *actor*; answers are timed by *monotonic*, in seconds.

    *save_pdf* shows an attempt's debrief as a document. Targets: `start:<key>` begins a drill at
    once, `start:<key>?mode=cloze` in a mode (see `training/practice/modes/names.py`), `drill:<key>`
    selects it, `resume:<attempt>` takes up an attempt, `attempt:<attempt>` opens its debrief,
    `examples:<key>` the shared examples of a drill, `example:<example>` one,
    `practical:<practical>/<position>` asks before a drill of one's own practical. With *repetition*
    `review` asks today's cards, with *consistency* `consistency` compares what several people
    answer.
    """
    view = PracticeView(
        [(one, words.difficulty_word(one)) for one in words.DIFFICULTIES],
        [(one, words.channel_word(one)) for one in words.CHANNELS],
    )
    presenter = PracticePresenter(
        view,
        practice,
        modes,
        exams,
        debriefing,
        examples,
        forms,
        save_pdf,
        actor,
        clock,
        background,
        navigator,
        monotonic,
    )
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.ask_before_leaving(presenter.may_leave)
    view.tell_when_hidden(presenter.hidden)
    view.tell_when_shown(presenter.shown)
    _connect_list(view, presenter)
    _connect_top_line(view, presenter)
    presenter.parts.when_made = lambda part: _CONNECT[part](view, presenter)
    presenter.parts.practicals = practicals
    if repetition is not None:
        review.furnish(view, presenter, repetition, actor, background, monotonic)
    if consistency is not None and consistency.open_to(actor):
        comparing.furnish(view, presenter, consistency, actor, clock, background)
    if authoring is not None and authoring.may(actor):
        own.furnish(view, presenter, authoring, actor, clock, background, navigator)
    view.keep(presenter)
    return view


def _connect_list(view: PracticeView, presenter: PracticePresenter) -> None:
    page = view.list_page
    page.filter_changed.connect(presenter.drills.narrow)
    page.selected.connect(presenter.drills.select)
    page.put_away_requested.connect(presenter.drills.put_away)
    page.start_requested.connect(presenter.start_chosen)
    page.attempt_chosen.connect(presenter.look_back)
    page.resume_requested.connect(presenter.resume)


def _connect_top_line(view: PracticeView, presenter: PracticePresenter) -> None:
    view.share_requested.connect(presenter.share_or_show)
    view.observe_requested.connect(presenter.observe)
    view.pdf_requested.connect(presenter.save_pdf)
    view.examples_requested.connect(lambda: presenter.parts.examples.open())
    view.list_page.examples_requested.connect(lambda drill: presenter.parts.examples.open(drill))


def _connect_run(page: "RunPage", run: "TalkPresenter | RushPresenter") -> None:
    page.sent.connect(run.send)
    page.kept.connect(run.keep)
    page.typing_began.connect(run.typed)
    page.hint_requested.connect(run.ask_hint)
    page.pause_toggled.connect(run.toggle_pause)
    page.end_requested.connect(run.end)
    page.leave_requested.connect(run.leave)
    page.look_back_requested.connect(run.look_back)
    page.ticked.connect(run.tick)


def _connect_talk(view: PracticeView, presenter: PracticePresenter) -> None:
    _connect_run(view.talk_page, presenter.parts.talk)


def _connect_study(view: PracticeView, presenter: PracticePresenter) -> None:
    page, study = view.study_page, presenter.parts.study
    page.answered.connect(study.answer)
    page.kept.connect(study.keep)
    page.next_requested.connect(study.go_on)
    page.leave_requested.connect(study.leave)
    page.ticked.connect(study.tick)
    result = view.result_page
    result.next_requested.connect(study.harder)
    result.again_requested.connect(study.again)
    result.back_requested.connect(study.back)


def _connect_exam(view: PracticeView, presenter: PracticePresenter) -> None:
    view.exam_gate.confirmed.connect(presenter.parts.exam.confirmed)


def _connect_rush(view: PracticeView, presenter: PracticePresenter) -> None:
    page, rush = view.rush_page, presenter.parts.rush
    _connect_run(page, rush)
    page.number_chosen.connect(rush.choose)
    page.thread_chosen.connect(rush.turn_to)
    page.where_chosen.connect(rush.go_to)
    page.next_requested.connect(rush.next_waiting)
    page.mention_requested.connect(rush.mention)


def _connect_rush_debrief(view: PracticeView, presenter: PracticePresenter) -> None:
    _connect_look(view.rush_debrief_page, presenter.parts.rush_debrief, presenter)


def _connect_debrief(view: PracticeView, presenter: PracticePresenter) -> None:
    _connect_look(view.debrief_page, presenter.parts.debrief, presenter)


def _connect_look(
    page: "LookingPage", debrief: "LookPresenter", presenter: PracticePresenter
) -> None:
    page.retry_requested.connect(debrief.retry)
    page.again_requested.connect(debrief.again)
    page.back_requested.connect(debrief.back)
    page.reflected.connect(debrief.reflect)
    page.observe_requested.connect(presenter.observe)
    page.sheet_opened.connect(presenter.open_sheet)


def _connect_observer(view: PracticeView, presenter: PracticePresenter) -> None:
    _connect_sheet(view.debrief_page, presenter.parts.observer)


def _connect_rush_observer(view: PracticeView, presenter: PracticePresenter) -> None:
    _connect_sheet(view.rush_debrief_page, presenter.parts.rush_observer)


def _connect_sheet(page: "LookingPage", observer: "ObserverPresenter") -> None:
    page.observer.answered.connect(observer.answer)
    page.observer.filler.pick_requested.connect(observer.pick)
    page.observer.serve_picking(observer.picking)
    page.observer.submit_requested.connect(observer.submit)
    page.observer.arithmetic_requested.connect(observer.open_arithmetic)
    page.observer.closed.connect(observer.close)
    page.signature.signed.connect(observer.sign)


def _connect_share(view: PracticeView, presenter: PracticePresenter) -> None:
    view.debrief_page.share.send_requested.connect(presenter.parts.share.send)


def _connect_rush_share(view: PracticeView, presenter: PracticePresenter) -> None:
    view.rush_debrief_page.share.send_requested.connect(presenter.parts.rush_share.send)


def _connect_examples(view: PracticeView, presenter: PracticePresenter) -> None:
    page, examples = view.examples_page, presenter.parts.examples
    page.searched.connect(examples.search)
    page.drill_chosen.connect(examples.narrow)
    page.chosen.connect(examples.choose)
    page.practise_requested.connect(examples.practise)
    page.retire_requested.connect(examples.retire)
    page.back_requested.connect(examples.back)


_CONNECT: Mapping[str, Callable[[PracticeView, PracticePresenter], None]] = {
    "talk": _connect_talk,
    "debrief": _connect_debrief,
    "observer": _connect_observer,
    "rush_observer": _connect_rush_observer,
    "share": _connect_share,
    "rush_share": _connect_rush_share,
    "examples": _connect_examples,
    "study": _connect_study,
    "exam": _connect_exam,
    "rush": _connect_rush,
    "rush_debrief": _connect_rush_debrief,
}
"""By the names of `Parts`: what is connected when a part is made."""
