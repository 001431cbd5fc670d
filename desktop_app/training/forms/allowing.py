"""Who may fill in a form and read a sheet, and what is refused with a sentence."""

from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, Sheet
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.forms.kinds import APART, OF_PRACTICAL, About
from desktop_app.training.people.permissions import Act, require, standing

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form

_OF_PEOPLE = frozenset({About.PERSON, About.TRAINER})
"""A sheet about a session or a program is kept under who fills it in, and is about nobody."""


def may_fill(actor: Person, form: "Form", subject: Person) -> None:
    """Raise NotAllowed, with a sentence, unless *actor* may fill *form* about *subject*."""
    about = subject if form.about in _OF_PEOPLE else None
    if standing(actor, about) & form.fillers():
        return
    names = {"self": tr("本人"), "mentor": tr("带教导师"), "supervisor": tr("主管")}
    who = tr("或").join(names[one] for one in names if one in form.fillers())
    raise NotAllowed(
        tr("“{title}”由{who}填写。").format(title=form.title, who=who or tr("在职人员")),
        tr("没有任何改动。"),
        tr("如果确实需要，请联系主管或管理员。"),
    )


def may_correct(actor: Person, sheet: Sheet, form: "Form", subject: Person) -> None:
    """Raise NotAllowed, with a sentence, unless *actor* may correct a signed *sheet*."""
    may_fill(actor, form, subject)
    if sheet.use != form.use:
        raise NotAllowed(
            tr("这张表交出以后不能更正。"), tr("没有任何改动。"), tr("请在讨论时说明。")
        )
    if sheet.target.startswith(OF_PRACTICAL):
        raise NotAllowed(
            tr("实操考核的评分签名以后不能更正：系统评分已经公布。"),
            tr("没有任何改动。"),
            tr("确有错误，请在实操考核里写明原因作废这一场，再加一场。"),
        )


def may_read(actor: Person, sheet: Sheet, subject: Person) -> None:
    """Raise NotAllowed, with a sentence, unless *actor* may open the signed *sheet*."""
    if sheet.use not in APART:
        require(actor, Act.SEE_RECORD, subject)
    elif actor.id != sheet.filler_id:
        raise NotAllowed(
            tr("这张表单不属于个人记录，只有填写人自己能这样打开。"),
            tr("没有任何改动。"),
            tr("请从校准或调查的页面查看。"),
        )


class AlreadySigned(Trouble):
    """The sheet that is to be signed was signed in another window."""

    def __init__(self) -> None:
        super().__init__(
            tr("这份表已经提交过了。"),
            tr("先提交的那一份保留着。"),
            tr("请返回后重新打开，需要时再更正。"),
        )


class SignedMeanwhile(Trouble):
    """The sheet that goes on being filled in was signed in another window."""

    def __init__(self) -> None:
        super().__init__(
            tr("这份表已在另一个窗口提交，接着写的不会再提交一份"),
            tr("提交的那一份和这里写的都保留着，这里写的留作更正的草稿。"),
            tr("请打开已提交的那一份，选“更正”，就能接着写。"),
        )


def refuse_corrected(newer: UUID | None) -> None:
    """Raise Trouble where a sheet has been corrected already, by *newer*."""
    if newer is not None:
        raise Trouble(
            tr("这份表已经更正过了。"), tr("没有任何改动。"), tr("请打开更正后的那一份。")
        )
