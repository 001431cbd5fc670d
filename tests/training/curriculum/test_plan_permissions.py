"""Who may do what to plans: role by use case."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from builders import Workplace
from classroom import TUESDAY, Classroom, new_class

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.marks import Mark
from desktop_app.training.curriculum.attendance.use_cases import Result
from desktop_app.training.curriculum.moving.making import NewSession
from desktop_app.training.curriculum.rooms.use_cases import ShiftWanted
from desktop_app.training.curriculum.summaries.written import SummaryDraft
from desktop_app.training.people.use_cases import NewPerson

Do = Callable[[Classroom, Person], object]

OWN, MENTOR, STRANGER, SUPERVISOR, ADMINISTRATOR = "own", "mentor", "stranger", "super", "admin"


FILE = "组织架构图"


def _paper(classroom: Classroom) -> Path:
    """Return a file that somebody would put there."""
    paper = classroom.place.folder / "chart.pdf"
    paper.write_bytes(b"who works where")
    return paper


def _lay(classroom: Classroom, actor: Person) -> object:
    return classroom.place.services.curriculum.lay_plan(
        actor, classroom.place.trainee, "induction-5", TUESDAY
    )


def _extra(classroom: Classroom, actor: Person) -> object:
    new = NewSession("答疑", "class", TUESDAY, 600, 30, "", class_id=classroom.training_class.id)
    return classroom.place.services.moving.propose_extra(actor, new)


def _shift(classroom: Classroom, actor: Person) -> object:
    wanted = ShiftWanted("早班", 1, 540, 1080, TUESDAY, person_id=classroom.place.trainee.id)
    return classroom.place.services.rooms.put_shift(actor, wanted)


def _answer(classroom: Classroom, actor: Person) -> object:
    summaries, trainee = classroom.place.services.summaries, classroom.place.trainee
    written = summaries.of_person(trainee, trainee.id, TUESDAY, TUESDAY)[0]
    return summaries.answer(actor, written.questions[0].question.id, "不收。")


def _summary(classroom: Classroom, actor: Person) -> object:
    draft = SummaryDraft(TUESDAY, classroom.seat("d2-summary").id, "今天")
    return classroom.place.services.summaries.hand_in(actor, draft)


TABLE: dict[str, tuple[Do, set[str]]] = {
    "open a class": (
        lambda classroom, actor: classroom.place.services.classes.preview(
            actor, new_class(classroom.place, "二班", TUESDAY)
        ),
        {SUPERVISOR},
    ),
    "move a session": (
        lambda classroom, actor: classroom.place.services.moving.propose_move(
            actor, classroom.seat("shadow-2").id, date(2026, 12, 8), 540
        ),
        {SUPERVISOR},
    ),
    "add a session": (_extra, {SUPERVISOR}),
    "call a session off": (
        lambda classroom, actor: classroom.place.services.moving.propose_cancel(
            actor, classroom.seat("shadow-2").id
        ),
        {SUPERVISOR},
    ),
    "see what was changed for the class": (
        lambda classroom, actor: classroom.place.services.applying.history(
            actor, class_id=classroom.training_class.id
        ),
        {SUPERVISOR},
    ),
    "take a version up": (
        lambda classroom, actor: classroom.place.services.revising.offered(actor),
        {SUPERVISOR},
    ),
    "set a room": (
        lambda classroom, actor: classroom.place.services.rooms.put_room(actor, actor.name, 8),
        {SUPERVISOR, ADMINISTRATOR},
    ),
    "set a shift": (_shift, {SUPERVISOR, ADMINISTRATOR}),
    "see the plan": (
        lambda classroom, actor: classroom.place.services.curriculum.page(
            actor, classroom.place.trainee.id, TUESDAY, TUESDAY
        ),
        {OWN, MENTOR, SUPERVISOR},
    ),
    "see a session": (
        lambda classroom, actor: classroom.place.services.attendance.page(
            actor, classroom.seat("shadow-1").id
        ),
        {OWN, MENTOR, SUPERVISOR},
    ),
    "open the page of a session": (
        lambda classroom, actor: classroom.place.services.sessions.whole(
            actor, classroom.seat("shadow-1").id
        ),
        {OWN, MENTOR, SUPERVISOR},
    ),
    "open the file of the class's session": (
        lambda classroom, actor: classroom.place.services.sessions.file(
            actor, classroom.seat("d1-company").id, FILE
        ),
        {OWN, STRANGER, MENTOR, SUPERVISOR},  # the stranger sits in the same class
    ),
    "put the file of a session there": (
        lambda classroom, actor: classroom.place.services.sessions.put_file(
            actor, classroom.seat("shadow-1").id, FILE, _paper(classroom)
        ),
        {MENTOR, SUPERVISOR},
    ),
    "put the file of the class's session there": (
        lambda classroom, actor: classroom.place.services.sessions.put_file(
            actor, classroom.seat("d1-company").id, FILE, _paper(classroom)
        ),
        {SUPERVISOR},
    ),
    "check all plans": (
        lambda classroom, actor: classroom.place.services.plan_checking.clashes(
            actor, TUESDAY, TUESDAY
        ),
        {SUPERVISOR},
    ),
    "see progress": (
        lambda classroom, actor: classroom.place.services.progress.of_person(
            actor, classroom.place.trainee.id
        ),
        {OWN, MENTOR, SUPERVISOR},
    ),
    "mark a session of the mentor's": (
        lambda classroom, actor: classroom.place.services.attendance.mark(
            actor, {classroom.seat("shadow-1").id: Mark.PRESENT}
        ),
        {MENTOR, SUPERVISOR},
    ),
    "mark a session of the class": (
        lambda classroom, actor: classroom.place.services.attendance.mark(
            actor, {classroom.seat("d1-company").id: Mark.PRESENT}
        ),
        {SUPERVISOR},
    ),
    "note a result": (
        lambda classroom, actor: classroom.place.services.attendance.note_results(
            actor, {classroom.seat("shadow-1").id: Result(90)}
        ),
        {MENTOR, SUPERVISOR},
    ),
    "find a make-up": (
        lambda classroom, actor: classroom.place.services.making_up.options(
            actor, classroom.seat("shadow-1").id
        ),
        {MENTOR, SUPERVISOR},
    ),
    "ask for leave": (
        lambda classroom, actor: classroom.place.services.leave.ask(
            actor, classroom.seat("r30").id, "有事"
        ),
        {OWN},
    ),
    "hand a summary in": (_summary, {OWN}),
    "answer a question": (_answer, {MENTOR, SUPERVISOR}),
    "lay a plan": (_lay, {SUPERVISOR}),
    "copy the reminder of a class": (
        lambda classroom, actor: classroom.place.services.reminders.message(
            actor, f"class:{classroom.training_class.id}:{TUESDAY}"
        ),
        {SUPERVISOR},
    ),
    "copy a word to a silent trainee": (
        lambda classroom, actor: classroom.place.services.reminders.message(
            actor, f"nudge:{classroom.place.trainee.id}"
        ),
        {MENTOR, SUPERVISOR},
    ),
}


def _administrator(place: Workplace) -> Person:
    new = NewPerson("何静", "9001", frozenset({Role.ADMINISTRATOR}), "peilian2026")
    return place.services.people.add(place.supervisor, new)


class _OwnQuestion(Exception):
    """Nobody answers their own question, whatever they may do otherwise."""


def _do(do: Do, classroom: Classroom, person: Person) -> None:
    try:
        do(classroom, person)
    except Trouble as refused:
        if "由别人答复" in refused.what:
            raise _OwnQuestion from refused
        raise


def _ready(classroom: Classroom) -> None:
    """Let the first day of shadowing come, with a file, a summary and a question handed in."""
    classroom.go_to(date(2026, 12, 1))
    classroom.place.services.sessions.put_file(
        classroom.place.supervisor, classroom.seat("d1-company").id, FILE, _paper(classroom)
    )
    classroom.place.services.summaries.hand_in(
        classroom.place.trainee, SummaryDraft(TUESDAY, None, "今天学了架构。", ("改期收费吗？",))
    )


def test_each_role_does_what_is_its_own(classroom: Classroom) -> None:
    _ready(classroom)
    place = classroom.place
    people = {
        STRANGER: place.stranger,
        ADMINISTRATOR: _administrator(place),
        OWN: place.trainee,
        MENTOR: place.mentor,
        SUPERVISOR: place.supervisor,
    }
    found: dict[str, set[str]] = {}
    for what, (do, _may) in TABLE.items():
        # The supervisor comes last: what they do changes what others would be asked about.
        for name, person in people.items():
            with suppress(NotAllowed, _OwnQuestion):
                _do(do, classroom, person)
                found.setdefault(what, set()).add(name)
    assert found == {what: may for what, (_do, may) in TABLE.items()}
