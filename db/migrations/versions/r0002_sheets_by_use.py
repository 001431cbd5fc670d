"""Finds the newest sheet of one use about everybody without reading all sheets."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index that the certificates pane reads by."""
    op.execute("CREATE INDEX ix_sheet_use ON sheet (use, subject_id, day)")
