"""What the window remembers, and what a damaged file costs."""

import json
from pathlib import Path

import pytest

from desktop_app.system import window_state
from desktop_app.system.window_state import WindowState


def test_state_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / window_state.FILE_NAME
    state = window_state.load(path)
    state.theme, state.text_percent, state.rail_collapsed = "dark", 125, True
    state.geometry, state.last_person, state.last_pane = "00ff", "林晓雨", "practice"
    state.save()
    assert window_state.load(path) == state


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", "null", "\x00\xff", '{"theme": 7}'])
def test_damaged_file_means_defaults(tmp_path: Path, damage: str) -> None:
    path = tmp_path / window_state.FILE_NAME
    path.write_text(damage, encoding="latin-1")
    assert window_state.load(path) == WindowState()


def test_one_bad_value_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / window_state.FILE_NAME
    path.write_text(json.dumps({"theme": "pink", "text_percent": 999, "last_person": "王敏"}))
    assert window_state.load(path) == WindowState(last_person="王敏")


def test_state_that_cannot_be_saved_is_let_go(tmp_path: Path) -> None:
    state = window_state.load(tmp_path / "gone" / window_state.FILE_NAME)
    state.save()
    assert not (tmp_path / "gone").exists()


def test_saving_leaves_no_scratch_file(tmp_path: Path) -> None:
    window_state.load(tmp_path / window_state.FILE_NAME).save()
    assert [path.name for path in tmp_path.iterdir()] == [window_state.FILE_NAME]


@pytest.mark.parametrize(
    ("person", "day", "pane"),
    [
        ("林晓雨", "2026-11-23", "practice"),
        ("林晓雨", "2026-11-24", ""),
        ("王敏", "2026-11-23", ""),
    ],
)
def test_only_the_same_person_on_the_same_day_is_led_back(person: str, day: str, pane: str) -> None:
    state = WindowState(last_person="林晓雨", last_day="2026-11-23", last_pane="practice")
    state.enter(person, day)
    assert (state.last_person, state.last_day, state.last_pane) == (person, day, pane)
