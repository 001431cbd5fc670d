"""What is written as YAML is read back as it was, whatever stands in it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.content.yaml_source import parse_source
from desktop_app.training.content.yaml_target import to_yaml

PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]))
LINES = st.lists(PRINTABLE, min_size=1, max_size=3).map("\n".join)
ODD = st.sampled_from(
    ["3042", "14:00", "yes", "TRUE", "nUll", "~", "", "1.5", "- a", "a: b", "[x]", "{y", "*a", "&b",
     "!c", "#d", "@e", "客户：好", " 前空", "后空 ", "'引'", '"引"', "---", "? k", "|", ">", "%"]
)  # fmt: skip
VALUES = st.recursive(
    LINES | ODD | st.booleans() | st.integers(-999, 999),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex("[a-z_]{1,6}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.from_regex("k_[a-z]{1,6}", fullmatch=True), VALUES, min_size=1))
def test_any_body_comes_back(body: dict[str, Any]) -> None:
    assert parse_source(to_yaml(body)).data == body


def test_it_reads_as_people_write() -> None:
    text = to_yaml({"key": "a", "lines": [{"text": "好的。\n再见。"}, {"text": "3042"}]})
    assert text == "key: a\nlines:\n  - text: |-\n      好的。\n      再见。\n  - text: '3042'\n"
