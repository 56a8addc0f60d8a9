"""Signed checkpoints of the logs; details that can be erased without breaking a chain."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Entries that are there have no hash of their detail: it stands in the chain itself, and they
    # are verified by that older rule.
    with op.batch_alter_table("audit_entries") as entries:
        entries.alter_column("detail", existing_type=sa.String(), nullable=True)
        entries.add_column(sa.Column("detail_salt", sa.LargeBinary(length=16), nullable=True))
        entries.add_column(sa.Column("detail_hash", sa.LargeBinary(length=32), nullable=True))
    op.create_table(
        "audit_checkpoints",
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("entry_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.Column("mailed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_audit_checkpoints_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "number", name=op.f("pk_audit_checkpoints")),
    )


def downgrade() -> None:
    op.drop_table("audit_checkpoints")
    op.execute("UPDATE audit_entries SET detail = '{}' WHERE detail IS NULL")
    with op.batch_alter_table("audit_entries") as entries:
        entries.drop_column("detail_hash")
        entries.drop_column("detail_salt")
        entries.alter_column("detail", existing_type=sa.String(), nullable=False)
