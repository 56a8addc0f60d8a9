"""The evidence register of cases with its chain of custody, and their typed facts, sealed."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

ENDED = sa.text("ended_on IS NOT NULL")


def _foreign(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{to}.id"],
        name=op.f(f"fk_{table}_{column}_{to}"),
        deferrable=True,
        initially="DEFERRED",
    )


def _create_sealed(table: str, *more: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        *more,
        _foreign(table, "case_id", "cases"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_case_id"), table, ["case_id"])
    op.create_index(
        f"ix_{table}_ended", table, ["ended_on"], sqlite_where=ENDED, postgresql_where=ENDED
    )


def upgrade() -> None:
    _create_sealed(
        "evidence_items",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("media_id", sa.String(32), nullable=True),
    )
    _create_sealed(
        "custody_entries",
        sa.Column("item_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        _foreign("custody_entries", "item_id", "evidence_items"),
    )
    op.create_index(op.f("ix_custody_entries_item_id"), "custody_entries", ["item_id"])
    _create_sealed(
        "case_facts",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("taken_back_by", sa.String(32), nullable=True),
        sa.Column("taken_back_at", UtcDateTime(), nullable=True),
    )
    op.create_table(
        "finding_evidence",
        sa.Column("finding_id", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(32), nullable=False),
        _foreign("finding_evidence", "finding_id", "findings"),
        sa.PrimaryKeyConstraint("finding_id", "item_id", name=op.f("pk_finding_evidence")),
    )


def downgrade() -> None:
    for table in ("finding_evidence", "case_facts", "custody_entries", "evidence_items"):
        op.drop_table(table)
