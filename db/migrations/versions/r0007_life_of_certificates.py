"""What becomes of certificates, the keys that they are signed with, the pictures on them."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE certificate ADD COLUMN person_name VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE certificate ADD COLUMN code VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE certificate ADD COLUMN key_id VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE certificate ADD COLUMN replaces_id BLOB REFERENCES certificate (id)",
    "CREATE INDEX ix_certificate_replaces ON certificate (replaces_id) WHERE replaces_id IS NOT NULL",
    """
    CREATE TABLE certificate_event (
        id BLOB NOT NULL,
        certificate_id BLOB NOT NULL,
        kind VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        other_id BLOB,
        at BIGINT NOT NULL,
        by_id BLOB NOT NULL,
        CONSTRAINT pk_certificate_event PRIMARY KEY (id),
        CONSTRAINT uq_certificate_event_certificate_id_kind UNIQUE (certificate_id, kind),
        CONSTRAINT fk_certificate_event_certificate_id FOREIGN KEY(certificate_id)
            REFERENCES certificate (id),
        CONSTRAINT fk_certificate_event_other_id FOREIGN KEY(other_id) REFERENCES certificate (id),
        CONSTRAINT fk_certificate_event_by_id FOREIGN KEY(by_id) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE signing_key (
        id VARCHAR NOT NULL,
        made_at BIGINT NOT NULL,
        made_by BLOB NOT NULL,
        code_key BLOB NOT NULL,
        certificate BLOB NOT NULL,
        sealed TEXT NOT NULL,
        CONSTRAINT pk_signing_key PRIMARY KEY (id),
        CONSTRAINT fk_signing_key_made_by FOREIGN KEY(made_by) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE organisation_picture (
        kind VARCHAR NOT NULL,
        image BLOB NOT NULL,
        set_at BIGINT NOT NULL,
        set_by BLOB NOT NULL,
        CONSTRAINT pk_organisation_picture PRIMARY KEY (kind),
        CONSTRAINT fk_organisation_picture_set_by FOREIGN KEY(set_by) REFERENCES person (id)
    )
    """,
)

FACTS = ("certificate_event",)


def upgrade() -> None:
    """Add tables and columns; the rows of facts can be added but never changed."""
    for statement in STATEMENTS:
        op.execute(statement)
    for table in FACTS:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: records are facts'); END"
            )
