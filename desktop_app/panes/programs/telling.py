"""Puts the list of programs, their versions, files read and offers into words."""

from desktop_app.panes.programs.shown import OfferShown, OffersShown, ProgramRow, ProgramShown
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, long_day, tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.use_cases import IN_REVIEW, PUBLISHED
from desktop_app.training.content.writing.states import FromFile, Listed
from desktop_app.training.curriculum.editing.line import working_day
from desktop_app.training.curriculum.moving.proposal import Step
from desktop_app.training.curriculum.moving.sittings import clock as time_of
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.revising.use_cases import Behind, Revision
from desktop_app.widgets.writing_items import FileShown, ImportShown, Tone, VersionShown

MOST_CHANGES = 12
"""Changes that are told one by one: more nobody reads at a glance."""


def title_of(title: str) -> str:
    """Return a program's title, or what stands for one that has none yet."""
    return title.strip() or tr("未命名方案")


def row(one: Listed, clock: Clock) -> ProgramRow:
    """Return a program's row."""
    tags: list[tuple[str, Tone]] = []
    if one.draft_at is not None:
        tags.append((tr("草稿"), "accent"))
    if one.waiting is not None:
        tags.append((tr("有更新"), "warn"))
    if one.edition is not None and not one.published:
        tags.append((tr("已停用"), "plain"))
    parts = [tr("与本人方案并行")] if one.fields["beside"] else []
    if one.edition is not None:
        parts.append(tr("第 {n} 版").format(n=one.edition.number))
        parts.append(long_day(clock.local(one.edition.created_at).date()))
    else:
        parts.append(tr("还没有发布"))
    return ProgramRow(one.name, title_of(one.title), " · ".join(parts), tuple(tags))


def looked_at(
    one: Listed,
    program: Program | None,
    versions: tuple[VersionShown, ...],
    behind: int,
    clock: Clock,
) -> ProgramShown:
    """Return a program with its versions, the one that waits apart."""
    waits = str(one.waiting.version_id) if one.waiting else ""
    waiting = next((v for v in versions if v.version == waits), None)
    draft = clock.local(one.draft_at) if one.draft_at else None
    return ProgramShown(
        name=one.name,
        title=title_of(one.title),
        summary=program.summary if program else "",
        facts=_facts(program) if program else (),
        version=str(one.edition.version_id) if one.edition else "",
        published=one.published,
        draft=f"{long_day(draft.date())} {draft:%H:%M}" if draft else "",
        behind=behind,
        waiting=waiting,
        versions=tuple(v for v in versions if v is not waiting),
    )


def _facts(program: Program) -> tuple[tuple[str, str], ...]:
    sessions = program.sessions
    days = max(working_day(one.day, one.count) for one in sessions)
    minutes = sum(one.minutes for one in sessions)
    gates = [one.title for one in sessions if one.gate != "none"]
    facts = [
        (tr("阶段"), tr(" → ").join(stage.title for stage in program.stages)),
        (
            tr("内容"),
            tr("{n} 课 · 到第 {days} 个工作日 · 约 {hours} 小时").format(
                n=len(sessions), days=days, hours=round(minutes / 60)
            ),
        ),
    ]
    if gates:
        facts.append((tr("关卡"), tr("、").join(gates)))
    if program.beside:
        facts.append((tr("怎么排"), tr("和学员自己的方案并行，不替换它")))
    return tuple(facts)


def version(
    edition_id: str, number: int, status: str, author: str, when: str, changes: tuple[str, ...]
) -> VersionShown:
    """Return one version of the history."""
    tags: dict[str, tuple[str, Tone]] = {
        PUBLISHED: (tr("使用中"), "good"),
        IN_REVIEW: (tr("等您决定"), "warn"),
    }
    return VersionShown(
        version=edition_id,
        title=tr("第 {n} 版").format(n=number),
        detail=f"{when} · {author or tr('随程序提供')}",
        tag=tags.get(status, (tr("以前的版本"), "plain")),
        changes=cut(changes),
        earlier=status not in tags,
    )


def cut(changes: tuple[str, ...]) -> tuple[str, ...]:
    """Return as many changes as are read, and how many more there are."""
    if len(changes) <= MOST_CHANGES:
        return changes
    more = tr("……还有 {n} 处").format(n=len(changes) - MOST_CHANGES)
    return (*changes[:MOST_CHANGES], more)


# Files


def files(found: tuple[FromFile, ...]) -> ImportShown:
    """Return what taking in the files would do."""
    fresh = sum(not one.incoming.same for one in found)
    summary = tr("{n} 个方案可以导入").format(n=fresh)
    if not fresh:
        return ImportShown(tr("和正在使用的版本一样，没有要导入的改动"), (), ())
    return ImportShown(summary, tuple(_file(one) for one in found), ())


def _file(one: FromFile) -> FileShown:
    incoming = one.incoming
    tag: tuple[str, Tone] = (tr("新方案"), "good")
    if incoming.same:
        tag = (tr("没有改动"), "plain")
    elif incoming.head is not None:
        tag = (tr("改第 {n} 版").format(n=incoming.head.number), "accent")
    changes = cut(incoming.changes)
    if incoming.head is None:
        told = tr("{stages} 个阶段 · {n} 课")
        body = incoming.body
        changes = (told.format(stages=len(body["stages"]), n=len(body["sessions"])),)
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


# Offers


def offers(title: str, shown: tuple[tuple[Behind, Revision], ...], more: int) -> OffersShown:
    """Return what follows earlier versions, each with what would change."""
    told = tuple(_offer(one, revision) for one, revision in shown)
    summary = tr("“{title}”有 {n} 个班级或计划可以换到新版。").format(
        title=title, n=len(told) + more
    )
    return OffersShown(tr("采用新版"), summary if told else "", told, more)


def offer_key(one: Behind) -> str:
    """Return what an offer is known by on its page."""
    return f"{'class' if one.of_class else 'plan'}:{one.id}"


def _offer(one: Behind, revision: Revision) -> OfferShown:
    kind = tr("班级 · {n} 人") if one.of_class else tr("个人计划")
    detail = kind.format(n=len(revision.plans))
    changes = tuple(dict.fromkeys(_step(step) for step in revision.proposal.steps))
    if not changes:
        changes = (tr("还没上的课没有变化，只换版本号"),)
    told = tr("{who}，换到第 {n} 版").format(who=detail, n=revision.number)
    return OfferShown(offer_key(one), one.name, told, cut(changes))


def _step(step: Step) -> str:
    before = step.before and f"{day_text(step.before[0])} {time_of(step.before[1])}"
    after = step.after and f"{day_text(step.after[0])} {time_of(step.after[1])}"
    if before is None:
        return tr("新增“{title}”：{after}").format(title=step.title, after=after)
    if after is None:
        return tr("取消“{title}”：原定 {before}").format(title=step.title, before=before)
    if before == after:
        return tr("“{title}”：时间不变，内容更新").format(title=step.title)
    return tr("“{title}”：{before} 改到 {after}").format(
        title=step.title, before=before, after=after
    )
