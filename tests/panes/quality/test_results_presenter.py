"""The room of results: every figure narrows the list down to its sheets."""

from pathlib import Path

import pytest
from builders import Workplace
from inspecting import add_contacts, draw, inspected, settle_in, sign
from noting import Notes, Went
from openpyxl import load_workbook

from db.records import Person
from desktop_app.documents.table_file import write_table
from desktop_app.panes.quality.results.presenter import ResultsPresenter
from desktop_app.panes.quality.results.shown import AnalysisShown, OverviewShown, ResultRow
from desktop_app.system.background import Inline


class Room:
    """A presenter over a view that takes notes."""

    def __init__(self, place: Workplace, actor: Person | None = None, **answers: object) -> None:
        self.notes, self.went = Notes(**answers), Went()
        services = place.services
        self.results = ResultsPresenter(
            self.notes, actor or place.supervisor, services.inspections, services.people,
            place.clock, Inline(), self.went, write_table,
        )  # fmt: skip
        self.results.refresh()

    def overview(self) -> OverviewShown:
        (shown,) = self.notes.last("show_overview")
        assert isinstance(shown, OverviewShown)
        return shown

    def analysis(self) -> AnalysisShown:
        (shown,) = self.notes.last("show_analysis")
        assert isinstance(shown, AnalysisShown)
        return shown

    def rows(self) -> tuple[ResultRow, ...]:
        rows: tuple[ResultRow, ...] = self.notes.last("show_list")[0]
        return rows


@pytest.fixture
def three(place: Workplace) -> Workplace:
    """An excellent and a weak inspection of one agent, and a fair one of another."""
    settle_in(place)
    inspected(place, place.trainee, 5)
    inspected(place, place.trainee, 2)
    inspected(place, place.mentor, 4)
    return place


def test_figures_tell_the_period_and_how_many_they_rest_on(three: Workplace) -> None:
    room = Room(three)
    shown = room.overview()
    assert [(one.value, one.band) for one in shown.tiles][2:] == [
        ("1", "excellent"),
        ("1", "pass"),
        ("1", "needs_work"),
    ]
    assert shown.sentence.endswith("3 次质检")
    assert [one.count for one in shown.points] == [3]
    assert [(one.name, one.count) for one in shown.agents] == [("林晓雨", 2), ("王敏", 1)]
    assert room.analysis().note == "n = 3 张"


def test_a_band_a_loss_and_an_agent_narrow_the_list(three: Workplace) -> None:
    room = Room(three)
    room.results.choose_band("needs_work")
    assert [one.agent for one in room.rows()] == ["林晓雨"]
    assert room.notes.last("show_list")[1] == "需改进"
    bar = room.analysis().bars[0]
    room.results.choose_loss(0)
    assert len(room.rows()) == bar.value == 2
    room.results.choose_agent(str(three.trainee.id))
    assert room.overview().sentence.endswith("2 次质检")
    room.results.widen()
    assert len(room.rows()) == 3


def test_a_sheet_opens_beside_its_contact(three: Workplace) -> None:
    room = Room(three)
    key = room.rows()[0].key
    room.results.open(key)
    assert room.went.places == [("quality", f"inspection:{key}")]


def test_the_most_frequent_loss_comes_first_and_shares_add_up(place: Workplace) -> None:
    add_contacts(place, place.mentor, 3)
    for no in ("deadline", "deadline", "opening"):
        sign(place, draw(place, place.mentor), 5, no=no)
    shown = Room(place).analysis()
    assert [(one.value, round(one.share, 2)) for one in shown.bars] == [(2, 0.67), (1, 1.0)]
    assert shown.bars[0].label == "谁、几点前、怎么答复，三样都说了"
    assert shown.losses_title == "前三项占全部失分的 100%"
    assert shown.dimensions_title.startswith("“结果”最弱")


def test_without_inspections_it_says_so_and_analyses_nothing(place: Workplace) -> None:
    room = Room(place)
    assert room.overview().nothing == "这段时间还没有签过名的质检。"
    assert room.notes.count("show_analysis") == 0


def test_a_mentor_sees_own_trainees_and_themselves(three: Workplace) -> None:
    inspected(three, three.stranger)
    room = Room(three, three.mentor)
    assert {one.agent for one in room.rows()} == {"林晓雨", "王敏"}


def test_the_list_is_taken_along_as_a_table(three: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "结果.xlsx"
    room = Room(three, ask_path=path)
    room.results.choose_band("excellent")
    room.results.export()
    sheet = load_workbook(path).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:2] == ["日期", "客服"]
    assert [(row[1], row[4], row[5]) for row in rows[1:]] == [("林晓雨", 100, "优秀")]
    assert room.went.said == ["已导出：结果.xlsx"]
