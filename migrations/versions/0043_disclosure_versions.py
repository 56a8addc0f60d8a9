"""What contractors disclose in versions, and how far it is verified."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "disclosure_versions",
        sa.Column("contract_id", sa.String(32), sa.ForeignKey("contracts.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("disclosed_on", sa.Date(), nullable=False),
        sa.Column("factory_total", sa.Integer(), nullable=True),
        sa.Column("factories", sa.String(), nullable=False),
    )
    with op.batch_alter_table("disclosed_factories") as disclosed:
        disclosed.add_column(
            sa.Column("state", sa.String(20), nullable=False, server_default="unverified")
        )
        disclosed.add_column(
            sa.Column("evidence", sa.String(500), nullable=False, server_default="")
        )
        disclosed.add_column(sa.Column("checked_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("disclosed_factories") as disclosed:
        for column in ("state", "evidence", "checked_on"):
            disclosed.drop_column(column)
    op.drop_table("disclosure_versions")
