"""The program that the sample wrote itself: sound in every version, and one under way."""

from builders import Workplace

from desktop_app.sample.programs import write_programs
from desktop_app.training.curriculum.editing.checks import doubts, examine


def test_versions_go_back_for_months_and_a_draft_waits_for_its_last_words(
    place: Workplace,
) -> None:
    with place.services.store.writing() as tx:
        write_programs(tx, place.supervisor, 1, place.clock)
    programs, actor = place.services.programs, place.supervisor
    draft, *_others = programs.listed(actor)
    body = programs.edit(actor, draft.name).body
    assert [one.field for one in examine(body)[1]] == ["sessions[3].aim"]
    history = programs.history(actor, "own-zhuan-gang-liang-zhou")
    assert [(one.number, one.status) for one, _ in history] == [
        (3, "published"),
        (2, "retired"),
        (1, "retired"),
    ]
    assert (place.clock.now() - history[-1][0].created_at).days >= 75
    for edition, _author in history:
        body = programs.version(actor, edition.version_id).model_dump(mode="json")
        assert examine(body)[1] == doubts(body) == ()
    (newest, _), (older, _), (oldest, _) = history
    assert programs.changes(actor, oldest.version_id, older.version_id) == (
        "“有人看着接”：时间：“第 5 天 09:00”改为“第 4 天 09:00”",
        "新增“忙时再接一次”（第 7 天 09:00，120 分钟）",
    )
    assert programs.changes(actor, older.version_id, newest.version_id) == (
        "“新渠道的首响和升级”：交付：新写“升级联系人，默写一遍”",
    )
