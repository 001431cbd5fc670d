"""Matches the rows of a list with whom and what there is: pure rules."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from db.records import Person, Role, Team, TrainingClass
from desktop_app.system.text import tr
from desktop_app.training.people.arriving.reading import Line, Lists
from desktop_app.training.people.arriving.table import CLASSES_SHEET, PEOPLE_SHEET


class Standing(StrEnum):
    """What taking a row in does."""

    NEW = "new"
    KNOWN = "known"
    """Somebody is there already, and nothing changes."""
    JOINS = "joins"
    """Somebody is there already and comes into a class."""


@dataclass(frozen=True, slots=True)
class ArrivingPerson:
    """A row of 学员 as it would be taken in."""

    row: int
    name: str
    staff_number: str
    standing: Standing
    known_id: UUID | None
    team_id: UUID | None
    team: str
    mentor_id: UUID | None
    mentor: str
    joined_on: date
    class_name: str
    class_id: UUID | None
    """None with a name: a class of the same list."""


@dataclass(frozen=True, slots=True)
class ArrivingClass:
    """A row of 班级 as it would be opened."""

    row: int
    name: str
    program_key: str
    program: str
    start: date
    capacity: int
    room: str
    trainer_id: UUID | None
    trainer: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who and what there is before a list is taken in."""

    people: Sequence[Person]
    numbers: Mapping[str, UUID]
    """Of everybody, also of who is away."""
    teams: Sequence[Team]
    classes: Sequence[TrainingClass]
    members: Mapping[UUID, int]
    in_class: Mapping[UUID, frozenset[UUID]]
    """The classes that each person is in."""
    programs: Sequence[tuple[str, str]]
    today: date


class Matching:
    """Matches the rows of one file; `lists.faults` has what is wrong afterwards."""

    def __init__(self, lists: Lists, around: Surroundings) -> None:
        self._lists = lists
        self._around = around

    def run(self) -> tuple[tuple[ArrivingPerson, ...], tuple[ArrivingClass, ...]]:
        """Return people and classes; rows with faults are left out."""
        self._refuse_doubles(PEOPLE_SHEET, self._lists.people, "staff_number", tr("工号"))
        self._refuse_doubles(CLASSES_SHEET, self._lists.classes, "name", tr("班级"))
        classes = tuple(
            team for line in self._lists.classes if (team := self._class(line)) is not None
        )
        people = tuple(
            one for line in self._lists.people if (one := self._person(line)) is not None
        )
        self._refuse_crowds(people, classes)
        return people, classes

    def _refuse_doubles(self, sheet: str, lines: Sequence[Line], name: str, what: str) -> None:
        first: dict[str, int] = {}
        for line in lines:
            text = line.text(name)
            if text and text in first:
                told = tr("{what}“{text}”和第 {n} 行重复。")
                self._lists.fault(
                    sheet, line.row, name, told.format(what=what, text=text, n=first[text])
                )
            first.setdefault(text, line.row)

    def _person(self, line: Line) -> ArrivingPerson | None:
        before = len(self._lists.faults)
        number, name = line.text("staff_number"), line.text("name")
        known = self._known(line, number, name)
        team = self._team(line)
        mentor = self._colleague(PEOPLE_SHEET, line, "mentor", Role.MENTOR)
        class_id = self._class_of(line)
        if len(self._lists.faults) > before or not number or not name:
            return None
        standing = Standing.KNOWN if known else Standing.NEW
        class_name = line.text("class_name")
        inside = class_id in self._around.in_class.get(known.id, ()) if known else False
        if known and class_name and not inside:
            standing = Standing.JOINS
        joined = line.values.get("joined") or self._around.today
        return ArrivingPerson(
            line.row, name, number, standing, known.id if known else None,
            team.id if team else None, team.name if team else "",
            mentor.id if mentor else None, mentor.name if mentor else "",
            joined, class_name, class_id,
        )  # fmt: skip

    def _known(self, line: Line, number: str, name: str) -> Person | None:
        """Return who has the staff number already; another name with it is a fault."""
        if number not in self._around.numbers:
            return None
        known = next((one for one in self._around.people if one.staff_number == number), None)
        if known is None:
            told = tr("工号 {n} 是一位已停用的同事的，请换一个。").format(n=number)
        elif known.name != name:
            told = tr("工号 {n} 已经是“{name}”，姓名对不上。").format(n=number, name=known.name)
        elif not known.has(Role.TRAINEE):
            told = tr("工号 {n} 是“{name}”，不是学员。").format(n=number, name=known.name)
        else:
            return known
        self._lists.fault(PEOPLE_SHEET, line.row, "staff_number", told)
        return None

    def _team(self, line: Line) -> Team | None:
        name = line.text("team")
        found = next((one for one in self._around.teams if one.name == name), None)
        if name and found is None:
            names = tr("、").join(one.name for one in self._around.teams) or tr("无")
            told = tr("没有叫“{name}”的小组；现有的小组：{names}。").format(name=name, names=names)
            self._lists.fault(PEOPLE_SHEET, line.row, "team", told)
        return found

    def _colleague(self, sheet: str, line: Line, field: str, role: Role | None) -> Person | None:
        name = line.text(field)
        if not name:
            return None
        found = [one for one in self._around.people if name in (one.name, one.staff_number)]
        if len(found) == 1 and (role is None or found[0].has(role)):
            return found[0]
        told = tr("没有叫“{name}”的同事，请写姓名或工号。")
        if len(found) > 1:
            told = tr("有几位同事叫“{name}”，请改写工号。")
        elif found:
            told = tr("“{name}”不是导师，请换一位。")
        self._lists.fault(sheet, line.row, field, told.format(name=name))
        return None

    def _class_of(self, line: Line) -> UUID | None:
        name = line.text("class_name")
        if not name or any(one.text("name") == name for one in self._lists.classes):
            return None
        found = next((one for one in self._around.classes if one.name == name), None)
        if found is None:
            told = tr("没有叫“{name}”的班；请在“班级”表里加上，或改成现有的班。")
        elif found.closed_on is not None:
            told = tr("“{name}”已经结班，请换一个班。")
        else:
            return found.id
        self._lists.fault(PEOPLE_SHEET, line.row, "class_name", told.format(name=name))
        return None

    def _class(self, line: Line) -> ArrivingClass | None:
        before = len(self._lists.faults)
        name, title = line.text("name"), line.text("program")
        if name and any(one.name == name for one in self._around.classes):
            told = tr("已经有一个班叫“{name}”，请换一个名称。").format(name=name)
            self._lists.fault(CLASSES_SHEET, line.row, "name", told)
        key = next((key for key, known in self._around.programs if title in (key, known)), None)
        if title and key is None:
            names = tr("、").join(known for _key, known in self._around.programs)
            told = tr("没有叫“{name}”的方案；应为以下之一：{names}。")
            self._lists.fault(
                CLASSES_SHEET, line.row, "program", told.format(name=title, names=names)
            )
        trainer = self._colleague(CLASSES_SHEET, line, "trainer", None)
        start, capacity = line.values.get("start"), line.values.get("capacity")
        faulty = len(self._lists.faults) > before or not name
        if faulty or key is None or start is None or capacity is None:
            return None
        return ArrivingClass(
            line.row, name, key, dict(self._around.programs)[key], start, capacity,
            line.text("room"), trainer.id if trainer else None, trainer.name if trainer else "",
        )  # fmt: skip

    def _refuse_crowds(
        self, people: Sequence[ArrivingPerson], classes: Sequence[ArrivingClass]
    ) -> None:
        """Refuse more people than places, in the row of the first who has none."""
        places = {one.name: one.capacity for one in classes}
        places |= {
            one.name: one.capacity - self._around.members.get(one.id, 0)
            for one in self._around.classes
            if one.closed_on is None
        }
        coming: Counter[str] = Counter()
        for one in people:
            if not one.class_name or one.standing is Standing.KNOWN:
                continue
            coming[one.class_name] += 1
            if coming[one.class_name] == places.get(one.class_name, 0) + 1:
                told = tr("“{name}”只剩 {n} 个名额，从这一行起坐不下了。")
                told = told.format(name=one.class_name, n=max(0, places.get(one.class_name, 0)))
                self._lists.fault(PEOPLE_SHEET, one.row, "class_name", told)
