"""Keys of what the organisation writes itself."""

import re

_PLAIN = re.compile(r"[a-z0-9]+")
_KEY_LENGTH = 48


def own_key(title: str) -> str:
    """Return a key for an item of the organisation's own, from the sound of its title."""
    from pypinyin import lazy_pinyin

    words = _PLAIN.findall(" ".join(lazy_pinyin(title)).lower())
    name = "own"
    for word in words:
        if len(name) + 1 + len(word) > _KEY_LENGTH:
            break
        name += f"-{word}"
    return name if words else "own-draft"
