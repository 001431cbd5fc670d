"""快答: some seconds a line for what matters most; a miss repeats the round."""

from collections.abc import Sequence

from desktop_app.system.text import number_text, tr
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.modes.names import QUICK
from desktop_app.training.practice.modes.run import (
    Analyser,
    Answer,
    Done,
    ModeFigures,
    Moment,
    Remark,
    Step,
    Verdict,
    heard,
    mean,
)

GROUP = 4
"""So many lines make a round: few enough to be repeated for one miss."""
TRIES = 3
"""After so many tries the run goes on: a fourth would only tire."""
_WORTH = {1: 100.0, 2: 70.0, 3: 40.0}


class Quick:
    """Rounds of up to four moments; each is repeated until nothing is missed, at most twice."""

    name = QUICK

    def prepare(self, _drill: Drill, moment: Moment, _seed: int, _analyser: Analyser) -> Moment:
        """Nothing beyond what every moment has."""
        return moment

    def judge(
        self, moment: Moment, answer: Answer, analyser: Analyser, figures: ModeFigures
    ) -> Verdict:
        """In time, one of the weightiest points met, no taboo broken."""
        text = answer.given[0] if answer.given else ""
        found = heard(moment, text, analyser)
        hits = {hit.id for hit in found.hits}
        most = max(point.weight for point in moment.points)  # a turn asks for one at least
        weightiest = [point for point in moment.points if point.weight == most]
        said = [point for point in weightiest if point.id in hits]
        remarks = [Remark("good", tr("说到了：{name}").format(name=one.name)) for one in said]
        if not said:
            point = weightiest[0]
            form = tr("最要紧的“{name}”没说到。可以说“{better}”")
            better = (point.better or point.says[0]).rstrip("。")
            remarks.append(Remark("warn", form.format(name=point.name, better=better)))
        names = {taboo.id: taboo.name for taboo in moment.taboos}
        remarks += [
            Remark("bad", tr("犯了禁语“{name}”。").format(name=names[one.id]))
            for one in found.violations
        ]
        if answer.late:
            limit = number_text(figures.quick_seconds)
            remarks.append(Remark("bad", tr("超过了 {n} 秒。").format(n=limit)))
        right = bool(said) and not found.violations and not answer.late
        return Verdict(_WORTH.get(answer.round, 0.0) if right else 0.0, right, tuple(remarks))

    def next(self, moments: int, done: Sequence[Done]) -> Step | None:
        """The next line of the round, the round again, or the round after it."""
        first, number, missed = 0, 1, False
        place = first
        for one in done:
            missed = missed or not one.verdict.right
            place += 1
            if place < min(first + GROUP, moments):
                continue
            if missed and number < TRIES:
                number += 1
            else:
                first, number = place, 1
            place, missed = first, False
        return None if place >= moments else Step(number, place)

    def total(self, _moments: Sequence[Moment], done: Sequence[Done]) -> float | None:
        """The mean of the moments, each by the first try that was in; 0 without one."""
        best: dict[str, float] = {}
        for one in done:
            earlier = best.get(one.answer.moment, 0.0)
            best[one.answer.moment] = max(earlier, one.verdict.value or 0.0)
        return mean(list(best.values()))
