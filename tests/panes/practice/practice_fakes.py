"""Views that only remember what they were told, and a monotonic clock moved by hand."""

from dataclasses import dataclass, field

from run_fakes import Asking, FakeLook, FakeRun
from rush_fakes import FakeRush, FakeRushDebrief

from desktop_app.panes.practice.debrief_shown import ActsShown, DebriefShown
from desktop_app.panes.practice.examples.shown import ExampleRow, ReplayShown
from desktop_app.panes.practice.modes.shown import (
    MomentShown,
    RunShown,
    StudyResultShown,
    VerdictShown,
)
from desktop_app.panes.practice.shown import DrillRow, PreviewShown, TagTone, WaitingRow, Wanted
from desktop_app.panes.practice.talk_shown import AnsweredShown, TalkShown


class Monotonic:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class FakeList(Asking):
    """The list of drills."""

    drills: tuple[DrillRow, ...] = ()
    selected: str = ""
    found: str = ""
    preview: PreviewShown | None = None
    previews: int = 0
    waiting: WaitingRow | None = None
    wanted: Wanted | None = None
    examples: int = -1

    def show_examples(self, count: int) -> None:
        self.examples = count

    def show_drills(self, drills: tuple[DrillRow, ...], selected: str, found: str) -> None:
        self.drills, self.selected, self.found = drills, selected, found

    def show_preview(self, preview: PreviewShown | None) -> None:
        self.preview = preview
        self.previews += 1

    def show_waiting(self, waiting: WaitingRow | None) -> None:
        self.waiting = waiting

    def show_wanted(self, wanted: Wanted) -> None:
        self.wanted = wanted


@dataclass
class FakeTalk(FakeRun):
    """The conversation; `writes_ahead` is typed in it while a reply is being heard."""

    writes_ahead: str = ""
    talk: TalkShown | None = None
    sent: list[str] = field(default_factory=list)
    answers: list[AnsweredShown] = field(default_factory=list)
    time: tuple[str, str, str] = ("", "", "")

    def show_talk(self, talk: TalkShown) -> None:
        self.talk = talk
        self.text, self.paused, self.result = talk.draft, False, ""

    def show_sent(self, text: str, note: str) -> None:
        assert note
        self.sent.append(text)
        self.text = ""

    def show_answered(self, answered: AnsweredShown) -> None:
        self.answers.append(answered)
        self.text = self.writes_ahead

    def show_time(self, time: str, limit: str, tone: TagTone) -> None:
        self.time = (time, limit, tone)


@dataclass
class FakeDebrief(FakeLook):
    """The debrief of a conversation."""

    debrief: DebriefShown | None = None

    def show_debrief(self, debrief: DebriefShown) -> None:
        self.debrief = debrief


@dataclass
class FakeStudy:
    """A run in one of the modes that teach; `text` is what stands there."""

    text: tuple[str, ...] = ()
    run: RunShown | None = None
    moments: list[MomentShown] = field(default_factory=list)
    verdicts: list[VerdictShown] = field(default_factory=list)
    time: tuple[str, str, str] = ("", "", "")
    busy: bool = False
    said: str = ""
    flushed: int = 0

    def show_run(self, run: RunShown) -> None:
        self.run = run
        if run.moment is not None:
            self.show_moment(run.moment)

    def show_moment(self, moment: MomentShown) -> None:
        self.moments.append(moment)
        self.text = moment.draft

    def show_verdict(self, verdict: VerdictShown) -> None:
        self.verdicts.append(verdict)

    def show_time(self, time: str, limit: str, tone: TagTone) -> None:
        self.time = (time, limit, tone)

    def set_busy(self, busy: bool) -> None:
        self.busy = busy

    def texts(self) -> tuple[str, ...]:
        return self.text

    def say(self, text: str) -> None:
        self.said = text

    def flush(self) -> None:
        self.flushed += 1


@dataclass
class FakeResult:
    """The result of such a run."""

    result: StudyResultShown | None = None

    def show_result(self, result: StudyResultShown) -> None:
        self.result = result


@dataclass
class FakeGate:
    """Asks before an examination; `asked` holds what was asked, `problem` what was wrong."""

    asked: list[tuple[str, bool]] = field(default_factory=list)
    problem: str = ""
    open: bool = False

    def ask_for(self, name: str, what: str, released: bool) -> None:
        assert name
        self.asked.append((what, released))
        self.open, self.problem = True, ""

    def show_problem(self, text: str, wait_seconds: float = 0.0) -> None:
        assert wait_seconds >= 0
        self.problem = text

    def done(self) -> None:
        self.open = False


@dataclass
class FakeExamples(Asking):
    """The shared examples."""

    drills: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    rows: tuple[ExampleRow, ...] = ()
    any_at_all: bool = False
    replay: ReplayShown | None = None

    def show_drills(self, drills: tuple[tuple[str, str], ...], chosen: str) -> None:
        self.drills, self.chosen = drills, chosen

    def show_examples(self, rows: tuple[ExampleRow, ...], any_at_all: bool) -> None:
        self.rows, self.any_at_all = rows, any_at_all

    def show_replay(self, replay: ReplayShown | None) -> None:
        self.replay = replay


@dataclass
class FakeView:
    """The whole pane; `page` is the one that is shown."""

    list_page: FakeList = field(default_factory=FakeList)
    talk_page: FakeTalk = field(default_factory=FakeTalk)
    debrief_page: FakeDebrief = field(default_factory=FakeDebrief)
    study_page: FakeStudy = field(default_factory=FakeStudy)
    result_page: FakeResult = field(default_factory=FakeResult)
    exam_gate: FakeGate = field(default_factory=FakeGate)
    examples_page: FakeExamples = field(default_factory=FakeExamples)
    rush_page: FakeRush = field(default_factory=FakeRush)
    rush_debrief_page: FakeRushDebrief = field(default_factory=FakeRushDebrief)
    page: str = ""
    title: str = ""
    sentence: str = ""
    acts: ActsShown = field(default_factory=lambda: ActsShown(own=True))
    own: bool = True
    waiting: int = 0

    def show_list(self, title: str, sentence: str) -> None:
        self.page, self.title, self.sentence = "list", title, sentence

    def show_talk(self, title: str, sentence: str, mode: str) -> None:
        assert mode
        self.page, self.title, self.sentence = "talk", title, sentence

    def show_study(self, title: str, sentence: str, mode: str) -> None:
        assert mode
        self.page, self.title, self.sentence = "study", title, sentence

    def show_study_result(self, title: str, sentence: str, own: bool) -> None:
        self.page, self.title, self.sentence, self.own = "result", title, sentence, own

    def show_debrief(self, title: str, sentence: str, acts: ActsShown) -> None:
        self.page, self.title, self.sentence = "debrief", title, sentence
        self.acts = acts

    def show_examples(self, title: str, sentence: str) -> None:
        self.page, self.title, self.sentence = "examples", title, sentence

    def show_rush(self, title: str, sentence: str, mode: str) -> None:
        assert mode
        self.page, self.title, self.sentence = "rush", title, sentence

    def show_rush_debrief(self, title: str, sentence: str, acts: ActsShown) -> None:
        self.page, self.title, self.sentence = "rush_debrief", title, sentence
        self.own, self.acts = acts.own, acts

    def show_room(self, name: str, title: str, sentence: str) -> None:
        self.page, self.title, self.sentence = name, title, sentence

    def show_waiting(self, count: int) -> None:
        self.waiting = count


@dataclass
class FakeNavigator:
    """The frame."""

    notices: list[str] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)

    def go(self, pane: str, target: str = "") -> None:
        self.gone.append((pane, target))

    def notify(self, text: str) -> None:
        self.notices.append(text)
