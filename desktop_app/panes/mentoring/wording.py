"""Puts trainees, shadow days and records into words."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from db.records import Evidence, Person
from desktop_app.filling.signed_shown import NOTHING_AFTERWARDS
from desktop_app.filling.signed_telling import afterwards_shown
from desktop_app.panes.mentoring.day_loading import Owed
from desktop_app.panes.mentoring.shown import Locked, NoteRow, RecordRow, Tone, TraineeRow, Written
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.kinds import UNSIGNED
from desktop_app.training.forms.register.use_cases import Afterwards
from desktop_app.training.forms.scoring import Band
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.mentoring.use_cases import Mentored, Note, ShadowDay
from desktop_app.training.practice.modes.names import mode_word


def trainee_row(one: Mentored, today: date) -> TraineeRow:
    """Return a trainee as the list shows them."""
    # What is owed and how long nothing was practised stands in the tags: the curve needs the room.
    parts = [tr("入职第 {n} 天").format(n=one.day_number)]
    if one.next_day is None:
        parts.append(tr("计划里还没有影子日"))
    return TraineeRow(
        str(one.person.id), one.person.name, " · ".join(parts), _tags(one, today), one.marks
    )


def _tags(one: Mentored, today: date) -> tuple[tuple[str, Tone], ...]:
    tags: list[tuple[str, Tone]] = []
    if one.silent and one.last_practice is None:
        tags.append((tr("还没有练习过"), "warn"))
    elif one.silent and one.last_practice is not None:
        days = (today - one.last_practice).days
        tags.append((tr("{n} 天没有练习").format(n=days), "warn"))
    if one.slips:
        tags.append((tr("下滑"), "warn"))
    if one.next_day is not None and one.owed and one.next_day.draft:
        tags.append((tr("有草稿"), "accent"))
    if one.owed:
        tags.append((tr("欠 {n} 天").format(n=one.owed), "bad"))
    elif one.cases.owed:
        tags.append((tr("带案差 {n}").format(n=one.cases.owed), "accent"))
    elif one.stopped:
        tags.append((tr("已停止"), "plain"))
    elif one.next_day is not None:
        tags.append((tr("都写完了"), "good"))
    return tuple(tags)


def list_sentence(rows: Sequence[Mentored], today: date) -> str:
    """Return what a mentor's list comes to."""
    if not rows:
        return tr("{day} · 还没有带教的学员").format(day=day_text(today))
    owed = sum(one.owed for one in rows)
    parts = [day_text(today), tr("{n} 位学员").format(n=len(rows))]
    parts.append(tr("还欠 {n} 天影子日记录").format(n=owed) if owed else tr("影子日记录都写完了"))
    return " · ".join(parts)


def day_title(number: int, person: Person) -> str:
    """`影子日 10 · 林晓雨`."""
    return tr("影子日 {n} · {name}").format(n=number, name=person.name)


def day_sentence(shadow: ShadowDay, person: Person) -> str:
    """`11月20日 周五 · 入职第 19 天 · 跟听：电话咨询`."""
    session = shadow.session
    # The session's own title begins with the number that stands in the title already.
    topic = session.title.rsplit(" · ", 1)[-1]
    joined = (session.day - person.joined_on).days + 1
    return " · ".join((day_text(session.day), tr("入职第 {n} 天").format(n=joined), topic))


def record_row(
    link: Link,
    evidence: Sequence[Evidence],
    open_sheet: bool,
    local: Callable[[datetime], datetime],
) -> RecordRow:
    """Return one record of the day."""
    mark = tr("{mark} 分").format(mark=number_text(link.mark)) if link.mark is not None else ""
    if link.kind == "attempt":
        title = " ".join(part for part in (mode_word(link.mode), mark) if part)
        detail = tr("{title} · {channel}").format(title=link.title, channel=_channel(link.detail))
    else:
        title = link.title
        detail = tr("{by} · 自评 {mark}") if link.detail == "self_check" else tr("{by} · {mark}")
        detail = detail.format(by=link.by, mark=mark or "–")
    return RecordRow(
        key=f"{link.kind}:{link.record_id}",
        time=time_text(local(link.at)),
        title=title,
        detail=detail,
        attached=any(one.record_id == link.record_id for one in evidence),
        attachable=open_sheet,
    )


def note_row(note: Note) -> NoteRow:
    """Return a sheet about the trainee as their list shows it."""
    sheet = note.sheet
    tags: list[tuple[str, Tone]] = [(tr("新"), "accent")] if note.new else []
    if sheet.total is not None:
        tags.append((tr("{n} 分").format(n=number_text(sheet.total)), "plain"))
    detail = tr("{day} · {name}").format(day=day_text(sheet.day), name=sheet.filler)
    return NoteRow(str(sheet.id), sheet.title, detail, tuple(tags))


def note_rows(notes: Sequence[Note], days: Sequence[ShadowDay]) -> list[NoteRow]:
    """Return what others wrote, and the own notes that no mentor's sheet stands beside yet."""
    rows = [(one.sheet.day, note_row(one)) for one in notes]
    for day in days:
        if day.notes is not None and day.sheet is None:
            own = NoteRow(
                str(day.notes.id),
                tr("影子日 {n} · 我的笔记").format(n=day.number),
                tr("{day} · 导师还没有写当天的记录").format(day=day_text(day.session.day)),
                ((tr("我写的"), "plain"),),
            )
            rows.append((day.session.day, own))
    rows.sort(key=lambda one: one[0], reverse=True)
    return [row for _day, row in rows]


def notes_offer(due: Sequence[ShadowDay]) -> str:
    """Return the offer to write the notes that are due first; empty without any."""
    if not due:
        return ""
    return tr("写影子日 {n} 的笔记").format(n=due[0].number)


def evidence_note(row: RecordRow) -> str:
    """Return how an attached record is named on the sheet."""
    return " · ".join((f"{row.time} {row.title}", row.detail))


def locked(
    signed: SignedSheet,
    after: Afterwards | None,
    owed: Owed | None,
    local: Callable[[datetime], datetime],
) -> Locked:
    """Return what stands over a signed sheet: number and time, result, evidence, what is next."""
    sheet = signed.sheet
    at = local(sheet.signed_at)
    lines = [
        tr("{number} · {name} 于 {day} {time} 签名").format(
            number=sheet.number,
            name=signed.filler.name,
            day=day_text(at.date()),
            time=time_text(at),
        )
    ]
    if sheet.total is not None:
        mark = number_text(sheet.total)
        # Marks of a practical have no band: they pass or do not.
        band = Band(sheet.band).label if sheet.band else ""
        lines.append(
            tr("总分 {mark} · {band}").format(mark=mark, band=band)
            if band
            else tr("总分 {mark}").format(mark=mark)
        )
    lines += [tr("依据：{note}").format(note=one.note) for one in sheet.evidence]
    title = tr("已提交") if sheet.use in UNSIGNED else tr("已签名锁定")
    sums = tuple(explain(signed.score)) if signed.form.scores else ()
    told = NOTHING_AFTERWARDS if after is None else afterwards_shown(signed, after, local)
    return Locked(title, tuple(lines), _next_text(sheet.subject_id, owed), sums, told)


def written(shadow: ShadowDay, notes: SignedSheet | None, name: str) -> Written:
    """Return the trainee's own notes of a shadow day, or why they are not shown."""
    title = tr("{name}的笔记").format(name=name)
    if notes is not None:
        return Written(title, lines=note_lines(notes))
    if shadow.notes is None:
        return Written(title, hint=tr("这一天的笔记还没有写。"))
    return Written(title, hint=tr("已写好，您签名后在这里并排显示，各写各的才看得出差别。"))


def note_lines(signed: SignedSheet) -> tuple[tuple[str, str], ...]:
    """Return what was answered on a sheet, as label and text."""
    from desktop_app.training.forms.answers import read_answers

    read = read_answers(signed.form, signed.sheet.answers)
    return tuple(
        (item.label, read[item.id].text) for item in signed.form.items() if item.id in read
    )


def step_before(found: tuple[date, str] | None) -> str:
    """Return what was agreed the shadow day before."""
    if found is None:
        return ""
    return tr("{day}说好的下一步：{step}").format(day=day_text(found[0]), step=found[1])


def _next_text(subject_id: UUID, owed: Owed | None) -> str:
    if owed is None:
        return ""
    if owed.person.id != subject_id:
        return tr("写下一份：{title}").format(title=day_title(owed.shadow.number, owed.person))
    return tr("写下一份：影子日 {n}，{day}").format(
        n=owed.shadow.number, day=day_text(owed.shadow.session.day)
    )


def _channel(channel: str) -> str:
    names = {
        "phone": tr("电话"),
        "chat": tr("在线"),
        "group": tr("群聊"),
        "desk": tr("前台"),
        "email": tr("邮件"),
    }
    return names.get(channel, channel)
