"""The list of half-yearly results for the pay review, as the rows of a table."""

from collections.abc import Sequence

from desktop_app.system.text import tr
from desktop_app.training.exams.results.standing import PayRow


def pay_table(rows: Sequence[PayRow]) -> list[list[str | float]]:
    """Return the rows with their head."""
    table: list[list[str | float]] = [
        [tr("工号"), tr("姓名"), tr("考试"), tr("日期"), tr("成绩"), tr("结果")]
    ]
    for one in rows:
        how = tr("缺考") if one.absent else tr("及格") if one.passed else tr("未及格")
        mark = "" if one.total is None else one.total
        table.append([one.staff_number, one.name, one.exam, one.day.isoformat(), mark, how])
    return table
