"""Templates to files and from files; nothing is taken in before every file is found sound."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, SheetsWanted
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.writing.files import write_file, yaml_of
from desktop_app.training.content.writing.states import FromFile, Working
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.use_cases import Forms

if TYPE_CHECKING:
    from desktop_app.training.forms.sheets import SignedSheet
    from desktop_app.training.forms.template import Form

YAML, XLSX = "yaml", "xlsx"
_AT_ONCE = 500
"""Sheets read in one query; between two of them it is told how far it is."""


class FormFiles:
    """Reads and writes templates, and writes sheets; who may is asked by whom it goes through."""

    def __init__(self, templates: Templates, forms: Forms, register: Register) -> None:
        self._templates = templates
        self._forms = forms
        self._register = register

    def read(self, actor: Person, paths: Sequence[Path]) -> tuple[FromFile, ...]:
        """Return what the files hold, nothing kept.

        Raises BadFiles with all faults of all files, Trouble for a file that cannot be opened.
        """
        from desktop_app.training.content.file_faults import BadFiles, FileFault
        from desktop_app.training.forms.exchange.reading import read_form

        heads = {
            form.title: form.model_dump(mode="json", exclude={"sections"})
            for form in self._in_use(actor)
        }
        read = [(path, read_form(path, heads)) for path in paths]
        faults = [fault for _, one in read for fault in one.faults]
        keys = Counter(one.form.key for _, one in read if one.form and one.named)
        for path, one in read:
            if one.form is not None and one.named and keys[one.form.key] > 1:
                told = tr("另一个文件也是“{key}”，请只导入其中一个。").format(key=one.form.key)
                faults.append(FileFault(path.name, 0, "", told))
        if faults:
            raise BadFiles(tuple(faults))
        return tuple(
            FromFile(
                path.name, one.form.title, self._templates.incoming(actor, one.form, one.named)
            )
            for path, one in read
            if one.form is not None
        )

    def take_in(
        self, actor: Person, files: Sequence[FromFile], publish: bool = False
    ) -> tuple[Working, ...]:
        """Keep what was read as drafts, or publish it at once: all of it or nothing."""
        return self._templates.take_in(actor, [one.incoming for one in files], publish)

    def export(self, actor: Person, version_id: UUID, path: Path) -> None:
        """Write one version, as YAML or as a workbook after the ending of *path*."""
        write_file(path, _content(self._templates.version(actor, version_id), path.suffix))

    def export_all(
        self, actor: Person, keys: Sequence[str], folder: Path, kind: str = YAML
    ) -> tuple[Path, ...]:
        """Write the versions in use of these templates, of none all, each as `<key>.<kind>`.

        Raises Trouble for a key that is not in use, before anything is written.
        """
        forms = {form.key: form for form in self._in_use(actor)}
        unknown = [key for key in keys if key not in forms]
        if unknown:
            raise Trouble(
                tr("没有正在使用的表单“{keys}”。").format(keys=tr("、").join(unknown)),
                tr("没有写出任何文件。"),
                tr("可用 --all 导出全部，再从文件名里找编号。"),
            )
        written = []
        for key in keys or sorted(forms):
            path = folder / f"{key}.{kind}"
            write_file(path, _content(forms[key], path.suffix))
            written.append(path)
        return tuple(written)

    def export_sheets(
        self,
        actor: Person,
        wanted: SheetsWanted,
        path: Path,
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Write the signed sheets that *actor* may see as a workbook; returns how many.

        Raises TooMany where they are more than one document holds.
        """
        from desktop_app.training.forms.exchange.sheets_workbook import sheets_workbook

        if path.suffix.lower() != f".{XLSX}":
            raise Trouble(
                tr("“{file}”：填好的表单只写成 Excel 工作簿。").format(file=path.name),
                tr("没有写出任何文件。"),
                tr("请把文件名改成以 .xlsx 结尾；要 PDF 请用打印。"),
            )
        ids = self._register.ids(actor, wanted)
        read: list[SignedSheet] = []
        for start in range(0, len(ids), _AT_ONCE):
            read += self._forms.signed_each(actor, ids[start : start + _AT_ONCE])
            if progress is not None:
                progress(len(read), len(ids))
        write_file(path, sheets_workbook(read))
        return len(read)

    def _in_use(self, actor: Person) -> tuple["Form", ...]:
        return tuple(
            self._templates.version(actor, one.edition.version_id)
            for one in self._templates.listed(actor)
            if one.edition is not None and one.published
        )


def _content(form: "Form", suffix: str) -> bytes:
    if suffix.lower() == f".{XLSX}":
        from desktop_app.training.forms.exchange.to_workbook import to_workbook

        return to_workbook(form)
    return yaml_of(form, "form")
