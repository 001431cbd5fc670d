"""A printed review carries the figures of its period before the single records."""

from builders import Workplace
from document_data import text_of
from reviewing import FIRST_REVIEW, laid, let_pass, review, view


def test_a_review_is_printed_with_the_evidence_of_its_period(place: Workplace) -> None:
    laid(place)
    let_pass(place, FIRST_REVIEW)
    own = view(place, place.trainee)
    sheet = review(place, "延长", reason="时限常漏。", extend_to="2027-01-08")
    printing = place.services.printing
    document = printing.sheet(place.supervisor, sheet.id)
    read = text_of(document.pdf)
    for words in ("这一阶段的依据", "课次", "没有练习", "延长", "2027年1月8日"):
        assert words in read
    assert "这一阶段的依据" not in text_of(printing.sheet(place.supervisor, own.id).pdf)
