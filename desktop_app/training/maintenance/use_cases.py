"""Backing up, listing backups and bringing one back."""

from collections.abc import Callable
from pathlib import Path

from db.backup import Backup, Restored, backups, faults_in, make_backup, newest_good, restore
from db.opening import BACKUPS, DATABASE
from db.records import Person
from desktop_app.system.clock import Clock
from desktop_app.training.people.permissions import Act, require


class Maintenance:
    """Everything about the data folder that works without opening its records."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock

    @property
    def database(self) -> Path:
        """Where the one file lies."""
        return self.folder / DATABASE

    def backup(
        self,
        actor: Person,
        report: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Backup:
        """Back up now; the copy is verified before it counts. Raises StoreFault."""
        require(actor, Act.BACK_UP)
        return self.backup_unattended(report)

    def backup_unattended(
        self, report: Callable[[int, int], None] = lambda _done, _total: None
    ) -> Backup:
        """Back up for the command line, where the system's own user decides."""
        return make_backup(
            self.database, self.folder / BACKUPS, self._clock.now(), "manual", report
        )

    def backups(self) -> list[Backup]:
        """Return the backups, newest first."""
        return backups(self.folder / BACKUPS)

    def newest_good(self) -> Backup | None:
        """Return the newest backup that passes its check."""
        return newest_good(self.folder / BACKUPS)

    def restore(self, backup: Path) -> Restored:
        """Put a backup in the place of file and material; return where what was there is kept."""
        return restore(backup, self.database, self._clock.now())

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file; empty means sound."""
        return faults_in(self.database)
