"""What every content item has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
"""A stable name in lower-case ASCII words joined by hyphens; never reused for something else."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Visible text that may not be empty."""


class Strict(BaseModel):
    """A part of a content file: unknown fields are refused, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Item(Strict):
    """A content item: one YAML file of a pack, one row of versions in the database."""

    key: Key
    title: Annotated[Text, Field(max_length=40)]
    summary: str = ""
    tags: tuple[str, ...] = ()
