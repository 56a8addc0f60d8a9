"""What contractors owe by contract, and what was done where it was missed."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "obligations",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("affiliate_id", sa.String(32), sa.ForeignKey("organisations.id"), nullable=False),
        sa.Column("contract_id", sa.String(32), sa.ForeignKey("contracts.id"), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("measure", sa.String(10), nullable=False),
        sa.Column("outcome", sa.String(30), nullable=True),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("clause", sa.String(60), nullable=False),
        sa.Column("sanction", sa.String(200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_obligations_affiliate_id", "obligations", ["affiliate_id"])
    op.create_table(
        "obligation_steps",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("obligation_id", sa.String(32), sa.ForeignKey("obligations.id"), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("event", sa.String(20), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("ends_contract", sa.Boolean(), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("taken_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_obligation_steps_obligation_id", "obligation_steps", ["obligation_id"])


def downgrade() -> None:
    op.drop_table("obligation_steps")
    op.drop_table("obligations")
