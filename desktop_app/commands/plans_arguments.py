"""What `peilian plan` is called with."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from desktop_app.commands.signing_in import add_arguments

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[str, str], Callable[[argparse.Namespace], int]]


def add(commands: Commands, run: Run) -> None:
    """Add the command with its four parts; *run* imports one when it is called."""
    command = commands.add_parser("plan", help="培训计划")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    _lay(inner).set_defaults(run=run("plans", "lay"))
    _export(inner).set_defaults(run=run("plans", "export"))
    _check(inner).set_defaults(run=run("plans", "check"))
    _workdays(inner).set_defaults(run=run("plans", "workdays"))


def _lay(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "lay",
        help="为一位学员排计划",
        description="把一份培训方案排到学员的工作日上，原来的计划保留在记录里。"
        "退出码：0 已排好或已试排，3 没有做成。",
    )
    command.add_argument("program", metavar="PROGRAM", help="方案的名称或 key，如 new-hire-90")
    command.add_argument(
        "--person", dest="person_named", metavar="PERSON", required=True, help="学员：姓名或工号"
    )
    command.add_argument(
        "--from", dest="start", metavar="DATE", required=True, help="从哪一天开始，如 2026-12-01"
    )
    command.add_argument("--dry-run", action="store_true", help="只说会排成什么样，不写入")
    add_arguments(command)
    return command


def _export(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "export",
        help="把计划写成日历文件、Excel、CSV 或 PDF",
        description="不指定班级和人时，写出您能看的全部计划。退出码：0 已写好，3 没有做成。",
    )
    whose = command.add_mutually_exclusive_group()
    whose.add_argument("--class", dest="class_named", metavar="CLASS", help="只要这个班的")
    whose.add_argument(
        "--person", dest="person_named", metavar="PERSON", help="只要这个人的：姓名或工号"
    )
    _span(command)
    command.add_argument(
        "--format", choices=("ics", "xlsx", "csv", "pdf"), help="默认看文件名的结尾"
    )
    command.add_argument(
        "--layout",
        choices=("week", "month", "overview"),
        default="month",
        help="PDF 按周、按月还是总览（默认 month）",
    )
    command.add_argument("--out", metavar="F", required=True, help="写到哪个文件")
    add_arguments(command)
    return command


def _check(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "check",
        help="检查计划里的冲突：教室、人、班次、容量、休息日",
        description="逐条列出冲突，默认从今天起看一年。退出码：0 没有冲突，1 有冲突，3 没有做成。",
    )
    _span(command)
    command.add_argument("--json", action="store_true", help="写成 JSON")
    add_arguments(command)
    return command


def _workdays(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "workdays",
        help="列出工作日，调休和放假都算在内",
        description="从一天起列出若干个工作日。不用 --as 时只按国家公布的放假安排；"
        "用 --as 登录后，机构自定的工作日和休息日也算在内。退出码：0 已列出，3 没有做成。",
    )
    command.add_argument(
        "--from", dest="first", metavar="DATE", required=True, help="从这一天起，如 2026-10-01"
    )
    command.add_argument("--days", metavar="N", type=int, required=True, help="多少个工作日")
    command.add_argument("--json", action="store_true", help="写成 JSON")
    add_arguments(command, required=False)
    return command


def _span(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", metavar="DATE", help="从这一天起")
    command.add_argument("--until", dest="last", metavar="DATE", help="到这一天为止")
