"""A practice organisation stays in practice."""

import pytest

from app.installation.guard import refuse_joining_the_real_world
from config.settings import Common, Refused, load
from tests.support.house import NOON, House
from vault.organisations import Organisation


@pytest.mark.parametrize("organisation_practises", [True, False])
@pytest.mark.parametrize("installation_practises", [True, False])
def test_only_practice_in_a_real_installation_is_refused(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    organisation_practises: bool,
    installation_practises: bool,
) -> None:
    settings = load(Common, firedoor_data_dir=house.folder)
    monkeypatch.setattr(Common, "practice", installation_practises)
    organisation = Organisation(
        name="Shromik Kotha",
        kind="monitor",
        language="en",
        time_zone="Asia/Dhaka",
        practice=organisation_practises,
        created_at=NOON,
    )
    if organisation_practises and not installation_practises:
        with pytest.raises(Refused, match="practice organisation"):
            refuse_joining_the_real_world(organisation, settings)
    else:
        refuse_joining_the_real_world(organisation, settings)
