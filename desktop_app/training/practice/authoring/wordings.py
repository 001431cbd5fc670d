"""Tells of a point or taboo which of its expressions cannot be looked for in a reply."""

import re
from collections.abc import Iterator

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.lexicon import compile_pattern, lexicon
from desktop_app.training.practice.points import Taboo, Target


def unreadable(target: Target) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield where an expression or a concept stands that nobody can look for, and what is amiss."""
    lists = {"patterns": target.patterns, "unless": target.unless}
    if isinstance(target, Taboo):
        lists["hints"] = target.hints
    for name, sources in lists.items():
        for n, source in enumerate(sources):
            if told := _fault(source):
                yield (name, n), told
    for n, key in enumerate(target.concepts):
        if key not in lexicon().concepts:
            yield ("concepts", n), tr("词汇里没有名为 {key} 的概念。").format(key=key)


def _fault(source: str) -> str:
    try:
        compile_pattern(source).compile()
    except KeyError as absent:
        return tr("词汇里没有名为 {name} 的词组。").format(name=absent.args[0])
    except (re.error, OverflowError):
        return tr("这条表达式读不通，请检查括号、方括号和重复记号是否成对、完整。")
    return ""
