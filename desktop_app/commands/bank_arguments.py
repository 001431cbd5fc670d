"""What `peilian bank` is called with."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from desktop_app.commands.signing_in import add_arguments

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[str, str], Callable[[argparse.Namespace], int]]

_TYPES = ("single", "multiple", "true-false", "fill-in", "matching", "ordering", "case")
_AREAS = ("topic", "procedure", "key-account", "product-version")
_LEVELS = ("easy", "medium", "hard")
_FORMATS = ("txt", "docx", "xlsx", "gift", "moodle", "aiken", "yaml")


def add(commands: Commands, run: Run) -> None:
    """Add the command with its four parts; *run* imports one when it is called."""
    command = commands.add_parser("bank", help="题库")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    _import(inner).set_defaults(run=run("bank", "take"))
    _export(inner).set_defaults(run=run("bank", "export"))
    _stats(inner).set_defaults(run=run("bank", "stats"))
    _duplicates(inner).set_defaults(run=run("bank", "duplicates"))


def _import(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "import",
        help="从文本、Word、Excel、GIFT、Moodle XML、Aiken 或 YAML 文件导入试题",
        description="逐个文件检查，先列出每道题是新的还是改了什么。有一处不对就什么都不导入，"
        "并指出是哪一行、应该是什么。退出码：0 没有问题，1 有要改的地方，3 没有做成。",
    )
    command.add_argument("files", metavar="FILE", nargs="+", help="要导入的文件")
    command.add_argument("--dry-run", action="store_true", help="只检查，不导入")
    command.add_argument(
        "--hand-in", action="store_true", help="直接提交审核（默认存为自己的草稿）"
    )
    command.add_argument("--section", metavar="NAME", help="没写章节的题归入哪一章（默认文件名）")
    command.add_argument("--area", choices=_AREAS, default="topic", help="默认 topic")
    command.add_argument("--difficulty", choices=_LEVELS, default="medium", help="默认 medium")
    add_arguments(command)
    return command


def _export(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "export",
        help="把正在使用的试题写成文件",
        description="格式写不下的内容会列出来。退出码：0 已写好，3 没有做成。",
    )
    command.add_argument("--out", metavar="F", required=True, help="写到哪个文件")
    command.add_argument("--format", choices=_FORMATS, help="默认看文件名的结尾")
    command.add_argument("--section", metavar="NAME", help="只要这一章")
    command.add_argument("--type", choices=_TYPES, help="只要这种题型")
    command.add_argument("--difficulty", choices=_LEVELS, help="只要这种难度")
    command.add_argument("--words", metavar="WORDS", help="只要含有这些词的题")
    add_arguments(command)
    return command


def _stats(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "stats",
        help="每章有多少题；有考试记录时列出难度、区分度和有问题的题",
        description="退出码：0 已列出，3 没有做成。",
    )
    add_arguments(command)
    return command


def _duplicates(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "duplicates",
        help="列出重复和相似的试题，说明哪里相同",
        description="退出码：0 没有，1 有重复或相似的试题，3 没有做成。",
    )
    command.add_argument("--json", metavar="F", help="写成 JSON")
    add_arguments(command)
    return command
