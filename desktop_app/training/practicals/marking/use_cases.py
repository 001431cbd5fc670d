"""Marking drills, comparing with the system afterwards, registering the practical's mark."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import Evidence, Person, PracticalEvent, Sheet
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import number_text, tr
from desktop_app.training.forms.kinds import OF_PRACTICAL
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practicals.gates.use_cases import pass_gate, to_begin
from desktop_app.training.practicals.marking.comparing import compared, means
from desktop_app.training.practicals.marking.standing import Comparison, Spoken, ToMark
from desktop_app.training.practicals.rules import DIFFICULTIES, may_not_mark, named
from desktop_app.training.practicals.standing import (
    DRILL_FORM,
    RESULT_FORM,
    Happened,
    HeldDrill,
    HeldPractical,
    Stage,
)
from desktop_app.training.practicals.use_cases import held_of, one_of
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.forms.sheets import OpenSheet, SignedSheet
    from desktop_app.training.forms.use_cases import Forms
    from desktop_app.training.people.use_cases import People
    from desktop_app.training.practice.conversation import Exchange
    from desktop_app.training.practice.drill import Drill
    from desktop_app.training.practice.use_cases import Practice

_NOTHING = tr("没有任何改动。")
_ASK = tr("如果确实需要，请联系主管或管理员。")


class PracticalMarking:
    """The system's marks of a drill are handed out by nothing here before a person's are signed.

    They are not in the record either that everything else reads: see `Practice.release`.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        forms: "Forms",
        people: "People",
        practice: "Practice",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._forms = forms
        self._people = people
        self._practice = practice

    def why_not(self, actor: Person, held: HeldPractical) -> dict[int, str]:
        """Return why the actor does not mark drills, in sentences, by their positions."""
        require(actor, Act.JUDGE, held.person)
        today = self._clock.today()
        found = {
            one.drill.position: may_not_mark(held, one, actor, today)
            for one in held.counted
            if one.to_mark
        }
        return {position: why for position, why in found.items() if why}

    def totals(self, actor: Person, held: HeldPractical) -> dict[int, float]:
        """Return the system's totals of the drills that a person has marked, by position."""
        require(actor, Act.JUDGE, held.person)
        marked = {
            one.attempt_id: one.drill.position
            for one in held.counted
            if one.sheet is not None and one.attempt_id is not None
        }
        with self._store.reading() as tx:
            known = tx.practice.finished([*marked])
        return {marked[one.attempt_id]: one.total for one in known if one.total is not None}

    def to_mark(self, actor: Person, practical_id: UUID, position: int) -> ToMark:
        """Return a drill as it was said, for whoever marks it now."""
        with self._store.reading() as tx:
            held = _held(tx, actor, practical_id)
            one = self._markable(held, position, actor)
            played_by = tx.people.get(one.customer_id) if one.customer_id else None
            exchanges = _exchanges(tx, one)
        drill = self._practice.drill_of(one.drill.version_id)
        about = [drill.customer_name, drill.customer_role]
        return ToMark(
            held=held,
            one=one,
            goal=drill.goal,
            customer=tr(" · ").join(part for part in about if part),
            temper=drill.temper,
            facts=tuple((fact.label, fact.value) for fact in drill.card),
            rules=drill.context,
            said=_said(exchanges, _last_words(drill, exchanges)),
            played_by=played_by,
        )

    def open(self, actor: Person, practical_id: UUID, position: int) -> "OpenSheet":
        """Open the mark sheet of a drill, with what was typed before."""
        with self._store.reading() as tx:
            held = _held(tx, actor, practical_id)
        one = self._markable(held, position, actor)
        about = None
        if one.attempt_id is not None:
            about = Evidence("attempt", one.attempt_id, one.drill.title)
        return self._forms.open(
            actor, DRILL_FORM, held.person, self._clock.today(), about, _target(held, one)
        )

    def follow_mark(self, tx: Transaction, sheet: Sheet) -> None:
        """Note a signed mark, and make known what the system made of the same drill.

        Refuses who may not mark, a drill that was marked meanwhile, and a correction: after the
        system's mark is known no mark is blind any more.
        """
        if sheet.replaces_id is not None:
            raise NotAllowed(
                tr("演练评分签名后，系统评分就公布了，不能再改。"),
                tr("原来的评分保留着。"),
                tr("确有错误，请写明原因作废这一场，再加一场。"),
            )
        practical_id, position = _named_in(sheet.target)
        marker = tx.people.get(sheet.filler_id)
        held = _held(tx, marker, practical_id)
        one = self._markable(held, position, marker)
        rests_on = {each.record_id for each in sheet.evidence}
        strange = one.attempt_id is not None and one.attempt_id not in rests_on
        if strange or sheet.subject_id != held.person.id:
            raise _refused(tr("这份评分和演练对不上。"))
        self._note(tx, marker, held, Happened.MARKED, position, sheet.id)
        if one.attempt_id is not None:
            self._practice.release(tx, one.attempt_id)

    def comparison(self, actor: Person, practical_id: UUID, position: int) -> Comparison:
        """Return both judgements of a marked drill side by side, with the evidence."""
        from desktop_app.training.practice.archive import judgement_from_dict

        with self._store.reading() as tx:
            held = one_of(tx, practical_id)
            require(actor, Act.SEE_RECORD, held.person)
            one = held.drill(position)
            if one.sheet is None:
                raise _refused(tr("{drill}还没有评分，评分以后才能对照。").format(drill=named(one)))
            exchanges = _exchanges(tx, one)
            result = tx.practice.result(one.attempt_id) if one.attempt_id else None
        signed = self._forms.signed(actor, one.sheet.id)
        judgement = judgement_from_dict(result.body) if result is not None else None
        labels = {item.id: item.label for item in signed.form.items()}
        drill = self._practice.drill_of(one.drill.version_id)
        return Comparison(
            held=held,
            one=one,
            signed=signed,
            system=result.total if result is not None else None,
            rows=compared(labels, signed.sheet.answers, judgement, exchanges),
            said=_said(exchanges, _last_words(drill, exchanges)),
        )

    def register(self, actor: Person, practical_id: UUID, password: str) -> Sheet:
        """Register the practical's mark, signed with *password*: the means of the four criteria.

        Raises Trouble with what is missing, WrongPassword, NotAllowed.
        """
        with self._store.reading() as tx:
            held = _held(tx, actor, practical_id)
        _require_ready(held)
        self._people.confirm(actor, password)
        marked = self._marked(actor, held)
        sheet = self._forms.open(
            actor, RESULT_FORM, held.person, self._clock.today(), target=_target(held)
        )
        sheet = self._forms.keep(actor, sheet, _answers(held, marked), _evidence(held, marked))
        signed = self._forms.sign(actor, sheet, password)
        self._changes.announce(Subject.EXAMS, Subject.PLANS)
        return signed

    def follow_result(self, tx: Transaction, sheet: Sheet) -> None:
        """Note a registered mark; refuses one that no practical stands behind.

        A sheet from before practicals were held here can still be corrected.
        """
        if not sheet.target.startswith(OF_PRACTICAL):
            replaced = tx.sheets.get(sheet.replaces_id) if sheet.replaces_id else None
            if replaced is not None and not replaced.target:
                return
            raise _refused(tr("实操成绩由各场演练的评分算出，不能直接登记。"))
        if sheet.replaces_id is not None:
            raise _refused(tr("实操成绩由各场演练的评分算出，不能更正。"))
        practical_id, _ = _named_in(sheet.target)
        actor = tx.people.get(sheet.filler_id)
        held = _held(tx, actor, practical_id)
        _require_ready(held)
        marks = [each.answers for each in tx.sheets.each(_sheet_ids(held))]
        given = {item: sheet.answers.get(item) for item in means(marks)}
        if sheet.subject_id != held.person.id or given != means(marks):
            raise _refused(tr("登记的分数和各场评分的平均不一致。"))
        self._note(tx, actor, held, Happened.COMPLETED, None, sheet.id)
        pass_gate(tx, sheet, self._clock.now())

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return the drills that the actor can mark, for the day of a supervisor, and for whom a
        practical is to be opened."""
        require(actor, Act.JUDGE)
        today = self._clock.today()
        with self._store.reading() as tx:
            open_ones = tx.practicals.without((Happened.COMPLETED, Happened.CANCELLED))
            found = [one for one in held_of(tx, open_ones) if one.under_way]
            begin = to_begin(tx, today, actor, {one.person.id for one in found})
        waiting = [
            (held, one)
            for held in found
            for one in held.counted
            if one.to_mark and not may_not_mark(held, one, actor, today)
        ]
        ready = [one for one in found if one.ready and one.person.id != actor.id]
        marks = [_to_mark_todo(*one) for one in waiting]
        return marks + [_ready_todo(one) for one in ready] + begin

    def _marked(self, actor: Person, held: HeldPractical) -> "tuple[SignedSheet, ...]":
        return self._forms.signed_each(actor, _sheet_ids(held))

    def _markable(self, held: HeldPractical, position: int, marker: Person) -> HeldDrill:
        one = held.drill(position)
        if not held.under_way:
            raise Trouble(tr("这次实操考核已经结束。"), _NOTHING, tr("需要时请另开一次。"))
        if one.stage is Stage.MARKED:
            raise Trouble(
                tr("{drill}已经评过分。").format(drill=named(one)),
                tr("先签名的那一份保留着。"),
                tr("请返回查看两边的对照。"),
            )
        if not one.to_mark:
            raise Trouble(
                tr("{drill}还没有做完。").format(drill=named(one)),
                _NOTHING,
                tr("请等学员做完这一场，或改为现场演练。"),
            )
        if why := may_not_mark(held, one, marker, self._clock.today()):
            raise _refused(why)
        return one

    def _note(
        self,
        tx: Transaction,
        actor: Person,
        held: HeldPractical,
        kind: Happened,
        position: int | None,
        record_id: UUID,
    ) -> None:
        tx.practicals.add_event(
            PracticalEvent(
                new_id(), held.practical.id, position, kind, self._clock.now(), actor.id, "",
                record_id,
            )
        )  # fmt: skip


def _held(tx: Transaction, actor: Person, practical_id: UUID) -> HeldPractical:
    held = one_of(tx, practical_id)
    require(actor, Act.JUDGE, held.person)
    return held


def _require_ready(held: HeldPractical) -> None:
    if not held.under_way:
        raise Trouble(tr("这次实操考核已经结束。"), _NOTHING, tr("需要时请另开一次。"))
    if held.lacks:
        raise Trouble("".join(held.lacks), _NOTHING, tr("补齐以后再登记成绩。"))


def _target(held: HeldPractical, one: HeldDrill | None = None) -> str:
    return f"{OF_PRACTICAL}{held.practical.id}" + (f":{one.drill.position}" if one else "")


def _named_in(target: str) -> tuple[UUID, int]:
    name, _, position = target.removeprefix(OF_PRACTICAL).partition(":")
    if not target.startswith(OF_PRACTICAL):
        raise _refused(tr("演练评分要从一次实操考核里填写。"))
    return UUID(name), int(position or 0)


def _exchanges(tx: Transaction, one: HeldDrill) -> "tuple[Exchange, ...]":
    from desktop_app.training.practice.archive import exchange_from_dict

    if one.attempt_id is None:
        return ()
    return tuple(exchange_from_dict(turn.body) for turn in tx.practice.turns(one.attempt_id))


def _said(exchanges: "Sequence[Exchange]", last: str) -> tuple[Spoken, ...]:
    found: list[Spoken] = []
    for one in exchanges:
        found.append(Spoken(False, one.line))
        found.append(Spoken(True, one.reply, one.timing.answer))
    return (*found, Spoken(False, last)) if last else tuple(found)


def _last_words(drill: "Drill", exchanges: "Sequence[Exchange]") -> str:
    """Return what the customer said last, or that they were left without an answer."""
    from desktop_app.training.practice.conversation import replay, stop

    return stop(replay(drill, 0, exchanges)).line if exchanges else ""


def _sheet_ids(held: HeldPractical) -> list[UUID]:
    return [one.sheet.id for one in held.counted if one.sheet is not None]


def _answers(held: HeldPractical, marked: "Sequence[SignedSheet]") -> dict[str, Any]:
    advice = [
        tr("{drill}：{text}").format(drill=named(one), text=sheet.sheet.answers["advice"])
        for one, sheet in zip(held.counted, marked, strict=True)
        if sheet.sheet.answers.get("advice")
    ]
    scenarios = tr("\n").join(_line(one) for one in held.counted)
    found: dict[str, Any] = {"scenarios": scenarios, **means([s.sheet.answers for s in marked])}
    return {**found, "advice": "\n".join(advice)} if advice else found


def _line(one: HeldDrill) -> str:
    mark = one.sheet.total if one.sheet is not None else None
    return tr("{difficulty}：{title} {mark} 分").format(
        difficulty=DIFFICULTIES[one.drill.difficulty],
        title=one.drill.title,
        mark=number_text(mark) if mark is not None else "—",
    )


def _evidence(held: HeldPractical, marked: "Sequence[SignedSheet]") -> tuple[Evidence, ...]:
    """Return what a practical's mark rests on: of each drill the marks, then what was said."""
    found = []
    for one, signed in zip(held.counted, marked, strict=True):
        found.append(Evidence("sheet", signed.sheet.id, _line(one)))
        if one.attempt_id is not None:
            found.append(Evidence("attempt", one.attempt_id, one.drill.title))
    return tuple(found)


def _to_mark_todo(held: HeldPractical, one: HeldDrill) -> ToDo:
    return ToDo(
        when=tr("实操"),
        title=tr("给{name}的演练评分：{title}").format(
            name=held.person.name, title=one.drill.title
        ),
        detail=tr("{drill}，系统评分在您签名以后公布").format(drill=named(one)),
        tag=tr("待评分"),
        tone="warn",
        minutes=8,
        pane="exams",
        target=f"practical:{held.practical.id}/{one.drill.position}",
        act=tr("去评分"),
    )


def _ready_todo(held: HeldPractical) -> ToDo:
    return ToDo(
        when=tr("实操"),
        title=tr("登记{name}的实操成绩").format(name=held.person.name),
        detail=tr("{n} 场都已评分").format(n=len(held.counted)),
        tag=tr("待登记"),
        tone="accent",
        minutes=2,
        pane="exams",
        target=f"practical:{held.practical.id}",
        act=tr("去登记"),
    )


def _refused(what: str) -> NotAllowed:
    return NotAllowed(what, _NOTHING, _ASK)
