"""The templates of the sample: sound, in versions over months, the same for the same seed."""

from builders import Workplace

from desktop_app.sample.templates import write_templates
from desktop_app.training.forms.editing.checks import examine


def written(place: Workplace) -> None:
    with place.services.store.writing() as tx:
        write_templates(tx, place.supervisor, 1, place.clock)


def test_versions_go_back_for_months_and_each_is_a_sound_form(place: Workplace) -> None:
    written(place)
    templates, actor = place.services.templates, place.supervisor
    history = templates.history(actor, "own-zhuan-gang-mian-tan")
    assert [(one.number, one.status, author) for one, author in history] == [
        (3, "published", "陈立"),
        (2, "retired", "陈立"),
        (1, "retired", "陈立"),
    ]
    assert (place.clock.now() - history[-1][0].created_at).days >= 80
    for edition, _author in history:
        body = templates.version(actor, edition.version_id).model_dump(mode="json")
        assert examine(body)[1] == ()
    (newest, _), (older, _), _first = history
    assert templates.changes(actor, older.version_id, newest.version_id) == (
        "“说得出新渠道的首响时限和升级条件”：一票否决：“否”改为“是”",
    )


def test_a_draft_waits_for_its_last_words_and_an_old_form_is_retired(place: Workplace) -> None:
    written(place)
    draft, *others = place.services.templates.listed(place.supervisor)
    assert (draft.title, draft.edition) == ("节假日值班自检", None)
    body = place.services.templates.edit(place.supervisor, draft.name).body
    assert [one.field for one in examine(body)[1]] == ["sections[1].items[3].label"]
    assert [one.title for one in others if not one.published] == ["结业后回访"]
