"""Classes and what they hold, rooms, shifts, attendance, leave, summaries, changes of plans."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE plan ADD COLUMN class_id BLOB REFERENCES training_class (id)",
    "ALTER TABLE plan ADD COLUMN beside BOOLEAN DEFAULT '0' NOT NULL",
    """
    CREATE TABLE training_class (
        id BLOB NOT NULL,
        name VARCHAR NOT NULL,
        version_id BLOB NOT NULL,
        start_on DATE NOT NULL,
        capacity INTEGER NOT NULL,
        room VARCHAR NOT NULL,
        trainer_id BLOB,
        created_at BIGINT NOT NULL,
        created_by BLOB NOT NULL,
        closed_on DATE,
        CONSTRAINT pk_training_class PRIMARY KEY (id),
        CONSTRAINT uq_training_class_name UNIQUE (name),
        CONSTRAINT fk_training_class_version_id FOREIGN KEY(version_id)
            REFERENCES content_version (id),
        CONSTRAINT fk_training_class_trainer_id FOREIGN KEY(trainer_id) REFERENCES person (id),
        CONSTRAINT fk_training_class_created_by FOREIGN KEY(created_by) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE class_member (
        id BLOB NOT NULL,
        class_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        from_on DATE NOT NULL,
        until_on DATE,
        reason VARCHAR NOT NULL,
        moved_to BLOB,
        added_by BLOB NOT NULL,
        added_at BIGINT NOT NULL,
        CONSTRAINT pk_class_member PRIMARY KEY (id),
        CONSTRAINT fk_class_member_class_id FOREIGN KEY(class_id) REFERENCES training_class (id),
        CONSTRAINT fk_class_member_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_class_member_moved_to FOREIGN KEY(moved_to) REFERENCES training_class (id),
        CONSTRAINT fk_class_member_added_by FOREIGN KEY(added_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_class_member_class ON class_member (class_id, until_on)",
    "CREATE INDEX ix_class_member_person ON class_member (person_id, from_on)",
    "CREATE UNIQUE INDEX uq_class_member_stay ON class_member (class_id, person_id) WHERE until_on IS NULL",
    """
    CREATE TABLE held_session (
        id BLOB NOT NULL,
        class_id BLOB NOT NULL,
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
        trainer_id BLOB,
        detail TEXT NOT NULL,
        covered VARCHAR NOT NULL,
        moves_on VARCHAR NOT NULL,
        closed_at BIGINT,
        closed_by BLOB,
        cancelled_at BIGINT,
        revision INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_held_session PRIMARY KEY (id),
        CONSTRAINT fk_held_session_class_id FOREIGN KEY(class_id) REFERENCES training_class (id),
        CONSTRAINT fk_held_session_trainer_id FOREIGN KEY(trainer_id) REFERENCES person (id),
        CONSTRAINT fk_held_session_closed_by FOREIGN KEY(closed_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_held_session_class_day ON held_session (class_id, day, start)",
    "CREATE INDEX ix_held_session_day ON held_session (day, start)",
    """
    CREATE TABLE room (
        id BLOB NOT NULL,
        name VARCHAR NOT NULL,
        capacity INTEGER NOT NULL,
        changed_at BIGINT NOT NULL,
        changed_by BLOB,
        CONSTRAINT pk_room PRIMARY KEY (id),
        CONSTRAINT uq_room_name UNIQUE (name),
        CONSTRAINT fk_room_changed_by FOREIGN KEY(changed_by) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE shift (
        id BLOB NOT NULL,
        name VARCHAR NOT NULL,
        person_id BLOB,
        team_id BLOB,
        weekdays INTEGER NOT NULL,
        from_minute INTEGER NOT NULL,
        to_minute INTEGER NOT NULL,
        valid_from DATE NOT NULL,
        valid_until DATE,
        changed_at BIGINT NOT NULL,
        changed_by BLOB,
        CONSTRAINT pk_shift PRIMARY KEY (id),
        CONSTRAINT fk_shift_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_shift_team_id FOREIGN KEY(team_id) REFERENCES team (id),
        CONSTRAINT fk_shift_changed_by FOREIGN KEY(changed_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_shift_person_id ON shift (person_id)",
    "CREATE INDEX ix_shift_team_id ON shift (team_id)",
    """
    CREATE TABLE plan_change (
        id BLOB NOT NULL,
        at BIGINT NOT NULL,
        by_id BLOB NOT NULL,
        kind VARCHAR NOT NULL,
        plan_id BLOB,
        class_id BLOB,
        reason VARCHAR NOT NULL,
        "before" TEXT NOT NULL,
        "after" TEXT NOT NULL,
        undoes BLOB,
        CONSTRAINT pk_plan_change PRIMARY KEY (id),
        CONSTRAINT fk_plan_change_by_id FOREIGN KEY(by_id) REFERENCES person (id),
        CONSTRAINT fk_plan_change_plan_id FOREIGN KEY(plan_id) REFERENCES plan (id),
        CONSTRAINT fk_plan_change_class_id FOREIGN KEY(class_id) REFERENCES training_class (id),
        CONSTRAINT fk_plan_change_undoes FOREIGN KEY(undoes) REFERENCES plan_change (id)
    )
    """,
    "CREATE INDEX ix_plan_change_class ON plan_change (class_id, at)",
    "CREATE INDEX ix_plan_change_plan ON plan_change (plan_id, at)",
    "CREATE UNIQUE INDEX ix_plan_change_undoes ON plan_change (undoes) WHERE undoes IS NOT NULL",
    """
    CREATE TABLE attendance (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        mark VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        marked_by BLOB NOT NULL,
        marked_at BIGINT NOT NULL,
        CONSTRAINT pk_attendance PRIMARY KEY (id),
        CONSTRAINT fk_attendance_session_id FOREIGN KEY(session_id)
            REFERENCES planned_session (id),
        CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_attendance_marked_by FOREIGN KEY(marked_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_attendance_person ON attendance (person_id, marked_at)",
    "CREATE INDEX ix_attendance_session ON attendance (session_id, marked_at)",
    """
    CREATE TABLE session_result (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        mark DOUBLE,
        passed BOOLEAN,
        note VARCHAR NOT NULL,
        marked_by BLOB NOT NULL,
        marked_at BIGINT NOT NULL,
        CONSTRAINT pk_session_result PRIMARY KEY (id),
        CONSTRAINT fk_session_result_session_id FOREIGN KEY(session_id)
            REFERENCES planned_session (id),
        CONSTRAINT fk_session_result_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_session_result_marked_by FOREIGN KEY(marked_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_session_result_person ON session_result (person_id, marked_at)",
    "CREATE INDEX ix_session_result_session ON session_result (session_id, marked_at)",
    """
    CREATE TABLE leave_request (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        reason VARCHAR NOT NULL,
        asked_at BIGINT NOT NULL,
        late BOOLEAN NOT NULL,
        CONSTRAINT pk_leave_request PRIMARY KEY (id),
        CONSTRAINT fk_leave_request_session_id FOREIGN KEY(session_id)
            REFERENCES planned_session (id),
        CONSTRAINT fk_leave_request_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_leave_request_person ON leave_request (person_id, asked_at)",
    "CREATE INDEX ix_leave_request_session_id ON leave_request (session_id)",
    """
    CREATE TABLE leave_decision (
        id BLOB NOT NULL,
        request_id BLOB NOT NULL,
        outcome VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        decided_by BLOB,
        decided_at BIGINT NOT NULL,
        CONSTRAINT pk_leave_decision PRIMARY KEY (id),
        CONSTRAINT fk_leave_decision_request_id FOREIGN KEY(request_id)
            REFERENCES leave_request (id),
        CONSTRAINT fk_leave_decision_decided_by FOREIGN KEY(decided_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_leave_decision_request ON leave_decision (request_id, decided_at)",
    """
    CREATE TABLE day_summary (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        day DATE NOT NULL,
        session_id BLOB,
        text VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        handed_in_at BIGINT NOT NULL,
        replaces_id BLOB,
        CONSTRAINT pk_day_summary PRIMARY KEY (id),
        CONSTRAINT fk_day_summary_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_day_summary_session_id FOREIGN KEY(session_id)
            REFERENCES planned_session (id),
        CONSTRAINT fk_day_summary_replaces_id FOREIGN KEY(replaces_id) REFERENCES day_summary (id)
    )
    """,
    "CREATE INDEX ix_day_summary_day ON day_summary (day)",
    "CREATE INDEX ix_day_summary_person ON day_summary (person_id, day)",
    "CREATE INDEX ix_day_summary_replaces_id ON day_summary (replaces_id)",
    "CREATE INDEX ix_day_summary_session_id ON day_summary (session_id)",
    """
    CREATE TABLE summary_question (
        id BLOB NOT NULL,
        summary_id BLOB NOT NULL,
        root_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT pk_summary_question PRIMARY KEY (id),
        CONSTRAINT fk_summary_question_summary_id FOREIGN KEY(summary_id)
            REFERENCES day_summary (id),
        CONSTRAINT fk_summary_question_root_id FOREIGN KEY(root_id)
            REFERENCES summary_question (id)
    )
    """,
    "CREATE INDEX ix_summary_question_root_id ON summary_question (root_id)",
    "CREATE INDEX ix_summary_question_summary ON summary_question (summary_id, position)",
    """
    CREATE TABLE summary_answer (
        id BLOB NOT NULL,
        question_id BLOB NOT NULL,
        text VARCHAR NOT NULL,
        answered_by BLOB NOT NULL,
        answered_at BIGINT NOT NULL,
        replaces_id BLOB,
        CONSTRAINT pk_summary_answer PRIMARY KEY (id),
        CONSTRAINT fk_summary_answer_question_id FOREIGN KEY(question_id)
            REFERENCES summary_question (id),
        CONSTRAINT fk_summary_answer_answered_by FOREIGN KEY(answered_by) REFERENCES person (id),
        CONSTRAINT fk_summary_answer_replaces_id FOREIGN KEY(replaces_id)
            REFERENCES summary_answer (id)
    )
    """,
    "CREATE INDEX ix_summary_answer_question ON summary_answer (question_id, answered_at)",
    "ALTER TABLE planned_session ADD COLUMN held_id BLOB REFERENCES held_session (id)",
    "ALTER TABLE planned_session ADD COLUMN trainer_id BLOB REFERENCES person (id)",
    "ALTER TABLE planned_session ADD COLUMN makes_up BLOB REFERENCES planned_session (id)",
    "ALTER TABLE planned_session ADD COLUMN cancelled_at BIGINT",
    "ALTER TABLE planned_session ADD COLUMN revision INTEGER DEFAULT '0' NOT NULL",
    # Only the newest plan of a person was ever shown; from now on a plan that was replaced ends
    # on the day before. Laid at 23:00 UTC is the next morning where people work.
    """
    UPDATE plan SET ended_on = (
        SELECT date(min(newer.laid_at) / 1000, 'unixepoch', '+8 hours', '-1 day')
        FROM plan AS newer
        WHERE newer.person_id = plan.person_id
            AND (newer.laid_at, newer.id) > (plan.laid_at, plan.id)
    )
    WHERE ended_on IS NULL AND EXISTS (
        SELECT 1 FROM plan AS newer
        WHERE newer.person_id = plan.person_id
            AND (newer.laid_at, newer.id) > (plan.laid_at, plan.id)
    )
    """,
    "CREATE INDEX ix_plan_class_id ON plan (class_id)",
    "CREATE INDEX ix_planned_session_day ON planned_session (day)",
    "CREATE INDEX ix_planned_session_held ON planned_session (held_id) WHERE held_id IS NOT NULL",
    "CREATE INDEX ix_planned_session_makes_up ON planned_session (makes_up) WHERE makes_up IS NOT NULL",
)

FACTS = (
    "plan_change",
    "attendance",
    "session_result",
    "leave_request",
    "leave_decision",
    "day_summary",
    "summary_question",
    "summary_answer",
)


def upgrade() -> None:
    """Add tables and columns; the rows of facts can be added but never changed."""
    for statement in STATEMENTS:
        op.execute(statement)
    for table in FACTS:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: records are facts'); END"
            )
