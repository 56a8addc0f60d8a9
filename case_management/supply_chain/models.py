"""Factories, contractors and the contracts through which public buyers reach them."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, new_id


class Factory(Base):
    """`code` is what workers text: short digits, unique in the house.

    `start_code` stands for it in the links of its posters and tells nobody else which it is;
    `languages` are those of its posters, the newest poster's first, between commas.
    """

    __tablename__ = "factories"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    code: Mapped[str] = mapped_column(String(12), unique=True, info=CLEAR)
    name: Mapped[str] = mapped_column(String(200), info=CLEAR)
    address: Mapped[str] = mapped_column(String(300), info=CLEAR)
    country: Mapped[str] = mapped_column(String(2), info=CLEAR)
    sector: Mapped[str] = mapped_column(String(60), info=CLEAR)
    worker_count: Mapped[int | None] = mapped_column(info=CLEAR)
    time_zone: Mapped[str] = mapped_column(String(64), info=CLEAR)
    start_code: Mapped[str | None] = mapped_column(String(16), unique=True, info=CLEAR)
    languages: Mapped[str] = mapped_column(String(200), default="", server_default="", info=CLEAR)
    latitude: Mapped[float | None] = mapped_column(info=CLEAR)
    longitude: Mapped[float | None] = mapped_column(info=CLEAR)
    """Both in degrees, or neither: north and east are positive."""
    os_id: Mapped[str | None] = mapped_column(String(15), unique=True, info=CLEAR)
    merged_into_id: Mapped[str | None] = mapped_column(
        ForeignKey("factories.id"), index=True, info=CLEAR
    )
    """The factory that this entry turned out to be: its codes stand for that one."""


class FactoryAlias(Base):
    """An OS ID that a factory had before: Open Supply Hub merges entries too."""

    __tablename__ = "factory_aliases"

    os_id: Mapped[str] = mapped_column(String(15), primary_key=True, info=CLEAR)
    factory_id: Mapped[str] = mapped_column(ForeignKey("factories.id"), index=True, info=CLEAR)


class SupplyLink(Base):
    """One factory supplies another: what is made there goes on to whom that one delivers."""

    __tablename__ = "supply_links"

    supplier_id: Mapped[str] = mapped_column(
        ForeignKey("factories.id"), primary_key=True, info=CLEAR
    )
    supplied_id: Mapped[str] = mapped_column(
        ForeignKey("factories.id"), primary_key=True, index=True, info=CLEAR
    )


class Contractor(Base):
    """The company that holds a public contract."""

    __tablename__ = "contractors"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    name: Mapped[str] = mapped_column(String(200), unique=True, info=CLEAR)
    party_id: Mapped[str | None] = mapped_column(String(80), unique=True, info=CLEAR)
    """Scheme and number as in OCDS: "GB-COH-11111111"."""


class Contract(Base):
    """One public contract of an affiliate, the lead buyer, with a contractor."""

    __tablename__ = "contracts"
    __table_args__ = (UniqueConstraint("affiliate_id", "reference"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    affiliate_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    contractor_id: Mapped[str] = mapped_column(ForeignKey("contractors.id"), info=CLEAR)
    reference: Mapped[str] = mapped_column(String(60), info=CLEAR)
    title: Mapped[str] = mapped_column(String(200), info=CLEAR)
    starts_on: Mapped[date] = mapped_column(info=CLEAR)
    ends_on: Mapped[date | None] = mapped_column(info=CLEAR)
    ocid: Mapped[str | None] = mapped_column(String(80), info=CLEAR)
    amount: Mapped[str | None] = mapped_column(String(30), info=CLEAR)
    """In decimal digits, of `currency`."""
    currency: Mapped[str | None] = mapped_column(String(3), info=CLEAR)
    categories: Mapped[str] = mapped_column(String(500), default="", server_default="", info=CLEAR)
    """What is bought, as "CPV 45233130", between commas."""


class UserAgency(Base):
    """Another affiliate that buys by a contract of a lead buyer."""

    __tablename__ = "user_agencies"

    contract_id: Mapped[str] = mapped_column(
        ForeignKey("contracts.id"), primary_key=True, info=CLEAR
    )
    affiliate_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, index=True, info=CLEAR
    )


class Disclosed(Base):
    """A factory that a contractor disclosed as supplying a contract, in the newest version."""

    __tablename__ = "disclosed_factories"

    contract_id: Mapped[str] = mapped_column(
        ForeignKey("contracts.id"), primary_key=True, info=CLEAR
    )
    factory_id: Mapped[str] = mapped_column(
        ForeignKey("factories.id"), primary_key=True, index=True, info=CLEAR
    )
    state: Mapped[str] = mapped_column(
        String(20), default="unverified", server_default="unverified", info=CLEAR
    )
    """One of disclosures.verification."""
    evidence: Mapped[str] = mapped_column(String(500), default="", server_default="", info=CLEAR)
    """On what the state rests: a document, a visit, another submission."""
    checked_on: Mapped[date | None] = mapped_column(info=CLEAR)


class DisclosureVersion(Base):
    """What a contractor disclosed for a contract at one time; no version is changed."""

    __tablename__ = "disclosure_versions"

    contract_id: Mapped[str] = mapped_column(
        ForeignKey("contracts.id"), primary_key=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    disclosed_on: Mapped[date] = mapped_column(info=CLEAR)
    factory_total: Mapped[int | None] = mapped_column(info=CLEAR)
    """How many factories the contractor says there are; None where it does not say."""
    factories: Mapped[str] = mapped_column(info=CLEAR)
    """The ids of those that it named, between commas."""
