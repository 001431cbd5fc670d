"""The room of contacts: the list, files on their way in, and a live observation."""

from datetime import timedelta
from pathlib import Path

from builders import Workplace
from inspecting import add_contacts, draw, sign
from noting import Notes, Went

from desktop_app.panes.quality.contacts.listening import ListeningPresenter
from desktop_app.panes.quality.contacts.presenter import ContactsPresenter
from desktop_app.panes.quality.contacts.shown import DraftShown, Head, LiveShown
from desktop_app.panes.quality.contacts.taking import TakingPresenter
from desktop_app.system.background import Inline


def _list(place: Workplace) -> tuple[ContactsPresenter, Notes]:
    notes = Notes()
    services = place.services
    listed = ContactsPresenter(
        notes, place.supervisor, services.contacts, services.people, place.clock, Inline()
    )
    listed.refresh()
    return listed, notes


def _taking(place: Workplace) -> tuple[TakingPresenter, Notes, Went]:
    notes, went, services = Notes(), Went(), place.services
    taking = TakingPresenter(
        notes, place.supervisor, services.contacts, services.people, place.clock, Inline(), went
    )
    return taking, notes, went


def _draft(notes: Notes) -> DraftShown:
    (draft,) = notes.last("show_draft")
    assert isinstance(draft, DraftShown)
    return draft


def _kept(place: Workplace) -> list[tuple[str, str, int]]:
    today = place.clock.today()
    found = place.services.contacts.listed(place.supervisor, today - timedelta(days=30), today)
    return [(one.agent, one.title, one.lines) for one in found]


def test_the_list_tells_what_was_drawn_and_what_it_came_to(place: Workplace) -> None:
    add_contacts(place, place.mentor, 3)
    sign(place, draw(place, place.mentor))
    draw(place, place.mentor)
    _listed, notes = _list(place)
    rows, sentence = notes.last("show_contacts")
    assert sentence == "3 条"
    assert sorted(one.state for one in rows) == ["100 分", "已抽，待评", "未抽"]


def test_one_agent_of_a_shorter_time_is_listed_alone(place: Workplace) -> None:
    add_contacts(place, place.mentor, 1)
    add_contacts(place, place.mentor, 1, place.clock.today() - timedelta(days=10))
    add_contacts(place, place.trainee, 1)
    listed, notes = _list(place)
    listed.narrow(str(place.mentor.id), "1")
    rows, _sentence = notes.last("show_contacts")
    assert [one.agent for one in rows] == ["王敏"]


def test_a_file_is_approved_contact_by_contact(place: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "聊天.txt"
    path.write_text(
        "【接待】退款，王敏\n客户：我叫张伟，小豆子的课\n客服：您好\n"
        "【接待】改期\n客户：改到周末\n客服：好的\n",
        encoding="utf-8",
    )
    taking, notes, went = _taking(place)
    taking.read([str(path)])
    first = _draft(notes)
    assert (first.title, first.agent, first.day) == (
        "退款",
        str(place.mentor.id),
        place.clock.today(),
    )
    assert [one.label for one in first.original[0].highlights] == ["不会保存"]
    assert first.masked.startswith("已隐去 1 处")
    taking.hide("小豆子")
    assert _draft(notes).plain[0].text == "我叫〔姓名〕，〔已隐去〕的课"
    assert _kept(place) == []  # nothing before it is approved
    taking.approve(Head("退款", first.agent, "phone", first.day))
    assert _kept(place) == [("王敏", "退款", 2)]
    second = _draft(notes)
    assert second.title == "改期"
    taking.approve(Head("改期", "", "chat", second.day))
    assert notes.last("show_problem") == ("请选这是谁的接待。",)
    taking.discard()
    assert notes.last("show_draft") == (None,)
    assert len(_kept(place)) == 1
    assert went.said == ["已存入：退款"]


def test_a_bad_file_tells_its_places_beside_the_good_ones(place: Workplace, tmp_path: Path) -> None:
    good, bad = tmp_path / "好.txt", tmp_path / "坏.txt"
    good.write_text("客户：在吗\n客服：在的\n", encoding="utf-8")
    bad.write_text("客户：在吗\n路人甲：嗯\n客服：在的\n路人乙：哦\n", encoding="utf-8")
    taking, notes, _went = _taking(place)
    taking.read([str(bad), str(good)])
    rows, faults = notes.last("show_drafts")
    assert [one.title for one in rows] == ["好"]
    assert [(one.file, one.place) for one in faults] == [
        ("坏.txt", "第 2 行"),
        ("坏.txt", "第 4 行"),
    ]


def _live(place: Workplace) -> tuple[ListeningPresenter, Notes]:
    notes, services = Notes(), place.services
    live = ListeningPresenter(
        notes, place.supervisor, services.contacts, services.people, place.clock, Inline(), Went()
    )
    live.open(str(place.mentor.id))
    return live, notes


def _shown(notes: Notes) -> LiveShown:
    shown = notes.last("show_live")[0]
    assert isinstance(shown, LiveShown)
    return shown


def test_an_observation_runs_from_its_beginning_to_a_contact(place: Workplace) -> None:
    live, notes = _live(place)
    assert _shown(notes).proposed == str(place.mentor.id)
    live.begin("", "phone", "")
    assert notes.last("show_problem") == ("请选观察谁的接待。",)
    live.begin(str(place.mentor.id), "phone", "退费来电")
    place.clock.advance(timedelta(seconds=95))
    live.tick()
    assert notes.last("show_clock") == ("01:35",)
    live.note("customer", "我叫张伟，小豆子要退费")
    live.hide("小豆子")
    (line,) = _shown(notes).lines
    assert (line.place, line.text) == ("01:35", "我叫〔姓名〕，〔已隐去〕要退费")
    live.finish()
    assert notes.count("show_finished") == 1
    assert _kept(place) == [("王敏", "退费来电", 1)]


def test_an_observation_goes_on_after_the_program_was_closed(place: Workplace) -> None:
    live, _notes = _live(place)
    live.begin(str(place.mentor.id), "desk", "")
    live.note("agent", "您好，请坐")
    again, notes = _live(place)
    assert [one.text for one in _shown(notes).lines] == ["您好，请坐"]
    again.give_up()
    assert _shown(notes).agent == ""
