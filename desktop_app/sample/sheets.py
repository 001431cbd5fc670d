"""Fills in the sample's forms: self-checks, shadow days, evaluations, exam marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from random import Random
from typing import Any
from uuid import UUID

from db.records import Evidence, Person, Sheet
from desktop_app.sample.staff import IdSource
from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.forms.kinds import PREFIXES
from desktop_app.training.forms.scoring import Bands, score
from desktop_app.training.forms.template import Form, FormItem, ItemType

WATCHED = (
    "四通退款电话、一通改期。第三通客户要求当天到账，我先问清付款渠道再答时限。",
    "上午旁听六通咨询，重点听开场和复述。有一位家长连问三遍价格，其实担心的是退费。",
    "两个群同时来消息，看我先统一回应再逐个@作答，复杂的那位转到了私聊。",
    "三通投诉回访，其中一通客户情绪还没下来，我把解释放到了道歉之后。",
    "前台接待四位到访家长，一位是老学员推荐来的，先调了历史记录再谈课程。",
    "整理了昨天的工单：受理、分派、反馈各看一张，讨论了为什么要写清下一步。",
    "旁听课程咨询五通，记录了开放式提问和封闭式提问各用在哪里。",
    "一通转接出了问题，同事没听到背景，客户又讲了一遍；下来一起改了交接的说法。",
)
GOOD = (
    "能主动复述客户的诉求，用的是“您的意思是……对吗”。",
    "记下了我每次说出的确切时间，还问为什么不说“尽快”。",
    "发现客户语速变快，先停下解释去接情绪，判断很准。",
    "笔记按开场、需求、解决、结束分开写，第二天能直接用。",
    "敢于提问：一次转接为什么要先征得客户同意，问到了点子上。",
    "练习里第一次把道歉说完整了，认错、致歉、怎么避免都在。",
)
POINTS = (
    "两个疑问：到账时间为什么因渠道不同；能不能替客户保留名额。都已说明依据在哪一条。",
    "对照今天的对练看了失分的两句，原因都是先解释后体谅。",
    "一起把“我帮您反映一下”改成了“我现在登记，周四下午六点前回复您”。",
    "说清了权限边界：优惠可以说，额外赔偿要主管批。",
    "听回放找出三处术语，都换成了家长听得懂的话。",
)
NEXT = (
    "明天由学员开场并复述需求，我旁听；把“尽快”全部换成具体钟点。",
    "再练一次宣传不符的场景，要求道歉三部分都说到。",
    "下一通改期电话由学员主讲，我只在涉及退费时接手。",
    "回访电话先问方不方便，再说来意；练三遍录音自己听。",
    "把今天的工单补全下一步和时限，下班前给我看。",
    "群里先统一回应一句，再按急缓逐个答，明天上午试。",
)
COMMENTS = (
    "服务流程熟练，复述和时限说得清楚；情绪激动的客户面前还要再稳一点。",
    "进步明显，投诉场景从六十多分提到八十以上；建议多练越权边界。",
    "业务知识扎实，表达略快，遇到追问会先解释，需要练先体谅。",
    "主动承担回访和工单跟进，记录完整，可以独立处理常见咨询。",
)
ADVICE = (
    "安排两次较难投诉场景的对练，导师旁听；下月参加情绪管理专项课。",
    "继续由导师每周复盘一次，重点看完整道歉和确切时间。",
    "可以开始带一位新同事旁听，并整理三条话术改进建议。",
)

DIFFERENT_CHECKS = 80
"""So many different self-checks at each level; scoring a hundred thousand would take a minute."""

_EXAMINED = ("theory", "practical", "practical_drill")
"""Uses that are judged by the lines of exams."""

_MARKED = (ItemType.TICK, ItemType.YES_NO, ItemType.SCALE, ItemType.MARKS)
"""Items whose answers make the score; texts and dates do not."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a sheet keeps of its score; `bands` are the lines it was judged by."""

    total: float | None
    band: str
    passed: bool
    bands: Mapping[str, float]


@dataclass
class Clerk:
    """Fills in and signs sheets as people of a given skill would."""

    random: Random
    ids: IdSource
    forms: Mapping[str, Versioned[Form]]
    _numbers: dict[str, int] = field(default_factory=dict)
    _known: dict[tuple[Any, ...], "_Judged"] = field(default_factory=dict)
    _items: dict[str, frozenset[str]] = field(default_factory=dict)
    _marked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _checks: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, form in self.forms.items():
            items = form.item.items()
            self._items[key] = frozenset(item.id for item in items)
            self._marked[key] = tuple(item.id for item in items if item.type in _MARKED)

    def colleague(self, random: Random, ids: IdSource) -> "Clerk":
        """Return a clerk with a chance of their own who counts on in the same numbers."""
        return Clerk(random, ids, self.forms, self._numbers)

    def filed(
        self, key: str, subject: Person, filler: Person, day: date, at: datetime,
        answers: Mapping[str, Any], target: str = "", evidence: tuple[Evidence, ...] = (),
    ) -> Sheet:  # fmt: skip
        """Any form with these answers; *target* is what it is about beside a person."""
        prefix = PREFIXES[self.forms[key].item.use]
        return replace(
            self._sheet(key, prefix, subject, filler, day, at, answers, evidence), target=target
        )

    def scales(self, form: str, skill: float) -> dict[str, Any]:
        """Return a step on every scale of a form, as somebody of this skill comes to it."""
        return self._scales(form, skill)

    def self_check(self, who: Person, day: date, at: datetime, skill: float) -> Sheet:
        """A trainee about themselves: people rate themselves a little too well."""
        kind = min(0.99, 0.45 + skill * 0.6)
        kept = self._checks.setdefault(round(kind * 20), [])
        if len(kept) < DIFFERENT_CHECKS:
            kept.append(self._check(kind))
            answers = kept[-1]
        else:
            answers = self.random.choice(kept)
        return self._sheet("service-self-check", "ZJ", who, who, day, at, answers, ())

    def _check(self, kind: float) -> dict[str, Any]:
        return {
            item.id: "na"
            if self.random.random() < 0.03
            else "yes"
            if self.random.random() < kind
            else "no"
            for item in self.forms["service-self-check"].item.items()
            if item.type is ItemType.YES_NO
        }

    def shadow_day(
        self, mentor: Person, trainee: Person, day: date, at: datetime, skill: float,
        evidence: tuple[Evidence, ...],
    ) -> Sheet:  # fmt: skip
        """A mentor about one day of watching."""
        words = {
            "what": self.random.choice(WATCHED),
            "good": self.random.choice(GOOD),
            "minutes": self.random.choice((25, 30, 30, 30, 35)),
            "points": self.random.choice(POINTS),
            "next": self.random.choice(NEXT),
        }
        answers = self._scales("shadow-day", skill) | words
        return self._sheet("shadow-day", "YZ", trainee, mentor, day, at, answers, evidence)

    def evaluation(
        self, supervisor: Person, trainee: Person, day: date, at: datetime, skill: float,
        evidence: tuple[Evidence, ...],
    ) -> Sheet:  # fmt: skip
        """A supervisor's evaluation at a milestone."""
        words = {
            "comment": self.random.choice(COMMENTS),
            "decision": self._decision(),
            "advice": self.random.choice(ADVICE),
            "next-date": day.isoformat(),
        }
        answers = self._scales("trainee-evaluation", skill) | words
        return self._sheet(
            "trainee-evaluation", "PG", trainee, supervisor, day, at, answers, evidence
        )

    def theory(
        self, supervisor: Person, trainee: Person, day: date, at: datetime, mark: int
    ) -> Sheet:
        """The mark of the written exam."""
        answers = {
            "paper-title": "机构客服理论考试",
            "exam-date": day.isoformat(),
            "theory": mark,
        }
        return self._sheet("theory-mark", "LL", trainee, supervisor, day, at, answers, ())

    def _scales(self, form: str, skill: float) -> dict[str, Any]:
        return {
            item.id: self._step(skill)
            for item in self.forms[form].item.items()
            if item.type is ItemType.SCALE
        }

    def _step(self, skill: float) -> int:
        return max(1, min(5, round(1.2 + skill * 4 + self.random.gauss(0, 0.55))))

    def _decision(self) -> str:
        item: FormItem = next(
            one for one in self.forms["trainee-evaluation"].item.items() if one.id == "decision"
        )
        return item.choices[0]

    def _sheet(
        self, key: str, prefix: str, subject: Person, filler: Person, day: date, at: datetime,
        answers: Mapping[str, Any], evidence: tuple[Evidence, ...],
    ) -> Sheet:  # fmt: skip
        form = self.forms[key]
        kept = {name: one for name, one in answers.items() if name in self._items[key]}
        judged = self._judge(form.item, kept)
        year = f"{prefix}-{day:%Y}-"
        self._numbers[year] = self._numbers.get(year, 0) + 1
        return Sheet(
            id=self._id(at),
            number=f"{year}{self._numbers[year]:06d}",
            version_id=form.version_id,
            form_key=key,
            title=form.item.title,
            use=str(form.item.use),
            subject_id=subject.id,
            filler_id=filler.id,
            day=day,
            signed_at=at,
            answers=kept,
            total=judged.total,
            band=judged.band,
            passed=judged.passed,
            score=judged.bands,
            replaces_id=None,
            evidence=evidence,
        )

    def _judge(self, form: Form, answers: Mapping[str, Any]) -> "_Judged":
        """Score a sheet; the same answers are scored once, however many people gave them."""
        key = (form.key, *(answers.get(item) for item in self._marked[form.key]))
        known = self._known.get(key)
        if known is None:
            bands = (
                Bands(90, 70) if form.use in ("theory", "practical", "practical_drill") else Bands()
            )
            result = score(form, answers, bands)
            known = self._known[key] = _Judged(
                result.total,
                str(result.band or ""),
                result.passed is not False,
                {"excellent": bands.excellent, "passing": bands.passing},
            )
        return known

    def _id(self, at: datetime) -> UUID:
        return self.ids.next(round(at.timestamp() * 1000))
