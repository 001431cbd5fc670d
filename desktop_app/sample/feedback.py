"""What a sample's people say of their training, customers of them, and supervisors of both."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from db.records import Person, SessionOnDay, Sheet
from desktop_app.sample.carding import MOST_PEOPLE
from desktop_app.sample.desk import Desk
from desktop_app.sample.practising import skill_on
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.training.feedback.results import SATISFIED_FROM
from desktop_app.training.feedback.targets import (
    LESSONS,
    program_target,
    session_target,
    trainer_target,
)

UNCLEAR = (
    "退费按剩余课时还是按天算，还想再看一个例子。",
    "转接时要不要先问客户同意，两处说法不一样。",
    "群里先回谁，急的和先来的冲突时怎么排？",
    "升级到主管以后，回话还是不是由我来？",
    "",
    "",
)
BETTER = (
    "前面的规定可以发下来自己看，课上多练两轮。",
    "希望把上周的真实投诉拿来拆一遍。",
    "分组小一点，每个人都能轮到开口。",
    "讲完一段马上练一段，放到最后容易忘。",
    "",
    "",
    "",
)
KEEP = (
    "点评会指到那一句话，还给出改法。",
    "愿意一遍遍示范，不着急。",
    "先问我怎么想，再告诉我怎么做。",
    "",
)
TRAINER_BETTER = ("复盘有时拖过下班，希望固定时间。", "可以多让我先开口。", "", "")
MISSING = ("微信群同时应答的练习少了。", "想学怎么写工单里的事实。", "安排一次前台跟班。", "")
CUT = ("公司历史可以缩成一页。", "两次小测离得太近。", "", "")
PLEASED = (
    "第一句就道歉了，没有跟我绕。",
    "说周四六点前回，真的五点半就打来了。",
    "听得出来是在认真听我说。",
    "",
)
DISPLEASED = (
    "问题解决了，就是问了我两遍一样的。",
    "态度挺好，等的时间有点长。",
    "换了三个人，每个人都要我从头讲。",
    "",
)
WHY = ("回应慢", "没有解决", "政策不清楚")
EVALUATED_GOOD = ("三位学员能当场复述退费的三个时限。", "案例是上周的真实投诉，学员投入。")
EVALUATED_BETTER = ("练习时间加到一半，由主讲本周五前改好教案。", "提前一天发材料，班务负责。")

_UNANSWERED_DAYS = 4
"""The trainee of the pictures has not answered for the lessons of the last days."""

Add = Callable[[Sheet], None]


def give_feedback(
    desk: Desk,
    staff: Staff,
    sessions: Mapping[date, Sequence[SessionOnDay]],
    program: str,
    add: Add,
) -> None:
    """Hand surveys, customers' marks and evaluations up to yesterday to *add*."""
    people = staff.trainees[:MOST_PEOPLE]
    for place, trainee in enumerate(people):
        mentor = staff.mentor_of(trainee)
        late = timedelta(days=_UNANSWERED_DAYS if place == 0 else 0)
        held = [one for one in sessions[trainee.start] if one.day < desk.today - late]
        for sheet in _surveys(desk, trainee, mentor, held, program):
            add(sheet)
        for sheet in _customers(desk, trainee, staff.leaders[0]):
            add(sheet)
    for sheet in _evaluations(desk, staff, sessions, program):
        add(sheet)


def _surveys(
    desk: Desk,
    trainee: Trainee,
    mentor: Person,
    held: Sequence[SessionOnDay],
    program: str,
) -> Iterator[Sheet]:
    random, clerk, who = desk.random, desk.clerk, trainee.person
    for session in held:
        at = desk.days.moment(session.day, min(1100, session.start + session.minutes + 5))
        if session.kind in LESSONS and random.random() < 0.75:
            answers = clerk.scales("session-survey", random.uniform(0.55, 0.85)) | {
                "pace": random.choice(("正好", "正好", "正好", "太快", "太慢")),
                **_said(desk, unclear=UNCLEAR, better=BETTER),
            }
            target = session_target(session.session_key, session.day)
            yield clerk.filed("session-survey", who, who, session.day, at, answers, target)
        if session.kind == "review":
            answers = clerk.scales("trainer-survey", random.uniform(0.6, 0.9))
            answers |= _said(desk, keep=KEEP, better=TRAINER_BETTER)
            target = trainer_target(mentor.id)
            yield clerk.filed("trainer-survey", mentor, who, session.day, at, answers, target)
            answers = clerk.scales("program-survey", random.uniform(0.5, 0.8))
            answers |= _said(desk, missing=MISSING, cut=CUT)
            target = program_target(program)
            yield clerk.filed("program-survey", who, who, session.day, at, answers, target)


def _said(desk: Desk, **choices: Sequence[str]) -> dict[str, Any]:
    drawn = {name: desk.random.choice(words) for name, words in choices.items()}
    return {name: words for name, words in drawn.items() if words}


def _customers(desk: Desk, trainee: Trainee, leader: Person) -> Iterator[Sheet]:
    """A customer asked about every eight working days from week 3 on."""
    random, clerk = desk.random, desk.clerk
    for day in desk.working(trainee.start + timedelta(days=14)):
        if random.random() > 1 / 8:
            continue
        answers = clerk.scales("customer-satisfaction", 0.35 + skill_on(trainee, day) * 0.6)
        answers |= {
            "channel": random.choice(("电话", "在线", "微信群", "前台", "工单")),
            "served-on": day.isoformat(),
            **_said(desk, quote=PLEASED if answers["overall"] >= SATISFIED_FROM else DISPLEASED),
        }
        if answers["overall"] <= 2:
            answers |= {"why": random.choice(WHY), "action": "带教导师陪同回访，三个工作日以内。"}
        at = desk.days.moment(day, 1010)
        yield clerk.filed("customer-satisfaction", trainee.person, leader, day, at, answers)


def _evaluations(
    desk: Desk, staff: Staff, sessions: Mapping[date, Sequence[SessionOnDay]], program: str
) -> Iterator[Sheet]:
    clerk, leader, random = desk.clerk, staff.leaders[0], desk.random
    eldest = min(sessions)
    lessons = [one for one in sessions[eldest] if one.kind in LESSONS and one.day < desk.today]
    for session in lessons[:3]:
        answers = clerk.scales("session-evaluation", 0.7) | {
            "good": random.choice(EVALUATED_GOOD),
            "improve": random.choice(EVALUATED_BETTER),
            "decision": random.choice(("照原样再开", "改后再开")),
        }
        at = desk.days.moment(session.day, 1090)
        target = session_target(session.session_key, session.day)
        yield clerk.filed("session-evaluation", leader, leader, session.day, at, answers, target)
    day = desk.calendar.next_working(desk.today - timedelta(days=24))
    for mentor in staff.mentors[:4]:
        answers = clerk.scales("trainer-evaluation", random.uniform(0.6, 0.9)) | {
            "strengths": random.choice(KEEP[:3]),
            "advice": "下季度先把复盘固定在 17:30。",
            "decision": "继续聘任",
        }
        at = desk.days.moment(day, 960)
        target = trainer_target(mentor.id)
        yield clerk.filed("trainer-evaluation", mentor, leader, day, at, answers, target)
    answers = clerk.scales("program-evaluation", 0.65) | {
        "evidence": "理论通过率九成以上；质检均分比入职第一个月高。",
        "keep": "每天半小时复盘和影子日。",
        "change": "群聊练习加两节，教研下月十日前改好。",
        "decision": "修订后使用",
    }
    at = desk.days.moment(day, 1000)
    target = program_target(program)
    yield clerk.filed("program-evaluation", leader, leader, day, at, answers, target)
