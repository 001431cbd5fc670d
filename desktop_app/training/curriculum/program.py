"""Programs: stages and sessions, counted in days from a start (培训方案)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from desktop_app.training.content.base import Item, Key, Strict, Text


class SessionKind(StrEnum):
    """What happens in a session; the calendar colours by stage, the icon tells the kind."""

    CLASS = "class"
    EXERCISE = "exercise"
    SUMMARY = "summary"
    SHADOW = "shadow"
    SUPERVISED = "supervised"
    EXAM = "exam"
    PRACTICAL = "practical"
    REVIEW = "review"
    MEETING = "meeting"


class SessionGate(StrEnum):
    """What has to be passed in a session before anything listed after it may begin."""

    NONE = "none"
    EXAM = "exam"
    PRACTICAL = "practical"
    REVIEW = "review"


class Every(StrEnum):
    """How often a session comes again."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"


ONE_BY_ONE = frozenset({SessionKind.SHADOW, SessionKind.SUPERVISED, SessionKind.REVIEW})
"""Kinds that a class does not sit through together unless the program says so."""


class Repeat(Strict):
    """A session that comes again: so many times in all, or until a day."""

    every: Every
    count: Annotated[int, Field(ge=2, le=60)] | None = None
    """How many times in all, the first one included."""
    until: Annotated[int, Field(ge=1, le=800)] | None = None
    """The last calendar day counted from the start that one may fall on."""

    @model_validator(mode="after")
    def _ends_one_way(self) -> Self:
        if (self.count is None) == (self.until is None):
            raise ValueError("count: count 和 until 写一个，也只写一个")
        return self


class ProgramStage(Strict):
    """A part of a program (阶段)."""

    id: Key
    title: Text
    tone: Literal["accent", "good", "warn", "bad", "plain"] = "accent"
    """The theme's tone that the calendar paints this stage in."""


class ProgramSession(Strict):
    """One appointment of a program (课次)."""

    id: Key
    stage: Key
    title: Text
    kind: SessionKind
    day: Annotated[int, Field(ge=1, le=400)]
    """The day counted from the start, which is day 1."""
    count: Literal["working", "calendar"] = "working"
    """What `day` counts. A calendar day that is closed moves to the next working day."""
    start: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    minutes: Annotated[int, Field(ge=5, le=480)]
    place: Text
    owner: Literal["supervisor", "mentor", "manager", "trainee"]
    aim: Text
    materials: tuple[str, ...] = ()
    reference: str = ""
    hand_in: str = ""
    bring: str = ""
    after: tuple[Key, ...] = ()
    """Sessions that have to come before this one; they are listed above it."""
    gate: SessionGate = SessionGate.NONE
    """What is listed below waits until this is passed."""
    capacity: Annotated[int, Field(ge=1, le=500)] | None = None
    """How many can take part; None: as many as the room holds."""
    repeat: Repeat | None = None
    held: Literal["together", "each"] | None = None
    """Whether a class sits through it together; None: as its kind usually is."""

    @property
    def together(self) -> bool:
        """Whether a class holds this as one session, and not each trainee their own."""
        if self.held is not None:
            return self.held == "together"
        with_mentor = self.kind is SessionKind.MEETING and self.owner == "mentor"
        return self.kind not in ONE_BY_ONE and not with_mentor


class Program(Item):
    """A curriculum that can be laid on a person's calendar (培训方案).

    The order of the list is the order of the program: what a session waits for stands above it.
    """

    kind: Literal["program"] = "program"
    stages: Annotated[tuple[ProgramStage, ...], Field(min_length=1)]
    sessions: Annotated[tuple[ProgramSession, ...], Field(min_length=1)]
    beside: bool = False
    """It runs beside a trainee's plan and replaces none, such as quarterly rounds."""

    @model_validator(mode="after")
    def _sessions_belong(self) -> Self:
        stages = {stage.id for stage in self.stages}
        seen: dict[str, ProgramSession] = {}
        for session in self.sessions:
            if session.stage not in stages:
                raise ValueError(f"sessions: {session.id}: 没有名为 {session.stage} 的阶段")
            if session.id in seen:
                raise ValueError(f"sessions: 课次 id 重复：{session.id}")
            _check_after(session, seen)
            if session.repeat is not None and session.gate is not SessionGate.NONE:
                raise ValueError(
                    f"sessions: {session.id}: gate: 定期重复的课次不能作为关卡，请写 none"
                )
            seen[session.id] = session
        return self


def _check_after(session: ProgramSession, above: Mapping[str, ProgramSession]) -> None:
    """Refuse what a session cannot wait for: only what stands above it, so that none turn round."""
    for key in session.after:
        if key == session.id:
            raise ValueError(f"sessions: {session.id}: after: 不能以自己为先修课次")
        first = above.get(key)
        if first is None:
            raise ValueError(
                f"sessions: {session.id}: after: "
                f"先修课次 {key} 要写在它上面；没有这个 id，或先后绕成了圈"
            )
        same = first.count == session.count
        if same and (first.day, first.start) > (session.day, session.start):
            raise ValueError(
                f"sessions: {session.id}: after: "
                f"先修课次 {key} 排在第 {first.day} 天 {first.start}，比它还晚"
            )
