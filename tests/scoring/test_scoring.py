"""The reply analysis keeps the agreement it had; docs/scoring.md says which bars it misses."""

import json
from pathlib import Path

import yaml
from scoring_report import HERE, Score, authored, measure

KNOWN = HERE / "known-situations.yaml"


def known(part: str) -> Score:
    return measure(HERE / f"known-{part}.jsonl", KNOWN, authored())


def test_known_situations_do_not_fall_back_on_the_tuning_replies() -> None:
    score = known("held")
    assert score.points.f1 >= 0.94
    assert score.taboos.f1 >= 0.90


def test_known_situations_do_not_fall_back_on_the_replies_not_read() -> None:
    score = known("last")
    assert score.points.f1 >= 0.82
    assert score.taboos.f1 >= 0.60
    assert score.taboos.precision >= 0.75
    other = measure(HERE / "hand-a-known.jsonl", KNOWN, authored(), half=0)
    assert other.points.f1 >= 0.92
    assert other.taboos.f1 >= 0.85


def test_unseen_situations_do_not_fall_back_on_the_replies_not_read() -> None:
    score = measure(HERE / "last-held.jsonl", HERE / "last-situations.yaml", {})
    assert score.points.f1 >= 0.90
    assert score.taboos.f1 >= 0.45
    other = measure(HERE / "hand-a-unseen.jsonl", HERE / "hand-a-situations.yaml", {}, half=0)
    assert other.points.f1 >= 0.86
    assert other.taboos.f1 >= 0.60


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
