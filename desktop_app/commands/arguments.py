"""What the console command understands: the window's own options, and every command's."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from desktop_app.commands import window


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    from desktop_app.commands import (
        bank_arguments,
        certificates_arguments,
        exams_arguments,
        plans_arguments,
    )

    top = argparse.ArgumentParser(prog="peilian", description="陪练：客服培训工作台")
    top.add_argument("--version", action="store_true", help="显示版本号")
    _data(top, None)
    top.add_argument("--sample", action="store_true", help="还没有数据时，用示例机构打开")
    top.add_argument("--smoke", action="store_true", help="打开窗口、画出来，然后退出")
    top.set_defaults(run=window.run)
    commands = top.add_subparsers(title="命令", metavar="命令")
    _tour(commands)
    _sample(commands)
    _content(commands)
    _forms(commands)
    _inspections(commands)
    _calibration(commands)
    plans_arguments.add(commands, _run)
    bank_arguments.add(commands, _run)
    exams_arguments.add(commands, _run)
    certificates_arguments.add(commands, _run)
    _grade(commands)
    _keeping(commands)
    _bench(commands)
    return top


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _data(command: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    # Without a default of its own a command leaves standing what was said before its name.
    command.add_argument(
        "--data", metavar="DIR", default=default, help="数据文件夹（默认在用户目录）"
    )


def _tour(commands: Commands) -> None:
    command = commands.add_parser("tour", help="驱动真实窗口走一遍主要流程，留下截图和 PDF")
    command.add_argument("--out", metavar="DIR", required=True, help="截图和 PDF 放在哪里")
    command.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help="数据文件夹（默认临时文件夹）"
    )
    command.set_defaults(run=_run("tour"))


def _sample(commands: Commands) -> None:
    command = commands.add_parser("sample", help="生成示例机构")
    _data(command)
    command.add_argument("--trainees", type=int, default=24, help="学员人数（默认 24）")
    command.add_argument(
        "--attempts", type=int, default=None, help="练习次数（默认按四个月自然分布）"
    )
    command.add_argument("--seed", type=int, default=1, help="随机种子（默认 1）")
    command.set_defaults(run=_run("sample"))


def _content(commands: Commands) -> None:
    command = commands.add_parser("content", help="内容包")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    check = inner.add_parser(
        "check",
        help="检查内容包：逐个文件、逐行、逐字段，并由四种学员试演每个场景",
        description="检查内容包，再由满分、普通、粗鲁、沉默四种学员把每个场景和话术演一遍，"
        "列出得分、结局和回合数。退出码：0 没有问题，1 有要改或提醒的地方，3 没有这个文件夹。",
    )
    check.add_argument("paths", metavar="PATH", nargs="+", help="内容包文件夹")
    check.add_argument("--json", metavar="F", help="把问题和试演结果写成 JSON")
    check.add_argument("--no-play", action="store_true", help="只检查文件，不试演")
    check.set_defaults(run=_run("content"))
    export = inner.add_parser("export", help="把一个场景写成 Twee 3，用 Twine 打开和修改")
    export.add_argument("key", metavar="KEY", help="场景的 key，如 price-objection")
    export.add_argument("--twee", metavar="F", required=True, help="写到哪个文件")
    export.add_argument("--pack", metavar="DIR", help="内容包文件夹（默认随程序附带的各包）")
    export.set_defaults(run=_run("content", "export"))
    take = inner.add_parser(
        "import",
        help="把 Twee 或一段对话（docx、xlsx、csv、txt）变成场景草稿",
        description="把 Twee 3、YAML 或一段两栏对话变成场景草稿。手机号、身份证号、银行卡号、"
        "邮箱和订单号在导入时隐去。有一行读不懂就不写任何内容，并指出是哪一行。",
    )
    take.add_argument("file", metavar="FILE", help="要导入的文件")
    take.add_argument("--out", metavar="F", required=True, help="草稿写到哪个 YAML 文件")
    take.add_argument(
        "--channel",
        choices=("phone", "chat", "group", "desk", "email"),
        default="chat",
        help="对话发生在哪里（默认 chat）",
    )
    take.set_defaults(run=_run("content", "take"))


def _forms(commands: Commands) -> None:
    from desktop_app.commands import sheets_wanted
    from desktop_app.commands.signing_in import add_arguments

    command = commands.add_parser("forms", help="表单模板和填好的表单")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    export = inner.add_parser("export", help="把表单模板写成 YAML 或 Excel 文件，改好后可以再导入")
    which = export.add_mutually_exclusive_group(required=True)
    which.add_argument("keys", metavar="KEY", nargs="*", default=[], help="表单的编号")
    which.add_argument("--all", action="store_true", help="全部正在使用的表单")
    which.add_argument("--sheets", action="store_true", help="填好的表单，写成一个 Excel 文件")
    export.add_argument(
        "--out", metavar="PATH", required=True, help="写到哪个文件夹；填好的表单写到哪个文件"
    )
    export.add_argument("--format", choices=("yaml", "xlsx"), default="yaml", help="默认 yaml")
    sheets_wanted.add_arguments(export.add_argument_group("填好的表单：选哪些"))
    add_arguments(export)
    export.set_defaults(run=_run("forms", "export"))
    take = inner.add_parser(
        "import",
        help="从 YAML、Excel 或 CSV 文件导入表单模板",
        description="逐个文件检查，先列出每张表单是新的还是改了什么。有一处不对就什么都不导入，"
        "并指出是哪一行、哪一列、应该是什么。退出码：0 没有问题，1 有要改的地方。",
    )
    take.add_argument("files", metavar="FILE", nargs="+", help="要导入的文件")
    take.add_argument("--dry-run", action="store_true", help="只检查，不导入")
    take.add_argument("--publish", action="store_true", help="直接发布（默认存为草稿）")
    add_arguments(take)
    _forms_print(inner)
    take.set_defaults(run=_run("forms", "take"))


def _forms_print(inner: Commands) -> None:
    from desktop_app.commands import sheets_wanted
    from desktop_app.commands.signing_in import add_arguments

    command = inner.add_parser(
        "print",
        help="把空表或填好的表单排成一份 PDF",
        description="不加条件时打印您能看的全部表单，按人员和日期排列。"
        "退出码：0 已写好，3 没有做成。",
    )
    command.add_argument("numbers", metavar="NUMBER", nargs="*", help="表单编号，如 ZL-2026-000012")
    command.add_argument("--template", metavar="KEY", help="打印这个模板的空表")
    sheets_wanted.add_arguments(command)
    command.add_argument("--out", metavar="F", required=True, help="写到哪个 PDF 文件")
    add_arguments(command)
    command.set_defaults(run=_run("forms_printing"))


def _inspections(commands: Commands) -> None:
    from desktop_app.commands.signing_in import add_arguments

    command = commands.add_parser("inspections", help="质检")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    owed = inner.add_parser(
        "owed",
        help="列出一周里每位客服还欠几次质检",
        description="以主管的身份列出还欠的质检：谁、几次、有没有可抽的接待。"
        "退出码：0 已列出，3 没有做成。",
    )
    owed.add_argument("--week", metavar="DATE", help="这一天所在的周，如 2026-11-23（默认本周）")
    owed.add_argument("--json", action="store_true", help="写成 JSON")
    add_arguments(owed)
    owed.set_defaults(run=_run("inspections", "owed"))


def _calibration(commands: Commands) -> None:
    from desktop_app.commands.signing_in import add_arguments

    command = commands.add_parser("calibration", help="质检校准")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    report = inner.add_parser(
        "report",
        help="一次校准的结果：逐项一致率、加权 κ、谁偏严谁偏宽",
        description="列出一次已结束的校准。退出码：0 已列出，3 没有做成。",
    )
    report.add_argument("name", metavar="NAME", nargs="?", help="标题或编号（默认最近的一次）")
    report.add_argument("--kappa", action="store_true", help="另列同一评分表历次校准的逐项 κ")
    report.add_argument("--json", action="store_true", help="写成 JSON")
    report.add_argument("--format", choices=("text", "pdf"), default="text", help="默认 text")
    report.add_argument("--out", metavar="F", help="PDF 写到哪个文件")
    add_arguments(report)
    report.set_defaults(run=_run("calibration", "report"))


def _grade(commands: Commands) -> None:
    command = commands.add_parser("grade", help="按情景给一批回复判分，写出要点、禁语和依据")
    command.add_argument("--situations", metavar="F", required=True, help="情景文件（YAML）")
    command.add_argument("--replies", metavar="F", required=True, help="回复文件（每行一个 JSON）")
    command.add_argument("--out", metavar="F", required=True, help="结果写到哪里")
    command.set_defaults(run=_run("grade"))


def _keeping(commands: Commands) -> None:
    backup = commands.add_parser("backup", help="立即备份，并打开备份验证")
    _data(backup)
    backup.set_defaults(run=_run("keeping", "backup"))
    restore = commands.add_parser("restore", help="恢复备份（默认最近一份完好的）")
    _data(restore)
    restore.add_argument("--from", dest="source", metavar="FILE", help="指定备份文件")
    restore.set_defaults(run=_run("keeping", "restore"))
    check = commands.add_parser("check", help="检查数据文件是否完好")
    _data(check)
    check.set_defaults(run=_run("keeping", "check"))


def _bench(commands: Commands) -> None:
    command = commands.add_parser("bench", help="测量速度，只给同一次运行里的比值")
    command.add_argument("--json", metavar="F", help="把结果写成 JSON")
    command.add_argument("--quick", action="store_true", help="小样本，只看能不能跑通")
    command.add_argument(
        "--data-large", metavar="DIR", help="一百万次练习的大样本放在哪里（默认临时文件夹）"
    )
    command.add_argument(
        "--sheets", metavar="N", type=int, default=0, help="也量多出 N 张表单的常规样本"
    )
    command.set_defaults(run=_run("bench"))


def _run(module: str, function: str = "run") -> Callable[[argparse.Namespace], int]:
    """Import a command only when it is called: each may pull in half the program."""

    def call(options: argparse.Namespace) -> int:
        from importlib import import_module

        code: int = getattr(import_module(f"desktop_app.commands.{module}"), function)(options)
        return code

    return call
