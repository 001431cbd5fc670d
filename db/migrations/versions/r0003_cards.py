"""Adds the cards of spaced repetition and what was answered to them."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE card (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        content_key VARCHAR NOT NULL,
        turn VARCHAR NOT NULL,
        point VARCHAR NOT NULL,
        made_by BLOB NOT NULL,
        made_at BIGINT NOT NULL,
        due_on DATE NOT NULL,
        reviewed_on DATE NOT NULL,
        memory TEXT NOT NULL,
        retired_at BIGINT,
        CONSTRAINT pk_card PRIMARY KEY (id),
        CONSTRAINT uq_card_person_id_content_key_turn_point UNIQUE (person_id, content_key, turn, point),
        CONSTRAINT fk_card_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_card_made_by FOREIGN KEY(made_by) REFERENCES attempt (id)
    )
    """,
    """
    CREATE INDEX ix_card_due ON card (person_id, due_on)
    """,
    """
    CREATE TABLE card_review (
        id BLOB NOT NULL,
        card_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        at BIGINT NOT NULL,
        day DATE NOT NULL,
        rating INTEGER NOT NULL,
        reply VARCHAR NOT NULL,
        attempt_id BLOB,
        evidence TEXT NOT NULL,
        CONSTRAINT pk_card_review PRIMARY KEY (id),
        CONSTRAINT fk_card_review_card_id FOREIGN KEY(card_id) REFERENCES card (id),
        CONSTRAINT fk_card_review_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_card_review_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id)
    )
    """,
    """
    CREATE INDEX ix_card_review_card ON card_review (card_id, at)
    """,
    """
    CREATE INDEX ix_card_review_day ON card_review (person_id, day)
    """,
)


def upgrade() -> None:
    """Add both tables; what was answered to a card is a fact."""
    for statement in STATEMENTS:
        op.execute(statement)
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER card_review_no_{act.lower()} BEFORE {act} ON card_review "
            f"BEGIN SELECT RAISE(ABORT, 'card_review: records are facts'); END"
        )
