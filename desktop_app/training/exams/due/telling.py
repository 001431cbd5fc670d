"""What of the exams waits, in words."""

from db.records import Exam
from desktop_app.system.text import tr
from desktop_app.training.today.todo import ToDo


def to_mark(count: int) -> ToDo:
    """Say that *count* answers wait for a mark."""
    return ToDo(
        when=tr("阅卷"),
        title=tr("批阅案例分析"),
        detail=tr("{n} 份作答等您批阅，姓名隐藏").format(n=count),
        tag=tr("待阅"),
        tone="warn",
        minutes=3 * count,
        pane="exams",
        target="marking",
        act=tr("去阅卷"),
    )


def to_enter(exam: Exam, count: int) -> ToDo:
    """Say that *count* answer sheets of a paper exam wait to be entered."""
    return ToDo(
        when=tr("录入"),
        title=exam.title,
        detail=tr("纸笔考试已结束，{n} 人的答题纸等录入").format(n=count),
        tag=tr("待录入"),
        tone="warn",
        minutes=3 * count,
        pane="exams",
        target=f"enter:{exam.id}",
        act=tr("去录入"),
    )


def to_release(exam: Exam, ready: int) -> ToDo:
    """Say that *ready* results of an exam can be released."""
    return ToDo(
        when=tr("公布"),
        title=tr("公布成绩 · {title}").format(title=exam.title),
        detail=tr("{n} 份成绩已经齐了，签名后本人能看到分数和解析").format(n=ready),
        tag=tr("待公布"),
        tone="warn",
        minutes=2,
        pane="exams",
        target=f"exam:{exam.id}",
        act=tr("去公布"),
    )
