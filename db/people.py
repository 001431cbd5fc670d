"""Queries and writes about people, teams, settings, drafts and housekeeping."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db.errors import NotFound
from db.records.people import (
    AuditEntry,
    Draft,
    Organisation,
    Person,
    Role,
    SignInState,
    Team,
    TraineeEntry,
)
from db.tables import (
    AuditRow,
    ContentBestRow,
    DraftRow,
    HousekeepingRow,
    OrganisationRow,
    PersonRow,
    SettingRow,
    TeamRow,
    aliased,
)

_Mentor = aliased(PersonRow)


@cache
def _people() -> Select[*tuple[Any, ...]]:
    return (
        select(
            PersonRow.id,
            PersonRow.name,
            PersonRow.initials,
            PersonRow.staff_number,
            PersonRow.roles,
            PersonRow.team_id,
            TeamRow.name.label("team"),
            PersonRow.mentor_id,
            _Mentor.name.label("mentor"),
            PersonRow.joined_on,
            PersonRow.active,
        )
        .outerjoin(TeamRow, TeamRow.id == PersonRow.team_id)
        .outerjoin(_Mentor, _Mentor.id == PersonRow.mentor_id)
    )


def _person(row: Any) -> Person:
    """Make a person of a row of `_people`, by place: lists of thousands feel every name."""
    key, name, initials, number, roles, team_id, team, mentor_id, mentor, joined, active = row[:11]
    return Person(
        key, name, initials, number, _roles(roles), team_id, team or "", mentor_id, mentor or "",
        joined, active,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _roles(text: str) -> frozenset[Role]:
    return frozenset(Role(one) for one in text.split(",") if one)


def roles_text(roles: Iterable[Role]) -> str:
    """Return *roles* as they are stored."""
    return ",".join(sorted(roles))


class People:
    """People and what belongs to them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def organisation(self) -> Organisation | None:
        """Return the organisation, or None before the first start has been finished."""
        row = self._connection.execute(select(OrganisationRow.__table__)).first()
        return None if row is None else Organisation(row.id, row.name, row.sample, row.created_at)

    def add_organisation(self, organisation: Organisation) -> None:
        self._connection.execute(
            insert(OrganisationRow).values(
                id=organisation.id,
                name=organisation.name,
                sample=organisation.sample,
                created_at=organisation.created_at,
            )
        )

    def add_team(self, team: Team) -> None:
        self._connection.execute(insert(TeamRow).values(id=team.id, name=team.name))

    def teams(self) -> tuple[Team, ...]:
        rows = self._connection.execute(select(TeamRow.id, TeamRow.name).order_by(TeamRow.name))
        return tuple(Team(row.id, row.name) for row in rows)

    def add(self, person: Person, password_hash: str) -> None:
        """Add *person*; team and mentor have to be there already."""
        self._connection.execute(
            insert(PersonRow).values(
                id=person.id,
                name=person.name,
                initials=person.initials,
                staff_number=person.staff_number,
                roles=roles_text(person.roles),
                team_id=person.team_id,
                mentor_id=person.mentor_id,
                joined_on=person.joined_on,
                password_hash=password_hash,
                wrong_passwords=0,
                active=person.active,
            )
        )

    def all(self) -> tuple[Person, ...]:
        """Return everybody who is active, by staff number."""
        rows = self._connection.execute(
            _people().where(PersonRow.active).order_by(PersonRow.staff_number)
        )
        return tuple(_person(row) for row in rows)

    def joined(self) -> tuple[tuple[UUID, frozenset[Role], date], ...]:
        """Return of everybody who is active the roles and the day they joined, for counting."""
        rows = self._connection.execute(
            select(PersonRow.id, PersonRow.roles, PersonRow.joined_on).where(PersonRow.active)
        )
        return tuple((key, _roles(roles), joined) for key, roles, joined in rows)

    def staff_numbers(self) -> dict[str, UUID]:
        """Return whose each staff number is, active or not."""
        rows = self._connection.execute(select(PersonRow.staff_number, PersonRow.id))
        return {row.staff_number: row.id for row in rows}

    def of_mentor(self, mentor_id: UUID) -> tuple[Person, ...]:
        """Return the trainees of one mentor, by the day they joined."""
        rows = self._connection.execute(
            _people()
            .where(PersonRow.active, PersonRow.mentor_id == mentor_id)
            .order_by(PersonRow.joined_on.desc(), PersonRow.staff_number)
        )
        return tuple(_person(row) for row in rows)

    def trainees(self, around: UUID | None = None) -> tuple[Person, ...]:
        """Return the active trainees by staff number: all, or *around* and whom they mentor."""
        query = _people().where(PersonRow.active, PersonRow.roles.contains(Role.TRAINEE.value))
        if around is not None:
            query = query.where((PersonRow.id == around) | (PersonRow.mentor_id == around))
        rows = self._connection.execute(query.order_by(PersonRow.staff_number))
        return tuple(_person(row) for row in rows)

    def listed(self, around: UUID | None = None) -> tuple[TraineeEntry, ...]:
        """Return the active trainees with their latest marks, newest first: see `trainees`."""
        seen = PersonRow.active & PersonRow.roles.contains(Role.TRAINEE.value)
        # Beside max() SQLite takes the other columns from the row that holds the maximum.
        marks = select(
            ContentBestRow.person_id, ContentBestRow.latest, func.max(ContentBestRow.latest_at)
        )
        if around is not None:
            seen &= (PersonRow.id == around) | (PersonRow.mentor_id == around)
            marks = marks.where(ContentBestRow.person_id.in_(select(PersonRow.id).where(seen)))
        latest = marks.group_by(ContentBestRow.person_id).subquery()
        query = (
            select(
                PersonRow.id,
                PersonRow.name,
                PersonRow.initials,
                PersonRow.staff_number,
                func.coalesce(TeamRow.name, ""),
                PersonRow.mentor_id,
                func.coalesce(_Mentor.name, ""),
                PersonRow.joined_on,
                latest.c.latest,
            )
            .outerjoin(TeamRow, TeamRow.id == PersonRow.team_id)
            .outerjoin(_Mentor, _Mentor.id == PersonRow.mentor_id)
            .outerjoin(latest, latest.c.person_id == PersonRow.id)
            .where(seen)
            .order_by(PersonRow.joined_on.desc(), PersonRow.staff_number)
        )
        return tuple(TraineeEntry(*row) for row in self._connection.execute(query).all())

    def count(self) -> int:
        """Return how many people are active."""
        query = select(func.count()).select_from(PersonRow).where(PersonRow.active)
        return self._connection.execute(query).scalar_one()

    def get(self, person_id: UUID) -> Person:
        """Return one person; raises NotFound."""
        row = self._connection.execute(_people().where(PersonRow.id == person_id)).first()
        if row is None:
            raise NotFound(f"person {person_id}")
        return _person(row)

    def some(self, person_ids: Collection[UUID]) -> tuple[Person, ...]:
        """Return these people, as far as they are active."""
        rows = self._connection.execute(
            _people().where(PersonRow.active, PersonRow.id.in_(list(person_ids)))
        )
        return tuple(_person(row) for row in rows)

    def each(self, person_ids: Collection[UUID]) -> dict[UUID, Person]:
        """Return these people by id, active or not; raises NotFound."""
        rows = self._connection.execute(_people().where(PersonRow.id.in_(list(person_ids))))
        found = {row.id: _person(row) for row in rows}
        if missing := next((one for one in person_ids if one not in found), None):
            raise NotFound(f"person {missing}")
        return found

    def set_joined(self, person_id: UUID, day: date) -> None:
        """Set the day on which somebody joined."""
        self._connection.execute(
            update(PersonRow).where(PersonRow.id == person_id).values(joined_on=day)
        )

    def rename(self, person_id: UUID, name: str, initials: str) -> None:
        """Correct somebody's name."""
        self._connection.execute(
            update(PersonRow).where(PersonRow.id == person_id).values(name=name, initials=initials)
        )

    def sign_in_state(self, name: str) -> tuple[SignInState, ...]:
        """Return everybody active whose name or staff number is *name*."""
        rows = self._connection.execute(
            _people()
            .add_columns(PersonRow.password_hash, PersonRow.wrong_passwords, PersonRow.wait_until)
            .where(PersonRow.active, (PersonRow.name == name) | (PersonRow.staff_number == name))
        )
        return tuple(
            SignInState(_person(row), row.password_hash, row.wrong_passwords, row.wait_until)
            for row in rows
        )

    def note_sign_in(self, person_id: UUID, wrong: int, wait_until: datetime | None) -> None:
        """Remember how often the password was wrong in a row, and until when to wait."""
        self._connection.execute(
            update(PersonRow)
            .where(PersonRow.id == person_id)
            .values(wrong_passwords=wrong, wait_until=wait_until)
        )

    def set_password(self, person_id: UUID, password_hash: str) -> None:
        self._connection.execute(
            update(PersonRow).where(PersonRow.id == person_id).values(password_hash=password_hash)
        )

    def settings(self) -> dict[str, Any]:
        """Return every figure that differs from its default."""
        rows = self._connection.execute(select(SettingRow.name, SettingRow.value))
        return {row.name: row.value for row in rows}

    def set_setting(self, name: str, value: Any, at: datetime, by: UUID | None) -> None:
        values = {"value": value, "changed_at": at, "changed_by": by}
        self._connection.execute(
            upsert(SettingRow)
            .values(name=name, **values)
            .on_conflict_do_update(index_elements=["name"], set_=values)
        )

    def save_draft(self, draft: Draft) -> None:
        """Keep what somebody has typed; the newest wins."""
        values = {"body": draft.body, "saved_at": draft.saved_at}
        self._connection.execute(
            upsert(DraftRow)
            .values(owner_id=draft.owner_id, name=draft.name, **values)
            .on_conflict_do_update(index_elements=["owner_id", "name"], set_=values)
        )

    def draft(self, owner_id: UUID, name: str) -> Draft | None:
        row = self._connection.execute(
            select(DraftRow.body, DraftRow.saved_at).where(
                DraftRow.owner_id == owner_id, DraftRow.name == name
            )
        ).first()
        return None if row is None else Draft(owner_id, name, row.body, row.saved_at)

    def newest_draft(self, name: str) -> Draft | None:
        """Return what was saved last under *name*, whoever wrote it."""
        row = self._connection.execute(
            select(DraftRow.owner_id, DraftRow.body, DraftRow.saved_at)
            .where(DraftRow.name == name)
            .order_by(DraftRow.saved_at.desc())
            .limit(1)
        ).first()
        return None if row is None else Draft(row.owner_id, name, row.body, row.saved_at)

    def drafts(self, owner_id: UUID, prefix: str) -> tuple[Draft, ...]:
        """Return the drafts of one person whose names start with *prefix*, newest first."""
        rows = self._connection.execute(
            select(DraftRow.name, DraftRow.body, DraftRow.saved_at)
            .where(DraftRow.owner_id == owner_id, DraftRow.name.startswith(prefix, autoescape=True))
            .order_by(DraftRow.saved_at.desc())
        )
        return tuple(Draft(owner_id, row.name, row.body, row.saved_at) for row in rows)

    def count_drafts(self, prefix: str) -> int:
        """Return how many drafts of whomever have names that start with *prefix*."""
        query = (
            select(func.count())
            .select_from(DraftRow)
            .where(DraftRow.name.startswith(prefix, autoescape=True))
        )
        return self._connection.execute(query).scalar_one()

    def drop_draft(self, owner_id: UUID, name: str) -> None:
        self._connection.execute(
            delete(DraftRow).where(DraftRow.owner_id == owner_id, DraftRow.name == name)
        )

    def log(self, entry: AuditEntry) -> None:
        """Write down who looked at or did what."""
        self._connection.execute(
            insert(AuditRow).values(
                id=entry.id,
                at=entry.at,
                person_id=entry.person_id,
                act=entry.act,
                about_id=entry.about_id,
                detail=entry.detail,
            )
        )

    def log_entries(self, limit: int = 200) -> tuple[AuditEntry, ...]:
        """Return the latest entries, newest first."""
        rows = self._connection.execute(
            select(AuditRow.__table__).order_by(AuditRow.at.desc()).limit(limit)
        )
        return tuple(
            AuditEntry(row.id, row.at, row.person_id, row.act, row.about_id, row.detail)
            for row in rows
        )

    def log_of(self, act: str) -> tuple[AuditEntry, ...]:
        """Return the entries of one act, newest first."""
        rows = self._connection.execute(
            select(AuditRow.__table__)
            .where(AuditRow.act == act)
            .order_by(AuditRow.at.desc(), AuditRow.id.desc())
        )
        return tuple(AuditEntry(*row) for row in rows)

    def remembered(self, name: str) -> Any:
        """Return what the program noted about its own runs under *name*, or None."""
        return self._connection.execute(
            select(HousekeepingRow.value).where(HousekeepingRow.name == name)
        ).scalar()

    def remember(self, name: str, value: Any) -> None:
        self._connection.execute(
            upsert(HousekeepingRow)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
