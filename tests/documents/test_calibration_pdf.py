"""The report of a calibration on paper: what it tells, and to whom."""

import pytest
from builders import Workplace
from document_data import text_of
from scorecard import calibrated

from desktop_app.system.errors import NotAllowed


def test_it_tells_who_leans_which_way_and_what_was_agreed(place: Workplace) -> None:
    one = calibrated(place)
    place.services.calibrations.agree(place.supervisor, one.id, "warmth", "先体谅一句算四分")
    printed = place.services.printing.calibration(place.mentor, one.id)
    text = text_of(printed.pdf)
    for told in (
        "校准报告：十一月",
        "王敏",
        "偏严20分",
        "安抚到位",
        "口径：先体谅一句算四分",
        "第1页",
    ):
        assert told in text
    assert printed == place.services.printing.calibration(place.supervisor, one.id)


def test_whom_it_does_not_concern_prints_nothing(place: Workplace) -> None:
    one = calibrated(place)
    with pytest.raises(NotAllowed):
        place.services.printing.calibration(place.trainee, one.id)
