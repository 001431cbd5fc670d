"""What people call the values of a template: in the window, in spreadsheets, in print."""

from collections.abc import Mapping

from desktop_app.system.text import tr
from desktop_app.training.forms.kinds import About, Aspect, Filler, FormUse, ItemType, Rhythm

TYPES: Mapping[str, str] = {
    ItemType.TICK: tr("勾选"),
    ItemType.YES_NO: tr("是否"),
    ItemType.SCALE: tr("1–5 分"),
    ItemType.MARKS: tr("0–100 分"),
    ItemType.CHOICE: tr("单选"),
    ItemType.SEVERAL: tr("多选"),
    ItemType.TEXT: tr("文字"),
    ItemType.MINUTES: tr("分钟"),
    ItemType.DATE: tr("日期"),
    ItemType.EVIDENCE: tr("依据"),
}

USES: Mapping[str, str] = {
    FormUse.SELF_CHECK: tr("自检"),
    FormUse.SHADOW_DAY: tr("影子日记录"),
    FormUse.SHADOW_NOTES: tr("影子日学员笔记"),
    FormUse.SUPERVISED_CASE: tr("带教个案"),
    FormUse.THEORY: tr("理论考试"),
    FormUse.PRACTICAL: tr("实操考核"),
    FormUse.PRACTICAL_DRILL: tr("演练评分"),
    FormUse.EVALUATION: tr("培训评估"),
    FormUse.OBSERVATION: tr("练习观察"),
    FormUse.DRILL_VIEW: tr("三方复盘"),
    FormUse.INSPECTION: tr("质检"),
    FormUse.CALIBRATION: tr("质检校准"),
    FormUse.MILESTONE: tr("阶段评估"),
    FormUse.MILESTONE_VIEW: tr("阶段看法"),
    FormUse.SURVEY: tr("培训调查"),
    FormUse.SATISFACTION: tr("客户满意度"),
}

FILLERS: Mapping[str, str] = {
    Filler.SELF: tr("本人"),
    Filler.MENTOR: tr("带教导师"),
    Filler.SUPERVISOR: tr("主管"),
    Filler.ANYONE: tr("在职人员"),
}

ABOUT: Mapping[str, str] = {
    About.PERSON: tr("人员"),
    About.SESSION: tr("课次"),
    About.TRAINER: tr("讲师"),
    About.PROGRAM: tr("培训方案"),
}

RHYTHMS: Mapping[str, str] = {
    Rhythm.SHIFT: tr("每班"),
    Rhythm.DAY: tr("每天"),
    Rhythm.WEEK: tr("每周"),
    Rhythm.EVENT: tr("有事件时"),
}

ASPECTS: Mapping[str, str] = {one: tr(one.label) for one in Aspect}
