"""Judging a reply: 200 characters against ten points, and a pasted text of 5,000."""

import json
import sys
import time
from random import Random

from desktop_app.bench import child
from desktop_app.bench.figures import Figure

REPLY_BAR = 10.0
"""Milliseconds at the 95th percentile [the task's own figure]."""

CHARACTERS, LONG_CHARACTERS, POINTS = 200, 5_000, 10
REPLIES, QUICK_REPLIES, LONG_REPLIES = 300, 30, 20


def measure(*, quick: bool) -> list[Figure]:
    """Return how long the judgement of a reply takes; every reply is another text."""
    found = child.run("grading", str(QUICK_REPLIES if quick else REPLIES))
    note = f"{found['replies']} 条不同的回复"
    return [
        Figure("grade.p50", "判 200 字的回复（10 个要点），中位", found["p50"], "ms", note=note),
        Figure("grade.p95", "同上，第 95 百分位", found["p95"], "ms", REPLY_BAR, note),
        Figure("grade.first", "换一个情景后的第一条", found["first"], "ms"),
        Figure("grade.long", "判 5,000 字的回复，中位", found["long"], "ms"),
        Figure("grade.warm", "分析的一次性准备", found["warm"], "ms"),
    ]


def main(replies: int) -> int:
    """Judge *replies* replies, each once, and say how long it took."""
    from desktop_app.system import resources
    from desktop_app.training.content.loader import load_pack
    from desktop_app.training.practice.analysis import ReplyAnalyser
    from desktop_app.training.practice.model import Situation

    pack = load_pack(resources.path("content", "institution"))
    situations = [one.item for one in pack.items if isinstance(one.item, Situation)]
    points = [point for one in situations for point in one.points][:POINTS]
    taboos = [taboo for one in situations for taboo in one.taboos][:POINTS]
    sentences = [say for one in situations for point in one.points for say in point.says]
    random = Random(1)
    texts = [_text(random, sentences, CHARACTERS) for _ in range(replies)]
    long_texts = [_text(random, sentences, LONG_CHARACTERS) for _ in range(LONG_REPLIES)]
    analyser = ReplyAnalyser()

    def took(text: str) -> float:
        begun = time.perf_counter()
        analyser.analyse(text, points, taboos)
        return (time.perf_counter() - begun) * 1000

    begun = time.perf_counter()
    analyser.warm()
    warm = (time.perf_counter() - begun) * 1000
    first = took(texts[0])
    times = sorted(map(took, texts[1:]))
    found = {
        "replies": len(times),
        "warm": warm,
        "first": first,
        "p50": times[len(times) // 2],
        "p95": times[len(times) * 95 // 100],
        "long": sorted(map(took, long_texts))[LONG_REPLIES // 2],
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _text(random: Random, sentences: list[str], length: int) -> str:
    """Return a reply of *length* characters, put together from wordings of the situations."""
    text = ""
    while len(text) < length:
        text += random.choice(sentences).rstrip("。") + random.choice("。，")
    return text[:length]


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
