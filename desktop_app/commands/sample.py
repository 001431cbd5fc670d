"""`peilian sample`: makes the sample organisation, small or very large."""

import argparse

from desktop_app.commands.console import OK, data_folder, progress, say
from desktop_app.system.clock import SystemClock


def run(options: argparse.Namespace) -> int:
    """Make the sample in the data folder; refuses a folder that holds an organisation."""
    from desktop_app.sample.make import PASSWORD, Order, make_sample

    folder = data_folder(options.data)
    order = Order(options.seed, options.trainees, options.attempts)
    make_sample(folder, SystemClock(), order, report=progress)
    say(f"示例机构已生成：{folder}")
    say(f"学员 林晓雨、导师 王敏、主管 陈立，密码都是 {PASSWORD}")
    return OK
