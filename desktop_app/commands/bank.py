"""`peilian bank`: questions to files and from files, their figures and doubles, as a supervisor."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands.console import FOUND_FAULTS, OK, complain, say, write_text
from desktop_app.commands.signing_in import signed_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.training.exams.bank.exchange.use_cases import BankFile
    from desktop_app.training.exams.bank.filtering import Wanted
    from desktop_app.training.exams.figures.use_cases import QuestionFigures


def take(options: argparse.Namespace) -> int:
    """Read files as questions; with one fault in any of them nothing is taken in."""
    from desktop_app.training.content.file_faults import BadFiles
    from desktop_app.training.exams.bank.exchange.reading import Defaults

    defaults = Defaults(options.section or "", options.area, options.difficulty)
    with signed_in(options) as (services, actor):
        exchange = services.bank_exchange
        try:
            found = exchange.read_all(actor, [Path(one) for one in options.files], defaults)
        except BadFiles as bad:
            for fault in bad.faults:
                complain(str(fault))
            complain(f"{len(bad.faults)} 处要改，没有导入任何内容。")
            return FOUND_FAULTS
        for note in found.notes:
            say(note)
        for one in found.questions:
            _tell(one)
        if options.dry_run:
            say(f"{len(found.questions)} 题可以导入；只是试读，没有导入任何内容。")
            return OK
        taken = exchange.take_in(actor, found.questions, options.hand_in)
    done = "已提交审核" if options.hand_in else "已存为草稿"
    told = f"{len(taken)} 题{done}，在“考试 → 题库”里查看。"
    say(told if taken else "没有要导入的改动。")
    return OK


def _tell(one: "BankFile") -> None:
    from desktop_app.training.exams.bank.telling import answer_text
    from desktop_app.training.exams.bank.words import TYPES

    incoming, question = one.incoming, one.question
    place = f"{one.file}:{one.row}"
    if incoming.same:
        say(f"{place}：“{one.title}”和题库里的一样。")
    elif incoming.head is None:
        told = f"{TYPES[question.type]}，答案 {answer_text(question)}"
        say(f"{place}：“{one.title}”是一道新题（{told}）。")
    else:
        say(f"{place}：“{one.title}”与第 {incoming.head.number} 版相比：")
        for change in incoming.changes:
            say(f"  {change}")
    if one.doubt:
        say(f"  {one.doubt}")
    if incoming.replaces_draft:
        say("  您正在写的草稿会被它替换。")


def export(options: argparse.Namespace) -> int:
    """Write the questions in use that the filter leaves."""
    with signed_in(options) as (services, actor):
        done = services.bank_exchange.export_found(
            actor, _wanted(options), Path(options.out), options.format or ""
        )
    for note in done.notes:
        say(note)
    say(f"{done.count} 题，写在 {options.out}。")
    return OK


def _wanted(options: argparse.Namespace) -> "Wanted":
    from desktop_app.training.exams.bank.filtering import Wanted

    return Wanted(
        section=options.section or "",
        type=options.type or "",
        difficulty=options.difficulty or "",
        words=options.words or "",
    )


def duplicates(options: argparse.Namespace) -> int:
    """List questions in use that are the same, or nearly, with the reason."""
    with signed_in(options) as (services, actor):
        found = services.bank.alike(actor)
        titles = {one.item.key: one.item.title for one in services.bank.in_use(actor)}
    if options.json:
        data = [
            {
                "first": one.first,
                "second": one.second,
                "exact": one.exact,
                "likeness": round(one.likeness, 3),
                "reason": one.reason,
            }
            for one in found
        ]
        write_text(Path(options.json), json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    for one in found:
        say(f"{one.first}：{titles[one.first]}")
        say(f"{one.second}：{titles[one.second]}")
        say(f"  {one.reason}")
    say(f"{len(found)} 对重复或相似的试题。" if found else "没有重复或相似的试题。")
    return FOUND_FAULTS if found else OK


def stats(options: argparse.Namespace) -> int:
    """Tell how many questions there are, and their figures from sittings."""
    from collections import Counter

    from desktop_app.commands.tables import aligned
    from desktop_app.training.exams.bank.words import DIFFICULTIES, TYPES

    with signed_in(options) as (services, actor):
        questions = [one.item for one in services.bank.in_use(actor)]
        figures = services.exam_figures.figures(actor)
    if not questions:
        say("题库里还没有正在使用的试题。")
        return OK
    sections = Counter(one.section for one in questions)
    kinds = Counter((one.section, str(one.type)) for one in questions)
    levels = Counter((one.section, one.difficulty) for one in questions)
    head = ["章节", "题数", *TYPES.values(), *DIFFICULTIES.values()]
    rows = [
        [
            section,
            str(count),
            *(str(kinds[section, kind]) for kind in TYPES),
            *(str(levels[section, level]) for level in DIFFICULTIES),
        ]
        for section, count in sorted(sections.items())
    ]
    say(aligned(head, rows))
    say(f"{len(questions)} 题，{len(sections)} 个章节。")
    _tell_figures(figures)
    return OK


def _tell_figures(found: "Sequence[QuestionFigures]") -> None:
    from desktop_app.commands.tables import aligned

    if not found:
        say("还没有考试记录：难度、区分度和用时要等成绩公布以后才有。")
        return
    head = ["试题", "人数", "得分率", "区分度", "秒"]
    rows = [
        [
            one.question.title,
            str(one.figures.n),
            f"{one.figures.difficulty:.0%}",
            "" if one.figures.discrimination is None else f"{one.figures.discrimination:.2f}",
            "" if one.figures.seconds is None else f"{one.figures.seconds:.0f}",
        ]
        for one in found
    ]
    say(aligned(head, rows))
    flagged = [one for one in found if one.figures.flags]
    for one in flagged:
        for flag in one.figures.flags:
            say(f"{one.question.title}：{flag.reason}")
    say(f"{len(found)} 题有考试记录，{len(flagged)} 题需要看一看。")
