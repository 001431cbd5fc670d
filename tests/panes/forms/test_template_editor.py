"""Writing a template: every step kept, undone, tried out, and published only without faults."""

from random import Random

import pytest
from builders import Workplace

from desktop_app.panes.forms.templates.editor_presenter import EditorPresenter
from desktop_app.panes.forms.templates.shown import EditorShown
from desktop_app.system.background import Inline
from desktop_app.training.content.writing.states import Body
from desktop_app.training.forms.editing.body import item, item_ids

KEY = "appearance-check"


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

    def show_editor(self, title: str, sentence: str) -> None:
        self.heading = (title, sentence)

    def show_state(self, shown: EditorShown) -> None:
        self.shown = shown

    def show_status(self, text: str) -> None:
        self.status = text

    def show_trial(self, shown: EditorShown) -> None:
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
    """An editor over a workplace's templates."""

    def __init__(self, place: Workplace) -> None:
        self.place, self.page, self.told = place, Page(), Told()
        self.left: list[str] = []
        self.templates = place.services.templates
        self.editor = EditorPresenter(
            self.page,
            place.supervisor,
            self.templates,
            place.services.forms.bands,
            place.clock,
            Inline(),
            self.told,
            self.left.append,
            Random(1),
        )

    def edit(self, name: str = KEY) -> None:
        self.editor.open(self.templates.edit(self.place.supervisor, name))

    def kept(self, name: str = KEY) -> Body:
        return self.templates.edit(self.place.supervisor, name).body

    def items(self) -> list[str]:
        return [row.key for row in self.page.now.rows if row.level == 1]


@pytest.fixture
def desk(place: Workplace) -> Desk:
    return Desk(place)


def test_each_letter_is_kept_and_undone_in_one_go(desk: Desk) -> None:
    desk.edit()
    for text in ("晨", "晨检"):
        desk.editor.change("title", text)
    assert desk.kept()["title"] == "晨检"
    assert desk.page.now.status.startswith("已保存 ")
    desk.editor.undo()
    assert desk.kept()["title"] == "仪容与姿态自检"
    assert not desk.page.now.can_undo
    desk.editor.redo()
    assert desk.kept()["title"] == "晨检"


def test_a_step_that_cannot_be_kept_stays_in_the_window(desk: Desk) -> None:
    desk.edit()
    path = desk.place.services.store.path
    away = path.rename(path.with_name("away.db"))
    desk.editor.change("title", "晨检")
    assert desk.page.now.status.startswith("还没有保存：找不到数据文件")
    assert desk.page.now.rows[0].title == "晨检"
    away.rename(path)
    desk.editor.change("title", "晨检表")
    assert desk.kept()["title"] == "晨检表"


def test_items_move_within_and_between_sections(desk: Desk) -> None:
    desk.edit()
    before = desk.items()
    desk.editor.step(before[0], 1)
    assert desk.items()[:2] == [before[1], before[0]]
    desk.editor.step(before[0], -1)
    assert desk.items() == before
    last = desk.page.now.rows[-1].key
    desk.editor.drop(before[0], "")
    assert desk.items()[-2:] == [last, before[0]]
    second = [row.key for row in desk.page.now.rows if row.key.startswith("section:")][1]
    desk.editor.drop(before[0], second)
    keys = [row.key for row in desk.page.now.rows]
    assert keys.index(before[0]) == keys.index(second) - 1


def test_sections_move_as_a_whole(desk: Desk) -> None:
    desk.edit()
    sections = [row.key for row in desk.page.now.rows if row.key.startswith("section:")]
    desk.editor.step(sections[0], 1)
    assert [r.key for r in desk.page.now.rows if r.key in sections[:2]] == sections[1::-1]
    desk.editor.drop(sections[0], sections[1])
    assert [r.key for r in desk.page.now.rows if r.key in sections[:2]] == sections[:2]
    desk.editor.drop(sections[0], "")
    assert [r.key for r in desk.page.now.rows if r.key in sections][-1] == sections[0]


def test_what_was_deleted_comes_back(desk: Desk) -> None:
    desk.edit()
    before = desk.items()
    desk.editor.remove(before[1])
    assert before[1] not in desk.items()
    assert desk.page.now.chosen == before[2]
    assert desk.told.notes == ["已删去这个项目，按 Ctrl+Z 撤销"]
    desk.editor.undo()
    assert desk.items() == before


def test_a_copy_of_a_section_keeps_its_conditions_within(desk: Desk) -> None:
    desk.edit()
    first, second = desk.items()[:2]
    desk.editor.choose(second)
    desk.editor.change("shown_if", first.removeprefix("item:"))
    section = next(row.key for row in desk.page.now.rows if row.key.startswith("section:"))
    desk.editor.duplicate(section)
    body = desk.kept()
    copies = [one for one in item_ids(body) if f"item:{one}" not in (first, second)]
    copied = next(item(body, one) for one in copies if item(body, one)["shown_if"])
    assert copied["shown_if"]["item"] != first.removeprefix("item:")
    assert copied["shown_if"]["one_of"] == ["yes"]


def test_faults_are_told_with_their_place_and_keep_it_from_being_published(desk: Desk) -> None:
    desk.edit()
    desk.editor.add_item()
    assert desk.page.field == "label"
    (fault,) = desk.page.now.faults
    assert fault.text == "不能为空。"
    assert next(row for row in desk.page.now.rows if row.key == fault.key).faulty
    desk.editor.choose("head")
    desk.editor.publish()
    assert desk.page.now.chosen == fault.key
    assert desk.told.notes[-1] == "还有 1 处要改，改好再发布"
    assert desk.page.questions == []


def test_publishing_asks_and_says_what_becomes_of_open_sheets(desk: Desk) -> None:
    forms, trainee = desk.place.services.forms, desk.place.trainee
    sheet = forms.open(trainee, KEY, trainee, desk.place.clock.today())
    forms.keep(trainee, sheet, {"uniform": "yes"}, ())
    desk.edit()
    desk.editor.change("title", "晨检")
    desk.editor.publish()
    assert "有 1 张没提交的表单正在用上一版填" in desk.page.questions[0]
    assert desk.left == [KEY]
    assert desk.told.notes[-1] == "“晨检”第 2 版已发布"


def test_who_was_overtaken_decides(desk: Desk) -> None:
    desk.edit()
    desk.editor.change("title", "我的")
    actor, templates = desk.place.supervisor, desk.templates
    form = templates.version(actor, templates.history(actor, KEY)[0][0].version_id)
    theirs = templates.incoming(actor, form.model_copy(update={"title": "别人的"}), True)
    templates.take_in(actor, [theirs], publish=True)
    desk.editor.change("title", "我的晨检")
    desk.page.agrees = False
    desk.editor.publish()
    assert templates.history(actor, KEY)[0][0].title == "别人的"
    desk.page.agrees = True
    desk.editor.publish()
    assert "陈立已发布第 2 版" in desk.page.questions[-1]
    assert templates.history(actor, KEY)[0][0].title == "我的晨检"


def test_trial_answers_are_scored_and_never_kept(desk: Desk) -> None:
    desk.edit()
    desk.editor.fill("best")
    assert desk.page.now.trial.score == "100 / 100 · 优秀"
    desk.editor.fill("worst")
    assert desk.page.now.trial.score == "0 / 100 · 需改进"
    desk.editor.clear()
    assert desk.page.now.trial.score == "还没有得分"
    first = desk.items()[0].removeprefix("item:")
    desk.editor.answer(first, "yes")
    assert desk.page.now.trial.answers == {first: "yes"}
    assert any(line.startswith("仪容 = ") for line in desk.page.now.trial.lines)
    assert desk.templates.edit(desk.place.supervisor, KEY).saved_at is None


def test_a_trial_answer_that_no_longer_fits_is_dropped(desk: Desk) -> None:
    desk.edit()
    first = desk.items()[0]
    desk.editor.fill("best")
    desk.editor.choose(first)
    desk.editor.change("type", "scale")
    assert first.removeprefix("item:") not in desk.page.now.trial.answers
    assert len(desk.page.now.trial.answers) == len(desk.items()) - 1


def test_flags_that_exclude_each_other_give_way(desk: Desk) -> None:
    desk.edit()
    desk.editor.choose(desk.items()[0])
    desk.editor.change("critical", True)
    desk.editor.change("bonus", True)
    flags = {one.name: one.value for one in desk.page.now.properties.fields}
    assert (flags["critical"], flags["bonus"]) == (False, True)
    assert desk.page.now.faults == ()


def test_shares_of_all_items_make_up_the_whole(desk: Desk) -> None:
    desk.edit()
    shares = [float(row.share) for row in desk.page.now.rows if row.level == 1]
    assert sum(shares) == pytest.approx(100, abs=0.5)
    assert max(row.part for row in desk.page.now.rows) == 1.0


def test_everything_can_be_taken_out_and_put_in_again(desk: Desk) -> None:
    desk.edit()
    for row in [r.key for r in desk.page.now.rows if r.key.startswith("section:")]:
        desk.editor.remove(row)
    assert desk.page.now.trial.form is None
    assert desk.page.now.faults[0].text.startswith("至少要有 1 项")
    desk.editor.add_section()
    assert len(desk.items()) == 1


def test_a_draft_is_thrown_away_only_after_asking(desk: Desk) -> None:
    desk.edit()
    desk.editor.change("title", "晨检")
    desk.page.agrees = False
    desk.editor.throw_away()
    assert desk.kept()["title"] == "晨检"
    desk.page.agrees = True
    desk.editor.throw_away()
    assert desk.kept()["title"] == "仪容与姿态自检"
    assert desk.left == [KEY]
