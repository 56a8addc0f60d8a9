"""Dangers that ring, and mails by what they are about: a danger asks when members were woken."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

RINGS = sa.text("next_alarm_at IS NOT NULL AND first_opened_at IS NULL")
ABOUT = sa.text("subject_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_outbox_subject",
        "outbox",
        ["subject_id", "template", "created_at"],
        sqlite_where=ABOUT,
        postgresql_where=ABOUT,
    )
    op.create_index(
        "ix_cases_ringing",
        "cases",
        ["organisation_id", "opened_at"],
        sqlite_where=RINGS,
        postgresql_where=RINGS,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_ringing", "cases")
    op.drop_index("ix_outbox_subject", "outbox")
