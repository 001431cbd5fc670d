"""The modes by name: their order, what help each gives, how each is scored."""

from desktop_app.system.text import tr

LEARNING = "learning"
CHOOSING = "choosing"
CLOZE = "cloze"
RECITAL = "recital"
QUICK = "quick"
PRACTICE = "practice"
EXAM = "exam"

LADDER = (LEARNING, CHOOSING, CLOZE, RECITAL, QUICK, PRACTICE, EXAM)
"""From the most help to none: the order in which a drill is learned."""

COUNTING = frozenset({PRACTICE, EXAM})
"""Only these change where a person stands with a drill; the others are time spent learning."""

STUDY = tuple(mode for mode in LADDER if mode not in COUNTING)
"""The modes of this package."""


def mode_word(mode: str) -> str:
    """学习 选择 填空 背诵 快答 对练 考核."""
    return {
        LEARNING: tr("学习"),
        CHOOSING: tr("选择"),
        CLOZE: tr("填空"),
        RECITAL: tr("背诵"),
        QUICK: tr("快答"),
        EXAM: tr("考核"),
    }.get(mode, tr("对练"))


def help_text(mode: str) -> str:
    """What a mode shows and asks, in one sentence."""
    return {
        LEARNING: tr("逐句看好的说法，每一处都讲为什么这样说。"),
        CHOOSING: tr("每句给几种答复，挑出更好的一种，选完就讲理由。"),
        CLOZE: tr("话术里挖掉占位和关键说法，三轮越挖越多。"),
        RECITAL: tr("只给客户的话，把答复默写出来，先比意思，再比措辞。"),
        QUICK: tr("每句限时，先把最要紧的说到；有一句没答上，这一轮重来。"),
        PRACTICE: tr("自由答复，客户会跟着变；要点列在旁边，可以要提示、可以暂停。"),
        EXAM: tr("先输密码确认本人；不给要点和提示，看不到情绪，不能暂停、不能回头，只有一次。"),
    }.get(mode, "")


def scoring_text(mode: str) -> str:
    """How a mode is scored, in one sentence."""
    return {
        LEARNING: tr("不打分，学完就算完成。"),
        CHOOSING: tr("选对得满分，次一点的得一半，全部平均；只算学习，不进成绩。"),
        CLOZE: tr("每空写对得满分，意思到了得八成，大致相近得一半；只算学习，不进成绩。"),
        RECITAL: tr("意思占八成，措辞占两成，犯一条禁语扣 20 分；只算学习，不进成绩。"),
        QUICK: tr("第一遍答上得 100 分，第二遍 70，第三遍 40；只算学习，不进成绩。"),
        PRACTICE: tr("按安抚、解决、时间、语言四项评分，要提示扣分；计入成绩。"),
        EXAM: tr("按四项评分，计入成绩；中途离开就按已经说过的话评分。"),
    }.get(mode, "")
