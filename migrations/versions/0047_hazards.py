"""Whether a hazard is there today: the question to workers, and what was seen on which day."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("poll_questions", sa.Column("answered_at", UtcDateTime(), nullable=True))
    op.create_table(
        "hazard_questions",
        sa.Column("id", sa.String(32), primary_key=True),
        _case(),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("rounds_left", sa.Integer(), nullable=False),
        sa.Column("next_ask_at", UtcDateTime(), nullable=True),
        sa.Column("round_id", sa.String(32), nullable=True),
        sa.Column("asked_count", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("closes_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
    )
    op.create_index("ix_hazard_questions_case_id", "hazard_questions", ["case_id"])
    runs = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_hazard_questions_run",
        "hazard_questions",
        ["case_id"],
        unique=True,
        sqlite_where=runs,
        postgresql_where=runs,
    )
    op.create_table(
        "hazard_observations",
        sa.Column("id", sa.String(32), primary_key=True),
        _case(),
        sa.Column("source", sa.String(10), nullable=False),
        sa.Column("seen", sa.String(10), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=True),
        sa.Column("there_count", sa.Integer(), nullable=True),
        sa.Column("gone_count", sa.Integer(), nullable=True),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_hazard_observations_case_id", "hazard_observations", ["case_id"])


def downgrade() -> None:
    op.drop_table("hazard_observations")
    op.drop_table("hazard_questions")
    op.drop_column("poll_questions", "answered_at")


def _case() -> sa.Column[str]:
    deferred = sa.ForeignKey("cases.id", deferrable=True, initially="DEFERRED")
    return sa.Column("case_id", sa.String(32), deferred, nullable=False)
