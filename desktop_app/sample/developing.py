"""The sample's development plans, in all their states; done by the use cases themselves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from db.records import Person
from desktop_app.sample.accounts import MENTOR
from desktop_app.sample.staff import Staff, Trainee
from desktop_app.services import Services
from desktop_app.training.development.items import ItemKind
from desktop_app.training.development.plan import by_itself

_REVIEWS = (
    "复述已经成了习惯，办法还说得太笼统，下个月只练“几点前、谁来办”。",
    "练习都通过了，接待里还会忘记最后的确认，导师旁听一次再看。",
)
_ENDED = "解决方案说得具体了，低分项也上来了；往后每月看一次就够。"
_WITHDRAWN = "已经转到课程顾问岗位，按新岗位另拟一份。"
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

At = Callable[[datetime], Services]
"""Gives the use cases as they were at a moment."""


def develop(at: At, staff: Staff, now: datetime) -> None:
    """Open plans for some who have finished, and carry them on as far as they would have come.

    The trainees of the mentor that people sign in as have none yet: that is for them to open.
    """
    own = {one.id for one in staff.mentors if one.name == MENTOR}
    first = min(one.start for one in staff.trainees)
    people = [
        one for one in staff.trainees if one.start == first and one.person.mentor_id not in own
    ]
    plans = _Plans(at, staff, now)
    for state, trainee in zip(
        (plans.ended, plans.under_way, plans.proposed, plans.late, plans.withdrawn),
        people,
        strict=False,
    ):
        state(trainee)


class _Plans:
    """Each way that a plan can have gone."""

    def __init__(self, at: At, staff: Staff, now: datetime) -> None:
        self._at = at
        self._staff = staff
        self._now = now

    def proposed(self, trainee: Trainee) -> None:
        """Opened yesterday; nobody has agreed to it yet."""
        self._open(trainee, _DAY)

    def under_way(self, trainee: Trainee) -> None:
        """Agreed by both, worked on, looked at again."""
        plan_id, mentor, opened = self._open(trainee, 9 * _DAY)
        self._agree(trainee, mentor, plan_id, opened)
        self._tick(trainee.person, plan_id, opened + 3 * _DAY, most=2)
        talked = self._at(self._now - 2 * _DAY)
        following = talked.clock.today() + 14 * _DAY
        talked.development.review(mentor, plan_id, _REVIEWS[0], following)

    def late(self, trainee: Trainee) -> None:
        """The mentor set an earlier day for the first item, and it has passed."""
        plan_id, mentor, opened = self._open(trainee, self._since_result(trainee))
        services = self._at(opened + _HOUR)
        item = services.development.page(mentor, plan_id).entry.items[0].item
        due = services.clock.today() + 14 * _DAY
        services.development.set_item(mentor, plan_id, replace(item, due=due))
        self._agree(trainee, mentor, plan_id, opened + _DAY)
        self._tick(trainee.person, plan_id, opened + 8 * _DAY, most=1)

    def ended(self, trainee: Trainee) -> None:
        """Worked through and closed by what the records say."""
        plan_id, mentor, opened = self._open(trainee, self._since_result(trainee))
        self._agree(trainee, mentor, plan_id, opened)
        self._tick(trainee.person, plan_id, opened + 6 * _DAY, most=9)
        self._at(opened + 7 * _DAY).development.review(mentor, plan_id, _REVIEWS[1], None)
        self._at(self._now - _HOUR).development.close(mentor, plan_id, _ENDED)

    def withdrawn(self, trainee: Trainee) -> None:
        """Closed because its reason fell away."""
        plan_id, mentor, opened = self._open(trainee, 10 * _DAY)
        self._agree(trainee, mentor, plan_id, opened)
        self._at(self._now - 3 * _DAY).development.close(mentor, plan_id, _WITHDRAWN, True)

    def _since_result(self, trainee: Trainee) -> timedelta:
        """Return how long ago the day after somebody's practical was."""
        services = self._at(self._now)
        found = services.forms.about(self._staff.leaders[0], trainee.person.id, ("practical",))
        newest = max((one.signed_at for one in found), default=self._now - 21 * _DAY)
        return max(self._now - newest - _DAY, _DAY)

    def _open(self, trainee: Trainee, ago: timedelta) -> tuple[UUID, Person, datetime]:
        mentor, opened = self._staff.mentor_of(trainee), self._now - ago
        return self._at(opened).plan_opening.open(mentor, trainee.person.id).id, mentor, opened

    def _agree(self, trainee: Trainee, mentor: Person, plan_id: UUID, opened: datetime) -> None:
        for place, person in enumerate((mentor, trainee.person), start=2):
            self._at(opened + place * _HOUR).development.agree(person, plan_id)

    def _tick(self, person: Person, plan_id: UUID, moment: datetime, most: int) -> None:
        """Tick off the first steps that a hand can tick off."""
        services = self._at(min(moment, self._now - 2 * _HOUR))
        page = services.development.page(person, plan_id)
        steps: Sequence[tuple[str, str]] = [
            (one.item.id, step.name)
            for one in page.entry.items
            for step in one.item.steps
            if one.item.kind is not ItemKind.CAREER and not by_itself(step.kind)
        ]
        for item, step in steps[:most]:
            services.development.tick(person, plan_id, item, step, True)
