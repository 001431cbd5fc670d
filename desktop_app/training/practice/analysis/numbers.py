"""Reads numbers written in Arabic or Chinese digits."""

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def value(text: str) -> float:
    """The number that a run of digits stands for; 0 when it is none.

    >>> value("三百二十"), value("59.4"), value("三零二七")
    (320.0, 59.4, 3027.0)
    """
    try:
        return float(text)
    except ValueError:
        pass
    if not any(char in _UNITS or char == "万" for char in text):
        digits = "".join(str(_DIGITS[char]) for char in text if char in _DIGITS)
        return float(digits or 0)
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        elif char == "万":
            total += (section + digit) * 10_000
            section = digit = 0
    return float(total + section + digit)
