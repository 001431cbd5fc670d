"""Signs somebody in from the terminal: the commands that act for a person do what they may."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.commands.console import data_folder
from desktop_app.system.errors import Trouble

if TYPE_CHECKING:
    from db.records import Person
    from desktop_app.services import Services

_LONGEST_PASSWORD = 4096


def add_arguments(command: argparse.ArgumentParser, required: bool = True) -> None:
    """Add what a command needs to act for a person; not *required*: it does something without."""
    command.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help="数据文件夹（默认在用户目录）"
    )
    command.add_argument(
        "--as", dest="person", metavar="PERSON", required=required, help="以谁的身份：姓名或工号"
    )
    command.add_argument(
        "--password-fd",
        metavar="N",
        type=int,
        help="从这个文件描述符读密码（默认在终端里问，不显示）",
    )


@contextmanager
def signed_in(options: argparse.Namespace) -> "Iterator[tuple[Services, Person]]":
    """Open the data and sign in; raises StoreFault without data, WrongPassword, Trouble.

    Beside an open window the data is only joined: the window backs up, and notes how it ended.
    """
    # The parser of all commands, the window's too, reads this module: it must not open the store.
    from db.errors import FaultKind, StoreFault
    from db.opening import DATABASE, close_store, open_store
    from db.store import Store
    from desktop_app.services import Services
    from desktop_app.shell.single_instance import SingleInstance
    from desktop_app.system.changes import Changes
    from desktop_app.system.clock import SystemClock
    from desktop_app.training.people.passwords import Passwords

    folder, clock = data_folder(options.data), SystemClock()
    path = folder / DATABASE
    if not path.exists():
        raise StoreFault(FaultKind.MISSING, str(path))
    window = SingleInstance(folder)
    alone = window.claim()
    if alone:
        window.release()
        store = open_store(folder, clock.now(), clock.today()).store
    else:
        store = Store(path)
    services = Services(store, clock, Changes(), Passwords())
    try:
        yield services, services.people.sign_in(options.person, _password(options))
    finally:
        if alone:
            close_store(store, clock.now())
        else:
            store.close()


def _password(options: argparse.Namespace) -> str:
    """Return the password: never an argument, which every process on the machine can read."""
    if options.password_fd is not None:
        try:
            with os.fdopen(options.password_fd, "rb", closefd=False) as source:
                raw = source.read(_LONGEST_PASSWORD)
        except OSError as error:
            raise Trouble(
                f"文件描述符 {options.password_fd} 读不出密码：{error.strerror or error}。",
                "没有任何改动。",
                "请检查 --password-fd 的数字。",
            ) from error
        return raw.decode("utf-8", "replace").rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Trouble(
            "这里不是终端，没法问密码。",
            "没有任何改动。",
            "请用 --password-fd 指定从哪里读密码。",
        )
    from getpass import getpass

    return getpass("密码：")
