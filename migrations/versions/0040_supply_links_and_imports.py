"""Tiers, user agencies and OS IDs, and files that are imported into the register."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

ID = sa.String(32)


def upgrade() -> None:
    with op.batch_alter_table("factories") as factories:
        factories.add_column(sa.Column("os_id", sa.String(15), nullable=True))
        factories.add_column(sa.Column("merged_into_id", ID, nullable=True))
        factories.create_unique_constraint("uq_factories_os_id", ["os_id"])
        factories.create_index("ix_factories_merged_into_id", ["merged_into_id"])
        factories.create_foreign_key(
            "fk_factories_merged_into_id_factories", "factories", ["merged_into_id"], ["id"]
        )
    with op.batch_alter_table("contractors") as contractors:
        contractors.add_column(sa.Column("party_id", sa.String(80), nullable=True))
        contractors.create_unique_constraint("uq_contractors_party_id", ["party_id"])
    with op.batch_alter_table("contracts") as contracts:
        contracts.add_column(sa.Column("ocid", sa.String(80), nullable=True))
        contracts.add_column(sa.Column("amount", sa.String(30), nullable=True))
        contracts.add_column(sa.Column("currency", sa.String(3), nullable=True))
        contracts.add_column(
            sa.Column("categories", sa.String(500), nullable=False, server_default="")
        )
    op.create_index("ix_disclosed_factories_factory_id", "disclosed_factories", ["factory_id"])
    _make_tables()


def _make_tables() -> None:
    op.create_table(
        "factory_aliases",
        sa.Column("os_id", sa.String(15), primary_key=True),
        sa.Column("factory_id", ID, sa.ForeignKey("factories.id"), nullable=False, index=True),
    )
    op.create_table(
        "supply_links",
        sa.Column("supplier_id", ID, sa.ForeignKey("factories.id"), primary_key=True),
        sa.Column("supplied_id", ID, sa.ForeignKey("factories.id"), primary_key=True, index=True),
    )
    op.create_table(
        "user_agencies",
        sa.Column("contract_id", ID, sa.ForeignKey("contracts.id"), primary_key=True),
        sa.Column(
            "affiliate_id", ID, sa.ForeignKey("organisations.id"), primary_key=True, index=True
        ),
    )
    op.create_table(
        "imports",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("imported_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
    )
    op.create_table(
        "import_rows",
        sa.Column("import_id", ID, sa.ForeignKey("imports.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("why", sa.String(300), nullable=False),
        sa.Column("object_id", ID, nullable=True, index=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("kept", sa.String(), nullable=False),
    )
    op.create_table(
        "watched_goods",
        sa.Column("id", ID, primary_key=True),
        sa.Column("import_id", ID, sa.ForeignKey("imports.id"), nullable=False, index=True),
        sa.Column("good", sa.String(200), nullable=False),
        sa.Column("sector", sa.String(100), nullable=False),
        sa.Column("country", sa.String(2), nullable=True),
        sa.Column("category", sa.String(60), nullable=True),
        sa.Column("risks", sa.String(200), nullable=False),
        sa.Column("tier", sa.String(60), nullable=False),
        sa.Column("note", sa.String(1000), nullable=False),
    )


def downgrade() -> None:
    for table in (
        "watched_goods",
        "import_rows",
        "imports",
        "user_agencies",
        "supply_links",
        "factory_aliases",
    ):
        op.drop_table(table)
    op.drop_index("ix_disclosed_factories_factory_id", "disclosed_factories")
    with op.batch_alter_table("contracts") as contracts:
        for column in ("ocid", "amount", "currency", "categories"):
            contracts.drop_column(column)
    with op.batch_alter_table("contractors") as contractors:
        contractors.drop_constraint("uq_contractors_party_id", type_="unique")
        contractors.drop_column("party_id")
    with op.batch_alter_table("factories") as factories:
        factories.drop_constraint("fk_factories_merged_into_id_factories", type_="foreignkey")
        factories.drop_index("ix_factories_merged_into_id")
        factories.drop_constraint("uq_factories_os_id", type_="unique")
        factories.drop_column("merged_into_id")
        factories.drop_column("os_id")
