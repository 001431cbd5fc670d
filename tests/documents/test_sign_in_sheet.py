"""The list to sign on paper: who is expected, what is known, a code that leads back."""

from classroom import TUESDAY, Classroom
from document_data import codes_in, page_count, text_of

from desktop_app.documents.sign_in_data import SeatData, SignInData
from desktop_app.documents.sign_in_sheet import sign_in_pdf

LONG = "阿依古丽·买买提江·艾力肯·努尔买买提·吐尔逊江·阿布都热西提之女"


def data(*seats: SeatData) -> SignInData:
    return SignInData(
        "青禾学堂", "岗前 1 · 公司与部门", "十一月班", TUESDAY, "09:00–11:30", "培训室 1", "陈立",
        seats, "peilian:session/0199a5f0-7d30-7000-8000-000000000001", 15,
    )  # fmt: skip


def test_it_names_who_is_expected_and_leads_back_by_its_code(classroom: Classroom) -> None:
    place, held = classroom.place, classroom.held("d2-courses")
    place.services.leave.ask(place.trainee, classroom.seat("d2-courses").id, "去医院")
    document = place.services.printing.sign_in(place.supervisor, held.id)
    text = text_of(document.pdf)
    for told in ("签到表", "十一月班", "林晓雨", "赵一鸣", "已准假", "讲师陈立", "第1页/共1页"):
        assert told in text
    (code,) = codes_in(document.pdf)
    page = place.services.attendance.find(place.trainee, code)
    assert page is not None
    assert page.session == held
    assert place.services.attendance.find(place.mentor, code.replace("session", "sheet")) is None
    assert document == place.services.printing.sign_in(place.supervisor, held.id)
    assert "提前15分钟到场" in text
    place.services.settings.change(place.supervisor, "plan.early_minutes", 20)
    later = place.services.printing.sign_in(place.supervisor, held.id)
    assert "提前20分钟到场" in text_of(later.pdf)


def test_a_large_class_goes_over_pages_and_long_names_over_lines() -> None:
    seats = [SeatData(str(3000 + n), LONG, "电话二组", "") for n in range(30)]
    pdf = sign_in_pdf(data(*seats))
    assert page_count(pdf) == 3
    text = text_of(pdf)
    assert text.count(LONG) == 30
    assert text.count("到场时间") == 3
    assert "第3页/共3页" in text


def test_nobody_expected_leaves_lines_to_sign_on() -> None:
    assert page_count(sign_in_pdf(data())) == 1
