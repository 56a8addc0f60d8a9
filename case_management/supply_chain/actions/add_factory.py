"""Add one factory to the register."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory


@dataclass(frozen=True)
class NewFactory:
    """A factory as an operator, or a file of a register, describes it."""

    name: str
    code: str
    """What workers text for it: 3 to 12 letters from A to Z and digits."""
    country: str
    """ISO 3166, two letters."""
    address: str
    sector: str
    workers: int | None
    """How many work there; None is unknown."""
    time_zone: str
    """IANA name."""
    location: tuple[float, float] | None = None
    """Latitude and longitude in degrees; None is unknown."""


def add_factory(session: Session, new: NewFactory) -> Factory:
    """Makes its row. Raises Refusal where another factory has the code."""
    if session.scalar(select(Factory.id).where(Factory.code == new.code)):
        raise Refusal("factory_code_taken", factory=new.code)
    latitude, longitude = new.location or (None, None)
    factory = Factory(
        name=new.name.strip(),
        code=new.code,
        country=new.country.upper(),
        address=new.address,
        sector=new.sector,
        worker_count=new.workers,
        time_zone=new.time_zone,
        latitude=latitude,
        longitude=longitude,
    )
    session.add(factory)
    session.flush()
    return factory
