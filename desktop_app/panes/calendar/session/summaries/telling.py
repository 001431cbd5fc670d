"""Puts summaries, questions and answers into words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from db.records import DaySummary, Person
from desktop_app.panes.calendar.session.summaries.shown import (
    AnswerShown,
    ListRow,
    QuestionShown,
    SummaryShown,
    WritingShown,
)
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.training.curriculum.attendance.marks import SeatRow
from desktop_app.training.curriculum.summaries.written import Answered, SummaryDraft, Written
from desktop_app.widgets.tags import Tone

Local = Callable[[datetime], datetime]


def person_row(row: SeatRow, written: Written | None) -> ListRow:
    """Return a trainee of the list: open questions first in sight."""
    key = str(row.person.id)
    if written is None:
        return ListRow(key, row.person.name, tr("还没有交"), avatar=row.person.name)
    tag: tuple[str, Tone]
    if written.open:
        tag = (tr("{n} 问待答").format(n=written.open), "warn")
    elif written.questions:
        tag = (tr("{n} 问已答").format(n=len(written.questions)), "good")
    else:
        tag = (tr("没有疑问"), "plain")
    first = next(iter(written.summary.text.splitlines()), "")
    return ListRow(key, row.person.name, first, (tag,), row.person.name)


def summary(
    written: Written,
    actor: Person,
    drafts: Mapping[UUID, str],
    earlier: Sequence[DaySummary],
    local: Local,
) -> SummaryShown:
    """Return a summary; *earlier* are the versions that it corrected, the newest first."""
    one = written.summary
    handed = local(one.handed_in_at)
    parts = [tr("{day} {time} 交").format(day=day_text(handed.date()), time=time_text(handed))]
    if one.source == "word":
        parts.append(tr("从 Word 导入"))
    if earlier:
        parts.append(tr("更正过 {n} 次").format(n=len(earlier)))
    return SummaryShown(
        str(one.id),
        tr("已交的总结")
        if written.person.id == actor.id
        else tr("{name} · {day}的总结").format(name=written.person.name, day=day_text(one.day)),
        " · ".join(parts),
        one.text,
        tuple(_question(each, written, actor, drafts, local) for each in written.questions),
        tuple((_version(old, local), old.text) for old in earlier),
    )


def _question(
    one: Answered, written: Written, actor: Person, drafts: Mapping[UUID, str], local: Local
) -> QuestionShown:
    return QuestionShown(
        str(one.question.id),
        str(one.question.root_id),
        one.question.text,
        tuple(
            AnswerShown(
                str(each.id),
                each.text,
                _said(name, each.answered_at, local),
                each.answered_by == actor.id,
            )
            for each, name in zip(one.answers, one.by, strict=True)
        ),
        drafts.get(one.question.root_id, ""),
        written.person.id != actor.id,
    )


def _said(name: str, at: datetime, local: Local) -> str:
    moment = local(at)
    return f"{name} · {day_text(moment.date())} {time_text(moment)}"


def _version(old: DaySummary, local: Local) -> str:
    at = local(old.handed_in_at)
    return tr("{day} {time} 交的一版").format(day=day_text(at.date()), time=time_text(at))


def writing(draft: SummaryDraft, day: date, local: Local) -> WritingShown:
    """Return the summary as it is being written."""
    state = ""
    if draft.saved_at is not None:
        state = kept(draft.saved_at, local)
    elif draft.replaces_id is not None:
        state = tr("已经交过；改了再交，就成为更正，原来的一版留着。")
    return WritingShown(
        tr("{day}的总结").format(day=day_text(day)),
        draft.text,
        draft.questions,
        state,
        tr("交更正") if draft.replaces_id is not None else tr("交总结"),
        draft.saved_at is not None,
    )


def kept(at: datetime, local: Local) -> str:
    """Return that a draft was kept."""
    return tr("草稿已自动保存 {time}").format(time=time_text(local(at)))
