"""The folder of training material beside the data: a file is found by the name of the material."""

import shutil
from pathlib import Path

from db.material_backup import MATERIALS
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

SUFFIXES = (
    ".pdf", ".docx", ".xlsx", ".pptx", ".doc", ".xls", ".ppt", ".txt", ".md", ".csv",
    ".png", ".jpg", ".jpeg", ".gif", ".mp3", ".wav", ".m4a", ".mp4",
)  # fmt: skip
"""What is read, seen or heard. Anything else might be a program, and is never opened."""

MOST_BYTES = 200 * 1024 * 1024
_FORBIDDEN = '<>:"/\\|?*'


class MaterialFolder:
    """Files of one folder, by the names of the materials that sessions list."""

    def __init__(self, data: Path) -> None:
        self._folder = data / MATERIALS

    @property
    def folder(self) -> Path:
        """Where the files are; it need not exist yet."""
        return self._folder

    def all(self) -> dict[str, Path]:
        """Return every file by its name without suffix, and by its whole name."""
        if not self._folder.is_dir():
            return {}
        found: dict[str, Path] = {}
        for path in sorted(self._folder.iterdir()):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                found.setdefault(path.stem, path)
                found[path.name] = path
        return found

    def put(self, name: str, source: Path) -> Path:
        """Copy a file into the folder under the name of a material; raises Trouble.

        One that is there is replaced only when the whole copy has arrived.
        """
        suffix = source.suffix.lower()
        if suffix not in SUFFIXES:
            raise _refused(
                tr("“{file}”不是可以放进资料夹的文件。").format(file=source.name),
                tr("可以放文档、表格、图片、录音和视频，不能放程序。"),
            )
        target = self._folder / f"{_file_name(name)}{suffix}"
        part = target.with_suffix(f"{suffix}.part")
        try:
            if source.stat().st_size > MOST_BYTES:
                raise _refused(
                    tr("“{file}”超过 200 MB。").format(file=source.name),
                    tr("请压缩或拆成几份再放进来。"),
                )
            self._folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, part)
            part.replace(target)
        except OSError as error:
            part.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise _refused(
                tr("“{file}”没有放进资料夹（{reason}）。").format(file=source.name, reason=reason),
                tr("请确认文件没有被占用、磁盘还有空间，再试一次。"),
            ) from error
        return target


def _file_name(name: str) -> str:
    kept = "".join(" " if one in _FORBIDDEN or ord(one) < 32 else one for one in name)
    return " ".join(kept.split()).strip(". ")[:80] or tr("资料")


def _refused(what: str, todo: str) -> Trouble:
    return Trouble(what, tr("资料夹没有改动。"), todo)
