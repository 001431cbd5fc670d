"""What the analysis says about a reply: points met, taboos broken, traits, each with its span."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Finding:
    """A point that was met or a taboo that was broken.

    `start` and `end` are character offsets into the reply as given; `why` is one Chinese sentence
    that names the evidence.
    """

    id: str
    start: int
    end: int
    why: str


class TraitKind(StrEnum):
    """What can be observed in a reply whatever the situation asks for."""

    APOLOGY_ADMIT = "apology_admit"
    APOLOGY_REGRET = "apology_regret"
    APOLOGY_PROMISE = "apology_promise"
    EMPATHY = "empathy"
    OPEN_QUESTION = "open_question"
    CLOSED_QUESTION = "closed_question"
    PARAPHRASE = "paraphrase"
    DEFINITE_TIME = "definite_time"
    VAGUE_TIME = "vague_time"
    ACTION = "action"
    OVERPROMISE = "overpromise"
    COURTESY = "courtesy"
    JARGON = "jargon"
    BLAME = "blame"
    EVASION = "evasion"
    RUDE = "rude"
    SLOT_LEFT = "slot_left"
    FACT_ERROR = "fact_error"
    LONG_SENTENCE = "long_sentence"
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"


@dataclass(frozen=True, slots=True)
class Trait:
    """One observation, with its span in the reply as given and its reason in Chinese."""

    kind: TraitKind
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that was found in one reply."""

    reply: str
    hits: tuple[Finding, ...]
    violations: tuple[Finding, ...]
    traits: tuple[Trait, ...]
