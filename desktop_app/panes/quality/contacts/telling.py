"""Turns contacts, files and observations into the words that the room shows."""

from collections.abc import Sequence
from datetime import date

from db.records import ContactEntry, Person
from desktop_app.panes.quality.contacts.shown import (
    Choice,
    ContactRow,
    DraftRow,
    DraftShown,
    FaultRow,
    LiveShown,
)
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.quality.contacts.deidentifying import masked_places, taken_out
from desktop_app.training.quality.contacts.kinds import (
    ATTEMPT,
    CHANNELS,
    channel_word,
    kind_word,
)
from desktop_app.training.quality.contacts.reading import ContactDraft, FileRead
from desktop_app.training.quality.contacts.use_cases import Line, Observing
from desktop_app.widgets.evidence_text import Highlight
from desktop_app.widgets.said_text import SaidLine


def channels() -> tuple[Choice, ...]:
    """Return the channels to choose from."""
    return tuple(Choice(one, channel_word(one)) for one in CHANNELS)


def people(persons: Sequence[Person]) -> tuple[Choice, ...]:
    """Return people to choose from, told apart by their number."""
    return tuple(
        Choice(str(one.id), tr("{name}（{number}）").format(name=one.name, number=one.staff_number))
        for one in persons
    )


def contact_row(one: ContactEntry) -> ContactRow:
    """Tell a contact in the list."""
    state, tone = tr("未抽"), ""
    if one.total is not None:
        state, tone = tr("{n} 分").format(n=number_text(one.total)), "accent"
    elif one.drawn:
        state, tone = tr("已抽，待评"), "warn"
    return ContactRow(
        key=str(one.id),
        day=day_text(one.day),
        order=one.day.toordinal(),
        agent=one.agent,
        title=one.title,
        channel=channel_word(one.channel),
        kind=kind_word(one.kind),
        lines="–" if one.kind == ATTEMPT else str(one.lines),
        state=state,
        tone=tone,
    )


def faults(files: Sequence[FileRead]) -> tuple[FaultRow, ...]:
    """Tell what is wrong with files, line by line."""
    return tuple(
        FaultRow(one.name, tr("第 {n} 行").format(n=fault.line) if fault.line else "", fault.text)
        for one in files
        for fault in one.faults
    )


def draft_row(key: str, draft: ContactDraft) -> DraftRow:
    """Tell a contact that waits to be looked at."""
    facts = [channel_word(draft.channel), kind_word(draft.kind)]
    facts.append(tr("{n} 行").format(n=len(draft.lines)))
    return DraftRow(key, draft.title, " · ".join(facts))


def draft_shown(
    key: str, draft: ContactDraft, agent: str, plain: Sequence[str], today: date
) -> DraftShown:
    """Tell a contact of a file; *plain* is its text as it would be kept."""
    count = sum(len(masked_places(text)) for text in plain)
    return DraftShown(
        key=key,
        title=draft.title,
        agent=agent,
        channel=draft.channel,
        day=draft.day or today,
        original=tuple(
            _said(line.who, line.original, taken(line.original, text))
            for line, text in zip(draft.lines, plain, strict=True)
        ),
        plain=tuple(
            _said(line.who, text, masked(text))
            for line, text in zip(draft.lines, plain, strict=True)
        ),
        masked=tr("已隐去 {n} 处。还有能认出人的，选中后按 Alt M 隐去；隐去的不能恢复。").format(
            n=count
        ),
    )


def live_shown(observing: Observing | None, names: dict[str, str], proposed: str = "") -> LiveShown:
    """Tell an observation under way, or that none is."""
    if observing is None:
        return LiveShown("", "", (), proposed)
    agent = str(observing.agent_id)
    parts = [names.get(agent, ""), channel_word(observing.channel), observing.title]
    return LiveShown(
        agent=agent,
        heading=" · ".join(part for part in parts if part),
        lines=tuple(noted(one) for one in observing.lines),
    )


def noted(line: Line) -> SaidLine:
    """Tell a line that was typed while listening."""
    return _said(line.who, line.said, masked(line.said), line.at)


def masked(text: str) -> tuple[Highlight, ...]:
    """Return where something was taken out."""
    return tuple(Highlight(one.start, one.end, "warn", tr("已隐去")) for one in masked_places(text))


def taken(original: str, plain: str) -> tuple[Highlight, ...]:
    """Return what of the original is not kept."""
    return tuple(
        Highlight(one.start, one.end, "bad", tr("不会保存")) for one in taken_out(original, plain)
    )


def _said(who: str, text: str, spans: tuple[Highlight, ...], place: str = "") -> SaidLine:
    names = {"customer": tr("客户"), "agent": tr("客服"), "note": tr("记录")}
    side = {"customer": "customer", "agent": "own", "note": "note"}
    return SaidLine(names[who], text, side[who], place, spans)  # type: ignore[arg-type]
