"""Words that files use for values."""

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.question import Partial
from desktop_app.training.practice.criteria import Criterion

PARTIAL_WORDS = {
    Partial.NONE: tr("不得分"),
    Partial.HALF: tr("得一半"),
    Partial.EACH: tr("按比例"),
}
"""What a multiple-choice answer earns that is not quite right."""

CRITERIA = {
    Criterion.CALMING: tr("安抚情绪"),
    Criterion.SOLUTION: tr("解决方案"),
    Criterion.TIME: tr("处理时间"),
    Criterion.LANGUAGE: tr("语言专业"),
}
