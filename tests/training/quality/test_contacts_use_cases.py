"""Bringing contacts in: what is kept, by whom, and that an exam becomes one by itself."""

from datetime import timedelta
from pathlib import Path

import pytest
from builders import PASSWORD, Workplace
from inspecting import add_contacts, new_contact

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.quality.contacts.use_cases import Line


def _listed(place: Workplace) -> list[tuple[str, str]]:
    today = place.clock.today()
    found = place.services.contacts.listed(place.supervisor, today - timedelta(days=30), today)
    return [(one.agent, one.title) for one in found]


def test_one_bad_file_never_stops_the_others_and_reading_keeps_nothing(
    place: Workplace, tmp_path: Path
) -> None:
    good, bad, gone = tmp_path / "好.txt", tmp_path / "坏.docx", tmp_path / "没有.txt"
    good.write_text("客户：在吗\n客服：在的\n", encoding="gb18030")
    bad.write_bytes(b"PK broken")
    read = place.services.contacts.read(place.supervisor, [bad, good, gone])
    assert [(one.name, len(one.drafts), bool(one.faults)) for one in read] == [
        ("坏.docx", 0, True),
        ("好.txt", 1, False),
        ("没有.txt", 0, True),
    ]
    assert _listed(place) == []


def test_what_is_kept_is_masked_once_more(place: Workplace) -> None:
    lines = (Line("customer", "我叫张伟，13812345678"), Line("agent", "张先生好，我是王敏"))
    new = new_contact(place.mentor, place.clock.today(), "张女士退款", lines)
    place.services.contacts.keep(place.supervisor, [new])
    assert _listed(place) == [("王敏", "〔姓〕女士退款")]
    with place.services.store.reading() as tx:
        (entry,) = tx.contacts.listed(place.clock.today(), place.clock.today())
        body = str(tx.contacts.get(entry.id).body)
    for secret in ("张伟", "13812345678", "王敏", "张先生"):
        assert secret not in body


def test_a_contact_without_words_or_of_tomorrow_is_refused(place: Workplace) -> None:
    keep, today = place.services.contacts.keep, place.clock.today()
    for new in (
        new_contact(place.mentor, today, lines=()),
        new_contact(place.mentor, today + timedelta(days=1)),
    ):
        with pytest.raises(Trouble, match="还缺"):
            keep(place.supervisor, [new_contact(place.mentor, today), new])
    assert _listed(place) == []  # not even the sound one


def test_a_live_observation_is_a_draft_with_times_and_then_a_contact(place: Workplace) -> None:
    contacts = place.services.contacts
    going = contacts.observe(place.supervisor, place.mentor.id, "phone", "退费来电")
    place.clock.advance(timedelta(seconds=72))
    contacts.note(place.supervisor, going, "customer", "我叫张伟，要退费")
    found = contacts.observing(place.supervisor)
    assert found is not None
    assert found.lines == (Line("customer", "我叫〔姓名〕，要退费", "01:12"),)
    contacts.finish(place.supervisor, found)
    assert contacts.observing(place.supervisor) is None
    assert _listed(place) == [("王敏", "退费来电")]


def test_an_observation_of_nothing_is_no_contact(place: Workplace) -> None:
    contacts = place.services.contacts
    going = contacts.observe(place.supervisor, place.mentor.id, "phone", "")
    with pytest.raises(Trouble, match="还没有记下"):
        contacts.finish(place.supervisor, going)
    assert contacts.observing(place.supervisor) is not None
    contacts.give_up(place.supervisor)
    assert contacts.observing(place.supervisor) is None


def test_a_finished_exam_is_a_contact_and_a_practice_is_none(place: Workplace) -> None:
    services, actor = place.services, place.trainee
    key = services.practice.drills(actor)[0].key
    practised = services.practice.start_by_key(actor, key, "practice")
    examined = services.exams.begin(actor, key, PASSWORD)
    for running in (practised, examined):
        said = services.practice.send(actor, running, "您好，请问有什么可以帮您？", Timing(2, 8))  # type: ignore[arg-type]
        services.practice.finish(actor, said, 10)
    today = place.clock.today()
    (entry,) = services.contacts.listed(place.supervisor, today, today)
    assert (entry.agent, entry.kind) == ("林晓雨", "attempt")
    looked = services.contacts.look(place.supervisor, entry.id)
    assert looked.past is not None
    assert looked.lines[1] == Line("agent", "您好，请问有什么可以帮您？")


@pytest.mark.parametrize("who", ["mentor", "trainee", "stranger"])
def test_only_supervisors_bring_contacts_in(place: Workplace, who: str) -> None:
    actor, contacts = getattr(place, who), place.services.contacts
    today = place.clock.today()
    for act in (
        lambda: contacts.read(actor, []),
        lambda: contacts.keep(actor, [new_contact(place.trainee, today)]),
        lambda: contacts.listed(actor, today, today),
        lambda: contacts.observe(actor, place.trainee.id, "phone", ""),
        lambda: contacts.observing(actor),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("who", "sees"),
    [("supervisor", True), ("mentor", True), ("trainee", True), ("stranger", False)],
)
def test_a_contact_is_seen_by_whom_it_concerns(place: Workplace, who: str, sees: bool) -> None:
    add_contacts(place, place.trainee, 1)
    today = place.clock.today()
    (entry,) = place.services.contacts.listed(place.supervisor, today, today)
    actor = getattr(place, who)
    if sees:
        assert place.services.contacts.look(actor, entry.id).agent == place.trainee
    else:
        with pytest.raises(NotAllowed):
            place.services.contacts.look(actor, entry.id)


def test_a_supervisor_brings_in_no_contact_of_their_own(place: Workplace) -> None:
    with pytest.raises(NotAllowed):
        place.services.contacts.keep(
            place.supervisor, [new_contact(place.supervisor, place.clock.today())]
        )
