"""The store: one SQLite file, read and written in transactions that end well or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from db.attendance import AttendanceBook
from db.calibrations import Calibrations
from db.cards import Cards
from db.certificates import Certificates
from db.checks import Checks
from db.classes import Classes
from db.coaching import Coaching
from db.contacts import Contacts
from db.content import Content
from db.development import Development
from db.disputes import Disputes
from db.errors import FaultKind, StoreFault, fault_of
from db.events import Events
from db.examples import Examples
from db.exams import Exams
from db.inspections import Inspections
from db.mentoring import Mentoring
from db.people import People
from db.plan_changes import PlanChanges
from db.plans import Plans
from db.practicals import Practicals
from db.practice import Practice
from db.reviews import Reviews
from db.role_plays import RolePlays
from db.rooms import Rooms
from db.sheet_register import SheetRegister
from db.sheets import Sheets
from db.signing_keys import SigningKeys
from db.summaries import Summaries

BUSY_SECONDS = 5.0
"""How long a statement waits for another process before it gives up."""


class Transaction:
    """What can be asked and written within one transaction, by subject."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def people(self) -> People:
        return People(self.connection)

    @cached_property
    def content(self) -> Content:
        return Content(self.connection)

    @cached_property
    def plans(self) -> Plans:
        return Plans(self.connection)

    @cached_property
    def events(self) -> Events:
        return Events(self.connection)

    @cached_property
    def plan_changes(self) -> PlanChanges:
        return PlanChanges(self.connection)

    @cached_property
    def classes(self) -> Classes:
        return Classes(self.connection)

    @cached_property
    def rooms(self) -> Rooms:
        return Rooms(self.connection)

    @cached_property
    def attendance(self) -> AttendanceBook:
        return AttendanceBook(self.connection)

    @cached_property
    def summaries(self) -> Summaries:
        return Summaries(self.connection)

    @cached_property
    def practice(self) -> Practice:
        return Practice(self.connection)

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.connection)

    @cached_property
    def sheets(self) -> Sheets:
        return Sheets(self.connection)

    @cached_property
    def sheet_register(self) -> SheetRegister:
        return SheetRegister(self.connection)

    @cached_property
    def coaching(self) -> Coaching:
        return Coaching(self.connection)

    @cached_property
    def development(self) -> Development:
        return Development(self.connection)

    @cached_property
    def disputes(self) -> Disputes:
        return Disputes(self.connection)

    @cached_property
    def calibrations(self) -> Calibrations:
        return Calibrations(self.connection)

    @cached_property
    def checks(self) -> Checks:
        return Checks(self.connection)

    @cached_property
    def role_plays(self) -> RolePlays:
        return RolePlays(self.connection)

    @cached_property
    def certificates(self) -> Certificates:
        return Certificates(self.connection)

    @cached_property
    def signing_keys(self) -> SigningKeys:
        return SigningKeys(self.connection)

    @cached_property
    def examples(self) -> Examples:
        return Examples(self.connection)

    @cached_property
    def exams(self) -> Exams:
        return Exams(self.connection)

    @cached_property
    def practicals(self) -> Practicals:
        return Practicals(self.connection)

    @cached_property
    def contacts(self) -> Contacts:
        return Contacts(self.connection)

    @cached_property
    def inspections(self) -> Inspections:
        return Inspections(self.connection)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(self.connection)

    @cached_property
    def mentoring(self) -> Mentoring:
        return Mentoring(self.connection)


class Store:
    """One database file. Readers run side by side; writers of this process one at a time.

    Raises StoreFault for faults of the environment; what it raises otherwise is a bug.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = Lock()
        self._engine = engine_for(path)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a transaction that sees one state of the file and keeps nothing."""
        with self._transaction("BEGIN", keep=False) as tx:
            yield tx

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Open a transaction that is kept, durably, when the block ends well."""
        with self._writer, self._transaction("BEGIN IMMEDIATE", keep=True) as tx:
            yield tx

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str, *, keep: bool) -> Iterator[Transaction]:
        if not self.path.exists():
            raise StoreFault(FaultKind.MISSING, str(self.path))
        with self._told(), self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            try:
                yield Transaction(connection)
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if _in_transaction(connection):
                    connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT" if keep else "ROLLBACK")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the driver says into a fault of the environment, where it is one."""
        try:
            yield
        except (DBAPIError, driver.Error) as error:
            fault = fault_of(error, str(self.path))
            if fault is None:
                raise
            raise fault from error


def _in_transaction(connection: Connection) -> bool:
    plain = connection.connection.dbapi_connection
    return plain is not None and bool(plain.in_transaction)


def engine_for(path: Path) -> Engine:
    """Return an engine for the file at *path*, which has to exist.

    The driver's own idea of transactions is switched off: `BEGIN` and `COMMIT` are said by the
    store, so that a read sees one state and a write takes the lock at its beginning.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: driver.connect(
            f"file:{quote(str(path.resolve()))}?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        ),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -1000")
    cursor.close()
