"""Judging a reply: 200 characters against ten points, and a pasted text of 5,000."""

import gc
import json
import sys
import time
from random import Random

from desktop_app.bench import child
from desktop_app.bench.figures import Figure
from desktop_app.bench.watch import memory

REPLY_BAR = 5.0
"""Milliseconds at the 95th percentile for 200 characters against ten points [the task's own]."""
LONG_BAR = 25.0
"""The same for 5,000 characters."""
MEMORY_BAR = 60.0
"""MB that the analysis may take once it is warm and has judged."""

CHARACTERS, LONG_CHARACTERS, POINTS = 200, 5_000, 10
REPLIES, QUICK_REPLIES = 300, 30
LONG_SHARE = 5
"""One long reply for so many short ones."""


def measure(*, quick: bool) -> list[Figure]:
    """Return how long the judgement of a reply takes; every reply is another text."""
    found = child.run("grading", str(QUICK_REPLIES if quick else REPLIES))
    note = f"{found['replies']} 条不同的回复"
    figures = [
        Figure("grade.p50", "判 200 字的回复（10 个要点），中位", found["p50"], "ms", note=note),
        Figure("grade.p95", "同上，第 95 百分位", found["p95"], "ms", REPLY_BAR, note),
        Figure("grade.first", "换一个情景：准备加第一条", found["first"], "ms"),
        Figure("grade.long", "判 5,000 字的回复，中位", found["long"], "ms"),
        Figure("grade.long_p95", "同上，第 95 百分位", found["long_p95"], "ms", LONG_BAR),
        Figure("grade.warm", "分析的一次性准备", found["warm"], "ms"),
    ]
    if "memory" in found:
        title = "分析所占的内存"
        figures.append(Figure("grade.memory", title, found["memory"], "MB", MEMORY_BAR))
    return figures


class Material:
    """The shipped situations: points, taboos and wordings to put replies together from."""

    def __init__(self) -> None:
        from desktop_app.system import resources
        from desktop_app.training.content.loader import load_pack
        from desktop_app.training.practice.model import Situation

        pack = load_pack(resources.path("content", "institution"))
        situations = [one.item for one in pack.items if isinstance(one.item, Situation)]
        self.points = [point for one in situations for point in one.points][:POINTS]
        self.taboos = [taboo for one in situations for taboo in one.taboos][:POINTS]
        self._sentences = [say for one in situations for point in one.points for say in point.says]
        self._random = Random(1)

    def text(self, length: int) -> str:
        """Return another reply of *length* characters."""
        text = ""
        while len(text) < length:
            text += self._random.choice(self._sentences).rstrip("。") + self._random.choice("。，")
        return text[:length]


def main(replies: int) -> int:
    """Judge *replies* replies, each once, and say how long it took."""
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser

    gc.disable()  # as in the program: there garbage is looked for on the window's thread alone
    material = Material()
    texts = [material.text(CHARACTERS) for _ in range(replies)]
    long_texts = [material.text(LONG_CHARACTERS) for _ in range(max(2, replies // LONG_SHARE))]
    before = memory().get("rss", 0.0)
    analyser = ReplyAnalyser()

    def took(text: str) -> float:
        begun = time.perf_counter()
        analyser.analyse(text, material.points, material.taboos)
        return (time.perf_counter() - begun) * 1000

    begun = time.perf_counter()
    analyser.warm()
    warm = (time.perf_counter() - begun) * 1000
    begun = time.perf_counter()
    analyser.prepare(
        material.points, material.taboos
    )  # what a drill does while its first line is read
    took(texts[0])
    first = (time.perf_counter() - begun) * 1000
    times = sorted(map(took, texts[1:]))
    long_times = sorted(map(took, long_texts))
    found = {
        "replies": len(times),
        "warm": warm,
        "first": first,
        "p50": times[len(times) // 2],
        "p95": times[len(times) * 95 // 100],
        "long": long_times[len(long_times) // 2],
        "long_p95": long_times[len(long_times) * 95 // 100],
    }
    if before:
        found["memory"] = memory()["rss"] - before
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
