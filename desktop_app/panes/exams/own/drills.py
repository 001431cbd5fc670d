"""The drills of one's own practical: taken, waited for, looked back at."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.exams.own.shown import OwnRow
from desktop_app.panes.exams.practical.shown import CompareShown
from desktop_app.panes.exams.practical.telling import CHANNELS, compare_shown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.practicals.marking.use_cases import PracticalMarking
from desktop_app.training.practicals.rules import DIFFICULTIES
from desktop_app.training.practicals.standing import OwnDrill, Stage
from desktop_app.training.practicals.use_cases import Practicals
from desktop_app.widgets.tags import Tone

TO_DO = (Stage.WAITING, Stage.UNDER_WAY)
_TAGS: dict[Stage, tuple[str, Tone]] = {
    Stage.WAITING: (tr("可以开始"), "accent"),
    Stage.UNDER_WAY: (tr("进行中"), "warn"),
    Stage.DONE: (tr("等主管评分"), "plain"),
    Stage.LIVE: (tr("现场，等评分"), "plain"),
}


class ShowsComparison(Protocol):
    """The view, as far as the presenter needs it."""

    def show_comparison(self, shown: CompareShown) -> None: ...


class OwnDrills:
    """Leads into the drill that is next, and to both marks of one that is marked."""

    def __init__(
        self,
        view: ShowsComparison,
        actor: Person,
        practicals: Practicals,
        marking: PracticalMarking,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._practicals = practicals
        self._marking = marking
        self._background = background
        self._navigator = navigator
        self._drills: dict[str, OwnDrill] = {}

    def read(self) -> tuple[OwnDrill, ...]:
        """Return one's drills; off the window's thread."""
        return self._practicals.own(self._actor)

    def take(self, drills: Sequence[OwnDrill]) -> None:
        """Know these from now on."""
        self._drills = {key_of(one): one for one in drills}

    def open(self, key: str) -> None:
        """Begin, go on with, or look back at a drill, as it stands."""
        one = self._drills.get(key)
        if one is None:
            return
        if one.stage is Stage.WAITING:
            self._navigator.go("practice", f"practical:{one.practical_id}/{one.position}")
        elif one.stage is Stage.UNDER_WAY:
            self._navigator.go("practice", f"resume:{one.attempt_id}")
        elif one.stage is Stage.MARKED:
            self._compare(one)
        else:
            self._navigator.notify(tr("已经做完，等主管评分；签名以后成绩和复盘一起公布。"))

    def open_debrief(self, attempt: str) -> None:
        """Open the debrief of a drill."""
        self._navigator.go("practice", f"attempt:{attempt}")

    def open_sheet(self, sheet: str) -> None:
        """Open the supervisor's marks."""
        self._navigator.go("people", f"sheet:{sheet}")

    def _compare(self, one: OwnDrill) -> None:
        actor, practical_id, position = self._actor, one.practical_id, one.position

        def work() -> CompareShown:
            return compare_shown(self._marking.comparison(actor, UUID(str(practical_id)), position))

        self._background.run(self._view, work, self._view.show_comparison)


def key_of(one: OwnDrill) -> str:
    """Return the key of a drill's row."""
    return f"drill:{one.practical_id}/{one.position}"


def drill_row(one: OwnDrill, clock: Clock) -> OwnRow:
    """Return one drill as its row."""
    title = tr("实操考核第 {n} 场 · {difficulty}").format(
        n=one.position, difficulty=DIFFICULTIES[one.difficulty]
    )
    day = day_text(clock.local(one.opened_at).date())
    what = one.title or tr("{channel}场景，开始以后才看到题目").format(
        channel=CHANNELS.get(one.channel, "")
    )
    tags: tuple[tuple[str, Tone], ...] = ()
    if one.stage is Stage.MARKED and one.mark is not None:
        tags = ((tr("主管评 {n} 分").format(n=number_text(one.mark)), "good"),)
    elif one.stage in _TAGS:
        tags = (_TAGS[one.stage],)
    return OwnRow(key_of(one), title, tr("{day}开始 · {what}").format(day=day, what=what), tags)
