"""One SQLite file: stores, queries, migrations and backups; nothing above it sees a table."""
