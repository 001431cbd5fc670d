"""Puts the versions and the draft of an item together as its row in the list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from db.records import Draft, Edition
from desktop_app.training.content.use_cases import IN_REVIEW, PUBLISHED, RETIRED
from desktop_app.training.content.writing.states import Listed


def listed(
    key: str,
    editions: Sequence[Edition],
    names: Mapping[UUID | None, str],
    draft: Draft | None,
    bound: Callable[[str, Mapping[str, Any], str], bool],
) -> Listed:
    """Return the row of an item with these versions, newest first.

    *bound* tells of pack, fields and key whether the program relies on it.
    """
    shown = next(
        (one for one in editions if one.status == PUBLISHED),
        next((one for one in editions if one.status == RETIRED), editions[0]),
    )
    return Listed(
        name=key,
        title=shown.title,
        fields=shown.fields,
        edition=shown,
        author=names.get(shown.author_id, ""),
        waiting=next((one for one in editions if one.status == IN_REVIEW), None),
        draft_at=draft.saved_at if draft else None,
        retirable=shown.status == PUBLISHED and not bound(shown.pack, shown.fields, key),
    )


def listed_draft(draft: Draft, name: str, kind: str, fields: Sequence[str]) -> Listed:
    """Return the row of an item that was never published."""
    body = draft.body[kind]
    found = {field: body.get(field) for field in fields}
    return Listed(name, body["title"], found, None, "", None, draft.saved_at, False)
