"""Saving a finished document: all of it or nothing, under a name that every system takes."""

import errno
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 200
"""Bytes of UTF-8 that a name may have: file systems end at 255, and a suffix may be added."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})
_WINDOWS_BUSY = frozenset({32, 33})
"""Sharing and lock violation: the file is open in another program."""


def suggested_name(*parts: str, suffix: str = ".pdf") -> str:
    """A file name from *parts* joined by hyphens, without what any system refuses.

    Long names are cut, reserved ones (`CON`, `NUL` …) marked; never empty.
    """
    cleaned = (_FORBIDDEN.sub(" ", part) for part in parts)
    words = [" ".join(part.split()).strip(" .") for part in cleaned]
    name = "-".join(word for word in words if word)
    room = _LONGEST - len(suffix.encode())
    name = name.encode()[:room].decode(errors="ignore").rstrip(" .")
    if not name:
        name = tr("文件")
    if _RESERVED.match(name):
        name = f"_{name}"
    return name + suffix


def save_bytes(path: Path, content: bytes) -> None:
    """Write *content* to *path*, replacing what was there only once all of it is on the disk.

    Raises Trouble when the disk is full, the folder refuses or the file is open elsewhere; the
    file that stood at *path* before is then unchanged.
    """
    try:
        _replace(path, content)
    except OSError as error:
        raise _trouble(error, path) from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".peilian-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    """The rights of the file to be replaced, else those of any new file."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power failure, where the system can (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _trouble(error: OSError, path: Path) -> Trouble:
    what = tr("“{name}”没有保存：{reason}。").format(name=path.name, reason=_reason(error))
    return Trouble(what, tr("记录和原有文件都没有改变。"), _advice(error))


def _reason(error: OSError) -> str:
    if error.errno in _FULL:
        return tr("磁盘已满")
    if _is_busy(error):
        return tr("文件正被另一个程序使用")
    if error.errno in _REFUSED:
        return tr("没有写入这个文件夹的权限")
    if error.errno == errno.ENOENT:
        return tr("文件夹不存在")
    if error.errno == errno.EISDIR:
        return tr("这里已有一个同名的文件夹")
    return tr("系统报告 {error}").format(error=error.strerror or type(error).__name__)


def _advice(error: OSError) -> str:
    if error.errno in _FULL:
        return tr("请清出一些空间，或换一个磁盘后再保存。")
    if _is_busy(error):
        return tr("请关闭打开它的程序后再保存，或换一个文件名。")
    return tr("请换一个文件夹或文件名再保存。")


def _is_busy(error: OSError) -> bool:
    return error.errno in _BUSY or getattr(error, "winerror", None) in _WINDOWS_BUSY
