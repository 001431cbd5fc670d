"""Which mode to offer next: help is taken away as soon as the mode before it went well."""

from collections.abc import Mapping

from db.records import ModeStanding
from desktop_app.training.practice.modes.names import EXAM, LADDER, PRACTICE


def recommended(
    standings: Mapping[str, ModeStanding],
    pass_line: float,
    examined_today: bool = False,
) -> str:
    """The mode to begin with: the one above the highest that was passed.

    A drill that is new begins with 学习. Who talks freely already is not sent back: 对练 until it
    is passed, then 考核 once; who has passed that, or has had it today, talks freely again.
    """
    passed = [mode for mode in LADDER if _passed(standings.get(mode), pass_line)]
    if EXAM in passed:
        return PRACTICE
    if PRACTICE in passed:
        return PRACTICE if examined_today else EXAM
    if PRACTICE in standings or EXAM in standings:
        return PRACTICE
    return harder(passed[-1]) if passed else LADDER[0]


def harder(mode: str) -> str:
    """The next mode with less help, or the hardest itself."""
    return LADDER[min(LADDER.index(mode) + 1, len(LADDER) - 1)]


def _passed(standing: ModeStanding | None, pass_line: float) -> bool:
    if standing is None:
        return False
    return standing.passed > 0 and (standing.best is None or standing.best >= pass_line)
