"""Printing: evaluation forms as one file after the other, and many of them as one file."""

import json
import re
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

from desktop_app.bench import child
from desktop_app.bench.figures import Figure

if TYPE_CHECKING:
    from desktop_app.documents.form_data import SheetData

SHEETS, QUICK_SHEETS = 60, 6
_PAGE = re.compile(rb"/Type /Page\b")


def measure(*, quick: bool) -> list[Figure]:
    """Return how long a form takes alone, and how many pages a second a pile of them makes."""
    found = child.run("documents", str(QUICK_SHEETS if quick else SHEETS))
    note = f"{found['sheets']} 张评估表，{found['pages']} 页"
    return [
        Figure("documents.one", "一张评估表成为 PDF，中位", found["one"], "ms"),
        Figure("documents.first", "同上，第一张", found["first"], "ms"),
        Figure("documents.pages", "许多张评估表成为一份 PDF", found["rate"], "页/秒", note=note),
    ]


def main(sheets: int) -> int:
    """Draw *sheets* forms one by one and then as one file, and say how long it took."""
    from desktop_app.documents.form_sheet import form_pdf, form_pdfs

    pile = _pile(sheets)
    times = []
    for sheet in pile:
        begun = time.perf_counter()
        form_pdf(sheet)
        times.append((time.perf_counter() - begun) * 1000)
    begun = time.perf_counter()
    pages = len(_PAGE.findall(form_pdfs(pile)))
    took = time.perf_counter() - begun
    found = {
        "sheets": sheets,
        "pages": pages,
        "first": times[0],
        "one": median(times),
        "rate": pages / took,
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _pile(sheets: int) -> "list[SheetData]":
    from desktop_app.documents.form_data import EvidenceData, SheetData
    from desktop_app.documents.form_template import printed_sections
    from desktop_app.system import resources
    from desktop_app.training.content.loader import load_pack
    from desktop_app.training.forms.template import Form

    pack = load_pack(resources.path("content", "institution"))
    forms = [one.item for one in pack.items if isinstance(one.item, Form)]
    form = max(forms, key=lambda one: len(one.sections))
    evidence = tuple(EvidenceData("11 月 20 日", f"退款改期 {80 + n} 分") for n in range(6))
    return [
        SheetData(
            title=form.title,
            form_title=form.title,
            number=f"PG-2026-{number:06d}",
            qr_text=f"peilian:sheet/0199a5f0-7d30-7000-8000-{number:012d}",
            organisation="青禾学堂 客户服务中心",
            subject=f"学员 {number}",
            subject_role="电话二组",
            filler="陈立",
            day=None,
            sections=printed_sections(form),
            signature_roles=("学员", "主管"),
            evidence=evidence,
        )
        for number in range(sheets)
    ]


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
