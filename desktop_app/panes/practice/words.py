"""Channels, difficulties, modes and times in words, as every page of this pane says them."""

import math

from desktop_app.system.text import clock_text, number_text, tr
from desktop_app.training.practice.modes import names

KINDS = ("script", "scenario", "rush")
CHANNELS = ("phone", "chat", "group", "desk", "email")
DIFFICULTIES = ("easy", "medium", "hard")

_CHANNEL_ICONS = {
    "phone": "phone",
    "chat": "chat",
    "group": "group",
    "desk": "desk-bell",
    "email": "mail",
}


def channel_icon(channel: str) -> str:
    """The icon of a channel."""
    return _CHANNEL_ICONS.get(channel, "practice")


def channel_word(channel: str) -> str:
    """电话 微信 群聊 前台 邮件."""
    return {
        "phone": tr("电话"),
        "chat": tr("微信"),
        "group": tr("群聊"),
        "desk": tr("前台"),
        "email": tr("邮件"),
    }.get(channel, channel)


def difficulty_word(difficulty: str) -> str:
    """简单 中等 较难."""
    return {"easy": tr("简单"), "medium": tr("中等"), "hard": tr("较难")}.get(
        difficulty, difficulty
    )


def kind_word(kind: str) -> str:
    """话术, 场景 or 同时接待."""
    return {"script": tr("话术"), "scenario": tr("场景"), "rush": tr("同时接待")}.get(kind, kind)


def mode_word(mode: str) -> str:
    """学习 选择 填空 背诵 快答 对练 考核."""
    return names.mode_word(mode)


def minutes_text(minutes: int) -> str:
    """约 8 分钟."""
    return tr("约 {n} 分钟").format(n=minutes)


def limit_text(seconds: float) -> str:
    """A limit as people say it: 90 秒, 5 分钟."""
    if seconds >= 120 and seconds % 60 == 0:
        return tr("{n} 分钟").format(n=round(seconds / 60))
    return tr("{n} 秒").format(n=number_text(seconds))


def took_text(seconds: float) -> str:
    """How long something took: 38 秒, 2 分 05 秒."""
    whole = round(seconds)
    if whole < 90:
        return tr("{n} 秒").format(n=whole)
    minutes, rest = clock_text(whole).split(":")
    return tr("{m} 分 {s} 秒").format(m=int(minutes), s=rest)


def signed(value: float) -> str:
    """+11, −3, 0: with a real minus sign."""
    text = number_text(abs(value))
    if text == "0":
        return text
    return ("+" if value > 0 else "−") + text


def mark_text(total: float | None) -> str:
    """A mark out of 100 as lists show it: decimals cut off, so that 69.6 looks like no pass."""
    return number_text(None if total is None else math.floor(total))
