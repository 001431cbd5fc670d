"""Fills in what trainee and mentor write in the sample's weeks of mentoring."""

from datetime import date, datetime

from db.records import Person, Sheet
from desktop_app.sample.sheets import Clerk
from desktop_app.training.mentoring.cases import HELP

_CONTACTS = (
    ("家长来电问暑期班还有没有名额，开口就问能不能便宜。", "怕报晚了没位子，又怕报了用不上。"),
    ("在线客户三句话连着发，催昨天的改期结果。", "不是要结果，是怕没人管这件事。"),
    ("前台来了一位老学员家长，说上回的老师换了。", "想知道孩子会不会受影响，不是要退费。"),
    ("群里有人问教室地址，另一位接着抱怨停车难。", "第一位急着出门，第二位要有人听见。"),
    ("电话里客户说资料一直没收到，声音很平。", "已经失望过一次，想听到一个确切的时间。"),
    ("客户问退费几天到账，问了两遍。", "真正担心的是钱会不会少。"),
)
_WORKED = (
    "“我先帮您把名额占上，再慢慢说价格。”先解决急的，后面就谈得动了。",
    "“是我们没有及时告诉您，让您等了。”先认下来，客户语速就慢了。",
    "“您的意思是，主要担心换老师影响进度，对吗？”复述完客户自己说出了原因。",
    "“今天下午五点前，我给您打这个号码。”有钟点、有人、有号码。",
    "“您在路上开车慢点，地址我发到您手机上。”一句话两件事都照顾到了。",
)
_QUESTIONS = (
    "为什么先问付款方式，再答到账时间？",
    "客户要补偿的时候，哪些可以当场答应，哪些要先请示？",
    "对方一直打断，什么时候可以把话接回来？",
    "工单里“下一步”写给谁看，要写到多细？",
    "群里有人带情绪，先在群里回还是先私聊？",
    "转接前要不要先跟同事说一遍背景，客户等着怎么办？",
)
_TOMORROW = (
    "“我复述一下，您看我理解得对不对。”",
    "“我现在就登记，今天下午六点前回复您。”",
    "“这件事给您添麻烦了，我来跟到底。”",
    "“除了这个时间，周四晚上也有位子，您看哪个方便？”",
)
_CASES = (
    ("电话", "改期请假", "孩子发烧要请两次课，核了课表，补到周六上午，短信已发。"),
    ("在线", "课程咨询", "比较两个班的进度，问清基础后推荐了低一级，约了试听。"),
    ("电话", "退费", "七天内申请，说明了渠道和到账天数，登记后报了单号。"),
    ("群聊", "其他", "群里三人同时问开课时间，统一回了一条，又逐个@了一遍。"),
    ("电话", "投诉", "说宣传里有外教实际没有，先道歉，登记后请主管当天回电。"),
    ("前台", "课程咨询", "家长带孩子来看教室，走了一圈，留了联系方式和意向时段。"),
    ("电话", "回访", "回访上周的改期，问方不方便再说来意，客户提了停车的建议。"),
    ("邮件", "投诉", "教材缺页，道歉后当天补寄，回信写了单号和签收时间。"),
)
_ALONE = (
    "开场和复述都是自己来的，时间也说到了钟点。",
    "听出客户赶时间，主动改成短信发地址。",
    "自己判断要转主管，转之前把背景说完整了。",
    "客户追问补偿，没有越权，给了两个能做的办法。",
)
_NEXT = (
    "下一件先复述再答，复述里带上客户的担心。",
    "时间说完再补一句：到时没接到电话可以找谁。",
    "结束前问一句还有没有别的要帮忙，等三秒。",
    "工单当场写完下一步和时限，不留到下班。",
    "遇到打断先停，等客户说完再接。",
)


class MentoringClerk(Clerk):
    """Numbers, scores and signs as its like does; what is written is of mentoring."""

    def notes(self, trainee: Person, day: date, at: datetime, skill: float) -> Sheet:
        """A trainee's own notes of a shadow day."""
        contact, wanted = self.random.choice(_CONTACTS)
        first, second = self.random.sample(_QUESTIONS, 2)
        answers = self._scales("shadow-notes", skill) | {
            "contact": contact,
            "wanted": wanted,
            "worked": self.random.choice(_WORKED),
            "question-1": first,
            "question-2": second,
            "tomorrow": self.random.choice(_TOMORROW),
        }
        return self._sheet("shadow-notes", "BJ", trainee, trainee, day, at, answers, ())

    def case(
        self, mentor: Person, trainee: Person, day: date, at: datetime, skill: float, way: float
    ) -> Sheet:
        """A supervised case; *way* is how much of the 90 days has gone by, 0 to 1."""
        channel, topic, what = self.random.choice(_CASES)
        level = round(way * 3.2 + skill + self.random.gauss(0, 0.6))
        answers = self._scales("supervised-case", skill) | {
            "channel": channel,
            "topic": topic,
            "what": what,
            "record": f"ticket:GD-{day:%Y%m%d}-{at:%H%M}",
            "help": HELP[max(0, min(len(HELP) - 1, level))],
            "alone": self.random.choice(_ALONE),
            "next": self.random.choice(_NEXT),
        }
        return self._sheet("supervised-case", "DA", trainee, mentor, day, at, answers, ())
