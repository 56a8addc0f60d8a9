"""Cases and their threads go to other organisations, with the consent of their workers."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

IS_OPEN = sa.text("state IN ('asked', 'overriding', 'consented', 'offered')")
HAS_TEXTS = sa.text("ended_on IS NOT NULL")
WANTS_OTHERS = sa.text("wants_others")


def _refers(table: str, column: str, to: str, deferred: bool = True) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{to}.id"],
        name=op.f(f"fk_{table}_{column}_{to}"),
        deferrable=deferred or None,
        initially="DEFERRED" if deferred else None,
    )


def upgrade() -> None:
    op.create_table(
        "case_transfers",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("taker_organisation_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("worker_count", sa.Integer(), nullable=False),
        sa.Column("asked_count", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("override_id", sa.String(32), nullable=True),
        sa.Column("override_by", sa.String(32), nullable=True),
        sa.Column("override_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("override_agreed_by", sa.String(32), nullable=True),
        sa.Column("offered_by", sa.String(32), nullable=True),
        sa.Column("offered_at", UtcDateTime(), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("cover_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("settled_by", sa.String(32), nullable=True),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("refusal_id", sa.String(32), nullable=True),
        sa.Column("refusal_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("taken_case_id", sa.String(32), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        _refers("case_transfers", "case_id", "cases"),
        _refers("case_transfers", "organisation_id", "organisations", deferred=False),
        _refers("case_transfers", "taker_organisation_id", "organisations", deferred=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_transfers")),
    )
    op.create_index(
        "ix_case_transfers_open",
        "case_transfers",
        ["case_id"],
        unique=True,
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )
    op.create_index("ix_case_transfers_taker", "case_transfers", ["taker_organisation_id", "state"])
    op.create_index(
        "ix_case_transfers_ended",
        "case_transfers",
        ["ended_on"],
        sqlite_where=HAS_TEXTS,
        postgresql_where=HAS_TEXTS,
    )
    op.create_index(op.f("ix_case_transfers_case_id"), "case_transfers", ["case_id"])
    op.create_index(op.f("ix_case_transfers_taken_case_id"), "case_transfers", ["taken_case_id"])
    op.create_table(
        "thread_transfers",
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("giver_id", sa.String(32), nullable=False),
        sa.Column("giver_signature", sa.LargeBinary(), nullable=False),
        sa.Column("taker_id", sa.String(32), nullable=False),
        sa.Column("taker_signature", sa.LargeBinary(), nullable=False),
        sa.Column("proof_mac", sa.LargeBinary(32), nullable=True),
        sa.Column("transferred_at", UtcDateTime(), nullable=False),
        _refers("thread_transfers", "report_id", "reports"),
        sa.PrimaryKeyConstraint("report_id", "number", name=op.f("pk_thread_transfers")),
    )
    op.add_column(
        "poll_questions",
        sa.Column("transfer", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "reports",
        sa.Column("wants_others", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_index(
        "ix_reports_want_others",
        "reports",
        ["organisation_id", "id"],
        sqlite_where=WANTS_OTHERS,
        postgresql_where=WANTS_OTHERS,
    )


def downgrade() -> None:
    op.drop_index("ix_reports_want_others", "reports")
    op.drop_column("reports", "wants_others")
    op.drop_column("poll_questions", "transfer")
    op.drop_table("thread_transfers")
    op.drop_table("case_transfers")
