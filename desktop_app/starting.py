"""Opening and closing the data: what takes time, so the window calls it from a worker."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.backup import Restored
from db.errors import FaultKind, StoreFault
from db.opening import close_store, open_store
from db.records import Organisation
from desktop_app.services import Services, import_shipped_packs
from desktop_app.system import resources
from desktop_app.system.changes import Changes
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.maintenance.faults import trouble_at_the_end
from desktop_app.training.maintenance.use_cases import Maintenance
from desktop_app.training.people.passwords import Passwords


@dataclass(frozen=True, slots=True)
class Started:
    """The open data, and what the person should hear about it."""

    services: Services
    organisation: Organisation | None
    notices: list[str]


@dataclass(frozen=True, slots=True)
class Rescue:
    """The newest good backup of a damaged file."""

    path: Path
    made_at: datetime
    keeping: Maintenance

    def restore(self) -> Restored:
        """Bring it back; returns where the damaged file is kept."""
        return self.keeping.restore(self.path)


def start(folder: Path, clock: Clock, passwords: Passwords | None = None) -> Started:
    """Open the data in *folder* and import the shipped packs if they are new."""
    opened = open_store(folder, clock.now(), clock.today())
    services = Services(opened.store, clock, Changes(), passwords or Passwords())
    _imported, faults = import_shipped_packs(services.library, resources.path("content"))
    notices = []
    if opened.checked:
        notices.append(tr("上次没有正常退出。数据已检查过，完好无损。"))
    if opened.clock_back:
        notices.append(tr("电脑的时间比上次使用时还早，请核对系统时间；已有记录不受影响。"))
    if faults:
        notices.append(
            tr("有 {n} 个内容文件没能载入，其余照常可用。可用 peilian content check 查看。").format(
                n=len(faults)
            )
        )
    return Started(services, services.people.organisation(), notices)


def stop(services: Services) -> None:
    """Close the data and note that this run ended cleanly.

    Raises Trouble where the data are gone or cannot be written: the window closes over it.
    """
    try:
        close_store(services.store, services.clock.now())
    except StoreFault as fault:
        raise trouble_at_the_end(fault) or fault from fault


def damaged_and_backup(folder: Path, clock: Clock, error: Exception) -> Rescue | None:
    """Return what could be restored when *error* says that the file is damaged, else None."""
    if not isinstance(error, StoreFault) or error.kind is not FaultKind.DAMAGED:
        return None
    keeping = Maintenance(folder, clock)
    newest = keeping.newest_good()
    if newest is None:
        return None
    made_at = datetime.strptime(newest.made_at, "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
    return Rescue(newest.path, made_at, keeping)
