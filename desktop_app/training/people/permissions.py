"""Who may do what about whom: asked once, in the use case."""

from enum import StrEnum

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed
from desktop_app.system.text import tr


class Act(StrEnum):
    """An act that not everybody may do."""

    PRACTISE = "practise"
    SEE_RECORD = "see_record"
    SELF_CHECK = "self_check"
    MENTOR = "mentor"
    OBSERVE = "observe"
    JUDGE = "judge"
    ISSUE = "issue"
    KEEP_KEYS = "keep_keys"
    """To make, back up and replace the keys that certificates are signed with."""
    DESIGN = "design"
    """To lay certificates out."""
    SHARE = "share"
    LAY_PLAN = "lay_plan"
    SET_DAYS = "set_days"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_PEOPLE = "manage_people"
    BACK_UP = "back_up"
    AUTHOR = "author"
    WRITE_FORMS = "write_forms"
    WRITE_PROGRAMS = "write_programs"
    KEEP_BANK = "keep_bank"
    """To see and write the questions of the bank."""
    HOLD_EXAMS = "hold_exams"
    """To announce exams, to see their papers, to release results."""
    MARK_EXAMS = "mark_exams"
    SIT = "sit"
    """To sit an exam, for oneself."""
    COMPARE = "compare"
    INSPECT = "inspect"
    RULE = "rule"
    CALIBRATE = "calibrate"
    COACH = "coach"
    DEVELOP = "develop"
    """To write a development plan together: whom it is about, their mentor, supervisors."""
    PAIR = "pair"
    REVIEW = "review"
    HEAR = "hear"
    LEAD = "lead"
    """To write down what happened in a session that somebody leads."""
    ATTEND = "attend"
    """To ask for leave and to write summaries, for oneself."""


_SENTENCES = {
    Act.SEE_RECORD: "这份记录只有本人、带教导师和主管能看。",
    Act.SELF_CHECK: "自检只能由本人填写。",
    Act.MENTOR: "影子日记录由这位学员的带教导师填写。",
    Act.OBSERVE: "观察意见由带教导师或主管填写，不能写自己的练习。",
    Act.SHARE: "优秀示例由主管推荐和撤下。",
    Act.JUDGE: "评估和考核评分由主管填写。",
    Act.ISSUE: "证书由主管签发。",
    Act.DESIGN: "证书版面由主管设计和发布。",
    Act.KEEP_KEYS: "签章密钥由管理员建立和保管。",
    Act.AUTHOR: "场景草稿由主管导入、试练和发布。",
    Act.WRITE_FORMS: "表单模板由主管编写和发布。",
    Act.WRITE_PROGRAMS: "培训方案由主管编写和发布。",
    Act.KEEP_BANK: "题库由主管查看、编写和发布。",
    Act.HOLD_EXAMS: "考试由主管安排、结束和公布成绩，自己参加的除外。",
    Act.MARK_EXAMS: "阅卷由主管进行，不能批阅自己的答卷。",
    Act.SIT: "考试只能由本人作答。",
    Act.COMPARE: "口径对照由主管和带教导师查看。",
    Act.INSPECT: "质检由主管抽取和评分，不能检自己的接待。",
    Act.RULE: "申诉由主管裁定，不能裁定自己的申诉。",
    Act.CALIBRATE: "校准由主管发起和结束。",
    Act.COACH: "辅导计划由主管和这位员工的带教导师管理。",
    Act.DEVELOP: "发展计划由本人、带教导师和主管一起写。",
    Act.PAIR: "带教配对由主管决定。",
    Act.REVIEW: "阶段评估由主管作出结论。",
    Act.LEAD: "点名、成绩和答复由主管、这一课的讲师或带教导师填写。",
    Act.ATTEND: "请假和每日总结由学员本人填写。",
    Act.LAY_PLAN: "培训计划由主管安排和调整。",
    Act.SET_DAYS: "工作日、教室和班次由主管或管理员设置。",
    Act.HEAR: "反馈的汇总由主管查看，讲师只能看对自己的汇总。",
}

_BY_ROLE = {
    Act.JUDGE: {Role.SUPERVISOR},
    Act.ISSUE: {Role.SUPERVISOR},
    Act.DESIGN: {Role.SUPERVISOR},
    Act.KEEP_KEYS: {Role.ADMINISTRATOR},
    Act.SHARE: {Role.SUPERVISOR},
    Act.LAY_PLAN: {Role.SUPERVISOR},
    Act.AUTHOR: {Role.SUPERVISOR},
    Act.WRITE_FORMS: {Role.SUPERVISOR},
    Act.WRITE_PROGRAMS: {Role.SUPERVISOR},
    Act.KEEP_BANK: {Role.SUPERVISOR},
    Act.HOLD_EXAMS: {Role.SUPERVISOR},
    Act.MARK_EXAMS: {Role.SUPERVISOR},
    Act.SET_DAYS: {Role.SUPERVISOR, Role.ADMINISTRATOR},
    Act.CHANGE_SETTINGS: {Role.SUPERVISOR, Role.ADMINISTRATOR},
    Act.MANAGE_PEOPLE: {Role.SUPERVISOR, Role.ADMINISTRATOR},
    Act.BACK_UP: {Role.SUPERVISOR, Role.ADMINISTRATOR},
    Act.COMPARE: {Role.SUPERVISOR, Role.MENTOR},
    Act.INSPECT: {Role.SUPERVISOR},
    Act.RULE: {Role.SUPERVISOR},
    Act.CALIBRATE: {Role.SUPERVISOR},
    Act.PAIR: {Role.SUPERVISOR},
    Act.REVIEW: {Role.SUPERVISOR},
    Act.HEAR: {Role.SUPERVISOR},
}

_NEVER_ONESELF = (
    Act.JUDGE,
    Act.ISSUE,
    Act.INSPECT,
    Act.RULE,
    Act.REVIEW,
    Act.HOLD_EXAMS,
    Act.MARK_EXAMS,
)


def allowed(actor: Person, act: Act, about: Person | None = None) -> bool:
    """Tell whether *actor* may do *act*, about *about* where somebody is concerned."""
    if not actor.active:
        return False
    own = about is None or about.id == actor.id
    if act in (Act.PRACTISE, Act.SELF_CHECK, Act.ATTEND, Act.SIT):
        return own
    mentors = about is not None and about.mentor_id == actor.id and actor.has(Role.MENTOR)
    if act is Act.MENTOR:
        return mentors
    if act is Act.LEAD:
        # *about* is who leads: a session that nobody was named for is the supervisors' alone.
        return actor.has(Role.SUPERVISOR) or (about is not None and own)
    if act in (Act.OBSERVE, Act.COACH):
        return not own and (mentors or actor.has(Role.SUPERVISOR))
    if act in (Act.SEE_RECORD, Act.DEVELOP):
        return own or mentors or actor.has(Role.SUPERVISOR)
    if act is Act.HEAR and about is not None and own and actor.has(Role.MENTOR):
        return True
    # Nobody judges or certifies themselves, whatever roles they hold.
    if act in _NEVER_ONESELF and about is not None and about.id == actor.id:
        return False
    return bool(_BY_ROLE[act] & actor.roles)


def standing(actor: Person, about: Person | None) -> frozenset[str]:
    """Return how *actor* stands to *about*: the values of `forms.kinds.Filler` that fit.

    None stands for what is nobody: a session, a program.

    Who is oneself is nobody's mentor or supervisor there: nobody judges themselves.
    """
    if not actor.active:
        return frozenset()
    if about is not None and about.id == actor.id:
        return frozenset({"self", "anyone"})
    found = {"anyone"}
    if about is not None and about.mentor_id == actor.id and actor.has(Role.MENTOR):
        found.add("mentor")
    if actor.has(Role.SUPERVISOR):
        found.add("supervisor")
    return frozenset(found)


def require(actor: Person, act: Act, about: Person | None = None) -> None:
    """Raise NotAllowed, with a sentence, unless *actor* may do *act*."""
    if not allowed(actor, act, about):
        raise NotAllowed(
            tr(_SENTENCES.get(act, "您的角色没有这项权限。")),
            tr("没有任何改动。"),
            tr("如果确实需要，请联系主管或管理员。"),
        )
