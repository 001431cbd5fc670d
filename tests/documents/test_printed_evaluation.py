"""An evaluation of a session, a trainer or a program on paper: it says of what, and who signs."""

from typing import Any

import pytest
from builders import PASSWORD, Workplace
from document_data import text_of

from db.records import SheetsWanted
from desktop_app.training.feedback.targets import program_target, session_target, trainer_target
from desktop_app.training.forms.sheets import OpenSheet

PROGRAM = "new-hire-90"


def _answers(sheet: OpenSheet) -> dict[str, Any]:
    by_type = {"scale": 4, "text": "多留十分钟演练", "date": "2026-11-20"}
    return {
        item.id: item.choices[0] if item.choices else by_type[item.type.value]
        for item in sheet.form.items()
    }


def _target(place: Workplace, kind: str) -> str:
    """Lay a plan, and return what an evaluation of this kind is about."""
    today = place.clock.today()
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, PROGRAM, today)
    page = place.services.curriculum.page(place.trainee, place.trainee.id, today, today)
    lesson = next(one for one in page.sessions if one.kind == "class")
    return {
        "session": session_target(lesson.session_key, lesson.day),
        "trainer": trainer_target(place.mentor.id),
        "program": program_target(PROGRAM),
    }[kind]


@pytest.mark.parametrize(
    ("kind", "facts", "signs"),
    [
        ("session", {"课次", "上课日期"}, {"评估人签名", "部门主管签名"}),
        ("trainer", {"讲师", "身份"}, {"评估人签名", "讲师签名", "部门主管签名"}),
        ("program", {"方案"}, {"评估人签名", "部门主管签名"}),
    ],
)
def test_it_names_what_it_is_about_and_who_signs(
    place: Workplace, kind: str, facts: set[str], signs: set[str]
) -> None:
    target, actor, forms = _target(place, kind), place.supervisor, place.services.forms
    opened = place.services.feedback.evaluate(actor, target)
    signed = forms.sign(actor, forms.keep(actor, opened, _answers(opened), ()), PASSWORD)
    title = place.services.feedback.named([target])[target].title

    register = place.services.register
    assert register.subject(forms.signed(actor, signed.id)) == title
    assert [one.entry.subject for one in register.page(actor, SheetsWanted()).sheets] == [title]

    document = place.services.printing.sheet(actor, signed.id)
    blank = text_of(place.services.printing.blank(opened.form.key).pdf)

    assert document.title == f"{opened.form.title} · {title}"
    text = text_of(document.pdf)
    assert all(word in text for word in (*facts, *signs, "".join(title.split())))
    assert not any(word in text for word in {"姓名", "学员签名", "身份"} - facts)
    assert all(word in blank for word in facts | signs)
    assert "姓名" not in blank
