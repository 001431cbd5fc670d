"""Contacts, inspections, coaching, disputes, calibration, mentoring; sheets about other things."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE sheet ADD COLUMN target VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE plan ADD COLUMN ended_on DATE",
    "ALTER TABLE content_version ADD COLUMN author_id BLOB REFERENCES person (id)",
    """
    CREATE TABLE countersign (
        sheet_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        at BIGINT NOT NULL,
        agrees BOOLEAN NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_countersign PRIMARY KEY (sheet_id, person_id),
        CONSTRAINT fk_countersign_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id),
        CONSTRAINT fk_countersign_person_id FOREIGN KEY(person_id) REFERENCES person (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE contact (
        id BLOB NOT NULL,
        agent_id BLOB NOT NULL,
        kind VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        day DATE NOT NULL,
        title VARCHAR NOT NULL,
        attempt_id BLOB,
        body TEXT NOT NULL,
        source VARCHAR NOT NULL,
        added_by BLOB,
        added_at BIGINT NOT NULL,
        CONSTRAINT pk_contact PRIMARY KEY (id),
        CONSTRAINT fk_contact_agent_id FOREIGN KEY(agent_id) REFERENCES person (id),
        CONSTRAINT uq_contact_attempt_id UNIQUE (attempt_id),
        CONSTRAINT fk_contact_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id),
        CONSTRAINT fk_contact_added_by FOREIGN KEY(added_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_contact_agent_day ON contact (agent_id, day)",
    """
    CREATE TABLE inspection_draw (
        id BLOB NOT NULL,
        week DATE NOT NULL,
        agent_id BLOB NOT NULL,
        contact_id BLOB NOT NULL,
        drawn_by BLOB NOT NULL,
        drawn_at BIGINT NOT NULL,
        how TEXT NOT NULL,
        replaces_id BLOB,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_inspection_draw PRIMARY KEY (id),
        CONSTRAINT uq_inspection_draw_week_contact_id UNIQUE (week, contact_id),
        CONSTRAINT fk_inspection_draw_agent_id FOREIGN KEY(agent_id) REFERENCES person (id),
        CONSTRAINT fk_inspection_draw_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id),
        CONSTRAINT fk_inspection_draw_drawn_by FOREIGN KEY(drawn_by) REFERENCES person (id),
        CONSTRAINT fk_inspection_draw_replaces_id FOREIGN KEY(replaces_id)
            REFERENCES inspection_draw (id)
    )
    """,
    "CREATE INDEX ix_inspection_draw_agent_week ON inspection_draw (agent_id, week)",
    "CREATE INDEX ix_inspection_draw_contact_id ON inspection_draw (contact_id)",
    """
    CREATE TABLE coaching_plan (
        id BLOB NOT NULL,
        subject_id BLOB NOT NULL,
        opened_at BIGINT NOT NULL,
        opened_by BLOB,
        cause TEXT NOT NULL,
        CONSTRAINT pk_coaching_plan PRIMARY KEY (id),
        CONSTRAINT fk_coaching_plan_subject_id FOREIGN KEY(subject_id) REFERENCES person (id),
        CONSTRAINT fk_coaching_plan_opened_by FOREIGN KEY(opened_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_coaching_plan_subject_id ON coaching_plan (subject_id)",
    """
    CREATE TABLE coaching_event (
        id BLOB NOT NULL,
        plan_id BLOB NOT NULL,
        at BIGINT NOT NULL,
        by_id BLOB,
        kind VARCHAR NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_coaching_event PRIMARY KEY (id),
        CONSTRAINT fk_coaching_event_plan_id FOREIGN KEY(plan_id) REFERENCES coaching_plan (id),
        CONSTRAINT fk_coaching_event_by_id FOREIGN KEY(by_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_coaching_event_plan ON coaching_event (plan_id, at)",
    """
    CREATE TABLE dispute (
        id BLOB NOT NULL,
        sheet_id BLOB NOT NULL,
        raised_by BLOB NOT NULL,
        raised_at BIGINT NOT NULL,
        reason VARCHAR NOT NULL,
        proposed TEXT NOT NULL,
        CONSTRAINT pk_dispute PRIMARY KEY (id),
        CONSTRAINT fk_dispute_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id),
        CONSTRAINT fk_dispute_raised_by FOREIGN KEY(raised_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_dispute_sheet_id ON dispute (sheet_id)",
    """
    CREATE TABLE dispute_ruling (
        dispute_id BLOB NOT NULL,
        ruled_by BLOB NOT NULL,
        ruled_at BIGINT NOT NULL,
        outcome VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        sheet_id BLOB,
        CONSTRAINT pk_dispute_ruling PRIMARY KEY (dispute_id),
        CONSTRAINT fk_dispute_ruling_dispute_id FOREIGN KEY(dispute_id) REFERENCES dispute (id),
        CONSTRAINT fk_dispute_ruling_ruled_by FOREIGN KEY(ruled_by) REFERENCES person (id),
        CONSTRAINT fk_dispute_ruling_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE calibration (
        id BLOB NOT NULL,
        contact_id BLOB NOT NULL,
        version_id BLOB NOT NULL,
        title VARCHAR NOT NULL,
        opened_by BLOB NOT NULL,
        opened_at BIGINT NOT NULL,
        reference_id BLOB NOT NULL,
        inspectors TEXT NOT NULL,
        CONSTRAINT pk_calibration PRIMARY KEY (id),
        CONSTRAINT fk_calibration_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id),
        CONSTRAINT fk_calibration_version_id FOREIGN KEY(version_id)
            REFERENCES content_version (id),
        CONSTRAINT fk_calibration_opened_by FOREIGN KEY(opened_by) REFERENCES person (id),
        CONSTRAINT fk_calibration_reference_id FOREIGN KEY(reference_id) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE calibration_closed (
        calibration_id BLOB NOT NULL,
        closed_by BLOB NOT NULL,
        closed_at BIGINT NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT pk_calibration_closed PRIMARY KEY (calibration_id),
        CONSTRAINT fk_calibration_closed_calibration_id FOREIGN KEY(calibration_id)
            REFERENCES calibration (id),
        CONSTRAINT fk_calibration_closed_closed_by FOREIGN KEY(closed_by) REFERENCES person (id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE calibration_agreed (
        id BLOB NOT NULL,
        calibration_id BLOB NOT NULL,
        item VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        by_id BLOB NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT pk_calibration_agreed PRIMARY KEY (id),
        CONSTRAINT fk_calibration_agreed_calibration_id FOREIGN KEY(calibration_id)
            REFERENCES calibration (id),
        CONSTRAINT fk_calibration_agreed_by_id FOREIGN KEY(by_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_calibration_agreed ON calibration_agreed (calibration_id, item, at)",
    """
    CREATE TABLE profile (
        person_id BLOB NOT NULL,
        temperament VARCHAR NOT NULL,
        strengths TEXT NOT NULL,
        satisfaction DOUBLE,
        changed_at BIGINT NOT NULL,
        changed_by BLOB,
        CONSTRAINT pk_profile PRIMARY KEY (person_id),
        CONSTRAINT fk_profile_person_id FOREIGN KEY(person_id) REFERENCES person (id),
        CONSTRAINT fk_profile_changed_by FOREIGN KEY(changed_by) REFERENCES person (id)
    )
    """,
    """
    CREATE TABLE pairing (
        id BLOB NOT NULL,
        trainee_id BLOB NOT NULL,
        mentor_id BLOB,
        decided_by BLOB NOT NULL,
        decided_at BIGINT NOT NULL,
        reasons TEXT NOT NULL,
        CONSTRAINT pk_pairing PRIMARY KEY (id),
        CONSTRAINT fk_pairing_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id),
        CONSTRAINT fk_pairing_mentor_id FOREIGN KEY(mentor_id) REFERENCES person (id),
        CONSTRAINT fk_pairing_decided_by FOREIGN KEY(decided_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_pairing_trainee_id ON pairing (trainee_id)",
    """
    CREATE TABLE private_note (
        id BLOB NOT NULL,
        author_id BLOB NOT NULL,
        subject_id BLOB NOT NULL,
        written_at BIGINT NOT NULL,
        changed_at BIGINT NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT pk_private_note PRIMARY KEY (id),
        CONSTRAINT fk_private_note_author_id FOREIGN KEY(author_id) REFERENCES person (id),
        CONSTRAINT fk_private_note_subject_id FOREIGN KEY(subject_id) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_private_note_author ON private_note (author_id, subject_id, written_at)",
    """
    CREATE TABLE milestone_decision (
        sheet_id BLOB NOT NULL,
        trainee_id BLOB NOT NULL,
        gate INTEGER NOT NULL,
        decision VARCHAR NOT NULL,
        extended_to DATE,
        moved TEXT NOT NULL,
        decided_by BLOB NOT NULL,
        decided_at BIGINT NOT NULL,
        CONSTRAINT pk_milestone_decision PRIMARY KEY (sheet_id),
        CONSTRAINT fk_milestone_decision_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id),
        CONSTRAINT fk_milestone_decision_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id),
        CONSTRAINT fk_milestone_decision_decided_by FOREIGN KEY(decided_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_milestone_decision_trainee_id ON milestone_decision (trainee_id)",
    """
    CREATE TABLE role_play (
        id BLOB NOT NULL,
        drill VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        day DATE NOT NULL,
        customer_id BLOB NOT NULL,
        agent_id BLOB NOT NULL,
        observer_id BLOB NOT NULL,
        opened_by BLOB NOT NULL,
        opened_at BIGINT NOT NULL,
        CONSTRAINT pk_role_play PRIMARY KEY (id),
        CONSTRAINT fk_role_play_customer_id FOREIGN KEY(customer_id) REFERENCES person (id),
        CONSTRAINT fk_role_play_agent_id FOREIGN KEY(agent_id) REFERENCES person (id),
        CONSTRAINT fk_role_play_observer_id FOREIGN KEY(observer_id) REFERENCES person (id),
        CONSTRAINT fk_role_play_opened_by FOREIGN KEY(opened_by) REFERENCES person (id)
    )
    """,
    "CREATE INDEX ix_role_play_day ON role_play (day)",
    "CREATE INDEX ix_role_play_agent ON role_play (agent_id, day)",
    "CREATE INDEX ix_sheet_replaces ON sheet (replaces_id) WHERE replaces_id IS NOT NULL",
    "CREATE INDEX ix_sheet_target ON sheet (target) WHERE target <> ''",
    "DROP INDEX ix_sheet_subject",
    "CREATE INDEX ix_sheet_subject ON sheet (subject_id, use, day, id)",
    "CREATE INDEX ix_sheet_use_day ON sheet (use, day)",
    "CREATE INDEX ix_sheet_day ON sheet (day, id)",
    "CREATE INDEX ix_planned_session_kind_day ON planned_session (kind, day)",
)

FACTS = (
    "countersign",
    "contact",
    "inspection_draw",
    "coaching_plan",
    "coaching_event",
    "dispute",
    "dispute_ruling",
    "calibration",
    "calibration_closed",
    "calibration_agreed",
    "pairing",
    "milestone_decision",
    "role_play",
)


def upgrade() -> None:
    """Add the tables; the rows of facts can be added but never changed."""
    for statement in STATEMENTS:
        op.execute(statement)
    for table in FACTS:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: records are facts'); END"
            )
