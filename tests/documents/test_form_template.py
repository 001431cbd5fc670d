"""From form templates to what is printed, with the shipped forms."""

from dataclasses import replace
from typing import Any

import pytest
import yaml
from document_data import EMPTY, text_of

from desktop_app.documents.form_sheet import form_pdf
from desktop_app.documents.form_template import printed_sections
from desktop_app.system import resources
from desktop_app.training.forms.answers import Answer, BadAnswer
from desktop_app.training.forms.scoring import score
from desktop_app.training.forms.template import Form, FormItem, ItemType

FILES = sorted(resources.path("content", "institution", "forms").glob("*.yaml"))


def shipped(name: str) -> Form:
    """A form of the shipped pack."""
    path = resources.path("content", "institution", "forms", f"{name}.yaml")
    content: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Form.model_validate(content)


def small() -> Form:
    """Two sections that count and one that does not."""
    item = {"label": "一项", "type": "yes_no"}
    return Form.model_validate(
        {
            "key": "small",
            "title": "小表",
            "use": "self_check",
            "sections": [
                {"id": "a", "title": "甲", "weight": 3, "items": [item | {"id": "a1"}]},
                {"id": "b", "title": "乙", "weight": 1, "items": [item | {"id": "b1"}]},
                {
                    "id": "c",
                    "title": "丙",
                    "items": [{"id": "c1", "label": "说明", "type": "text"}],
                },
            ],
        }
    )


def an_answer(item: FormItem) -> Answer:
    """Some answer that the item can have."""
    answers: dict[ItemType, Answer] = {
        ItemType.TICK: True,
        ItemType.YES_NO: "yes",
        ItemType.SCALE: 4,
        ItemType.MARKS: 86,
        ItemType.CHOICE: item.choices[0] if item.choices else None,
        ItemType.TEXT: "写得具体的一段话",
        ItemType.MINUTES: 30,
        ItemType.DATE: "2026-12-01",
        ItemType.SEVERAL: list(item.choices[:2]),
        ItemType.EVIDENCE: "ticket:GD-20261201-7",
    }
    return answers[item.type]


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_every_shipped_form_prints_empty_and_filled(name: str) -> None:
    form = shipped(name)
    answers = {item.id: an_answer(item) for item in form.items()}
    result = score(form, answers)
    empty = text_of(form_pdf(replace(EMPTY, sections=printed_sections(form))))
    full = text_of(form_pdf(replace(EMPTY, sections=printed_sections(form, answers, result))))
    for item in form.items():
        assert "".join(item.label.split()) in empty
        asked = item.id not in result.hidden
        assert ("".join(item.label.split()) in full) == asked
    for section in result.sections:
        assert "".join(section.title.split()) in full


def test_an_empty_form_shows_the_share_of_what_counts_only() -> None:
    assert [one.weight_text for one in printed_sections(small())] == ["75%", "25%", ""]


def test_points_of_sections_and_items_add_up_to_the_total() -> None:
    answers: dict[str, Answer] = {"a1": "yes", "b1": "no"}
    sections = printed_sections(small(), answers, score(small(), answers))
    assert [one.score_text for one in sections] == ["75 / 75", "0 / 25", ""]
    assert sections[0].items[0].score_text == "75 / 75"


def test_what_is_not_applicable_leaves_its_share_to_the_others() -> None:
    answers: dict[str, Answer] = {"a1": "na", "b1": "yes"}
    sections = printed_sections(small(), answers, score(small(), answers))
    assert [one.weight_text for one in sections] == ["", "100%", ""]


def test_comments_stand_with_their_item() -> None:
    sections = printed_sections(small(), comments={"b1": "下次注意"})
    assert [one.items[0].comment for one in sections] == ["", "下次注意", ""]


def test_an_answer_that_the_item_cannot_have_is_refused() -> None:
    with pytest.raises(BadAnswer):
        printed_sections(small(), {"a1": "perhaps"})
