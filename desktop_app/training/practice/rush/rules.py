"""The rules of the desk: everyone seen first, the urgent first, @, private matters, the summary.

Each ruling names the message that it rests on and says its reason in one sentence [S1: one reply to
all that it was seen, then by priority, complex ones to a private chat, address with @, sum up].
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.system.text import tr
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.practice.rush.drill import CLOSING, Customer, RushDrill
from desktop_app.training.practice.rush.running import (
    Event,
    RushRun,
    To,
    acknowledges,
    arrived,
)


class Rule(StrEnum):
    """What is asked of whoever serves several people at once."""

    EVERYONE = "everyone"
    ORDER = "order"
    MENTION = "mention"
    PRIVATE = "private"
    PRIVACY = "privacy"
    SUMMARY = "summary"


CRITERION = {
    Rule.EVERYONE: Criterion.CALMING,
    Rule.ORDER: Criterion.TIME,
    Rule.MENTION: Criterion.LANGUAGE,
    Rule.PRIVATE: Criterion.SOLUTION,
    Rule.PRIVACY: Criterion.LANGUAGE,
    Rule.SUMMARY: Criterion.SOLUTION,
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """One rule kept (`share` 1), kept late, or not kept (0), by the message number `event`.

    `start`/`end` are the words that it rests on, None where something is not there; `better` says
    what to do instead.
    """

    rule: Rule
    event: int
    share: float
    why: str
    start: int | None = None
    end: int | None = None
    better: str = ""


def rule_name(rule: Rule, in_group: bool = True) -> str:
    """The rule as it stands on a short checklist."""
    return {
        Rule.EVERYONE: tr("先向大家应一声"),
        Rule.ORDER: tr("急的先答"),
        Rule.MENTION: tr("群里答复用 @ 点名"),
        Rule.PRIVATE: tr("复杂的转私聊"),
        Rule.PRIVACY: tr("个人信息不在群里说") if in_group else tr("不说别人的个人信息"),
        Rule.SUMMARY: tr("最后做小结"),
    }[rule]


def rules_of(drill: RushDrill) -> tuple[Rule, ...]:
    """The rules that hold here: without a common room there is nobody to @ and nowhere to move."""
    room = {Rule.MENTION, Rule.PRIVATE}
    if not any(one.complex for one in drill.customers):
        room = {Rule.MENTION}
    return tuple(
        one
        for one in Rule
        if one not in (Rule.MENTION, Rule.PRIVATE) or (drill.in_group and one in room)
    )


def rulings(run: RushRun, final: bool) -> tuple[Ruling, ...]:
    """Every ruling on what was said so far; with *final* also on what was never done."""
    found = [
        *_everyone(run, final),
        *_order(run),
        *_mentions(run),
        *_private(run, final),
        *_leaks(run),
        *_summary(run, final),
    ]
    return tuple(sorted(found, key=lambda one: one.event))


# Everyone first, the urgent first


def _everyone(run: RushRun, final: bool) -> Iterator[Ruling]:
    said = run.said
    seen = next((one for one in said if acknowledges(one)), None)
    if seen is not None:
        hit = seen.exchange.analysis.hits[0]
        before = [one for one in said if one.number < seen.number]
        if not before:
            why = tr("第一句先向大家应了声")
            yield Ruling(Rule.EVERYONE, seen.number, 1.0, why, hit.start, hit.end)
            return
        why = tr("先答了{name}，后来才向大家应声").format(name=_name(run, before[0]))
        late = run.figures.rush.late_share
        yield Ruling(Rule.EVERYONE, seen.number, late, why, hit.start, hit.end)
    elif final:
        why = tr("没有先告诉大家“都看到了”，其他人不知道有没有人管")
        yield Ruling(Rule.EVERYONE, 1, 0.0, why, better=tr("先回应全体，再逐个答复。"))


def _order(run: RushRun) -> Iterator[Ruling]:
    """Who was answered first while somebody else waited; nothing where there was no choice."""
    for customer in run.drill.customers:
        first = next((one for one in run.said if one.talk == customer.id), None)
        others = _unanswered(run, first, customer) if first else []
        if first is None or all(one.urgency == customer.urgency for one in others):
            continue
        passed = [one for one in others if one.urgency > customer.urgency]
        end = len(first.exchange.reply)
        if passed:
            worst = max(passed, key=lambda one: (one.urgency, -one.number))
            why = tr("先答了{name}，{other}更急还在等：{reason}").format(
                name=customer.name, other=worst.name, reason=worst.why
            )
            better = tr("这时该先答{other}。").format(other=worst.name)
            yield Ruling(Rule.ORDER, first.number, 0.0, why, 0, end, better)
        else:
            why = tr("这时先答{name}是对的：{reason}").format(
                name=customer.name, reason=customer.why
            )
            yield Ruling(Rule.ORDER, first.number, 1.0, why, 0, end)


def _unanswered(run: RushRun, event: Event, customer: Customer) -> list[Customer]:
    """Who else had spoken when the writing began, and had no answer of their own yet."""
    had = {one.talk for one in run.events if one.number < event.number}
    return [one for one in arrived(run, event.began) if one.id != customer.id and one.id not in had]


def orders(run: RushRun) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The order in which the customers got their first answers, and the right one for it.

    Whoever had not come yet could not be answered; those never answered stand at the end.
    """
    firsts: list[Event] = []
    for event in run.said:
        if run.drill.customer(event.talk) and event.talk not in [one.talk for one in firsts]:
            firsts.append(event)
    taken = [event.talk for event in firsts]
    right: list[str] = []
    for event in firsts:
        known = [one for one in arrived(run, event.began) if one.id not in right]
        choice = known or [one for one in run.drill.customers if one.id not in right]
        right.append(min(choice, key=_most_urgent).id)
    rest = [one for one in sorted(run.drill.customers, key=_most_urgent) if one.id not in right]
    return tuple(taken), (*right, *(one.id for one in rest))


def _most_urgent(customer: Customer) -> tuple[int, int]:
    return -customer.urgency, customer.number


# Addressing, moving to a private chat, personal data


def _mentions(run: RushRun) -> Iterator[Ruling]:
    for event in run.said:
        customer = run.drill.customer(event.talk)
        if event.to is not To.ONE or customer is None:
            continue
        found = re.search(rf"[@＠]\s?{re.escape(customer.name)}", event.exchange.reply)
        if found:
            why = tr("用 @ 点了{name}的名").format(name=customer.name)
            yield Ruling(Rule.MENTION, event.number, 1.0, why, *found.span())
        else:
            why = tr("群里这句没有 @{name}，别人不知道在答谁").format(name=customer.name)
            rest = event.exchange.reply.strip().removeprefix(customer.name).lstrip("，,、：: ")
            better = f"@{customer.name} {rest}"
            yield Ruling(Rule.MENTION, event.number, 0.0, why, better=better)


def _private(run: RushRun, final: bool) -> Iterator[Ruling]:
    if not run.drill.in_group:
        return
    most = run.figures.rush.private_by
    for customer in run.drill.customers:
        own = [one for one in run.said if one.talk == customer.id]
        if not customer.complex or not own:
            continue
        at = next((n for n, one in enumerate(own, 1) if one.to is To.PRIVATE), 0)
        event = own[at - 1] if at else own[-1]
        end = len(event.exchange.reply)
        if 0 < at <= most:
            why = tr("把{name}的事转到了私聊").format(name=customer.name)
            yield Ruling(Rule.PRIVATE, event.number, 1.0, why, 0, end)
        elif at:
            why = tr("{name}的事在群里说了 {n} 句才转私聊").format(name=customer.name, n=at - 1)
            share = run.figures.rush.late_share
            yield Ruling(Rule.PRIVATE, event.number, share, why, 0, end)
        elif final or len(own) > most or run.talks[customer.id].over:
            why = tr("{name}的事该转私聊，一直在群里说").format(name=customer.name)
            better = tr("群里先认领，再私聊细说，办完回群里报一声结果。")
            yield Ruling(Rule.PRIVATE, event.number, 0.0, why, better=better)


_NUMBER = re.compile(r"(?<!\d)(?:1[3-9](?:[ -]?\d){9}|\d(?:[ -]?\d){16}[ -]?[\dXx])(?!\d)")
"""A mobile number or an identity number, whosever it is."""


def _leaks(run: RushRun) -> Iterator[Ruling]:
    for event in run.said:
        span = _leak(run.drill, event)
        if span is not None:
            words = event.exchange.quote(*span)
            where = tr("在群里") if run.drill.in_group else tr("对旁人")
            if event.to is To.PRIVATE:
                where = tr("对{name}").format(name=_name(run, event))
            why = tr("{where}说出了别人的个人信息“{words}”").format(where=where, words=words)
            better = tr("涉及个人信息的，只对本人说，在私聊里说。")
            yield Ruling(Rule.PRIVACY, event.number, 0.0, why, *span, better)


def _leak(drill: RushDrill, event: Event) -> tuple[int, int] | None:
    """Where *event* gives personal data to somebody whom they do not concern."""
    text = event.exchange.reply
    own = event.talk if event.to is To.PRIVATE else ""
    for word in _private_words(drill, own):
        loose = r"[\s-]?".join(re.escape(char) for char in word)
        found = re.search(loose, text)
        if found:
            return found.span()
    number = None if own else _NUMBER.search(text)
    return number.span() if number else None


def _private_words(drill: RushDrill, own: str) -> Iterator[str]:
    """Everything that must not be said; what is *own* to the one addressed may be."""
    mine = drill.drills[own].facts if own else ""
    for customer in drill.customers:
        for fact in customer.drill.card:
            word = re.sub(r"[\s-]", "", fact.value)
            if fact.private and word not in re.sub(r"[\s-]", "", mine):
                yield word
    yield from (word for word in drill.secrets if word not in mine)


# The summary


def _summary(run: RushRun, final: bool) -> Iterator[Ruling]:
    event = next((one for one in run.said if one.talk == CLOSING), None)
    if event is None:
        if final:
            why = tr("没有做小结，后来的人还会再问一遍")
            better = tr("都答完以后，用一条消息说清大家共同关心的事。")
            number = len(run.events) or 1
            yield Ruling(Rule.SUMMARY, number, 0.0, why, better=better)
        return
    after = {one.talk for one in run.events if one.number > event.number}
    still = [one for one in arrived(run, event.at) if one.id in after or not run.talks[one.id].over]
    end = len(event.exchange.reply)
    if still:
        why = tr("还有 {n} 位在等答复，就做了小结").format(n=len(still))
        share = run.figures.rush.late_share
        yield Ruling(Rule.SUMMARY, event.number, share, why, 0, end)
    else:
        yield Ruling(Rule.SUMMARY, event.number, 1.0, tr("都答完了，用一条小结收了尾"), 0, end)


def _name(run: RushRun, event: Event) -> str:
    customer = run.drill.customer(event.talk)
    return customer.name if customer else tr("大家")
