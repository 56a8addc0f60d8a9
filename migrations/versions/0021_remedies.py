"""The plan of a remedy: root causes, actions, what was seen of them, and the money for workers."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ENDED = sa.text("ended_on IS NOT NULL")


def _of(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{to}.id"],
        name=op.f(f"fk_{table}_{column}_{to}"),
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    op.create_table(
        "case_causes",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("cause", sa.String(30), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        _of("case_causes", "case_id", "cases"),
        sa.PrimaryKeyConstraint("case_id", "cause", name=op.f("pk_case_causes")),
    )
    op.create_table(
        "remedy_actions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("agreed_by", sa.String(32), nullable=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("owner", sa.String(20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(3), nullable=True),
        sa.Column("payer", sa.String(20), nullable=True),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("proposed_at", UtcDateTime(), nullable=False),
        _of("remedy_actions", "case_id", "cases"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_actions")),
    )
    op.create_index(op.f("ix_remedy_actions_case_id"), "remedy_actions", ["case_id"])
    op.create_table(
        "remedy_notes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("action_id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("event", sa.String(20), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        _of("remedy_notes", "action_id", "remedy_actions"),
        _of("remedy_notes", "case_id", "cases"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_notes")),
    )
    op.create_index(op.f("ix_remedy_notes_action_id"), "remedy_notes", ["action_id"])
    op.create_index(op.f("ix_remedy_notes_case_id"), "remedy_notes", ["case_id"])
    op.create_index(
        "ix_remedy_notes_ended",
        "remedy_notes",
        ["ended_on"],
        sqlite_where=ENDED,
        postgresql_where=ENDED,
    )
    op.create_table(
        "remedy_payments",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("action_id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_by", sa.String(32), nullable=True),
        sa.Column("taken_back_at", UtcDateTime(), nullable=True),
        _of("remedy_payments", "action_id", "remedy_actions"),
        _of("remedy_payments", "case_id", "cases"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_payments")),
    )
    op.create_index(op.f("ix_remedy_payments_action_id"), "remedy_payments", ["action_id"])
    op.create_index(op.f("ix_remedy_payments_case_id"), "remedy_payments", ["case_id"])


def downgrade() -> None:
    for table in ("remedy_payments", "remedy_notes", "remedy_actions", "case_causes"):
        op.drop_table(table)
