"""The list of questions: narrowed, looked over, compared, to files and from files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from db.records import Edition
from desktop_app.panes.exams.bank import telling
from desktop_app.panes.exams.bank.editor_presenter import EditorPresenter
from desktop_app.panes.exams.bank.ports import BankList
from desktop_app.panes.exams.bank.shown import (
    FLAGGED,
    DoublesShown,
    QuestionShown,
    ReviewShown,
)
from desktop_app.system.background import Progress
from desktop_app.system.text import tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.use_cases import IN_REVIEW
from desktop_app.training.content.writing.states import FromFile, Listed, Working
from desktop_app.training.exams.bank.exchange.formats import FORMATS
from desktop_app.training.exams.bank.exchange.use_cases import BankExchange, ReadFiles, Written
from desktop_app.training.exams.bank.filtering import Wanted, fits, sections
from desktop_app.training.exams.bank.statistics import Figures
from desktop_app.training.exams.bank.use_cases import Bank, SentBack
from desktop_app.training.exams.figures.use_cases import ExamFigures
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.widgets.writing_items import VersionShown, WritingRow
from desktop_app.writing import telling as common
from desktop_app.writing.listing import ListPresenter


class BankPresenter(ListPresenter[WritingRow, QuestionShown]):
    """Decides what the list shows; what is written goes to the `editor`, what exams tell of the
    questions comes from `exam_figures`; both are set after building.
    """

    editor: EditorPresenter
    exam_figures: ExamFigures
    words = telling.WORDS
    _view: BankList
    _writing: Bank
    _files: BankExchange
    _wanted = Wanted()
    _flagged = False
    """Whether only questions are left that exams found fault with."""
    _figures: Mapping[UUID, Figures] | None = None
    """By version; None: not read since the list was."""
    _sent_back: Mapping[str, SentBack] | None = None
    """By name; None: not read since the list was."""

    def filter(self, words: str) -> None:
        """Leave what holds all of these words."""
        self._wanted = replace(self._wanted, words=words.strip())
        self._show_rows()

    def narrow(self, section: str, kind: str, difficulty: str, state: str) -> None:
        """Leave a section, a type, a difficulty, a state; empty leaves all."""
        self._flagged = state == FLAGGED
        state = "" if self._flagged else state
        self._wanted = Wanted(section, kind, difficulty, state, self._wanted.words)
        self._show_rows()

    def look_over(self, version: str, take: bool) -> None:
        """Pass what was handed in, or send it back with a reason; one's own needs none."""
        title, reason = self._title(), ""
        told = tr("“{title}”已通过，可以出题了") if take else tr("“{title}”已退回，作者可以接着改")
        if not take and self._by_another():
            given = self._view.ask_reason(
                tr("退回这道题？"), tr("作者会看到原因，这道题回到作者的草稿里。")
            )
            if given is None:
                return
            reason = given
        self._do(
            lambda: self._writing.decide(self._actor, UUID(version), take, reason),
            told.format(title=title),
        )

    def _by_another(self) -> bool:
        one = self._listed.get(self._chosen)
        return bool(one and one.waiting and one.waiting.author_id != self._actor.id)

    def look_over_all(self) -> None:
        """Pass everything that the list shows and this supervisor may pass, after asking."""
        ids = self._passable()
        text = tr("筛选出的 {n} 题全部通过，之后出卷就会用到它们。").format(n=len(ids))
        if ids and self._view.confirm(tr("全部通过"), text, tr("全部通过")):
            told = tr("{n} 题已通过").format(n=len(ids))
            self._do(lambda: self._writing.decide_all(self._actor, ids, take=True), told)

    def take_back(self, version: str, title: str) -> None:
        """Let an earlier version hold again, after asking: handed in like any other change."""
        text = tr("{title}的内容会作为新的一版提交审核，通过后使用；现在的版本保留在历史里。")
        if self._view.confirm(tr("恢复这一版"), text.format(title=title), tr("提交审核")):
            told = tr("{title}已提交审核").format(title=title)
            self._do(lambda: self._writing.take_back(self._actor, UUID(version)), told)

    # Files and doubles

    def export(self, kind: str) -> None:
        """Write what the list shows and is in use."""
        path = self._view.ask_target(kind, FORMATS[kind])
        if path is None:
            return
        wanted = self._wanted

        def done(written: Written) -> None:
            told = tr("已导出 {n} 题：{file}").format(n=written.count, file=path.name)
            self._navigator.notify("\n".join((told, *written.notes)))

        self._background.run(
            self._view,
            lambda: self._files.export_found(self._actor, wanted, path, kind),
            done,
        )

    def read(self, paths: list[Path]) -> None:
        """Show what the files would do; nothing is kept yet."""

        def done(found: ReadFiles) -> None:
            self._read = found.questions
            self._view.show_import(telling.imported(found))

        def failed(error: Exception) -> None:
            self._read = ()
            if not isinstance(error, BadFiles):
                raise trouble_of(error) or error
            self._view.show_import(common.faults(error))

        self._background.run_long(
            self._view,
            tr("读试题"),
            lambda progress: self._files.read_all(self._actor, paths, progress=progress),
            done,
            failed,
        )

    def _take(
        self, found: Sequence[FromFile], publish: bool, progress: Progress
    ) -> tuple[Working, ...]:
        return self._files.take_in(self._actor, found, publish, progress)

    def compare(self) -> None:
        """Show the questions in use that are the same or nearly."""

        def work() -> DoublesShown:
            titles = {one.item.key: one.item.title for one in self._writing.in_use(self._actor)}
            return telling.doubles(self._writing.alike(self._actor), titles)

        self._background.run(self._view, work, self._view.show_doubles)

    # What a kind says

    @property
    def _editor(self) -> EditorPresenter:
        return self.editor

    def _fits(self, row: WritingRow) -> bool:
        one = self._listed[row.name]
        return fits(one, self._wanted) and not (self._flagged and not self._faults(one))

    def _load(self) -> None:
        self._figures = self._sent_back = None
        super()._load()

    def _back(self, one: Listed) -> SentBack | None:
        """Return why a question came back to the actor, who is writing on it."""
        if one.draft_at is None:
            return None
        if self._sent_back is None:
            self._sent_back = self._writing.sent_back(self._actor)
        return self._sent_back.get(one.name)

    def _figures_of(self, one: Listed) -> Figures | None:
        """Return what exams tell of the version in use."""
        if self._figures is None:
            found = self.exam_figures.figures(self._actor)
            self._figures = {each.version_id: each.figures for each in found}
        return self._figures.get(one.edition.version_id) if one.edition else None

    def _faults(self, one: Listed) -> bool:
        figures = self._figures_of(one)
        return figures is not None and bool(figures.flags)

    def _show_rows(self) -> None:
        super()._show_rows()
        counts = sections(self._listed.values())
        self._view.show_filters(telling.filters(counts, self._left, len(self._rows)))

    def _passable(self) -> list[UUID]:
        """Return what waits in the list as it is narrowed and is somebody else's."""
        return [
            one.waiting.version_id
            for row in self._rows
            if (one := self._listed[row.name]).waiting is not None
            and one.waiting.author_id not in (None, self._actor.id)
            and self._fits(row)
        ]

    def _row(self, one: Listed) -> WritingRow:
        return telling.row(one, self._faults(one), self._back(one) is not None)

    def _shown(self, one: Listed, versions: tuple[VersionShown, ...]) -> QuestionShown:
        review = self._review(one, versions)
        version = one.edition.version_id if one.edition else None
        if review is not None and one.waiting is not None:
            version = one.waiting.version_id
        question = self._writing.version(self._actor, version) if version else None
        source = self._writing.source_text(self._actor, question) if question else ""
        shown = telling.looked_at(
            one, question, source, versions, review, self._figures_of(one), self._clock
        )
        back = self._back(one)
        return shown if back is None else replace(shown, back=telling.sent_back(back, self._clock))

    def _version(self, edition: Edition, author: str, older: Edition | None) -> VersionShown:
        shown = super()._version(edition, author, older)
        if edition.status == IN_REVIEW and edition.author_id is not None:
            return replace(shown, tag=(tr("待审核"), "warn"))
        return shown

    def _review(self, one: Listed, versions: tuple[VersionShown, ...]) -> ReviewShown | None:
        apart = common.waiting(one, versions)
        if one.waiting is None or apart is None or not telling.handed_in(one):
            return None
        own = not self._writing.may_decide(self._actor, one.waiting.version_id)
        others = sum(each != one.waiting.version_id for each in self._passable())
        return ReviewShown(apart, own, others)

    def _begun(self) -> Working:
        return self._writing.begin(self._actor, section=self._wanted.section)

    def _describe(self, one: FromFile) -> str:
        return one.title
