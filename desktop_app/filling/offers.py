"""What can be picked as evidence for one answer: a drill of the person, or one turn of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.filling.links import chain_entry
from desktop_app.filling.shown import TurnOffered
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.chain.use_cases import Chain
from desktop_app.widgets.chain_items import ChainEntry

if TYPE_CHECKING:
    from desktop_app.training.debriefing.use_cases import Debriefing

_NEWEST = 40
"""So many of the newest attempts are offered."""


class Offers:
    """Reads what a person did, for whoever may see it.

    *debriefing* is asked for when the turns of a drill are first wanted.
    """

    def __init__(
        self, actor: Person, chain: Chain, debriefing: "Callable[[], Debriefing]", clock: Clock
    ) -> None:
        self._actor = actor
        self._chain = chain
        self._debriefing = debriefing
        self._clock = clock

    def attempts(self, person_id: UUID) -> tuple[ChainEntry, ...]:
        """Return the newest attempts of a person."""
        links = self._chain.record(self._actor, person_id, _NEWEST).links
        return tuple(chain_entry(one, self._clock.local) for one in links if one.kind == "attempt")

    def turns(self, attempt_id: UUID) -> tuple[TurnOffered, ...]:
        """Return an attempt as a whole and its turns; the whole alone where none are recorded."""
        whole = TurnOffered(0, tr("整次练习"), "")
        try:
            past = self._debriefing().look_back(self._actor, attempt_id)
        except Trouble:
            return (whole,)
        turns = (TurnOffered(e.number, e.line, e.reply) for e in past.conversation.exchanges)
        return (whole, *turns)
