"""Puts the list of templates, their history and files read into words."""

from desktop_app.panes.forms.templates.shown import TemplateRow
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import FromFile, Listed
from desktop_app.training.forms.template import Form
from desktop_app.training.forms.words import ABOUT, FILLERS, RHYTHMS, USES
from desktop_app.widgets.writing_items import VersionShown, WritingShown
from desktop_app.writing.telling import Words, draft_when, standing, tags, waiting

WORDS = Words(
    unnamed=tr("未命名表单"),
    retire=tr("停用表单"),
    retired=tr("“{title}”不再出现在可填的表单里；填好的表单都保留，随时可以恢复使用。"),
    published=tr("{n} 张表单已发布"),
    kept=tr("{n} 张表单已存为草稿"),
    importable=tr("{n} 张表单可以导入"),
    new=tr("新表单"),
)


def row(one: Listed, clock: Clock) -> TemplateRow:
    """Return a template's row."""
    use = one.fields["use"]
    detail = " · ".join((USES[use], *standing(one, clock)))
    return TemplateRow(one.name, WORDS.title(one.title), detail, tags(one), use)


def looked_at(
    one: Listed, form: Form | None, versions: tuple[VersionShown, ...], clock: Clock
) -> WritingShown:
    """Return a template with its history, the version that waits apart."""
    apart = waiting(one, versions)
    return WritingShown(
        name=one.name,
        title=WORDS.title(one.title),
        summary=form.summary if form else "",
        facts=_facts(form) if form else ((tr("用途"), USES[one.fields["use"]]),),
        version=str(one.edition.version_id) if one.edition else "",
        published=one.published,
        retirable=one.retirable,
        draft=draft_when(one, clock),
        waiting=apart,
        versions=tuple(v for v in versions if v is not apart),
    )


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


def described(one: FromFile) -> str:
    """Return what a new template from a file holds."""
    body = one.incoming.body
    told = tr("{sections} 个部分 · {items} 个项目").format(
        sections=len(body["sections"]), items=sum(len(part["items"]) for part in body["sections"])
    )
    return f"{USES[body['use']]} · {told}"


def before_publishing(title: str, open_sheets: int) -> str:
    """Say what publishing does to what is filled in now."""
    told = tr("“{title}”发布后，新填的表单用这一版；已提交的表单保留原来的版本。")
    if open_sheets:
        told += tr(
            "有 {n} 张没提交的表单正在用上一版填：再打开时换到新版，还对得上的答案都保留，"
            "对不上的会请填写人重填。"
        ).format(n=open_sheets)
    return told.format(title=title)
