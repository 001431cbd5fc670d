"""The list of drills and the look at one of them, told for the view."""

from collections.abc import Sequence

from db.records import Attempt, AttemptEntry, DrillStanding
from desktop_app.panes.practice import words
from desktop_app.panes.practice.modes.tell_offers import offers_shown
from desktop_app.panes.practice.shown import (
    AttemptRow,
    DrillRow,
    ListShown,
    PreviewShown,
    WaitingRow,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.glance import Glance
from desktop_app.training.practice.modes.names import COUNTING
from desktop_app.training.practice.modes.standing import Offers
from desktop_app.training.practice.use_cases import DrillEntry, Preview, drill_key


def drill_list(drills: Sequence[DrillEntry], waiting: Sequence[Attempt], clock: Clock) -> ListShown:
    """Tell every drill, and the attempt that waits to be finished."""
    return ListShown(tuple(_row(one) for one in drills), _waiting(waiting, clock))


def preview(found: Preview, offers: Offers, figures: PracticeFigures, clock: Clock) -> PreviewShown:
    """Tell what a person wants to know before they begin."""
    drill = found.drill
    who = [drill.customer_name, drill.customer_role]
    return PreviewShown(
        key=drill_key(drill.kind, drill.key),
        title=drill.title,
        tags=(
            words.kind_word(drill.kind),
            words.channel_word(drill.channel),
            words.difficulty_word(drill.difficulty),
            tr("约 {n} 回合").format(n=drill.turns),
            words.minutes_text(drill.minutes),
        ),
        goal=drill.goal,
        customer=" · ".join(part for part in who if part),
        temper=drill.temper,
        offers=offers_shown(offers, _helps(drill, figures), clock),
        attempts=tuple(attempt_row(one, clock) for one in found.attempts),
    )


def _row(entry: DrillEntry) -> DrillRow:
    facts = (
        words.channel_word(entry.channel),
        words.difficulty_word(entry.difficulty),
        words.minutes_text(entry.minutes),
    )
    best, since = _standing(entry.standing)
    return DrillRow(
        key=entry.key,
        version=str(entry.version_id),
        kind=entry.kind,
        channel=entry.channel,
        difficulty=entry.difficulty,
        icon=words.channel_icon(entry.channel),
        title=entry.title,
        facts=" · ".join(facts),
        best=best,
        since=since,
        wanted=" ".join((entry.title, entry.summary, *facts)).casefold(),
    )


def _standing(standing: DrillStanding | None) -> tuple[str, str]:
    if standing is None:
        return "", tr("没练过")
    best = tr("最好 {mark}").format(mark=words.mark_text(standing.best))
    since = tr("上次 {mark} · 练过 {n} 次")
    return best, since.format(mark=words.mark_text(standing.latest), n=standing.attempts)


def _waiting(waiting: Sequence[Attempt], clock: Clock) -> WaitingRow | None:
    if not waiting:
        return None
    newest = waiting[0]
    began = clock.local(newest.started_at)
    detail = tr("{mode} · {channel} · {day} {time} 开始，停在上次那一句").format(
        mode=words.mode_word(newest.mode),
        channel=words.channel_word(newest.channel),
        day=day_text(began.date()),
        time=time_text(began),
    )
    return WaitingRow(str(newest.id), newest.title, detail, len(waiting) - 1)


def _helps(drill: Glance, figures: PracticeFigures) -> tuple[str, ...]:
    helps = [tr("每个回合的要点列在右边，发送后逐条打勾")]
    if drill.worded:
        helps.append(tr("标准话术随时可以展开看，占位要换成真实内容"))
    else:
        helps.append(tr("手边有客户资料和规定，{n} 条").format(n=drill.facts))
    helps.append(tr("可以要提示，每次扣 {n} 分；可以暂停").format(n=number_text(figures.hint_cost)))
    return tuple(helps)


def attempt_row(entry: AttemptEntry, clock: Clock) -> AttemptRow:
    """Tell a finished attempt in one line."""
    moment = clock.local(entry.finished_at)
    outcome = tr("通过") if entry.passed else tr("未通过")
    if entry.mode not in COUNTING:
        outcome = tr("过关") if entry.passed else tr("没过关")
    return AttemptRow(
        attempt=str(entry.attempt_id),
        when=f"{day_text(moment.date())} {time_text(moment)}",
        mark=words.mark_text(entry.total),
        outcome=f"{words.mode_word(entry.mode)} · {outcome}",
        passed=entry.passed,
    )
