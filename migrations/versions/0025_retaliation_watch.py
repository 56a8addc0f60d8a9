"""Cases are watched for retaliation: check-ins with workers, and signs that members settle."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ASKS_LATER = sa.text("next_check_at IS NOT NULL")
IS_OPEN = sa.text("closed_at IS NULL")
UNSETTLED = sa.text("settled_at IS NULL")


def _case(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id"],
        ["cases.id"],
        name=op.f(f"fk_{table}_case_id_cases"),
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    op.create_table(
        "retaliation_watches",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("next_check_at", UtcDateTime(), nullable=True),
        _case("retaliation_watches"),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_retaliation_watches")),
    )
    op.create_index(
        "ix_retaliation_watches_next",
        "retaliation_watches",
        ["next_check_at"],
        sqlite_where=ASKS_LATER,
        postgresql_where=ASKS_LATER,
    )
    op.create_table(
        "check_ins",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("asked_count", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("closes_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        _case("check_ins"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_case_id"), "check_ins", ["case_id"])
    op.create_index(
        "ix_check_ins_open",
        "check_ins",
        ["id"],
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )
    op.create_table(
        "watch_triggers",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("raised_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("settled_by", sa.String(32), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        _case("watch_triggers"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_triggers")),
    )
    op.create_index(op.f("ix_watch_triggers_case_id"), "watch_triggers", ["case_id"])
    op.create_index(
        "ix_watch_triggers_unsettled",
        "watch_triggers",
        ["case_id"],
        sqlite_where=UNSETTLED,
        postgresql_where=UNSETTLED,
    )
    op.add_column(
        "poll_questions",
        sa.Column("check_in", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("poll_questions", "check_in")
    op.drop_table("watch_triggers")
    op.drop_table("check_ins")
    op.drop_table("retaliation_watches")
