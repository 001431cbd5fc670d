"""A paper exam as PDF: question paper, answer sheet, answers on pages of their own; A4 portrait."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.documents.cleaning import cleaned
from desktop_app.documents.exam_paper_data import Answers, ExamPaperData, PaperWanted
from desktop_app.documents.fonts import replaced_note
from desktop_app.system.background import Progress
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from desktop_app.training.exams.printing.use_cases import PrintedExam


def exam_paper_file(
    printed: "PrintedExam",
    wanted: PaperWanted,
    organisation: str,
    clock: Clock,
    progress: Progress | None = None,
) -> tuple[str, str, bytes]:
    """Return title, file name and the sheets that are *wanted* of an exam; raises Trouble where
    none is."""
    from desktop_app.documents.exam_paper_telling import exam_paper_data

    chosen = [one for one in printed.papers if not wanted.form or one.form == wanted.form]
    only_answers = wanted.answers is Answers.END
    if not chosen or not (wanted.paper or wanted.answer_sheet or only_answers):
        raise Trouble(
            tr("没有要打印的内容。"), tr("没有生成文件。"), tr("请选试卷、答题纸或答案，再试。")
        )
    data = exam_paper_data(
        replace(printed, papers=chosen), organisation, clock, wanted.answers, wanted.answer_sheet
    )
    title = printed.exam.title
    form = tr("{form} 卷").format(form=wanted.form) if wanted.form else ""
    shown = " · ".join(one for one in (title, form, tr("纸质卷")) if one)
    day = clock.local(printed.exam.opens_at)
    name = "-".join(one for one in (title, form.replace(" ", ""), f"{day:%Y%m%d}") if one)
    return shown, name, exam_paper_pdf(data, wanted, progress)


def exam_paper_pdf(
    papers: Sequence[ExamPaperData], wanted: PaperWanted, progress: Progress | None = None
) -> bytes:
    """Return the sheets of all *papers* as one file, each with its own page numbers.

    Answers at the end stand behind everything, once for each form: they are not handed out.
    Raises Cancelled when *progress* says so. See `debrief_pdf` for what cannot be drawn.
    """
    from desktop_app.documents import exam_paper_layout as layout
    from desktop_app.documents.merging import merged

    told = progress or Progress()
    files: list[bytes] = []

    def add(data: ExamPaperData, kind: str, lay: layout.Lay) -> None:
        replaced: set[str] = set()
        clean = cleaned(data, replaced)
        files.append(layout.draw(clean, kind, lay, replaced_note(replaced, on_paper=True)))

    for place, data in enumerate(papers):
        told.step(place, len(papers))
        if wanted.paper:
            add(data, tr("试卷"), layout.paper)
        if wanted.answer_sheet:
            add(data, tr("答题纸"), layout.sheet)
    by_form = {one.form: one for one in reversed(papers) if one.answers is Answers.END}
    for _form, data in sorted(by_form.items()):
        add(data, tr("答案与解析"), layout.key)
    told.step(len(papers), len(papers))
    return files[0] if len(files) == 1 else merged(files)
