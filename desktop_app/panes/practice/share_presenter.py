"""Sending a good attempt to the shared examples, after it was looked through."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import ExampleEntry, Person
from desktop_app.panes.practice.debrief_shown import SpanShown
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.share_shown import SharedTyped, ShareShown, ShareTurn
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import number_text, tr
from desktop_app.training.examples.use_cases import Approved, Examples

if TYPE_CHECKING:
    from desktop_app.training.examples.use_cases import Proposal


class SharePage(Protocol):
    """Where an attempt is approved."""

    def show_share(self, share: ShareShown) -> None: ...
    def show_share_problem(self, text: str) -> None: ...
    def close_share(self) -> None: ...


class SharePresenter:
    """One attempt at a time; *when_shared* is called when it was sent."""

    def __init__(
        self,
        page: SharePage,
        examples: Examples,
        actor: Person,
        background: Background,
        navigator: Navigator,
        when_shared: Callable[[], None],
    ) -> None:
        self._page = page
        self._examples = examples
        self._actor = actor
        self._background = background
        self._navigator = navigator
        self._when_shared = when_shared
        self._attempt: UUID | None = None
        self._busy = False

    def begin(self, attempt: str) -> None:
        """Show an attempt as it would be shared."""
        wanted = self._attempt = UUID(attempt)
        self._background.run(
            self._page, lambda: self._examples.propose(self._actor, wanted), self._on_proposed
        )

    def send(self, typed: SharedTyped) -> None:
        """Share it as it was approved."""
        attempt = self._attempt
        if attempt is None or self._busy:
            return
        self._busy = True
        turns = [Approved(*one) for one in typed.turns]

        def work() -> ExampleEntry:
            try:
                return self._examples.share(self._actor, attempt, typed.why, turns)
            finally:
                self._busy = False

        self._background.run(self._page, work, self._on_shared, self._on_failed)

    def _on_proposed(self, proposal: "Proposal") -> None:
        self._page.show_share(
            ShareShown(
                title=proposal.title,
                replaced=_replaced_text(proposal),
                weakest=_weakest_text(proposal),
                turns=tuple(
                    ShareTurn(
                        one.number,
                        one.who,
                        one.line.text,
                        one.reply.text,
                        tuple(
                            SpanShown(mark.start, mark.end, "warn", mark.what)
                            for mark in one.reply.replaced
                        ),
                        _cost_text(one.cost),
                        one.number == proposal.weakest,
                    )
                    for one in proposal.turns
                ),
            )
        )

    def _on_shared(self, _entry: ExampleEntry) -> None:
        self._attempt = None
        self._page.close_share()
        self._navigator.notify(tr("已放进优秀示例，所有人都能看到。"))
        self._when_shared()

    def _on_failed(self, error: Exception) -> None:
        trouble = told(error)
        if not isinstance(trouble, Trouble):
            raise trouble
        self._page.show_share_problem(f"{trouble.what}{trouble.safe}")


def _cost_text(cost: float) -> str:
    return tr("扣 {n} 分").format(n=number_text(cost)) if cost else ""


def _weakest_text(proposal: "Proposal") -> str:
    """Who recommends an attempt looks at its weakest turn first: others will copy that one too."""
    weak = next((one for one in proposal.turns if one.number == proposal.weakest), None)
    if weak is None:
        return tr("没有哪一回合失分。")
    form = tr("最弱的是第 {n} 回合，扣 {cost} 分。先看这一回合：别人会照着学，不够好就换一次推荐。")
    return form.format(n=weak.number, cost=number_text(weak.cost))


def _replaced_text(proposal: "Proposal") -> str:
    kinds: dict[str, int] = {}
    for turn in proposal.turns:
        for mark in turn.reply.replaced:
            kinds[mark.what] = kinds.get(mark.what, 0) + 1
    if not kinds:
        text = tr("没有发现姓名、电话、证件、卡号或单号。")
    else:
        told = "、".join(tr("{kind} {n} 处").format(kind=k, n=n) for k, n in kinds.items())
        text = tr("已经替换：{told}（标出的地方）。").format(told=told)
    return text + tr("请再通读一遍，还能认出人的地方请改掉；发出以后，全单位都能看到。")
