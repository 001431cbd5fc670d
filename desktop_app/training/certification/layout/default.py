"""The layout that the program comes with; certificates look so until somebody publishes another."""

from functools import cache

from desktop_app.training.certification.layout.model import CertificateLayout, Element

KEY = "certificate"
"""An organisation has one layout; its versions follow each other under this key."""


@cache
def default_layout() -> CertificateLayout:
    """Return the layout of an organisation that has none of its own."""
    return CertificateLayout(
        key=KEY,
        title="证书版面",
        elements=(*_ground(), *_headings(), *_sentences(), *_foot()),
    )


def _ground() -> tuple[Element, ...]:
    return (
        Element(id="border", kind="border", x=9, y=9, width=279),
        Element(id="ring", kind="ring", x=46.5, y=60, width=204, height=92),
        Element(id="logo", kind="logo", x=24, y=24, width=42, height=18),
    )


def _headings() -> tuple[Element, ...]:
    return (
        Element(
            id="organisation",
            kind="text",
            text="[机构名称]",
            y=32,
            size=14,
            spacing=5,
            colour="accent",
            x=40.5,
            width=216,
        ),
        Element(
            id="title",
            kind="text",
            text="[证书名称]",
            y=48.5,
            size=39,
            spacing=10,
            bold=True,
            x=40.5,
            width=216,
        ),
        Element(
            id="english-title",
            kind="text",
            text="[英文名称]",
            y=57,
            size=11.5,
            spacing=1.6,
            colour="secondary",
            x=40.5,
            width=216,
        ),
        Element(id="divider", kind="divider", x=110.5, y=63, width=76, colour="ornament"),
    )


def _sentences() -> tuple[Element, ...]:
    return (
        Element(
            id="lead",
            kind="text",
            text="兹证明",
            x=40.5,
            y=73,
            width=216,
            size=12.5,
            spacing=2,
            colour="secondary",
        ),
        Element(
            id="name",
            kind="name",
            text="[姓名]",
            x=73.5,
            y=90,
            width=150,
            size=36,
            bold=True,
            leading=1.3,
            lines=2,
        ),
        Element(
            id="body",
            kind="body",
            text="[考核说明]",
            x=69.5,
            y=104,
            width=158,
            size=14.5,
            leading=1.75,
            lines=3,
        ),
        Element(
            id="english",
            kind="text",
            text="[英文说明]",
            x=65.5,
            y=8.5,
            width=166,
            size=9,
            leading=1.55,
            lines=12,
            colour="secondary",
            follows="body",
        ),
        Element(
            id="gold-tag",
            kind="tag",
            text="金牌客服",
            x=98.5,
            y=7.5,
            width=100,
            size=12.5,
            spacing=5,
            bold=True,
            colour="gold",
            only="gold",
            follows="english",
        ),
    )


def _foot() -> tuple[Element, ...]:
    return (
        Element(
            id="facts",
            kind="facts",
            text="证书编号：[证书编号]\n签发日期：[签发日期]\n有效期至：[有效期至]",
            x=30,
            y=173,
            width=82,
            size=10.5,
            leading=1.75,
            lines=6,
            align="left",
        ),
        Element(
            id="code",
            kind="code",
            text="扫码离线验真",
            x=135,
            y=158,
            width=27,
            size=8,
            colour="secondary",
        ),
        Element(id="seal", kind="seal", x=231, y=148, width=40, colour="ornament"),
        Element(
            id="signature",
            kind="signature",
            text="[签发人]",
            x=209,
            y=179.5,
            width=58,
            size=10.5,
            leading=1.35,
            lines=3,
            colour="secondary",
        ),
    )
