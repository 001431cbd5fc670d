"""What is wrong with a question that is being written, with the place where each is put right."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from desktop_app.training.content.expectations import address, expectation, genuine
from desktop_app.training.content.kinds import parse_json
from desktop_app.training.content.writing.states import Finding
from desktop_app.training.exams.bank.question import Question


def examine(body: Mapping[str, Any]) -> tuple[Question | None, tuple[Finding, ...]]:
    """Return the question that *body* makes, if any, and all that keeps it from being one."""
    try:
        question = parse_json("question", json.dumps(body, ensure_ascii=False))
    except ValidationError as error:
        return None, tuple(
            Finding(address(detail, body), expectation(detail))
            for detail in genuine(error.errors(include_url=False))
        )
    assert isinstance(question, Question)
    return question, ()
