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
    return read_secret(options.password_fd, "密码：", "--password-fd")


def read_secret(descriptor: int | None, prompt: str, option: str) -> str:
    """Return a secret: never an argument, which every process on the machine can read.

    It is read from *descriptor*, which *option* gave, or else asked for with *prompt*.
    """
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, "rb", closefd=False) as source:
                raw = source.read(_LONGEST_PASSWORD)
        except OSError as error:
            raise Trouble(
                f"文件描述符 {descriptor} 读不出{prompt.rstrip('：')}：{error.strerror or error}。",
                "没有任何改动。",
                f"请检查 {option} 的数字。",
            ) from error
        return raw.decode("utf-8", "replace").rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Trouble(
            f"这里不是终端，没法问{prompt.rstrip('：')}。",
            "没有任何改动。",
            f"请用 {option} 指定从哪里读。",
        )
    from getpass import getpass

    return getpass(prompt)
