"""What a contact is, said as people say it."""

from desktop_app.system.text import tr

ATTEMPT, CHAT_LOG, CALL_NOTE, LIVE = "attempt", "chat_log", "call_note", "live"
"""An exam played here, an imported conversation, imported notes, notes typed while listening."""

CHANNELS = ("phone", "chat", "group", "desk", "email")


def kind_word(kind: str) -> str:
    """Return what a contact is: 考核对话, 聊天记录, 通话笔记, 现场观察."""
    return {
        ATTEMPT: tr("考核对话"),
        CHAT_LOG: tr("聊天记录"),
        CALL_NOTE: tr("通话笔记"),
        LIVE: tr("现场观察"),
    }[kind]


def channel_word(channel: str) -> str:
    """Return where a contact took place: 电话, 在线, 群聊, 前台, 邮件."""
    return {
        "phone": tr("电话"),
        "chat": tr("在线"),
        "group": tr("群聊"),
        "desk": tr("前台"),
        "email": tr("邮件"),
    }[channel]


def channel_of(word: str) -> str | None:
    """Return the channel that a word of an imported file means, None for any other word."""
    low = word.strip().casefold()
    return next((channel for channel, words in _WORDS.items() if low in words), None)


_WORDS = {
    "phone": ("电话", "来电", "热线", "通话", "phone", "call"),
    "chat": ("在线", "聊天", "微信", "私聊", "网页", "chat"),
    "group": ("群聊", "群", "微信群", "group"),
    "desk": ("前台", "现场", "到店", "desk"),
    "email": ("邮件", "邮箱", "email", "mail"),
}
