"""Writing a program: every step kept, undone, checked, and published only without faults."""

import pytest
from builders import Workplace

from db.records import ContentVersion
from desktop_app.panes.programs.editor_presenter import EditorPresenter
from desktop_app.panes.programs.shown import HEAD, CardShown, EditorShown
from desktop_app.system.background import Inline
from desktop_app.training.content.writing.states import Body
from desktop_app.training.curriculum.editing.body import session, session_ids

KEY = "induction-5"


class Page:
    """What the editor shows, and what a person would answer."""

    def __init__(self) -> None:
        self.shown: EditorShown | None = None
        self.field = ""
        self.questions: list[str] = []
        self.agrees = True

    @property
    def now(self) -> EditorShown:
        assert self.shown is not None
        return self.shown

    def show_editor(self, title: str, sentence: str, read_only: bool) -> None:
        self.heading = (title, sentence, read_only)

    def show_state(self, shown: EditorShown) -> None:
        self.shown = shown

    def focus_field(self, name: str) -> None:
        self.field = name

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        del accept, danger
        self.questions.append(f"{title}：{text}")
        return self.agrees


class Told:
    def __init__(self) -> None:
        self.notes: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        self.notes.append(text)


class Desk:
    """An editor over a workplace's programs."""

    def __init__(self, place: Workplace) -> None:
        self.place, self.page, self.told = place, Page(), Told()
        self.left: list[str] = []
        self.published: list[ContentVersion] = []
        self.programs = place.services.programs
        self.editor = EditorPresenter(
            self.page,
            place.supervisor,
            self.programs,
            place.clock,
            Inline(),
            self.told,
            self.left.append,
            self.published.append,
        )
        self.editor.open(self.programs.edit(place.supervisor, KEY))

    def kept(self) -> Body:
        return self.programs.edit(self.place.supervisor, KEY).body

    def card(self, name: str) -> CardShown:
        return next(one for one in self.page.now.line.cards if one.key == f"session:{name}")

    def fields(self) -> dict[str, object]:
        return {one.name: one.value for one in self.page.now.properties.fields}


@pytest.fixture
def desk(place: Workplace) -> Desk:
    return Desk(place)


def test_a_card_moves_by_a_day_and_all_its_steps_are_undone_in_one(desk: Desk) -> None:
    for _ in range(3):
        desk.editor.step("session:d5-exam", 1)
    assert desk.card("d5-exam").day == 8
    assert session(desk.kept(), "d5-exam")["day"] == 8
    assert desk.fields()["day"] == 8
    desk.editor.undo()
    assert desk.card("d5-exam").day == 5
    desk.editor.redo()
    assert desk.card("d5-exam").day == 8
    for _ in range(9):
        desk.editor.step("session:d5-exam", -1)
    assert desk.card("d5-exam").day == 1


def test_a_card_is_put_on_a_day_and_into_a_stage(desk: Desk) -> None:
    desk.editor.move("session:d3-quiz", 5, "stage:exam")
    moved = desk.card("d3-quiz")
    assert (moved.day, moved.band) == (5, "stage:exam")
    assert desk.page.now.line.chosen == "session:d3-quiz"


def test_a_card_begins_earlier_by_quarters(desk: Desk) -> None:
    desk.editor.shift("session:d1-service", -2)
    assert desk.card("d1-service").detail == "13:00 · 90 分"


def test_faults_lead_to_their_field_and_keep_from_publishing(desk: Desk) -> None:
    desk.editor.add(6, "stage:pre")
    assert desk.page.field == "title"
    new = desk.page.now.line.chosen
    assert [(one.fault.key, one.fault.field, one.tone) for one in desk.page.now.checks] == [
        (new, "title", "bad"),
        (new, "aim", "bad"),
    ]
    assert next(one for one in desk.page.now.line.cards if one.key == new).fault == "bad"
    desk.editor.choose("session:d1-company")
    desk.editor.publish()
    assert (desk.page.now.line.chosen, desk.page.field) == (new, "title")
    assert desk.told.notes == ["还有 2 处要改，改好再发布"]
    assert not desk.published


def test_a_doubt_is_shown_and_told_before_publishing(desk: Desk) -> None:
    desk.editor.choose("session:d1-service")
    desk.editor.change("start", "10:00")
    (check,) = desk.page.now.checks
    assert (check.fault.key, check.fault.field, check.tone) == (
        "session:d1-service",
        "start",
        "warn",
    )
    assert check.fault.where == "岗前 1 · 服务是什么 · 几点开始"
    desk.editor.publish()
    assert "还有 1 处提醒没有处理。" in desk.page.questions[0]
    assert [one.number for one in desk.published] == [2]
    assert desk.editor.name == ""


def test_prerequisites_come_and_go(desk: Desk) -> None:
    desk.editor.choose("session:d2-orders")
    desk.editor.change("after", "d1-orders")
    assert session(desk.kept(), "d2-orders")["after"] == ["d2-courses", "d1-orders"]
    assert desk.fields()["after:d1-orders"] is True
    desk.editor.change("after:d2-courses", False)
    assert session(desk.kept(), "d2-orders")["after"] == ["d1-orders"]
    assert "after:d2-courses" not in desk.fields()


def test_how_a_session_comes_again_is_asked_when_it_does(desk: Desk) -> None:
    desk.editor.choose("session:d1-summary")
    assert "times" not in desk.fields()
    desk.editor.change("every", "weekly")
    assert desk.fields()["times"] == 2
    desk.editor.change("ends", "until")
    assert desk.fields()["until"] == 31
    assert session(desk.kept(), "d1-summary")["repeat"] == {
        "every": "weekly",
        "count": None,
        "until": 31,
    }
    assert desk.card("d1-summary").detail.endswith("每周")


def test_no_number_of_places_stands_for_the_rooms_size(desk: Desk) -> None:
    desk.editor.choose("session:d1-summary")
    desk.editor.change("capacity", 12)
    assert session(desk.kept(), "d1-summary")["capacity"] == 12
    desk.editor.change("capacity", 0)
    assert session(desk.kept(), "d1-summary")["capacity"] is None


def test_what_is_taken_out_comes_back_and_the_one_beside_is_chosen(desk: Desk) -> None:
    before = desk.kept()
    desk.editor.remove("session:d1-service")
    assert desk.page.now.line.chosen == "session:d1-orders"
    assert desk.told.notes == ["已删去这一课，按 Ctrl+Z 撤销"]
    desk.editor.undo()
    assert desk.kept() == before
    desk.editor.remove("stage:exam")
    assert [one.key for one in desk.page.now.line.bands] == ["stage:pre"]
    desk.editor.remove("stage:pre")
    assert desk.told.notes[-1] == "方案至少要有一个阶段"


def test_stages_are_added_named_and_moved(desk: Desk) -> None:
    desk.editor.add_stage()
    new = desk.page.now.line.chosen
    assert desk.page.field == "title"
    desk.editor.change("title", "影子学习")
    desk.editor.change("tone", "good")
    desk.editor.step_stage(-1)
    bands = desk.page.now.line.bands
    assert [one.key for one in bands] == ["stage:pre", new, "stage:exam"]
    assert (bands[1].title, bands[1].tone) == ("影子学习", "good")


def test_an_earlier_version_is_only_looked_at_until_it_is_made_a_draft(desk: Desk) -> None:
    actor = desk.place.supervisor
    first = desk.programs.history(actor, KEY)[0][0].version_id
    desk.editor.choose(HEAD)
    desk.editor.change("title", "五天岗前")
    desk.editor.publish()
    desk.programs.keep(actor, desk.programs.edit(actor, KEY), desk.kept())
    desk.editor.look(*desk.programs.read_only(actor, first))
    assert desk.page.heading[0] == "第 1 版"
    assert desk.page.heading[2]
    assert desk.page.now.read_only
    assert desk.page.now.properties.read_only
    before = desk.page.now.line.cards
    desk.editor.step(before[0].key, 1)
    desk.editor.remove(before[0].key)
    assert desk.page.now.line.cards == before
    desk.page.agrees = False
    desk.editor.restore()
    assert desk.page.now.read_only
    desk.page.agrees = True
    desk.editor.restore()
    assert not desk.page.now.read_only
    assert desk.kept()["title"] == "机构客服五天岗前培训"
    assert "会被这一版的内容替换" in desk.page.questions[-1]


def test_a_draft_is_thrown_away_only_after_asking(desk: Desk) -> None:
    desk.editor.duplicate("session:d1-company")
    assert desk.page.now.kept
    desk.page.agrees = False
    desk.editor.throw_away()
    assert len(session_ids(desk.kept())) == 24
    desk.page.agrees = True
    desk.editor.throw_away()
    assert len(session_ids(desk.kept())) == 23
    assert desk.left == [KEY]
