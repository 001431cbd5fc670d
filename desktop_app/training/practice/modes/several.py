"""Lays several customers at once out as one row of moments, in the order in which they are served.

The word to everybody, who comes first, each customer's conversation by urgency, the summary: what
a good run says and decides, one thing after the other. What is decided is read and picked, the
order written as well; what is said is learned in every mode.
"""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.system.text import tr
from desktop_app.training.practice.modes.material import moments
from desktop_app.training.practice.modes.names import CHOOSING, CLOZE, LEARNING
from desktop_app.training.practice.modes.run import Analyser, Mode, Moment, Option, Phrase
from desktop_app.training.practice.modes.way import cue, draw
from desktop_app.training.practice.rush.drill import CLOSING, OPENING, Customer, RushDrill

ORDER = "order"
PLACE = "place"

_DECIDED = {LEARNING: (ORDER, PLACE), CHOOSING: (ORDER, PLACE), CLOZE: (ORDER,)}
"""What is decided in a mode; where free text is asked for, nothing: it is no wording to recall."""


def rush_moments(rush: RushDrill, mode: Mode, seed: int, analyser: Analyser) -> tuple[Moment, ...]:
    """Everything that *mode* asks of a rush; *seed* picks among cues and orders the options."""
    decided = _DECIDED.get(mode.name, ())
    found = [*_said_to(rush, OPENING, mode, seed, analyser)]
    if ORDER in decided:
        found.append(_order(rush, seed, blanked=mode.name == CLOZE))
    private = _private(rush) if PLACE in decided else None
    for customer in _served(rush):
        if customer is private:
            found.append(_place(customer, seed))
        said = _said_to(rush, customer.id, mode, seed, analyser)
        found += [replace(one, cue=_spoken(customer, one.cue)) for one in said]
    return (*found, *_said_to(rush, CLOSING, mode, seed, analyser))


def _served(rush: RushDrill) -> list[Customer]:
    """The most urgent first, of equals the first to come."""
    return sorted(rush.customers, key=lambda one: (-one.urgency, one.arrives))


def _private(rush: RushDrill) -> Customer | None:
    """Who is answered where the others cannot read along; nobody where none of them can."""
    return next((one for one in _served(rush) if one.complex), None) if rush.in_group else None


def _said_to(
    rush: RushDrill, talk: str, mode: Mode, seed: int, analyser: Analyser
) -> Iterator[Moment]:
    """The moments of one conversation, under names that are unique in the whole rush."""
    drill = rush.drills[talk]
    for moment in moments(drill, seed, analyser):
        yield replace(mode.prepare(drill, moment, seed, analyser), id=f"{talk}/{moment.id}")


def _spoken(customer: Customer, line: str) -> str:
    return tr("{name}：{line}").format(name=customer.name, line=line)


# Decisions


def _order(rush: RushDrill, seed: int, blanked: bool) -> Moment:
    """Who is answered first, when all of them have spoken; *blanked* asks for the names."""
    served, number = _served(rush), len(rush.customers)
    said = [
        _spoken(one, cue(one.drill, one.drill.turns[one.drill.first], seed))
        for one in rush.customers
    ]
    wording, phrases = "", []
    for place, one in enumerate(served):
        word = tr("先回") if not place else tr("最后回") if place == number - 1 else tr("再回")
        start = len(wording) + (len(word) if blanked else 0)
        wording += word + one.name
        name = tr("第 {n} 位").format(n=place + 1)
        slot = name if blanked else ""
        phrases.append(Phrase(start, len(wording), name, one.why + tr("。"), slot=slot))
        wording += tr("。") if place == number - 1 else tr("，")
    return _decision(
        id=ORDER,
        cue="\n".join([tr("{n} 位都在等。").format(n=number), *said]),
        ask=tr("谁先谁后，把名字填上") if blanked else tr("先回哪一位"),
        wording=wording,
        why=tr("谁最等不起就先回谁，不看谁先来、谁的声音大；一样急的，先来的先回。"),
        phrases=tuple(phrases),
        options=[] if blanked else _firsts(served),
        seed=seed,
    )


def _firsts(served: list[Customer]) -> list[Option]:
    """The most urgent, somebody less so, and the least urgent, as far as they differ."""
    top, last = served[0], served[-1]
    middle = [one for one in served if last.urgency < one.urgency < top.urgency]
    options = [Option(tr("先回{name}").format(name=top.name), "good", top.why + tr("。"))]
    form = tr("{name}：{why}。{top}更等不起：{reason}。")
    for one, level in [*((one, "fair") for one in middle[:1]), (last, "poor")]:
        why = form.format(name=one.name, why=one.why, top=top.name, reason=top.why)
        text = tr("先回{name}").format(name=one.name)
        options.append(Option(text, "fair" if level == "fair" else "poor", why))
    return options


def _place(customer: Customer, seed: int) -> Moment:
    """Where a matter is spoken about that not everybody may read."""
    aloud = tr("群里 @ 应一声")
    wording = tr("{aloud}，请{name}到私聊里说").format(aloud=aloud, name=customer.name)
    private = tr("到私聊里说")
    start = wording.index(private)
    return _decision(
        id=PLACE,
        cue=tr("接下来答复{name}。群里的人都看着。").format(name=customer.name),
        ask=tr("在哪里说"),
        wording=wording,
        why=tr("事情复杂、带着情绪，或要核对号码和金额的，都不在群里展开。"),
        phrases=(
            Phrase(0, len(aloud), tr("群里应一声"), tr("大家看得到这件事有人在管。")),
            Phrase(
                start,
                start + len(private),
                tr("转到私聊"),
                tr("号码、金额、孩子的情况只说给本人听，也能慢慢说清楚。"),
            ),
        ),
        options=[
            Option(wording, "good", tr("别人知道有人在管，该保密的只说给本人听。")),
            Option(
                tr("直接私聊{name}，群里不出声").format(name=customer.name),
                "fair",
                tr("该保密的没有说出去；只是群里看不到有人在管，像是没人理。"),
            ),
            Option(
                tr("在群里一次说清楚，大家都能看到"),
                "poor",
                tr("号码、金额和孩子的情况人人看得到，收不回来。"),
            ),
        ],
        seed=seed,
    )


def _decision(
    id: str,
    cue: str,
    ask: str,
    wording: str,
    why: str,
    phrases: tuple[Phrase, ...],
    options: list[Option],
    seed: int,
) -> Moment:
    """A moment in which something is decided rather than said: no points hang on its words."""
    options.sort(key=lambda one: draw(f"{seed}/{id}/{one.text}"))
    return Moment(
        id=id,
        cue=cue,
        wording=wording,
        why=why,
        points=(),
        taboos=(),
        facts="",
        rubric=((), ()),
        phrases=phrases,
        options=tuple(options),
        ask=ask,
    )
