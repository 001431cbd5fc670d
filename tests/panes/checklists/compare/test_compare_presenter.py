"""What the comparison says: whose, how long, the finding, and the sheets behind a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from builders import PASSWORD, Workplace

from db.records import Person
from desktop_app.panes.checklists.compare.presenter import ComparePresenter
from desktop_app.panes.checklists.compare.shown import CompareShown, SheetsShown
from desktop_app.system.background import Inline


@dataclass
class FakeView:
    """What the presenter told the view last; a navigator too."""

    people: Sequence[tuple[str, str]] = ()
    current: str = ""
    shown: CompareShown | None = None
    sheets: SheetsShown | None = None
    nobody: bool = False
    gone: list[tuple[str, str]] = field(default_factory=list)

    def set_heading(self, title: str, sentence: str) -> None:
        assert title
        assert sentence

    def show_people(self, people: Sequence[tuple[str, str]], current: str) -> None:
        self.people, self.current = people, current

    def show_weeks(self, weeks: Sequence[int], current: int) -> None:
        assert current in weeks

    def show_comparison(self, shown: CompareShown) -> None:
        self.shown = shown

    def show_sheets(self, sheets: SheetsShown | None) -> None:
        self.sheets = sheets

    def show_nobody(self) -> None:
        self.nobody = True

    def go(self, pane: str, target: str = "") -> None:
        self.gone.append((pane, target))

    def notify(self, text: str) -> None:
        raise AssertionError(text)


def room(place: Workplace, actor: Person) -> tuple[FakeView, ComparePresenter]:
    view = FakeView()
    presenter = ComparePresenter(view, actor, place.services.comparing, Inline(), view)
    presenter.refresh()
    return view, presenter


def check(place: Workplace, *noes: str) -> None:
    """The trainee checks themselves, all well but *noes*."""
    forms, who = place.services.forms, place.trainee
    sheet = forms.open(who, "service-self-check", who, place.clock.today())
    answers = {item.id: "no" if item.id in noes else "yes" for item in sheet.form.items()}
    forms.sign(who, forms.keep(who, sheet, answers, ()), None)


def shadow(place: Workplace, step: int) -> None:
    """The mentor writes a shadow day with the same step on every scale."""
    forms, mentor = place.services.forms, place.mentor
    sheet = forms.open(mentor, "shadow-day", place.trainee, place.clock.today())
    answers = {
        item.id: {"scale": step, "minutes": 30, "text": "话"}[item.type.value]
        for item in sheet.form.items()
    }
    forms.sign(mentor, forms.keep(mentor, sheet, answers, ()), PASSWORD)


def both(place: Workplace, times: int = 3, step: int = 3) -> None:
    for _time in range(times):
        check(place)
        shadow(place, step)


def test_overrating_is_the_title(place: Workplace) -> None:
    both(place)
    view, _presenter = room(place, place.trainee)
    assert view.shown is not None
    assert view.shown.finding == "您在“倾听与复述”上给自己的分比导师高 40 分"
    assert "自评 3 份、导师 3 份、质检 0 份" in view.shown.note
    first = view.shown.rows[0]
    assert (first.label, first.leaning, first.note) == ("倾听与复述", "over", "▲ 比导师高 40")
    assert first.words == "倾听与复述：自评 100 分（n = 3），导师 60 分（n = 3）；▲ 比导师高 40"


def test_others_are_called_by_their_name(place: Workplace) -> None:
    both(place)
    view, _presenter = room(place, place.mentor)
    assert view.shown is not None
    assert view.shown.finding.startswith("林晓雨在“倾听与复述”上")


def test_few_sheets_make_no_finding(place: Workplace) -> None:
    both(place, times=2)
    view, _presenter = room(place, place.trainee)
    assert view.shown is not None
    assert view.shown.finding == "记录还少（每方不到 3 份），先看着，不下结论"
    assert view.shown.rows[0].note == "▲ 比导师高 40（记录少）"


def test_views_alike_are_said_to_be(place: Workplace) -> None:
    both(place, step=5)
    view, _presenter = room(place, place.trainee)
    assert view.shown is not None
    assert view.shown.finding == "您看自己和别人看您基本一致"


def test_one_side_alone_and_nothing_at_all(place: Workplace) -> None:
    view, _presenter = room(place, place.trainee)
    assert view.shown is not None
    assert (view.shown.finding, view.shown.rows) == ("这段时间还没有可以对照的记录", ())
    check(place)
    view, _presenter = room(place, place.trainee)
    assert view.shown is not None
    assert view.shown.finding == "只有一方的记录，还不能对照"


def test_a_line_opens_down_to_its_sheets(place: Workplace) -> None:
    both(place)
    view, presenter = room(place, place.trainee)
    presenter.open_aspect("listening")
    assert view.sheets is not None
    assert view.sheets.title == "“倾听与复述”出自 6 张表"
    assert {row.tags[0][0] for row in view.sheets.rows} == {"自评", "导师"}
    key = view.sheets.rows[0].key
    presenter.open_sheet(key)
    assert view.gone == [("checklists", f"sheet:{key}")]


def test_a_span_leaves_out_what_is_older(place: Workplace) -> None:
    from datetime import timedelta

    both(place)
    place.clock.advance(timedelta(weeks=5))
    view, presenter = room(place, place.trainee)
    presenter.set_weeks(4)
    assert view.shown is not None
    assert view.shown.rows == ()
    presenter.set_weeks(8)
    assert view.shown.rows


@pytest.mark.parametrize(
    ("role", "names"),
    [("trainee", []), ("mentor", []), ("supervisor", ["林晓雨", "赵一鸣"])],
)
def test_people_to_choose_among(place: Workplace, role: str, names: list[str]) -> None:
    view, _presenter = room(place, getattr(place, role))
    assert [name for _key, name in view.people] == names
    assert view.current


def test_a_target_leads_to_a_person(place: Workplace) -> None:
    view, presenter = room(place, place.supervisor)
    presenter.open_target(f"compare:{place.stranger.id}")
    presenter.refresh()
    assert view.current == str(place.stranger.id)


def test_a_mentor_without_trainees_is_told(place: Workplace) -> None:
    from db.records import Role
    from desktop_app.training.people.use_cases import NewPerson

    new = NewPerson("吴新", "2009", frozenset({Role.MENTOR}), PASSWORD, None)
    lonely = place.services.people.add(place.supervisor, new)
    view, _presenter = room(place, lonely)
    assert view.nobody
