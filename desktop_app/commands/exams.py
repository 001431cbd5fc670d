"""`peilian exam`: papers and results of exams, as a supervisor."""

import argparse
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands.console import FOUND_FAULTS, OK, complain, progress, say
from desktop_app.commands.signing_in import signed_in

if TYPE_CHECKING:
    from db.records import Person
    from desktop_app.services import Services
    from desktop_app.training.exams.planning.plan import ListedExam
    from desktop_app.training.exams.results.standing import ResultRow


def results(options: argparse.Namespace) -> int:
    """List exams, one exam's results, or write the list for the pay review."""
    with signed_in(options) as (services, actor):
        if options.pay_review:
            return _pay_review(services, actor, Path(options.pay_review), options)
        if options.exam:
            return _one(services, actor, options.exam)
        return _all(services, actor)


def paper(options: argparse.Namespace) -> int:
    """Write the sheets of a paper exam as one PDF."""
    from desktop_app.documents.exam_paper_data import Answers, PaperWanted
    from desktop_app.documents.export import save_bytes
    from desktop_app.system.background import Progress

    with signed_in(options) as (services, actor):
        found = [one.exam for one in _titled(services, actor, options.exam) if one.exam.on_paper]
        if len(found) != 1:
            complain(_not_one(options.exam, len(found)))
            return FOUND_FAULTS
        wanted = PaperWanted(
            paper=not options.no_paper,
            answer_sheet=options.sheet,
            answers=Answers(options.answers),
            form=options.form or "",
            named=options.names,
        )
        told = Progress(lambda done, total: progress("排版", done, total))
        document = services.printing.exam_papers(actor, found[0].id, wanted, told)
    save_bytes(Path(options.out), document.pdf)
    say(f"已写好 {options.out}（{document.title}）。")
    return OK


def _titled(services: "Services", actor: "Person", title: str) -> "list[ListedExam]":
    found = services.exam_planning.exams(actor)
    return [one for one in found if one.exam.title == title and not one.cancelled]


def _not_one(title: str, count: int) -> str:
    if count:
        return f"有 {count} 场纸笔考试叫“{title}”，没有写文件。请在窗口里打印要的那一场。"
    return f"没有叫“{title}”的纸笔考试，没有写文件。用 peilian exam results 列出全部。"


def _all(services: "Services", actor: "Person") -> int:
    from desktop_app.commands.tables import aligned

    found = services.exam_planning.exams(actor)
    if not found:
        say("还没有考试。")
        return OK
    rows = [
        [
            f"{services.clock.local(one.exam.opens_at):%Y-%m-%d %H:%M}",
            one.exam.title,
            str(one.people),
            str(one.released),
            _state(one),
        ]
        for one in found
    ]
    say(aligned(["开放", "考试", "人数", "已公布", "状态"], rows))
    return OK


def _person_state(one: "ResultRow") -> str:
    if one.released_at:
        return "已公布"
    if one.to_mark:
        return f"待阅 {one.to_mark}"
    return _STAGES.get(one.stage, "")


_STAGES = {
    "waiting": "未开始",
    "open": "未开始",
    "under_way": "作答中",
    "entering": "待录入",
    "over": "待公布",
    "missed": "缺考",
    "withdrawn": "不参加",
}


def _state(one: "ListedExam") -> str:
    if one.cancelled:
        return "已取消"
    return {"entering": "待录入", "marking": "待阅卷", "release": "待公布"}.get(one.waits, "")


def _one(services: "Services", actor: "Person", title: str) -> int:
    from desktop_app.commands.tables import aligned
    from desktop_app.system.text import number_text

    found = [one.exam for one in services.exam_planning.exams(actor) if one.exam.title == title]
    if not found:
        complain(f"没有叫“{title}”的考试。用 peilian exam results 列出全部。")
        return FOUND_FAULTS
    for exam in found:
        rows = [
            [
                one.person.staff_number,
                one.person.name,
                number_text(one.total) if one.total is not None else "",
                "" if one.passed is None else "及格" if one.passed else "未及格",
                _person_state(one),
            ]
            for one in services.exam_results.overview(actor, exam.id).rows
        ]
        say(f"{exam.title}（{services.clock.local(exam.opens_at):%Y-%m-%d %H:%M}）")
        say(aligned(["工号", "姓名", "成绩", "结果", "状态"], rows))
    return OK


def _pay_review(
    services: "Services", actor: "Person", path: Path, options: argparse.Namespace
) -> int:
    from desktop_app.documents.pay_review import pay_table
    from desktop_app.documents.table_file import write_table

    last: date = options.last or services.clock.today()
    first: date = options.first or last - timedelta(days=365)
    rows = services.exam_results.pay_list(actor, first, last)
    write_table(path, "半年考试成绩", pay_table(rows))
    say(f"{len(rows)} 行半年考试成绩已写入 {path}。")
    return OK
