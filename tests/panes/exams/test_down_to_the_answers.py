"""From a theory sheet down to the paper that it rests on, with every answer."""

from exam_room import ExamRoom
from noting import Previewed, Went
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes import exams, forms
from desktop_app.panes.exams.own.view import OwnExamsView
from desktop_app.panes.forms.sheets.view import SheetsView
from desktop_app.system.background import Inline
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.rooms import RoomsPane


def test_a_theory_sheet_opens_down_to_the_answers(qtbot: QtBot, exam_room: ExamRoom) -> None:
    place, went = exam_room.place, Went()
    services, chief = place.services, place.supervisor
    exam = exam_room.announce()
    paper = exam_room.sit(exam, place.trainee, wrong=("single",))
    exam_room.close()
    exam_room.mark_all(exam, 8)
    exam_room.release(exam)
    (entry,) = services.forms.about(chief, place.trainee.id, ("theory",))
    sheets = forms.build(
        chief,
        services.people,
        services.forms,
        services.register,
        lambda: services.templates,
        lambda: services.form_files,
        services.chain,
        lambda: services.debriefing,
        lambda: services.printing,
        Previewed(),
        place.clock,
        Inline(),
        went,
    )
    qtbot.addWidget(sheets)
    sheets.refresh()
    sheets.open_target(f"sheet:{entry.id}")
    room = sheets.room
    assert isinstance(room, SheetsView)
    key = f"paper:{paper.paper_id}"
    room.signed.chain.opened.emit(key)
    assert went.places == [("exams", key)]

    pane = _built(exam_room, chief, went)
    qtbot.addWidget(pane)
    pane.open_target(key)
    view = pane.room
    assert isinstance(view, OwnExamsView)
    shown = [one.text() for one in view.review.findChildren(TextLabel)]
    assert "理论考试 · 林晓雨" in shown
    assert "76 分，及格线 70 分，及格，4 题失分。" in shown


def test_a_mentor_and_a_trainee_have_no_rooms_but_their_own(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    place = exam_room.place
    for actor, rooms in (
        (place.trainee, ["own"]),
        (place.mentor, ["own"]),
        (place.supervisor, ["held", "marking", "practical", "bank", "own"]),
    ):
        pane = _built(exam_room, actor, Went())
        qtbot.addWidget(pane)
        every = ("held", "marking", "practical", "bank", "own")
        assert [one for one in every if _has(pane, one)] == rooms


def _built(room: ExamRoom, actor: Person, went: Went) -> RoomsPane:
    services = room.place.services
    return exams.build(
        actor=actor,
        sittings=lambda: services.sittings,
        results=lambda: services.exam_results,
        practice=lambda: services.exam_practice,
        marking=lambda: services.exam_marking,
        planning=lambda: services.exam_planning,
        people=lambda: services.people,
        settings=lambda: services.settings,
        bank=lambda: services.bank,
        exchange=lambda: services.bank_exchange,
        figures=lambda: services.exam_figures,
        offer=lambda: services.exam_offer,
        entering=lambda: services.exam_entering,
        printing=lambda: services.printing,
        preview=Previewed(),
        practicals=lambda: services.practicals,
        practical_marking=lambda: services.practical_marking,
        forms=lambda: services.forms,
        clock=room.place.clock,
        background=Inline(),
        navigator=went,
    )


def _has(pane: RoomsPane, key: str) -> bool:
    try:
        pane.tab(key)
    except KeyError:
        return False
    return True
