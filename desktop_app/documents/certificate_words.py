"""What the slots of a layout are filled with on one certificate."""

from desktop_app.documents.certificate_data import CertificateData
from desktop_app.system.text import long_day, number_text, tr


def words_of(data: CertificateData) -> dict[str, str]:
    """Return a text for each slot."""
    gold = data.level == "gold"
    return {
        "机构名称": data.organisation,
        "证书名称": data.title,
        "英文名称": data.english_title,
        "姓名": data.person_name.strip(),
        "考核说明": "\n".join(data.lines or _sentence(data)),
        "英文说明": _english(data),
        "理论成绩": number_text(data.theory),
        "实操成绩": number_text(data.practical),
        "总评": number_text(data.total),
        "级别": tr("金牌客服") if gold else tr("认证客服"),
        "结论": tr("达到金牌客服标准") if gold else tr("考核合格，准予上岗"),
        "英文结论": _standing(data),
        "证书编号": data.number,
        "签发日期": long_day(data.issued_on),
        "有效期至": long_day(data.valid_until),
        "签发人": _signer(data.signer_title),
    }


def _signer(title: str) -> str:
    return title if title.endswith("）") else tr("{title}（签章）").format(title=title)


def _standing(data: CertificateData) -> str:
    return "as a Gold Agent" if data.level == "gold" else "as a certified agent"


def _sentence(data: CertificateData) -> tuple[str, ...]:
    goal = tr("达到金牌客服标准。") if data.level == "gold" else tr("达到客服专业认证标准。")
    return (
        tr("完成《{program}》，理论考试 {theory} 分，情景实操 {practical} 分，").format(
            program=data.program_title,
            theory=number_text(data.theory),
            practical=number_text(data.practical),
        ),
        tr("总评 {total} 分，").format(total=number_text(data.total)) + goal,
    )


def _english(data: CertificateData) -> str:
    return (
        "This is to certify that the above-named has completed the training programme and passed "
        f"the theory examination ({number_text(data.theory)}) and the practical assessment "
        f"({number_text(data.practical)}), with an overall mark of {number_text(data.total)}, "
        f"and is hereby recognised {_standing(data)}."
    )
