"""Layouts: only supervisors write them; what is issued says which it has and never changes."""

from io import BytesIO

import pytest
from builders import Workplace
from judging import add_trainee, make_due
from pypdf import PdfReader

from desktop_app.system.errors import NotAllowed
from desktop_app.training.certification.layout import body as steps
from desktop_app.training.certification.layout.default import KEY, default_layout
from desktop_app.training.certification.layout.use_cases import Layouts
from desktop_app.training.content.writing.states import Unfinished, Working


@pytest.fixture
def layouts(place: Workplace) -> Layouts:
    return place.services.layouts


def written(place: Workplace, text: str) -> Working:
    """A draft with other words over the name."""
    layouts = place.services.layouts
    working = layouts.open(place.supervisor)
    body = steps.with_field(working.body, "lead", "text", text)
    return layouts.keep(place.supervisor, working, body)


def said(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_first_version_is_as_the_program_comes(place: Workplace, layouts: Layouts) -> None:
    with place.services.store.reading() as tx:
        assert layouts.in_force(tx).version_id is None
    working = layouts.open(place.supervisor)
    assert working.body == default_layout().model_dump(mode="json")
    ((first, author),) = layouts.history(place.supervisor, KEY)
    assert (first.number, first.status, author) == (1, "published", "")
    assert layouts.open(place.supervisor).base == working.base
    assert len(layouts.history(place.supervisor, KEY)) == 1


def test_certificates_say_by_which_version_they_were_drawn_and_never_change(
    place: Workplace, layouts: Layouts
) -> None:
    other = add_trainee(place, "周可", "3009")
    for person in (place.trainee, other):
        make_due(place, person)
    certification, actor = place.services.certification, place.supervisor
    old = certification.issue(actor, place.trainee.id)
    written(place, "特此证明")
    version = layouts.publish(actor, KEY)
    new = certification.issue(actor, other.id)

    assert (old.layout_id, new.layout_id) == (None, version.id)
    assert "特此证明" in said(new.pdf)
    assert "特此证明" not in said(old.pdf)
    assert certification.certificate(actor, old.id).pdf == old.pdf
    by_number = {one.number: one.layout for one in certification.register(actor)}
    assert by_number == {old.number: None, new.number: 2}


def test_a_certificate_in_the_place_of_an_older_one_has_the_newest_layout(
    place: Workplace, layouts: Layouts
) -> None:
    make_due(place, place.trainee)
    old = place.services.certification.issue(place.supervisor, place.trainee.id)
    written(place, "特此证明")
    version = layouts.publish(place.supervisor, KEY)
    made = place.services.certificate_life.replace(place.supervisor, old.id, "林晓雨", "补发")
    assert made.layout_id == version.id
    assert "特此证明" in said(made.pdf)


def test_a_draft_is_its_writers_alone_until_it_is_published(
    place: Workplace, layouts: Layouts
) -> None:
    make_due(place, place.trainee)
    written(place, "特此证明")
    preview = place.services.certification.preview(place.supervisor, place.trainee.id)
    assert "特此证明" not in said(preview)
    assert layouts.open(place.supervisor).saved_at is not None
    layouts.throw_away(place.supervisor, KEY)
    assert layouts.open(place.supervisor).saved_at is None


def test_faults_keep_it_from_being_published_and_change_nothing(
    place: Workplace, layouts: Layouts
) -> None:
    written(place, "[没有的占位]")
    with pytest.raises(Unfinished) as caught:
        layouts.publish(place.supervisor, KEY)
    assert [one.expected for one in caught.value.findings] == ["没有这个占位：[没有的占位]。"]
    assert len(layouts.history(place.supervisor, KEY)) == 1


def test_an_earlier_version_can_hold_again(place: Workplace, layouts: Layouts) -> None:
    written(place, "特此证明")
    layouts.publish(place.supervisor, KEY)
    first = layouts.history(place.supervisor, KEY)[-1][0]
    again = layouts.take_back(place.supervisor, first.version_id)
    assert again.number == 3
    with place.services.store.reading() as tx:
        now = layouts.in_force(tx)
    assert (now.version_id, now.layout) == (again.id, default_layout())


def test_names_that_no_typeface_can_print_are_found(place: Workplace, layouts: Layouts) -> None:
    add_trainee(place, "䶮㐂", "3010")
    add_trainee(place, "李𠮷", "3011")
    assert layouts.undrawable_names(place.supervisor) == (("李𠮷", "3011", "𠮷"),)


@pytest.mark.parametrize("who", ["trainee", "mentor"])
def test_nobody_but_supervisors_lays_certificates_out(
    place: Workplace, layouts: Layouts, who: str
) -> None:
    actor = getattr(place, who)
    working = layouts.open(place.supervisor)
    version = layouts.history(place.supervisor, KEY)[0][0].version_id
    for act in (
        lambda: layouts.open(actor),
        lambda: layouts.keep(actor, working, working.body),
        lambda: layouts.publish(actor, KEY),
        lambda: layouts.take_back(actor, version),
        lambda: layouts.history(actor, KEY),
        lambda: layouts.examine(actor, working.body),
        lambda: layouts.undrawable_names(actor),
        lambda: layouts.throw_away(actor, KEY),
    ):
        with pytest.raises(NotAllowed):
            act()
