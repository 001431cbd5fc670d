"""Profiles, proposals and decisions: a supervisor pairs trainees with mentors."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from operator import attrgetter
from uuid import UUID

from db.ids import new_id
from db.records import AuditEntry, Pairing, Person, Profile, Role
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import long_day, tr
from desktop_app.training.feedback.results import SATISFIED_FROM
from desktop_app.training.mentoring.matching.rules import (
    TEMPERAMENTS,
    Eligibility,
    Field,
    Known,
    Match,
    Rules,
    eligibility,
    figures_of,
    match,
)
from desktop_app.training.mentoring.matching.solving import solve
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.use_cases import Settings

MARKED = ("inspection", "evaluation", "practical")
"""Sheets whose marks stand in where satisfaction is not known."""
MARKED_SINCE = timedelta(days=365)
IN_CARE = timedelta(days=90)
"""Who has graduated takes little of a mentor's time and does not count as load [S1]."""
EARLIEST = date(1970, 1, 1)
LATEST_AHEAD = timedelta(days=365)
MOST_STRENGTHS = 8
LONGEST_STRENGTH = 20
LONGEST_REASON = 200


class BadPairing(Trouble):
    """A pairing or profile that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may mentor, or who may not yet and why."""

    known: Known
    eligibility: Eligibility
    load: int
    load_after: int
    """With the proposals taken."""


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A trainee with the mentor they have, and the one proposed for who has none."""

    known: Known
    proposal: Match | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A mentor whom a supervisor could choose for a trainee; `full` has no room left."""

    match: Match
    eligibility: Eligibility
    full: bool

    @property
    def fits(self) -> bool:
        """Whether the rules would propose them."""
        return self.eligibility.may and not self.full


@dataclass(frozen=True, slots=True)
class MatchingPage:
    """Everybody who is to be paired, everybody who may mentor, and the rules in force."""

    trainees: tuple[Unpaired, ...]
    """Who has no mentor first."""
    candidates: tuple[Candidate, ...]
    """Who may mentor first."""
    rules: Rules

    def choices(self, trainee_id: UUID) -> tuple[Choice, ...]:
        """Return every mentor for a trainee: whom the rules allow first, then by points."""
        one = next(each.known for each in self.trainees if each.known.person.id == trainee_id)
        own = one.person.mentor_id
        found = []
        for candidate in self.candidates:
            person = candidate.known.person
            if person.id == trainee_id:
                continue
            # Who has them already gets no one more.
            load = max(0, candidate.load - (person.id == own))
            made = match(one, candidate.known, load, self.rules)
            full = load >= self.rules.most_trainees
            found.append(Choice(made, candidate.eligibility, full))
        number = attrgetter("match.mentor.person.staff_number")
        return tuple(sorted(found, key=lambda c: (not c.fits, -c.match.points, number(c))))


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the history with the people's names."""

    pairing: Pairing
    trainee: str
    mentor: str
    by: str


class Matching:
    """Who mentors whom: proposed by rule, decided by a supervisor."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._settings = settings

    def page(self, actor: Person) -> MatchingPage:
        """Return trainees and candidates, with a proposal for everybody without a mentor."""
        require(actor, Act.PAIR)
        with self._store.reading() as tx:
            return self._page(tx)

    def history(self, actor: Person, trainee_id: UUID | None = None) -> tuple[Decided, ...]:
        """Return what was decided about a trainee, or about all, newest first."""
        require(actor, Act.PAIR)
        with self._store.reading() as tx:
            found = tx.mentoring.pairings(trainee_id)
            ids = {p for one in found for p in (one.trainee_id, one.mentor_id, one.decided_by) if p}
            names = {one.id: one.name for one in tx.people.some(ids)}
        gone = tr("已离岗")
        return tuple(
            Decided(
                one,
                names.get(one.trainee_id, gone),
                names.get(one.mentor_id, gone) if one.mentor_id else "",
                names.get(one.decided_by, gone),
            )
            for one in found
        )

    def decide(
        self, actor: Person, trainee_id: UUID, mentor_id: UUID | None, reason: str = ""
    ) -> Pairing:
        """Pair a trainee, or with None take the mentor back; a new fact each time.

        Choosing somebody other than the proposal, somebody who is not eligible, a change and an
        end need a *reason*. Raises BadPairing or NotAllowed and then changes nothing.
        """
        require(actor, Act.PAIR)
        with self._store.writing() as tx:
            pairing = self._decided(tx, actor, self._page(tx), trainee_id, mentor_id, reason)
        self._changes.announce(Subject.MENTORING, Subject.PEOPLE)
        return pairing

    def decide_all(self, actor: Person) -> tuple[Pairing, ...]:
        """Take every proposal, in one transaction."""
        require(actor, Act.PAIR)
        with self._store.writing() as tx:
            page = self._page(tx)
            made = tuple(
                self._add(
                    tx,
                    actor,
                    one.known.person.id,
                    one.proposal.mentor.person.id,
                    _body("proposal", one.proposal, ""),
                )
                for one in page.trainees
                if one.proposal is not None
            )
        if made:
            self._changes.announce(Subject.MENTORING, Subject.PEOPLE)
        return made

    def undo(
        self, actor: Person, made: Sequence[Pairing], before: Mapping[UUID, UUID | None]
    ) -> None:
        """Give the trainees the mentors of *before* again: new decisions, nothing is removed."""
        require(actor, Act.PAIR)
        with self._store.writing() as tx:
            for one in made:
                body = {"by": "undo", "undone": str(one.id), "lines": [], "reason": tr("撤销")}
                self._add(tx, actor, one.trainee_id, before.get(one.trainee_id), body)
        self._changes.announce(Subject.MENTORING, Subject.PEOPLE)

    def set_profile(
        self,
        actor: Person,
        person_id: UUID,
        temperament: str,
        strengths: Sequence[str],
        satisfaction: float | None,
    ) -> Profile:
        """Keep what matching needs to know of a person; raises BadPairing or NotAllowed."""
        require(actor, Act.PAIR)
        words = tuple(dict.fromkeys(word.strip() for word in strengths if word.strip()))
        _check_profile(temperament, words, satisfaction)
        profile = Profile(
            person_id, temperament, list(words), satisfaction, self._clock.now(), actor.id
        )
        with self._store.writing() as tx:
            tx.people.get(person_id)
            tx.mentoring.set_profile(profile)
        self._changes.announce(Subject.MENTORING)
        return profile

    def set_joined(self, actor: Person, person_id: UUID, day: date) -> None:
        """Set when somebody joined: service and the days of the path count from there."""
        require(actor, Act.PAIR)
        if not EARLIEST <= day <= self._clock.today() + LATEST_AHEAD:
            raise BadPairing(
                tr("入职日期要在 {first} 到今天之后一年之间。").format(first=long_day(EARLIEST)),
                tr("原来的日期没有变。"),
            )
        with self._store.writing() as tx:
            tx.people.get(person_id)
            tx.people.set_joined(person_id, day)
            now = self._clock.now()
            tx.people.log(AuditEntry(new_id(), now, actor.id, "set_joined", person_id, str(day)))
        self._changes.announce(Subject.PEOPLE, Subject.MENTORING)

    def proposed_for(self, tx: Transaction, trainee_id: UUID) -> Match | None:
        """Return whom the rules give to somebody without a mentor, within *tx*; None: nobody."""
        page = self._page(tx)
        return next(
            (one.proposal for one in page.trainees if one.known.person.id == trainee_id), None
        )

    def rules(self) -> Rules:
        """Return the rules in force [S1: one year, top 30 %]."""
        figures = self._settings.figures()
        return Rules(
            figures.whole("pairing.service_years"),
            figures.number("pairing.top_share"),
            figures.whole("pairing.most_trainees"),
            (
                figures.whole("pairing.weight_character"),
                figures.whole("pairing.weight_strengths"),
                figures.whole("pairing.weight_load"),
            ),
        )

    def _page(self, tx: Transaction) -> MatchingPage:
        today, rules = self._clock.today(), self.rules()
        profiles = tx.mentoring.profiles()
        marks = tx.mentoring.marks(MARKED, today - MARKED_SINCE)
        asked = tx.mentoring.satisfied(SATISFIED_FROM, today - MARKED_SINCE)
        everybody = [
            figures_of(one, profiles.get(one.id), marks.get(one.id), asked.get(one.id))
            for one in tx.people.all()
        ]
        loads: dict[UUID, int] = {}
        for one in everybody:
            in_care = one.person.has(Role.TRAINEE) and today - one.person.joined_on < IN_CARE
            if one.person.mentor_id is not None and in_care:
                loads[one.person.mentor_id] = loads.get(one.person.mentor_id, 0) + 1
        mentors = [one for one in everybody if one.person.has(Role.MENTOR)]
        field = Field(everybody)
        judged = {one.person.id: eligibility(one, field, rules, today) for one in mentors}
        trainees = [one for one in everybody if one.person.has(Role.TRAINEE)]
        may = [one for one in mentors if judged[one.person.id].may]
        waiting = [one for one in trainees if one.person.mentor_id is None]
        found = solve(waiting, may, loads, rules)
        after = dict(loads)
        for proposal in found.values():
            after[proposal.mentor.person.id] = after.get(proposal.mentor.person.id, 0) + 1
        candidates = [
            Candidate(
                one, judged[one.person.id], loads.get(one.person.id, 0), after.get(one.person.id, 0)
            )
            for one in mentors
        ]
        return MatchingPage(
            tuple(
                Unpaired(one, found.get(one.person.id))
                for one in sorted(trainees, key=lambda each: each.person.mentor_id is not None)
            ),
            tuple(sorted(candidates, key=lambda each: not each.eligibility.may)),
            rules,
        )

    def _decided(
        self,
        tx: Transaction,
        actor: Person,
        page: MatchingPage,
        trainee_id: UUID,
        mentor_id: UUID | None,
        reason: str,
    ) -> Pairing:
        one = next((each for each in page.trainees if each.known.person.id == trainee_id), None)
        if one is None:
            raise BadPairing(tr("这位不是在岗的学员，不能配对。"), tr("没有任何改动。"))
        if mentor_id == one.known.person.mentor_id:
            raise BadPairing(tr("带教导师已经是这样了。"), tr("没有任何改动。"))
        reason = _good_reason(reason)
        if mentor_id is None:
            _need(reason, tr("结束带教要写明原因。"))
            return self._add(tx, actor, trainee_id, None, _body("end", None, reason))
        chosen = _candidate(page, trainee_id, mentor_id)
        proposed = one.proposal is not None and one.proposal.mentor.person.id == mentor_id
        if not proposed:
            _need(reason, tr("没有按建议配对，要写明原因。"))
        made = match(one.known, chosen.known, chosen.load, page.rules)
        body = _body("proposal" if proposed else "choice", made, reason)
        body["eligible"] = chosen.eligibility.may
        body["rules"] = [asdict(each) for each in chosen.eligibility.reasons]
        return self._add(tx, actor, trainee_id, mentor_id, body)

    def _add(
        self,
        tx: Transaction,
        actor: Person,
        trainee_id: UUID,
        mentor_id: UUID | None,
        body: Mapping[str, object],
    ) -> Pairing:
        now = self._clock.now()
        pairing = Pairing(new_id(), trainee_id, mentor_id, actor.id, now, body)
        tx.mentoring.pair(pairing)
        tx.people.log(AuditEntry(new_id(), now, actor.id, "pair", trainee_id, ""))
        return pairing


def _body(by: str, made: Match | None, reason: str) -> dict[str, object]:
    """Return what a decision keeps: who was followed, the reasons as they stood, the words."""
    lines = [asdict(one) for one in made.reasons] if made is not None else []
    points = made.points if made is not None else None
    return {"by": by, "points": points, "lines": lines, "reason": reason}


def _candidate(page: MatchingPage, trainee_id: UUID, mentor_id: UUID) -> Candidate:
    if mentor_id == trainee_id:
        raise BadPairing(tr("学员不能做自己的导师。"), tr("没有任何改动。"))
    found = next((c for c in page.candidates if c.known.person.id == mentor_id), None)
    if found is None:
        raise BadPairing(tr("这位不是在岗的导师，不能配对。"), tr("没有任何改动。"))
    return found


def _good_reason(reason: str) -> str:
    text = " ".join(reason.split())
    if len(text) > LONGEST_REASON:
        raise BadPairing(
            tr("原因最多 {n} 个字，现在是 {k} 个字。").format(n=LONGEST_REASON, k=len(text)),
            tr("没有任何改动。"),
            tr("请写短一些。"),
        )
    return text


def _need(reason: str, sentence: str) -> None:
    if not reason:
        raise BadPairing(sentence, tr("没有任何改动。"), tr("写一句原因后再确认。"))


def _check_profile(temperament: str, strengths: Sequence[str], satisfaction: float | None) -> None:
    unchanged = tr("原来的资料没有变。")
    if temperament not in TEMPERAMENTS:
        raise BadPairing(tr("性格只能从所列的几项中选。"), unchanged)
    if len(strengths) > MOST_STRENGTHS or any(len(one) > LONGEST_STRENGTH for one in strengths):
        raise BadPairing(
            tr("专长最多 {n} 项，每项最多 {k} 个字。").format(n=MOST_STRENGTHS, k=LONGEST_STRENGTH),
            unchanged,
        )
    if satisfaction is not None and not 0 <= satisfaction <= 100:
        raise BadPairing(tr("满意度要在 0 到 100% 之间，不知道就留空。"), unchanged)
