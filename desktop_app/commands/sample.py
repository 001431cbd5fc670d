"""`peilian sample`: makes the sample organisation, small or very large."""

import argparse

from desktop_app.commands.console import OK, data_folder, progress, say
from desktop_app.system.clock import SystemClock


def run(options: argparse.Namespace) -> int:
    """Make the sample in the data folder; refuses a folder that holds an organisation."""
    from desktop_app.sample.accounts import MENTOR, PASSWORD, SUPERVISOR, TRAINEE
    from desktop_app.sample.make import Order, make_sample

    folder = data_folder(options.data)
    order = Order(options.seed, options.trainees, options.attempts)
    make_sample(folder, SystemClock(), order, report=progress)
    say(f"示例机构已生成：{folder}")
    say(f"学员 {TRAINEE}、导师 {MENTOR}、主管 {SUPERVISOR}，密码都是 {PASSWORD}")
    return OK
