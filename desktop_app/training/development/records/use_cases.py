"""Reads what a plan is proposed from and measured by, within the transaction of who asks."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from db.records import Evidence, Person, Role, Sheet
from db.store import Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.text import number_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.development.career import Career, Known, LadderFigures, career
from desktop_app.training.development.fitting import Material
from desktop_app.training.development.items import Item, MeasureKind, Step, StepKind
from desktop_app.training.development.measuring import Progress, StepDone
from desktop_app.training.development.plan import PlanState
from desktop_app.training.development.weakness import (
    Mark,
    Missed,
    Rated,
    marks_of_attempts,
    rated,
    shares,
)
from desktop_app.training.feedback.results import SATISFIED_FROM
from desktop_app.training.mentoring.matching.rules import figures_of
from desktop_app.training.mentoring.matching.use_cases import MARKED_SINCE
from desktop_app.training.practice.assigned import ASSIGNABLE, DrillProgress, progress, titles_of
from desktop_app.training.practice.modes.names import COUNTING
from desktop_app.training.quality.losses import marks_of
from desktop_app.training.settings.use_cases import Settings

MODES = sorted(COUNTING)
_JUDGED = ("inspection", "evaluation", "practical")
"""Forms whose items are looked at: what supervisors mark."""
_HELPING = ("shadow_day", "supervised_case", "observation", "inspection", "calibration")
"""What is written about others by who helps with quality and training."""
_MENTORS = ("shadow_day", "supervised_case", "observation")
_SHEETS = 12
"""The newest so many marked sheets are looked at."""
_TWICE = 2
"""Once is chance: an item counts as low, a point as missed, from the second time on."""
_MANY = 500
_ANY_FORM = ("质检", "考试", "实操", "评估")
"""Tags that say what a form is for, not what it is about."""
_LEVELS = ("junior", "middle", "senior", "supervisor")
_SPECIAL = ("special", "专项")
"""How programs call the stage of special training, by id or in its title."""


class Records:
    """What a plan rests on; permission is asked by who calls."""

    def __init__(self, clock: Clock, library: Library, settings: Settings) -> None:
        self._clock = clock
        self._library = library
        self._settings = settings

    # What is weak

    def criteria(
        self, tx: Transaction, person_id: UUID, since: datetime | None = None
    ) -> tuple[tuple[Rated, ...], bool]:
        """Return the criteria, weakest first, and whether they are those of the practical.

        Of the drills that the newest practical names; where it names none, and *since* a time, of
        the newest attempts.
        """
        if since is None:
            named = self._practical_attempts(tx, person_id)
            judged = tx.development.judged(person_id, MODES, named) if named else ()
            if judged:
                return rated(marks_of_attempts(judged)), True
        judged = tx.development.judged(person_id, MODES, since=since)
        return rated(marks_of_attempts(judged)), False

    def sections(
        self, tx: Transaction, person_id: UUID, since: datetime | None = None
    ) -> tuple[tuple[Rated, ...], str]:
        """Return what each section of the newest released theory paper earned, weakest first,
        and the title of its exam; with *since* of one released since."""
        from desktop_app.training.exams.papers.reading import questions_of

        papers = [one.id for one in tx.exams.own_papers(person_id) if one.exam_id]
        now = self._clock.now()
        results = [one for one in tx.exams.results(papers).values() if one.released_at <= now]
        newest = max(results, key=lambda one: one.released_at, default=None)
        if newest is None or (since is not None and newest.released_at <= since):
            return (), ""
        paper, title = tx.exams.paper(newest.paper_id), tx.exams.get(newest.exam_id).title
        questions = questions_of(self._library, (one.version_id for one in paper.items))
        earned: dict[str, float] = defaultdict(float)
        full: dict[str, float] = defaultdict(float)
        for item in paper.items:
            section = questions[item.version_id].section
            full[section] += item.marks
            earned[section] += newest.marks.get(str(item.position), 0.0)
        return shares(earned, full, Evidence("paper", paper.id, title)), title

    def form_items(
        self, tx: Transaction, person_id: UUID, since: datetime | None = None
    ) -> tuple[Rated, ...]:
        """Return the items of the newest marked sheets, weakest first; *since* a time also those
        that were marked once."""
        entries = tx.sheets.about(person_id, _JUDGED, limit=_SHEETS)
        now = self._clock.now()
        wanted = [
            one.id
            for one in entries
            if one.signed_at <= now and (since is None or one.signed_at > since)
        ]
        sheets = tx.sheets.each(wanted) if wanted else ()
        replaced = {one.replaces_id for one in sheets}
        marks = [m for one in sheets if one.id not in replaced for m in self._item_marks(one)]
        return rated(marks, _TWICE if since is None else 1)

    def missed(self, tx: Transaction, person_id: UUID) -> tuple[Missed, ...]:
        """Return the drills whose points do not come to mind, the worst first."""
        titles, now = titles_of(tx.content.titles(ASSIGNABLE)), self._clock.now()
        by_drill: dict[str, list[tuple[UUID, int]]] = defaultdict(list)
        for one in tx.development.forgotten(person_id, _TWICE, now):
            if one.content_key in titles:
                by_drill[one.content_key].append((one.made_by, one.times))
        found = []
        for drill, points in by_drill.items():
            known, count = tx.development.recalled(person_id, drill, None, now)
            records = dict.fromkeys(Evidence("attempt", by, titles[drill]) for by, _ in points)
            times = sum(one for _, one in points)
            share = round(100 * known / count, 1) if count else 0.0
            found.append(Missed(drill, titles[drill], len(points), times, share, tuple(records)))
        return tuple(sorted(found, key=lambda one: (-one.times, one.drill)))

    def materials(self, tx: Transaction) -> tuple[Material, ...]:
        """Return what can be studied: the articles, and the sessions of special training."""
        articles = [
            Material(
                "article",
                one.key,
                one.title,
                (f"{one.fields['chapter']} {one.fields['tags']}", str(one.fields["summary"])),
            )
            for one in tx.content.outlines(("article",), ("chapter", "tags", "summary"))
        ]
        return (*articles, *_sessions(tx))

    def career(self, tx: Transaction, person: Person) -> Career:
        """Hold the next step of somebody's career against what the records know."""
        return career(self._known(tx, person), self._ladder(), self._clock.today())

    # How far a plan is

    def progress(
        self, tx: Transaction, state: PlanState, person: Person, measured: bool = True
    ) -> tuple[Progress, ...]:
        """Return where each item stands now, of its records since it was written.

        Lists need not know what was *measured*, which takes a dozen queries for each plan.
        """
        done = self._drilled(tx, state) | self._attended(tx, state)
        return tuple(self._progress(tx, state, person, one, done, measured) for one in state.items)

    def _progress(
        self,
        tx: Transaction,
        state: PlanState,
        person: Person,
        item: Item,
        done: Mapping[tuple[str, str], StepDone],
        measured: bool,
    ) -> Progress:
        steps = tuple(
            done.get((item.id, one.name))
            or StepDone(one.name, state.ticked.get((item.id, one.name), False))
            for one in item.steps
        )
        after, n = self._after(tx, state, person, item) if measured else (None, 0)
        return Progress(item, steps, after, n)

    def _after(
        self, tx: Transaction, state: PlanState, person: Person, item: Item
    ) -> tuple[float | None, int]:
        since, measure = state.begun(item), item.measure
        match measure.kind:
            case MeasureKind.CRITERION:
                return _found(measure.key, self.criteria(tx, person.id, since)[0])
            case MeasureKind.SECTION:
                return _found(measure.key, self.sections(tx, person.id, since)[0])
            case MeasureKind.FORM_ITEM:
                return _found(measure.key, self.form_items(tx, person.id, since))
            case MeasureKind.RECALL:
                now = self._clock.now()
                known, count = tx.development.recalled(person.id, measure.key, since, now)
                return (round(100 * known / count, 1) if count else None), count
            case MeasureKind.SHEETS:
                if person.mentor_id is None:
                    return None, 0
                uses = (person.mentor_id, _MENTORS, person.id, since)
                return float(tx.development.written(*uses)), 0
            case MeasureKind.REQUIREMENTS:
                found = self.career(tx, person)
                return float(found.met) if str(found.following) == measure.key else None, 0
        return None, 0

    def _drilled(self, tx: Transaction, state: PlanState) -> dict[tuple[str, str], StepDone]:
        """Return how far the drills of all items are, by item and step; one query for a plan."""
        steps = _steps_of(state, StepKind.DRILL)
        if not steps:
            return {}
        first = min(state.since[item, step.name] for item, step in steps)
        keys = {step.key for _item, step in steps}
        runs = tx.coaching.runs_since(state.plan.subject_id, keys, first, MODES)
        found = {}
        for item, step in steps:
            since = {step.key: state.since[item, step.name]}
            (one,) = progress(since, runs, {step.key: step.text})
            found[item, step.name] = StepDone(step.name, one.passed, _drill_told(one))
        return found

    def _attended(self, tx: Transaction, state: PlanState) -> dict[tuple[str, str], StepDone]:
        """Return which sessions of all items were gone through; one query for a plan."""
        steps = _steps_of(state, StepKind.SESSION)
        if not steps:
            return {}
        first = min(state.since[item, step.name] for item, step in steps)
        keys = {step.key.partition("/")[2] for _item, step in steps}
        held = tx.development.attended(state.plan.subject_id, keys, first)
        found = {}
        for item, step in steps:
            at = held.get(step.key.partition("/")[2])
            came = at is not None and at > state.since[item, step.name]
            found[item, step.name] = StepDone(step.name, came)
        return found

    # Reading

    def _practical_attempts(self, tx: Transaction, person_id: UUID) -> list[UUID]:
        newest = tx.sheets.about(person_id, ("practical",), limit=1)
        evidence = tx.sheets.get(newest[0].id).evidence if newest else ()
        return [one.record_id for one in evidence if one.kind == "attempt"]

    def _item_marks(self, sheet: Sheet) -> list[Mark]:
        from desktop_app.training.forms.template import Form

        record = Evidence("sheet", sheet.id, f"{sheet.title} {sheet.number}")
        found = marks_of(self._library, sheet)
        tags = self._library.version(sheet.version_id, Form).item.tags
        about = tuple(one for one in tags if one not in _ANY_FORM)
        return [Mark(label, label, mark, record, about) for label, mark in found.values()]

    def _known(self, tx: Transaction, person: Person) -> Known:
        today = self._clock.today()
        profile = tx.mentoring.profiles().get(person.id)
        asked = tx.mentoring.satisfied(SATISFIED_FROM, today - MARKED_SINCE, person.id)
        figures = figures_of(person, profile, None, asked.get(person.id))
        judged = tx.development.judged(person.id, MODES, limit=_MANY)
        hard = {
            one.content_key: Evidence("attempt", one.attempt_id, one.title)
            for one in judged
            if one.difficulty == "hard" and one.passed
        }
        return Known(
            joined_on=person.joined_on,
            leads=person.has(Role.SUPERVISOR),
            satisfaction=figures.satisfaction,
            customers=figures.customers,
            certificate=tx.development.certified(person.id, today),
            hard=tuple(hard.values()),
            helped=tx.development.written(person.id, _HELPING),
            mentors=len(tx.people.of_mentor(person.id)),
        )

    def _ladder(self) -> LadderFigures:
        figures = self._settings.figures()

        def each(what: str, levels: Sequence[str]) -> list[float]:
            return [figures.number(f"career.{level}_{what}") for level in levels]

        return LadderFigures(
            years=(0.0, *each("years", _LEVELS[1:])),
            satisfaction=tuple(each("satisfaction", _LEVELS)),
            cases=figures.number("career.cases"),
            solved=figures.number("career.solved"),
            hard=figures.whole("career.hard"),
        )


def _steps_of(state: PlanState, kind: StepKind) -> list[tuple[str, Step]]:
    return [(item.id, one) for item in state.items for one in item.steps if one.kind is kind]


def _found(key: str, all_: Sequence[Rated]) -> tuple[float | None, int]:
    one = next((one for one in all_ if one.key == key), None)
    return (one.mean, one.n) if one is not None else (None, 0)


def _drill_told(one: DrillProgress) -> str:
    if not one.runs:
        return ""
    return tr("布置后练过 {n} 次，最好 {best} 分").format(n=one.runs, best=number_text(one.best))


def _sessions(tx: Transaction) -> list[Material]:
    """Return what programs teach in their stages of special training."""
    found = []
    for one in tx.content.outlines(("program",), ("stages", "sessions")):
        stages = {
            stage["id"]
            for stage in json.loads(str(one.fields["stages"]))
            if any(sign in f"{stage['id']} {stage['title']}" for sign in _SPECIAL)
        }
        found += [
            Material(
                "session",
                f"{one.key}/{each['id']}",
                each["title"],
                (each.get("aim", ""), each.get("reference", "")),
            )
            for each in json.loads(str(one.fields["sessions"]))
            if each["stage"] in stages and each["kind"] in ("class", "exercise")
        ]
    return found
