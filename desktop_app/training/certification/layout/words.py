"""What the elements of a layout and their properties are called."""

from collections.abc import Mapping
from typing import Any

from desktop_app.system.text import tr

KINDS: Mapping[str, str] = {
    "border": tr("花边"),
    "ring": tr("底纹"),
    "logo": tr("机构标志"),
    "text": tr("文字"),
    "divider": tr("分隔线"),
    "name": tr("姓名"),
    "body": tr("正文"),
    "tag": tr("称号框"),
    "facts": tr("编号和日期"),
    "code": tr("二维码"),
    "signature": tr("签名线"),
    "seal": tr("印章"),
}

ALIGNS: Mapping[str, str] = {"left": tr("靠左"), "centre": tr("居中"), "right": tr("靠右")}

COLOURS: Mapping[str, str] = {
    "text": tr("正文色"),
    "secondary": tr("浅色"),
    "accent": tr("主色"),
    "gold": tr("金色"),
    "ornament": tr("同花边"),
}

LEVELS: Mapping[str, str] = {
    "": tr("两种证书"),
    "certified": tr("认证客服证书"),
    "gold": tr("金牌客服证书"),
}

FIELDS: Mapping[str, str] = {
    "text": tr("文字"),
    "x": tr("左边"),
    "y": tr("上下位置"),
    "width": tr("宽"),
    "height": tr("高"),
    "align": tr("对齐"),
    "size": tr("字号"),
    "bold": tr("粗体"),
    "spacing": tr("字距"),
    "leading": tr("行距"),
    "lines": tr("最多行数"),
    "colour": tr("颜色"),
    "gold_colour": tr("金牌证书上的颜色"),
    "shown": tr("显示"),
    "only": tr("出现在"),
    "follows": tr("跟随"),
}

_MOST = 12


def called(element: Mapping[str, Any]) -> str:
    """Return what an element is called: its kind, of a text the words too."""
    kind, text = str(element["kind"]), " ".join(str(element.get("text", "")).split())
    if kind not in ("text", "signature"):
        return tr(KINDS[kind])
    short = text if len(text) <= _MOST else text[: _MOST - 1] + "…"
    return tr("{kind}“{text}”").format(kind=tr(KINDS[kind]), text=short or tr("空"))
