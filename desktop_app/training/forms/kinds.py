"""The kinds of forms and items, apart from the content model: what prints them needs no more."""

from enum import StrEnum


class FormUse(StrEnum):
    """What a form is for; who fills it about whom follows from it."""

    SELF_CHECK = "self_check"
    SHADOW_DAY = "shadow_day"
    THEORY = "theory"
    PRACTICAL = "practical"
    EVALUATION = "evaluation"
    OBSERVATION = "observation"


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
    TEXT = "text"
    MINUTES = "minutes"
    DATE = "date"
