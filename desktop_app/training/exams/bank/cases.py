"""Checks a case analysis against the reply analysis that will suggest its marks."""

from collections.abc import Iterator

from desktop_app.system.text import tr
from desktop_app.training.content.check import Finding
from desktop_app.training.exams.bank.grading import Analyser, suggest
from desktop_app.training.exams.bank.question import Case


def case_findings(case: Case, analyser: Analyser) -> Iterator[Finding]:
    """Yield what keeps the model answer from earning everything: a point missed, a taboo broken."""
    found = suggest(case, case.model_answer, analyser)
    for n, one in enumerate(found.points):
        if not one.met:
            told = tr("参考答案没有说到要点“{name}”。").format(name=one.target.name)
            yield Finding(("points", n), told)
    for one in found.broken:
        words = case.model_answer[one.start : one.end]
        told = tr("参考答案犯了禁语“{name}”：{words}。").format(name=one.target.name, words=words)
        yield Finding(("model_answer",), told)
