"""Development plans and what happens in them."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE development_plan (
        id BLOB NOT NULL,
        subject_id BLOB NOT NULL,
        opened_at BIGINT NOT NULL,
        opened_by BLOB,
        cause TEXT NOT NULL,
        CONSTRAINT pk_development_plan PRIMARY KEY (id),
        CONSTRAINT fk_development_plan_subject_id FOREIGN KEY(subject_id) REFERENCES person (id),
        CONSTRAINT fk_development_plan_opened_by FOREIGN KEY(opened_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_development_plan_subject_id ON development_plan (subject_id)",
    """
    CREATE TABLE development_event (
        id BLOB NOT NULL,
        plan_id BLOB NOT NULL,
        at BIGINT NOT NULL,
        by_id BLOB,
        kind VARCHAR NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_development_event PRIMARY KEY (id),
        CONSTRAINT fk_development_event_plan_id FOREIGN KEY(plan_id)
            REFERENCES development_plan (id),
        CONSTRAINT fk_development_event_by_id FOREIGN KEY(by_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_development_event_plan ON development_event (plan_id, at)",
)

FACTS = ("development_plan", "development_event")


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
