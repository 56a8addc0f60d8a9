"""An organisation begins with an invitation, and counts once this host confirmed its words."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.accounts.members import Invitation
from app.installation.keys import make_keys
from app.installation.organisations import (
    NewOrganisation,
    NotConfirmed,
    add_organisation,
    confirm_organisation,
)
from config.platform.database import new_id, transaction
from config.settings import Common, Refused, load
from tests.support.house import NOON, House
from vault.organisations import Organisation

NEW = NewOrganisation("Fair Work", "monitor", "en", "Asia/Dhaka", "Asha", " Asha@line.example ")


def test_the_founder_is_invited_with_the_roles_of_the_kind(house: House) -> None:
    with transaction(house.engine) as session:
        added = add_organisation(session, NEW, NOON)
        assert session.get_one(Organisation, added.organisation).name == "Fair Work"
        invitation = session.scalars(select(Invitation)).one()
        assert invitation.email == "asha@line.example"
        assert "coordinator" in invitation.roles.split(",")
        assert added.link("https://x") == f"https://x/found/{invitation.id}#{added.secret}"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"language": "sv"}, "not in sv"),
        ({"time_zone": "Nowhere/Town"}, "no time zone"),
        ({"email": "asha"}, "no email address"),
        ({"roles": ("buyer",)}, "roles of this kind"),
        ({"roles": ("triager",)}, "coordinator"),
    ],
)
def test_what_cannot_be_is_refused(house: House, change: dict[str, str], sentence: str) -> None:
    new = replace(NEW, **change)  # type: ignore[arg-type]
    with transaction(house.engine) as session, pytest.raises(Refused, match=sentence):
        add_organisation(session, new, NOON)


def test_only_an_organisation_with_a_roster_is_confirmed(house: House) -> None:
    settings = load(Common, firedoor_data_dir=house.folder)
    make_keys(settings.keys_dir)
    with transaction(house.engine) as session:
        with pytest.raises(Refused, match="no organisation has this id"):
            confirm_organisation(session, settings, new_id(), "eight words")
        added = add_organisation(session, NEW, NOON)
        with pytest.raises(NotConfirmed, match="no roster yet"):
            confirm_organisation(session, settings, added.organisation, "eight words")
