"""A sitting under way: what is shown, what is kept, when it ends."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from db.errors import StoreFault
from db.records import Person
from desktop_app.panes.exams.sitting.shown import AskShown, PlaceShown, TimeShown
from desktop_app.system.clock import Clock
from desktop_app.system.text import clock_text, number_text, tr
from desktop_app.training.exams.sitting.standing import Paper
from desktop_app.training.exams.sitting.use_cases import Sittings, TimeOver
from desktop_app.training.maintenance.faults import trouble_of

_ASK_EVERY = 20
"""Seconds after which the deadline is asked for anew: a supervisor may have moved it."""
_SOON = timedelta(minutes=10)
_LAST = timedelta(minutes=2)
_LONGEST = 300.0
"""Seconds on one question that are counted at a time: who went away did not think."""

TYPES = {
    "single": (tr("单选题"), tr("选一项")),
    "multiple": (tr("多选题"), tr("选出所有对的")),
    "true-false": (tr("判断题"), tr("判断对错")),
    "fill-in": (tr("填空题"), tr("按顺序填写每个空")),
    "matching": (tr("匹配题"), tr("给左边每一项选出对应的右边")),
    "ordering": (tr("排序题"), tr("用上移、下移排出正确的顺序")),
    "case": (tr("案例分析题"), tr("写出完整的答复或处理步骤，边写边保存")),
}


class ShowsSitting(Protocol):
    """The window, as far as the presenter needs it."""

    def show_question(self, ask: AskShown) -> None: ...
    def show_places(self, places: tuple[PlaceShown, ...], told: str) -> None: ...
    def show_time(self, time: TimeShown) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def confirm(self, title: str, text: str, accept: str) -> bool: ...
    def finish(self, told: str) -> None: ...


class SittingPresenter:
    """Keeps each answer when it is given; what could not be kept is tried again every second."""

    def __init__(
        self,
        view: ShowsSitting,
        actor: Person,
        sittings: Sittings,
        clock: Clock,
        paper: Paper,
        ended: Callable[[str], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._sittings = sittings
        self._clock = clock
        self._paper = paper
        self._ended = ended
        self._deadline = paper.deadline
        self._answers: dict[int, Any] = dict(paper.answers)
        self._flagged = set(paper.flagged)
        self._pending: set[int] = set()
        self._typed: set[int] = set()
        self._since = clock.now()
        self._ticks = 0
        self._over = False
        unanswered = (n for n in range(len(paper.questions)) if n not in self._answers)
        self._at = next(unanswered, 0)

    @property
    def over(self) -> bool:
        """Whether the sitting has ended."""
        return self._over

    def begin(self) -> None:
        """Show where it goes on: the first question that is not answered."""
        self._show()
        self.tick()

    def answer(self, answer: Any) -> None:
        """Keep the answer to the question in hand."""
        self._answers[self._at] = answer
        if answer in (None, "", []):
            self._answers.pop(self._at)
        self._keep(self._at)
        self._show_places()

    def type_text(self, text: str) -> None:
        """Keep what is being written."""
        before = bool(self._answers.get(self._at))
        self._answers[self._at] = text
        if not text:
            self._answers.pop(self._at)
        self._typed.add(self._at)
        paper, at = self._paper.paper_id, self._at
        self._try(at, lambda: self._sittings.keep_text(self._actor, paper, at, text))
        if before != bool(text):
            self._show_places()

    def flag(self) -> None:
        """Mark the question to be looked at again, or no longer."""
        self._flagged ^= {self._at}
        self._keep(self._at)
        self._show()

    def go(self, place: int) -> None:
        """Show another question."""
        if 0 <= place < len(self._paper.questions) and place != self._at:
            self._leave()
            self._at = place
            self._show()

    def step(self, by: int) -> None:
        """Show the one before or after."""
        self.go(self._at + by)

    def hand_in(self) -> None:
        """Hand in, after a look at what is open."""
        open_ones = len(self._paper.questions) - len(self._answers)
        told = [tr("还有 {n} 题没有作答。").format(n=open_ones)] if open_ones else []
        if self._flagged:
            told.append(tr("有 {n} 题标记为待查。").format(n=len(self._flagged)))
        told.append(tr("交卷以后不能再改。"))
        if self._view.confirm(tr("现在交卷？"), "".join(told), tr("交卷")):
            self._leave()
            if self._pending:
                self._view.show_problem(
                    tr("还有答案没有保存上，先不交卷。请不要关闭窗口，程序每秒重试。")
                )
                return
            self._finish(tr("已交卷。"))

    def tick(self) -> None:
        """Show the time; called every second."""
        if self._over:
            return
        self._ticks += 1
        if self._ticks % _ASK_EVERY == 0:
            self._ask_deadline()
        for place in tuple(self._pending):
            self._keep(place)
        if self._over:
            return
        left = self._deadline - self._clock.now() - self._paper.ahead
        if left <= timedelta(0):
            self._finish(tr("时间到，已自动交卷。"))
            return
        soon = "warn" if left <= _SOON else ""
        self._view.show_time(TimeShown(_time(left), "bad" if left <= _LAST else soon))

    def left(self) -> None:
        """Note that another program came to the front."""
        self._note(self._sittings.left)

    def returned(self) -> None:
        """Note that the window is in front again."""
        self._note(self._sittings.returned)

    def leave_for_later(self, ask: bool) -> bool:
        """Return whether the window may be closed before handing in; *ask* the sitter, where it
        was they who closed it."""
        if self._over:
            return True
        if ask and self._paper.closed_book:
            told = tr("考试还没有交卷。关闭以后计时不停，离开会记录给阅卷人；时间到以前可以回来。")
            if not self._view.confirm(tr("离开考试？"), told, tr("离开")):
                return False
        self._leave()
        self.left()
        self._over = True
        self._ended("")
        return True

    def _leave(self) -> None:
        """What was written becomes the answer when its question is left."""
        if self._at in self._typed:
            self._keep(self._at)
            self._typed.discard(self._at)

    def _keep(self, place: int) -> None:
        # Only the question in hand takes the time since it was shown.
        spent = self._spent() if place == self._at else 0.0
        answer, flagged = self._answers.get(place), place in self._flagged
        paper = self._paper.paper_id
        self._try(
            place,
            lambda: self._sittings.answer(self._actor, paper, place, answer, flagged, spent),
        )

    def _try(self, place: int, keep: Callable[[], None]) -> None:
        if self._over:
            return
        try:
            keep()
        except TimeOver:
            self._finish(tr("时间到，已自动交卷。"))
        except StoreFault as fault:
            self._pending.add(place)
            self._view.show_problem(
                tr("第 {n} 题没有保存上：{what} 程序每秒重试，请不要关闭窗口。").format(
                    n=place + 1, what=_told(fault)
                )
            )
        else:
            if place in self._pending:
                self._pending.discard(place)
                if not self._pending:
                    self._view.show_problem("")

    def _note(self, note: Callable[[Person, Any], None]) -> None:
        if self._over or not self._paper.closed_book:
            return
        try:
            note(self._actor, self._paper.paper_id)
        except StoreFault as fault:
            self._view.show_problem(_told(fault))

    def _ask_deadline(self) -> None:
        try:
            moved = self._sittings.deadline(self._actor, self._paper.paper_id)
        except StoreFault:
            return  # the time known last holds; answers tell of a fault by themselves
        if moved is None:
            self._finish(tr("主管已结束您的作答。"))
        else:
            self._deadline = moved

    def _finish(self, told: str) -> None:
        try:
            self._sittings.hand_in(self._actor, self._paper.paper_id)
        except StoreFault as fault:
            self._view.show_problem(_told(fault))
            return
        self._over = True
        self._view.finish(told)
        self._ended(told)

    def _spent(self) -> float:
        now = self._clock.now()
        spent = min((now - self._since).total_seconds(), _LONGEST)
        self._since = now
        return spent

    def _show(self) -> None:
        one = self._paper.questions[self._at]
        kind, hint = TYPES[one.type]
        self._since = self._clock.now()
        self._view.show_question(
            AskShown(
                number=self._at + 1,
                of=len(self._paper.questions),
                position=one.position,
                type=one.type,
                kind=tr("{kind} · {n} 分").format(kind=kind, n=number_text(one.marks)),
                hint=hint,
                stem=one.stem,
                material=one.material,
                choices=one.choices or ((tr("对"), tr("错")) if one.type == "true-false" else ()),
                lefts=one.lefts,
                blanks=one.blanks,
                answer=self._answers.get(self._at),
                flagged=self._at in self._flagged,
            )
        )
        self._show_places()

    def _show_places(self) -> None:
        count = len(self._paper.questions)
        places = tuple(
            PlaceShown(n + 1, n in self._answers, n in self._flagged, n == self._at)
            for n in range(count)
        )
        told = tr("已答 {n} / {of}").format(n=len(self._answers), of=count)
        self._view.show_places(places, told)


def _told(fault: StoreFault) -> str:
    trouble = trouble_of(fault)
    return trouble.what if trouble else tr("数据暂时写不进去。")


def _time(left: timedelta) -> str:
    seconds = int(left.total_seconds())
    if seconds >= 3600:
        return tr("{h}:{rest}").format(h=seconds // 3600, rest=clock_text(seconds % 3600))
    return clock_text(seconds)
