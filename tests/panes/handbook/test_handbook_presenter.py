"""Which article is read and which ones are listed, with a view that only takes notes."""

from collections.abc import Sequence

import pytest
from builders import Workplace

from desktop_app.panes.handbook.presenter import HandbookPresenter
from desktop_app.panes.handbook.shown import Chapter, Reading
from desktop_app.system.background import Inline


class Paper:
    """A view that keeps what it was told."""

    def __init__(self) -> None:
        self.chapters: list[Chapter] = []
        self.any_at_all = True
        self.marked = ""
        self.readings: list[Reading] = []
        self.cleared = 0
        self.heading = ("", "")

    def show_chapters(self, chapters: Sequence[Chapter], any_at_all: bool) -> None:
        self.chapters, self.any_at_all = list(chapters), any_at_all

    def mark(self, key: str) -> None:
        self.marked = key

    def show_reading(self, reading: Reading) -> None:
        self.readings.append(reading)

    def clear_search(self) -> None:
        self.cleared += 1

    def set_heading(self, title: str, sentence: str) -> None:
        self.heading = (title, sentence)

    def listed(self) -> list[str]:
        return [entry.key for chapter in self.chapters for entry in chapter.entries]


class Notes:
    """A navigator that keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def presenter(place: Workplace, paper: Paper, notes: Notes) -> HandbookPresenter:
    presenter = HandbookPresenter(paper, place.services.knowledge, Inline(), notes)
    presenter.refresh()
    return presenter


@pytest.mark.usefixtures("presenter")
def test_all_articles_are_listed_by_chapter_and_the_first_is_read(
    place: Workplace, paper: Paper
) -> None:
    articles = place.services.knowledge.articles()
    assert paper.listed() == [article.key for article in articles]
    titles = [chapter.title for chapter in paper.chapters]
    assert len(titles) == len(set(titles))
    assert paper.readings[-1].key == paper.marked == articles[0].key
    assert paper.heading == ("手册", f"{len(titles)} 章 · {len(articles)} 篇")


def test_searching_finds_titles_tags_and_text(presenter: HandbookPresenter, paper: Paper) -> None:
    presenter.search("三级")
    assert "complaint-process" in paper.listed()
    presenter.search(" 内部 暗语 ")
    hits = {entry.key: entry.found for chapter in paper.chapters for entry in chapter.entries}
    assert hits["complaint-process"] is True
    presenter.search("没有这样的词")
    assert (paper.chapters, paper.any_at_all) == ([], True)


def test_searching_leaves_the_article_that_is_read(
    presenter: HandbookPresenter, paper: Paper
) -> None:
    count = len(paper.readings)
    presenter.search("投诉")
    assert len(paper.readings) == count


def test_steps_go_through_the_book_and_stop_at_its_ends(
    presenter: HandbookPresenter, paper: Paper
) -> None:
    keys = paper.listed()
    first = paper.readings[-1]
    assert (first.before, bool(first.after)) == ("", True)
    presenter.step(-1)
    assert paper.readings[-1] is first
    presenter.step(1)
    assert paper.readings[-1].key == keys[1]
    assert paper.readings[-1].before == first.title
    presenter.open_target(f"article:{keys[-1]}")
    assert paper.readings[-1].after == ""


def test_a_target_opens_an_article_before_and_after_the_first_load(
    place: Workplace, paper: Paper, notes: Notes
) -> None:
    presenter = HandbookPresenter(paper, place.services.knowledge, Inline(), notes)
    presenter.open_target("article:apology")
    assert paper.readings == []
    presenter.refresh()
    assert paper.readings[-1].key == "apology"
    presenter.open_target("article:listening")
    assert paper.readings[-1].key == paper.marked == "listening"


def test_a_target_that_the_search_hides_takes_the_search_back(
    presenter: HandbookPresenter, paper: Paper
) -> None:
    presenter.search("退费")
    hidden = "appearance-posture"
    assert hidden not in paper.listed()
    presenter.open_target(f"article:{hidden}")
    assert paper.cleared == 1
    assert hidden in paper.listed()


def test_an_unknown_article_is_said_and_the_first_read(
    presenter: HandbookPresenter, paper: Paper, notes: Notes
) -> None:
    presenter.open_target("article:gone")
    assert notes.said == ["手册里没有这一篇，先看看别的。"]
    assert paper.readings[-1].key == paper.listed()[0]


def test_the_article_stays_over_a_refresh(presenter: HandbookPresenter, paper: Paper) -> None:
    presenter.choose("apology")
    presenter.refresh()
    assert paper.readings[-1].key == "apology"


def test_a_link_to_an_article_is_followed_and_others_are_not(
    presenter: HandbookPresenter, paper: Paper
) -> None:
    presenter.follow("article:apology")
    assert paper.readings[-1].key == "apology"
    presenter.follow("https://example.org")
    assert paper.readings[-1].key == "apology"
