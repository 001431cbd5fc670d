"""Taking up a newer version of a program, for a class or one plan, after showing its changes."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.classes.shown import NewerShown
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.revising.use_cases import Revising, Revision
from desktop_app.training.curriculum.showing.whose import Scope, Whose

Say = Callable[[str, Callable[[], None] | None], None]


class ShowsNewer(Protocol):
    """The sheet, as far as this needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def show_newer(self, shown: NewerShown) -> None: ...


class Newer:
    """Shows the difference between two versions, and lays the newer one on what is to come."""

    def __init__(
        self,
        sheet: ShowsNewer,
        actor: Person,
        revising: Revising,
        applying: Applying,
        background: Background,
        say: Say,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._revising = revising
        self._applying = applying
        self._background = background
        self._say = say
        self._revision: Revision | None = None

    def open(self, whose: Whose) -> None:
        """Show what the newest version would change in a class, or in somebody's own plan."""
        id_ = whose.id
        if id_ is None:
            return

        def look() -> Revision | None:
            if whose.scope is Scope.PERSON:
                return self._revising.for_plan(self._actor, id_)
            return self._revising.for_class(self._actor, id_)

        self._background.run(self._sheet, look, self._show)

    def do(self) -> None:
        """Take it up."""
        revision = self._revision
        if revision is None:
            return
        self._revision = None
        self._background.run(
            self._sheet,
            lambda: self._revising.apply(self._actor, revision),
            lambda change: self._done(change.id),
            self._failed,
        )

    def _show(self, revision: Revision | None) -> None:
        self._revision = revision
        if revision is None:
            self._say(tr("已经是最新一版方案。"), None)
            return
        parts = (
            (tr("新增"), revision.added),
            (tr("取消"), revision.gone),
            (tr("改时间"), revision.moved),
            (tr("改内容"), revision.changed),
        )
        sentence = tr("只改今天以后还没有上的课次，已经上过的不变。")
        if revision.empty:
            sentence = tr("新版没有改动以后的课次，采用后只更新版本号。")
        self._sheet.show_newer(
            NewerShown(
                title=tr("采用第 {n} 版方案").format(n=revision.number),
                sentence=sentence,
                parts=tuple((name, titles) for name, titles in parts if titles),
                may_apply=True,
            )
        )
        self._sheet.open()

    def _done(self, change_id: UUID) -> None:
        self._sheet.close_overlay()
        self._say(tr("已采用新版方案。"), lambda: self._undo(change_id))

    def _undo(self, change_id: UUID) -> None:
        self._background.run(
            self._sheet,
            lambda: self._applying.undo(self._actor, change_id),
            lambda _change: self._say(tr("已撤销，恢复原来的方案。"), None),
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._say(str(error), None)
