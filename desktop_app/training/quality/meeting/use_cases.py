"""Puts the pack for the monthly meeting together, and keeps what is written for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from db.records import Draft, Evidence, Person, ResultEntry, Sheet
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.system.text import number_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.examples.use_cases import Examples
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.quality.coaching.shown import PlanEntry
from desktop_app.training.quality.coaching.use_cases import Coaching
from desktop_app.training.quality.drawing.use_cases import Drawing
from desktop_app.training.quality.inspecting.results import Analysis, Loss
from desktop_app.training.quality.inspecting.use_cases import Inspections
from desktop_app.training.quality.losses import losses_of
from desktop_app.training.quality.meeting.pack import (
    CASES,
    PROBLEMS,
    Case,
    DisputeCount,
    Example,
    Notes,
    Pack,
    dimensions_of,
    last_of,
    month_before,
    month_of,
    problems_of,
    teams_of,
)

_MOST_RESULTS = 5000
_QUOTES = 2
_LOOKED_AT = 12
"""So many of the newest sheets with a loss are searched for words to quote."""
_MOST_EXAMPLES = 3


class Meetings:
    """The meeting of a month: for supervisors."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        library: Library,
        inspections: Inspections,
        drawing: Drawing,
        coaching: Coaching,
        examples: Examples,
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._inspections = inspections
        self._drawing = drawing
        self._coaching = coaching
        self._examples = examples

    def this_month(self) -> date:
        """Return the first day of the present month."""
        return month_of(self._clock.today())

    def pack(self, actor: Person, month: date, names: bool = False) -> Pack:
        """Return what the meeting looks at; with *names* the worst contacts say whose they are.

        Takes a second or two for thousands of inspections: every sheet is scored anew.
        """
        require(actor, Act.INSPECT)
        last = min(last_of(month), self._clock.today())
        earlier = month_before(month)
        now = self._inspections.overview(actor, month, last)
        before = self._inspections.overview(actor, earlier, last_of(earlier))
        analysis = self._inspections.analysis(actor, month, last)
        was = self._inspections.analysis(actor, earlier, last_of(earlier))
        done, quota = self._share(actor, month, last)
        results = self._inspections.results(actor, month, last, _MOST_RESULTS)
        ranked = sorted(
            (one for one in results if one.total is not None),
            key=lambda one: (-(one.total or 0.0), one.number),
        )
        best = [one for one in ranked if one.band == "excellent"][:CASES]
        low = [one for one in reversed(ranked) if one.band == "needs_work"][:CASES]
        notes = self.notes(actor, month)
        return Pack(
            month=month,
            last=last,
            now=now,
            before=before,
            done=done,
            quota=quota,
            teams=teams_of(now.agents, before.agents),
            dimensions=dimensions_of(analysis, was),
            analysed=analysis.count,
            problems=problems_of(analysis.losses, self._quotes(analysis)),
            best=tuple(self._case(actor, one, named=True) for one in best),
            worst=tuple(self._case(actor, one, named=names) for one in low),
            names=names,
            plans=self._plans(actor, month, last),
            disputes=self._disputes(month, last),
            examples=self._shared(month, last),
            notes=notes if notes.agenda else replace(notes, agenda=_agenda(analysis.losses)),
        )

    def notes(self, actor: Person, month: date) -> Notes:
        """Return agenda and decisions of the organisation as they were written last."""
        require(actor, Act.INSPECT)
        with self._store.reading() as tx:
            draft = tx.people.newest_draft(_name(month))
            writer = tx.people.get(draft.owner_id) if draft else None
        if draft is None or writer is None:
            return Notes()
        return Notes(
            draft.body["agenda"],
            draft.body["decisions"],
            "" if writer.id == actor.id else writer.name,
            self._clock.local(draft.saved_at),
        )

    def keep_notes(self, actor: Person, month: date, agenda: str, decisions: str) -> None:
        """Keep what is written, for every supervisor; called at every keystroke.

        The newest wording holds; what each supervisor wrote last stays in the data.
        """
        require(actor, Act.INSPECT)
        body = {"agenda": agenda, "decisions": decisions}
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _name(month), body, self._clock.now()))

    def _share(self, actor: Person, month: date, last: date) -> tuple[int, int]:
        """Count what was done and owed in the weeks that begin in the month."""
        monday = month + timedelta(days=-month.weekday() % 7)
        done = quota = 0
        while monday <= last:
            week = self._drawing.week(actor, monday)
            done += week.done
            quota += sum(one.quota for one in week.agents)
            monday += timedelta(weeks=1)
        return done, quota

    def _quotes(self, analysis: Analysis) -> dict[str, tuple[str, ...]]:
        """Return words that contacts were quoted with, by the item that they were quoted for."""
        found: dict[str, tuple[str, ...]] = {}
        with self._store.reading() as tx:
            for loss in analysis.losses[:PROBLEMS]:
                quoted: list[str] = []
                for sheet_id in loss.sheets[:_LOOKED_AT]:
                    quoted += _quoted(tx.sheets.get(sheet_id).evidence, loss.label)
                found[loss.label] = tuple(dict.fromkeys(quoted))[:_QUOTES]
        return found

    def _case(self, actor: Person, one: ResultEntry, named: bool) -> Case:
        with self._store.reading() as tx:
            sheet = tx.sheets.get(one.id)
        looked = self._inspections.contact_of(actor, sheet)
        return Case(
            one.id,
            one.number,
            one.day,
            looked.contact.title if looked is not None else one.title,
            one.subject if named else "",
            one.total or 0.0,
            one.band,
            self._reasons(sheet, best=one.band == "excellent"),
        )

    def _reasons(self, sheet: Sheet, best: bool) -> tuple[str, ...]:
        quoted = _quoted(sheet.evidence)[:_QUOTES]
        if quoted or best:
            return tuple(quoted)
        losses = sorted(losses_of(self._library, sheet), key=lambda loss: -loss.lost)
        return tuple(
            tr("{label}：少 {n} 分").format(label=loss.label, n=number_text(loss.lost))
            for loss in losses[:_QUOTES]
            if loss.lost > 0
        )

    def _plans(self, actor: Person, month: date, last: date) -> tuple[PlanEntry, ...]:
        """Return the plans that were open at some time of the month."""
        found = []
        for entry in self._coaching.plans(actor):
            opened = self._clock.local(entry.state.plan.opened_at).date()
            closing = entry.state.closing
            closed = self._clock.local(closing.at).date() if closing is not None else None
            if opened <= last and (closed is None or closed >= month):
                found.append(entry)
        return tuple(found)

    def _disputes(self, month: date, last: date) -> DisputeCount:
        zone = self._clock.local(self._clock.now()).tzinfo
        first = datetime.combine(month, time(), zone)
        until = datetime.combine(last + timedelta(days=1), time(), zone)
        with self._store.reading() as tx:
            found = tx.disputes.entries(first=first, until=until)
        by = [one.outcome for one in found]
        return DisputeCount(
            len(by),
            by.count("accepted"),
            by.count("partly"),
            by.count("refused"),
            by.count(None),
        )

    def _shared(self, month: date, last: date) -> tuple[Example, ...]:
        return tuple(
            Example(one.title, one.why)
            for one in self._examples.shown()
            if month <= self._clock.local(one.shared_at).date() <= last
        )[:_MOST_EXAMPLES]


def _name(month: date) -> str:
    return f"meeting:{month:%Y-%m}"


def _quoted(evidence: Sequence[Evidence], label: str = "") -> list[str]:
    """Return the notes that quote words, those for one item without its name."""
    notes = [one.note for one in evidence if "“" in one.note and one.note.startswith(label)]
    return [one[len(label) :].lstrip(" ·：") for one in notes] if label else notes


def _agenda(losses: Sequence[Loss]) -> str:
    """Propose the order of the meeting; it may be written otherwise."""
    names = "".join(tr("“{label}”").format(label=one.label) for one in losses[:2])
    problem = tr("共性问题：{names}").format(names=names) if names else tr("共性问题")
    return "\n".join(
        (
            tr("本月数据和上月的变化（5 分钟）"),
            tr("{problem}，听一段、改一句（15 分钟）").format(problem=problem),
            tr("好接待好在哪里，收进优秀示例（10 分钟）"),
            tr("低分接待卡在哪句话，不点名（10 分钟）"),
            tr("辅导计划进展和申诉（5 分钟）"),
            tr("定三件事：谁来做、做到什么、哪天看结果（10 分钟）"),
        )
    )
