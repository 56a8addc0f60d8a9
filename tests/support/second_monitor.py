"""A second monitor organisation beside a running product's, founded as an operator does it."""

from app.installation.organisations import NewOrganisation, add_organisation, confirm_organisation
from app.practice.browser import NotAnswered
from app.practice.member import PracticeMember
from app.practice.world import new_passphrase
from config.platform.database import open_engine, reading, transaction, utc_now
from config.settings import WebSettings, load
from tests.support.product import Product
from vault.roles import OrganisationKind

NAME = "Nari Kantha"


def found_second_monitor(product: Product) -> PracticeMember:
    """Its coordinator is among the product's members, for a browser that signs in."""
    new = NewOrganisation(
        NAME,
        OrganisationKind.MONITOR,
        "en",
        "Asia/Dhaka",
        "Nila",
        "nila@narikantha.example",
        ("coordinator",),
        True,
    )
    engine = open_engine(product.database_url)
    with transaction(engine) as session:
        added = add_organisation(session, new, utc_now())
    passphrase = new_passphrase()
    founder = PracticeMember.found(added.link(product.dashboard), passphrase)
    settings = load(WebSettings, firedoor_data_dir=product.data, cookie_key="11" * 32)
    with reading(engine) as session:
        confirm_organisation(session, settings, added.organisation, founder.words)
    try:
        founder.sign_in()
    except NotAnswered:
        founder.sign_in()
    product.world["members"].append(
        {
            "email": founder.email,
            "passphrase": passphrase,
            "totp_secret": founder.phone.secret,
            "role": "coordinator",
            "organisation": NAME,
        }
    )
    return founder
