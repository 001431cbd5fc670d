"""Rows on pages: what is kept together, what is said again, a last page worth turning to."""

from desktop_app.documents.flow import Row, height, pages, space


def _lines(count: int) -> list[Row]:
    return [space(10) for _ in range(count)]


def test_rows_fill_one_page_after_the_other() -> None:
    assert [len(one) for one in pages(_lines(25), 100, 80)] == [10, 8, 7]


def test_a_last_page_with_two_lines_takes_some_from_the_page_before() -> None:
    laid = pages(_lines(20), 100, 80, least=50)
    assert [len(one) for one in laid] == [10, 5, 5]


def test_the_first_page_gives_too_and_a_full_enough_last_page_takes_nothing() -> None:
    assert [len(one) for one in pages(_lines(12), 100, 80, least=50)] == [7, 5]
    assert [len(one) for one in pages(_lines(16), 100, 80, least=50)] == [10, 6]
    assert [len(one) for one in pages(_lines(3), 100, 80, least=50)] == [3]


def test_what_cannot_be_broken_earlier_stays_as_it_was() -> None:
    whole = [Row(95, lambda _pen, _top: None), *_lines(2)]
    assert [len(one) for one in pages(whole, 100, 80, least=50)] == [1, 2]


def test_what_goes_on_on_a_new_page_says_again_where_it_belongs() -> None:
    again = Row(15, lambda _pen, _top: None)
    rows = [Row(10, lambda _pen, _top: None, again=(again,)) for _ in range(12)]
    first, last = pages(rows, 100, 80, least=50)
    assert again not in first
    assert last[0] is again
    assert height(last) >= 50
