"""Words that the rooms share."""

from collections.abc import Sequence
from datetime import timedelta

from desktop_app.system.text import span_text, tr
from desktop_app.training.exams.timing import Absence


def absences_text(absences: Sequence[Absence]) -> str:
    """Say how often and how long the exam window was left; empty: never."""
    if not absences:
        return ""
    left = [one for one in absences if one.what == "left"]
    parts = []
    if left:
        known = sum(one.seconds for one in left if one.seconds is not None)
        parts.append(
            tr("离开考试窗口 {n} 次，共 {span}").format(
                n=len(left), span=span_text(timedelta(seconds=known))
            )
        )
    again = len(absences) - len(left)
    if again:
        parts.append(tr("重新打开 {n} 次").format(n=again))
    return tr("；").join(parts)
