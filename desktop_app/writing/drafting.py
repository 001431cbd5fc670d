"""Writing one item: every step is a draft that is kept, taken back, thrown away or published."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Protocol

from db.records import ContentVersion, Person
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.content.writing.history import History
from desktop_app.training.content.writing.states import Body, Overtaken, Working
from desktop_app.training.content.writing.use_cases import Writing
from desktop_app.training.maintenance.faults import trouble_of


class DraftView(Protocol):
    """The page on which an item is written, as far as every kind needs it."""

    def focus_field(self, name: str) -> None:
        """Move to a property of what is chosen."""
        ...

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask a decision."""
        ...


class DraftPresenter(ABC):
    """Keeps what a step makes of the draft; a kind says what its steps are and shows the result.

    *leave* goes back to the list.
    """

    def __init__(
        self,
        view: DraftView,
        actor: Person,
        writing: Writing[Any],
        clock: Clock,
        background: Background,
        navigator: Navigator,
        leave: Callable[[str], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._writing = writing
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._leave = leave
        self._working: Working | None = None
        self._history = History({})
        self._chosen = ""
        """The key of the part that is shown with its properties."""
        self._status = ""

    @abstractmethod
    def _show(self) -> None:
        """Show the draft as it is now."""

    def _go_on(self, version: ContentVersion) -> None:
        """Go where one goes after publishing."""
        self._leave(version.key)

    def _told_published(self, title: str, number: int) -> str:
        """Say what publishing has brought about."""
        return tr("“{title}”第 {n} 版已发布").format(title=title, n=number)

    @property
    def name(self) -> str:
        """The name of the item that is being written or looked at, or an empty text."""
        return self._working.name if self._working else ""

    def close(self) -> None:
        """Go back to the list; the draft is kept."""
        name, self._working = self.name, None
        self._leave(name)

    def choose(self, key: str) -> None:
        """Show the properties of a part, or of the item itself."""
        if key != self._chosen:
            self._chosen = key
            self._show()

    def undo(self) -> None:
        """Take the last step back."""
        if self._history.undo():
            self._keep()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._history.redo():
            self._keep()

    def go_to(self, key: str, field: str) -> None:
        """Lead to where something is put right."""
        self._chosen = key
        self._show()
        self._view.focus_field(field)

    def throw_away(self) -> None:
        """Drop the draft after asking."""
        text = tr("这份草稿里的改动会全部丢掉，不能恢复。已发布的版本不受影响。")
        if self._working and self._view.confirm(tr("丢弃草稿"), text, tr("丢弃"), danger=True):
            self._writing.throw_away(self._actor, self.name)
            self._navigator.notify(tr("草稿已丢弃"))
            self.close()

    def _publish(self, over: bool = False) -> None:
        """Publish the draft; with *over* in place of a version that came meanwhile."""
        writing, actor, name = self._writing, self._actor, self.name

        def done(version: ContentVersion) -> None:
            self._navigator.notify(self._told_published(version.title, version.number))
            self._working = None
            self._go_on(version)

        def failed(error: Exception) -> None:
            if not isinstance(error, Overtaken):
                raise trouble_of(error) or error
            text = f"{error.what}{error.safe}{error.do}"
            if self._view.confirm(tr("另有新版"), text, tr("用我的草稿发布"), danger=True):
                self._publish(over=True)

        self._background.run(self._view, lambda: writing.publish(actor, name, over), done, failed)

    def _step(self, body: Body, choose: str = "", typing: str = "") -> None:
        if choose:
            self._chosen = choose
        if self._history.change(body, typing):
            self._keep()
        else:
            self._show()

    def _keep(self) -> None:
        """Keep the draft; where that fails the text stays in the window, and that is said."""
        if self._working is None:
            return
        try:
            kept = self._writing.keep(self._actor, self._working, self._history.body)
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            self._status = tr("还没有保存：{what}").format(what=trouble.what)
        else:
            self._working = kept
            self._status = self._kept_text(kept)
        self._show()

    def _kept_text(self, working: Working) -> str:
        if working.saved_at is None:
            return tr("还没有改动")
        return tr("已保存 {time:%H:%M:%S}").format(time=self._clock.local(working.saved_at))
