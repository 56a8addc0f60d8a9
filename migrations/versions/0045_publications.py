"""Which organisations publish figures, and what each published last."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publications",
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("switched_by", sa.String(32), nullable=False),
        sa.Column("switched_at", UtcDateTime(), nullable=False),
        sa.Column("month", sa.String(7), nullable=True),
        sa.Column("frozen_on", sa.Date(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_publications_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_publications")),
    )


def downgrade() -> None:
    op.drop_table("publications")
