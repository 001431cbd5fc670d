"""The list of templates; what is done to any kind is the `ListPresenter`'s."""

from uuid import UUID

from desktop_app.panes.forms.templates import telling
from desktop_app.panes.forms.templates.editor_presenter import EditorPresenter
from desktop_app.panes.forms.templates.ports import TemplateList
from desktop_app.panes.forms.templates.shown import TemplateRow
from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import FromFile, Listed, Working
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.widgets.writing_items import VersionShown, WritingShown
from desktop_app.writing.listing import ListPresenter


class TemplatesPresenter(ListPresenter[TemplateRow, WritingShown]):
    """Decides what the list shows; what is written goes to the `editor`, set after building."""

    editor: EditorPresenter
    words = telling.WORDS
    _view: TemplateList
    _writing: Templates
    _use = ""

    def choose_use(self, use: str) -> None:
        """Leave what has this use; empty: any."""
        self._use = use
        self._show_rows()

    def take_back(self, version: str, title: str) -> None:
        """Let an earlier version hold again, after asking."""
        text = tr("{version}的内容会作为新的一版发布；中间各版都保留。").format(version=title)
        if self._view.confirm(tr("恢复以前的版本"), text, tr("恢复")):
            self._do(
                lambda: self._writing.take_back(self._actor, UUID(version)),
                tr("已恢复为{version}的内容").format(version=title),
            )

    def export(self, suffix: str) -> None:
        """Write the version in use of the template looked at."""
        self._export(lambda name: self._view.ask_target(name, suffix))

    @property
    def _editor(self) -> EditorPresenter:
        return self.editor

    def _fits(self, row: TemplateRow) -> bool:
        return super()._fits(row) and self._use in ("", row.use)

    def _row(self, one: Listed) -> TemplateRow:
        return telling.row(one, self._clock)

    def _shown(self, one: Listed, versions: tuple[VersionShown, ...]) -> WritingShown:
        held = one.edition
        form = self._writing.version(self._actor, held.version_id) if held else None
        return telling.looked_at(one, form, versions, self._clock)

    def _begun(self) -> Working:
        return self._writing.begin(self._actor)

    def _describe(self, one: FromFile) -> str:
        return telling.described(one)
