"""What `peilian exam` is called with."""

import argparse
from datetime import date

from desktop_app.commands.bank_arguments import Commands, Run
from desktop_app.commands.signing_in import add_arguments


def add(commands: Commands, run: Run) -> None:
    """Add the command; *run* imports it when it is called."""
    command = commands.add_parser("exam", help="考试")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    _paper(inner).set_defaults(run=run("exams", "paper"))
    _results(inner).set_defaults(run=run("exams", "results"))


def _paper(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "paper",
        help="把纸笔考试的试卷、答题纸和答案写成 PDF",
        description="考试要先在窗口里安排成纸笔考试。答案放在卷末时另起一页，不随卷发出。"
        "退出码：0 已写好，1 没有这场纸笔考试，3 没有做成。",
    )
    command.add_argument("exam", metavar="TITLE", help="考试名称")
    command.add_argument("--out", required=True, metavar="F.pdf", help="写到哪里")
    command.add_argument("--form", choices=["A", "B"], help="只要一套；不写就都要")
    command.add_argument("--names", action="store_true", help="每人一份，印好姓名和工号")
    command.add_argument("--sheet", action="store_true", help="另附答题纸，卷面不留作答处")
    command.add_argument("--no-paper", action="store_true", help="不要试卷，只要答题纸或答案")
    command.add_argument(
        "--answers",
        choices=["none", "after", "end"],
        default="none",
        help="答案与解析：不附（none）、每题之后（after）、卷末（end）",
    )
    add_arguments(command)
    return command


def _results(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "results",
        help="列出考试和成绩，或写出调薪用的半年考试成绩",
        description="不带选项时列出全部考试。自己的成绩公布前不列出。"
        "退出码：0 已列出，1 没有这场考试，3 没有做成。",
    )
    command.add_argument("--exam", metavar="TITLE", help="只看这场考试的每个人")
    command.add_argument("--pay-review", metavar="F.xlsx", help="把半年考试成绩写成 Excel 表格")
    command.add_argument("--first", type=date.fromisoformat, metavar="DAY", help="从哪天起")
    command.add_argument("--last", type=date.fromisoformat, metavar="DAY", help="到哪天为止")
    add_arguments(command)
    return command
