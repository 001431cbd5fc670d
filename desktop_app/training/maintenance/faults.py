"""What a fault of the file or the machine means for the person in front of it."""

from db.errors import FaultKind, StoreFault
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

_SENTENCES: dict[FaultKind, tuple[str, str, str]] = {
    FaultKind.MISSING: (
        "找不到数据文件：{path}。它可能被移走或删除了。",
        "刚才输入的文字还在窗口里，备份文件夹里的备份不受影响。",
        "请把文件放回原处，或退出后用“peilian restore”恢复最近的备份。",
    ),
    FaultKind.READ_ONLY: (
        "数据文件夹不能写入：{path}。",
        "已有的数据没有变。",
        "请检查文件夹的权限，或用 --data 换一个可以写入的文件夹。",
    ),
    FaultKind.DISK_FULL: (
        "磁盘写不进去了，多半是满了：{path}。",
        "之前保存的内容都在，刚才这一步没有写入；输入的文字还在窗口里。",
        "请腾出一些空间，再做一次。",
    ),
    FaultKind.BUSY: (
        "数据文件正被另一个程序占用：{path}。",
        "没有丢失任何内容，刚才这一步没有写入。",
        "请关掉另一个程序（或等备份结束），再试一次。",
    ),
    FaultKind.DAMAGED: (
        "数据文件已损坏：{path}。",
        "损坏的文件原样保留，备份没有动过。",
        "可以恢复最近一份完好的备份。",
    ),
    FaultKind.NEWER: (
        "这个数据文件来自更新版本的陪练：{path}。",
        "文件没有改动。",
        "请升级程序后再打开，或换一个数据文件夹。",
    ),
    FaultKind.NO_BACKUP: (
        "没有找到可以恢复的备份：{path}。",
        "现有文件没有改动。",
        "请检查备份文件夹。",
    ),
}

_AT_THE_END: dict[FaultKind, tuple[str, str]] = {
    FaultKind.MISSING: (
        "在那以前保存的内容都在原来的文件里，之后输入的没有存下；备份文件夹里的备份不受影响。",
        "窗口会照常关闭。请把文件放回原处再打开，或用“peilian restore”恢复最近的备份。",
    ),
    FaultKind.DISK_FULL: (
        "之前保存的内容都在，最后输入的可能没有存下。",
        "窗口会照常关闭。请腾出一些空间，再打开看一看。",
    ),
}
"""What is safe and what to do where the window closes and nothing typed stays in it."""


def trouble_at_the_end(error: BaseException) -> Trouble | None:
    """Return the sentence for a fault that is met while the window closes."""
    told = trouble_of(error)
    if told is None or not isinstance(error, StoreFault) or error.kind not in _AT_THE_END:
        return told
    safe, do = _AT_THE_END[error.kind]
    return Trouble(told.what, tr(safe), tr(do))


def trouble_of(error: BaseException) -> Trouble | None:
    """Return the plain sentence for *error*, or None when it is a fault of ours."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, StoreFault):
        what, safe, do = _SENTENCES[error.kind]
        return Trouble(tr(what).format(path=error.path), tr(safe), tr(do))
    return None
