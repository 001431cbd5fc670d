"""Writes `resources/analysis/characters.txt` and `words.txt` from OpenCC, pypinyin and rjieba.

Run by hand when one of those libraries changes; the results are committed so that reading a
reply needs none of them at run time: `python tests/scoring/build_tables.py`.
"""

from collections import defaultdict
from itertools import product
from pathlib import Path

import opencc
import rjieba
from pypinyin import Style, pinyin

OUT = Path(__file__).resolve().parents[2] / "resources" / "analysis"
COMMON = [
    bytes((high, low)).decode("gb2312")
    for high in range(0xB0, 0xF8)
    for low in range(0xA1, 0xFF)
    if not (high == 0xD7 and low > 0xF9)
]
"""The 6,763 characters of GB 2312; the first 3,755 are the everyday ones."""


def simplified_pairs() -> str:
    """Each traditional character followed by its simplified one, for all of the basic plane."""
    convert = opencc.OpenCC("t2s").convert
    pairs = []
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        plain = convert(char)
        if len(plain) == 1 and plain != char:
            pairs.append(char + plain)
    return "".join(pairs)


def syllables() -> dict[str, str]:
    """Toneless syllable → the characters that are read so most of the time."""
    found: dict[str, list[str]] = defaultdict(list)
    for char in COMMON:
        found[pinyin(char, style=Style.NORMAL)[0][0]].append(char)
    return {syllable: "".join(chars) for syllable, chars in sorted(found.items())}


def two_character_words() -> list[str]:
    """Pairs of everyday characters that the word cutter's dictionary holds as one word."""
    return [
        first + second
        for first, second in product(COMMON[:3755], repeat=2)
        if len(rjieba.cut(first + second, False)) == 1
    ]


def main() -> None:
    lines = [simplified_pairs()]
    lines += [f"{syllable} {chars}" for syllable, chars in syllables().items()]
    (OUT / "characters.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (OUT / "words.txt").write_text("".join(two_character_words()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
