"""The first shape of the file."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE content_item (
        id BLOB NOT NULL,
        pack VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        "key" VARCHAR NOT NULL,
        CONSTRAINT pk_content_item PRIMARY KEY (id),
        CONSTRAINT uq_content_item_pack_kind_key UNIQUE (pack, kind, "key")
    )
    """,
    """
    CREATE INDEX ix_content_item_kind ON content_item (kind)
    """,
    """
    CREATE TABLE housekeeping (
        name VARCHAR NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_housekeeping PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE organisation (
        id BLOB NOT NULL,
        name VARCHAR NOT NULL,
        sample BOOLEAN NOT NULL,
        created_at BIGINT NOT NULL,
        CONSTRAINT pk_organisation PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE setting (
        name VARCHAR NOT NULL,
        value TEXT NOT NULL,
        changed_at BIGINT NOT NULL,
        changed_by BLOB,
        CONSTRAINT pk_setting PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE team (
        id BLOB NOT NULL,
        name VARCHAR NOT NULL,
        CONSTRAINT pk_team PRIMARY KEY (id),
        CONSTRAINT uq_team_name UNIQUE (name)
    )
    """,
    """
    CREATE TABLE content_version (
        id BLOB NOT NULL,
        item_id BLOB NOT NULL,
        number INTEGER NOT NULL,
        status VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        body TEXT NOT NULL,
        sha256 VARCHAR NOT NULL,
        created_at BIGINT NOT NULL,
        CONSTRAINT pk_content_version PRIMARY KEY (id),
        CONSTRAINT uq_content_version_item_id_number UNIQUE (item_id, number),
        CONSTRAINT fk_content_version_item_id FOREIGN KEY(item_id) REFERENCES content_item (id)
    )
    """,
    """
    CREATE TABLE person (
        id BLOB NOT NULL,
        name VARCHAR NOT NULL,
        initials VARCHAR NOT NULL,
        staff_number VARCHAR NOT NULL,
        roles VARCHAR NOT NULL,
        team_id BLOB,
        mentor_id BLOB,
        joined_on DATE NOT NULL,
        password_hash VARCHAR NOT NULL,
        wrong_passwords INTEGER NOT NULL,
        wait_until BIGINT,
        active BOOLEAN NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (id),
        CONSTRAINT uq_person_staff_number UNIQUE (staff_number),
        CONSTRAINT fk_person_team_id FOREIGN KEY(team_id) REFERENCES team (id),
        CONSTRAINT fk_person_mentor_id FOREIGN KEY(mentor_id) REFERENCES person (id)
    )
    """,
    """
    CREATE INDEX ix_person_mentor_id ON person (mentor_id)
    """,
    """
    CREATE INDEX ix_person_name ON person (name)
    """,
    """
    CREATE INDEX ix_person_team_id ON person (team_id)
    """,
    """
    CREATE TABLE attempt (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        version_id BLOB NOT NULL,
        content_key VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        difficulty VARCHAR NOT NULL,
        mode VARCHAR NOT NULL,
        seed INTEGER NOT NULL,
        started_at BIGINT NOT NULL,
        CONSTRAINT pk_attempt PRIMARY KEY (id),
        CONSTRAINT fk_attempt_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_attempt_version_id FOREIGN KEY(version_id) REFERENCES content_version (id)
    )
    """,
    """
    CREATE INDEX ix_attempt_person_id ON attempt (person_id)
    """,
    """
    CREATE TABLE audit (
        id BLOB NOT NULL,
        at BIGINT NOT NULL,
        person_id BLOB,
        act VARCHAR NOT NULL,
        about_id BLOB,
        detail VARCHAR NOT NULL,
        CONSTRAINT pk_audit PRIMARY KEY (id),
        CONSTRAINT fk_audit_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    """
    CREATE INDEX ix_audit_at ON audit (at)
    """,
    """
    CREATE TABLE content_best (
        person_id BLOB NOT NULL,
        content_key VARCHAR NOT NULL,
        attempts INTEGER NOT NULL,
        best DOUBLE NOT NULL,
        latest DOUBLE NOT NULL,
        latest_at BIGINT NOT NULL,
        CONSTRAINT pk_content_best PRIMARY KEY (person_id, content_key),
        CONSTRAINT fk_content_best_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE draft (
        owner_id BLOB NOT NULL,
        name VARCHAR NOT NULL,
        body TEXT NOT NULL,
        saved_at BIGINT NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (owner_id, name),
        CONSTRAINT fk_draft_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE own_day (
        day DATE NOT NULL,
        working BOOLEAN NOT NULL,
        note VARCHAR NOT NULL,
        set_at BIGINT NOT NULL,
        set_by BLOB,
        CONSTRAINT pk_own_day PRIMARY KEY (day),
        CONSTRAINT fk_own_day_set_by FOREIGN KEY(set_by) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE "plan" (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        version_id BLOB NOT NULL,
        title VARCHAR NOT NULL,
        start_on DATE NOT NULL,
        laid_at BIGINT NOT NULL,
        CONSTRAINT pk_plan PRIMARY KEY (id),
        CONSTRAINT fk_plan_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_plan_version_id FOREIGN KEY(version_id) REFERENCES content_version (id)
    )
    """,
    """
    CREATE INDEX ix_plan_person_id ON "plan" (person_id)
    """,
    """
    CREATE TABLE practice_day (
        person_id BLOB NOT NULL,
        day DATE NOT NULL,
        attempts INTEGER NOT NULL,
        seconds INTEGER NOT NULL,
        total_sum DOUBLE NOT NULL,
        passed INTEGER NOT NULL,
        CONSTRAINT pk_practice_day PRIMARY KEY (person_id, day),
        CONSTRAINT fk_practice_day_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE sheet (
        id BLOB NOT NULL,
        number VARCHAR NOT NULL,
        version_id BLOB NOT NULL,
        form_key VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        use VARCHAR NOT NULL,
        subject_id BLOB NOT NULL,
        filler_id BLOB NOT NULL,
        day DATE NOT NULL,
        signed_at BIGINT NOT NULL,
        answers TEXT NOT NULL,
        total DOUBLE,
        band VARCHAR NOT NULL,
        passed BOOLEAN NOT NULL,
        score TEXT NOT NULL,
        replaces_id BLOB,
        CONSTRAINT pk_sheet PRIMARY KEY (id),
        CONSTRAINT uq_sheet_number UNIQUE (number),
        CONSTRAINT fk_sheet_version_id FOREIGN KEY(version_id) REFERENCES content_version (id),
        CONSTRAINT fk_sheet_subject_id FOREIGN KEY(subject_id) REFERENCES person (id),
        CONSTRAINT fk_sheet_filler_id FOREIGN KEY(filler_id) REFERENCES person (id),
        CONSTRAINT fk_sheet_replaces_id FOREIGN KEY(replaces_id) REFERENCES sheet (id)
    )
    """,
    """
    CREATE INDEX ix_sheet_filler ON sheet (filler_id, use, day)
    """,
    """
    CREATE INDEX ix_sheet_subject ON sheet (subject_id, use, day)
    """,
    """
    CREATE TABLE attempt_result (
        attempt_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        content_key VARCHAR NOT NULL,
        finished_at BIGINT NOT NULL,
        seconds INTEGER NOT NULL,
        turns INTEGER NOT NULL,
        ending VARCHAR NOT NULL,
        total DOUBLE,
        calming DOUBLE,
        solution DOUBLE,
        time DOUBLE,
        language DOUBLE,
        passed BOOLEAN NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_attempt_result PRIMARY KEY (attempt_id),
        CONSTRAINT fk_attempt_result_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id),
        CONSTRAINT fk_attempt_result_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    """
    CREATE INDEX ix_attempt_result_content ON attempt_result (person_id, content_key, finished_at)
    """,
    """
    CREATE INDEX ix_attempt_result_person ON attempt_result (person_id, finished_at, total)
    """,
    """
    CREATE TABLE attempt_turn (
        attempt_id BLOB NOT NULL,
        number INTEGER NOT NULL,
        sent_at BIGINT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_attempt_turn PRIMARY KEY (attempt_id, number),
        CONSTRAINT fk_attempt_turn_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE certificate (
        id BLOB NOT NULL,
        number VARCHAR NOT NULL,
        person_id BLOB NOT NULL,
        level VARCHAR NOT NULL,
        theory DOUBLE NOT NULL,
        practical DOUBLE NOT NULL,
        total DOUBLE NOT NULL,
        theory_sheet_id BLOB NOT NULL,
        practical_sheet_id BLOB NOT NULL,
        issued_on DATE NOT NULL,
        valid_until DATE NOT NULL,
        issued_by BLOB NOT NULL,
        issued_at BIGINT NOT NULL,
        figures TEXT NOT NULL,
        pdf BLOB NOT NULL,
        sha256 VARCHAR NOT NULL,
        CONSTRAINT pk_certificate PRIMARY KEY (id),
        CONSTRAINT uq_certificate_number UNIQUE (number),
        CONSTRAINT fk_certificate_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_certificate_theory_sheet_id FOREIGN KEY(theory_sheet_id) REFERENCES sheet (id),
        CONSTRAINT fk_certificate_practical_sheet_id FOREIGN KEY(practical_sheet_id) REFERENCES sheet (id),
        CONSTRAINT fk_certificate_issued_by FOREIGN KEY(issued_by) REFERENCES person (id)
    )
    """,
    """
    CREATE INDEX ix_certificate_person_id ON certificate (person_id)
    """,
    """
    CREATE TABLE planned_session (
        id BLOB NOT NULL,
        plan_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        session_key VARCHAR NOT NULL,
        stage VARCHAR NOT NULL,
        tone VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        day DATE NOT NULL,
        start INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        place VARCHAR NOT NULL,
        owner VARCHAR NOT NULL,
        detail TEXT NOT NULL,
        done_at BIGINT,
        CONSTRAINT pk_planned_session PRIMARY KEY (id),
        CONSTRAINT fk_planned_session_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id),
        CONSTRAINT fk_planned_session_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    """
    CREATE INDEX ix_planned_session_person_day ON planned_session (person_id, day)
    """,
    """
    CREATE INDEX ix_planned_session_plan_id ON planned_session (plan_id)
    """,
    """
    CREATE TABLE sheet_evidence (
        sheet_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        record_id BLOB NOT NULL,
        note VARCHAR NOT NULL,
        CONSTRAINT pk_sheet_evidence PRIMARY KEY (sheet_id, position),
        CONSTRAINT fk_sheet_evidence_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id)
    )
     WITHOUT ROWID
    """,
)

FACTS = (
    "attempt",
    "attempt_turn",
    "attempt_result",
    "sheet",
    "sheet_evidence",
    "certificate",
    "audit",
)


def upgrade() -> None:
    """Create every table; rows of the tables of facts can be added but never changed."""
    for statement in STATEMENTS:
        op.execute(statement)
    for table in FACTS:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: records are facts'); END"
            )
