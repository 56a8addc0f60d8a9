"""Where factories are, which actions are due, and figures of statistics that are kept."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

TO_BE_DONE = sa.text(
    "state IN ('proposed', 'consulted', 'agreed', 'in_progress', 'disputed', 'relapsed')"
)


def upgrade() -> None:
    op.add_column("factories", sa.Column("latitude", sa.Double(), nullable=True))
    op.add_column("factories", sa.Column("longitude", sa.Double(), nullable=True))
    op.create_index(
        "ix_remedy_actions_due",
        "remedy_actions",
        ["due_on"],
        sqlite_where=TO_BE_DONE,
        postgresql_where=TO_BE_DONE,
    )
    op.create_table(
        "kept_figures",
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("cost_ms", sa.Integer(), nullable=False),
        sa.Column("counted_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_kept_figures_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "months", name=op.f("pk_kept_figures")),
    )


def downgrade() -> None:
    op.drop_table("kept_figures")
    op.drop_index("ix_remedy_actions_due", "remedy_actions")
    op.drop_column("factories", "longitude")
    op.drop_column("factories", "latitude")
