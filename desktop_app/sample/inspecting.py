"""Four months of quality inspection: contacts, draws and signed scorecards of every agent.

Draws chance from a generator of its own, so that people and their other records stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from db.bulk import Bulk
from db.records import Contact, Draw, Evidence, Person, Sheet
from desktop_app.sample.days import Days
from desktop_app.sample.dialogues import DIALOGUES, FAIR, GOOD, POOR, Dialogue
from desktop_app.sample.staff import IdSource, Staff
from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.curriculum.workdays import WorkCalendar
from desktop_app.training.forms.scoring import score
from desktop_app.training.forms.template import Form, ItemType
from desktop_app.training.quality.contacts.kinds import CALL_NOTE, CHAT_LOG, LIVE
from desktop_app.training.quality.drawing.rules import (
    handles_contacts,
    last_day_of,
    monday_of,
    place_of,
)
from desktop_app.training.quality.inspecting.use_cases import target_of

WEEKS = 17
QUOTA, FIRST_WEEK = 3, 3
CONTACTS_A_WEEK = (4, 7)
MOST_AGENTS = 60
"""A large sample inspects no more people, unless more are ordered."""

_CLOSED = 18 * 60 + 35
_EARLY = 80
"""Before this minute of a day nothing of it is inspected."""

STRUGGLING = 1
"""The trainee at this place has three marks in a row under 70 at the end: a plan has to open."""

_CARDS = {
    "phone": "quality-phone",
    "chat": "quality-chat",
    "group": "quality-chat",
    "email": "quality-chat",
    "desk": "quality-desk",
}
_STEPS = {GOOD: (5, 5, 5, 4), FAIR: (4, 4, 4, 5, 3), POOR: (2, 3, 2, 3, 1)}
_YES = {GOOD: 0.98, FAIR: 0.88, POOR: 0.45}
_LIMITS = {"群里贴出孩子信息": "privacy", "承诺包过": "promise"}
"""Dialogues in which a limit is crossed."""
_PRAISE = (
    "先复述再答，客户当场说“对”：{quote}",
    "时间说到了几点，客户不用再来问：{quote}",
    "情绪接得住，没有急着解释：{quote}",
    "一次把该给的都给齐：{quote}",
)
_CHANGE = (
    "把“尽快”改成几点：例如“今天 16:00 前在这里答复您”。",
    "先体谅一句再说规定：“等了三周确实着急，我现在就查。”",
    "开场把机构和姓名报全，客户知道找的是谁。",
    "查的时候说清查什么、多久回来，别让客户空等。",
    "结束前问一句还有没有别的事，再致谢。",
)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn of whom, and how well it went."""

    contact: Contact
    draw: Draw
    dialogue: Dialogue


class Inspecting:
    """Fills the weeks up to the present one, which is half done."""

    def __init__(
        self,
        days: Days,
        random: Random,
        calendar: WorkCalendar,
        forms: Mapping[str, Versioned[Form]],
    ) -> None:
        self._days = days
        self._random = random
        self._calendar = calendar
        self._forms = forms
        self._ids = IdSource(random, 0)

    def fill(self, staff: Staff, bulk: Bulk, most: int = MOST_AGENTS) -> None:
        """Hand contacts, draws and sheets of at most *most* agents to *bulk*.

        Sheets are numbered as they were signed.
        """
        agents = [*staff.mentors, *(one.person for one in staff.trainees)][:most]
        weak = staff.trainees[STRUGGLING].person.id if len(staff.trainees) > STRUGGLING else None
        signed: list[Sheet] = []
        this_week = monday_of(self._days.today)
        for back in range(WEEKS - 1, -1, -1):
            monday = this_week - timedelta(weeks=back)
            for place, agent in enumerate(agents):
                if handles_contacts(agent.roles, agent.joined_on, monday, FIRST_WEEK):
                    failing = agent.id == weak and back in (1, 2)
                    leader = staff.leaders[place % len(staff.leaders)]
                    signed += self._week(agent, leader, monday, failing, bulk)
        signed.sort(key=lambda one: one.signed_at)
        counted: dict[int, int] = {}
        for sheet in signed:
            year = sheet.day.year
            counted[year] = counted.get(year, 0) + 1
            bulk.sheet(replace(sheet, number=f"ZL-{year}-{counted[year]:06d}"))

    def _week(
        self, agent: Person, leader: Person, monday: date, failing: bool, bulk: Bulk
    ) -> Iterator[Sheet]:
        last = self._days.today if self._days.minute_now > _EARLY else self._yesterday()
        open_days = [
            day
            for day in (monday + timedelta(days=n) for n in range(7))
            if self._calendar.is_working(day) and day <= last
        ]
        if not open_days:
            return
        pool = self._contacts(agent, leader, open_days, failing)
        bulk.contacts(contact for contact, _ in pool)
        present = last_day_of(monday) >= self._days.today
        count = self._random.choice((0, 0, 1, 1, 2)) if present else QUOTA
        for number in range(count):
            at = self._days.moment(open_days[-1], self._closing(open_days[-1]) + 12 * number)
            drawn = self._draw(agent, leader, monday, pool, at)
            bulk.draws([drawn.draw])
            yield self._sheet(agent, leader, drawn)

    def _yesterday(self) -> date:
        return self._days.today - timedelta(days=1)

    def _closing(self, day: date) -> int:
        """Return the minute at which the contacts of a day are all in, and draws begin."""
        return _CLOSED if day < self._days.today else self._days.minute_now - 50

    def _contacts(
        self, agent: Person, leader: Person, open_days: Sequence[date], failing: bool
    ) -> list[tuple[Contact, Dialogue]]:
        random = self._random
        levels = (0.24, 0.94) if not failing else (0.0, 0.0)
        found = []
        for _ in range(random.randint(*CONTACTS_A_WEEK)):
            lot = random.random()
            level = GOOD if lot < levels[0] else FAIR if lot < levels[1] else POOR
            dialogue = random.choice([one for one in DIALOGUES if one.level == level])
            day = random.choice(open_days)
            at = self._days.moment(day, self._closing(day) - random.randrange(2, 14))
            notes = dialogue.lines[0]["who"] == "note"
            kind = LIVE if notes else CALL_NOTE if dialogue.channel == "phone" else CHAT_LOG
            contact = Contact(
                id=self._id(at),
                agent_id=agent.id,
                kind=kind,
                channel=dialogue.channel,
                day=day,
                title=dialogue.title,
                attempt_id=None,
                body={"lines": dialogue.lines},
                source="" if kind == LIVE else f"{day:%m%d}-{dialogue.title}.xlsx",
                added_by=leader.id,
                added_at=at,
            )
            found.append((contact, dialogue))
        return sorted(found, key=lambda one: one[0].id)

    def _draw(
        self,
        agent: Person,
        leader: Person,
        monday: date,
        left: list[tuple[Contact, Dialogue]],
        at: datetime,
    ) -> _Drawn:
        """Draw as the program does and take what was drawn out of *left*."""
        seed = self._random.getrandbits(53)
        place = place_of(seed, len(left))
        size = len(left)
        contact, dialogue = left.pop(place)
        draw = Draw(
            self._id(at), monday, agent.id, contact.id, leader.id, at,
            {"seed": seed, "pool": size, "place": place}, None, "",
        )  # fmt: skip
        return _Drawn(contact, draw, dialogue)

    def _sheet(self, agent: Person, leader: Person, drawn: _Drawn) -> Sheet:
        form = self._forms[_CARDS[drawn.dialogue.channel]]
        answers = self._answers(form.item, drawn.dialogue)
        judged = score(form.item, answers)
        at = drawn.draw.drawn_at + timedelta(minutes=5 + self._random.random() * 6)
        quote = drawn.dialogue.quote()
        evidence = (
            Evidence("contact", drawn.contact.id, drawn.contact.title),
            Evidence("contact", drawn.contact.id, f"{form.item.items()[2].label}：“{quote}”"),
        )
        return Sheet(
            id=self._id(at),
            number="",
            version_id=form.version_id,
            form_key=form.item.key,
            title=form.item.title,
            use=str(form.item.use),
            subject_id=agent.id,
            filler_id=leader.id,
            day=drawn.draw.drawn_at.date(),
            signed_at=at,
            answers=answers,
            total=judged.total,
            band=str(judged.band or ""),
            passed=judged.passed is not False,
            score={"excellent": judged.bands.excellent, "passing": judged.bands.passing},
            replaces_id=None,
            evidence=evidence,
            target=target_of(drawn.draw.id),
        )

    def _answers(self, form: Form, dialogue: Dialogue) -> dict[str, Any]:
        random, level = self._random, dialogue.level
        answers: dict[str, Any] = {}
        for section in form.sections:
            limits = section.id == "limits"
            for item in section.items:
                if item.type is ItemType.SCALE:
                    answers[item.id] = random.choice(_STEPS[level])
                elif item.type is ItemType.YES_NO:
                    missing = not limits and item.weight == 2 and random.random() < 0.15
                    yes = limits or random.random() < _YES[level]
                    answers[item.id] = "na" if missing else "yes" if yes else "no"
        if crossed := _LIMITS.get(dialogue.title):
            answers[crossed] = "no"
        if level == GOOD and random.random() < 0.25:
            answers |= {"highlight": True, "highlight-words": dialogue.quote()}
        answers["good"] = random.choice(_PRAISE).format(quote=f"“{dialogue.quote()}”")
        if level == POOR:
            answers["good"] = "接得及时，没有让客户一直等。"
        answers["change"] = random.choice(_CHANGE)
        return answers

    def _id(self, at: datetime) -> UUID:
        return self._ids.next(round(at.timestamp() * 1000))
