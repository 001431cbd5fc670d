"""Plays several customers at once as four trainees would, each at an unhurried pace."""

from collections.abc import Sequence

from desktop_app.training.practice.authoring.playing import Run, Trainee, reply_of
from desktop_app.training.practice.conversation import Analyser
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.rush.addressing import send
from desktop_app.training.practice.rush.drill import CLOSING, OPENING, Customer, RushDrill
from desktop_app.training.practice.rush.marks import judge_rush
from desktop_app.training.practice.rush.running import (
    RushRun,
    To,
    arrived,
    begin_rush,
    may_say,
    place_of,
    seen_at,
    stop_rush,
    waiting,
)

_SEED = 1
_BEGINS = 5.0
_WRITING = 20.0
"""Seconds that each message takes to write."""
_SILENCE = 600.0
"""After so many seconds nobody expects a word any more."""
_MOST = 80
"""Messages at most: a rush that leads nowhere has to end as well."""


def run_rush(
    drill: RushDrill, trainee: Trainee, analyser: Analyser, figures: PracticeFigures | None = None
) -> Run:
    """Play *drill* and judge it; the mood is that of whoever is the angriest at the end."""
    run = played_rush(drill, trainee, analyser, figures)
    judgement = judge_rush(run)
    said = [one.talk for one in run.events if one.to is not To.LEFT]
    return Run(
        trainee=trainee,
        total=judgement.total,
        passed=judgement.passed,
        ending="",
        kind=judgement.ending_kind,
        turns=tuple(said),
        mood=max(run.talks[one.id].mood for one in drill.customers),
    )


def played_rush(
    drill: RushDrill, trainee: Trainee, analyser: Analyser, figures: PracticeFigures | None = None
) -> RushRun:
    """Play *drill* to its end."""
    return _Player(drill, trainee, analyser, figures).play()


class _Player:
    """The perfect one keeps the rules of the desk; the middling one knows the first and last."""

    def __init__(
        self,
        drill: RushDrill,
        trainee: Trainee,
        analyser: Analyser,
        figures: PracticeFigures | None,
    ) -> None:
        self._trainee = trainee
        self._analyser = analyser
        self._now = _BEGINS
        self._run = begin_rush(drill, _SEED, figures)

    def play(self) -> RushRun:
        """Return the run at its end."""
        if self._trainee is Trainee.SILENT:
            return stop_rush(self._run, _SILENCE)
        last = max(one.arrives for one in self._run.drill.customers)
        for _ in range(_MOST):
            customers = waiting(self._run, self._now)
            if not customers and self._now > last:
                break
            self._step(customers)
        if self._trainee is not Trainee.RUDE:
            self._say(To.SUMMARY, CLOSING)
        return stop_rush(self._run, self._now)

    def _step(self, customers: Sequence[Customer]) -> None:
        if not customers:
            self._now += _WRITING
        elif self._trainee is not Trainee.PERFECT:
            if self._trainee is Trainee.MIDDLING and not self._run.said:
                self._say(To.ALL, OPENING)
            self._answer(customers[0])
        elif self._unseen() and may_say(self._run, OPENING):
            self._say(To.ALL, OPENING)
        else:
            self._answer(max(customers, key=lambda one: (one.urgency, -one.number)))

    def _unseen(self) -> bool:
        """Whether a word to everybody is due: at the beginning, and when several have come."""
        unseen = [one for one in arrived(self._run, self._now) if seen_at(self._run, one) is None]
        return not self._run.said or len(unseen) > 1

    def _answer(self, customer: Customer) -> None:
        to = place_of(self._run, customer)
        own = self._run.with_talk(customer.id)
        if customer.complex and own and self._trainee is Trainee.PERFECT:
            to = To.PRIVATE
        self._say(to, customer.id)

    def _say(self, to: To, talk: str) -> None:
        began = self._now
        self._now += _WRITING
        text = self._text(talk)
        self._run = send(self._run, to, talk, text, began, self._now, self._analyser)

    def _text(self, talk: str) -> str:
        """A word to everybody that is said again is said in other words where there are any."""
        conversation = self._run.talks[talk]
        drill = conversation.drill
        turn = drill.turns[conversation.turn or drill.first]
        level = "good" if self._trainee is Trainee.PERFECT else "fair"
        written = [one.text for one in turn.replies if one.level == level]
        said = sum(one.talk == talk for one in self._run.events)
        if self._trainee is not Trainee.RUDE and talk == OPENING and 0 < said < len(written):
            return written[said]
        return reply_of(self._trainee, drill, turn)
