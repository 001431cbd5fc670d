"""Value classes made the lean way: they do what Python's own do."""

import dataclasses
import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from desktop_app import lean_values

SHARED = ("_repr_fn", "_cmp_fn", "_hash_fn", "_frozen_get_del_attr")
known = pytest.mark.skipif(
    sys.version_info[:2] not in lean_values._KNOWN, reason="this Python is left alone"
)


@pytest.fixture(params=["lean", "own"])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Values made by the shared methods, and by those that Python compiles."""
    before = {name: vars(dataclasses)[name] for name in SHARED if name in vars(dataclasses)}
    if request.param == "lean":
        lean_values.install()
    yield
    vars(dataclasses).update(before)


def values() -> tuple[type[Any], type[Any], type[Any]]:
    """Return a class of two compared fields and one that is not, one of one field, one of none."""

    @dataclass(frozen=True, slots=True, order=True)
    class Two:
        day: int
        title: str = ""
        note: str = field(default="", compare=False, repr=False)

    @dataclass(frozen=True)
    class One:
        inner: object

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    return Two, One, Nothing


@pytest.mark.usefixtures("way")
def test_values_are_compared_by_their_fields() -> None:
    two, one, nothing = values()
    assert two(1, "a", "x") == two(1, "a", "y") != two(1, "b")
    assert hash(two(1, "a", "x")) == hash(two(1, "a", "y")) == hash((1, "a"))
    assert two(1, "b") < two(2, "a") <= two(2, "a")
    assert not two(2) > two(2)
    assert one(1) == one(1) != one(2)
    assert hash(one(1)) == hash((1,))
    assert nothing() == nothing() != one(1)
    assert hash(nothing()) == hash(())


@pytest.mark.usefixtures("way")
def test_values_show_their_fields() -> None:
    two, one, nothing = values()
    assert repr(two(1, "a", "x")).endswith("Two(day=1, title='a')")
    assert repr(nothing()).endswith("Nothing()")
    inner: list[object] = []
    inner.append(one(inner))
    assert repr(inner[0]).endswith("One(inner=[...])")


@pytest.mark.usefixtures("way")
def test_values_stay_as_they_are() -> None:
    two, one, _nothing = values()
    for value, name in ((two(1), "title"), (one(1), "inner"), (one(1), "other")):
        with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(value, name, 2)
        with pytest.raises(FrozenInstanceError, match=f"cannot delete field '{name}'"):
            delattr(value, name)
    assert replace(two(1, "a"), title="b") == two(1, "b")


@pytest.mark.usefixtures("way")
def test_methods_are_named_after_their_class() -> None:
    two, _one, _nothing = values()
    assert two.__eq__.__name__ == "__eq__"
    assert two.__hash__.__qualname__.endswith("Two.__hash__")


@known
def test_no_method_but_the_making_is_compiled_anew() -> None:
    assert lean_values.install()
    first, second, _third = values()
    for name in ("__eq__", "__hash__", "__setattr__", "__delattr__"):
        assert getattr(first, name).__code__ is getattr(second, name).__code__
    assert first.__init__.__code__ is not second.__init__.__code__


def test_an_unknown_python_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lean_values, "_KNOWN", ())
    before = vars(dataclasses).get("_repr_fn")
    assert not lean_values.install()
    assert vars(dataclasses).get("_repr_fn") is before
