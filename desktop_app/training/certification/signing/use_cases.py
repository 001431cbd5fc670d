"""Keeping the signing keys: made once, opened with a passphrase, replaced when one must be."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from db.ids import new_id
from db.records import AuditEntry, Person, SigningKey
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.certification.signing import keys
from desktop_app.training.certification.signing.keys import Cost, Signer
from desktop_app.training.certification.signing.public import PublicKeys, public_keys
from desktop_app.training.people.permissions import Act, allowed, require


class KeysMissing(Trouble):
    """No keys have been made yet."""


class KeysLocked(Trouble):
    """The passphrase has not been given by this person since the program was opened."""


@dataclass(frozen=True, slots=True)
class KeyState:
    """How it stands with the keys, for one person."""

    exists: bool
    unlocked: bool
    may_make: bool


class Signing:
    """The organisation's keys; unlocked ones are kept in memory, for who unlocked them."""

    def __init__(
        self, store: Store, clock: Clock, changes: Changes, cost: Callable[[], Cost]
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._cost = cost
        self._unlocked: tuple[UUID, Signer] | None = None

    def state(self, actor: Person) -> KeyState:
        """Return what *actor* has to do before a certificate can be signed."""
        newest = self._newest()
        held = self._unlocked
        return KeyState(
            exists=newest is not None,
            unlocked=held is not None
            and newest is not None
            and (held[0], held[1].key_id) == (actor.id, newest.id),
            may_make=allowed(actor, Act.KEEP_KEYS),
        )

    def keys(self, actor: Person) -> tuple[SigningKey, ...]:
        """Return all keys, the one that signs first."""
        require(actor, Act.KEEP_KEYS)
        with self._store.reading() as tx:
            return tx.signing_keys.all()

    def make(self, actor: Person, passphrase: str) -> SigningKey:
        """Make the first keys, or new ones in the place of those that signed until now.

        What older keys signed stays genuine: their public halves are kept and handed out.
        """
        require(actor, Act.KEEP_KEYS)
        now = self._clock.now()
        with self._store.reading() as tx:
            organisation = tx.people.organisation()
        if organisation is None:
            raise AssertionError("a signed-in person without an organisation")
        signer, code_key = keys.make(organisation.name, now)
        sealed = keys.seal(signer, passphrase, self._cost())
        made = SigningKey(signer.key_id, now, actor.id, code_key, signer.certificate, sealed)
        with self._store.writing() as tx:
            tx.signing_keys.add(made)
            self._log(tx, actor, "make_keys")
        self._unlocked = (actor.id, signer)
        self._changes.announce(Subject.CERTIFICATES)
        return made

    def unlock(self, actor: Person, passphrase: str) -> None:
        """Open the newest keys for *actor*; raises WrongPassphrase, KeysMissing."""
        if not (allowed(actor, Act.ISSUE) or allowed(actor, Act.KEEP_KEYS)):
            require(actor, Act.ISSUE)
        newest = self._newest()
        if newest is None:
            raise _missing()
        signer = keys.unseal(newest.id, newest.certificate, newest.sealed, passphrase)
        self._unlocked = (actor.id, signer)

    def change_passphrase(self, actor: Person, old: str, new: str) -> None:
        """Put the newest keys under another passphrase; raises WrongPassphrase for *old*."""
        require(actor, Act.KEEP_KEYS)
        newest = self._newest()
        if newest is None:
            raise _missing()
        signer = keys.unseal(newest.id, newest.certificate, newest.sealed, old)
        sealed = keys.seal(signer, new, self._cost())
        with self._store.writing() as tx:
            tx.signing_keys.seal_anew(newest.id, sealed)
            self._log(tx, actor, "change_passphrase")

    def lend(self, other: "Signing") -> None:
        """Open the keys of *other*, over the same file, with what is open here."""
        other._unlocked = self._unlocked

    def forget(self) -> None:
        """Lock the keys again."""
        self._unlocked = None

    def signer(self, actor: Person) -> Signer:
        """Return the keys that sign; raises KeysMissing, KeysLocked."""
        newest = self._newest()
        if newest is None:
            raise _missing()
        held = self._unlocked
        if held is None or (held[0], held[1].key_id) != (actor.id, newest.id):
            raise KeysLocked(
                tr("签章密钥还没有打开。"),
                tr("没有签发，也没有占用编号。"),
                tr("请输入签章口令。"),
            )
        return held[1]

    def public(self) -> PublicKeys:
        """Return what tells this organisation's certificates; it is no secret."""
        with self._store.reading() as tx:
            organisation = tx.people.organisation()
            found = tx.signing_keys.all()
        return public_keys(organisation.name if organisation else "", found)

    def _newest(self) -> SigningKey | None:
        with self._store.reading() as tx:
            return next(iter(tx.signing_keys.all()), None)

    def _log(self, tx: Transaction, actor: Person, act: str) -> None:
        tx.people.log(AuditEntry(new_id(), self._clock.now(), actor.id, act, actor.id, ""))


def _missing() -> KeysMissing:
    return KeysMissing(
        tr("还没有签章密钥，证书签不了。"),
        tr("没有签发，也没有占用编号。"),
        tr("请管理员先建立签章密钥：证书 → 签章与验真。"),
    )
