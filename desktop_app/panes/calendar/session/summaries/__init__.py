"""Daily summaries on the page of a session: writing one's own, answering those of others."""

from db.records import Person
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.panes.calendar.session.summaries.presenter import SummariesPresenter
from desktop_app.panes.calendar.session.summaries.reading_presenter import ReadingPresenter
from desktop_app.panes.calendar.session.summaries.view import SummariesView
from desktop_app.panes.calendar.session.summaries.writing_presenter import WritingPresenter
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock


def build(
    actor: Person, books: SessionBooks, clock: Clock, background: Background
) -> tuple[SummariesView, SummariesPresenter]:
    """Build the room and what decides in it."""
    view = SummariesView()
    writing = WritingPresenter(view, actor, books.summaries, clock, background)
    reading = ReadingPresenter(view, actor, books.summaries, clock, background)
    presenter = SummariesPresenter(view, actor, clock, writing, reading)
    page = view.writing
    page.typed.connect(writing.type)
    page.handed_in.connect(writing.hand_in)
    page.thrown_away.connect(writing.throw_away)
    page.word_read.connect(writing.read_word)
    page.word_written.connect(writing.write_word)
    view.reading.chosen.connect(reading.choose)
    view.reading.typed.connect(reading.type_answer)
    view.reading.answered.connect(reading.answer)
    view.keep(presenter)
    return view, presenter
