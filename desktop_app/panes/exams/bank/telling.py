"""Puts questions, what waits, files read and doubles into words."""

from collections.abc import Iterable, Mapping, Sequence

from desktop_app.panes.exams.bank.papers import paper
from desktop_app.panes.exams.bank.shown import (
    DoubleShown,
    DoublesShown,
    FiltersShown,
    QuestionShown,
    ReviewShown,
)
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, tr
from desktop_app.training.content.use_cases import IN_REVIEW, RETIRED
from desktop_app.training.content.writing.states import Listed
from desktop_app.training.exams.bank.duplicates import Alike
from desktop_app.training.exams.bank.exchange.use_cases import BankFile, ReadFiles
from desktop_app.training.exams.bank.question import Multiple, Question, QuestionType, Single
from desktop_app.training.exams.bank.statistics import Figures
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.use_cases import SentBack
from desktop_app.training.exams.bank.words import (
    AREAS,
    DIFFICULTIES,
    EMPHASIS,
    LETTERS,
    PARTIALS,
    TYPES,
)
from desktop_app.widgets.writing_items import FileShown, ImportShown, Tone, VersionShown, WritingRow
from desktop_app.writing.telling import Words, cut, draft_when, tags, waiting

_MOST = 100
"""Questions of a file, or pairs of doubles, that are shown one by one."""

WORDS = Words(
    unnamed=tr("还没有题干"),
    retire=tr("停用试题"),
    retired=tr("“{title}”不再出现在新的试卷里；已经考过的照常保留，随时可以恢复使用。"),
    published=tr("{n} 题已提交审核"),
    kept=tr("{n} 题已存为草稿"),
    importable=tr("{n} 题可以导入"),
    new=tr("新题"),
)


def handed_in(one: Listed) -> bool:
    """Tell whether what waits was written here, and did not come with a newer program."""
    return one.waiting is not None and one.waiting.author_id is not None


def row(one: Listed, faults: bool = False, back: bool = False) -> WritingRow:
    """Return a question's row; *faults*: exams found fault with it; *back*: it came back to whom
    the list is shown."""
    fields = one.fields
    detail = tr(" · ").join(
        (
            str(fields["section"] or tr("还没有章节")),
            TYPES[QuestionType(fields["type"])],
            dict(DIFFICULTIES)[fields["difficulty"]],
        )
    )
    found: tuple[tuple[str, Tone], ...] = ((tr("考后要看"), "bad"),) if faults else ()
    if back:
        found = ((tr("被退回"), "warn"), *found)
    return WritingRow(one.name, WORDS.title(one.title), detail, (*_tags(one), *found))


def sent_back(one: SentBack, clock: Clock) -> str:
    """Say who sent a question back, when, and why."""
    day = day_text(clock.local(one.at).date())
    return tr("{day} {who}退回：{why}").format(day=day, who=one.by, why=one.reason)


def _tags(one: Listed) -> tuple[tuple[str, Tone], ...]:
    found = tags(one)
    if handed_in(one):
        told: tuple[str, Tone] = (tr("待审核"), "warn")
        found = tuple(told if tag == "warn" else (word, tag) for word, tag in found)
        if one.edition is not None and one.edition.status == IN_REVIEW:
            found = tuple(each for each in found if each[1] != "plain")
    return found


def filters(counts: Iterable[tuple[str, int]], left: int, whole: int) -> FiltersShown:
    """Return the sections to choose from, and how many questions are left."""
    sections = tuple(
        (name, tr("{name}（{n}）").format(name=name, n=n)) for name, n in counts if name
    )
    told = tr("{n} 题") if left == whole else tr("{n} 题，共 {whole} 题")
    return FiltersShown(sections, told.format(n=left, whole=whole))


def looked_at(
    one: Listed,
    question: Question | None,
    source: str,
    versions: tuple[VersionShown, ...],
    review: ReviewShown | None,
    figures: Figures | None,
    clock: Clock,
) -> QuestionShown:
    """Return a question with its versions; *source* is where it comes from in words, *review* what
    was handed in of it, *figures* what exams tell of the version in use.
    """
    apart = waiting(one, versions)
    retired = one.edition is not None and one.edition.status == RETIRED
    return QuestionShown(
        name=one.name,
        title=WORDS.title(question.title if question else one.title),
        summary="",
        facts=(*_facts(question, source), *_from_exams(figures)) if question else (),
        version=str(one.edition.version_id) if one.edition else "",
        published=one.published,
        retirable=one.published,
        draft=draft_when(one, clock),
        waiting=None if review else apart,
        versions=tuple(each for each in versions if each is not apart),
        paper=paper(question.model_dump(mode="json")) if question else None,
        review=review,
        restorable=retired,
    )


def _facts(question: Question, source: str) -> tuple[tuple[str, str], ...]:
    kind = TYPES[QuestionType(question.type)]
    marks = tr("{n} 分").format(n=number_text(question.full_marks))
    section = [question.section, AREAS[question.area]]
    if question.emphasis > 1:
        section.append(EMPHASIS[question.emphasis])
    rule = PARTIALS[question.partial] if isinstance(question, Multiple) else ""
    facts = [
        (tr("答案"), answer_text(question)),
        (tr("解析"), question.explanation),
        (tr("点评"), _whys(question)),
        (tr("题型"), tr(" · ").join((kind, DIFFICULTIES[question.difficulty], marks))),
        (tr("计分"), rule),
        (tr("章节"), tr(" · ").join(section)),
        (tr("出处"), source),
        (tr("标签"), tr("、").join(question.tags)),
        (tr("编号"), question.key),
    ]
    return tuple(fact for fact in facts if fact[1])


def _from_exams(figures: Figures | None) -> tuple[tuple[str, str], ...]:
    """Return what exams tell: figures with their number, the use of options, what to look at."""
    if figures is None:
        return ()
    told = [
        tr("{n} 人答过").format(n=figures.n),
        tr("得分率 {share}%").format(share=round(figures.difficulty * 100)),
    ]
    if figures.discrimination is not None:
        told.append(tr("区分度 {d}").format(d=f"{figures.discrimination:.2f}"))
    if figures.seconds is not None:
        told.append(tr("中位用时 {n} 秒").format(n=round(figures.seconds)))
    facts = [(tr("考试"), tr(" · ").join(told))]
    if figures.options:
        used = (
            tr("{letter} {n} 人").format(letter=LETTERS[one.place], n=one.count)
            for one in figures.options
        )
        facts.append((tr("选项"), tr("，").join(used)))
    if figures.flags:
        facts.append((tr("要看"), "\n".join(one.reason for one in figures.flags)))
    return tuple(facts)


def _whys(question: Question) -> str:
    if not isinstance(question, Single | Multiple):
        return ""
    told = zip(LETTERS, question.options, strict=False)
    return "\n".join(f"{letter}. {one.why}" for letter, one in told if one.why)


# Files


def imported(found: ReadFiles) -> ImportShown:
    """Return what taking in the questions read would do."""
    fresh = sum(not one.incoming.same for one in found.questions)
    if not fresh:
        return ImportShown(tr("和题库里的一样，没有要导入的改动"), (), ())
    shown = [_file(one) for one in found.questions[:_MOST]]
    if len(found.questions) > _MOST:
        told = tr("还有 {n} 题，导入后在题库里查看。").format(n=len(found.questions) - _MOST)
        shown.append(FileShown("", tr("……"), (tr("未列出"), "plain"), (told,)))
    if found.notes:
        shown.insert(0, FileShown("", tr("请留意"), (tr("提醒"), "warn"), found.notes))
    return ImportShown(WORDS.importable.format(n=fresh), tuple(shown), ())


def _file(one: BankFile) -> FileShown:
    incoming = one.incoming
    tag: tuple[str, Tone] = (WORDS.new, "good")
    if incoming.same:
        tag = (tr("没有改动"), "plain")
    elif incoming.head is not None:
        tag = (tr("改第 {n} 版").format(n=incoming.head.number), "accent")
    changes = cut(incoming.changes) if incoming.head is not None else (described(one.question),)
    warnings = [one.doubt] if one.doubt else []
    if incoming.replaces_draft:
        warnings.append(tr("您正在写的草稿会被它替换。"))
    place = tr("{file} 第 {n} 行").format(file=one.file, n=one.row)
    return FileShown(place, one.title, tag, changes, "\n".join(warnings))


def described(question: Question) -> str:
    """Return in one line what a question is."""
    return tr("{section} · {kind} · {difficulty} · 答案：{answer}").format(
        section=question.section,
        kind=TYPES[QuestionType(question.type)],
        difficulty=DIFFICULTIES[question.difficulty],
        answer=answer_text(question),
    )


# Doubles


def doubles(found: Sequence[Alike], titles: Mapping[str, str]) -> DoublesShown:
    """Return the pairs that are the same or nearly."""
    if not found:
        return DoublesShown(tr("正在使用的试题里没有重复或相似的"), ())
    shown = tuple(
        DoubleShown(
            (one.first, titles[one.first]),
            (one.second, titles[one.second]),
            tr("完全一样") if one.exact else tr("相似 {n}%").format(n=round(one.likeness * 100)),
            one.exact,
            one.reason,
        )
        for one in found[:_MOST]
    )
    summary = tr("{n} 对重复或相似的试题").format(n=len(found))
    if len(found) > _MOST:
        summary = tr("{summary}，列出最像的 {most} 对").format(summary=summary, most=_MOST)
    return DoublesShown(summary, shown)
