"""Offering a new version to the classes and plans that follow an earlier one."""

from collections.abc import Callable

from db.records import Person
from desktop_app.panes.programs import telling
from desktop_app.panes.programs.ports import OffersView
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.curriculum.revising.use_cases import Behind, Revising, Revision

_MOST_SHOWN = 30
"""Differences that are shown one by one; all the others are taken up together with them."""


class OffersPresenter:
    """Decides which differences are shown and taken up; *leave* goes back to the list."""

    def __init__(
        self,
        view: OffersView,
        actor: Person,
        revising: Revising,
        background: Background,
        navigator: Navigator,
        leave: Callable[[str], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._revising = revising
        self._background = background
        self._navigator = navigator
        self._leave = leave
        self._key = self._title = ""
        self._behind: tuple[Behind, ...] = ()

    def behind(self, key: str) -> int:
        """Return how many classes and plans follow an earlier version of a program."""
        return len(self._revising.behind(self._actor, key))

    def open(self, key: str, title: str) -> None:
        """Show what follows earlier versions of a program."""
        self._key, self._title = key, title
        self._load()

    def close(self) -> None:
        """Go back to the list."""
        self._leave(self._key)

    def take(self, offer: str) -> None:
        """Take up one difference as it is shown."""
        one = next(one for one in self._behind if telling.offer_key(one) == offer)
        told = tr("{name}已换到新版").format(name=one.name)
        self._do(lambda: self._take([one]), told)

    def take_all(self) -> None:
        """Take up every difference, after asking."""
        number = len(self._behind)
        text = tr("{n} 个班级和计划都会换到新版。已上过的课不变；每一份都能在课程日历里撤销。")
        if self._view.confirm(tr("全部采用"), text.format(n=number), tr("全部采用")):
            told = tr("{n} 个班级和计划已换到新版").format(n=number)
            self._do(lambda: self._take(self._behind), told)

    def _take(self, several: "tuple[Behind, ...] | list[Behind]") -> None:
        """Take differences up one after the other; runs off the window's thread."""
        for one in several:
            revision = self._revision(one)
            if revision is not None:
                reason = tr("方案换到第 {n} 版").format(n=revision.number)
                self._revising.apply(self._actor, revision, reason)

    def _do(self, work: Callable[[], None], told: str) -> None:
        def done(_none: None) -> None:
            self._navigator.notify(told)
            self._load()

        self._background.run(self._view, work, done)

    def _load(self) -> None:
        def work() -> tuple[tuple[Behind, ...], tuple[tuple[Behind, Revision], ...]]:
            behind = self._revising.behind(self._actor, self._key)
            found = ((one, self._revision(one)) for one in behind[:_MOST_SHOWN])
            return behind, tuple((one, revision) for one, revision in found if revision)

        def done(
            read: tuple[tuple[Behind, ...], tuple[tuple[Behind, Revision], ...]],
        ) -> None:
            self._behind = read[0]
            more = max(0, len(self._behind) - _MOST_SHOWN)
            self._view.show_offers(telling.offers(self._title, read[1], more))

        self._background.run(self._view, work, done)

    def _revision(self, one: Behind) -> Revision | None:
        if one.of_class:
            return self._revising.for_class(self._actor, one.id)
        return self._revising.for_plan(self._actor, one.id)
