"""How the draft of a sheet is named and what it holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from db.records import Evidence


def draft_name(
    form_key: str,
    subject_id: UUID,
    day: date,
    about: UUID | None = None,
    target: str = "",
    replaces: UUID | None = None,
) -> str:
    """Return the name that tells a draft from every other one of its author."""
    name = f"sheet:{form_key}:{subject_id}:{day.isoformat()}"
    if about is not None:
        name += f":{about}"
    if target:
        name += f"@{target}"
    # A correction has a draft of its own, beside the sheet of another day's first filling.
    return f"{name}~{replaces}" if replaces else name


def draft_body(
    version_id: UUID, answers: Mapping[str, Any], evidence: Sequence[Evidence]
) -> dict[str, Any]:
    """Return what a draft holds, as JSON; the version tells whether the form has changed since."""
    return {
        "version": str(version_id),
        "answers": dict(answers),
        "evidence": [[one.kind, str(one.record_id), one.note] for one in evidence],
    }


def draft_evidence(body: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """Return the records that a draft rests on."""
    return tuple(
        Evidence(kind, UUID(record), note) for kind, record, note in body.get("evidence", [])
    )
