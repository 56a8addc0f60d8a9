"""Workers are asked whether what was promised happened: a poll, and what each was asked."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

IS_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "polls",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("worker_count", sa.Integer(), nullable=False),
        sa.Column("asked_count", sa.Integer(), nullable=False),
        sa.Column("of_past_remedy", sa.Boolean(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("closes_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_polls_case_id_cases"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
    )
    op.create_index(op.f("ix_polls_case_id"), "polls", ["case_id"])
    op.create_index(
        "ix_polls_open",
        "polls",
        ["case_id"],
        unique=True,
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )
    op.create_table(
        "poll_questions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("answer", sa.String(10), nullable=True),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_poll_questions_report_id_reports"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_questions")),
    )
    op.create_index(op.f("ix_poll_questions_poll_id"), "poll_questions", ["poll_id"])
    op.create_index(op.f("ix_poll_questions_report_id"), "poll_questions", ["report_id"])


def downgrade() -> None:
    op.drop_table("poll_questions")
    op.drop_table("polls")
