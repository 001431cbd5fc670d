"""From a file to a drill: read, looked at, kept as a draft, checked, tried out, published."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.authoring.ports import Room, Surroundings
from desktop_app.panes.practice.authoring.shown import HeadChosen, ImportShown, OwnRow, OwnShown
from desktop_app.panes.practice.failing import told
from desktop_app.system.background import Background, Progress
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.practice.authoring.use_cases import Authoring

if TYPE_CHECKING:
    from desktop_app.training.practice.authoring.draft import Draft

Listed = tuple[tuple[OwnRow, ...], tuple[OwnShown, ...]]


class AuthoringPresenter:
    """Decides what list and import show; *try_out* plays a version that is not published yet.

    Attribute: `begin_edit`, called with the version that is to be edited.
    """

    def __init__(
        self,
        room: Room,
        around: Surroundings,
        authoring: Authoring,
        actor: Person,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        try_out: Callable[[str], None],
    ) -> None:
        self._room = room
        self._around = around
        self._authoring = authoring
        self._actor = actor
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._try_out = try_out
        self._draft: Draft | None = None
        self._owns: dict[str, OwnShown] = {}
        self._selected = ""
        self._listing = False
        self._reading = 0
        self.begin_edit: Callable[[str], None] = lambda _version: None

    # The list

    def open(self, name: str = "") -> None:
        """Show the organisation's own scenarios; `import` shows the page that takes a file."""
        if name == "import":
            self.begin_import()
            return
        self._listing = True
        self._room.show_drafts(
            tr("自编场景"), tr("导入一段真实对话，检查、试练、发布成全员可练的场景")
        )
        self._load()

    def may_leave(self) -> bool:
        """Nothing is lost: a draft is kept at once, and a file can be read again."""
        return True

    def back(self) -> None:
        """Go back to the drills."""
        self._listing = False
        self._around.show_list()

    def refresh(self) -> None:
        """Read the list anew where it is what is seen."""
        if self._listing:
            self._load()

    def select(self, version: str) -> None:
        """Look at one scenario."""
        self._selected = version
        self._room.drafts.show_own(self._owns.get(version))

    def edit(self, version: str) -> None:
        """Open the editor of one scenario."""
        own = self._owns.get(version)
        if own is None:
            return
        self._listing = False
        self._room.show_editing(
            tr("编辑：{title}").format(title=own.title),
            tr("写的每个字都随手存着；存为草稿后才能试练和发布"),
        )
        self.begin_edit(version)

    def show_version(self, version: str) -> None:
        """Show the list with this version looked at."""
        self._selected = version
        self.open()

    def try_out(self, version: str) -> None:
        """Play it as any drill is played."""
        self._listing = False
        self._try_out(version)

    def publish(self, version: str) -> None:
        """Put a draft among the drills, after its check was shown."""
        own = self._owns.get(version)
        if own is None or own.published or not own.sound:
            return
        from desktop_app.panes.practice.authoring import tell

        title = tr("发布“{title}”").format(title=own.title)
        if self._room.drafts.confirm(title, tell.before_publishing(own), tr("发布")):
            self._do(
                lambda: self._authoring.publish(self._actor, UUID(version)),
                tr("“{title}”已发布，练习列表里可以练了").format(title=own.title),
            )

    def throw_away(self, version: str) -> None:
        """Stop offering a draft, after asking."""
        own = self._owns.get(version)
        if own is None or own.published:
            return
        text = tr("草稿“{title}”和它的要点、范例答复会从列表里消失，不能恢复。需要时请先导出一份。")
        if self._room.drafts.confirm(
            tr("丢弃草稿"), text.format(title=own.title), tr("丢弃"), danger=True
        ):
            self._selected = ""
            self._do(
                lambda: self._authoring.throw_away(self._actor, UUID(version)),
                tr("草稿“{title}”已丢弃").format(title=own.title),
            )

    def export(self, version: str, suffix: str) -> None:
        """Write a scenario to a file that can be edited and imported again."""
        own = self._owns.get(version)
        path = self._room.drafts.ask_target(own.key, suffix) if own else None
        if path is None:
            return
        authoring, actor = self._authoring, self._actor
        self._background.run(
            self._room.drafts,
            lambda: authoring.export(actor, UUID(version), path),
            lambda _none: self._navigator.notify(tr("已导出：{file}").format(file=path.name)),
        )

    def _do(self, work: Callable[[], None], done: str) -> None:
        def finished(_none: None) -> None:
            self._navigator.notify(done)
            self._load()

        self._background.run(self._room.drafts, work, finished)

    def _load(self) -> None:
        authoring, actor, clock = self._authoring, self._actor, self._clock

        def work(progress: Progress) -> Listed:
            from desktop_app.panes.practice.authoring import tell

            found = authoring.own(actor, progress)
            return (
                tuple(tell.row(one, clock) for one in found),
                tuple(tell.looked_at(one) for one in found),
            )

        self._background.run_long(self._room.drafts, tr("检查自编场景"), work, self._show)

    def _show(self, listed: Listed) -> None:
        rows, owns = listed
        self._owns = {one.version: one for one in owns}
        if self._selected not in self._owns:
            self._selected = next(iter(self._owns), "")
        self._room.drafts.show_rows(rows, self._selected)
        self._room.drafts.show_own(self._owns.get(self._selected))

    # The import

    def begin_import(self) -> None:
        """Show the page that takes a file."""
        self._listing, self._draft = False, None
        self._reading += 1
        self._room.show_taking(
            tr("导入对话"),
            tr("手机号、证件号、卡号和人名在导入时就隐去；有一行读不懂，整份都不导入"),
        )
        self._room.taking.show_import(None)

    def take(self, path: str) -> None:
        """Read the file and show what it would make; nothing is kept yet."""
        self.begin_import()
        source = Path(path)
        self._room.taking.show_waiting(source.name)
        authoring, actor, asked = self._authoring, self._actor, self._reading

        def work() -> tuple["Draft", ImportShown]:
            from desktop_app.panes.practice.authoring import tell

            draft = authoring.read(actor, source)
            return draft, tell.imported(draft)

        def done(read: tuple["Draft", ImportShown]) -> None:
            if asked == self._reading:  # no other file was chosen meanwhile
                self._draft = read[0] if read[0].usable else None
                self._room.taking.show_import(read[1])

        def failed(error: Exception) -> None:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise trouble
            from desktop_app.panes.practice.authoring import tell

            if asked == self._reading:
                self._room.taking.show_import(tell.unread(source.name, trouble))

        self._background.run(self._room.taking, work, done, failed)

    def keep(self, head: HeadChosen) -> None:
        """Keep what was read as a draft, under the head that was chosen."""
        draft, authoring, actor = self._draft, self._authoring, self._actor
        if draft is None:
            return
        self._draft = None  # a second press keeps no second draft

        def work() -> str:
            from desktop_app.training.practice.authoring.draft import Head, with_head

            chosen = Head(head.title, head.customer, head.channel, head.difficulty)
            return str(authoring.keep(actor, with_head(draft, chosen)).id)

        def done(version: str) -> None:
            self._selected = version
            self._navigator.notify(tr("已存为草稿"))
            self.open()

        def failed(error: Exception) -> None:
            self._draft = draft
            raise told(error)

        self._background.run(self._room.taking, work, done, failed)
