"""Every kind of malformed file, chosen in the window: row, column, expectation, and no change."""

from pathlib import Path

import pytest
from builders import Workplace
from malformed import MALFORMED
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from test_template_editor import Told

from desktop_app.panes.forms import templates
from desktop_app.system.background import Inline

KEY = "appearance-check"


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_file_is_told_by_its_place_and_changes_nothing(
    place: Workplace, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    services, actor = place.services, place.supervisor
    (edition, _author), *_older = services.templates.history(actor, KEY)
    sound = tmp_path / "仪容.xlsx"
    services.form_files.export(actor, edition.version_id, sound)
    before = services.templates.listed(actor)
    spoil, where, expected = MALFORMED[kind]
    view = templates.build(
        actor, services.templates, services.form_files, services.forms.bands, place.clock,
        Inline(), Told(),
    )  # fmt: skip
    qtbot.addWidget(view)
    view.actions_changed.connect(lambda: [act.setParent(view) for act in view.actions()])
    view.actions_changed.emit()

    view.files_chosen.emit([spoil(sound)])

    page = view.importing
    assert view.page is page
    told = [one.text() for one in page.findChildren(QLabel)]
    assert "没有导入任何内容" in "".join(told)
    assert where in told
    assert any(one.startswith(expected) for one in told)
    assert page.publish_button.isHidden()
    assert page.draft_button.isHidden()
    page.taken_in.emit(True)
    assert services.templates.listed(actor) == before
