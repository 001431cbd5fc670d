"""Exams: each room a folder of its own, listed here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.widgets.rooms import RoomEntry, RoomsPane

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing
    from desktop_app.training.exams.bank.exchange.use_cases import BankExchange
    from desktop_app.training.exams.bank.use_cases import Bank
    from desktop_app.training.exams.entering.use_cases import ExamEntering
    from desktop_app.training.exams.figures.use_cases import ExamFigures
    from desktop_app.training.exams.marking.use_cases import ExamMarking
    from desktop_app.training.exams.offering.use_cases import ExamOffer
    from desktop_app.training.exams.planning.use_cases import ExamPlanning
    from desktop_app.training.exams.practising.use_cases import ExamPractice
    from desktop_app.training.exams.results.use_cases import ExamResults
    from desktop_app.training.exams.sitting.use_cases import Sittings
    from desktop_app.training.forms.use_cases import Forms
    from desktop_app.training.people.use_cases import People
    from desktop_app.training.practicals.marking.use_cases import PracticalMarking
    from desktop_app.training.practicals.use_cases import Practicals
    from desktop_app.training.settings.use_cases import Settings
    from desktop_app.widgets.pane import PaneView


def build(
    actor: Person,
    sittings: "Callable[[], Sittings]",
    results: "Callable[[], ExamResults]",
    practice: "Callable[[], ExamPractice]",
    marking: "Callable[[], ExamMarking]",
    planning: "Callable[[], ExamPlanning]",
    people: "Callable[[], People]",
    settings: "Callable[[], Settings]",
    bank: "Callable[[], Bank]",
    exchange: "Callable[[], BankExchange]",
    figures: "Callable[[], ExamFigures]",
    offer: "Callable[[], ExamOffer]",
    entering: "Callable[[], ExamEntering]",
    printing: "Callable[[], Printing]",
    preview: "Callable[[Callable[[], Document]], None]",
    practicals: "Callable[[], Practicals]",
    practical_marking: "Callable[[], PracticalMarking]",
    forms: "Callable[[], Forms]",
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> RoomsPane:
    """Build the pane for *actor*, with the rooms that their roles open."""

    def own() -> "PaneView":
        from desktop_app.panes.exams import own as room

        return room.build(
            actor, sittings(), results(), practice(), practicals(), practical_marking(),
            clock, background, navigator,
        )  # fmt: skip

    def mark() -> "PaneView":
        from desktop_app.panes.exams import marking as room

        return room.build(actor, marking(), background, navigator)

    def held() -> "PaneView":
        from desktop_app.panes.exams import held as room

        return room.build(
            actor,
            planning(),
            offer(),
            results(),
            people(),
            settings(),
            clock,
            entering,
            printing(),
            preview,
            background,
            navigator,
        )

    def practical() -> "PaneView":
        from desktop_app.panes.exams import practical as room

        return room.build(
            actor, practicals(), practical_marking(), forms(), people(), clock, background,
            navigator,
        )  # fmt: skip

    def questions() -> "PaneView":
        from desktop_app.panes.exams import bank as room

        return room.build(actor, bank(), exchange(), figures(), clock, background, navigator)

    rooms: list[RoomEntry] = []
    if allowed(actor, Act.HOLD_EXAMS):
        rooms.append(RoomEntry("held", tr("考试"), held, ("exam", "enter")))
    if allowed(actor, Act.MARK_EXAMS):
        rooms.append(RoomEntry("marking", tr("阅卷"), mark))
    if allowed(actor, Act.JUDGE):
        rooms.append(RoomEntry("practical", tr("实操"), practical, ("practical",)))
    if allowed(actor, Act.KEEP_BANK):
        rooms.append(RoomEntry("bank", tr("题库"), questions, ("question",)))
    rooms.append(RoomEntry("own", tr("我的考试"), own, ("sit", "paper", "mine", "drill")))
    return RoomsPane(rooms)
