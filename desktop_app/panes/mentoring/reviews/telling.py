"""Turns reviews into the words that the room shows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from db.records import MilestoneDecision
from desktop_app.filling.links import chain_entry
from desktop_app.panes.mentoring.reviews.shown import (
    EffectShown,
    FigureShown,
    GateShown,
    ListRow,
    PastShown,
    ReviewShown,
    ViewsShown,
    ViewText,
)
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.answers import SCALE_STEP
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.reviews.answers import WORDS
from desktop_app.training.reviews.deciding.use_cases import Preview
from desktop_app.training.reviews.evidence import Figure
from desktop_app.training.reviews.gates import GRADUATION, Decision, Gate, State, Way
from desktop_app.training.reviews.use_cases import ReviewList, ReviewPage
from desktop_app.training.reviews.waiting import missing_views
from desktop_app.widgets.dumbbell import Dot, DumbbellRow
from desktop_app.widgets.tags import Tone

Local = Callable[[datetime], datetime]

OPEN, LATER, DECIDED, ALL = "open", "later", "decided", "all"
"""What the list can be narrowed to."""
APART = 20
"""Marks of 100, one step of the scale, from which two views are called different."""
_DECISIONS: Mapping[str, str] = {str(value): word for word, value in WORDS.items()}
_TONES: Mapping[str, Tone] = {"pass": "good", "extend": "warn", "stop": "bad"}


def filters() -> tuple[tuple[str, str], ...]:
    """Return what the list can be narrowed to, with its words."""
    return (
        (OPEN, tr("要评的")),
        (LATER, tr("还没到的")),
        (DECIDED, tr("有结论的")),
        (ALL, tr("全部")),
    )


def narrowed(ways: Sequence[Way], to: str, today: date) -> tuple[Way, ...]:
    """Return the people of one filter: overdue first, then by day; decided ones newest first."""
    found = [one for one in ways if to == ALL or _kind(one) == to]
    if to == DECIDED:
        return tuple(sorted(found, key=_decided_at, reverse=True))
    rank = {OPEN: 0, LATER: 1, DECIDED: 2}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                rank[_kind(one)],
                not one.standing.overdue(today),
                one.standing.plan.day,
                one.standing.plan.staff_number,
            ),
        )
    )


def _kind(way: Way) -> str:
    if way.current is None:
        return DECIDED
    return OPEN if way.current.open else LATER


def _decided_at(way: Way) -> tuple[float, UUID]:
    newest = way.newest
    return (newest.decided_at.timestamp(), newest.sheet_id) if newest else (0.0, UUID(int=0))


def list_row(way: Way, today: date) -> ListRow:
    """Return a person as the list shows them."""
    gate = way.standing
    detail = tr("{title} · {day}").format(title=gate.plan.title, day=day_text(gate.plan.day))
    return ListRow(
        str(way.person_id), gate.plan.name, detail, (state_words(way, gate, today),), gate.plan.name
    )


def list_sentence(listed: ReviewList, today: date) -> str:
    """Return what the list comes to."""
    gates = [one.current for one in listed.ways if one.current is not None]
    open_ = [one for one in gates if one.open]
    overdue = sum(one.overdue(today) for one in open_)
    parts = [tr("{n} 次评估要做").format(n=len(open_))]
    if overdue:
        parts.append(tr("{n} 次过期").format(n=overdue))
    if listed.graduated:
        parts.append(tr("已毕业 {n} 位").format(n=listed.graduated))
    return " · ".join(parts)


def state_words(way: Way, gate: Gate, today: date) -> tuple[str, Tone]:
    """Return where a gate stands, in a word with its tone."""
    if gate.passed:
        return (tr("已毕业") if gate.number == GRADUATION else tr("已通过")), "good"
    if gate.state is State.STOPPED:
        return tr("已停止"), "plain"
    if gate.overdue(today):
        return tr("过期"), "bad"
    if gate.state is State.READY:
        return tr("可以评了"), "accent"
    if gate.state is State.VIEWS:
        return missing_views(gate), "warn"
    if gate.round > 1 and way.current is gate:
        return tr("延长中"), "warn"
    return tr("还没到"), "plain"


def review_shown(page: ReviewPage, today: date, local: Local) -> ReviewShown:
    """Return one review with everything that a decision rests on."""
    gate = page.gate
    state, tone = state_words(page.way, gate, today)
    return ReviewShown(
        key=f"{page.person.id}:{gate.number}",
        title=tr("{name} · {title}").format(name=page.person.name, title=gate.plan.title),
        sentence=_sentence(page, today),
        state=state,
        tone=tone,
        gates=tuple(
            GateShown(
                one.number,
                tr("{n} 天").format(n=one.number),
                state_words(page.way, one, today)[0],
                one is gate,
            )
            for one in page.way.gates
        ),
        act=_act(page),
        note=_note(page),
        past=_past(page, local),
        views=views_shown(page),
        period=tr("{first} 至 {last}").format(first=day_text(page.first), last=day_text(page.last)),
        figures=tuple(_figure(one, local) for one in page.figures),
    )


def effect_shown(preview: Preview) -> EffectShown:
    """Say what signing would bring about."""
    lines = tuple((one.title, day_text(one.before), day_text(one.after)) for one in preview.moves)
    decision, to = preview.decided.decision, preview.decided.to
    reviews = sum(one.review for one in preview.moves)
    again = tr("这是更正：先撤回原来的结论，再按新的结论重算日期。") if preview.overtakes else ""
    if decision is Decision.EXTEND and to is not None:
        title = tr("签名后：复评改到 {day}").format(day=day_text(to))
        sentence = tr("共 {n} 节改期，其中评估 {k} 次；已经上过的不动。").format(
            n=len(lines), k=reviews
        )
    elif decision is Decision.STOP:
        title = tr("签名后：培训方案到今天为止")
        sentence = tr("后面的课次不再安排，已有的记录都保留，可以继续查看。")
    elif preview.graduates:
        title = tr("签名后：最后一次评估通过，学员毕业")
        sentence = tr("毕业记进学员的记录；之后的带教少一些，按月带案。")
    else:
        title = tr("签名后：这一次评估通过")
        sentence = tr("课次记为完成，后面的日期不变。")
        if lines:
            sentence = tr("课次记为完成，{n} 节改回原来的日期。").format(n=len(lines))
    return EffectShown(title, "".join(part for part in (sentence, again) if part), lines)


def views_shown(page: ReviewPage) -> ViewsShown:
    """Lay self and mentor side by side, by the ids that both forms share."""
    rows: list[DumbbellRow] = []
    texts: list[ViewText] = []
    forms = [one.form for one in (page.own, page.mentor) if one is not None]
    seen: set[str] = set()
    for form in forms:
        for item in form.items():
            if item.id in seen:
                continue
            seen.add(item.id)
            own, mentor = _answer(page.own, item.id), _answer(page.mentor, item.id)
            if item.type == "scale":
                rows.append(_row(item.id, item.label, own, mentor))
            elif own or mentor:
                texts.append(ViewText(_label(page, item.id), own or "—", mentor or "—"))
    return ViewsShown(_finding(rows), tuple(rows), tuple(texts), _views_hint(page))


def _row(key: str, label: str, own: object, mentor: object) -> DumbbellRow:
    one, other = _mark(own), _mark(mentor)
    leaning = ""
    if one is not None and other is not None and abs(one - other) >= APART:
        leaning = "over" if one > other else "under"
    said = tr("{label}：自评 {own}，导师 {mentor}").format(
        label=label, own=own or tr("没有"), mentor=mentor or tr("没有")
    )
    note = tr("{own} / {mentor}").format(own=own or "—", mentor=mentor or "—")
    dots = tuple(None if mark is None else Dot(mark, 1) for mark in (one, other))
    return DumbbellRow(key, label, dots, leaning, note, said)


def _finding(rows: Sequence[DumbbellRow]) -> str:
    both = [one for one in rows if all(dot is not None for dot in one.dots)]
    if not both:
        return ""
    over = [one.label for one in both if one.leaning == "over"]
    under = [one.label for one in both if one.leaning == "under"]
    parts = []
    if over:
        parts.append(tr("{what}自评高于导师").format(what=tr("、").join(over)))
    if under:
        parts.append(tr("{what}自评低于导师").format(what=tr("、").join(under)))
    return tr("；").join(parts) if parts else tr("两人的看法都在一档以内")


def _label(page: ReviewPage, item_id: str) -> str:
    """Where both forms ask with different words, both stand there."""
    labels = [
        item.label
        for one in (page.own, page.mentor)
        if one is not None
        for item in one.form.items()
        if item.id == item_id
    ]
    return " / ".join(dict.fromkeys(labels))


def _views_hint(page: ReviewPage) -> str:
    if page.views_hidden:
        return tr("另一方的看法已经交了。您写完自己的，就能并排看到。")
    missing = missing_views(page.gate)
    if not missing:
        return ""
    if not page.gate.open:
        return tr("评估前几个工作日，学员和导师各写一份看法，并排放在这里。")
    return tr("{missing}。没有收齐也可以评，只是少一面看法。").format(missing=missing)


def _answer(view: SignedSheet | None, item_id: str) -> str:
    return "" if view is None else str(view.sheet.answers.get(item_id) or "")


def _mark(answer: object) -> float | None:
    text = str(answer or "")
    return float(int(text) * SCALE_STEP) if text.isdecimal() else None


def _figure(one: Figure, local: Local) -> FigureShown:
    return FigureShown(
        key=one.key,
        title=one.title,
        value=one.value,
        detail=one.detail,
        before=tr("上一阶段 {value}").format(value=one.before) if one.before else "",
        weak=one.weak,
        entries=tuple(chain_entry(link, local) for link in one.links),
        quotable=bool(one.sentence),
    )


def _sentence(page: ReviewPage, today: date) -> str:
    gate = page.gate
    parts = [
        day_text(gate.plan.day),
        tr("入职第 {n} 天").format(n=(today - page.person.joined_on).days + 1),
    ]
    if gate.round > 1:
        parts.append(tr("第 {n} 次评").format(n=gate.round))
    if gate.plan.done_at is not None and gate.open:
        parts.append(tr("会已经开过，还没有结论"))
    return " · ".join(parts)


def _act(page: ReviewPage) -> str:
    if page.may_decide:
        return tr("填写评估")
    return tr("写看法") if page.may_view else ""


def _note(page: ReviewPage) -> str:
    if page.way.graduated is not None:
        return tr("已经毕业。带教转为轻一些的方式，记录照常看得到。")
    if page.way.stopped is not None:
        return tr("培训方案已经停止，后面的课次不再安排；以前的记录都保留。")
    return ""


def _past(page: ReviewPage, local: Local) -> tuple[PastShown, ...]:
    newest = page.way.newest
    found = []
    for decision, signed in zip(page.gate.decisions, page.decisions, strict=True):
        found.append(
            PastShown(
                key=str(decision.sheet_id),
                title=_decided(decision),
                detail=tr("{name} · {day} · {number}").format(
                    name=signed.filler.name,
                    day=day_text(local(decision.decided_at).date()),
                    number=signed.sheet.number,
                ),
                tag=tr(_DECISIONS[decision.decision]),
                tone=_TONES[decision.decision],
                correctable=decision == newest and page.may_correct,
            )
        )
    return tuple(found)


def _decided(one: MilestoneDecision) -> str:
    if one.decision == Decision.EXTEND and one.extended_to is not None:
        return tr("延长到 {day}，{n} 节改期").format(
            day=day_text(one.extended_to), n=len(one.moved)
        )
    if one.decision == Decision.STOP:
        return tr("停止培训")
    return tr("通过，毕业") if one.gate == GRADUATION else tr("通过")
