"""What the pane of certificates decides: who is due, what is asked before issuing, what opens."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from builders import Workplace
from judging import PASSPHRASE, add_attempt, make_due, sign_practical, sign_theory
from noting import Notes, Previewed, Went

from db.records import CertificateEntry, Evidence, Person
from desktop_app.panes.certificates.opening import KeyOpener
from desktop_app.panes.certificates.presenter import CertificatesPresenter
from desktop_app.panes.certificates.telling import register_row
from desktop_app.system.background import Background, Inline
from desktop_app.training.certification.rules import CertificateFigures
from desktop_app.training.certification.use_cases import NotDue


class Room:
    """A presenter over real data, with a view that takes notes."""

    def __init__(
        self,
        place: Workplace,
        actor: Person,
        agrees: bool = True,
        background: Background | None = None,
    ) -> None:
        self.notes: Any = Notes(ask_issue=agrees)
        self.went, self.previewed = Went(), Previewed()
        services = place.services
        self.presenter = CertificatesPresenter(
            self.notes,
            actor,
            services.certification,
            KeyOpener(self.notes, actor, services.signing, Inline()),
            services.printing,
            self.previewed,
            place.clock,
            background or Inline(),
            self.went,
        )
        self.presenter.refresh()

    def names(self) -> list[str]:
        rows, _searched = self.notes.last("show_candidates")
        return [row.name for row in rows]


class Later(Inline):
    """Does what it is given when it is told to, in the order in which it came."""

    def __init__(self) -> None:
        self._given: list[Callable[[], None]] = []

    def run(self, *given: Any) -> None:
        self._given.append(lambda: Inline.run(self, *given))

    def catch_up(self) -> None:
        given, self._given = self._given, []
        for one in given:
            one()


def test_who_is_asked_for_at_once_is_shown_beside_the_lists(place: Workplace) -> None:
    make_due(place, place.stranger)
    later = Later()
    room = Room(place, place.supervisor, background=later)
    room.presenter.open_target(f"person:{place.trainee.id}")
    later.catch_up()
    assert room.names() == ["赵一鸣"]
    assert room.notes.last("set_heading") == ("证书", "1 位可以签发 · 已签发 0 份")
    (standing,) = room.notes.last("show_standing")
    assert standing.name == "林晓雨"


def test_who_is_due_is_listed_first_and_chosen(place: Workplace) -> None:
    make_due(place, place.stranger)

    room = Room(place, place.supervisor)

    assert room.names() == ["赵一鸣"]
    assert room.notes.last("show_groups") == (
        {"ready": 1, "lacking": 1, "certified": 0},
        "ready",
    )
    (standing,) = room.notes.last("show_standing")
    assert standing.name == "赵一鸣"
    assert standing.due
    assert room.notes.last("set_heading") == ("证书", "1 位可以签发 · 已签发 0 份")


def test_without_anybody_due_those_who_lack_something_are_listed(place: Workplace) -> None:
    sign_theory(place, place.trainee, 60)

    room = Room(place, place.supervisor)

    rows, _ = room.notes.last("show_candidates")
    assert {row.name: row.state for row in rows} == {
        "林晓雨": "还差实操",
        "赵一鸣": "还差理论和实操",
    }


def test_a_failed_mark_is_said_as_such(place: Workplace) -> None:
    sign_theory(place, place.trainee, 60)
    sign_practical(place, place.trainee, 90)

    room = Room(place, place.supervisor)
    room.presenter.choose(str(place.trainee.id))

    rows, _ = room.notes.last("show_candidates")
    assert next(row.state for row in rows if row.name == "林晓雨") == "理论没及格"
    (standing,) = room.notes.last("show_standing")
    assert standing.missing == ("理论考试 60 分，没到 70 分。",)
    assert standing.level == ""


def test_the_arithmetic_can_be_checked_by_hand(place: Workplace) -> None:
    sign_theory(place, place.trainee, 91)
    sign_practical(place, place.trainee, 94)
    place.services.settings.change(place.supervisor, "certificate.theory_share", 40)

    room = Room(place, place.supervisor)

    (standing,) = room.notes.last("show_standing")
    assert standing.arithmetic == "总评 = 91 × 40% + 94 × 60% = 92.8 分"
    assert standing.verdict == "达到金牌客服（90 分起）"


def test_the_chain_leads_to_sheets_and_drills(place: Workplace) -> None:
    attempt = add_attempt(place, place.trainee)
    theory = sign_theory(place, place.trainee, 90)
    sign_practical(place, place.trainee, 90, (Evidence("attempt", attempt, "价格异议 82 分"),))
    room = Room(place, place.supervisor)
    (standing,) = room.notes.last("show_standing")

    room.presenter.open_link(standing.marks[0].sheet.target)
    room.presenter.open_link(standing.drills[0].target)

    assert standing.marks[0].detail == "理论卷 A · 11月23日 周一 · 陈立登记"
    assert standing.drills[0].text == "价格异议 82 分"
    assert room.went.places == [
        ("people", f"sheet:{theory.id}"),
        ("practice", f"attempt:{attempt}"),
    ]


def test_issuing_asks_once_with_the_number_then_tells_it(place: Workplace) -> None:
    make_due(place, place.trainee)
    room = Room(place, place.supervisor)

    room.presenter.issue()

    assert room.notes.last("ask_issue") == ("林晓雨", "金牌客服", "QH-2026-000001")
    assert room.went.said == ["已签发金牌客服证书 QH-2026-000001，林晓雨"]
    assert len(place.services.certification.register(place.supervisor)) == 1


def test_who_thinks_better_of_it_issues_nothing(place: Workplace) -> None:
    make_due(place, place.trainee)
    room = Room(place, place.supervisor, agrees=False)

    room.presenter.issue()

    assert place.services.certification.register(place.supervisor) == ()
    assert room.went.said == []


def test_after_issuing_the_person_stays_chosen_and_can_open_it(place: Workplace) -> None:
    make_due(place, place.trainee)
    room = Room(place, place.supervisor)
    room.presenter.issue()

    room.presenter.refresh()

    (standing,) = room.notes.last("show_standing")
    assert standing.name == "林晓雨"
    assert not standing.due
    assert standing.held.startswith("QH-2026-000001 · 金牌客服 · 有效期至 2028年11月22日")
    room.presenter.open_certificate(standing.held_key)
    assert room.previewed.documents[-1].file_name == "证书-林晓雨-QH-2026-000001"


def test_nobody_due_is_never_asked_about(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    room.presenter.issue()

    assert room.notes.count("ask_issue") == 0


def test_a_mark_lost_meanwhile_is_refused_with_a_sentence(place: Workplace) -> None:
    make_due(place, place.trainee)
    room = Room(place, place.supervisor)
    place.clock.advance(timedelta(hours=1))
    sign_practical(place, place.trainee, 50)

    with pytest.raises(NotDue, match="实操考核 50 分"):
        room.presenter.issue()


def test_the_preview_shows_the_person_chosen(place: Workplace) -> None:
    make_due(place, place.trainee)
    make_due(place, place.stranger)
    room = Room(place, place.supervisor)

    room.presenter.choose(str(place.stranger.id))
    room.presenter.preview()

    assert room.previewed.documents[-1].title == "证书预览 · 赵一鸣"


def test_a_search_looks_through_everybody(place: Workplace) -> None:
    make_due(place, place.trainee)
    room = Room(place, place.supervisor)

    room.presenter.search_people(" ZYM ")
    assert room.names() == ["赵一鸣"]
    room.presenter.search_people("3001")
    assert room.names() == ["林晓雨"]
    room.presenter.search_people("")
    assert room.names() == ["林晓雨"]


def test_the_register_is_searched_by_number_name_and_level(place: Workplace) -> None:
    for person, mark in ((place.trainee, 95), (place.stranger, 80)):
        make_due(place, person, mark)
        place.services.certification.issue(place.supervisor, person.id)
    room = Room(place, place.supervisor)

    def found(text: str) -> list[str]:
        room.presenter.search_register(text)
        rows, _ = room.notes.last("show_register")
        return [row.number for row in rows]

    assert found("000002") == ["QH-2026-000002"]
    assert found("lxy") == ["QH-2026-000001"]
    assert found("认证") == ["QH-2026-000002"]
    assert found("没有") == []


def test_a_trainee_sees_their_own_and_cannot_issue(place: Workplace) -> None:
    make_due(place, place.trainee)
    make_due(place, place.stranger)
    place.services.certification.issue(place.supervisor, place.stranger.id)

    room = Room(place, place.trainee)

    assert room.notes.last("set_own") == (True,)
    (standing,) = room.notes.last("show_standing")
    assert (standing.name, standing.may_issue) == ("林晓雨", False)
    assert room.notes.last("show_register") == ((), False)
    assert room.notes.count("show_candidates") == 0


def test_a_target_chooses_a_person_or_opens_a_certificate(place: Workplace) -> None:
    make_due(place, place.stranger)
    issued = place.services.certification.issue(place.supervisor, place.stranger.id)
    room = Room(place, place.supervisor)

    room.presenter.open_target(f"person:{place.stranger.id}")
    room.presenter.open_target(f"certificate:{issued.id}")

    (standing,) = room.notes.last("show_standing")
    assert standing.name == "赵一鸣"
    assert room.notes.last("mark_candidate") == (str(place.stranger.id),)
    assert room.previewed.documents[-1].pdf == issued.pdf


@pytest.mark.parametrize(
    ("until", "words", "tone"),
    [
        (date(2026, 11, 22), "已过期 1 天", "bad"),
        (date(2026, 11, 23), "今天到期", "bad"),
        (date(2026, 11, 24), "还有 1 天，快到期了", "warn"),
        (date(2027, 2, 21), "还有 90 天，快到期了", "warn"),
        (date(2027, 2, 22), "还有 91 天", ""),
    ],
)
def test_the_days_left_are_told_in_words(until: date, words: str, tone: str) -> None:
    key, day = UUID(int=1), date(2024, 12, 1)
    at = datetime(2024, 12, 1, tzinfo=UTC)
    entry = CertificateEntry(
        key, "QH-2024-000001", key, "林晓雨", "lxy", "3001", "gold", 92.0, key, key, day, until, at
    )
    row = register_row(entry, date(2026, 11, 23), CertificateFigures())
    assert (row.left, row.tone) == (words, tone)


def test_closed_keys_are_opened_first_and_a_wrong_passphrase_is_asked_again(
    place: Workplace,
) -> None:
    make_due(place, place.trainee)
    place.services.signing.forget()
    room = Room(place, place.supervisor)
    answers = iter(["不是这一句口令", PASSPHRASE])
    asked: list[tuple[bool, str]] = []

    def ask(new: bool, problem: str) -> str:
        asked.append((new, problem))
        return next(answers)

    room.notes.ask_passphrase = ask
    room.presenter.issue()

    assert asked == [(False, ""), (False, "签章口令不对。")]
    assert room.notes.last("ask_issue")[2] == "QH-2026-000001"
    assert place.services.certification.register(place.supervisor)[0].key_id

    # Once open they stay open, and who gives no passphrase issues nothing.
    make_due(place, place.stranger)
    room.presenter.refresh()
    room.presenter.choose(str(place.stranger.id))
    place.services.signing.forget()
    room.notes.ask_passphrase = lambda _new, _problem: None
    room.presenter.issue()
    assert len(place.services.certification.register(place.supervisor)) == 1


def test_the_first_certificate_makes_the_keys(place: Workplace) -> None:
    make_due(place, place.trainee)
    with place.services.store.writing() as tx:
        tx.connection.exec_driver_sql("DELETE FROM signing_key")
    room = Room(place, place.supervisor)
    asked: list[bool] = []

    def ask(new: bool, _problem: str) -> str:
        asked.append(new)
        return PASSPHRASE

    room.notes.ask_passphrase = ask
    room.presenter.issue()

    assert asked == [True]
    assert len(place.services.certification.register(place.supervisor)) == 1
