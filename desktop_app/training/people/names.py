"""Initials of names, so that two typed letters find a person."""


def initials_of(name: str) -> str:
    """Return the lower-case first letters of a name's syllables, e.g. 林晓雨 → lxy."""
    # The table of readings takes 0.15 s to load; it is needed only when somebody is added.
    from pypinyin import Style, lazy_pinyin

    return "".join(
        part[0].lower() for part in lazy_pinyin(name, style=Style.FIRST_LETTER) if part.strip()
    )
