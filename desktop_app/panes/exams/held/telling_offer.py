"""What the bank has for an exam that is planned, in words."""

from collections import Counter
from collections.abc import Sequence

from desktop_app.panes.exams.held.shown import BankShown, OfferShown, PickShown
from desktop_app.system.text import number_text, tr
from desktop_app.training.exams.bank.question import Difficulty, QuestionType
from desktop_app.training.exams.bank.words import DIFFICULTIES, TYPES
from desktop_app.training.exams.offering.use_cases import Pickable
from desktop_app.training.exams.papers.blueprint import FULL, Blueprint
from desktop_app.training.exams.papers.offering import Stock, lacking, mix, offered


def bank_shown(questions: Sequence[Pickable]) -> BankShown:
    """Return what can be chosen from."""
    sections = Counter(one.section for one in questions)
    return BankShown(
        tuple(sorted(sections.items())),
        tuple(
            PickShown(str(one.version_id), _pick(one), one.type, one.section) for one in questions
        ),
    )


def offer_shown(stock: Stock, blueprint: Blueprint) -> OfferShown:
    """Return what the bank has of each type, and why a paper cannot be filled."""
    lines, has = {}, {}
    for kind in TYPES:
        levels = offered(stock, kind, blueprint.sections)
        has[str(kind)] = (levels["easy"], levels["medium"], levels["hard"])
        told = tr("，").join(
            f"{DIFFICULTIES[Difficulty(level)]} {n}" for level, n in levels.items() if n
        )
        total = tr("题库 {n} 题").format(n=sum(levels.values()))
        lines[str(kind)] = tr("{total}（{told}）").format(total=total, told=told) if told else total
    short = lacking(stock, blueprint)
    mixes = {}
    for part in blueprint.parts:
        share = mix(stock, part, blueprint.sections) or {}
        mixes[part.type] = (share.get("easy", 0), share.get("medium", 0), share.get("hard", 0))
    return OfferShown(lines, has, mixes, _problem(blueprint, short.what if short else ""))


def _problem(blueprint: Blueprint, short: str) -> str:
    if blueprint.picked and abs(blueprint.full - FULL) > 0.001:
        return tr("选的 {n} 题合计 {marks} 分；请增减题目，或改每题分值。").format(
            n=blueprint.count, marks=number_text(blueprint.full)
        )
    return short


def _pick(one: Pickable) -> str:
    return tr("{title}　{section} · {kind} · {level}").format(
        title=one.title,
        section=one.section,
        kind=TYPES[QuestionType(one.type)],
        level=DIFFICULTIES[Difficulty(one.difficulty)],
    )
