"""Puts the list of programs, their versions, files read and offers into words."""

from desktop_app.panes.programs.shown import OfferShown, OffersShown, ProgramShown
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.content.writing.states import FromFile, Listed
from desktop_app.training.curriculum.editing.line import working_day
from desktop_app.training.curriculum.moving.proposal import Step
from desktop_app.training.curriculum.moving.sittings import clock as time_of
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.revising.use_cases import Behind, Revision
from desktop_app.widgets.writing_items import VersionShown, WritingRow
from desktop_app.writing.telling import Words, cut, draft_when, standing, tags, waiting

WORDS = Words(
    unnamed=tr("未命名方案"),
    retire=tr("停用方案"),
    retired=tr("“{title}”不再出现在排课的方案里；已排的计划照常进行，随时可以恢复使用。"),
    published=tr("{n} 个方案已发布"),
    kept=tr("{n} 个方案已存为草稿"),
    importable=tr("{n} 个方案可以导入"),
    new=tr("新方案"),
)


def row(one: Listed, clock: Clock) -> WritingRow:
    """Return a program's row."""
    beside = (tr("与本人方案并行"),) if one.fields["beside"] else ()
    detail = " · ".join((*beside, *standing(one, clock)))
    return WritingRow(one.name, WORDS.title(one.title), detail, tags(one))


def looked_at(
    one: Listed,
    program: Program | None,
    versions: tuple[VersionShown, ...],
    behind: int,
    clock: Clock,
) -> ProgramShown:
    """Return a program with its versions, the one that waits apart."""
    apart = waiting(one, versions)
    return ProgramShown(
        name=one.name,
        title=WORDS.title(one.title),
        summary=program.summary if program else "",
        facts=_facts(program) if program else (),
        version=str(one.edition.version_id) if one.edition else "",
        published=one.published,
        retirable=one.published,
        draft=draft_when(one, clock),
        waiting=apart,
        versions=tuple(v for v in versions if v is not apart),
        behind=behind,
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


def described(one: FromFile) -> str:
    """Return what a new program from a file holds."""
    body = one.incoming.body
    told = tr("{stages} 个阶段 · {n} 课")
    return told.format(stages=len(body["stages"]), n=len(body["sessions"]))


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
