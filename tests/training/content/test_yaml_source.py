"""YAML becomes plain data with lines; what is hostile or damaged is told and does no harm."""

from pathlib import Path

import pytest

from desktop_app.training.content.yaml_source import (
    MAX_BYTES,
    SourceError,
    parse_source,
    read_source,
)


def test_scalars_mean_what_people_mean_by_them() -> None:
    source = parse_source(
        "time: 14:00\nno: no\nday: 2026-11-22\nphone: 0571\nn: 12\nminus: -3\nx: 1.5\n"
        "yes: true\nnothing:\ntilde: ~\nquoted: '12'\nlong: 1234567890123456789\nblock: |\n  12\n"
    )
    assert source.data == {
        "time": "14:00",
        "no": "no",
        "day": "2026-11-22",
        "phone": "0571",
        "n": 12,
        "minus": -3,
        "x": 1.5,
        "yes": True,
        "nothing": None,
        "tilde": None,
        "quoted": "12",
        "long": "1234567890123456789",
        "block": "12\n",
    }


def test_every_value_knows_its_line_and_a_missing_one_its_surroundings() -> None:
    source = parse_source("a: 1\nb:\n  - c: 2\n  - c: 3\n    d:\n      - x\n      - y\n")
    assert source.spot.line_of(["a"]) == 1
    assert source.spot.line_of(["b"]) == 2
    assert source.spot.line_of(["b", 1, "c"]) == 4
    assert source.spot.line_of(["b", 1, "d"]) == 5
    assert source.spot.line_of(["b", 1, "d", 1]) == 7
    assert source.spot.line_of(["b", 1, "gone", "deeper"]) == 4
    assert source.spot.line_of([]) == 1


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 0, "空的"),
        ("# nur ein Kommentar\n", 0, "空的"),
        ("---\n", 0, "空的"),
        ("- a\n- b\n", 1, "最外层"),
        ("just words\n", 1, "最外层"),
        ("a: 1\nb: 2\na: 3\n", 3, "写了两次"),
        ("a:\n  b: 1\n  b: 2\n", 3, "字段 b"),
        ("a:\n\tb: 1\n", 2, "制表符"),
        ("a: 1\nb: c: d\n", 2, "冒号"),
        ("a: [1, 2\nb: 3\n", 2, "括号"),
        ("a: 'open\nb: 3\n", 3, "引号"),
        ("a: 1\n---\nb: 2\n", 2, "一份内容"),
        ("a: &x [1]\nb: *x\n", 1, "引用"),
        ("a: 1\nb: *gone\n", 2, "引用"),
        ("a: !!python/object:os.system x\n", 1, "标签"),
        ("? [a, b]\n: 1\n", 1, "字段名"),
        ("[a]: 1\n", 1, "字段名"),
        ("a: " + "[" * 100_000, 1, "嵌套太深"),
        ("a: " + "{b: " * 100_000, 1, "嵌套太深"),
        ("a:\n" + "- x\n" * 200_000, 100_001, "太长"),
    ],
)
def test_what_is_no_usable_yaml_is_told_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        parse_source(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"a: 1\nb: \x00\n", 2, "U\\+0000"),
        (b"a: 1\n\nb: \x1b[0m\n", 3, "U\\+001B"),
        ("a: 1\nb: 退费\n".encode("gbk"), 2, "UTF-8"),
        (b"\xff\xfea\x00", 1, "UTF-8"),
        (b"#\n" * MAX_BYTES, 0, "2 MB"),
        (b"a: 1\n" + b"#" * MAX_BYTES, 2, "2 MB"),
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, raw: bytes, line: int, said: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(raw)
    with pytest.raises(SourceError, match=said) as caught:
        read_source(file)
    assert caught.value.line == line


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeffa: 一\r\nb: 😀\r\n".encode())
    source = read_source(file)
    assert source.data == {"a": "一", "b": "😀"}
    assert source.spot.line_of(["b"]) == 2


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="没有这个文件"):
        read_source(tmp_path / "gone.yaml")
