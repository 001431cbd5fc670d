"""The reply analysis keeps the agreement it had."""

import json
from pathlib import Path

import yaml
from scoring_report import HERE, Score, authored, measure

KNOWN = HERE / "known-situations.yaml"
UNREAD = 1
"""The half of `hand-d` with odd numbers."""


def known(part: str) -> Score:
    return measure(HERE / f"known-{part}.jsonl", KNOWN, authored())


def test_known_situations_do_not_fall_back_on_the_tuning_replies() -> None:
    score = known("held")
    assert score.points.f1 >= 0.94
    assert score.taboos.f1 >= 0.90


def test_known_situations_do_not_fall_back_on_the_replies_of_other_hands() -> None:
    score = known("last")
    assert score.points.f1 >= 0.90
    assert score.taboos.f1 >= 0.95
    assert score.taboos.precision >= 0.95
    for hand in ("hand-a", "hand-b"):
        other = measure(HERE / f"{hand}-known.jsonl", KNOWN, authored())
        assert other.points.f1 >= 0.93
        assert other.taboos.f1 >= 0.95


def test_unseen_situations_do_not_fall_back_on_the_replies_of_other_hands() -> None:
    score = measure(HERE / "last-held.jsonl", HERE / "last-situations.yaml", {})
    assert score.points.f1 >= 0.90
    assert score.taboos.f1 >= 0.75
    for hand, points in (("hand-a", 0.90), ("hand-b", 0.83)):
        situations = HERE / f"{hand}-situations.yaml"
        other = measure(HERE / f"{hand}-unseen.jsonl", situations, {})
        assert other.points.f1 >= points
        assert other.taboos.f1 >= 0.87


def test_the_bars_hold_on_the_replies_of_a_fourth_hand() -> None:
    known_by_c = measure(HERE / "hand-c-known.jsonl", KNOWN, authored())
    unseen = measure(HERE / "hand-c-unseen.jsonl", HERE / "hand-c-situations.yaml", {})
    assert known_by_c.points.f1 >= 0.90
    assert known_by_c.taboos.f1 >= 0.80
    assert unseen.points.f1 >= 0.80
    assert unseen.taboos.f1 >= 0.60


def test_the_unread_half_of_a_fifth_hand_is_judged_as_when_it_was_measured() -> None:
    """No bar but a floor: what is lost here is lost on replies that nobody has read."""
    known_by_d = measure(HERE / "hand-d-known.jsonl", KNOWN, authored(), UNREAD)
    unseen = measure(HERE / "hand-d-unseen.jsonl", HERE / "hand-d-situations.yaml", {}, UNREAD)
    assert known_by_d.points.f1 >= 0.89
    assert known_by_d.taboos.f1 >= 0.86
    assert unseen.points.f1 >= 0.84
    assert unseen.taboos.f1 >= 0.42


def test_catchwords_and_suppositions_are_hardly_ever_taken_for_points() -> None:
    score = known("held")
    for kind in ("stuffed", "conditional"):
        assert score.kinds[kind].said <= score.kinds[kind].true + 1


def test_the_set_is_large_and_every_label_names_a_point() -> None:
    targets: dict[str, set[str]] = {}
    for path in HERE.glob("*-situations.yaml"):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            both = [*raw["points"], *raw["forbidden"]]
            targets[raw["id"]] = {one["id"] for one in both}
    count = 0
    for path in sorted(Path(HERE).glob("*.jsonl")):
        for text in path.read_text(encoding="utf-8").splitlines():
            line = json.loads(text)
            count += 1
            assert {*line["hits"], *line["violations"]} <= targets[line["situation"]], line["id"]
    assert count >= 300


def test_every_authored_situation_keeps_the_plain_points() -> None:
    pack = authored()
    for raw in yaml.safe_load((HERE / "known-situations.yaml").read_text(encoding="utf-8")):
        situation = pack[raw["id"]]
        assert [one.id for one in situation.points] == [one["id"] for one in raw["points"]]
        assert [one.id for one in situation.taboos] == [one["id"] for one in raw["forbidden"]]
