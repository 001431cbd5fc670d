"""Programs from a draft to a version in use, looked back on, taken from files and to files."""

from pathlib import Path

import pytest
from builders import Workplace

from db.records import Person
from desktop_app.system.errors import NotAllowed
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.writing.states import Unfinished
from desktop_app.training.curriculum.editing import body as change
from desktop_app.training.curriculum.editing.use_cases import Programs

KEY = "induction-5"


@pytest.fixture
def programs(place: Workplace) -> Programs:
    return place.services.programs


def rename(place: Workplace, title: str) -> None:
    """Publish the induction with its first session called otherwise."""
    programs, actor = place.services.programs, place.supervisor
    working = programs.edit(actor, KEY)
    body = change.with_session(working.body, "d1-company", "title", title)
    programs.keep(actor, working, body)
    programs.publish(actor, KEY)


def test_a_published_program_is_the_next_version_in_words(
    place: Workplace, programs: Programs
) -> None:
    rename(place, "第一课")
    (new, author), (old, _) = programs.history(place.supervisor, KEY)
    assert (new.number, author) == (2, "陈立")
    assert programs.changes(place.supervisor, old.version_id, new.version_id) == (
        "“第一课”：名称：“岗前 1 · 公司与部门”改为“第一课”",
    )
    keys = [key for key, _ in place.services.curriculum.programs()]
    assert keys.count(KEY) == 1


def test_moved_added_and_gone_are_told(place: Workplace, programs: Programs) -> None:
    old = programs.edit(place.supervisor, KEY)
    body = change.moved(old.body, "d1-summary", 2)
    body = change.without_session(body, "d4-quiz")
    body, name = change.add_session(body, 7, "pre")
    for field in ("title", "aim"):
        body = change.with_session(body, name, field, "答疑")
    programs.keep(place.supervisor, old, body)
    version = programs.publish(place.supervisor, KEY)
    assert old.base is not None
    told = programs.changes(place.supervisor, old.base.id, version.id)
    assert "“每日总结 1”：时间：“第 1 天 17:00”改为“第 2 天 17:00”" in told
    assert "新增“答疑”（第 7 天 09:00，60 分钟）" in told
    assert "删去“小测 2 · 流程与系统”（第 4 天）" in told
    assert any("先修：" in one for one in told)


def test_a_new_program_is_published_when_it_is_whole(place: Workplace, programs: Programs) -> None:
    working = programs.begin(place.supervisor)
    with pytest.raises(Unfinished) as caught:
        programs.publish(place.supervisor, working.name)
    assert {one.field for one in caught.value.findings} == {"title", "sessions"}
    body, name = change.add_session(change.with_head(working.body, "title", "晨训"), 1, "stage-1")
    for field in ("title", "aim", "place"):
        body = change.with_session(body, name, field, "开口练")
    programs.keep(place.supervisor, working, body)
    version = programs.publish(place.supervisor, working.name)
    assert (version.key, version.number) == ("own-chen-xun", 1)
    assert ("own-chen-xun", "晨训") in place.services.curriculum.programs()


def test_an_earlier_version_becomes_a_draft(place: Workplace, programs: Programs) -> None:
    rename(place, "第一课")
    earlier = programs.history(place.supervisor, KEY)[1][0].version_id
    looked, number = programs.read_only(place.supervisor, earlier)
    assert number == 1
    assert not programs.has_draft(place.supervisor, KEY)
    draft = programs.draft_from(place.supervisor, earlier)
    assert draft.body == looked.body
    assert draft.base is not None
    assert draft.base.number == 2
    assert programs.publish(place.supervisor, KEY).number == 3


def test_a_program_goes_out_and_comes_back_the_same(place: Workplace, tmp_path: Path) -> None:
    files, actor = place.services.program_files, place.supervisor
    version = place.services.programs.history(actor, "new-hire-90")[0][0].version_id
    path = tmp_path / "out" / "方案.yaml"
    files.export(actor, version, path)
    (read,) = files.read(actor, [path])
    assert read.incoming.same
    changed = path.read_text(encoding="utf-8").replace("岗前 1 · 公司与部门", "公司与部门")
    path.write_text(changed, encoding="utf-8")
    (read,) = files.read(actor, [path])
    assert "“公司与部门”：名称：“岗前 1 · 公司与部门”改为“公司与部门”" in read.incoming.changes
    files.take_in(actor, [read])
    assert place.services.programs.edit(actor, "new-hire-90").saved_at is not None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("day: 2\n", "day: 两天\n", "day：应为整数，不加引号"),
        ("17:00", "25:00", "start：应为“时:分”，例如 09:30"),
        ("- d1-company", "- d9-nothing", "after：先修课次 d9-nothing 要写在它上面"),
        ("sessions:", "sesions:", "sesions：没有这个字段"),
        ("kind: program", "kind: script", "kind：应为 program：这里只导入培训方案。"),
        ("stages:", "stages: [", "第 "),
    ],
)
def test_a_faulty_file_is_told_with_line_and_field_and_changes_nothing(
    place: Workplace, tmp_path: Path, old: str, new: str, told: str
) -> None:
    files, actor = place.services.program_files, place.supervisor
    path = tmp_path / "方案.yaml"
    version = place.services.programs.history(actor, KEY)[0][0].version_id
    files.export(actor, version, path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadFiles) as caught:
        files.read(actor, [path])
    assert any(told in str(one) and one.row > 0 for one in caught.value.faults)
    assert not place.services.programs.has_draft(actor, KEY)
    assert len(place.services.programs.history(actor, KEY)) == 1


@pytest.mark.parametrize("who", ["mentor", "trainee"])
def test_only_supervisors_write_programs(place: Workplace, programs: Programs, who: str) -> None:
    actor: Person = getattr(place, who)
    version = programs.history(place.supervisor, KEY)[0][0].version_id
    assert not programs.may(actor)
    for act in (
        lambda: programs.listed(actor),
        lambda: programs.begin(actor),
        lambda: programs.edit(actor, KEY),
        lambda: programs.draft_from(actor, version),
        lambda: programs.publish(actor, KEY),
        lambda: programs.retire(actor, KEY),
        lambda: place.services.program_files.export(actor, version, Path("nowhere")),
        lambda: place.services.revising.behind(actor, KEY),
    ):
        with pytest.raises(NotAllowed):
            act()
