"""Indexes for what looks at everybody: a day's first sessions, reviews, places, who leads."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATEMENTS = (
    "DROP INDEX ix_planned_session_kind_day",
    """
    CREATE INDEX ix_planned_session_kind_day
        ON planned_session (kind, day, plan_id, person_id, cancelled_at)
    """,
    "DROP INDEX ix_planned_session_day",
    """
    CREATE INDEX ix_planned_session_day
        ON planned_session (day, start, id, held_id, plan_id, cancelled_at)
    """,
    "CREATE INDEX ix_planned_session_place ON planned_session (place)",
    """
    CREATE INDEX ix_planned_session_trainer ON planned_session (trainer_id)
        WHERE trainer_id IS NOT NULL
    """,
)


def upgrade() -> None:
    """Make the indexes; nothing that is stored changes."""
    for statement in STATEMENTS:
        op.execute(statement)
