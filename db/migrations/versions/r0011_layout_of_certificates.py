"""By which version of the layout a certificate was drawn."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; certificates from before were drawn as the program comes."""
    op.execute("ALTER TABLE certificate ADD COLUMN layout_id BLOB REFERENCES content_version (id)")
