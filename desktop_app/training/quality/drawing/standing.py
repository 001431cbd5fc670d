"""Where the inspections of a week stand, agent by agent."""

from dataclasses import dataclass
from datetime import date

from db.records import DrawEntry, Person


def owed(quota: int, done: int) -> int:
    """Return how many of the week's inspections an agent is still owed."""
    return max(0, quota - done)


def short(quota: int, done: int, waiting: int, drawn: bool) -> int:
    """Return how many of those owed have no contact to be drawn from.

    *waiting* contacts were never drawn; *drawn* tells that one is, and not inspected yet.
    """
    return max(0, owed(quota, done) - waiting - drawn)


@dataclass(frozen=True, slots=True)
class Owed:
    """What a week holds of inspections, all agents together."""

    done: int
    owed: int
    short: int


@dataclass(frozen=True, slots=True)
class AgentWeek:
    """One agent's week: what was inspected, what is drawn and still open, what could be drawn."""

    person: Person
    quota: int
    done: tuple[DrawEntry, ...]
    open: DrawEntry | None
    waiting: int
    """Contacts of the week that were never drawn."""

    @property
    def owed(self) -> int:
        """How many inspections are still owed."""
        return owed(self.quota, len(self.done))

    @property
    def short(self) -> int:
        """How many of those owed have no contact to be drawn from."""
        return short(self.quota, len(self.done), self.waiting, self.open is not None)


@dataclass(frozen=True, slots=True)
class Week:
    """The week that begins on `monday`, agents in the order in which they are next.

    Who has been inspected least comes first, then who has the lower staff number.
    """

    monday: date
    quota: int
    agents: tuple[AgentWeek, ...]

    @property
    def owed(self) -> int:
        """How many inspections are still owed."""
        return sum(one.owed for one in self.agents)

    @property
    def done(self) -> int:
        """How many were signed, those beyond the quota among them."""
        return sum(len(one.done) for one in self.agents)

    @property
    def short(self) -> int:
        """How many of those owed have no contact to be drawn from."""
        return sum(one.short for one in self.agents)

    def next_agent(self) -> AgentWeek | None:
        """Return whose turn it is: an open draw first, then whoever is owed and can be drawn."""
        ready = [one for one in self.agents if one.owed and (one.open or one.waiting)]
        return next((one for one in ready if one.open), next(iter(ready), None))
