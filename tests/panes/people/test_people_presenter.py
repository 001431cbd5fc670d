"""What the list of people and a record decide: who is seen, found, opened and printed."""

from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from judging import add_attempt, add_trainee, make_due, sign, sign_practical
from people_room import Room

from db.records import Evidence, Person, Role
from desktop_app.system.errors import NotAllowed
from desktop_app.training.people.use_cases import NewPerson


@pytest.mark.parametrize(
    ("who", "seen"),
    [("supervisor", {"林晓雨", "赵一鸣"}), ("mentor", {"林晓雨"})],
)
def test_who_is_listed_depends_on_who_looks(place: Workplace, who: str, seen: set[str]) -> None:
    actor: Person = getattr(place, who)

    assert set(Room(place, actor).names()) == seen


def test_a_trainee_sees_their_own_record_at_once(place: Workplace) -> None:
    room = Room(place, place.trainee)

    assert room.notes.last("set_own") == (True, False)
    assert room.shown().name == "林晓雨"
    assert room.notes.count("show_people") == 0


def test_looking_at_the_list_opens_nobodys_record(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    assert room.notes.count("show_record") == 0
    with place.services.store.reading() as tx:
        assert [one for one in tx.people.log_entries() if one.act == "see_record"] == []


def test_people_are_found_by_name_initials_and_number(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    for text, found in (("lxy", ["林晓雨"]), ("一鸣", ["赵一鸣"]), ("3001", ["林晓雨"])):
        room.people.search(text)
        assert room.names() == found
    room.people.search("zzz")
    assert room.notes.last("show_people") == ((), True)


def test_one_team_is_listed_alone(place: Workplace) -> None:
    add_trainee(place, "安琪", "4001")  # without a team
    room = Room(place, place.supervisor)

    (teams,) = room.notes.last("show_teams")
    assert [team.text for team in teams] == ["电话二组"]
    room.people.set_team("电话二组")

    assert "安琪" not in room.names()
    assert len(room.names()) == 2


def test_the_list_shows_the_latest_mark(place: Workplace) -> None:
    add_attempt(place, place.trainee, 55.0)
    place.clock.advance(timedelta(days=2))
    add_attempt(place, place.trainee, 82.5)
    place.clock.advance(timedelta(days=1))

    rows, _ = Room(place, place.supervisor).notes.last("show_people")

    assert {row.name: (row.mark, row.days) for row in rows} == {
        "林晓雨": ("82.5", 4),
        "赵一鸣": ("–", 4),
    }


def test_a_record_tells_who_it_is_and_how_they_come_on(place: Workplace) -> None:
    for mark in (70.0, 90.0):
        add_attempt(place, place.trainee, mark)
    room = Room(place, place.supervisor)

    room.people.choose(str(place.trainee.id))

    record = room.shown()
    assert record.line == "学员 · 电话二组 · 工号 3001 · 导师 王敏 · 入职第 1 天"
    assert [(tile.value, tile.caption) for tile in record.tiles] == [
        ("2 次", "近 12 周练习 · 均分 80"),
        ("–", "还没有排课"),
        ("0 天", "近 12 周自检"),
        ("–", "还没有导师评分"),
    ]
    assert record.chart_note == "每周均分 · 近 12 周 · n = 2 次"
    assert record.points[-1].value == 80.0


@pytest.mark.parametrize(
    ("who", "judge", "issue"), [("supervisor", True, True), ("mentor", False, False)]
)
def test_only_what_would_not_be_refused_is_offered(
    place: Workplace, who: str, judge: bool, issue: bool
) -> None:
    actor: Person = getattr(place, who)
    room = Room(place, actor)

    room.people.choose(str(place.trainee.id))

    acts = room.shown().acts
    assert (acts.judge, acts.issue, acts.print_filled) == (judge, issue, False)


def test_the_chain_is_filtered_and_keeps_its_counts(place: Workplace) -> None:
    add_attempt(place, place.trainee)
    make_due(place, place.trainee)
    place.services.certification.issue(place.supervisor, place.trainee.id)
    room = Room(place, place.supervisor)
    room.people.choose(str(place.trainee.id))

    room.record.set_filter("exam")

    assert sorted(entry.kind for entry in room.entries()) == ["实操", "理论"]
    chips, chosen, _, more = room.notes.last("show_chain")
    assert (chips[0].text, chosen, more) == ("全部 4", "exam", False)


def test_older_records_are_read_on_asking(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.panes.people import record

    monkeypatch.setattr(record, "_AT_ONCE", 2)
    for _ in range(5):
        add_attempt(place, place.trainee)
        place.clock.advance(timedelta(minutes=1))
    room = Room(place, place.trainee)
    room.record._limit = 2
    room.record.refresh()
    assert len(room.entries()) == 2
    assert room.notes.last("show_chain")[3]

    room.record.load_more()

    assert len(room.entries()) == 5
    assert not room.notes.last("show_chain")[3]


def test_from_the_certificate_down_to_the_drill(place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)
    evidence = (Evidence("attempt", attempt, "开场 82 分"),)
    theory = make_due(place, place.trainee)[0]
    place.clock.advance(timedelta(minutes=1))
    practical = sign_practical(place, place.trainee, 90, evidence)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    room = Room(place, place.supervisor)
    room.people.choose(str(place.trainee.id))

    room.detail.open(f"certificate:{issued.id}")
    certificate = room.opened()
    assert [entry.key for entry in certificate.evidence] == [
        f"sheet:{theory.id}",
        f"sheet:{practical.id}",
        f"attempt:{attempt}",
    ]
    assert certificate.arithmetic[0] == "总评 = 理论 92 × 50% + 实操 90 × 50% = 91 分"

    room.detail.open(certificate.evidence[1].key)
    sheet = room.opened()
    assert sheet.mark == "90 分"
    assert sheet.arithmetic[-1] == "总分 = (90×100) ÷ 100 = 90"

    room.detail.open(sheet.evidence[0].key)
    assert room.went.places == [("practice", f"attempt:{attempt}")]


def test_the_way_back_is_the_way_one_came(place: Workplace) -> None:
    make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    room = Room(place, place.supervisor)
    room.people.choose(str(place.trainee.id))
    room.detail.open(f"certificate:{issued.id}")
    room.detail.open(room.opened().evidence[0].key)
    pages = room.notes.count("show_record_page")

    room.people.back()
    assert room.opened().key == f"certificate:{issued.id}"
    assert room.notes.count("show_record_page") == pages

    room.people.back()
    assert room.notes.count("show_record_page") == pages + 1


def test_a_sheet_opens_with_answers_points_and_notes(place: Workplace) -> None:
    sheet = sign(place, "trainee-evaluation", place.trainee, {}, 80)
    room = Room(place, place.mentor)

    room.people.open_target(f"sheet:{sheet.id}")

    detail = room.opened()
    assert detail.title == "学员培训评估表 · 林晓雨"
    assert (detail.mark, detail.verdict, detail.tone) == ("80 分", "合格", "good")
    assert "陈立签名于 11月23日 周一 09:00" in detail.facts
    first = detail.parts[0].lines[0]
    assert (first.label, first.points) == ("课程与政策", "8 / 10")
    assert first.answer.startswith("4 分：")
    assert detail.evidence == ()


def test_the_own_record_that_is_read_anew_stays_behind_an_open_sheet(place: Workplace) -> None:
    """A number that is searched for opens a pane that has not been read yet."""
    sheet = sign(place, "trainee-evaluation", place.trainee, {}, 80)
    room = Room(place, place.trainee)
    pages = room.notes.count("show_record_page")

    room.people.open_target(f"sheet:{sheet.id}")
    room.people.refresh()

    assert room.opened().title == "学员培训评估表 · 林晓雨"
    assert room.notes.count("show_record_page") == pages
    room.people.back()
    assert room.notes.count("show_record_page") == pages + 1


def test_a_target_sheet_chooses_its_subject_behind_it(place: Workplace) -> None:
    sheet = sign(place, "trainee-evaluation", place.stranger, {}, 80)
    room = Room(place, place.supervisor)

    room.people.open_target(f"sheet:{sheet.id}")

    assert room.shown().name == "赵一鸣"
    assert room.notes.last("mark_person") == (str(place.stranger.id),)
    assert room.notes.count("show_record_page") == 0


def test_the_target_new_asks_whom_to_add(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    room.people.open_target("new")
    assert room.notes.last("open_adding")


def test_a_strangers_sheet_stays_closed(place: Workplace) -> None:
    sheet = sign(place, "trainee-evaluation", place.stranger, {}, 80)
    room = Room(place, place.mentor)

    with pytest.raises(NotAllowed):
        room.people.open_target(f"sheet:{sheet.id}")

    assert room.notes.count("show_detail") == 0


def test_evaluation_forms_are_printed_empty_and_filled(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    room.people.choose(str(place.trainee.id))
    room.record.print_filled()
    assert room.previewed.documents == []
    sign(place, "trainee-evaluation", place.trainee, {}, 80)
    room.people.refresh()

    room.record.print_empty()
    room.record.print_filled()

    assert room.shown().acts.print_filled
    assert [one.file_name for one in room.previewed.documents] == [
        "学员培训评估表-林晓雨",
        "学员培训评估表-林晓雨-20261123",
    ]


def test_what_is_open_is_printed_as_it_is(place: Workplace) -> None:
    make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    room = Room(place, place.trainee)

    room.detail.open(f"certificate:{issued.id}")
    room.detail.print()
    room.detail.open(f"sheet:{issued.theory_sheet_id}")
    room.detail.print()

    assert room.previewed.documents[0].pdf == issued.pdf
    assert room.previewed.documents[1].title == "理论考试成绩登记 · 林晓雨"


def test_the_way_to_a_certificate_takes_the_person_along(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    room.people.choose(str(place.trainee.id))

    room.record.go_to_certificate()

    assert room.went.places == [("certificates", f"person:{place.trainee.id}")]


def test_a_mentor_who_is_also_trained_still_has_the_list(place: Workplace) -> None:
    both = place.services.people.add(
        place.supervisor,
        NewPerson("高远", "2010", frozenset({Role.MENTOR, Role.TRAINEE}), PASSWORD),
    )

    assert Room(place, both).names() == ["高远"]
