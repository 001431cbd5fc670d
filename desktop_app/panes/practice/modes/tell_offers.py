"""The modes of a drill, told for its preview."""

from db.records import ModeStanding
from desktop_app.panes.practice import words
from desktop_app.panes.practice.modes.offers_shown import ModeShown, OffersShown
from desktop_app.system.clock import Clock
from desktop_app.system.text import time_text, tr
from desktop_app.training.practice.modes import names
from desktop_app.training.practice.modes.standing import Offers


def offers_shown(offers: Offers, practice_helps: tuple[str, ...], clock: Clock) -> OffersShown:
    """Tell what each mode helps with, how it is scored and how it went so far."""
    modes = tuple(
        ModeShown(
            name=mode,
            word=words.mode_word(mode),
            start=_start(mode),
            helps=(
                *(practice_helps if mode == names.PRACTICE else (names.help_text(mode),)),
                names.scoring_text(mode),
            ),
            standing=_standing(offers.standings.get(mode)),
            passed=_passed(offers.standings.get(mode)),
            note=_note(offers, clock) if mode == names.EXAM else "",
        )
        for mode in offers.modes
    )
    return OffersShown(modes, offers.chosen, offers.recommended)


def _start(mode: str) -> str:
    if mode == names.PRACTICE:
        return tr("开始练习")
    return tr("开始{mode}").format(mode=words.mode_word(mode))


def _standing(standing: ModeStanding | None) -> str:
    if standing is None:
        return tr("还没有做过")
    if standing.best is None:
        return tr("学过 {n} 遍").format(n=standing.runs)
    form = tr("做过 {n} 次，最好 {mark} 分")
    return form.format(n=standing.runs, mark=words.mark_text(standing.best))


def _passed(standing: ModeStanding | None) -> bool:
    return standing is not None and standing.passed > 0


def _note(offers: Offers, clock: Clock) -> str:
    if offers.examined_at is None:
        return ""
    form = tr("今天 {time} 已经考过一次，再考要主管当场放行。")
    return form.format(time=time_text(clock.local(offers.examined_at)))
