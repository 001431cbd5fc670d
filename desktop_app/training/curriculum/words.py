"""What people call the values of a program: in the window, in tables, in differences."""

from collections.abc import Mapping

from desktop_app.system.text import tr

KINDS: Mapping[str, str] = {
    "class": tr("授课"),
    "exercise": tr("练习"),
    "summary": tr("总结"),
    "shadow": tr("影子学习"),
    "supervised": tr("督导实战"),
    "exam": tr("考试"),
    "practical": tr("实操考核"),
    "review": tr("阶段评估"),
    "meeting": tr("会议"),
}

OWNERS: Mapping[str, str] = {
    "supervisor": tr("主管"),
    "manager": tr("经理"),
    "mentor": tr("带教导师"),
    "trainee": tr("本人"),
}

GATES: Mapping[str, str] = {
    "none": tr("不是关卡"),
    "exam": tr("考试通过"),
    "practical": tr("实操通过"),
    "review": tr("评估通过"),
}

EVERY: Mapping[str, str] = {
    "weekly": tr("每周"),
    "monthly": tr("每月"),
    "quarterly": tr("每季度"),
    "half-yearly": tr("每半年"),
}

COUNTS: Mapping[str, str] = {"working": tr("工作日"), "calendar": tr("自然日")}

HELD: Mapping[str, str] = {"together": tr("全班一起"), "each": tr("各人单独")}

TONES: Mapping[str, str] = {
    "accent": tr("青色"),
    "good": tr("绿色"),
    "warn": tr("琥珀色"),
    "bad": tr("红色"),
    "plain": tr("灰色"),
}


def day_text(day: int, count: str) -> str:
    """Return a day as it is counted: `第 3 天`, or `自然日第 30 天`."""
    return (tr("自然日第 {n} 天") if count == "calendar" else tr("第 {n} 天")).format(n=day)
