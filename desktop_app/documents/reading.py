"""Reads a small file that somebody named; what is wrong with it is said in a sentence."""

import errno
from pathlib import Path

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

MOST = 20 * 1024 * 1024
"""Bytes: a certificate, a key file or a list of what was revoked is far smaller."""


def read_bytes(path: Path, most: int = MOST) -> bytes:
    """Return what a file holds; raises Trouble where it cannot be read, or holds too much."""
    nothing, look = tr("没有任何改动。"), tr("请核对文件的位置和名称。")
    try:
        if path.stat().st_size > most:
            raise Trouble(
                tr("{name} 太大了，不会是要核对的文件。").format(name=path), nothing, look
            )
        return path.read_bytes()
    except OSError as error:
        what = tr("{name} 读不了：{why}。").format(name=path, why=_why(error))
        raise Trouble(what, nothing, look) from error


def _why(error: OSError) -> str:
    words = {
        errno.ENOENT: tr("没有这个文件"),
        errno.ENOTDIR: tr("没有这个文件"),
        errno.EISDIR: tr("这是一个文件夹"),
        errno.EACCES: tr("没有读取它的权限"),
        errno.EPERM: tr("没有读取它的权限"),
    }
    if error.errno in words:
        return words[error.errno]
    return tr("系统报告 {error}").format(error=error.strerror or type(error).__name__)
