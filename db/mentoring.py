"""Queries and writes about profiles, pairings and private notes."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db.errors import NotFound
from db.records.judgements import Sheet
from db.records.mentoring import CaseMark, Pairing, PrivateNote, Profile
from db.tables import PairingRow, PersonRow, PrivateNoteRow, ProfileRow, SheetRow, aliased

_Correction = aliased(SheetRow)


class Mentoring:
    """What is known of mentors and trainees beside their records."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def profiles(self) -> dict[UUID, Profile]:
        """Return every profile by person."""
        rows = self._connection.execute(select(ProfileRow.__table__))
        return {row.person_id: Profile(**row._mapping) for row in rows}

    def set_profile(self, profile: Profile) -> None:
        """Keep a profile; the newest wins."""
        values = asdict(profile)
        key = {"person_id": values.pop("person_id")}
        self._connection.execute(
            upsert(ProfileRow)
            .values(**key, **values)
            .on_conflict_do_update(index_elements=["person_id"], set_=values)
        )

    def marks(self, uses: Collection[str], since: date) -> dict[UUID, tuple[float, int]]:
        """Return mean and number of everybody's marks on sheets of these uses since a day."""
        rows = self._connection.execute(
            select(SheetRow.subject_id, func.avg(SheetRow.total), func.count(SheetRow.total))
            .where(SheetRow.use.in_(list(uses)), SheetRow.day >= since, SheetRow.total.is_not(None))
            .group_by(SheetRow.subject_id)
        )
        return {subject: (mean, count) for subject, mean, count in rows}

    def satisfied(
        self, least: int, since: date, subject_id: UUID | None = None
    ) -> dict[UUID, tuple[float, int]]:
        """Return by agent how many per cent of the customers gave at least *least* of five.

        With how many were asked since a day; a sheet that was corrected since does not count.
        *subject_id* narrows to one agent.
        """
        overall = func.json_extract(SheetRow.answers, "$.overall")
        query = (
            select(SheetRow.subject_id, 100.0 * func.avg(overall >= least), func.count())
            .outerjoin(_Correction, _Correction.replaces_id == SheetRow.id)
            .where(
                SheetRow.use == "satisfaction",
                SheetRow.day >= since,
                overall.is_not(None),
                _Correction.id.is_(None),
            )
            .group_by(SheetRow.subject_id)
        )
        if subject_id is not None:
            query = query.where(SheetRow.subject_id == subject_id)
        rows = self._connection.execute(query)
        return {subject: (share, count) for subject, share, count in rows}

    def filled(self, subject_id: UUID, use: str, limit: int = 200) -> tuple[Sheet, ...]:
        """Return a person's sheets of one use with their answers, newest first.

        Without what was corrected since, and without the evidence.
        """
        rows = self._connection.execute(
            select(SheetRow.__table__)
            .where(SheetRow.subject_id == subject_id, SheetRow.use == use)
            .order_by(SheetRow.day.desc(), SheetRow.signed_at.desc())
            .limit(limit)
        )
        found = [Sheet(**row._mapping) for row in rows]
        replaced = {one.replaces_id for one in found}
        return tuple(one for one in found if one.id not in replaced)

    def cases(self, people: Collection[UUID]) -> dict[UUID, tuple[CaseMark, ...]]:
        """Return what the supervised cases of each of these people came to, newest first.

        Without what was corrected since.
        """
        rows = self._connection.execute(
            select(
                SheetRow.subject_id,
                SheetRow.day,
                func.json_extract(SheetRow.answers, "$.help"),
                SheetRow.total,
            )
            .outerjoin(_Correction, _Correction.replaces_id == SheetRow.id)
            .where(
                SheetRow.subject_id.in_(list(people)),
                SheetRow.use == "supervised_case",
                _Correction.id.is_(None),
            )
            .order_by(SheetRow.day.desc(), SheetRow.signed_at.desc())
        )
        found: dict[UUID, list[CaseMark]] = {one: [] for one in people}
        for subject_id, day, help_given, total in rows:
            found[subject_id].append(CaseMark(day, help_given or "", total))
        return {person: tuple(marks) for person, marks in found.items()}

    def pair(self, pairing: Pairing) -> None:
        """Add a decision, and let the trainee's record name the mentor that it names."""
        self._connection.execute(insert(PairingRow).values(**asdict(pairing)))
        self._connection.execute(
            update(PersonRow)
            .where(PersonRow.id == pairing.trainee_id)
            .values(mentor_id=pairing.mentor_id)
        )

    def add_pairings(self, pairings: Sequence[Pairing]) -> None:
        """Add decisions of the past; the people's records name their mentors already."""
        if pairings:
            self._connection.execute(insert(PairingRow), [asdict(one) for one in pairings])

    def pairings(self, trainee_id: UUID | None = None, limit: int = 200) -> tuple[Pairing, ...]:
        """Return the decisions about a trainee, or about all, newest first."""
        query = select(PairingRow.__table__)
        if trainee_id is not None:
            query = query.where(PairingRow.trainee_id == trainee_id)
        rows = self._connection.execute(
            query.order_by(PairingRow.decided_at.desc(), PairingRow.id.desc()).limit(limit)
        )
        return tuple(Pairing(**row._mapping) for row in rows)

    def notes(self, author_id: UUID, subject_id: UUID) -> tuple[PrivateNote, ...]:
        """Return an author's notes about somebody, newest first."""
        rows = self._connection.execute(
            select(PrivateNoteRow.__table__)
            .where(PrivateNoteRow.author_id == author_id, PrivateNoteRow.subject_id == subject_id)
            .order_by(PrivateNoteRow.written_at.desc(), PrivateNoteRow.id.desc())
        )
        return tuple(PrivateNote(**row._mapping) for row in rows)

    def note(self, author_id: UUID, note_id: UUID) -> PrivateNote:
        """Return a note of this author; raises NotFound for anybody else's."""
        row = self._connection.execute(
            select(PrivateNoteRow.__table__).where(
                PrivateNoteRow.author_id == author_id, PrivateNoteRow.id == note_id
            )
        ).first()
        if row is None:
            raise NotFound(f"private note {note_id}")
        return PrivateNote(**row._mapping)

    def keep_note(self, note: PrivateNote) -> None:
        """Keep a note; of one that is there its text and time change."""
        self._connection.execute(
            upsert(PrivateNoteRow)
            .values(**asdict(note))
            .on_conflict_do_update(
                index_elements=["id"],
                set_={"text": note.text, "changed_at": note.changed_at},
                where=PrivateNoteRow.author_id == note.author_id,
            )
        )

    def drop_note(self, author_id: UUID, note_id: UUID) -> None:
        """Throw an author's note away."""
        self._connection.execute(
            delete(PrivateNoteRow).where(
                PrivateNoteRow.author_id == author_id, PrivateNoteRow.id == note_id
            )
        )
