"""A debrief on paper: everything on it, every page numbered, at any length."""

from dataclasses import replace
from datetime import date

import pytest
from builders import Workplace
from document_data import page_count, text_edges, text_of
from looking_back import OPINION, observed, practised

from desktop_app.documents.debrief_data import (
    CriterionData,
    DebriefData,
    PieceData,
    RemarkData,
    TurnData,
    ViewData,
)
from desktop_app.documents.debrief_pdf import debrief_pdf
from desktop_app.documents.form_rows import LEFT, RIGHT

TURN = TurnData(
    heading="第 1 回合 · 情绪 72 → 65",
    customer="周女士",
    line="你别光核对，我要的是怎么办！",
    reply=(PieceData("我理解您，", "good"), PieceData("尽快", "warn"), PieceData("给您办。")),
    remarks=(
        RemarkData("good", "体谅", "“我理解您”：先体谅了客户，情绪 −7。"),
        RemarkData("warn", "时间含糊", "“尽快”扣 6 分。", "今天 18:00 前给您办。"),
    ),
)
DATA = DebriefData(
    title="复盘：宣传不符的家长",
    organisation="青禾学堂",
    subject="林晓雨",
    subject_role="电话二组 · 3001",
    facts="11月23日 周一 10:00 · 对练 · 1 回合",
    day=date(2026, 11, 23),
    total_text="82",
    outcome="合格",
    gain="您在第 1 回合先体谅了客户",
    loss="失分主要在第 1 回合时间含糊",
    criteria=(
        CriterionData("安抚情绪", "权重 30%", "88", 88),
        CriterionData("解决方案", "权重 30%", "–", None),
    ),
    curve_title="客户情绪：从 72 到 65（n = 1 回合）",
    moods=(72, 65),
    turns=(TURN,),
    views=(ViewData("客户 周女士", "", (("", "听到“我理解您”，我觉得你懂我。"),)),),
)


def test_everything_stands_on_it() -> None:
    text = text_of(debrief_pdf(DATA))
    for part in (
        "复盘：宣传不符的家长",
        "82",
        "失分主要在第1回合时间含糊",
        "安抚情绪",
        "我理解您，尽快给您办。",
        "可以说：“今天18:00前给您办。”",
        "觉得你懂我",
        "第1页/共1页",
    ):
        assert part in text


def test_a_long_conversation_fills_numbered_pages_and_stays_inside() -> None:
    long = replace(TURN, reply=(PieceData("这件事我来办，" * 300, "good"), PieceData("好。")))
    pdf = debrief_pdf(replace(DATA, turns=(long,) * 40, moods=tuple(range(20, 61))))
    count = page_count(pdf)
    assert count > 20
    assert f"第{count}页/共{count}页" in text_of(pdf)
    for page in (0, 1, count - 1):
        left, bottom, right, _top = text_edges(pdf, page)
        assert left >= LEFT - 2
        assert right <= RIGHT + 6
        assert bottom > 20


def test_what_cannot_be_drawn_is_marked_and_said_while_the_rest_stays() -> None:
    reply = (PieceData("😀您好𰻝", "good"), PieceData("再见\n第二行"))
    text = text_of(debrief_pdf(replace(DATA, turns=(replace(TURN, reply=reply),))))
    assert "□您好" in text
    assert "再见" in text
    assert "第二行" in text
    assert "无法打印" in text


@pytest.mark.parametrize("moods", [(50,), (50, 40), tuple(range(100))])
def test_a_curve_of_any_length_is_drawn(moods: tuple[int, ...]) -> None:
    assert page_count(debrief_pdf(replace(DATA, moods=moods))) == 1


def test_equal_data_give_equal_bytes() -> None:
    assert debrief_pdf(DATA) == debrief_pdf(DATA)


def test_marked_words_are_seen_on_paper() -> None:
    plain = replace(TURN, reply=tuple(PieceData(one.text) for one in TURN.reply))
    assert debrief_pdf(DATA) != debrief_pdf(replace(DATA, turns=(plain,)))


def test_a_real_attempt_is_printed_with_its_three_views(place: Workplace) -> None:
    attempt = practised(place)
    services = place.services
    services.debriefing.keep_reflection(place.trainee, attempt, ("她要我答应退款", ""))
    observed(place, attempt, place.mentor)
    document = services.printing.debrief(place.mentor, attempt)
    text = text_of(document.pdf)
    past = services.debriefing.look_back(place.trainee, attempt)
    for part in (
        past.debrief.loss,
        "她要我答应退款",
        "观察员王敏",
        str(OPINION["advice"]),
        "5·答复及时，每一步都有几点前",
        *(one.line for one in past.debrief.turns),
    ):
        assert "".join(part.split()) in text
    assert document.file_name == "复盘-宣传不符的家长-林晓雨-20261123"
