"""Programs: stages and sessions, counted in days from a start (培训方案)."""

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


class Program(Item):
    """A curriculum that can be laid on a person's calendar (培训方案)."""

    kind: Literal["program"] = "program"
    stages: Annotated[tuple[ProgramStage, ...], Field(min_length=1)]
    sessions: Annotated[tuple[ProgramSession, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sessions_belong(self) -> Self:
        stages = {stage.id for stage in self.stages}
        seen: set[str] = set()
        for session in self.sessions:
            if session.stage not in stages:
                raise ValueError(f"sessions: {session.id}: 没有名为 {session.stage} 的阶段")
            if session.id in seen:
                raise ValueError(f"sessions: 课次 id 重复：{session.id}")
            seen.add(session.id)
        return self
