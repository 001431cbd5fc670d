"""Carries highlighted words over to a text that was changed a little."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from desktop_app.training.practice.debrief import Span

_LONGEST = 2000
"""Beyond so many changed characters nothing between the first and last change is looked for."""
_LEAST_SHARE = 0.5
"""A highlight stays where at least this share of its words stays."""


def carried(spans: Iterable[Span], before: str, after: str) -> tuple[Span, ...]:
    """Return *spans* of *before* where their words stand in *after*; those rewritten are left out.

    They still do not overlap, because the order of what stayed is the order that it had.
    """
    stays = _stays(before, after)
    found = []
    for span in spans:
        places = [stays[at] for at in range(span.start, span.end) if stays[at] >= 0]
        if places and len(places) >= _LEAST_SHARE * (span.end - span.start):
            found.append(span._replace(start=places[0], end=places[-1] + 1))
    return tuple(found)


def _stays(before: str, after: str) -> list[int]:
    """Where each character of *before* stands in *after*, −1 where it is gone."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    rest = most - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    stays = [-1] * len(before)
    stays[:head] = range(head)
    if tail:
        stays[len(before) - tail :] = range(len(after) - tail, len(after))
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) <= _LONGEST:
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                stays[head + block.a + step] = head + block.b + step
    return stays
