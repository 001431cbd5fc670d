"""Drills that a sample's people played with each other, with the views on them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from db.records import Person, RolePlay, Sheet
from desktop_app.sample.desk import Desk
from desktop_app.sample.practising import skill_on
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.training.role_plays.parts import FORMS, SUMMARY, Part, play_target

DRILLS = (
    ("scenario/ad-mismatch", "宣传不符的家长"),
    ("scenario/refund-slow", "退款迟迟不到"),
    ("", "请假被拒的家长"),
    ("", "自编：老师换了三次"),
)
SOOTHED = (
    "“这件事是我们没有说清楚”，听到认错我就不想吵了。",
    "报了自己的工号，说由她跟到底。",
    "停下来听我讲完，没有插话。",
)
HURT = ("“按规定是这样的”说了两遍。", "没有", "一直在敲键盘，不知道有没有在听。")
HARDEST = (
    "客户说要发朋友圈的时候，我急着解释，忘了先道歉。",
    "她问“你能做主吗”，我一时答不上来。",
    "两个要求不能同时满足，不知道先说哪一个。",
)
AGAIN = ("“换作是我也会着急，我先把钱的去向查清，三点前给您电话。”", "先认那一处错，再说安排。")
STRENGTHS = ("“您担心的是孩子跟不上，对吗”复述到了没有明说的担心。", "时间说到了“周四下午五点前”。")
WEAKNESSES = ("第三句用了“核销”，客户停了一下没听懂。", "道歉放在解释之后，客户又提高了声音。")
ADVICE = (
    "换成：“这笔钱已经退出，银行还要一两天，我周三中午给您看到账截图。”",
    "先说抱歉，停一秒。",
)
AGREE = "都认为时间说得清楚，客户知道下一步。"
DIFFER = "客服觉得情绪接住了，客户说第二句以后才缓下来：体谅要放在第一句。"
NEXT = "练：“这件事是我们没有说清楚，对不起”，说完停一秒再往下。"

_EVERY = timedelta(days=6)
_SINCE = timedelta(days=84)
_FIRST_WEEKS = timedelta(days=10)


def play_roles(desk: Desk, staff: Staff, add: Callable[[Sheet], None]) -> Iterator[RolePlay]:
    """Yield the plays of the last weeks, newest last; their views go to *add*."""
    day = desk.today - _SINCE
    while day < desk.today:
        on = desk.calendar.next_working(day)
        ready = [one for one in staff.trainees[:24] if one.start + _FIRST_WEEKS <= on]
        if on < desk.today and len(ready) > 1:
            yield _play(desk, staff, ready, on, add)
        day += _EVERY


def _play(
    desk: Desk, staff: Staff, ready: list[Trainee], day: date, add: Callable[[Sheet], None]
) -> RolePlay:
    agent, customer = desk.random.sample(ready, 2)
    mentor = staff.mentor_of(agent)
    drill, title = desk.random.choice(DRILLS)
    opened = desk.days.moment(day, 930)
    play = RolePlay(
        desk.ids.next(round(opened.timestamp() * 1000)),
        drill,
        title,
        day,
        customer.person.id,
        agent.person.id,
        mentor.id,
        mentor.id,
        opened,
    )
    parts = {Part.CUSTOMER: customer.person, Part.AGENT: agent.person, Part.OBSERVER: mentor}
    # The newest one still waits for its observer.
    if desk.today - day <= _EVERY:
        del parts[Part.OBSERVER]
    skill = skill_on(agent, day)
    for minute, (part, filler) in enumerate(parts.items()):
        add(_view(desk, play, part, agent.person, filler, 950 + 3 * minute, skill))
    if Part.OBSERVER in parts:
        answers = {"agree": AGREE, "differ": DIFFER, "next": NEXT, "share": "先不用"}
        at = desk.days.moment(day, 965)
        target = play_target(play.id)
        add(desk.clerk.filed(SUMMARY, agent.person, mentor, day, at, answers, target))
    return play


def _view(
    desk: Desk, play: RolePlay, part: Part, agent: Person, filler: Person, minute: int, skill: float
) -> Sheet:
    random, key = desk.random, FORMS[part]
    kinder = {Part.CUSTOMER: -0.05, Part.AGENT: 0.15, Part.OBSERVER: 0.0}[part]
    answers = (
        desk.clerk.scales(key, skill + kinder)
        | {
            Part.CUSTOMER: {"soothed": random.choice(SOOTHED), "hurt": random.choice(HURT)},
            Part.AGENT: {"hardest": random.choice(HARDEST), "again": random.choice(AGAIN)},
            Part.OBSERVER: {
                "strengths": random.choice(STRENGTHS),
                "weaknesses": random.choice(WEAKNESSES),
                "advice": random.choice(ADVICE),
            },
        }[part]
    )
    at = desk.days.moment(play.day, minute)
    return desk.clerk.filed(key, agent, filler, play.day, at, answers, play_target(play.id))
