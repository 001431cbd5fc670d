"""Keeps what matching needs to know of people: every change is kept as it is made."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.mentoring.profiles.shown import ProfileRow, ProfileShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import number_text, time_text, tr
from desktop_app.training.mentoring.matching.rules import TEMPERAMENTS, Known
from desktop_app.training.mentoring.matching.use_cases import BadPairing, Matching, MatchingPage

_BETWEEN = re.compile(r"[、，,;；\s]+")


class ShowsProfiles(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[ProfileRow]) -> None: ...
    def mark_row(self, key: str) -> None: ...
    def show_profile(self, profile: ProfileShown | None) -> None: ...
    def show_state(self, text: str, problem: bool) -> None: ...


class ProfilesPresenter:
    """The people, and one profile of them."""

    def __init__(
        self,
        view: ShowsProfiles,
        actor: Person,
        matching: Matching,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._matching = matching
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._people: dict[str, Known] = {}
        self._key = ""
        self._search = ""

    def refresh(self) -> None:
        """Load everybody anew; the profile under the hands stays as it is."""
        self._background.run(self._view, lambda: self._matching.page(self._actor), self._show)

    def search(self, text: str) -> None:
        """List only who is called so."""
        self._search = text.strip().casefold()
        self._show_rows()

    def choose(self, key: str) -> None:
        """Show somebody's profile."""
        if key == self._key or key not in self._people:
            return
        self._key = key
        self._view.show_profile(_shown(self._people[key]))
        self._view.show_state("", problem=False)

    def keep(self, temperament: str, strengths: str, satisfaction: float | None) -> None:
        """Keep what was changed."""
        if not self._key:
            return
        person, words = UUID(self._key), [w for w in _BETWEEN.split(strengths) if w]
        self._background.run(
            self._view,
            lambda: self._matching.set_profile(
                self._actor, person, temperament, words, satisfaction
            ),
            lambda _profile: self._kept(),
            self._refused,
        )

    def keep_joined(self, day: date) -> None:
        """Keep when the person joined."""
        if not self._key:
            return
        person = UUID(self._key)
        self._background.run(
            self._view,
            lambda: self._matching.set_joined(self._actor, person, day),
            lambda _none: self._kept(),
            self._refused,
        )

    def _kept(self) -> None:
        now = self._clock.local(self._clock.now())
        self._view.show_state(tr("已保存 {time}").format(time=time_text(now)), problem=False)
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, BadPairing):
            raise error
        self._view.show_state(error.what, problem=True)

    def _show(self, page: MatchingPage) -> None:
        found = [one.known for one in page.candidates] + [one.known for one in page.trainees]
        self._people = {str(one.person.id): one for one in found}
        empty = sum(not one.temperament for one in self._people.values())
        told = tr("{n} 位还没有填性格").format(n=empty) if empty else tr("性格都填好了")
        sentence = tr("{n} 位导师和学员 · {told}").format(n=len(self._people), told=told)
        if not self._people:
            sentence = tr("配对看的性格、专长和满意度")
        self._view.set_heading(tr("带教"), sentence)
        self._show_rows()
        if self._key not in self._people:
            self._key = ""
            self._view.show_profile(None)
            self.choose(next(iter(self._people), ""))
        self._view.mark_row(self._key)

    def _show_rows(self) -> None:
        self._view.show_rows(
            [
                _row(key, one)
                for key, one in self._people.items()
                if self._search in f"{one.person.name} {one.person.initials}".casefold()
            ]
        )


def _row(key: str, one: Known) -> ProfileRow:
    known = one.satisfaction is not None
    return ProfileRow(
        key=key,
        name=one.person.name,
        role=tr("导师") if one.person.has(Role.MENTOR) else tr("学员"),
        temperament=tr(TEMPERAMENTS[one.temperament]) if one.temperament else "–",
        strengths="、".join(one.strengths) or "–",
        satisfaction=tr("{n}%").format(n=number_text(one.satisfaction)) if known else "–",
        satisfaction_order=one.satisfaction if one.satisfaction is not None else -1.0,
    )


def _shown(one: Known) -> ProfileShown:
    parts = [one.person.team, tr("工号 {n}").format(n=one.person.staff_number)]
    if one.customers:
        told = tr("近一年回访 {k} 位客户，满意 {n}%，配对按这个算")
        parts.append(told.format(k=one.customers, n=number_text(one.satisfaction)))
    if one.mark is not None:
        mark = tr("近一年质检和评估均分 {n}（n = {k}）")
        parts.append(mark.format(n=number_text(round(one.mark, 1)), k=one.marks))
    return ProfileShown(
        key=str(one.person.id),
        name=one.person.name,
        note=" · ".join(part for part in parts if part),
        temperament=one.temperament,
        strengths="、".join(one.strengths),
        satisfaction=one.written,
        joined=one.person.joined_on,
    )
