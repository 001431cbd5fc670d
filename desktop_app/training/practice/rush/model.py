"""A rush (同时接待) as it is authored: three to five customers who want something at once."""

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from desktop_app.training.content.base import Item, Key, Strict, Text
from desktop_app.training.practice.model import (
    CardFact,
    Channel,
    Difficulty,
    Ending,
    ModelReply,
    Persona,
    Scenario,
    Turn,
    check_ways,
)
from desktop_app.training.practice.points import Point, Taboo


class Thread(Strict):
    """One of the customers: who, how urgent and why, and the conversation with them."""

    id: Key
    persona: Persona
    urgency: Annotated[int, Field(ge=1, le=3)]
    """3 first, 1 last; the right order of answering is content."""
    why: Text
    """The reason for the urgency, in one sentence: it stands in the debrief."""
    complex: bool = False
    """Belongs into a private chat: personal data, money, strong feelings, much to and fro."""
    arrives: Annotated[int, Field(ge=0, le=900)] = 0
    """Seconds after the beginning at which the first line is there."""
    mood: Annotated[int, Field(ge=0, le=100)]
    card: tuple[CardFact, ...] = ()
    context: str = ""
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
    endings: Annotated[tuple[Ending, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _transitions_lead_somewhere(self) -> Self:
        check_ways(self.turns, self.endings)
        return self


class Notice(Strict):
    """Something said to everybody: the first reply, or the summary at the end."""

    cue: Text
    """What calls for it, shown to the trainee."""
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    taboos: tuple[Taboo, ...] = ()
    hints: tuple[Text, ...] = ()
    replies: tuple[ModelReply, ...] = ()


class Rush(Item):
    """Several customers at once (同时接待): in one group chat, or in a chat each."""

    kind: Literal["rush"] = "rush"
    channel: Literal[Channel.GROUP, Channel.CHAT]
    """`group`: one room in which all of them speak; `chat`: a chat each."""
    difficulty: Difficulty
    minutes: Annotated[int, Field(ge=1, le=60)]
    goal: Text
    room: Text
    """The name of the group, or of the desk."""
    card: tuple[CardFact, ...] = ()
    """What holds for all of them; each thread may add its own."""
    context: str = ""
    secrets: tuple[Text, ...] = ()
    """Words that must not be said where others read them, beside the private facts of the cards."""
    opening: Notice
    threads: Annotated[tuple[Thread, ...], Field(min_length=3, max_length=5)]
    closing: Notice

    @model_validator(mode="after")
    def _threads_fit_together(self) -> Self:
        for field, names in (
            ("id", [one.id for one in self.threads]),
            ("persona", [one.persona.name for one in self.threads]),
        ):
            for name, times in Counter(names).items():
                if times > 1:
                    raise ValueError(f"threads: {field} {name} 有 {times} 位客户在用，请各取一个")
        if all(one.arrives for one in self.threads):
            raise ValueError("threads: 至少一位客户要在第 0 秒就到（arrives: 0）")
        return self

    def scenario_of(self, thread: Thread) -> Scenario:
        """The conversation with one customer, as a scenario of its own."""
        return Scenario(
            key=f"{self.key[:30]}-{thread.id[:29]}",
            title=f"{self.title[:24]} · {thread.persona.name[:12]}",
            channel=self.channel,
            difficulty=self.difficulty,
            minutes=self.minutes,
            goal=self.goal,
            persona=thread.persona,
            card=(*thread.card, *self.card),
            context="\n".join(part.strip() for part in (thread.context, self.context)).strip(),
            mood=thread.mood,
            turns=thread.turns,
            endings=thread.endings,
        )
