"""Members who may not open a case, and members who follow one."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_recusals",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("reason", sa.String(10), nullable=False),
        sa.Column("recused_by", sa.String(32), nullable=False),
        sa.Column("recused_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_case_recusals_case_id_cases"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("case_id", "member_id", name=op.f("pk_case_recusals")),
    )
    op.create_index(op.f("ix_case_recusals_member_id"), "case_recusals", ["member_id"])
    op.create_table(
        "case_watchers",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_case_watchers_case_id_cases"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("case_id", "member_id", name=op.f("pk_case_watchers")),
    )
    op.create_index(op.f("ix_case_watchers_member_id"), "case_watchers", ["member_id"])


def downgrade() -> None:
    op.drop_table("case_watchers")
    op.drop_table("case_recusals")
