"""Puts items that are written, their versions and files read into words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.records import Edition
from desktop_app.system.clock import Clock
from desktop_app.system.text import long_day, tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.use_cases import IN_REVIEW, PUBLISHED
from desktop_app.training.content.writing.states import FromFile, Listed
from desktop_app.widgets.writing_items import FileShown, ImportShown, Tone, VersionShown

MOST_CHANGES = 12
"""Changes that are told one by one: more nobody reads at a glance."""


@dataclass(frozen=True, slots=True)
class Words:
    """What differs in words from kind to kind."""

    unnamed: str
    """What stands for the title of one that has none yet."""
    retire: str
    """The title of the question whether to take one out of use."""
    retired: str
    """What that means, with {title}."""
    published: str
    """How many were taken in and published, with {n}."""
    kept: str
    """How many were taken in as drafts, with {n}."""
    importable: str
    """How many may be taken in, with {n}."""
    new: str
    """The tag of a new one."""

    def title(self, title: str) -> str:
        """Return a title, or what stands for one that is missing."""
        return title.strip() or self.unnamed


def tags(one: Listed) -> tuple[tuple[str, Tone], ...]:
    """Return what is to be known of an item at once."""
    found: list[tuple[str, Tone]] = []
    if one.draft_at is not None:
        found.append((tr("草稿"), "accent"))
    if one.waiting is not None:
        found.append((tr("有更新"), "warn"))
    if one.edition is not None and not one.published:
        found.append((tr("已停用"), "plain"))
    return tuple(found)


def standing(one: Listed, clock: Clock) -> tuple[str, ...]:
    """Return which version holds and of which day."""
    if one.edition is None:
        return (tr("还没有发布"),)
    number = tr("第 {n} 版").format(n=one.edition.number)
    return number, long_day(clock.local(one.edition.created_at).date())


def draft_when(one: Listed, clock: Clock) -> str:
    """Return when the draft was kept; empty where there is none."""
    if one.draft_at is None:
        return ""
    draft = clock.local(one.draft_at)
    return f"{long_day(draft.date())} {draft:%H:%M}"


def waiting(one: Listed, versions: Sequence[VersionShown]) -> VersionShown | None:
    """Return the version that came with a newer program and waits for a decision."""
    name = str(one.waiting.version_id) if one.waiting else ""
    return next((each for each in versions if each.version == name), None)


def version(edition: Edition, author: str, changes: tuple[str, ...], clock: Clock) -> VersionShown:
    """Return one version of the history; *changes* are against the one before it."""
    known: dict[str, tuple[str, Tone]] = {
        PUBLISHED: (tr("使用中"), "good"),
        IN_REVIEW: (tr("等您决定"), "warn"),
    }
    made = clock.local(edition.created_at)
    return VersionShown(
        version=str(edition.version_id),
        title=tr("第 {n} 版").format(n=edition.number),
        detail=f"{long_day(made.date())} {made:%H:%M} · {author or tr('随程序提供')}",
        tag=known.get(edition.status, (tr("以前的版本"), "plain")),
        changes=cut(changes),
        earlier=edition.status not in known,
    )


def cut(changes: tuple[str, ...]) -> tuple[str, ...]:
    """Return as many changes as are read, and how many more there are."""
    if len(changes) <= MOST_CHANGES:
        return changes
    more = tr("……还有 {n} 处").format(n=len(changes) - MOST_CHANGES)
    return (*changes[:MOST_CHANGES], more)


def files(
    found: Sequence[FromFile], words: Words, describe: Callable[[FromFile], str]
) -> ImportShown:
    """Return what taking in the files would do; *describe* says what a new one holds."""
    fresh = sum(not one.incoming.same for one in found)
    if not fresh:
        return ImportShown(tr("和正在使用的版本一样，没有要导入的改动"), (), ())
    shown = tuple(_file(one, words, describe) for one in found)
    return ImportShown(words.importable.format(n=fresh), shown, ())


def _file(one: FromFile, words: Words, describe: Callable[[FromFile], str]) -> FileShown:
    incoming = one.incoming
    tag: tuple[str, Tone] = (words.new, "good")
    if incoming.same:
        tag = (tr("没有改动"), "plain")
    elif incoming.head is not None:
        tag = (tr("改第 {n} 版").format(n=incoming.head.number), "accent")
    changes = cut(incoming.changes) if incoming.head is not None else (describe(one),)
    warning = tr("您正在写的草稿会被它替换") if incoming.replaces_draft else ""
    return FileShown(one.file, one.title, tag, changes, warning)


def faults(bad: BadFiles) -> ImportShown:
    """Return what has to be put right before anything is taken in."""
    several = len({one.file for one in bad.faults}) > 1
    told = tuple(
        (f"{one.file} {one.place}".strip() if several else one.place or one.file, one.expected)
        for one in bad.faults
    )
    summary = tr("有 {n} 处要改，没有导入任何内容").format(n=len(told))
    return ImportShown(summary, (), told)
