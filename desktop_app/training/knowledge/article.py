"""Articles of the handbook (条目)."""

from typing import Annotated, Literal

from pydantic import Field

from desktop_app.training.content.base import Item, Text


class Article(Item):
    """One article: a procedure or standard, in Markdown (headings from `##` down)."""

    kind: Literal["article"] = "article"
    chapter: Annotated[Text, Field(max_length=20)]
    body: Text
