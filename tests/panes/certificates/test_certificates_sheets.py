"""The sheets of the pane: a class in three clicks, verifying, and acts on the register."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from builders import Workplace
from judging import PASSPHRASE, add_trainee, make_due
from noting import Previewed, Went
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.ids import new_id
from db.records import ClassMember, Person, TrainingClass
from desktop_app.panes import certificates
from desktop_app.panes.certificates.class_sheet import ClassSheet
from desktop_app.panes.certificates.design.page import DesignPage
from desktop_app.panes.certificates.look_sheet import LookSheet
from desktop_app.panes.certificates.passphrase import PassphraseDialog
from desktop_app.panes.certificates.verify_sheet import VerifySheet
from desktop_app.panes.certificates.view import CertificatesView
from desktop_app.system.background import Background, Inline, Progress
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.certification.signing import public, status

T = TypeVar("T")


class Pane:
    """The pane over real data, under the mouse."""

    def __init__(
        self,
        qtbot: QtBot,
        place: Workplace,
        actor: Person,
        background: Background | None = None,
    ) -> None:
        self.previewed, self.went = Previewed(), Went()
        services = place.services
        self.view: CertificatesView = certificates.build(
            actor=actor,
            certification=services.certification,
            signing=services.signing,
            life=lambda: services.certificate_life,
            pictures=lambda: services.pictures,
            layouts=lambda: services.layouts,
            badges=lambda: services.badges,
            printing=services.printing,
            preview=self.previewed,
            clock=place.clock,
            background=background or Inline(),
            navigator=self.went,
        )
        qtbot.addWidget(self.view)
        services.changes.listen(lambda _subjects: self.view.refresh())
        self.view.resize(1166, 704)
        with qtbot.waitActive(self.view):
            self.view.show()
        self.view.refresh()
        QApplication.processEvents()

    def texts(self, widget: CertificatesView | VerifySheet | ClassSheet) -> list[str]:
        QApplication.processEvents()  # what was added is shown with the next event
        return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def pane(qtbot: QtBot, place: Workplace) -> Pane:
    for person in (place.trainee, place.stranger):
        make_due(place, person)
    return Pane(qtbot, place, place.supervisor)


def class_sheet(pane: Pane) -> ClassSheet:
    return pane.view.findChildren(ClassSheet)[0]


def verify_sheet(pane: Pane) -> VerifySheet:
    click(pane.view.verify_button)
    return pane.view.findChildren(VerifySheet)[0]


def test_a_class_is_issued_and_saved_in_three_clicks(
    pane: Pane, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(pane.view.class_button)
    sheet = class_sheet(pane)
    monkeypatch.setattr(sheet, "ask_file", lambda: tmp_path / "all.pdf")
    click(sheet.issue_button)
    click(sheet.one_file_button)

    assert len(PdfReader(tmp_path / "all.pdf").pages) == 2
    assert "已签发 2 份，编号 QH-2026-000001 至 QH-2026-000002。" in pane.texts(sheet)
    assert len(place.services.certification.register(place.supervisor)) == 2

    monkeypatch.setattr(sheet, "ask_folder", lambda: tmp_path)
    click(sheet.files_button)
    assert len(list(tmp_path.glob("QH-2026-00000?-*.pdf"))) == 2
    assert pane.went.said == ["已保存 2 份证书"] * 2


class Stopped(Inline):
    """Cancels long work as soon as its first part is done; see `Pane.background`."""

    def run_long(
        self,
        owner: object,
        title: str,  # noqa: ARG002 - the protocol's shape
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        progress = Progress(lambda _done, _total: progress.cancel())
        self.run(owner, lambda: work(progress), done, failed)


def test_a_class_that_is_stopped_is_gone_on_with_and_saved_as_one(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(11):
        make_due(place, add_trainee(place, f"学员{number}", f"40{number:02d}"))
    pane = Pane(qtbot, place, place.supervisor, Stopped())
    click(pane.view.class_button)
    sheet = class_sheet(pane)
    click(sheet.issue_button)
    told = "已停止。已签发 10 份，编号 QH-2026-000001 至 QH-2026-000010。还有 1 位没有签发。"
    assert told in pane.texts(sheet)
    assert sheet.one_file_button.isVisible()

    click(sheet.rest_button)
    assert "1 位可以签发，这次签发 1 位" in pane.texts(sheet)
    assert not sheet.one_file_button.isVisible()
    click(sheet.issue_button)
    assert "已签发 11 份，编号 QH-2026-000001 至 QH-2026-000011。" in pane.texts(sheet)
    assert not sheet.rest_button.isVisible()
    monkeypatch.setattr(sheet, "ask_folder", lambda: tmp_path)
    monkeypatch.setattr(Stopped, "run_long", Inline.run_long)
    click(sheet.files_button)
    assert len(list(tmp_path.glob("QH-2026-*.pdf"))) == 11


def test_when_issuing_fails_the_sheet_lists_who_is_still_due(
    qtbot: QtBot, pane: Pane, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(pane.view.class_button)
    sheet = class_sheet(pane)
    place.services.certification.issue(place.supervisor, place.trainee.id)

    def full(*_given: object) -> None:
        assert not sheet.issue_button.isEnabled()
        assert not sheet.table.isEnabled()
        raise Trouble("磁盘满了。", "已签发的都在。")

    monkeypatch.setattr(place.services.certification, "issue_each", full)
    with qtbot.captureExceptions() as caught:
        click(sheet.issue_button)
    assert [kind for kind, _error, _trace in caught] == [Trouble]
    assert sheet.issue_button.isEnabled()
    assert "1 位可以签发，这次签发 1 位" in pane.texts(sheet)


def test_the_preview_shows_all_and_records_nothing(pane: Pane, place: Workplace) -> None:
    click(pane.view.class_button)
    click(class_sheet(pane).preview_button)
    (document,) = pane.previewed.documents
    assert document.title == "证书预览 · 2 份"
    assert place.services.certification.register(place.supervisor) == ()


def test_who_is_left_out_gets_none(pane: Pane, place: Workplace) -> None:
    click(pane.view.class_button)
    sheet = class_sheet(pane)
    sheet.table.selectRow(0)
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    assert sheet.issue_button.text() == "签发 1 份"
    left_out = sheet.table.current_key()
    click(sheet.issue_button)
    (issued,) = place.services.certification.register(place.supervisor)
    assert str(issued.person_id) != left_out


def test_with_one_due_there_is_no_class(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee)
    assert not Pane(qtbot, place, place.supervisor).view.class_button.isEnabled()


def test_one_class_can_be_meant(pane: Pane, place: Workplace) -> None:
    names = {place.trainee: "十月班", place.stranger: "十一月班"}
    now, today = place.clock.now(), place.clock.today()
    with place.services.store.writing() as tx:
        version = tx.content.published_ids("program")[0]
        for person, name in names.items():
            key, boss = new_id(), place.supervisor.id
            tx.classes.add(TrainingClass(key, name, version, today, 9, "", None, now, boss))
            tx.classes.add_members([ClassMember(new_id(), key, person.id, today, boss, now)])
    pane.view.refresh()
    click(pane.view.class_button)
    sheet = class_sheet(pane)
    assert [sheet.classes.itemText(n) for n in range(3)] == ["全部班次", "十一月班", "十月班"]
    sheet.classes.setCurrentIndex(2)
    click(sheet.issue_button)
    (issued,) = place.services.certification.register(place.supervisor)
    assert issued.person_id == place.trainee.id


def test_a_certificate_is_verified_from_file_and_from_text(
    pane: Pane, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    sheet, path = verify_sheet(pane), tmp_path / "c.pdf"
    monkeypatch.setattr(sheet, "ask_certificate", lambda: path)
    path.write_bytes(issued.pdf)
    click(sheet.file_button)
    assert {"有效", "林晓雨", issued.number} <= set(pane.texts(sheet))

    path.write_bytes(issued.pdf[:-20] + b"x" + issued.pdf[-19:])
    click(sheet.file_button)
    assert "被改动过" in pane.texts(sheet)
    assert "林晓雨" not in pane.texts(sheet)

    place.services.certificate_life.revoke(place.supervisor, issued.id, "代考")
    sheet.text.setPlainText(f"  {issued.code}\n")
    click(sheet.check_button)
    assert "已撤销" in pane.texts(sheet)
    sheet.text.setPlainText("https://example.org")
    click(sheet.check_button)
    assert "不是证书" in pane.texts(sheet)


def test_keys_and_list_are_handed_out_and_taken_in(
    pane: Pane, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    sheet = verify_sheet(pane)
    monkeypatch.setattr(sheet, "ask_save", lambda name: tmp_path / f"{name}.json")
    click(sheet.export_button)
    click(sheet.list_button)
    keys = public.read((tmp_path / "公钥.json").read_text(encoding="utf-8"))
    assert status.read((tmp_path / "证书状态表.json").read_text(encoding="utf-8"), keys).ended == ()

    monkeypatch.setattr(sheet, "ask_open", lambda _what: tmp_path / "公钥.json")
    click(sheet.keys_link)
    assert "按“青禾学堂”的公钥核对，没有状态表" in pane.texts(sheet)
    sheet.text.setPlainText(issued.code)
    click(sheet.check_button)
    assert any("是否撤销未核对" in text for text in pane.texts(sheet))
    monkeypatch.setattr(sheet, "ask_open", lambda _what: tmp_path / "证书状态表.json")
    click(sheet.status_link)
    assert any(text.startswith("按“青禾学堂”的公钥和") for text in pane.texts(sheet))
    click(sheet.own_link)
    assert "按本机构的公钥和登记核对" in pane.texts(sheet)


def test_a_trainee_verifies_but_hands_out_no_list(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee)
    pane = Pane(qtbot, place, place.trainee)
    assert not pane.view.class_button.isVisible()
    assert not pane.view.revoke_button.isVisible()
    sheet = verify_sheet(pane)
    assert sheet.export_button.isVisible()
    assert not sheet.list_button.isVisible()
    assert not sheet.make_button.isVisible()


def test_a_row_is_revoked_with_its_reason_and_listed_apart(
    pane: Pane, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in (place.trainee, place.stranger):
        place.services.certification.issue(place.supervisor, person.id)
    view = pane.view
    assert not view.revoke_button.isEnabled()
    view.register.selectRow(0)
    monkeypatch.setattr(view, "ask_revoke", lambda _number, _name: "代考")
    click(view.revoke_button)

    assert not view.revoke_button.isEnabled()
    view.state_chosen.emit("ended")
    model = view.register.model()
    assert [model.index(row, 6).data() for row in range(model.rowCount())] == ["已撤销：代考"]
    view.state_chosen.emit("valid")
    assert model.rowCount() == 1


def test_a_row_is_replaced_under_the_corrected_name(
    pane: Pane, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.services.certification.issue(place.supervisor, place.trainee.id)
    view = pane.view
    view.register.selectRow(0)
    asked: list[tuple[str, str]] = []

    def ask(number: str, name: str) -> tuple[str, str]:
        asked.append((number, name))
        return "林晓玉", "名字登记错了"

    monkeypatch.setattr(view, "ask_replace", ask)
    click(view.replace_button)

    assert asked == [("QH-2026-000001", "林晓雨")]
    model = view.register.model()
    rows = [(model.index(n, 0).data(), model.index(n, 1).data()) for n in range(2)]
    assert rows == [("QH-2026-000002", "林晓玉"), ("QH-2026-000001", "林晓雨")]


def test_the_register_is_saved_as_it_is_listed(
    pane: Pane, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl import load_workbook

    for person in (place.trainee, place.stranger):
        place.services.certification.issue(place.supervisor, person.id)
    monkeypatch.setattr(pane.view, "ask_register_path", lambda: tmp_path / "r.xlsx")
    pane.view.register_search.setText("赵一鸣")
    click(pane.view.export_button)
    rows = list(load_workbook(tmp_path / "r.xlsx").worksheets[0].values)
    assert [row[1] for row in rows] == ["姓名", "赵一鸣"]


def test_what_the_register_lists_is_saved_as_it_was_issued(
    pane: Pane, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not pane.view.files_button.isEnabled()
    issued = [
        place.services.certification.issue(place.supervisor, person.id)
        for person in (place.trainee, place.stranger)
    ]
    monkeypatch.setattr(pane.view, "ask_pdf_folder", lambda: tmp_path)
    pane.view.register_search.setText("赵一鸣")
    click(pane.view.files_button)
    (file,) = tmp_path.glob("*.pdf")
    assert (file.name, file.read_bytes()) == ("QH-2026-000002-赵一鸣.pdf", issued[1].pdf)
    assert pane.went.said[-1] == "已保存 1 份证书"


def test_a_new_passphrase_is_given_twice(qtbot: QtBot) -> None:
    dialog = PassphraseDialog(None, new=True, problem="")
    qtbot.addWidget(dialog)
    dialog.show()
    click(dialog.accept_button)
    assert dialog.isVisible()
    dialog.passphrase.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE + "。")
    click(dialog.accept_button)
    assert "两次输入的不一样。" in [one.text() for one in dialog.findChildren(QLabel)]
    dialog.again.setText(PASSPHRASE)
    click(dialog.accept_button)
    assert dialog.result() == dialog.DialogCode.Accepted


def test_logo_and_seal_are_chosen_shown_and_taken_away(
    pane: Pane, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 120), "teal").save(path)
    before = place.services.certification.issue(place.supervisor, place.stranger.id)
    click(pane.view.look_button)
    (page,) = pane.view.findChildren(DesignPage)
    page.more.actions()[0].trigger()
    (sheet,) = pane.view.findChildren(LookSheet)
    monkeypatch.setattr(sheet, "ask_picture", lambda: path)
    assert not sheet.remove_buttons["logo"].isVisible()
    click(sheet.choose_buttons["logo"])

    assert set(place.services.pictures.all()) == {"logo"}
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    assert b"/Subtype /Image" in issued.pdf
    assert b"/Subtype /Image" not in before.pdf
    kept = place.services.certification.certificate(place.supervisor, before.id)
    assert kept.pdf == before.pdf

    click(sheet.remove_buttons["logo"])
    assert place.services.pictures.all() == {}
    with pytest.raises(NotAllowed):
        place.services.pictures.set(place.mentor, "logo", path.read_bytes())


def test_the_badges_of_a_row_are_saved(
    pane: Pane, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    assert not pane.view.badges_button.isEnabled()
    pane.view.register.selectRow(0)
    monkeypatch.setattr(pane.view, "ask_badge_folder", lambda: tmp_path)
    click(pane.view.badges_button)
    assert (tmp_path / f"{issued.number}-金牌客服.svg").exists()
    assert pane.went.said == [f"已保存 {len(list(tmp_path.glob('*.svg')))} 枚徽章"]
