"""A development plan on paper: what it tells, and that it is the same for everybody."""

from datetime import timedelta

import pytest
from builders import Workplace
from developing import WEAK, planned
from document_data import text_of
from judging import practise

from desktop_app.documents.development_printing import development_document
from desktop_app.system.errors import NotAllowed


def test_it_tells_items_with_their_evidence_steps_and_measures(place: Workplace) -> None:
    plan_id = planned(place)
    for _ in range(3):
        practise(place, place.trainee, WEAK, 90, (90, 70, 90, 90))
    day = place.clock.today() + timedelta(days=14)
    place.services.development.review(place.mentor, plan_id, "办法说到几点了", day)
    printed = development_document(place.services, place.mentor, plan_id)
    text = text_of(printed.pdf)
    for told in (
        "发展计划·林晓雨",
        "《实操考核成绩》之后",
        "解决方案从均分50提到65",
        "依据：退费迟迟没到账72分",
        "布置后练过3次，最好90分",
        "解决方案：50分→70分（n=3），目标65分（已达到）",
        "下一级中级客服：5项要求",
        "王敏：办法说到几点了",
        "带教导师签名",
    ):
        assert told in text, told
    assert printed == development_document(place.services, place.trainee, plan_id)


def test_whom_it_does_not_concern_prints_nothing(place: Workplace) -> None:
    plan_id = planned(place)
    with pytest.raises(NotAllowed):
        development_document(place.services, place.stranger, plan_id)
