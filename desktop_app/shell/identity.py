"""Who is signed in, as far as the frame needs to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is signed in, as far as the frame shows it; `detail` e.g. 学员 · 电话二组."""

    key: str
    name: str
    detail: str
    roles: frozenset[str]
