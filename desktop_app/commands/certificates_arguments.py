"""What `peilian certificate` and `peilian badge` are called with."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

from desktop_app.commands.signing_in import add_arguments

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[str, str], Callable[[argparse.Namespace], int]]
_MODULE = "certificates"


def add(commands: Commands, run: Run) -> None:
    """Add the two commands with their parts; *run* imports one when it is called."""
    command = commands.add_parser("certificate", help="证书")
    inner = command.add_subparsers(title="命令", metavar="命令", required=True)
    _issue(inner).set_defaults(run=run(_MODULE, "issue"))
    _register(inner).set_defaults(run=run(_MODULE, "register"))
    _revoke(inner).set_defaults(run=run(_MODULE, "revoke"))
    _replace(inner).set_defaults(run=run(_MODULE, "replace"))
    _keys(inner).set_defaults(run=run(_MODULE, "keys"))
    _status(inner).set_defaults(run=run(_MODULE, "status_list"))
    _verify(inner).set_defaults(run=run("verify", "run"))
    badge = commands.add_parser("badge", help="徽章")
    parts = badge.add_subparsers(title="命令", metavar="命令", required=True)
    _badge(parts).set_defaults(run=run(_MODULE, "badges"))


def _issue(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "issue",
        help="签发证书",
        description="给指名的学员，或全部可以签发的学员签发证书。"
        "退出码：0 都已签发，1 有人还不能领证，3 没有做成。",
    )
    command.add_argument("people", metavar="PERSON", nargs="*", help="学员：姓名或工号")
    command.add_argument("--due", action="store_true", help="全部可以签发的")
    command.add_argument("--out", metavar="PATH", help="PDF 放进哪个文件夹，每人一份")
    command.add_argument("--merge", metavar="F", help="另存为一份合并的 PDF，供打印")
    _passphrase(command)
    add_arguments(command)
    return command


def _register(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser("register", help="列出签发过的证书")
    command.add_argument("--find", metavar="TEXT", default="", help="编号、姓名或工号里有这些字的")
    command.add_argument(
        "--state",
        choices=("valid", "soon", "expired", "revoked", "replaced"),
        help="只要这一种：有效、快到期、已过期、已撤销、已换发",
    )
    command.add_argument("--out", metavar="F", help="写成 Excel 文件")
    command.add_argument("--json", action="store_true", help="写成 JSON")
    add_arguments(command)
    return command


def _revoke(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser("revoke", help="撤销一份证书；它仍可查阅，状态是已撤销")
    command.add_argument("number", metavar="NUMBER", help="证书编号")
    command.add_argument("--reason", metavar="TEXT", required=True, help="原因")
    add_arguments(command)
    return command


def _replace(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser("replace", help="更正姓名或补发：换发一份新证书")
    command.add_argument("number", metavar="NUMBER", help="证书编号")
    command.add_argument("--name", metavar="NAME", help="更正后的姓名（默认不变）")
    command.add_argument("--reason", metavar="TEXT", required=True, help="原因")
    _passphrase(command)
    add_arguments(command)
    return command


def _keys(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "keys",
        help="写出机构的公钥，或建立新的签章密钥",
        description="公钥文件可以交给任何人，用来验真。旧密钥签过的证书，换新密钥以后仍然有效。",
    )
    command.add_argument("--out", metavar="F", help="公钥写到哪个 JSON 文件")
    act = command.add_mutually_exclusive_group()
    act.add_argument("--make", action="store_true", help="建立签章密钥，或换一把新的")
    act.add_argument("--change-passphrase", action="store_true", help="换签章口令")
    command.add_argument(
        "--new-passphrase-fd", metavar="N", type=int, help="从这个文件描述符读新口令"
    )
    _passphrase(command)
    add_arguments(command)
    return command


def _status(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser("status", help="写出签过名的状态表：哪些证书已撤销或已换发")
    command.add_argument("--out", metavar="F", required=True, help="写到哪个 JSON 文件")
    _passphrase(command)
    add_arguments(command)
    return command


def _verify(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "verify",
        help="离线验真：证书 PDF 或二维码内容",
        description="只凭公钥文件判断，不需要数据文件，也不需要登录。退出码：0 有效，"
        "1 已过期、已撤销、已换发、被改动、不是这家机构签发，3 没有做成。",
    )
    command.add_argument("what", metavar="FILE|TEXT", help="PDF 文件，或二维码里的文字")
    command.add_argument("--keys", metavar="F", required=True, help="机构的公钥文件")
    command.add_argument("--status", metavar="F", help="机构的证书状态表")
    command.add_argument("--json", action="store_true", help="写成 JSON")
    return command


def _badge(inner: Commands) -> argparse.ArgumentParser:
    command = inner.add_parser(
        "export",
        help="写出一份证书的徽章（Open Badges 3.0）",
        description="每枚徽章两个文件：SVG 图片，里面带着签过名的凭证；以及凭证本身（JWT）。",
    )
    command.add_argument("number", metavar="NUMBER", help="证书编号")
    command.add_argument("--out", metavar="DIR", required=True, help="放进哪个文件夹")
    _passphrase(command)
    add_arguments(command)
    return command


def _passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-fd",
        metavar="N",
        type=int,
        help="从这个文件描述符读签章口令（默认在终端里问，不显示）",
    )
