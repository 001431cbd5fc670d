"""Opens the signing keys before something is signed: asks only where it has to be asked."""

from collections.abc import Callable
from typing import Protocol

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.training.certification.signing.use_cases import KeysMissing, KeyState, Signing


class AsksPassphrase(Protocol):
    """The view, as far as this needs it."""

    def ask_passphrase(self, new: bool, problem: str) -> str | None: ...


class KeyOpener:
    """Leads to what needs the keys, past the question for their passphrase."""

    def __init__(
        self, view: AsksPassphrase, actor: Person, signing: Signing, background: Background
    ) -> None:
        self._view = view
        self._actor = actor
        self._signing = signing
        self._background = background

    def then(self, go_on: Callable[[], None]) -> None:
        """Call *go_on* with the keys open; not at all when no passphrase was given."""

        def found(state: KeyState) -> None:
            if state.unlocked:
                go_on()
            elif not state.exists and not state.may_make:
                raise_missing(self._signing, self._actor)
            else:
                self._ask(not state.exists, "", go_on)

        self._background.run(self._view, lambda: self._signing.state(self._actor), found)

    def make(self, go_on: Callable[[], None]) -> None:
        """Ask for a passphrase and make new keys, in the place of those there may be."""
        self._ask(True, "", go_on)

    def _ask(self, new: bool, problem: str, go_on: Callable[[], None]) -> None:
        passphrase = self._view.ask_passphrase(new, problem)
        if passphrase is None:
            return

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble) or isinstance(error, KeysMissing):
                raise error
            self._ask(new, error.what, go_on)

        self._background.run(
            self._view,
            lambda: self._open(new, passphrase),
            lambda _done: go_on(),
            failed,
        )

    def _open(self, new: bool, passphrase: str) -> None:
        if new:
            self._signing.make(self._actor, passphrase)
        else:
            self._signing.unlock(self._actor, passphrase)


def raise_missing(signing: Signing, actor: Person) -> None:
    """Raise that there are no keys, as the use case says it."""
    signing.signer(actor)
