"""A supervisor with three people to pair, and a mentor whom the rules allow."""

from builders import PASSWORD, Workplace

from db.records import Person, Role
from desktop_app.training.people.use_cases import NewPerson


def to_be_paired(place: Workplace) -> dict[str, Person]:
    """Add two newcomers, let 王敏 be eligible and 周航 not; return everybody by name."""
    services, boss = place.services, place.supervisor
    services.settings.change(boss, "pairing.service_years", 0)
    for name, number in (("许平", "3003"), ("唐乐", "3004")):
        services.people.add(boss, NewPerson(name, number, frozenset({Role.TRAINEE}), PASSWORD))
    people = {one.name: one for one in services.people.names()}
    known: tuple[tuple[str, str, float | None], ...] = (
        ("王敏", "extrovert", 96.0),
        ("周航", "balanced", 70.0),
        ("林晓雨", "introvert", 80.0),
        ("赵一鸣", "balanced", 78.0),
        ("许平", "introvert", None),
    )
    for name, temperament, satisfaction in known:
        services.matching.set_profile(boss, people[name].id, temperament, ("回访",), satisfaction)
    return people
