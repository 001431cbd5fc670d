"""Every figure that can be set: its default, unit, bounds and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure with a name; `source` says whose it is."""

    name: str
    group: str
    title: str
    default: float
    unit: str
    low: float
    high: float
    source: str


_GUIDE = "机构客服资料"
_SHARE = "资料的四项，比例自定"
_OWN = "自定"

CATALOGUE: tuple[Setting, ...] = (
    Setting("practice.pass_mark", "练习", "练习达标线", 70, "分", 0, 100, _GUIDE),
    Setting("practice.weight_calming", "练习", "安抚情绪的权重", 30, "%", 0, 100, _SHARE),
    Setting("practice.weight_solution", "练习", "解决方案的权重", 30, "%", 0, 100, _SHARE),
    Setting("practice.weight_time", "练习", "处理时间的权重", 20, "%", 0, 100, _SHARE),
    Setting("practice.weight_language", "练习", "语言专业的权重", 20, "%", 0, 100, _SHARE),
    Setting("practice.first_response_s", "练习", "在线首次响应", 60, "秒", 5, 600, _GUIDE),
    Setting("practice.phone_answer_s", "练习", "电话首答完成", 90, "秒", 10, 600, _GUIDE),
    Setting("practice.quick_line_s", "练习", "快答每句限时", 20, "秒", 5, 120, _OWN),
    Setting(
        "repetition.cards_per_day", "复习", "每天最多复习几张", 20, "张", 1, 200, "自定，免得积压"
    ),
    Setting("repetition.retention", "复习", "到期时还应记得的比例", 90, "%", 70, 97, "FSRS 默认值"),
    Setting("forms.excellent", "表单", "优秀线", 90, "分", 1, 100, _GUIDE),
    Setting("forms.passing", "表单", "合格线", 80, "分", 1, 100, _GUIDE),
    Setting("compare.apart", "表单", "自评和他评差多少分算看法不同", 10, "分", 1, 100, _OWN),
    Setting("survey.least", "表单", "匿名反馈满几份才显示结果", 3, "份", 3, 50, _OWN),
    Setting("quality.low_line", "质检", "低于多少分算低分", 70, "分", 0, 100, _GUIDE),
    Setting("quality.low_run", "质检", "连续几次低分开辅导计划", 3, "次", 2, 10, _GUIDE),
    Setting("quality.coach_days", "质检", "辅导计划默认几天", 28, "天", 7, 180, _OWN),
    Setting("quality.dispute_days", "质检", "收到质检后几个工作日内可申诉", 5, "天", 1, 60, _OWN),
    Setting("quality.ruling_days", "质检", "申诉要在几个工作日内裁定", 5, "天", 1, 60, _OWN),
    Setting("quality.tolerance", "质检", "校准时总分相差多少算一致", 5, "分", 0, 30, _OWN),
    Setting("quality.per_week", "质检", "每人每周至少抽检", 3, "次", 1, 20, _GUIDE),
    Setting("quality.first_week", "质检", "入职第几周起抽检", 3, "周", 1, 26, "两周影子学习之后"),
    Setting("plan.leave_hours", "课程", "请假要提前几小时", 24, "小时", 0, 240, _GUIDE),
    Setting("plan.early_minutes", "课程", "提前几分钟到场", 15, "分钟", 0, 120, _GUIDE),
    Setting("plan.due_days", "课程", "关卡提前几天提醒", 14, "天", 1, 90, _OWN),
    Setting("shadow.debrief_minutes", "带教", "每日复盘时长", 30, "分钟", 5, 120, _GUIDE),
    Setting("care.silent_days", "带教", "几天没有练习要关心一下", 3, "天", 1, 30, _GUIDE),
    Setting("care.drop", "带教", "近几次均分降多少算下滑", 8, "分", 1, 50, _OWN),
    Setting("care.overdue_sessions", "带教", "几节课次过期未完成算下滑", 2, "节", 1, 20, _OWN),
    Setting("case.per_week", "带教", "带案阶段每周至少记几个案例", 3, "个", 1, 20, _OWN),
    Setting("case.alone_of_five", "带教", "近五个案例中几个独立完成可放手", 4, "个", 1, 5, _OWN),
    Setting("case.after_per_month", "带教", "毕业后每月记几个案例", 1, "个", 0, 20, _OWN),
    Setting("case.after_months", "带教", "毕业后再带几个月", 3, "个月", 0, 24, _OWN),
    Setting("review.views_days", "带教", "阶段评估前几个工作日收看法", 5, "天", 1, 30, _OWN),
    Setting("review.extend_days", "带教", "一次最多延长几个工作日", 30, "天", 1, 120, _OWN),
    Setting("pairing.service_years", "带教", "导师至少在岗", 1, "年", 0, 10, _GUIDE),
    Setting("pairing.top_share", "带教", "导师满意度在前百分之几", 30, "%", 1, 100, _GUIDE),
    Setting("pairing.most_trainees", "带教", "一位导师最多同时带几人", 4, "人", 1, 20, _OWN),
    Setting("pairing.weight_character", "带教", "配对里性格互补占几分", 40, "分", 0, 100, _OWN),
    Setting("pairing.weight_strengths", "带教", "配对里专长互补占几分", 30, "分", 0, 100, _OWN),
    Setting("pairing.weight_load", "带教", "配对里带教人数占几分", 30, "分", 0, 100, _OWN),
    Setting("certificate.pass_mark", "证书", "理论与实操的及格线", 70, "分", 0, 100, _GUIDE),
    Setting("certificate.gold_mark", "证书", "金牌客服线", 90, "分", 0, 100, _GUIDE),
    Setting(
        "certificate.theory_share",
        "证书",
        "理论在总评里的占比",
        50,
        "%",
        0,
        100,
        "资料未定，默认各半",
    ),
    Setting("certificate.valid_years", "证书", "证书有效期", 2, "年", 1, 10, _GUIDE),
    Setting("certificate.renew_days", "证书", "到期前几天起提醒和复审", 90, "天", 1, 365, _GUIDE),
    Setting("certificate.soon_days", "证书", "到期前几天起加强提醒", 30, "天", 1, 365, _GUIDE),
    Setting("certificate.last_days", "证书", "到期前几天起最后提醒", 7, "天", 1, 365, _GUIDE),
    Setting("development.days", "发展", "发展计划默认几天", 90, "天", 14, 365, _OWN),
    Setting("development.ask_days", "发展", "出成绩后几天内提醒拟计划", 30, "天", 1, 180, _OWN),
    Setting("career.junior_satisfaction", "发展", "初级的满意度", 80, "%", 0, 100, _GUIDE),
    Setting("career.middle_years", "发展", "中级要在岗几年", 1, "年", 0, 20, _GUIDE),
    Setting("career.middle_satisfaction", "发展", "中级的满意度", 85, "%", 0, 100, _GUIDE),
    Setting("career.senior_years", "发展", "高级要在岗几年", 2, "年", 0, 20, _GUIDE),
    Setting("career.senior_satisfaction", "发展", "高级的满意度", 90, "%", 0, 100, _GUIDE),
    Setting("career.supervisor_years", "发展", "主管要在岗几年", 3, "年", 0, 30, _GUIDE),
    Setting("career.supervisor_satisfaction", "发展", "主管的满意度", 90, "%", 0, 100, "同高级"),
    Setting("career.cases", "发展", "每月接待件数", 100, "件", 0, 2000, _GUIDE),
    Setting("career.solved", "发展", "中级能独立处理的问题", 90, "%", 0, 100, _GUIDE),
    Setting("career.hard", "发展", "高级要通过几个较难的场景", 3, "个", 1, 20, _OWN),
    Setting("exam.minutes", "考试", "理论考试时长", 90, "分钟", 5, 480, _OWN),
    Setting("exam.tolerance", "考试", "两位阅卷人相差多少分以内取平均", 3, "分", 0, 30, _OWN),
    Setting("exam.resit_days", "考试", "公布成绩几天后可以补考", 7, "天", 0, 180, _OWN),
    Setting("exam.resits_most", "考试", "一场考试最多补考几次", 2, "次", 0, 10, _OWN),
    Setting("exam.practice_count", "考试", "错题练习卷最多几题", 20, "题", 5, 100, _OWN),
    Setting("practical.drills", "实操", "实操考核至少几场演练", 3, "场", 3, 10, _GUIDE),
    Setting("practical.difficulties", "实操", "至少几种难度", 3, "种", 2, 3, _GUIDE),
    Setting("practical.others_least", "实操", "导师以外的主管至少评几场", 1, "场", 0, 10, _OWN),
    Setting(
        "practical.service_months",
        "实操",
        "评分的主管至少在岗",
        0,
        "个月",
        0,
        120,
        "资深，月数自定",
    ),
    Setting("security.idle_minutes", "安全", "离开多久自动锁定", 10, "分钟", 1, 120, _GUIDE),
)

BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in CATALOGUE}


NOT_ABOVE: tuple[tuple[str, str], ...] = (
    ("forms.passing", "forms.excellent"),
    ("certificate.pass_mark", "certificate.gold_mark"),
    ("certificate.soon_days", "certificate.renew_days"),
    ("certificate.last_days", "certificate.soon_days"),
    ("practical.difficulties", "practical.drills"),
    ("practical.others_least", "practical.drills"),
    ("career.junior_satisfaction", "career.middle_satisfaction"),
    ("career.middle_satisfaction", "career.senior_satisfaction"),
    ("career.middle_years", "career.senior_years"),
    ("career.senior_years", "career.supervisor_years"),
)
"""Pairs of marks of which the first must not be above the second."""

WEIGHTS = (
    "practice.weight_calming",
    "practice.weight_solution",
    "practice.weight_time",
    "practice.weight_language",
)
"""Shares of one mark; they count in proportion, so that their sum need not be 100."""

_WHOLE_UNITS = frozenset(
    {"天", "个月", "年", "分钟", "张", "节", "个", "人", "次", "周", "题", "场", "种"}
)


_UNCHANGED = "原来的数值没有变。"


class BadSetting(Trouble):
    """A value that the setting does not take."""


class Figures:
    """The figures in force: what was changed, over the defaults."""

    def __init__(self, changed: Mapping[str, Any]) -> None:
        self._changed = changed

    def number(self, name: str) -> float:
        """Return the figure called *name*; an unknown name is a bug and raises KeyError."""
        return float(self._changed.get(name, BY_NAME[name].default))

    def whole(self, name: str) -> int:
        """The same as a whole number."""
        return round(self.number(name))

    def with_value(self, name: str, value: float) -> "Figures":
        """Return these figures with one of them changed."""
        return Figures({**self._changed, name: value})

    def extra(self, name: str, default: Any) -> Any:
        """Return a value that is not in the catalogue, such as the confirmed years."""
        return self._changed.get(name, default)


def checked(name: str, value: float) -> float:
    """Return *value* if the setting takes it; raises BadSetting with a sentence otherwise."""
    setting = BY_NAME[name]
    if not setting.low <= value <= setting.high:
        raise BadSetting(
            tr("“{title}”要在 {low:g} 到 {high:g} {unit}之间。").format(
                title=setting.title, low=setting.low, high=setting.high, unit=setting.unit
            ),
            tr(_UNCHANGED),
        )
    if setting.unit in _WHOLE_UNITS and value != round(value):
        raise BadSetting(tr("“{title}”要填整数。").format(title=setting.title), tr(_UNCHANGED))
    return value


def check_together(figures: Figures) -> None:
    """Raise BadSetting where figures that belong together contradict each other."""
    for low, high in NOT_ABOVE:
        if figures.number(low) > figures.number(high):
            raise BadSetting(
                tr("“{low}”不能高于“{high}”。").format(
                    low=BY_NAME[low].title, high=BY_NAME[high].title
                ),
                tr(_UNCHANGED),
            )
    if not any(figures.number(name) for name in WEIGHTS):
        raise BadSetting(tr("四项权重不能都是 0。"), tr(_UNCHANGED))
