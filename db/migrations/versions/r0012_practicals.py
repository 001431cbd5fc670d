"""Practical tests, and results that are kept sealed until a person has marked the drill."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE practical (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        opened_by BLOB NOT NULL,
        opened_at BIGINT NOT NULL,
        figures TEXT NOT NULL,
        CONSTRAINT pk_practical PRIMARY KEY (id),
        CONSTRAINT fk_practical_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_practical_opened_by FOREIGN KEY(opened_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_practical_person ON practical (person_id, opened_at)",
    """
    CREATE TABLE practical_drill (
        practical_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        version_id BLOB NOT NULL,
        content_key VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        difficulty VARCHAR NOT NULL,
        added_by BLOB NOT NULL,
        added_at BIGINT NOT NULL,
        CONSTRAINT pk_practical_drill PRIMARY KEY (practical_id, position),
        CONSTRAINT fk_practical_drill_practical_id
            FOREIGN KEY(practical_id) REFERENCES practical (id),
        CONSTRAINT fk_practical_drill_version_id
            FOREIGN KEY(version_id) REFERENCES content_version (id),
        CONSTRAINT fk_practical_drill_added_by FOREIGN KEY(added_by) REFERENCES person (id)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_practical_drill_version_id ON practical_drill (version_id)",
    """
    CREATE TABLE practical_event (
        id BLOB NOT NULL,
        practical_id BLOB NOT NULL,
        position INTEGER,
        kind VARCHAR NOT NULL,
        at BIGINT NOT NULL,
        by_id BLOB NOT NULL,
        reason VARCHAR NOT NULL,
        record_id BLOB,
        CONSTRAINT pk_practical_event PRIMARY KEY (id),
        CONSTRAINT fk_practical_event_practical_id
            FOREIGN KEY(practical_id) REFERENCES practical (id),
        CONSTRAINT fk_practical_event_by_id FOREIGN KEY(by_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_practical_event_practical ON practical_event (practical_id, at)",
    "CREATE INDEX ix_practical_event_record ON practical_event (record_id) "
    "WHERE record_id IS NOT NULL",
    """
    CREATE TABLE sealed_result (
        attempt_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        content_key VARCHAR NOT NULL,
        finished_at BIGINT NOT NULL,
        seconds INTEGER NOT NULL,
        turns INTEGER NOT NULL,
        ending VARCHAR NOT NULL,
        total DOUBLE,
        calming DOUBLE,
        solution DOUBLE,
        time DOUBLE,
        language DOUBLE,
        passed BOOLEAN NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_sealed_result PRIMARY KEY (attempt_id),
        CONSTRAINT fk_sealed_result_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id),
        CONSTRAINT fk_sealed_result_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
)

FACTS = ("practical", "practical_drill", "practical_event", "sealed_result")


def upgrade() -> None:
    """Add the tables; their rows can be added but never changed."""
    for statement in STATEMENTS:
        op.execute(statement)
    for table in FACTS:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: records are facts'); END"
            )
