"""Writes an inspected contact down as an article of the handbook: pure rules."""

import re
from collections.abc import Sequence
from uuid import UUID

from desktop_app.system.text import tr

CHAPTER = "优秀接待"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BLOCK = re.compile(r"^(\d*)([-+.)])")
_WHO = {"customer": tr("客户"), "agent": tr("客服"), "note": tr("记录")}


def key_of(contact_id: UUID) -> str:
    """Return the key of the article about a contact: each is shared once."""
    return f"contact-{contact_id}"


def body_of(facts: str, lines: Sequence[tuple[str, str]], quotes: Sequence[str]) -> str:
    """Return the Markdown of a case; *lines* are who and what was said, *quotes* what earned marks.

    What people said is shown as they said it: nothing in it is taken for markup.
    """
    parts = [plain(facts), tr("## 接待原文")]
    parts += [f"**{_WHO[who]}**：{plain(said)}" for who, said in lines]
    if quotes:
        parts += [tr("## 好在这几句"), "\n".join(f"- {plain(one)}" for one in quotes)]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Return *text* with whatever Markdown would read as markup escaped, on one line."""
    one_line = " ".join(text.split())
    return _BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", one_line))
