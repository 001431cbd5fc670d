"""Theory exams: papers, sittings, answers, marks and results."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE exam (
        id BLOB NOT NULL,
        title VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        blueprint TEXT NOT NULL,
        fixed BOOLEAN NOT NULL,
        on_paper BOOLEAN NOT NULL,
        opens_at BIGINT NOT NULL,
        closes_at BIGINT NOT NULL,
        minutes INTEGER NOT NULL,
        figures TEXT NOT NULL,
        seed INTEGER NOT NULL,
        created_by BLOB NOT NULL,
        created_at BIGINT NOT NULL,
        resit_of BLOB,
        CONSTRAINT pk_exam PRIMARY KEY (id),
        CONSTRAINT fk_exam_created_by FOREIGN KEY(created_by) REFERENCES person (id),
        CONSTRAINT fk_exam_resit_of FOREIGN KEY(resit_of) REFERENCES exam (id)
    )
    """,
    "CREATE INDEX ix_exam_opens_at ON exam (opens_at)",
    """
    CREATE TABLE exam_paper (
        id BLOB NOT NULL,
        exam_id BLOB,
        person_id BLOB NOT NULL,
        seed INTEGER NOT NULL,
        drawn_at BIGINT NOT NULL,
        drawn_by BLOB NOT NULL,
        CONSTRAINT pk_exam_paper PRIMARY KEY (id),
        CONSTRAINT fk_exam_paper_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id),
        CONSTRAINT fk_exam_paper_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_exam_paper_drawn_by FOREIGN KEY(drawn_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_exam_paper_person ON exam_paper (person_id, drawn_at)",
    "CREATE UNIQUE INDEX uq_exam_paper_exam ON exam_paper (exam_id, person_id) WHERE exam_id IS NOT NULL",
    """
    CREATE TABLE exam_item (
        paper_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        version_id BLOB NOT NULL,
        marks DOUBLE NOT NULL,
        shown TEXT NOT NULL,
        CONSTRAINT pk_exam_item PRIMARY KEY (paper_id, position),
        CONSTRAINT fk_exam_item_paper_id FOREIGN KEY(paper_id) REFERENCES exam_paper (id),
        CONSTRAINT fk_exam_item_version_id FOREIGN KEY(version_id) REFERENCES content_version (id)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX ix_exam_item_version_id ON exam_item (version_id)",
    """
    CREATE TABLE exam_event (
        id BLOB NOT NULL,
        exam_id BLOB,
        paper_id BLOB,
        kind VARCHAR NOT NULL,
        at BIGINT NOT NULL,
        by_id BLOB NOT NULL,
        reason VARCHAR NOT NULL,
        detail TEXT,
        CONSTRAINT pk_exam_event PRIMARY KEY (id),
        CONSTRAINT fk_exam_event_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id),
        CONSTRAINT fk_exam_event_paper_id FOREIGN KEY(paper_id) REFERENCES exam_paper (id),
        CONSTRAINT fk_exam_event_by_id FOREIGN KEY(by_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_exam_event_exam ON exam_event (exam_id, at)",
    "CREATE INDEX ix_exam_event_paper ON exam_event (paper_id, at)",
    """
    CREATE TABLE exam_answer (
        id BLOB NOT NULL,
        paper_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        answer TEXT,
        flagged BOOLEAN NOT NULL,
        seconds DOUBLE NOT NULL,
        at BIGINT NOT NULL,
        by_id BLOB NOT NULL,
        CONSTRAINT pk_exam_answer PRIMARY KEY (id),
        CONSTRAINT fk_exam_answer_paper_id FOREIGN KEY(paper_id) REFERENCES exam_paper (id),
        CONSTRAINT fk_exam_answer_by_id FOREIGN KEY(by_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_exam_answer_paper ON exam_answer (paper_id, position, at, id)",
    """
    CREATE TABLE exam_mark (
        id BLOB NOT NULL,
        paper_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        marker_id BLOB NOT NULL,
        role VARCHAR NOT NULL,
        marks DOUBLE NOT NULL,
        suggested DOUBLE,
        note VARCHAR NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT pk_exam_mark PRIMARY KEY (id),
        CONSTRAINT fk_exam_mark_paper_id FOREIGN KEY(paper_id) REFERENCES exam_paper (id),
        CONSTRAINT fk_exam_mark_marker_id FOREIGN KEY(marker_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_exam_mark_paper ON exam_mark (paper_id, position, at, id)",
    """
    CREATE TABLE exam_result (
        paper_id BLOB NOT NULL,
        exam_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        earned DOUBLE NOT NULL,
        "full" DOUBLE NOT NULL,
        passed BOOLEAN NOT NULL,
        pass_mark DOUBLE NOT NULL,
        marks TEXT NOT NULL,
        sheet_id BLOB,
        released_by BLOB NOT NULL,
        released_at BIGINT NOT NULL,
        CONSTRAINT pk_exam_result PRIMARY KEY (paper_id),
        CONSTRAINT fk_exam_result_paper_id FOREIGN KEY(paper_id) REFERENCES exam_paper (id),
        CONSTRAINT fk_exam_result_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id),
        CONSTRAINT fk_exam_result_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_exam_result_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id),
        CONSTRAINT fk_exam_result_released_by FOREIGN KEY(released_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_exam_result_exam_id ON exam_result (exam_id)",
    "CREATE INDEX ix_exam_result_person ON exam_result (person_id, released_at)",
)

FACTS = (
    "exam",
    "exam_paper",
    "exam_item",
    "exam_event",
    "exam_answer",
    "exam_mark",
    "exam_result",
)


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
