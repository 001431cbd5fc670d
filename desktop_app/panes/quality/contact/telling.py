"""Turns a contact into the words that the rooms show, and words into evidence."""

import re
from collections.abc import Sequence

from db.records import Evidence
from desktop_app.panes.quality.contact.shown import ContactShown, CurveShown, EvidenceShown
from desktop_app.system.text import day_text, tr
from desktop_app.training.debriefing.standing import LookBack
from desktop_app.training.quality.contacts.kinds import ATTEMPT, channel_word, kind_word
from desktop_app.training.quality.contacts.use_cases import Line, Looked
from desktop_app.widgets.evidence_text import Highlight
from desktop_app.widgets.said_text import Picked, SaidLine

_LONGEST_QUOTE = 60
_QUOTED = re.compile(r"“(.+?)”(?:…)?$", re.DOTALL)


def contact_shown(looked: Looked, evidence: Sequence[Evidence] = ()) -> ContactShown:
    """Tell a contact, with the words highlighted that *evidence* quotes."""
    contact, past = looked.contact, looked.past
    facts = [channel_word(contact.channel), kind_word(contact.kind), day_text(contact.day)]
    if contact.source:
        facts.append(contact.source)
    spans = _spans(past) if past is not None else {}
    quotes = [quote for one in evidence if (quote := quote_of(one))]
    return ContactShown(
        title=contact.title,
        facts=" · ".join(facts),
        lines=tuple(
            _said(looked, number, line, spans.get(number, ()), quotes)
            for number, line in enumerate(looked.lines)
        ),
        curve=_curve(past) if past is not None else None,
        attempt=str(contact.attempt_id) if contact.attempt_id else "",
        nothing="" if looked.lines else tr("这次只留下了成绩，没有逐句记录；请换抽一条。"),
    )


def evidence_for(looked: Looked, picked: Picked, item: str) -> Evidence:
    """Return the evidence that words of a contact are for an *item*, by its label."""
    contact = looked.contact
    words = " ".join(picked.words.split())
    quote = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
    place = _place(looked, picked.line)
    head = " · ".join(part for part in (item, place) if part)
    note = tr("{head}：“{quote}”").format(head=head, quote=quote) if head else f"“{quote}”"
    if contact.attempt_id is not None:
        return Evidence("attempt", contact.attempt_id, note)
    return Evidence("contact", contact.id, note)


def quote_of(evidence: Evidence) -> str:
    """Return the words that an evidence quotes, "" where it quotes none."""
    found = _QUOTED.search(evidence.note)
    return found.group(1).removesuffix("…") if found else ""


def evidence_shown(evidence: Sequence[Evidence]) -> tuple[EvidenceShown, ...]:
    """Tell the words that marks rest on; the contact as a whole is none of them."""
    return tuple(
        EvidenceShown(str(place), one.note) for place, one in enumerate(evidence) if quote_of(one)
    )


def _said(
    looked: Looked, number: int, line: Line, spans: Sequence[Highlight], quotes: Sequence[str]
) -> SaidLine:
    own = [
        Highlight(start, start + len(quote), "accent", tr("已作为依据"))
        for quote in quotes
        if (start := line.said.find(quote)) >= 0
    ]
    rest = [
        one for one in spans if all(one.end <= mine.start or mine.end <= one.start for mine in own)
    ]
    names = {"customer": tr("客户"), "agent": looked.agent.name, "note": tr("记录")}
    return SaidLine(
        speaker=names[line.who],
        text=line.said,
        side="own" if line.who == "agent" else "note" if line.who == "note" else "customer",
        place=line.at or _place(looked, number),
        highlights=tuple(sorted([*own, *rest], key=lambda one: one.start)),
    )


def _place(looked: Looked, number: int) -> str:
    if looked.contact.kind == ATTEMPT:
        return tr("第 {n} 回合").format(n=number // 2 + 1)
    return looked.lines[number].at


def _spans(past: LookBack) -> dict[int, tuple[Highlight, ...]]:
    """What the analysis found in the replies, by line."""
    return {
        2 * place + 1: tuple(
            Highlight(one.start, one.end, one.tone, one.label) for one in turn.spans
        )
        for place, turn in enumerate(past.debrief.turns)
    }


def _curve(past: LookBack) -> CurveShown | None:
    moods = past.debrief.moods
    if len(moods) < 2:
        return None
    forms = {
        -1: tr("客户情绪从 {start} 降到 {end}"),
        0: tr("客户情绪一直在 {start} 上下"),
        1: tr("客户情绪从 {start} 升到 {end}"),
    }
    start, end = moods[0], moods[-1]
    title = forms[(end > start) - (end < start)].format(start=start, end=end)
    tips = [tr("开场：{mood}").format(mood=start)]
    tips += [
        tr("第 {n} 回合后：{mood}").format(n=number, mood=mood)
        for number, mood in enumerate(moods[1:], start=1)
    ]
    return CurveShown(title, moods, tuple(tips))
