"""Laying a plan and choosing somebody: what the sheets are told and what is written."""

from collections.abc import Sequence
from datetime import date

from builders import PASSWORD, Workplace

from db.records import Person, Role
from desktop_app.panes.calendar.choosing import PersonPicker
from desktop_app.panes.calendar.planning import Planner
from desktop_app.panes.calendar.shown import Candidate, Preview, Program
from desktop_app.system.background import Inline
from desktop_app.training.curriculum.classes.forming import NewClass
from desktop_app.training.curriculum.showing.whose import Scope, Whose
from desktop_app.training.people.use_cases import NewPerson

TODAY = date(2026, 11, 23)


class Sheet:
    """A side sheet that keeps what it was told."""

    def __init__(self) -> None:
        self.is_open = False
        self.asked: tuple[str, list[Program], date] = ("", [], TODAY)
        self.preview = Preview()
        self.people: list[Candidate] = []
        self.any_at_all = False

    def open(self) -> None:
        self.is_open = True

    def close_overlay(self) -> None:
        self.is_open = False

    def ask(self, title: str, programs: Sequence[Program], start: date) -> None:
        self.asked = (title, list(programs), start)

    def show_preview(self, preview: Preview) -> None:
        self.preview = preview

    def show_people(self, people: Sequence[Candidate], any_at_all: bool) -> None:
        self.people, self.any_at_all = list(people), any_at_all


class Notes:
    """A navigator that keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


def _planner(place: Workplace) -> tuple[Planner, Sheet, Notes]:
    sheet, notes = Sheet(), Notes()
    planner = Planner(
        sheet, place.supervisor, place.services.curriculum, place.clock, Inline(), notes
    )
    return planner, sheet, notes


def test_the_longest_program_comes_first_from_the_next_working_day(place: Workplace) -> None:
    place.services.curriculum.set_own_day(place.supervisor, TODAY, False, "校庆")
    planner, sheet, _ = _planner(place)
    planner.open(place.trainee, None)
    title, programs, start = sheet.asked
    assert title == "为 林晓雨 排计划"
    assert [one.key for one in programs][:2] == ["new-hire-90", "induction-5"]
    assert start == date(2026, 11, 24)
    assert sheet.is_open


def test_nothing_opens_before_somebody_is_known(place: Workplace) -> None:
    planner, sheet, _ = _planner(place)
    planner.open(None, None)
    assert not sheet.is_open


def test_the_preview_says_first_and_last_day_and_what_is_uncertain(place: Workplace) -> None:
    planner, sheet, _ = _planner(place)
    planner.open(place.trainee, None)
    planner.preview("new-hire-90", date(2026, 11, 21))
    assert sheet.preview.lines[0] == "第一天：2026年11月23日 周一"
    assert sheet.preview.lines[1].startswith("最后一天：2027年2月")
    assert sheet.preview.lines[2] == "共 67 次课，都在工作日上"
    assert sheet.preview.warnings[0] == "11月21日 周六 休息，从 11月23日 周一 开始。"
    assert sheet.preview.warnings[1].startswith("2027 年")


def test_a_plan_that_is_replaced_is_named(place: Workplace) -> None:
    plan = place.services.curriculum.lay_plan(place.supervisor, place.trainee, "induction-5", TODAY)
    planner, sheet, _ = _planner(place)
    planner.open(place.trainee, plan)
    planner.preview("induction-5", TODAY)
    assert any("机构客服五天岗前培训" in one for one in sheet.preview.warnings)


def test_a_start_at_the_end_of_time_is_a_sentence_in_the_sheet(place: Workplace) -> None:
    planner, sheet, _ = _planner(place)
    planner.open(place.trainee, None)
    planner.preview("new-hire-90", date(9999, 12, 30))
    assert "太晚" in sheet.preview.problem


def test_laying_writes_the_plan_and_says_so(place: Workplace) -> None:
    planner, sheet, notes = _planner(place)
    planner.open(place.trainee, None)
    planner.lay("induction-5", TODAY)
    page = place.services.curriculum.page(place.trainee, place.trainee.id, TODAY, TODAY)
    assert page.plan is not None
    assert page.plan.title == "机构客服五天岗前培训"
    assert page.total == 23
    assert not sheet.is_open
    assert notes.said == ["已为 林晓雨 排好“机构客服五天岗前培训”。"]


def _picker(place: Workplace, actor: Person) -> tuple[PersonPicker, Sheet, list[Whose]]:
    sheet = Sheet()
    chosen: list[Whose] = []
    picker = PersonPicker(
        sheet, actor, place.services.people, lambda: place.services.classes, Inline(), chosen.append
    )
    picker.open()
    return picker, sheet, chosen


def test_a_supervisor_finds_by_name_initials_and_number(place: Workplace) -> None:
    picker, sheet, _ = _picker(place, place.supervisor)
    assert [one.name for one in sheet.people][:2] == ["全部学员", "我带的课"]
    assert {one.name for one in sheet.people[2:]} == {"林晓雨", "赵一鸣"}
    for words, name in (("晓雨", "林晓雨"), ("zym", "赵一鸣"), ("3001", "林晓雨")):
        picker.search(words)
        assert [one.name for one in sheet.people] == [name]
    picker.search("没有这个人")
    assert (sheet.people, sheet.any_at_all) == ([], True)


def test_a_mentor_finds_the_own_trainees_only(place: Workplace) -> None:
    _, sheet, _ = _picker(place, place.mentor)
    assert [one.name for one in sheet.people] == ["我的学员", "我带的课", "林晓雨"]


def test_a_class_is_found_by_its_name(place: Workplace) -> None:
    new = NewClass("一月新人班", "induction-5", TODAY, 12, members=(place.trainee.id,))
    one = place.services.classes.open(place.supervisor, new, anyway=True)
    picker, sheet, chosen = _picker(place, place.supervisor)
    picker.search("新人")
    assert [(found.name, found.team) for found in sheet.people] == [("一月新人班", "1 人")]
    picker.choose(sheet.people[0].key)
    assert chosen == [Whose(Scope.CLASS, one.id)]


def test_a_mentor_without_trainees_is_told_that_there_are_none(place: Workplace) -> None:
    lonely = place.services.people.add(
        place.supervisor, NewPerson("许平", "2009", frozenset({Role.MENTOR}), PASSWORD)
    )
    _, sheet, _ = _picker(place, lonely)
    assert [one.name for one in sheet.people] == ["我的学员", "我带的课"]
    assert not sheet.any_at_all


def test_choosing_closes_the_sheet_and_says_who(place: Workplace) -> None:
    picker, sheet, chosen = _picker(place, place.supervisor)
    picker.choose(f"person:{place.stranger.id}")
    assert chosen == [Whose(Scope.PERSON, place.stranger.id)]
    assert not sheet.is_open
