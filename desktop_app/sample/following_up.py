"""What follows from the sample's inspections: coaching plans and disputes in all their states.

Nearly everything is done by the use cases themselves, at the time at which it would have been.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from db.records import Dispute, DisputeRuling, Person, SheetEntry
from desktop_app.sample.staff import IdSource, Staff, Trainee
from desktop_app.services import Services
from desktop_app.training.forms.scoring import score
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.forms.template import ItemType
from desktop_app.training.quality.coaching.contents import Goal
from desktop_app.training.quality.coaching.runs import LOW_LINE, LOW_RUN
from desktop_app.training.quality.disputes.rules import merged, outcome_of

MOST_PEOPLE = 40
"""A large sample follows up no more people."""
_USE = ("inspection",)

_REASONS = (
    "一周里两位家长说“没听明白到底谁来办”，和本人约好一起看记录。",
    "转接时连续三次没有说明原因，本人也说着急时会忘。",
    "群聊里的承诺时间总是含糊，先把这一件事练熟。",
)
_TALKS = (
    "一起看了两段记录：先接情绪已经能做到，时限还会说成“尽快”，这周只盯时限。",
    "自己找出了三句可以换的说法，写在工位上；布置的练习做完两个。",
    "家长来电里能复述再答了，结束前的确认还会漏，约好下周再看。",
)
_VERDICTS = (
    "时限和复述都稳定了，往后每月抽看一次就够。",
    "比之前主动，还没到目标，转到小组晨会里继续练一句话结尾。",
)
_OBJECTIONS = (
    "记录里第二句先说了“换我也着急”，这一项不该按没有安抚算。",
    "时间说到了“今天 16:00 前”，写得清楚，请按说明再看一遍。",
    "客户自己说不用再查，我才没有往下核对，这一项不该扣到这么低。",
)
_RULINGS = {
    "all": "逐句看过，所说的两处都在记录里，按说明更正。",
    "part": "第一处记录里有原话，采纳；第二处没有找到依据，维持。",
    "none": "看了全部记录，没有找到所说的那句话，维持原来的分数。",
}
_OUTCOMES = ("all", "part", "none", "part", "open", "open")
"""How disputes end, the oldest first; the last ones wait for the supervisors."""

At = Callable[[datetime], Services]
"""Gives the use cases as they were at a moment."""


def follow_up(at: At, staff: Staff, seed: int, now: datetime) -> None:
    """Open plans and disputes over the inspections that are there."""
    random = Random(f"follow-up {seed}")
    people = list(staff.trainees)[:MOST_PEOPLE]
    inspected = {one.person.id: _inspections(at(now), staff.leaders[0], one) for one in people}
    plans = _Plans(at, staff, random, now)
    for trainee in people:
        plans.open_by_themselves(trainee.person, inspected[trainee.person.id])
    plans.open_by_hand([one for one in people if len(inspected[one.person.id]) >= 12])
    _dispute(at, staff, random, now, [inspected[one.person.id] for one in people])


def _inspections(services: Services, leader: Person, trainee: Trainee) -> list[SheetEntry]:
    """Return a trainee's inspections, oldest first."""
    found = services.forms.about(leader, trainee.person.id, _USE)
    return sorted(found, key=lambda one: one.signed_at)


class _Plans:
    """Opens plans and carries them on."""

    def __init__(self, at: At, staff: Staff, random: Random, now: datetime) -> None:
        self._at = at
        self._staff = staff
        self._random = random
        self._now = now
        self._mentors = {one.id: one for one in staff.mentors}
        self._coached: set[UUID] = set()

    def open_by_themselves(self, person: Person, sheets: Sequence[SheetEntry]) -> None:
        """Do what the program does at each mark that could be the third low one."""
        low = 0
        for one in sheets:
            low = low + 1 if one.total is not None and one.total < LOW_LINE else 0
            if low < LOW_RUN:
                continue
            services = self._at(one.signed_at)
            with services.store.writing() as tx:
                services.coach_opening.follow(tx, tx.sheets.get(one.id))
        for entry in self._at(self._now).coaching.plans(person):
            if entry.subject.id == person.id:
                self._coached.add(person.id)
                self._take_up(person, entry.state.plan.id, entry.state.plan.opened_at)

    def open_by_hand(self, people: Sequence[Trainee]) -> None:
        """Open a few plans for reasons: two have ended, one waits to be taken up."""
        free = [one for one in people if one.person.id not in self._coached]
        chosen = free[: len(_REASONS)]
        for place, (trainee, reason) in enumerate(zip(chosen, _REASONS, strict=False)):
            waits = place == len(_REASONS) - 1
            opened = self._now - timedelta(days=2 if waits else 70 - 7 * place)
            services = self._at(opened)
            leader = self._staff.leaders[place % len(self._staff.leaders)]
            plan = services.coach_opening.by_hand(leader, trainee.person.id, reason)
            if waits:
                continue
            # The second aims higher than was reached: not every plan ends well.
            self._take_up(trainee.person, plan.id, opened, mean=80 if place == 0 else 99)
            later = self._at(opened + timedelta(days=35))
            later.coaching.close(leader, plan.id, _VERDICTS[place])

    def _take_up(self, person: Person, plan_id: UUID, opened: datetime, mean: float = 0) -> None:
        """Let the mentor write the plan down, the agent work on it, both talk it over."""
        mentor = self._mentors.get(person.mentor_id or UUID(int=0), self._staff.leaders[0])
        services = self._at(opened + timedelta(hours=20))
        contents = services.coaching.page(mentor, plan_id).entry.state.contents
        if mean:
            contents = replace(contents, goal=Goal(mean, 3))
        contents = replace(contents, owner_id=mentor.id)
        services.coaching.set_contents(mentor, plan_id, contents)
        for number, day in enumerate((3, 6)):
            moment = opened + timedelta(days=day, hours=1)
            if moment < self._now and number < len(contents.actions):
                done = contents.actions[number]
                self._at(moment).coaching.tick(person, plan_id, done, True)
        talked = opened + timedelta(days=7, hours=2)
        if talked < self._now:
            service = self._at(talked)
            following = service.clock.today() + timedelta(days=7)
            words = self._random.choice(_TALKS)
            service.coaching.check_in(mentor, plan_id, words, following)


def _dispute(
    at: At, staff: Staff, random: Random, now: datetime, people: Sequence[Sequence[SheetEntry]]
) -> None:
    """Object to some sheets over the months, the latest of them still open."""
    fitting = [
        one
        for sheets in people
        for one in sheets
        if one.total is not None and LOW_LINE <= one.total < 92 and one.signed_at < now
    ]
    fitting.sort(key=lambda one: one.signed_at)
    fresh = [one for one in fitting if now - one.signed_at < timedelta(days=4)]
    older = [one for one in fitting if now - one.signed_at > timedelta(days=10)]
    closed = [one for one in _OUTCOMES if one != "open"]
    step = max(1, len(older) // max(1, len(closed)))
    for entry, how in zip(older[::step], closed, strict=False):
        _object(at, staff, random, entry, how, entry.signed_at + timedelta(hours=1))
    for entry in fresh[-(len(_OUTCOMES) - len(closed)) :]:
        moment = min(entry.signed_at + timedelta(hours=1), now)
        _object(at, staff, random, entry, "open", moment)


def _object(
    at: At, staff: Staff, random: Random, entry: SheetEntry, how: str, raised: datetime
) -> None:
    services = at(raised)
    agent = next(one for one in staff.everybody() if one.id == entry.subject_id)
    signed = services.forms.signed(agent, entry.id)
    weak = [
        one.id
        for one in signed.form.items()
        if one.type is ItemType.SCALE and signed.sheet.answers.get(one.id, 5) < 5
    ][:2]
    if len(weak) < 2:
        return
    proposed = dict.fromkeys(weak, 5)
    dispute = services.disputes.object(agent, entry.id, random.choice(_OBJECTIONS), proposed)
    if how != "open":
        ruler = next((o for o in staff.leaders if o.id != entry.filler_id), staff.leaders[0])
        _rule(services, signed, dispute, ruler, how, raised + timedelta(days=2), random)


def _rule(
    services: Services,
    signed: SignedSheet,
    dispute: Dispute,
    ruler: Person,
    how: str,
    ruled: datetime,
    random: Random,
) -> None:
    """Decide as the use case does, but for the identifier: that is drawn from the seed."""
    items = list(dispute.proposed)
    accepted = {"all": items, "part": items[:1], "none": []}[how]
    answers = merged(signed.sheet.answers, dispute.proposed, accepted)
    outcome = outcome_of(dispute.proposed, accepted)
    ruling = DisputeRuling(dispute.id, ruler.id, ruled, str(outcome), _RULINGS[how], None)
    with services.store.writing() as tx:
        if accepted:
            judged = score(signed.form, answers, signed.score.bands)
            prefix = f"ZL-{ruled.year}-"
            newest = tx.sheets.newest_number(prefix) or f"{prefix}0"
            corrected = replace(
                signed.sheet,
                id=IdSource(random, round(ruled.timestamp() * 1000)).next(),
                number=f"{prefix}{int(newest.rsplit('-', 1)[1]) + 1:06d}",
                filler_id=ruler.id,
                signed_at=ruled,
                answers=answers,
                total=judged.total,
                band=str(judged.band or ""),
                passed=judged.passed is not False,
                replaces_id=signed.sheet.id,
            )
            tx.sheets.add(corrected)
            ruling = replace(ruling, sheet_id=corrected.id)
        tx.disputes.rule(ruling)
