"""Languages and dialogue"""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "awareness_sessions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("factory_id", sa.String(length=32), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["factory_id"],
            ["factories.id"],
            name=op.f("fk_awareness_sessions_factory_id_factories"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_awareness_sessions_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awareness_sessions")),
    )
    with op.batch_alter_table("awareness_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_awareness_sessions_organisation_id"), ["organisation_id"], unique=False
        )

    with op.batch_alter_table("factories", schema=None) as batch_op:
        batch_op.add_column(sa.Column("start_code", sa.String(length=16), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_factories_start_code"), ["start_code"])
        batch_op.add_column(
            sa.Column("languages", sa.String(length=200), server_default="", nullable=False)
        )

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("form", sa.String(length=10), nullable=True))

    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("question", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("proposed", sa.String(length=400), server_default="", nullable=False)
        )

    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unsorted", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_column("unsorted")

    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_column("proposed")
        batch_op.drop_column("question")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("form")

    with op.batch_alter_table("factories", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_factories_start_code"), type_="unique")
        batch_op.drop_column("languages")
        batch_op.drop_column("start_code")

    with op.batch_alter_table("awareness_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_awareness_sessions_organisation_id"))

    op.drop_table("awareness_sessions")
