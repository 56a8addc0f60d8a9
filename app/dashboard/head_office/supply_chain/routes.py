"""/supply-chain: find a factory or an affiliate, and follow the ways between them."""

from collections.abc import Iterable
from typing import TypeVar

from flask import render_template, request
from sqlalchemy import Select, or_, select
from werkzeug.exceptions import NotFound

from app.dashboard.frame.request import database, now
from app.dashboard.head_office.supply_chain.blueprint import blueprint
from app.dashboard.head_office.supply_chain.picture import MOST_WAYS, Stop, SupplyWay, draw
from case_management.supply_chain.models import Factory
from case_management.supply_chain.reach import reaches, sources
from case_management.supply_chain.rules import ReachedContract
from vault.organisations import Organisation
from vault.roles import OrganisationKind

MOST_FOUND = 50
_Row = TypeVar("_Row")


@blueprint.get("/supply-chain", endpoint="page")
def search() -> str:
    """`q` is a part of a name, or a factory's code or OS ID."""
    asked = " ".join(request.args.get("q", "").replace("\x00", " ").split())[:100]
    part = f"%{_escaped(asked)}%"
    factories = select(Factory).where(
        or_(
            Factory.name.ilike(part, escape="\\"),
            Factory.code == asked.upper(),
            Factory.os_id == asked.upper(),
        )
    )
    affiliates = select(Organisation).where(
        Organisation.kind == OrganisationKind.AFFILIATE,
        Organisation.name.ilike(part, escape="\\"),
    )
    return render_template(
        "head_office/supply_chain/templates/search.html",
        asked=asked,
        factories=_found(factories.order_by(Factory.name)) if asked else [],
        affiliates=_found(affiliates.order_by(Organisation.name)),
        most=MOST_FOUND,
    )


@blueprint.get("/supply-chain/factories/<factory_id>", endpoint="factory")
def show_factory(factory_id: str) -> str:
    """Whom a factory serves."""
    factory = database().get(Factory, factory_id)
    if factory is None:
        raise NotFound
    ways = _ways(reaches(database(), factory.id, now().date()))
    return _page(factory.name, ways, f"factory {factory.id}")


@blueprint.get("/supply-chain/affiliates/<affiliate_id>", endpoint="affiliate")
def show_affiliate(affiliate_id: str) -> str:
    """What an affiliate buys from, in every tier."""
    affiliate = database().get(Organisation, affiliate_id)
    if affiliate is None or affiliate.kind != OrganisationKind.AFFILIATE:
        raise NotFound
    ways = _ways(sources(database(), affiliate.id, now().date()))
    return _page(affiliate.name, ways, f"affiliate {affiliate.id}")


def _page(name: str, ways: list[SupplyWay], current: str) -> str:
    return render_template(
        "head_office/supply_chain/templates/ways.html",
        name=name,
        ways=ways,
        picture=draw(ways),
        more=len(ways) > MOST_WAYS,
        most=MOST_WAYS,
        current=current,
        of_factory=current.startswith("factory"),
        affiliates=len({one for way in ways for one in way.affiliates}),
    )


def _ways(found: Iterable[ReachedContract]) -> list[SupplyWay]:
    return [
        SupplyWay(
            factories=tuple(Stop("factory", one, _factory(one)) for one in way.path),
            contractor=Stop("contractor", way.contract.contractor, way.contract.contractor),
            contract=Stop("contract", way.contract.id, way.contract.reference),
            affiliates=tuple(
                Stop("affiliate", one, _affiliate(one))
                for one in (way.contract.affiliate, *sorted(way.contract.agencies))
            ),
        )
        for way in found
    ]


def _factory(identifier: str) -> str:
    return database().get_one(Factory, identifier).name


def _affiliate(identifier: str) -> str:
    return database().get_one(Organisation, identifier).name


def _found(statement: Select[_Row]) -> list[_Row]:
    return list(database().scalars(statement.limit(MOST_FOUND)))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
