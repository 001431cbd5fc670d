"""Which mode to offer next: help is taken away as soon as the mode before it went well."""

from collections.abc import Mapping, Sequence

from db.records import ModeStanding
from desktop_app.training.practice.modes.names import EXAM, LADDER, PRACTICE


def recommended(
    standings: Mapping[str, ModeStanding],
    pass_line: float,
    examined_today: bool = False,
    modes: Sequence[str] = LADDER,
) -> str:
    """The mode to begin with: the one above the highest that was passed.

    A drill that is new begins with 学习. Who talks freely already is not sent back: 对练 until it
    is passed, then 考核 once; who has passed that, or has had it today, talks freely again. *modes*
    are those that the drill has, from the most help to none.
    """
    passed = [mode for mode in modes if _passed(standings.get(mode), pass_line)]
    if EXAM in passed:
        return PRACTICE
    if PRACTICE in passed:
        return PRACTICE if examined_today else EXAM
    if PRACTICE in standings or EXAM in standings:
        return PRACTICE
    return harder(passed[-1], modes) if passed else modes[0]


def harder(mode: str, modes: Sequence[str] = LADDER) -> str:
    """The next of *modes* with less help, or the hardest itself."""
    return modes[min(modes.index(mode) + 1, len(modes) - 1)]


def _passed(standing: ModeStanding | None, pass_line: float) -> bool:
    if standing is None:
        return False
    return standing.passed > 0 and (standing.best is None or standing.best >= pass_line)
