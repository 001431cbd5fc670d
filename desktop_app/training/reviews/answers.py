"""Reads what a review's sheet decides off the answers of the shipped form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.reviews.gates import Decision
from desktop_app.training.reviews.moving import BadDecision

SELF_FORM = "milestone-self"
MENTOR_FORM = "milestone-mentor"
REVIEW_FORM = "milestone-review"

WORDS: Mapping[str, Decision] = {
    "通过": Decision.PASS,
    "延长": Decision.EXTEND,
    "停止": Decision.STOP,
}
"""The choices of the shipped form's item `decision`."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a filled-in review says; `to` is set for an extension alone."""

    decision: Decision
    to: date | None
    reason: str


def read_decision(answers: Mapping[str, Any]) -> Decided:
    """Return the decision; raises BadDecision where it is missing or incomplete."""
    decision = WORDS.get(str(answers.get("decision", "")))
    if decision is None:
        raise BadDecision(tr("还没有选结论。"), tr("请选通过、延长或停止。"))
    reason = str(answers.get("reason", "")).strip()
    if decision is not Decision.PASS and not reason:
        raise BadDecision(tr("延长或停止要写明理由。"), tr("请在“理由”里写清事实。"))
    return Decided(decision, _day(answers) if decision is Decision.EXTEND else None, reason)


def _day(answers: Mapping[str, Any]) -> date:
    given = answers.get("extend-to")
    if not given:
        raise BadDecision(tr("延长要写明复评日期。"), tr("请选一个工作日。"))
    return date.fromisoformat(str(given))
