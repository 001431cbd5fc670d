"""Every role against every use case of forms, quality, mentoring and development plans.

A use case that is added without a row fails. A row is tried as each role: it is refused, or, where
it looks around, tells nothing of the trainee, for everybody whom the row does not name.
"""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from inspecting import add_contacts, draw, inspected, settle_in
from scorecard import calibrated

from db.errors import NotFound
from db.records import Person, Role, SheetsWanted
from desktop_app.system.errors import NotAllowed
from desktop_app.training.forms.kinds import FormUse
from desktop_app.training.people.use_cases import NewPerson

TESTS = Path(__file__).parent
SUBJECTS = (
    "forms", "register", "templates", "form_files", "checks", "comparing", "feedback",
    "role_plays", "mentoring", "matching", "private_notes", "contacts", "drawing", "inspections",
    "sharing", "coaching", "coach_opening", "disputes", "calibrations", "meetings", "reviews",
    "deciding", "printing", "examples", "development", "plan_opening", "plans_due",
)  # fmt: skip
WHO = ("supervisor", "mentor", "other_mentor", "trainee", "stranger", "administrator")
S, M, T = frozenset({"supervisor"}), frozenset({"mentor"}), frozenset({"trainee"})
ALL = frozenset(WHO)
AROUND = S | M | T
"""Who may see the trainee's record."""

OWN = """
checks.board checks.report checks.take_back checks.waiting coaching.waiting contacts.give_up
contacts.observing disputes.mark_seen disputes.waiting drawing.may drawing.waiting
examples.may_share feedback.offered feedback.waiting forms.checked_days forms.drafts forms.keep
mentoring.mark_seen mentoring.notes mentoring.notes_due mentoring.waiting reviews.waiting
role_plays.waiting sharing.may templates.may calibrations.waiting development.throw_away
development.waiting plans_due.due plans_due.waiting
"""
"""They take nobody but the actor: their own sheets, drafts and tasks, or what they may do."""

ELSEWHERE = {
    "forms/test_form_permissions.py": "forms.open forms.correct register.countersign "
    "printing.sheets register.find",
    "quality/test_calibration_use_cases.py": "calibrations.begin "
    "calibrations.open calibrations.close calibrations.agree",
    "forms/test_template_use_cases.py": "templates.begin templates.changes templates.copy "
    "templates.decide templates.decide_all templates.edit templates.history templates.keep "
    "templates.open_sheets templates.publish templates.restore templates.retire "
    "templates.take_back templates.throw_away templates.version",
    "mentoring/test_private_notes.py": "private_notes.about private_notes.bring_back "
    "private_notes.change private_notes.throw_away private_notes.write",
    "mentoring/test_matching_use_cases.py": "matching.decide matching.decide_all "
    "matching.history matching.page matching.set_joined matching.set_profile matching.undo",
    "quality/test_contacts_use_cases.py": "contacts.keep contacts.observe contacts.note "
    "contacts.finish contacts.read",
    "quality/test_disputes.py": "disputes.agree disputes.keep disputes.object disputes.page "
    "disputes.rule",
    "quality/test_coaching_use_cases.py": "coaching.check_in coaching.close coaching.keep "
    "coaching.set_contents coaching.tick",
    "reviews/test_reviews_use_cases.py": "reviews.open_review reviews.open_view reviews.page",
    "reviews/test_deciding.py": "deciding.preview",
    "role_plays/test_role_plays_use_cases.py": "role_plays.begin role_plays.get "
    "role_plays.sum_up role_plays.take_seat role_plays.views",
    "feedback/test_feedback_use_cases.py": "feedback.ask_customer feedback.evaluate "
    "feedback.open feedback.results",
    "examples/test_examples_use_cases.py": "examples.propose examples.retire examples.share "
    "examples.example",
    "quality/test_sharing.py": "sharing.propose sharing.share sharing.take_down sharing.state",
    "certification/test_certification_use_cases.py": "printing.certificate",
}
"""Where their refusal is tested with what they need beside."""


class Scene:
    """An organisation in which everything has happened to the trainee once."""

    def __init__(self, place: Workplace) -> None:
        settle_in(place)
        self.place, self.s = place, place.services
        self.sheet = inspected(place, place.trainee)
        add_contacts(place, place.trainee, 2)
        self.drawn = draw(place, place.trainee)
        self.plan = self.s.coach_opening.by_hand(place.supervisor, place.trainee.id, "承诺含糊")
        self.round = calibrated(place)
        self.trainee = place.trainee
        self.develops = self.s.plan_opening.open(place.mentor, place.trainee.id)
        self.s.development.agree(place.mentor, self.develops.id)
        self.goal = self.s.development.page(place.mentor, self.develops.id).entry.items[-1].item
        today = place.clock.today()
        self.span = (today.replace(day=1), today)
        self.month = today.replace(day=1)
        self.template = self.sheet.version_id
        self.open = self.s.forms.open(place.supervisor, "trainee-evaluation", self.trainee, today)

    def actor(self, who: str) -> Person:
        """Return the person who acts, added first where the workplace has none."""
        roles = {"other_mentor": Role.MENTOR, "administrator": Role.ADMINISTRATOR}
        if who in roles:
            new = NewPerson("另一位", "9001", frozenset({roles[who]}), PASSWORD)
            return self.s.people.add(self.place.supervisor, new)
        found: Person = getattr(self.place, who)
        return found


Try = Callable[[Scene, Person], object]
ROWS: dict[str, tuple[frozenset[str], Try]] = {
    "forms.about": (AROUND, lambda x, a: x.s.forms.about(a, x.trainee.id)),
    "forms.sign": (S, lambda x, a: x.s.forms.sign(a, x.open, PASSWORD)),
    "forms.open_apart": (
        ALL,  # it is empty; whose turn it is the signing asks, see calibrations
        lambda x, a: x.s.forms.open_apart(
            a, x.template, FormUse.CALIBRATION, x.trainee, x.span[1], x.sheet.evidence[0], "apart"
        ),
    ),
    "printing.certificate_preview": (
        S, lambda x, a: x.s.printing.certificate_preview(a, x.trainee.id)
    ),
    "forms.signed": (AROUND, lambda x, a: x.s.forms.signed(a, x.sheet.id)),
    "forms.signed_each": (AROUND, lambda x, a: x.s.forms.signed_each(a, [x.sheet.id])),
    "register.afterwards": (AROUND, lambda x, a: x.s.register.afterwards(a, x.sheet.id)),
    "register.ids": (AROUND, lambda x, a: _in(x.sheet.id, x.s.register.ids(a, SheetsWanted()))),
    "register.page": (AROUND, lambda x, a: _tells(x, x.s.register.page(a, SheetsWanted()))),
    "templates.listed": (S, lambda x, a: x.s.templates.listed(a)),
    "templates.incoming": (
        S, lambda x, a: x.s.templates.incoming(a, x.s.forms.forms("survey")[0], True)
    ),
    "templates.has_draft": (S, lambda x, a: x.s.templates.has_draft(a, "survey")),
    "templates.read_only": (S, lambda x, a: x.s.templates.read_only(a, x.sheet.version_id)),
    "templates.draft_from": (S, lambda x, a: x.s.templates.draft_from(a, x.sheet.version_id)),
    "templates.take_in": (S, lambda x, a: x.s.templates.take_in(a, [])),
    "form_files.export": (S, lambda x, a: x.s.form_files.export(a, x.template, _out(x, "a.yaml"))),
    "form_files.export_all": (
        S, lambda x, a: x.s.form_files.export_all(a, ["shadow-day"], _out(x))
    ),
    "form_files.export_sheets": (
        AROUND,
        lambda x, a: _some(x.s.form_files.export_sheets(
            a, SheetsWanted(subject_id=x.trainee.id), _out(x, "a.xlsx")
        )),
    ),
    "form_files.read": (S, lambda x, a: x.s.form_files.read(a, [])),
    "form_files.take_in": (S, lambda x, a: x.s.form_files.take_in(a, [])),
    "comparing.compare": (AROUND, lambda x, a: x.s.comparing.compare(a, x.trainee.id, 8)),
    "comparing.subjects": (AROUND, lambda x, a: _tells(x, x.s.comparing.subjects(a, 8))),
    "feedback.satisfaction": (AROUND, lambda x, a: x.s.feedback.satisfaction(a, x.trainee.id)),
    "role_plays.plays": (ALL, lambda x, a: x.s.role_plays.plays(a)),
    "feedback.subjects": (ALL, lambda x, a: x.s.feedback.subjects(a)),
    "mentoring.days": (AROUND, lambda x, a: x.s.mentoring.days(a, x.trainee)),
    "mentoring.cases": (AROUND, lambda x, a: x.s.mentoring.cases(a, x.trainee)),
    "mentoring.debrief": (M, lambda x, a: x.s.mentoring.debrief(a, x.trainee, x.span[1])),
    "mentoring.keep_debrief": (
        M, lambda x, a: x.s.mentoring.keep_debrief(a, x.trainee, x.span[1], 1.0, False)
    ),
    "mentoring.step_before": (
        AROUND, lambda x, a: x.s.mentoring.step_before(a, x.trainee, x.span[1])
    ),
    "mentoring.trainees": (M, lambda x, a: _tells(x, x.s.mentoring.trainees(a))),
    "contacts.listed": (S, lambda x, a: _tells(x, x.s.contacts.listed(a, *x.span))),
    "contacts.look": (AROUND, lambda x, a: x.s.contacts.look(a, x.drawn.contact_id)),
    "contacts.rewrite": (
        S,
        lambda x, a: x.s.contacts.rewrite(
            a, x.s.contacts.observe(a, x.trainee.id, "chat", ""), ()
        ),
    ),
    "drawing.draw": (S, lambda x, a: x.s.drawing.draw(a, x.trainee.id, x.s.drawing.this_week())),
    "drawing.draw_next": (S, lambda x, a: x.s.drawing.draw_next(a, x.s.drawing.this_week())),
    "drawing.entry": (S, lambda x, a: x.s.drawing.entry(a, x.drawn.id)),
    "drawing.record": (S, lambda x, a: x.s.drawing.record(a, x.drawn.id)),
    "drawing.holds": (S, lambda x, a: x.s.drawing.holds(a, x.drawn.id)),
    "drawing.week": (S, lambda x, a: x.s.drawing.week(a)),
    "drawing.redraw": (S, lambda x, a: x.s.drawing.redraw(a, x.drawn.id, "听不清")),
    "inspections.open": (S, lambda x, a: x.s.inspections.open(a, x.drawn.id)),
    "inspections.contact_of": (AROUND, lambda x, a: x.s.inspections.contact_of(a, x.sheet)),
    "inspections.overview": (AROUND, lambda x, a: _tells(x, x.s.inspections.overview(a, *x.span))),
    "inspections.results": (AROUND, lambda x, a: _tells(x, x.s.inspections.results(a, *x.span))),
    "inspections.analysis": (
        AROUND, lambda x, a: _some(x.s.inspections.analysis(a, *x.span).count)
    ),
    "coaching.plans": (AROUND, lambda x, a: _tells(x, x.s.coaching.plans(a))),
    "coaching.page": (AROUND, lambda x, a: x.s.coaching.page(a, x.plan.id)),
    "coach_opening.by_hand": (
        S | M, lambda x, a: x.s.coach_opening.by_hand(a, x.trainee.id, "又来")
    ),
    "disputes.own_sheet": (AROUND, lambda x, a: x.s.disputes.own_sheet(a, x.sheet.id)),
    "disputes.entries": (ALL, lambda x, a: x.s.disputes.entries(a)),
    "calibrations.entries": (S | M, lambda x, a: _in(x.round.id, x.s.calibrations.entries(a))),
    "calibrations.round": (S | M, lambda x, a: x.s.calibrations.round(a, x.round.id)),
    "calibrations.results": (S | M, lambda x, a: x.s.calibrations.results(a, x.round.id)),
    "calibrations.kappas": (S, lambda x, a: x.s.calibrations.kappas(a, x.round.title)),
    "calibrations.inspectors": (S, lambda x, a: x.s.calibrations.inspectors(a)),
    "calibrations.scorecards": (S, lambda x, a: x.s.calibrations.scorecards(a)),
    "meetings.pack": (S, lambda x, a: x.s.meetings.pack(a, x.month)),
    "meetings.notes": (S, lambda x, a: x.s.meetings.notes(a, x.month)),
    "meetings.keep_notes": (S, lambda x, a: x.s.meetings.keep_notes(a, x.month, "", "")),
    "reviews.way": (AROUND, lambda x, a: x.s.reviews.way(a, x.trainee.id)),
    "reviews.ways": (ALL, lambda x, a: x.s.reviews.ways(a)),
    "reviews.listed": (ALL, lambda x, a: x.s.reviews.listed(a)),
    "reviews.graduated": (AROUND, lambda x, a: x.s.reviews.graduated(a, x.trainee.id)),
    "reviews.summary": (ALL, lambda x, a: x.s.reviews.summary(a, x.sheet)),
    "development.plans": (AROUND, lambda x, a: _tells(x, x.s.development.plans(a))),
    "development.newest": (AROUND, lambda x, a: x.s.development.newest(a, x.trainee.id)),
    "development.page": (AROUND, lambda x, a: x.s.development.page(a, x.develops.id)),
    "development.keep": (AROUND, lambda x, a: x.s.development.keep(a, x.develops.id, x.goal)),
    "development.agree": (M | T, lambda x, a: x.s.development.agree(a, x.develops.id)),
    "development.set_item": (
        AROUND, lambda x, a: x.s.development.set_item(a, x.develops.id, x.goal)
    ),
    "development.tick": (
        AROUND,
        lambda x, a: x.s.development.tick(
            a, x.develops.id, x.goal.id, x.goal.steps[0].name, True
        ),
    ),
    "development.review": (
        AROUND, lambda x, a: x.s.development.review(a, x.develops.id, "有进步", None)
    ),
    "development.undo": (AROUND, lambda x, a: x.s.development.undo(a, x.develops.id)),
    "development.remove": (
        AROUND, lambda x, a: x.s.development.remove(a, x.develops.id, x.goal.id)
    ),
    "development.close": (S | M, lambda x, a: x.s.development.close(a, x.develops.id, "结束")),
    "plan_opening.open": (AROUND, lambda x, a: x.s.plan_opening.open(a, x.trainee.id)),
    "printing.sheet": (AROUND, lambda x, a: x.s.printing.sheet(a, x.sheet.id)),
    "printing.empty_form": (
        AROUND, lambda x, a: x.s.printing.empty_form(a, "trainee-evaluation", x.trainee.id)
    ),
    "printing.meeting": (S, lambda x, a: x.s.printing.meeting(a, x.month)),
    "printing.calibration": (S | M, lambda x, a: x.s.printing.calibration(a, x.round.id)),
}  # fmt: skip
NOT_BUILT_HERE = {
    "printing.debrief": "debriefing/test_debriefing_use_cases.py",
    "printing.plan": "curriculum/test_plan_permissions.py",
    "printing.sign_in": "curriculum/test_plan_permissions.py",
    "printing.exam_papers": "exams/test_exam_permissions.py",
}
"""What it prints is refused by the use case that it reads."""


def _tells(scene: Scene, found: object) -> None:
    told = repr(found)
    if scene.trainee.name not in told and str(scene.trainee.id) not in told:
        raise NotFound("nothing of the trainee")


def _in(key: UUID, found: object) -> None:
    if str(key) not in repr(found):
        raise NotFound("not among them")


def _some(count: int) -> None:
    if not count:
        raise NotFound("none")


def _out(scene: Scene, name: str = "") -> Path:
    return scene.place.folder / name


def _use_cases(place: Workplace) -> set[str]:
    found = set()
    for subject in SUBJECTS:
        kind = type(getattr(place.services, subject))
        for name, method in inspect.getmembers(kind, inspect.isfunction):
            if not name.startswith("_") and "actor" in inspect.signature(method).parameters:
                found.add(f"{subject}.{name}")
    return found


def test_every_use_case_has_a_row(place: Workplace) -> None:
    elsewhere = {one for names in ELSEWHERE.values() for one in names.split()}
    known = [set(ROWS), set(OWN.split()), elsewhere, set(NOT_BUILT_HERE)]
    assert _use_cases(place) == set.union(*known)
    assert sum(map(len, known)) == len(set.union(*known))


@pytest.mark.parametrize("file", ELSEWHERE)
def test_what_is_refused_elsewhere_is_tried_there(file: str) -> None:
    text = (TESTS / file).read_text(encoding="utf-8")
    assert re.search("NotAllowed|NotFound", text)
    untried = [one for one in ELSEWHERE[file].split() if f".{one.partition('.')[2]}" not in text]
    assert not untried


@pytest.mark.parametrize("who", WHO)
def test_each_role_may_do_what_its_rows_say_and_nothing_else(place: Workplace, who: str) -> None:
    scene = Scene(place)
    actor = scene.actor(who)
    may = {name: _let(trying, scene, actor) for name, (_whom, trying) in ROWS.items()}
    expected = {name: who in whom for name, (whom, _trying) in ROWS.items()}
    assert may == expected


def _let(trying: Try, scene: Scene, actor: Person) -> bool:
    """Whether it was let through; that it could not be done for another reason is no refusal."""
    try:
        trying(scene, actor)
    except (NotAllowed, NotFound):
        return False
    except Exception as error:
        from desktop_app.system.errors import Trouble

        if not isinstance(error, Trouble):
            raise
    return True
