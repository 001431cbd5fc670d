"""What the search field begins: acts by words of their titles, for who may."""

import pytest
from builders import Workplace

from db.records import Person
from desktop_app.finding import finders


def titles(place: Workplace, actor: Person, text: str) -> list[str]:
    acts, _knowledge = finders(place.services, actor)
    return [hit.title for hit in acts.search(text)]


@pytest.mark.parametrize("text", ["导出", "导出 计划", "培训计划"])
def test_an_act_is_found_by_words_of_its_title(place: Workplace, text: str) -> None:
    assert titles(place, place.trainee, text) == ["导出培训计划"]


def test_only_who_may_finds_an_act(place: Workplace) -> None:
    assert titles(place, place.supervisor, "导入") == ["导入日历文件", "导入学员和班级"]
    assert titles(place, place.mentor, "导入") == []
    assert titles(place, place.supervisor, "  ") == []
