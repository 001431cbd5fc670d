"""Puts the list of templates, their history and files read into words."""

from desktop_app.panes.forms.templates.shown import TemplateRow, TemplateShown
from desktop_app.system.clock import Clock
from desktop_app.system.text import long_day, tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.use_cases import IN_REVIEW, PUBLISHED
from desktop_app.training.content.writing.states import FromFile, Listed
from desktop_app.training.forms.template import Form
from desktop_app.training.forms.words import ABOUT, FILLERS, RHYTHMS, USES
from desktop_app.widgets.writing_items import FileShown, ImportShown, Tone, VersionShown

MOST_CHANGES = 12
"""Changes of a version that are told one by one: more nobody reads at a glance."""


def row(one: Listed, clock: Clock) -> TemplateRow:
    """Return a template's row."""
    tags: list[tuple[str, Tone]] = []
    if one.draft_at is not None:
        tags.append((tr("草稿"), "accent"))
    if one.waiting is not None:
        tags.append((tr("有更新"), "warn"))
    if one.edition is not None and not one.published:
        tags.append((tr("已停用"), "plain"))
    parts = [USES[one.fields["use"]]]
    if one.edition is not None:
        parts.append(tr("第 {n} 版").format(n=one.edition.number))
        parts.append(long_day(clock.local(one.edition.created_at).date()))
    else:
        parts.append(tr("还没有发布"))
    title = one.title.strip() or tr("未命名表单")
    return TemplateRow(one.name, title, " · ".join(parts), tuple(tags), one.fields["use"])


def looked_at(
    one: Listed, form: Form | None, versions: tuple[VersionShown, ...], clock: Clock
) -> TemplateShown:
    """Return a template with its history, the version that waits apart."""
    waiting = next((v for v in versions if one.waiting and v.version == _id(one)), None)
    draft = clock.local(one.draft_at) if one.draft_at else None
    return TemplateShown(
        name=one.name,
        title=one.title.strip() or tr("未命名表单"),
        summary=form.summary if form else "",
        facts=_facts(form) if form else ((tr("用途"), USES[one.fields["use"]]),),
        version=str(one.edition.version_id) if one.edition else "",
        published=one.published,
        retirable=one.retirable,
        draft=f"{long_day(draft.date())} {draft:%H:%M}" if draft else "",
        waiting=waiting,
        versions=tuple(v for v in versions if v is not waiting),
    )


def _id(one: Listed) -> str:
    return str(one.waiting.version_id) if one.waiting else ""


def _facts(form: Form) -> tuple[tuple[str, str], ...]:
    items = form.items()
    facts = [
        (tr("用途"), USES[form.use]),
        (tr("填写人"), tr("、").join(FILLERS[one] for one in FILLERS if one in form.fillers())),
        (tr("评价对象"), ABOUT[form.about]),
    ]
    if form.use == "self_check":
        due = RHYTHMS[form.due] if form.due else tr("不定期")
        facts.append((tr("何时填"), f"{due} {form.event}".strip()))
    facts.append(
        (
            tr("内容"),
            tr("{sections} 个部分 · {items} 个项目 · 约 {minutes} 分钟").format(
                sections=len(form.sections), items=len(items), minutes=form.minutes
            ),
        )
    )
    return tuple(facts)


def version(
    edition_id: str,
    number: int,
    status: str,
    author: str,
    when: str,
    changes: tuple[str, ...],
) -> VersionShown:
    """Return one version of the history."""
    tags: dict[str, tuple[str, Tone]] = {
        PUBLISHED: (tr("使用中"), "good"),
        IN_REVIEW: (tr("等您决定"), "warn"),
    }
    told = changes[:MOST_CHANGES]
    if len(changes) > MOST_CHANGES:
        told = (*told, tr("……还有 {n} 处").format(n=len(changes) - MOST_CHANGES))
    return VersionShown(
        version=edition_id,
        title=tr("第 {n} 版").format(n=number),
        detail=f"{when} · {author or tr('随程序提供')}",
        tag=tags.get(status, (tr("以前的版本"), "plain")),
        changes=told,
        earlier=status not in tags,
    )


def files(found: tuple[FromFile, ...]) -> ImportShown:
    """Return what taking in the files would do."""
    shown = tuple(_file(one) for one in found)
    fresh = sum(not one.incoming.same for one in found)
    summary = tr("{n} 张表单可以导入").format(n=fresh)
    if not fresh:
        summary = tr("和正在使用的版本一样，没有要导入的改动")
    return ImportShown(summary, shown if fresh else (), ())


def _file(one: FromFile) -> FileShown:
    incoming = one.incoming
    tag: tuple[str, Tone] = (tr("新表单"), "good")
    if incoming.same:
        tag = (tr("没有改动"), "plain")
    elif incoming.head is not None:
        tag = (tr("改第 {n} 版").format(n=incoming.head.number), "accent")
    changes = incoming.changes
    if incoming.head is None:
        sections = incoming.body["sections"]
        told = tr("{sections} 个部分 · {items} 个项目").format(
            sections=len(sections), items=sum(len(part["items"]) for part in sections)
        )
        changes = (f"{USES[incoming.body['use']]} · {told}",)
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


def before_publishing(title: str, open_sheets: int) -> str:
    """Say what publishing does to what is filled in now."""
    told = tr("“{title}”发布后，新填的表单用这一版；已提交的表单保留原来的版本。")
    if open_sheets:
        told += tr(
            "有 {n} 张没提交的表单正在用上一版填：再打开时换到新版，还对得上的答案都保留，"
            "对不上的会请填写人重填。"
        ).format(n=open_sheets)
    return told.format(title=title)
