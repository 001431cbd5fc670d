"""Drafts of the organisation's own: kept, checked, played, published, exported, thrown away."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders import Workplace

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.practice.authoring.draft import Draft, Head, with_head
from desktop_app.training.practice.authoring.use_cases import Authoring, OwnScenario
from desktop_app.training.practice.kpi import Timing

TALK = """家长：课怎么还没开？我都等了三天了！
客服：让您久等了，实在对不起，是我们没有及时通知您。
家长：那到底什么时候开？
客服：我现在就帮您查，今天下午四点前打电话给您答复。
"""


@pytest.fixture
def authoring(place: Workplace) -> Authoring:
    return place.services.authoring


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "等课.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def kept(place: Workplace, path: Path) -> OwnScenario:
    authoring = place.services.authoring
    version = authoring.keep(place.supervisor, authoring.read(place.supervisor, path))
    return next(o for o in authoring.own(place.supervisor) if o.version.id == version.id)


def titles(place: Workplace) -> list[str]:
    return [one.title for one in place.services.practice.drills(place.trainee)]


def test_a_draft_is_checked_and_is_no_drill_until_it_is_published(
    place: Workplace, authoring: Authoring, talk: Path
) -> None:
    own = kept(place, talk)
    assert (own.version.pack, own.version.status, own.published) == ("own", "draft", False)
    assert own.report.errors == 0
    assert len(own.report.runs) == 4
    assert "等课" not in titles(place)
    authoring.publish(place.supervisor, own.version.id)
    assert "等课" in titles(place)
    assert [one.published for one in authoring.own(place.supervisor)] == [True]
    with pytest.raises(Trouble, match="已经不是草稿"):
        authoring.publish(place.supervisor, own.version.id)


def test_names_of_colleagues_and_customers_do_not_come_in(
    place: Workplace, authoring: Authoring, tmp_path: Path
) -> None:
    path = tmp_path / "等课.txt"
    path.write_text(
        f"家长（周女士）：林晓雨在吗？\n客服：{place.trainee.name}不在，周女士，我是王敏。\n"
    )
    draft = authoring.read(place.supervisor, path)
    assert draft.usable
    for name in ("林晓雨", "王敏", "周女士"):
        assert name not in repr(draft)
    assert "某女士，我是某某" in draft.said[1].text


def test_only_supervisors_may(place: Workplace, authoring: Authoring, talk: Path) -> None:
    own = kept(place, talk)
    read = authoring.read(place.supervisor, talk)
    for who in (place.trainee, place.mentor):
        assert not authoring.may(who)
        for act in (
            lambda who=who: authoring.read(who, talk),
            lambda who=who: authoring.keep(who, read),
            lambda who=who: authoring.own(who),
            lambda who=who: authoring.publish(who, own.version.id),
            lambda who=who: authoring.throw_away(who, own.version.id),
            lambda who=who: authoring.export(who, own.version.id, talk),
            lambda who=who: place.services.practice.start(who, own.version.id),
        ):
            with pytest.raises(NotAllowed):
                act()
    assert "等课" not in titles(place)


def test_a_draft_can_be_played_by_its_author(place: Workplace, talk: Path) -> None:
    own = kept(place, talk)
    practice = place.services.practice
    running = practice.start(place.supervisor, own.version.id)
    for _ in range(2):
        running = practice.send(place.supervisor, running, "对不起，我现在就查。", Timing(5, 20))
    assert running.conversation.over
    assert practice.finish(place.supervisor, running, 40).turns == 2


def test_a_draft_with_errors_is_not_published(place: Workplace, talk: Path) -> None:
    authoring = place.services.authoring
    read = authoring.read(place.supervisor, talk)
    turns = [dict(turn) for turn in read.body["turns"]]
    turns[1]["next"] = [{"to": "turn-2"}]
    version = authoring.keep(place.supervisor, replace(read, body=read.body | {"turns": turns}))
    own = authoring.own(place.supervisor)[0]
    assert own.report.errors
    with pytest.raises(Trouble, match="要改，先不能发布"):
        authoring.publish(place.supervisor, version.id)
    assert "等课" not in titles(place)


def test_faults_keep_nothing(place: Workplace, authoring: Authoring, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("王五：一\n李四：二", encoding="utf-8")
    with pytest.raises(Trouble, match="不认识说话人"):
        authoring.keep(place.supervisor, authoring.read(place.supervisor, path))
    broken = Draft("x", authoring_body := {"kind": "scenario", "key": "a", "title": "甲"})
    assert authoring_body
    with pytest.raises(Trouble):
        authoring.keep(place.supervisor, broken)
    assert authoring.own(place.supervisor) == ()


def test_what_is_thrown_away_is_offered_no_more(
    place: Workplace, authoring: Authoring, talk: Path
) -> None:
    own = kept(place, talk)
    authoring.throw_away(place.supervisor, own.version.id)
    assert authoring.own(place.supervisor) == ()
    with pytest.raises(Trouble, match="已经不是草稿"):
        authoring.throw_away(place.supervisor, own.version.id)
    assert kept(place, talk).version.key == f"{own.version.key}-2"


@pytest.mark.parametrize("name", ["等课.yaml", "等课.twee"])
def test_an_edited_export_comes_back_as_the_next_version(
    place: Workplace, authoring: Authoring, talk: Path, tmp_path: Path, name: str
) -> None:
    own = kept(place, talk)
    authoring.publish(place.supervisor, own.version.id)
    out = tmp_path / name
    authoring.export(place.supervisor, own.version.id, out)
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace("我都等了三天了", "我等了整整三天"), encoding="utf-8")
    again = kept(place, out)
    assert (again.version.key, again.version.number) == (own.version.key, 2)
    assert [one.published for one in authoring.own(place.supervisor)] == [False, True]
    authoring.publish(place.supervisor, again.version.id)
    assert [one.version.number for one in authoring.own(place.supervisor)] == [2]
    assert titles(place).count("等课") == 1


def test_a_shipped_scenario_that_was_edited_becomes_an_own_one(
    place: Workplace, authoring: Authoring, tmp_path: Path
) -> None:
    shipped = Path(__file__).parents[3] / "resources/content/institution/scenarios"
    version = kept(place, shipped / "price-objection.yaml").version
    assert (version.pack, version.key) == ("own", "price-objection-2")
    out = tmp_path / "a.twee"
    authoring.export(place.supervisor, version.id, out)
    assert kept(place, out).version.number == 2


def test_an_export_that_cannot_be_written_is_told(
    place: Workplace, authoring: Authoring, talk: Path, tmp_path: Path
) -> None:
    own = kept(place, talk)
    with pytest.raises(Trouble, match="文件写不了"):
        authoring.export(place.supervisor, own.version.id, tmp_path / "没有" / "a.yaml")


def test_another_title_makes_another_key(
    place: Workplace, authoring: Authoring, talk: Path
) -> None:
    read = with_head(authoring.read(place.supervisor, talk), Head("换时间", "", "", "hard"))
    version = authoring.keep(place.supervisor, read)
    assert (version.key, version.title) == ("own-huan-shi-jian", "换时间")
    with place.services.store.reading() as tx:
        assert tx.content.keys("scenario")["own-huan-shi-jian"] == "own"
