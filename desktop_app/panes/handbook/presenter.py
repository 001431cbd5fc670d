"""Which article is read, and which ones fit what is searched for."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from desktop_app.panes.handbook.shown import Chapter, Entry, Reading
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.knowledge.use_cases import Knowledge

if TYPE_CHECKING:
    from desktop_app.training.knowledge.article import Article


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def show_chapters(self, chapters: Sequence[Chapter], any_at_all: bool) -> None: ...
    def mark(self, key: str) -> None: ...
    def show_reading(self, reading: Reading) -> None: ...
    def clear_search(self) -> None: ...
    def set_heading(self, title: str, sentence: str) -> None: ...


class HandbookPresenter:
    """Keeps the articles and the one that is read, across refreshes."""

    def __init__(
        self, view: Shows, knowledge: Knowledge, background: Background, navigator: Navigator
    ) -> None:
        self._view = view
        self._knowledge = knowledge
        self._background = background
        self._navigator = navigator
        self._articles: tuple[Article, ...] = ()
        self._key = ""
        self._words = ""
        self._loaded = False
        view.set_heading(tr("手册"), "")

    def refresh(self) -> None:
        """Load the articles anew; the one that is read stays."""
        self._background.run(self._view, self._knowledge.articles, self._take)

    def search(self, words: str) -> None:
        """Show the articles that fit *words*: in title, summary, tags or text."""
        self._words = "".join(words.lower().split())
        self._list()

    def choose(self, key: str) -> None:
        """Read an article of the list."""
        if key != self._key:
            self._key = key
            self._read()

    def step(self, step: int) -> None:
        """Read the article before or after, in the order of the chapters."""
        place = self._place() + step
        if 0 <= place < len(self._articles):
            self._key = self._articles[place].key
            self._read()

    def open_target(self, target: str) -> None:
        """Read `article:<key>`."""
        kind, _, key = target.partition(":")
        if kind != "article":
            return
        self._key = key
        if self._loaded:
            self._open()

    def follow(self, address: str) -> None:
        """Follow a link inside an article, where it leads to another article."""
        self.open_target(address)

    def _take(self, articles: "tuple[Article, ...]") -> None:
        self._articles = articles
        self._loaded = True
        chapters = len({article.chapter for article in articles})
        sentence = tr("{n} 章 · {m} 篇").format(n=chapters, m=len(articles)) if articles else ""
        self._view.set_heading(tr("手册"), sentence)
        self._open()

    def _open(self) -> None:
        """Show list and article; one that is not in the list is not hidden by a search."""
        if self._articles and self._place() < 0:
            if self._key:
                self._navigator.notify(tr("手册里没有这一篇，先看看别的。"))
            self._key = self._articles[0].key
        if self._words and self._key not in {one.key for one in self._fitting()}:
            self._words = ""
            self._view.clear_search()
        self._list()
        self._read()

    def _list(self) -> None:
        chapters = [
            Chapter(title, tuple(self._entry(one) for one in group))
            for title, group in groupby(self._fitting(), key=lambda one: one.chapter)
        ]
        self._view.show_chapters(chapters, bool(self._articles))
        self._view.mark(self._key)

    def _read(self) -> None:
        place = self._place()
        if place < 0:
            return
        article = self._articles[place]
        before = self._articles[place - 1].title if place else ""
        after = self._articles[place + 1].title if place + 1 < len(self._articles) else ""
        self._view.mark(self._key)
        self._view.show_reading(
            Reading(
                article.key,
                article.chapter,
                article.title,
                article.summary,
                article.body,
                before,
                after,
            )
        )

    def _fitting(self) -> "list[Article]":
        return [one for one in self._articles if self._words in _all_words(one)]

    def _entry(self, article: "Article") -> Entry:
        text_only = bool(self._words) and self._words not in _name_words(article)
        return Entry(article.key, article.title, article.summary, text_only)

    def _place(self) -> int:
        keys = [article.key for article in self._articles]
        return keys.index(self._key) if self._key in keys else -1


def _name_words(article: "Article") -> str:
    parts = (article.title, article.chapter, article.summary, *article.tags)
    return "".join(" ".join(parts).lower().split())


def _all_words(article: "Article") -> str:
    return _name_words(article) + "".join(article.body.lower().split())
