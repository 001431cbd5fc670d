"""Three calibrations that are closed, the inspectors closer each time, and one under way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from db.records import (
    Calibration,
    CalibrationAgreed,
    CalibrationClosed,
    ContactEntry,
    Evidence,
    Person,
    Sheet,
)
from db.store import Transaction
from desktop_app.sample.days import Days
from desktop_app.sample.staff import IdSource, Staff
from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.forms.scoring import score
from desktop_app.training.forms.template import Form, FormItem, ItemType
from desktop_app.training.quality.calibration.use_cases import target_of
from desktop_app.training.quality.drawing.rules import monday_of

_FORM = "quality-chat"
_CHANNEL = "chat"
_SOONEST = 9 * 60 + 30


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A calibration: how many weeks ago, how often an answer differs, what was agreed after."""

    title: str
    weeks_ago: int
    apart: float
    agreed: Mapping[str, str]


_CLOSED = (
    _Occasion(
        "九月校准：退费进度",
        10,
        0.55,
        {
            "accuracy": "说错一处最高 2 分；说对但漏了退回方式，算 3 分。",
            "first-answer": "以第一句有内容的话计时，只发“在的”不算响应。",
        },
    ),
    _Occasion(
        "十月校准：改期和请假",
        6,
        0.35,
        {"restate": "一次问清并复述时间才给 4 分，客户补过一次就是 3 分。"},
    ),
    _Occasion("十一月校准：群里的价格追问", 2, 0.15, {}),
)
_GOOD = (
    "先复述了家长要问的事，再答；没有让她问第二遍。",
    "时间说到了几点，家长当场就放心了。",
    "语气稳，没有急着解释规定。",
    "该给的链接和截图一次给齐。",
)
_CHANGE = (
    "“马上处理”改成“今天 17:30 前在这里回您”。",
    "结束前问一句还有没有别的事。",
    "先认一句“等了两天确实着急”，再说进度。",
    "查的时候说清在查什么，别让对话空着。",
)
_UNDER_WAY = "本月校准：家长追问孩子进度"


class Calibrating:
    """Draws from a chance of its own; two supervisors and two mentors score."""

    def __init__(
        self, days: Days, staff: Staff, seed: int, forms: Mapping[str, Versioned[Form]]
    ) -> None:
        self._days = days
        self._staff = staff
        self._random = Random(f"calibrations {seed}")
        self._ids = IdSource(self._random, 0)
        self._form = forms[_FORM]
        self._number = 0

    def fill(self, tx: Transaction) -> None:
        """Add the calibrations about contacts that are there; none where there are too few."""
        asked = (*self._staff.leaders[:2], *self._staff.mentors[1:3])
        for occasion in _CLOSED:
            contact = self._contact(tx, occasion.weeks_ago, asked)
            if contact is not None:
                self._closed(tx, occasion, contact, asked)
        contact = self._contact(tx, 1, asked)
        if contact is not None:
            opened = self._open(tx, _UNDER_WAY, contact, asked, self._moment(1, 4))
            answers = self._right_answers() | self._words()
            self._sheet(tx, opened, contact, asked[1], answers, self._moment(1, 4, 40))

    def _closed(
        self,
        tx: Transaction,
        occasion: _Occasion,
        contact: ContactEntry,
        asked: tuple[Person, ...],
    ) -> None:
        weeks = occasion.weeks_ago
        opened = self._open(tx, occasion.title, contact, asked, self._moment(weeks, 3))
        right = self._right_answers()
        for place, person in enumerate(asked):
            answers = right if not place else self._apart(right, occasion.apart, place)
            answers |= self._words()
            at = self._moment(weeks, 3, 20 + 15 * place)
            self._sheet(tx, opened, contact, person, answers, at)
        at = self._moment(weeks, 4)
        tx.calibrations.close(CalibrationClosed(opened.id, asked[0].id, at, ""))
        for item, text in occasion.agreed.items():
            later = at + timedelta(minutes=20)
            tx.calibrations.agree(
                CalibrationAgreed(self._id(later), opened.id, item, text, asked[0].id, later)
            )

    def _contact(
        self, tx: Transaction, weeks_ago: int, asked: tuple[Person, ...]
    ) -> ContactEntry | None:
        """Choose a chat of that week, of nobody who scores it."""
        monday = monday_of(self._days.today) - timedelta(weeks=weeks_ago)
        busy = {one.id for one in asked}
        found = [
            one
            for one in tx.contacts.listed(monday, monday + timedelta(days=6))
            if one.channel == _CHANNEL and one.agent_id not in busy
        ]
        found.sort(key=lambda one: one.id)
        return self._random.choice(found) if found else None

    def _open(
        self,
        tx: Transaction,
        title: str,
        contact: ContactEntry,
        asked: tuple[Person, ...],
        at: datetime,
    ) -> Calibration:
        opened = Calibration(
            id=self._id(at),
            contact_id=contact.id,
            version_id=self._form.version_id,
            title=title,
            opened_by=asked[0].id,
            opened_at=at,
            reference_id=asked[0].id,
            inspectors=[str(one.id) for one in asked],
        )
        tx.calibrations.add(opened)
        return opened

    def _sheet(
        self,
        tx: Transaction,
        opened: Calibration,
        contact: ContactEntry,
        person: Person,
        answers: dict[str, Any],
        at: datetime,
    ) -> None:
        judged = score(self._form.item, answers)
        self._number += 1
        tx.sheets.add(
            Sheet(
                id=self._id(at),
                number=f"JZ-{at.year}-{self._number:06d}",
                version_id=self._form.version_id,
                form_key=_FORM,
                title=self._form.item.title,
                use="calibration",
                subject_id=contact.agent_id,
                filler_id=person.id,
                day=contact.day,
                signed_at=at,
                answers=answers,
                total=judged.total,
                band=str(judged.band or ""),
                passed=judged.passed is not False,
                score={"excellent": judged.bands.excellent, "passing": judged.bands.passing},
                replaces_id=None,
                evidence=(Evidence("contact", contact.id, contact.title),),
                target=target_of(opened.id),
            )
        )

    def _right_answers(self) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        for item in self._form.item.items():
            if item.type is ItemType.SCALE:
                answers[item.id] = self._random.choice((3, 4, 4, 5))
            elif item.type is ItemType.YES_NO:
                answers[item.id] = "yes"
        return answers

    def _words(self) -> dict[str, Any]:
        """Return what an inspector writes: the items are those of the form for chats."""
        return {"good": self._random.choice(_GOOD), "change": self._random.choice(_CHANGE)}

    def _apart(self, right: dict[str, Any], apart: float, place: int) -> dict[str, Any]:
        """Return other answers than the reference's; one leans to strict, another to lenient."""
        answers = dict(right)
        lean = (0, -1, 1, 0)[place % 4]
        for item in self._form.item.items():
            if item.id in answers and self._random.random() < apart:
                answers[item.id] = self._moved(item, answers[item.id], lean)
        return answers

    def _moved(self, item: FormItem, answer: Any, lean: int) -> Any:
        if item.type is ItemType.SCALE:
            return max(1, min(5, answer + (lean or self._random.choice((-1, 1)))))
        if item.type is ItemType.YES_NO and not (item.critical or item.fatal) and lean < 1:
            return self._random.choice(("no", "na"))
        return answer

    def _moment(self, weeks_ago: int, weekday: int, minutes: int = 0) -> datetime:
        """Return a moment on a weekday of that week, Monday being 0."""
        day = monday_of(self._days.today) + timedelta(days=weekday - 7 * weeks_ago)
        return self._days.moment(day, _SOONEST + minutes)

    def _id(self, at: datetime) -> UUID:
        return self._ids.next(round(at.timestamp() * 1000))
