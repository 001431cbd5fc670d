"""Templates from a draft to a version in use, looked back on, taken back, retired."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from builders import Workplace

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.content.use_cases import IN_REVIEW
from desktop_app.training.content.writing.states import Body, Listed, Overtaken, Unfinished, Working
from desktop_app.training.forms.editing.body import removed, with_head, with_item
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.training.people.use_cases import NewPerson

KEY = "appearance-check"


@pytest.fixture
def templates(place: Workplace) -> Templates:
    return place.services.templates


def listed(place: Workplace, name: str = KEY) -> Listed:
    return next(
        one for one in place.services.templates.listed(place.supervisor) if one.name == name
    )


def published(place: Workplace, title: str) -> Working:
    """Publish the template under another title; returns what was published from."""
    templates, actor = place.services.templates, place.supervisor
    working = templates.edit(actor, KEY)
    templates.keep(actor, working, with_head(working.body, "title", title))
    templates.publish(actor, KEY)
    return working


def finished(working: Working, title: str) -> Body:
    body = with_head(working.body, "title", title)
    return with_item(body, "item-1", "label", "灯都亮着")


def test_what_is_typed_is_kept_and_nobody_else_sees_it(
    place: Workplace, templates: Templates
) -> None:
    working = templates.edit(place.supervisor, KEY)
    assert working.saved_at is None
    templates.keep(place.supervisor, working, with_head(working.body, "title", "仪容自"))
    again = templates.edit(place.supervisor, KEY)
    assert again.body["title"] == "仪容自"
    assert listed(place).draft_at == place.clock.now()
    other = place.services.people.add(
        place.supervisor, NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), "peilian2026")
    )
    assert templates.edit(other, KEY).body["title"] == "仪容与姿态自检"
    assert templates.listed(other)[0].draft_at is None


def test_a_new_form_gets_its_key_from_its_title(place: Workplace, templates: Templates) -> None:
    for key in ("own-chen-jian", "own-chen-jian-2"):
        working = templates.begin(place.supervisor)
        templates.keep(place.supervisor, working, finished(working, "晨检"))
        version = templates.publish(place.supervisor, working.name)
        assert (version.key, version.pack, version.number) == (key, "own", 1)
    assert {form.title for form in place.services.forms.forms("self_check")} >= {"晨检"}
    assert not any(one.edition is None for one in templates.listed(place.supervisor))


def test_a_draft_with_faults_is_not_published(place: Workplace, templates: Templates) -> None:
    working = templates.begin(place.supervisor)
    with pytest.raises(Unfinished, match="还有 2 处要改") as caught:
        templates.publish(place.supervisor, working.name)
    assert [one.field for one in caught.value.findings] == ["title", "sections[1].items[1].label"]
    assert templates.edit(place.supervisor, working.name).body == working.body


def test_a_changed_form_is_the_next_version_and_sheets_keep_theirs(
    place: Workplace, templates: Templates
) -> None:
    forms, trainee = place.services.forms, place.trainee
    sheet = forms.open(trainee, KEY, trainee, place.clock.today())
    answers = {item.id: "yes" for item in sheet.form.items()}
    signed = forms.sign(trainee, forms.keep(trainee, sheet, answers, ()), None)
    published(place, "新的仪容自检")
    assert forms.signed(trainee, signed.id).form.title == "仪容与姿态自检"
    assert forms.open(trainee, KEY, trainee, place.clock.today()).form.title == "新的仪容自检"
    history = templates.history(place.supervisor, KEY)
    assert [(one.number, one.status, author) for one, author in history] == [
        (2, "published", "陈立"),
        (1, "retired", ""),
    ]
    (new, _), (old, _) = history
    changes = templates.changes(place.supervisor, old.version_id, new.version_id)
    assert changes == ("标题：“仪容与姿态自检”改为“新的仪容自检”",)


def test_nothing_changed_is_no_version(place: Workplace, templates: Templates) -> None:
    working = templates.edit(place.supervisor, KEY)
    templates.keep(place.supervisor, working, working.body)
    with pytest.raises(Trouble, match="没有要发布的改动"):
        templates.publish(place.supervisor, KEY)


def test_who_was_overtaken_is_told_and_may_go_on(place: Workplace, templates: Templates) -> None:
    other = place.services.people.add(
        place.supervisor, NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), "peilian2026")
    )
    working = templates.edit(other, KEY)
    templates.keep(other, working, with_head(working.body, "title", "沈岚的"))
    published(place, "陈立的")
    with pytest.raises(Overtaken, match="陈立已发布第 2 版"):
        templates.publish(other, KEY)
    assert listed(place).title == "陈立的"
    assert templates.publish(other, KEY, over=True).number == 3


def test_an_earlier_version_holds_again_as_a_new_one(
    place: Workplace, templates: Templates
) -> None:
    published(place, "改坏了")
    first = templates.history(place.supervisor, KEY)[-1][0]
    version = templates.take_back(place.supervisor, first.version_id)
    assert (version.number, version.title) == (3, "仪容与姿态自检")
    assert listed(place).title == "仪容与姿态自检"


def test_a_retired_form_is_offered_no_more_until_it_is_restored(
    place: Workplace, templates: Templates
) -> None:
    templates.retire(place.supervisor, KEY)
    assert not listed(place).published
    assert KEY not in {form.key for form in place.services.forms.forms("self_check")}
    templates.restore(place.supervisor, KEY)
    assert listed(place).published
    with pytest.raises(Trouble, match="已经处理过了"):
        templates.restore(place.supervisor, KEY)


@pytest.mark.parametrize("key", ["shadow-day", "service-self-check"])
def test_what_the_program_relies_on_is_not_retired(
    place: Workplace, templates: Templates, key: str
) -> None:
    with pytest.raises(Trouble, match="有固定用处，不能停用"):
        templates.retire(place.supervisor, key)
    assert listed(place, key).published


@pytest.mark.parametrize("take", [True, False])
def test_a_newer_shipped_version_is_taken_up_or_left(
    place: Workplace, templates: Templates, take: bool
) -> None:
    published(place, "我们的")
    with place.services.store.writing() as tx:
        ours = tx.content.published_one("form", KEY)
        body = ours.body | {"title": "程序的"}
        tx.content.add(
            replace(
                ours, id=place.trainee.id, number=3, status=IN_REVIEW, body=body, title="程序的"
            )
        )
    waiting = listed(place).waiting
    assert waiting is not None
    templates.decide(place.supervisor, waiting.version_id, take)
    assert (listed(place).title, listed(place).waiting) == ("程序的" if take else "我们的", None)
    with pytest.raises(Trouble, match="已经处理过了"):
        templates.decide(place.supervisor, waiting.version_id, take)


def test_sheets_under_way_are_counted_before_a_new_version(
    place: Workplace, templates: Templates
) -> None:
    forms, trainee = place.services.forms, place.trainee
    sheet = forms.open(trainee, KEY, trainee, place.clock.today())
    forms.keep(trainee, sheet, {"uniform": "yes"}, ())
    assert templates.open_sheets(place.supervisor, KEY) == 1
    assert templates.open_sheets(place.supervisor, "handover-check") == 0


Act = Callable[[Templates, Person, UUID], object]

ACTS: dict[str, Act] = {
    "listed": lambda templates, actor, _: templates.listed(actor),
    "history": lambda templates, actor, _: templates.history(actor, KEY),
    "version": lambda templates, actor, version: templates.version(actor, version),
    "changes": lambda templates, actor, version: templates.changes(actor, version, version),
    "open_sheets": lambda templates, actor, _: templates.open_sheets(actor, KEY),
    "begin": lambda templates, actor, _: templates.begin(actor),
    "copy": lambda templates, actor, version: templates.copy(actor, version),
    "edit": lambda templates, actor, _: templates.edit(actor, KEY),
    "keep": lambda templates, actor, _: templates.keep(actor, Working(KEY, {}, None, None), {}),
    "throw_away": lambda templates, actor, _: templates.throw_away(actor, KEY),
    "publish": lambda templates, actor, _: templates.publish(actor, KEY),
    "take_back": lambda templates, actor, version: templates.take_back(actor, version),
    "decide": lambda templates, actor, version: templates.decide(actor, version, True),
    "decide_all": lambda templates, actor, version: templates.decide_all(actor, [version], True),
    "retire": lambda templates, actor, _: templates.retire(actor, KEY),
    "restore": lambda templates, actor, _: templates.restore(actor, KEY),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_only_supervisors_write_templates(place: Workplace, templates: Templates, act: Act) -> None:
    version = templates.history(place.supervisor, KEY)[0][0].version_id
    administrator = replace(place.stranger, roles=frozenset({Role.ADMINISTRATOR}))
    for actor in (place.trainee, place.mentor, administrator):
        assert not templates.may(actor)
        with pytest.raises(NotAllowed, match="由主管编写和发布"):
            act(templates, actor, version)


def test_a_sheet_under_way_goes_on_on_the_new_version(
    place: Workplace, templates: Templates
) -> None:
    forms, trainee, day = place.services.forms, place.trainee, place.clock.today()
    sheet = forms.open(trainee, KEY, trainee, day)
    first, second, third = (item.id for item in sheet.form.items()[:3])
    forms.keep(trainee, sheet, {first: "yes", second: "no", third: "na"}, ())
    assert forms.open(trainee, KEY, trainee, day).renewed == ""
    body = templates.edit(place.supervisor, KEY).body
    working = templates.edit(place.supervisor, KEY)
    body = with_item(removed(body, first), second, "type", "marks")
    templates.keep(place.supervisor, working, body)
    templates.publish(place.supervisor, KEY)
    opened = forms.open(trainee, KEY, trainee, day)
    assert opened.answers == {third: "na"}
    assert opened.renewed == "这张表单换了新版，已填的 1 项保留，2 项对不上新版，请重填"
    kept = forms.keep(trainee, opened, opened.answers, ())
    assert kept.renewed == opened.renewed
    assert forms.open(trainee, KEY, trainee, day).renewed == ""
