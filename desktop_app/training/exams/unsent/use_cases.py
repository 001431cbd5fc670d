"""What is being written in a sitting: kept at every keystroke, an answer once it is left."""

from datetime import datetime
from uuid import UUID

from db.ids import new_id
from db.records import Draft, ExamAnswer, ExamPaper
from db.store import Transaction
from desktop_app.training.exams.timing import Sat

PREFIX = "exam:"


def draft_name(paper_id: UUID) -> str:
    """Return the name of a sitting's draft."""
    return f"{PREFIX}{paper_id}"


def texts_of(draft: Draft | None) -> dict[str, str]:
    """Return the texts under way, by position."""
    return dict(draft.body["texts"]) if draft else {}


def fold(
    tx: Transaction,
    paper: ExamPaper,
    standing: Sat | None,
    now: datetime,
    but: int | None = None,
) -> None:
    """Make answers of the texts that are still drafts, except the one at *but*, which has just
    been answered. What was written while the sitting lasted counts with its own time.
    """
    draft = tx.people.draft(paper.person_id, draft_name(paper.id))
    if draft is None:
        return
    ended = standing.ended_at if standing else None
    given = {one.position: one for one in tx.exams.answers([paper.id])}
    for name, text in texts_of(draft).items():
        position, before = int(name), given.get(int(name))
        if position == but or (before is not None and (before.answer or "") == text):
            continue
        at = min(draft.saved_at, ended or now)
        flagged = before.flagged if before else False
        tx.exams.add_answer(
            ExamAnswer(
                new_id(), paper.id, position, text or None, flagged, 0.0, at, paper.person_id
            )
        )
    tx.people.drop_draft(paper.person_id, draft_name(paper.id))
