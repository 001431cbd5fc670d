"""The shared examples: listed, narrowed, replayed, taken down."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.errors import NotFound
from db.records import Person
from desktop_app.panes.practice.examples.shown import ExampleRow, ReplayShown
from desktop_app.panes.practice.failing import told
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.examples.use_cases import Examples


class ExamplesView(Protocol):
    """The page of the examples."""

    def show_drills(self, drills: tuple[tuple[str, str], ...], chosen: str) -> None: ...
    def show_examples(self, rows: tuple[ExampleRow, ...], any_at_all: bool) -> None: ...
    def show_replay(self, replay: ReplayShown | None) -> None: ...
    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool: ...


class Stage(Protocol):
    """What surrounds the pages."""

    def show_list(self) -> None: ...
    def show_examples(self, sentence: str) -> None: ...
    def notify(self, text: str) -> None: ...


class ExamplesPresenter:
    """Shows the list and one example; *start* begins its drill."""

    def __init__(
        self,
        page: ExamplesView,
        stage: Stage,
        examples: Examples,
        actor: Person,
        clock: Clock,
        background: Background,
        start: Callable[[str], None],
    ) -> None:
        self._page = page
        self._stage = stage
        self._examples = examples
        self._actor = actor
        self._clock = clock
        self._background = background
        self._start = start
        self._rows: tuple[ExampleRow, ...] = ()
        self._drill = self._text = ""
        self._replay: ReplayShown | None = None

    def open(self, drill: str = "") -> None:
        """Show the examples, of one drill where one is named."""
        self._drill, self._text = drill, ""
        self._load()

    def open_example(self, key: str) -> None:
        """Show the examples with one of them chosen."""
        self._drill = self._text = ""
        self._load(key)

    def refresh(self) -> None:
        """Read the list anew; what is replayed stays."""
        self._load(self._replay.key if self._replay is not None else "", quiet=True)

    def search(self, text: str) -> None:
        """List only what *text* finds."""
        self._text = text
        self._list()

    def narrow(self, drill: str) -> None:
        """List only the examples of one drill; empty: all."""
        self._drill = drill
        self._list()

    def choose(self, key: str) -> None:
        """Replay an example from its beginning."""
        if self._replay is not None and self._replay.key == key:
            return
        examples, actor, clock = self._examples, self._actor, self._clock

        def work() -> ReplayShown:
            from desktop_app.panes.practice.examples import tell

            return tell.replay(examples.example(actor, UUID(key)), clock)

        self._background.run(self._page, work, self._on_replay, self._on_gone)

    def practise(self) -> None:
        """Begin the drill of the example that is replayed."""
        if self._replay is not None:
            self._start(self._replay.drill)

    def retire(self) -> None:
        """Take the example down, after asking."""
        replay = self._replay
        if replay is None or not replay.may_retire:
            return
        text = tr("“{title}”不再出现在优秀示例里；记录仍然保留。").format(title=replay.title)
        if self._page.confirm(tr("撤下示例"), text, tr("撤下"), danger=True):
            self._background.run(
                self._page,
                lambda: self._examples.retire(self._actor, UUID(replay.key)),
                lambda _none: self._on_retired(),
            )

    def back(self) -> None:
        """Go back to the list of drills."""
        self._replay = None
        self._stage.show_list()

    def _load(self, key: str = "", quiet: bool = False) -> None:
        examples, clock = self._examples, self._clock

        def work() -> tuple[ExampleRow, ...]:
            from desktop_app.panes.practice.examples import tell

            return tuple(tell.row(one, clock) for one in examples.shown())

        self._background.run(self._page, work, lambda rows: self._on_loaded(rows, key, quiet))

    def _on_loaded(self, rows: tuple[ExampleRow, ...], key: str, quiet: bool) -> None:
        self._rows = rows
        if not quiet:
            self._replay = None
            self._page.show_replay(None)
            form = tr("{n} 个示例 · 空格看下一句") if rows else tr("大家都能看，一句一句学")
            self._stage.show_examples(form.format(n=len(rows)))
        drills = {one.drill: one.title for one in rows}
        if self._drill not in drills:
            self._drill = ""
        self._page.show_drills(tuple(sorted(drills.items(), key=lambda d: d[1])), self._drill)
        self._list()
        matching = self._matching()
        if not quiet and matching:
            self.choose(key if key in {one.key for one in matching} else matching[0].key)

    def _matching(self) -> tuple[ExampleRow, ...]:
        wanted = self._text.casefold().split()
        return tuple(
            one
            for one in self._rows
            if self._drill in ("", one.drill) and all(word in one.wanted for word in wanted)
        )

    def _list(self) -> None:
        self._page.show_examples(self._matching(), bool(self._rows))

    def _on_replay(self, replay: ReplayShown) -> None:
        self._replay = replay
        self._page.show_replay(replay)

    def _on_gone(self, error: Exception) -> None:
        if not isinstance(error, NotFound):
            raise told(error)
        self._stage.notify(tr("这个示例已经撤下了。"))
        self._load()

    def _on_retired(self) -> None:
        self._stage.notify(tr("已撤下。"))
        self._replay = None
        self._load()
