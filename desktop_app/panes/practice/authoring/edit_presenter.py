"""Editing a scenario of one's own: every keystroke kept, checked beside, taken back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import ContentVersion, Person
from desktop_app.panes.practice.authoring.edit_shown import CheckShown, EditShown
from desktop_app.panes.practice.failing import told
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.authoring.use_cases import Authoring

if TYPE_CHECKING:
    from desktop_app.training.practice.authoring.editing import Working

_MOST_STEPS = 200
"""So many steps can be taken back; more nobody remembers."""
_NAMING = ".kind"
"""An ending is called after its kind: whatever names it changes with that."""


class EditView(Protocol):
    """The page of the editor."""

    def show_edit(self, shown: EditShown) -> None: ...
    def show_sections(self, shown: EditShown) -> None: ...
    def show_check(self, check: CheckShown | None) -> None: ...
    def say(self, text: str) -> None: ...
    def flush(self) -> None: ...
    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool: ...


class EditPresenter:
    """One scenario at a time. *done* is called with the version to look at afterwards."""

    def __init__(
        self,
        page: EditView,
        authoring: Authoring,
        actor: Person,
        background: Background,
        done: Callable[[str], None],
    ) -> None:
        self._page = page
        self._authoring = authoring
        self._actor = actor
        self._background = background
        self._done = done
        self._version: UUID | None = None
        self._working: Working | None = None
        self._steps: list[tuple[str, Working, str]] = []
        self._chosen = ""
        self._checking = self._stale = False

    def open(self, version: str) -> None:
        """Edit a version of a scenario, or go on editing it."""
        wanted = self._version = UUID(version)
        self._steps, self._chosen, self._working = [], "", None
        self._background.run(
            self._page, lambda: self._authoring.edit(self._actor, wanted), self._on_opened
        )

    def _on_opened(self, working: "Working") -> None:
        self._working = working
        self._page.show_check(None)
        self._show()
        self._check()

    # Typing

    def choose(self, section: str) -> None:
        """Open another part of the scenario."""
        if self._working is not None and section != self._chosen:
            self._page.flush()
            self._chosen = section
            self._show()

    def change(self, path: str, text: str) -> None:
        """A field was typed into; typing on in the same field is one step."""
        from desktop_app.training.practice.authoring.editing import changed, value_of

        if self._working is None or value_of(self._working, path) == text:
            return
        before = self._working
        after = changed(before, path, text)
        if not self._steps or self._steps[-1][0] != path:
            self._remember(path, before)
        self._keep(after)
        if path.endswith(_NAMING):
            self._show(path)
        else:
            self._page.show_sections(self._told())

    def add(self, path: str) -> None:
        """Add a part, and go there."""
        from desktop_app.training.practice.authoring.parts import added

        self._page.flush()
        if self._working is None:
            return
        after, new = added(self._working, path)
        turn = path == self._chosen and path.startswith("turns.")
        self._do(path, after, new if turn else self._chosen, new)

    def remove(self, path: str) -> None:
        """Take a part away; it can be taken back."""
        from desktop_app.training.practice.authoring.parts import removed

        self._page.flush()
        if self._working is not None:
            self._do(path, removed(self._working, path), self._chosen)

    def undo(self) -> None:
        """Take the last step back."""
        self._page.flush()
        if not self._steps:
            return
        _path, working, self._chosen = self._steps.pop()
        self._keep(working)
        self._show()

    def _do(self, path: str, after: "Working", chosen: str, focus: str = "") -> None:
        if self._working is not None and after != self._working:
            self._remember(f"act:{path}", self._working)
            self._chosen = chosen
            self._keep(after)
            self._show(focus)

    def _remember(self, path: str, working: "Working") -> None:
        self._steps.append((path, working, self._chosen))
        del self._steps[:-_MOST_STEPS]

    def _keep(self, working: "Working") -> None:
        self._working = working
        self._check()
        if self._version is None:
            return
        try:
            self._authoring.keep_edit(self._actor, self._version, working)
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            form = tr("没有存上：{what}文字还在这里。")
            self._page.say(form.format(what=trouble.what))
        else:
            self._page.say("")

    # Showing

    def _told(self, focus: str = "") -> EditShown:
        from desktop_app.panes.practice.authoring import tell_edit

        assert self._working is not None
        shown = tell_edit.edited(self._working, self._chosen, bool(self._steps), focus)
        self._chosen = shown.chosen
        return shown

    def _show(self, focus: str = "") -> None:
        self._page.show_edit(self._told(focus))

    def _check(self) -> None:
        """Check in the background what stands there; once more when it has changed meanwhile."""
        if self._checking:
            self._stale = True
            return
        authoring, actor, working = self._authoring, self._actor, self._working
        if working is None:
            return
        self._checking, self._stale = True, False

        def work() -> CheckShown:
            from desktop_app.panes.practice.authoring import tell_edit

            return tell_edit.checked(authoring.check_edit(actor, working))

        def done(check: CheckShown) -> None:
            self._checking = False
            self._page.show_check(check)
            if self._stale:
                self._check()

        def failed(error: Exception) -> None:
            self._checking = False
            raise told(error)

        self._background.run(self._page, work, done, failed)

    # Leaving

    def save(self) -> None:
        """Keep it as a new draft, which is what can be tried out and published."""
        self._page.flush()
        version, working = self._version, self._working
        if version is None or working is None:
            return
        authoring, actor = self._authoring, self._actor

        def done(kept: ContentVersion) -> None:
            self._working = None
            self._done(str(kept.id))

        def failed(error: Exception) -> None:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise trouble
            self._page.say(f"{trouble.what}{trouble.do}")

        self._background.run(
            self._page, lambda: authoring.finish_edit(actor, version, working), done, failed
        )

    def give_up(self) -> None:
        """Go back to the version as it was, after asking."""
        if self._version is None:
            return
        text = tr("这次改的内容会丢掉，场景回到改之前的样子。")
        if self._page.confirm(tr("放弃修改"), text, tr("放弃修改"), True):
            self._authoring.drop_edit(self._actor, self._version)
            self._leave()

    def back(self) -> None:
        """Leave it as it is: what was typed is there again next time."""
        self._page.flush()
        self._leave()

    def _leave(self) -> None:
        self._working = None
        self._done(str(self._version))
