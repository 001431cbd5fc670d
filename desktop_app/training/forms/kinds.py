"""The kinds of forms and items, apart from the content model: what prints them needs no more."""

from collections.abc import Mapping
from enum import StrEnum


class FormUse(StrEnum):
    """What a form is for; who fills it about whom follows from it, see `FILLERS`."""

    SELF_CHECK = "self_check"
    SHADOW_DAY = "shadow_day"
    SHADOW_NOTES = "shadow_notes"
    """A trainee's own notes of a shadow day."""
    SUPERVISED_CASE = "supervised_case"
    """A case that a trainee handled under the mentor's eye, from week 3 on."""
    THEORY = "theory"
    PRACTICAL = "practical"
    """The registered mark of a practical test."""
    PRACTICAL_DRILL = "practical_drill"
    """A supervisor's marks of one drill of it."""
    EVALUATION = "evaluation"
    OBSERVATION = "observation"
    DRILL_VIEW = "drill_view"
    """One of the three views on a drill that was played between people."""
    INSPECTION = "inspection"
    CALIBRATION = "calibration"
    """An inspection form filled blind, to compare inspectors; never a judgement on the agent."""
    MILESTONE = "milestone"
    """The review of day 30, 60 or 90 with its decision."""
    MILESTONE_VIEW = "milestone_view"
    """What mentor and trainee think before such a review."""
    SURVEY = "survey"
    """Feedback on a session, a trainer or a program."""
    SATISFACTION = "satisfaction"
    """What a customer said of an agent, entered by a supervisor."""


class Filler(StrEnum):
    """Who may fill a form, as they stand to whom it is about."""

    SELF = "self"
    MENTOR = "mentor"
    SUPERVISOR = "supervisor"
    ANYONE = "anyone"


FILLERS: Mapping[str, frozenset[Filler]] = {
    FormUse.SELF_CHECK: frozenset({Filler.SELF}),
    FormUse.SHADOW_DAY: frozenset({Filler.MENTOR}),
    FormUse.SHADOW_NOTES: frozenset({Filler.SELF}),
    FormUse.SUPERVISED_CASE: frozenset({Filler.MENTOR}),
    FormUse.THEORY: frozenset({Filler.SUPERVISOR}),
    FormUse.PRACTICAL: frozenset({Filler.SUPERVISOR}),
    FormUse.PRACTICAL_DRILL: frozenset({Filler.SUPERVISOR}),
    FormUse.EVALUATION: frozenset({Filler.SUPERVISOR}),
    FormUse.OBSERVATION: frozenset({Filler.MENTOR, Filler.SUPERVISOR}),
    FormUse.DRILL_VIEW: frozenset({Filler.ANYONE}),
    FormUse.INSPECTION: frozenset({Filler.SUPERVISOR}),
    FormUse.CALIBRATION: frozenset({Filler.ANYONE}),
    FormUse.MILESTONE: frozenset({Filler.SUPERVISOR}),
    FormUse.MILESTONE_VIEW: frozenset({Filler.SELF, Filler.MENTOR}),
    FormUse.SURVEY: frozenset({Filler.ANYONE}),
    FormUse.SATISFACTION: frozenset({Filler.SUPERVISOR}),
}
"""Who may fill which use; a template may name fewer (`filled_by`), never more."""

PREFIXES: Mapping[str, str] = {
    FormUse.SELF_CHECK: "ZJ",
    FormUse.SHADOW_DAY: "YZ",
    FormUse.SHADOW_NOTES: "BJ",
    FormUse.SUPERVISED_CASE: "DA",
    FormUse.THEORY: "LL",
    FormUse.PRACTICAL: "SC",
    FormUse.PRACTICAL_DRILL: "YL",
    FormUse.EVALUATION: "PG",
    FormUse.OBSERVATION: "GC",
    FormUse.DRILL_VIEW: "SF",
    FormUse.INSPECTION: "ZL",
    FormUse.CALIBRATION: "JZ",
    FormUse.MILESTONE: "JD",
    FormUse.MILESTONE_VIEW: "JS",
    FormUse.SURVEY: "DC",
    FormUse.SATISFACTION: "MY",
}
"""Sheet numbers begin with the use: 自检 影子 笔记 带案 理论 实操 演练 评估 观察 三方 质量 校准
阶段 阶段视角 调查 满意."""

UNSIGNED = frozenset({FormUse.SELF_CHECK, FormUse.SHADOW_NOTES, FormUse.SURVEY, FormUse.DRILL_VIEW})
"""Handed in without a password: these bind nobody but who fills them."""

APART = frozenset({FormUse.CALIBRATION, FormUse.SURVEY, FormUse.DRILL_VIEW})
"""Not part of anybody's record: read through the use case that they belong to alone."""


OF_PRACTICAL = "practical:"
"""How the targets of sheets begin that belong to a practical test: they are never corrected."""
SITTING = "paper-title"
"""The item of a theory sheet that says which examination its mark is from."""


class About(StrEnum):
    """What a form is about; for all but a person the sheet's `target` names it."""

    PERSON = "person"
    SESSION = "session"
    TRAINER = "trainer"
    PROGRAM = "program"


class Aspect(StrEnum):
    """What an item looks at, whichever form it stands on: by it the same things are compared.

    A self-check, a mentor's sheet and an inspection ask with different words and on different
    scales; items of one aspect are set side by side as shares of 100.
    """

    CONDUCT = "conduct"
    OPENING = "opening"
    LISTENING = "listening"
    CALMING = "calming"
    WORDING = "wording"
    SOLUTION = "solution"
    TIME = "time"
    CLOSING = "closing"
    RECORD = "record"
    PRIVACY = "privacy"

    @property
    def label(self) -> str:
        """Its name for people."""
        return _ASPECTS[self]


_ASPECTS: Mapping[str, str] = {
    Aspect.CONDUCT: "仪容与准备",
    Aspect.OPENING: "开场与身份",
    Aspect.LISTENING: "倾听与复述",
    Aspect.CALMING: "先体谅再解决",
    Aspect.WORDING: "用语专业",
    Aspect.SOLUTION: "方案合适",
    Aspect.TIME: "时间与时限",
    Aspect.CLOSING: "确认与道别",
    Aspect.RECORD: "记录与跟进",
    Aspect.PRIVACY: "隐私与权限",
}


class Rhythm(StrEnum):
    """When a self-check is due."""

    SHIFT = "shift"
    DAY = "day"
    WEEK = "week"
    EVENT = "event"
    """Whenever what `event` names has happened."""


class ItemType(StrEnum):
    """How an item is answered; see `scoring.py` for what each is worth."""

    TICK = "tick"
    YES_NO = "yes_no"
    """Yes, no or not applicable; not applicable leaves the denominator."""
    SCALE = "scale"
    """1 to 5, each step anchored by words."""
    MARKS = "marks"
    """0 to 100."""
    CHOICE = "choice"
    """One of several."""
    SEVERAL = "several"
    """One or more of several."""
    TEXT = "text"
    MINUTES = "minutes"
    DATE = "date"
    EVIDENCE = "evidence"
    """A record picked: an attempt, one of its turns, a ticket, a note."""
