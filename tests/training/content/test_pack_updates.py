"""A newer pack beside what was changed here: never overwritten silently, never lost."""

from dataclasses import replace

import pytest
from builders import CONTENT, Workplace

from db.ids import new_id
from db.records import ContentVersion
from desktop_app.training.content.loader import LoadedPack, load_pack
from desktop_app.training.content.use_cases import IN_REVIEW, PUBLISHED, RETIRED, Imported

KEY = "appearance-check"


@pytest.fixture(scope="module")
def pack() -> LoadedPack:
    """The shipped forms alone: an import of the other content would tell nothing more."""
    whole = load_pack(CONTENT / "institution")
    return replace(whole, items=tuple(one for one in whole.items if one.key == KEY))


def newer(pack: LoadedPack, title: str) -> LoadedPack:
    (old,) = pack.items
    item = old.item.model_copy(update={"title": title})
    return replace(pack, items=(replace(old, item=item, title=title, sha256=title),))


def changed_here(place: Workplace, title: str) -> ContentVersion:
    """Publish a supervisor's own version."""
    with place.services.store.writing() as tx:
        old = tx.content.published_one("form", KEY)
        mine = replace(
            old,
            id=new_id(),
            number=old.number + 1,
            title=title,
            body=old.body | {"title": title},
            author_id=place.supervisor.id,
        )
        tx.content.set_status([old.id], RETIRED)
        tx.content.add(mine)
    return mine


def states(place: Workplace) -> list[tuple[int, str, str]]:
    with place.services.store.reading() as tx:
        editions = tx.content.editions("form", ())
    return [(one.number, one.status, one.title) for one in editions if one.key == KEY]


def test_an_unchanged_form_takes_the_newer_version(place: Workplace, pack: LoadedPack) -> None:
    done = place.services.library.import_pack(newer(pack, "仪容自检新版"))
    assert done == Imported(new=0, changed=1, unchanged=0)
    assert states(place) == [
        (2, PUBLISHED, "仪容自检新版"),
        (1, RETIRED, "仪容与姿态自检"),
    ]


def test_a_form_changed_here_stays_and_the_newer_one_waits(
    place: Workplace, pack: LoadedPack
) -> None:
    changed_here(place, "我们的仪容自检")
    library = place.services.library
    assert library.import_pack(pack) == Imported(new=0, changed=0, unchanged=1)
    done = library.import_pack(newer(pack, "仪容自检新版"))
    assert done == Imported(new=0, changed=0, unchanged=0, waiting=1)
    assert states(place)[:2] == [
        (3, IN_REVIEW, "仪容自检新版"),
        (2, PUBLISHED, "我们的仪容自检"),
    ]


def test_of_two_newer_versions_only_the_last_one_waits(place: Workplace, pack: LoadedPack) -> None:
    changed_here(place, "我们的仪容自检")
    for title in ("第二版", "第三版"):
        place.services.library.import_pack(newer(pack, title))
    assert states(place)[:2] == [(4, IN_REVIEW, "第三版"), (3, RETIRED, "第二版")]


def test_a_form_retired_here_is_not_brought_back(place: Workplace, pack: LoadedPack) -> None:
    with place.services.store.writing() as tx:
        tx.content.set_status([tx.content.published_one("form", KEY).id], RETIRED)
    place.services.library.import_pack(newer(pack, "仪容自检新版"))
    assert [status for _, status, _ in states(place)] == [IN_REVIEW, RETIRED]


def test_importing_the_same_files_again_changes_nothing(place: Workplace) -> None:
    before = states(place)
    done = place.services.library.import_pack(load_pack(CONTENT / "institution"))
    assert (done.new, done.changed, done.waiting) == (0, 0, 0)
    assert states(place) == before
