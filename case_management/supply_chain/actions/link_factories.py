"""One factory supplies another."""

from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory, SupplyLink


def link_factories(session: Session, supplier: Factory, supplied: Factory) -> None:
    """Makes the link where it is not there. Raises Refusal "factory_supplies_itself"."""
    if supplier.id == supplied.id:
        raise Refusal("factory_supplies_itself")
    if session.get(SupplyLink, (supplier.id, supplied.id)) is None:
        session.add(SupplyLink(supplier_id=supplier.id, supplied_id=supplied.id))
        session.flush()


def unlink_factories(session: Session, supplier: Factory, supplied: Factory) -> None:
    """Removes it. Raises Refusal "factories_not_linked"."""
    link = session.get(SupplyLink, (supplier.id, supplied.id))
    if link is None:
        raise Refusal("factories_not_linked")
    session.delete(link)
    session.flush()
