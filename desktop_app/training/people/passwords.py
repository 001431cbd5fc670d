"""Passwords: how they are hashed, what is asked of them, how guessing is slowed down."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 8
FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=5)


class WeakPassword(Trouble):
    """The new password does not meet the rule."""


class Passwords:
    """Argon2id with the library's defaults, which lie above OWASP's minimum (19 MiB, t=2)."""

    def __init__(self, memory_kib: int = 65536, rounds: int = 3) -> None:
        self._memory_kib = memory_kib
        self._rounds = rounds

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        # Imported at the first password, not at the start of the program.
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=self._rounds, memory_cost=self._memory_kib)

    @property
    def cost(self) -> tuple[int, int]:
        """Return the memory in KiB and the rounds that one guess takes."""
        return self._memory_kib, self._rounds

    def hashed(self, password: str) -> str:
        """Return the hash to keep; raises WeakPassword."""
        if len(password) < SHORTEST:
            raise WeakPassword(
                tr("密码至少要 {n} 位。").format(n=SHORTEST), do=tr("请换一个长一些的密码。")
            )
        return self._hasher.hash(password)

    def match(self, password_hash: str, password: str) -> bool:
        """Tell whether *password* is the one behind the hash."""
        from argon2.exceptions import VerificationError

        try:
            return self._hasher.verify(password_hash, password)
        except VerificationError:
            return False


def wait_after(wrong: int, now: datetime) -> datetime | None:
    """Return until when to wait after *wrong* passwords in a row: 5 s after the third, doubling."""
    if wrong < FREE_TRIES:
        return None
    doubled: int = 2 ** min(wrong - FREE_TRIES, 10)
    return now + min(LONGEST_WAIT, FIRST_WAIT * doubled)


def still_to_wait(wait_until: datetime | None, now: datetime) -> timedelta:
    """Return how long still to wait; a clock that was set back never makes it longer."""
    if wait_until is None or wait_until <= now:
        return timedelta(0)
    return min(wait_until - now, LONGEST_WAIT)
