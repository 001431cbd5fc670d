"""Keeping the logo and the seal; what was issued before keeps those of its day."""

from collections.abc import Callable

from db.ids import new_id
from db.records import AuditEntry, Person
from db.store import Store
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.people.permissions import Act, allowed, require

LOGO, SEAL = "logo", "seal"


class Pictures:
    """The two pictures; *prepare* makes a file small enough, or raises Trouble."""

    def __init__(
        self, store: Store, clock: Clock, changes: Changes, prepare: Callable[[bytes, str], bytes]
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._prepare = prepare

    def may_set(self, actor: Person) -> bool:
        """Tell whether *actor* may choose them."""
        return allowed(actor, Act.CHANGE_SETTINGS)

    def all(self) -> dict[str, bytes]:
        """Return the pictures that there are, as PNG."""
        with self._store.reading() as tx:
            found = {kind: tx.signing_keys.picture(kind) for kind in (LOGO, SEAL)}
        return {kind: image for kind, image in found.items() if image is not None}

    def set(self, actor: Person, kind: str, data: bytes | None) -> None:
        """Put a picture in the place of the one before, or with None take it away."""
        require(actor, Act.CHANGE_SETTINGS)
        image = None if data is None else self._prepare(data, kind)
        now = self._clock.now()
        with self._store.writing() as tx:
            tx.signing_keys.set_picture(kind, image, now, actor.id)
            tx.people.log(AuditEntry(new_id(), now, actor.id, f"set_{kind}", actor.id, ""))
        self._changes.announce(Subject.CERTIFICATES)
