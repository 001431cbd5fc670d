"""Alembic revisions: frozen code that never imports the tables of today."""

REVISIONS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011",
    "0012",
)  # fmt: skip
"""Every revision known, oldest first; a file at another one is from a newer version."""
