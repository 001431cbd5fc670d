"""What a printed form is about, and who signs it on paper."""

from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.forms.kinds import About

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form


def labels(about: About) -> tuple[str, str]:
    """Return how the two facts about the subject are called."""
    match about:
        case About.SESSION:
            return tr("课次"), tr("上课日期")
        case About.TRAINER:
            return tr("讲师"), tr("身份")
        case About.PROGRAM:
            return tr("方案"), ""
        case _:
            return tr("姓名"), tr("身份")


def signature_roles(form: "Form") -> tuple[str, ...]:
    """Return for whom there is a line to sign on."""
    if form.use == "self_check":
        return (tr("本人"),)
    if form.use == "observation":
        return (tr("观察员"), tr("学员"))
    if form.use == "shadow_day":
        return (tr("带教导师"), tr("学员"))
    if form.about is About.TRAINER:
        return (tr("评估人"), tr("讲师"), tr("部门主管"))
    if form.about is not About.PERSON:
        return (tr("评估人"), tr("部门主管"))
    return (tr("评估人"), tr("学员"), tr("部门主管"))
