"""SQLAlchemy models, private to db."""
