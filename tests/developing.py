"""A trainee after a result, with a development plan, for tests of every floor."""

from uuid import UUID

from builders import Workplace
from judging import practise, sign_practical

from db.records import Evidence
from desktop_app.training.development.measuring import Progress
from desktop_app.training.development.shown import PlanPage

WEAK = "scenario/refund-slow"
"""The drill in which the trainee is weakest; easy to find among what is proposed."""


def after_the_practical(place: Workplace) -> None:
    """Let the trainee pass the practical: weakest in the solution, in one drill above all."""
    drills = [
        practise(place, place.trainee, WEAK, 72, (80, 40, 90, 85)),
        practise(place, place.trainee, "scenario/price-objection", 78, (82, 60, 90, 85)),
    ]
    evidence = tuple(Evidence("attempt", one, "考核练习") for one in drills)
    sign_practical(place, place.trainee, 92, evidence)


def planned(place: Workplace, agreed: bool = True) -> UUID:
    """Open a plan after the practical; *agreed* by mentor and trainee."""
    after_the_practical(place)
    plan = place.services.plan_opening.open(place.mentor, place.trainee.id)
    if agreed:
        place.services.development.agree(place.mentor, plan.id)
        place.services.development.agree(place.trainee, plan.id)
    return plan.id


def page_of(place: Workplace, plan_id: UUID) -> PlanPage:
    """Return a plan as the mentor sees it."""
    return place.services.development.page(place.mentor, plan_id)


def item_of(place: Workplace, plan_id: UUID, item_id: str) -> Progress:
    """Return where an item stands."""
    return next(one for one in page_of(place, plan_id).entry.items if one.item.id == item_id)
