"""Questions sent back with a reason, and what the list looks through."""

import pytest
from bank_room import KEY, BankRoom
from builders import PASSWORD, Workplace
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop_app.panes.exams.bank.view import BankView
from desktop_app.training.content.writing.states import Listed
from desktop_app.training.exams.bank.filtering import Wanted
from desktop_app.training.people.use_cases import NewPerson


@pytest.fixture
def bank(qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> BankRoom:
    return BankRoom(qtbot, place, monkeypatch)


def test_who_sends_a_question_back_says_why_and_its_writer_reads_it(
    bank: BankRoom, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    second = place.services.people.add(place.supervisor, new)
    bank.edit()
    bank.view.editor.changed.emit("stem", "说不清的问法")
    bank.view.editor.publish_button.click()
    bank.opened(second)
    bank.view.listing.rows.select(KEY)
    monkeypatch.setattr(BankView, "ask_reason", lambda *_args: None)
    bank.button("退回").click()
    assert ("待审核", "warn") in tags(bank)
    monkeypatch.setattr(BankView, "ask_reason", lambda *_args: "题干有歧义")
    bank.button("退回").click()
    assert ("被退回", "warn") not in tags(bank)
    bank.opened(place.supervisor)
    bank.view.listing.rows.select(KEY)
    assert ("被退回", "warn") in tags(bank)
    assert "沈岚退回：题干有歧义" in bank.read()


def tags(bank: BankRoom) -> tuple[tuple[str, str], ...]:
    return next(row.tags for row in bank.view.listing.rows.rows() if row.key == KEY)


def test_a_word_is_looked_for_once_in_every_question(
    bank: BankRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.panes.exams.bank import presenter
    from desktop_app.training.exams.bank.filtering import fits

    seen: list[str] = []

    def noted(one: Listed, wanted: Wanted) -> bool:
        seen.append(one.name)
        return fits(one, wanted)

    monkeypatch.setattr(presenter, "fits", noted)
    bank.view.listing.search.setText("群里")
    assert seen
    assert len(seen) == len(set(seen))
