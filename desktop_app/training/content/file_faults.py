"""What is wrong with a file, and where: told all at once, before anything is written."""

from dataclasses import dataclass

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr


@dataclass(frozen=True, slots=True)
class FileFault:
    """A fault with its place: a line and field of a text, a row and column of a table."""

    file: str
    row: int
    """Line or row, counted from 1; 0 concerns the whole file or sheet."""
    column: str
    """The column's title, or the field such as `sections[2].weight`; may be empty."""
    expected: str
    """What is expected there, a Chinese sentence."""
    sheet: str = ""
    """The sheet of a workbook; empty for a text."""

    @property
    def place(self) -> str:
        """The place as people find it: `项目 第 5 行 权重`, or `第 12 行 sections[1].weight`."""
        row = tr("第 {n} 行").format(n=self.row) if self.row else ""
        return " ".join(part for part in (self.sheet, row, self.column) if part)

    def __str__(self) -> str:
        place = f"{self.file}：{self.place}" if self.place else self.file
        return f"{place}：{self.expected}"


class BadFiles(Trouble):
    """Files with faults: nothing of any of them was taken; `faults` lists every one."""

    def __init__(self, faults: tuple[FileFault, ...]) -> None:
        super().__init__(
            tr("有 {n} 处要改，第一处：{first}").format(n=len(faults), first=faults[0]),
            tr("没有导入任何内容。"),
            tr("请按列出的各处改好文件，再导入一次。"),
        )
        self.faults = faults
