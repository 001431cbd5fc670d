"""Questions to files and from files; nothing is taken in before every line of all is sound."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.system.background import Progress, reporting
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import FromFile, Working
from desktop_app.training.exams.bank.exchange.formats import format_of
from desktop_app.training.exams.bank.filtering import Wanted
from desktop_app.training.exams.bank.use_cases import Bank

if TYPE_CHECKING:
    from desktop_app.training.exams.bank.exchange.reading import Defaults, Read, ReadQuestion
    from desktop_app.training.exams.bank.question import Question


@dataclass(frozen=True, slots=True)
class BankFile(FromFile):
    """A question as a file has it, beside what is to be known of it before it is taken in."""

    question: "Question"
    row: int
    doubt: str = ""
    """A question that is the same or nearly, and in what."""


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Everything that was read; `notes` tell what was left out or filled in, file by file."""

    questions: tuple[BankFile, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """How many questions a file holds now, and what it could not hold."""

    count: int
    notes: tuple[str, ...]


class BankExchange:
    """Reads and writes questions; who may is asked by `Bank`."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def read_all(
        self,
        actor: Person,
        paths: Sequence[Path],
        defaults: "Defaults | None" = None,
        progress: Progress | None = None,
    ) -> ReadFiles:
        """Return what the files hold, nothing kept.

        Raises BadFiles with all faults of all files, Trouble for a file that cannot be opened.
        """
        from desktop_app.training.content.file_faults import BadFiles, FileFault
        from desktop_app.training.exams.bank.exchange.formats import read_file
        from desktop_app.training.exams.bank.exchange.reading import Defaults

        known = self._bank.in_use(actor)
        read: list[tuple[Path, Read]] = []
        faults: list[FileFault] = []
        for path in paths:
            try:
                read.append((path, read_file(path, defaults or Defaults())))
            except BadFiles as bad:
                faults += bad.faults
        keys = Counter(one.question.key for _, r in read for one in r.questions if one.named)
        for path, one in ((path, one) for path, r in read for one in r.questions if one.named):
            if keys[one.question.key] > 1:
                told = tr("编号 {key} 在几个文件里都有，请改一个。").format(key=one.question.key)
                faults.append(FileFault(path.name, one.row, "", told))
        if faults:
            raise BadFiles(tuple(faults))
        doubts = _doubts(read, [one.item for one in known])
        questions = [(path, one) for path, r in read for one in r.questions]
        return ReadFiles(
            tuple(
                BankFile(
                    path.name,
                    one.question.title,
                    self._bank.incoming(actor, one.question, one.named),
                    one.question,
                    one.row,
                    doubts.get((path.name, one.row), ""),
                )
                for path, one in reporting(progress, questions)
            ),
            tuple(f"{path.name}：{note}" for path, r in read for note in r.notes),
        )

    def read(self, actor: Person, paths: Sequence[Path]) -> tuple[FromFile, ...]:
        """Return the questions alone; raises the same."""
        return self.read_all(actor, paths).questions

    def take_in(
        self,
        actor: Person,
        files: Sequence[FromFile],
        publish: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Working, ...]:
        """Keep what was read as drafts, or hand it in to be looked over: all of it or nothing."""
        several = [one.incoming for one in files]
        return self._bank.take_in(actor, reporting(progress, several), publish)

    def export(self, actor: Person, version_id: UUID, path: Path) -> None:
        """Write one version, in the format that the ending of *path* says."""
        self._write([self._bank.version(actor, version_id)], path, format_of(path))

    def export_found(self, actor: Person, wanted: Wanted, path: Path, kind: str = "") -> Written:
        """Write the questions in use that *wanted* leaves; *kind* empty: the ending says it.

        Raises Trouble where there are none, or none that the format can hold.
        """
        ids = [
            one.edition.version_id
            for one in self._bank.find(actor, wanted)
            if one.edition is not None and one.published
        ]
        by_id = {one.version_id: one.item for one in self._bank.in_use(actor)}
        return self._write([by_id[one] for one in ids], path, kind or format_of(path))

    @staticmethod
    def _write(questions: "Sequence[Question]", path: Path, kind: str) -> Written:
        from desktop_app.training.content.writing.files import write_file
        from desktop_app.training.exams.bank.exchange.formats import content_of

        if not questions:
            raise Trouble(
                tr("没有符合条件的、正在使用的试题。"),
                tr("没有写出文件。"),
                tr("请放宽条件，或先审核通过试题。"),
            )
        content, count, notes = content_of(questions, kind, path.stem)
        if not content:
            raise Trouble(notes[0], tr("没有写出文件。"), tr("请换一种格式，如 Excel 或文本。"))
        write_file(path, content)
        return Written(count, tuple(notes))


def _doubts(
    read: "Sequence[tuple[Path, Read]]", known: "Sequence[Question]"
) -> dict[tuple[str, int], str]:
    """Return for the place of each question read what in the bank, or before it, is like it."""
    from desktop_app.training.exams.bank.duplicates import alike

    fresh: dict[str, tuple[str, ReadQuestion]] = {}
    for path, r in read:
        for one in r.questions:
            fresh[f"{path.name}:{one.row}"] = (path.name, one)
    mine = {one.question.key for _, one in fresh.values() if one.named}
    old = {question.key: question for question in known if question.key not in mine}
    titles = {key: question.title for key, question in old.items()}
    titles |= {key: one.question.title for key, (_, one) in fresh.items()}
    together = old | {key: one.question for key, (_, one) in fresh.items()}
    found: dict[tuple[str, int], str] = {}
    for pair in alike(together):
        place = pair.second if pair.second in fresh else pair.first
        if place not in fresh:
            continue
        other = pair.first if place == pair.second else pair.second
        told = tr("和“{title}”相似：{reason}").format(title=titles[other], reason=pair.reason)
        file, one = fresh[place]
        found.setdefault((file, one.row), told)
    return found
