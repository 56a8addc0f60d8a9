"""Two entries turn out to be one factory; and, undone, two again."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory


def merge_factories(session: Session, merged: Factory, kept: Factory) -> None:
    """The codes, OS IDs, links and contracts of `merged` stand for `kept` from now on.

    No row of it changes but for that, so that parting them gives back what was. Raises Refusal
    "factory_merged" where one of the two is merged already, or both are the same.
    """
    if merged.id == kept.id or merged.merged_into_id or kept.merged_into_id:
        raise Refusal("factory_merged")
    session.execute(
        update(Factory).where(Factory.merged_into_id == merged.id).values(merged_into_id=kept.id)
    )
    merged.merged_into_id = kept.id


def split_factory(factory: Factory) -> None:
    """The entry is a factory of its own again. Raises Refusal "factory_not_merged"."""
    if factory.merged_into_id is None:
        raise Refusal("factory_not_merged")
    factory.merged_into_id = None
