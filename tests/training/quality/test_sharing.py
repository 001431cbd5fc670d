"""Good contacts become cases of the handbook, without what would tell whose they were."""

import pytest
from builders import Workplace
from inspecting import SAID, draw, inspected, new_contact, settle_in, sign

from db.records import Person, Sheet
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.quality.contacts.use_cases import Line
from desktop_app.training.quality.sharing.case import body_of, plain
from desktop_app.training.quality.sharing.use_cases import CaseState


def _good(place: Workplace, *more: Line) -> Sheet:
    settle_in(place)
    contact = new_contact(place.trainee, place.clock.today(), lines=(*SAID, *more))
    place.services.contacts.keep(place.supervisor, [contact])
    return sign(place, draw(place, place.trainee))


def _articles(place: Workplace) -> dict[str, str]:
    articles = place.services.knowledge.articles()
    return {one.title: f"{one.summary}\n{one.body}" for one in articles}


def test_an_excellent_contact_is_read_by_everybody_without_names(place: Workplace) -> None:
    sheet = _good(place, Line("agent", "我是林晓雨，王敏主管会回您 13812345678。"))
    sharing = place.services.sharing
    assert sharing.state(place.supervisor, sheet)[0] is CaseState.OFFERED
    key = sharing.share(place.supervisor, sheet.id, "林晓雨时间说到了几点")
    assert sharing.state(place.trainee, sheet) == (CaseState.SHARED, key)
    body = _articles(place)["优秀接待：退款到账时间"]
    assert "周四下午六点前" in body
    for name in ("林晓雨", "王敏", "13812345678"):
        assert name not in body


def test_it_is_taken_down_and_can_be_shared_again(place: Workplace) -> None:
    sheet, sharing = _good(place), place.services.sharing
    key = sharing.share(place.supervisor, sheet.id, "给了确切时间")
    with pytest.raises(Trouble, match="已经在案例里"):
        sharing.share(place.supervisor, sheet.id, "再来一次")
    sharing.take_down(place.supervisor, key)
    assert "优秀接待：退款到账时间" not in _articles(place)
    assert sharing.share(place.supervisor, sheet.id, "换一句说法") == key
    assert "换一句说法" in _articles(place)["优秀接待：退款到账时间"]


def test_only_an_excellent_one_with_a_sentence_why(place: Workplace) -> None:
    settle_in(place)
    fair, sharing = inspected(place, place.trainee, step=3), place.services.sharing
    assert sharing.state(place.supervisor, fair)[0] is CaseState.NONE
    with pytest.raises(Trouble, match="得分优秀"):
        sharing.share(place.supervisor, fair.id, "还可以")
    good = inspected(place, place.trainee)
    with pytest.raises(Trouble, match="一两句话"):
        sharing.share(place.supervisor, good.id, "  ")


@pytest.mark.parametrize("who", ["mentor", "trainee"])
def test_only_a_supervisor_shares(place: Workplace, who: str) -> None:
    sheet, sharing = _good(place), place.services.sharing
    actor: Person = getattr(place, who)
    assert sharing.state(actor, sheet)[0] is CaseState.NONE
    for act in (
        lambda: sharing.propose(actor, sheet.id),
        lambda: sharing.share(actor, sheet.id, "好"),
        lambda: sharing.take_down(actor, "contact"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_what_was_said_is_no_markup() -> None:
    body = body_of("在线接待", [("customer", "# 不是标题\n* 也不是 <b>列表</b>")], [])
    assert "**客户**：\\# 不是标题 \\* 也不是 \\<b\\>列表\\</b\\>" in body
    assert plain("1. 第一") == "1\\. 第一"
    assert plain("- 一条") == "\\- 一条"
