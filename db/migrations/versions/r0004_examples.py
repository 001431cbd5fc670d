"""Shared examples, their retirement, and the way from a record to the sheets that rest on it."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE example (
        id BLOB NOT NULL,
        attempt_id BLOB NOT NULL,
        content_key VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        difficulty VARCHAR NOT NULL,
        total DOUBLE NOT NULL,
        why VARCHAR NOT NULL,
        shared_by BLOB NOT NULL,
        shared_at BIGINT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_example PRIMARY KEY (id),
        CONSTRAINT fk_example_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id),
        CONSTRAINT fk_example_shared_by FOREIGN KEY(shared_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_example_content ON example (content_key, shared_at)",
    "CREATE INDEX ix_example_attempt_id ON example (attempt_id)",
    """
    CREATE TABLE example_retired (
        example_id BLOB NOT NULL,
        retired_by BLOB NOT NULL,
        retired_at BIGINT NOT NULL,
        CONSTRAINT pk_example_retired PRIMARY KEY (example_id),
        CONSTRAINT fk_example_retired_example_id FOREIGN KEY(example_id) REFERENCES example (id),
        CONSTRAINT fk_example_retired_retired_by FOREIGN KEY(retired_by) REFERENCES person (id)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_sheet_evidence_record ON sheet_evidence (record_id)",
)

FACTS = ("example", "example_retired")


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
