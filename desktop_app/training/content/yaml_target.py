"""Writes an item as the YAML that people edit and `yaml_source` reads back as it was."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from desktop_app.training.content.yaml_source import reads_as_text

_WIDTH = 10_000
"""Lines are never folded: Chinese has no blanks to fold at."""


def to_yaml(body: Mapping[str, Any]) -> str:
    """Return *body*, plain data, as one YAML document in the order that it has."""
    import yaml

    text: str = yaml.dump(
        dict(body),
        Dumper=_dumper(),
        allow_unicode=True,
        sort_keys=False,
        width=_WIDTH,
        indent=2,
        default_flow_style=False,
    )
    return text


@lru_cache(maxsize=1)
def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Sets lists in under their field, and never refers to a value that stands twice."""

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the dumper's shape
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002
            return super().increase_indent(flow, False)

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value else None
        if style is None and not reads_as_text(value):
            style = "'"
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
