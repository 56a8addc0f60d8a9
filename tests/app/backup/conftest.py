"""An installation with texts, a file and a text that waits in the spool, on either engine."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bots.media.fetch import MediaCollector
from config.platform.database import utc_now
from config.settings import ClerkSettings, load
from intake.inbox.spool import Spool
from intake.lines.line import TWILIO
from intake.reports.attachments import IMAGE, MediaRef
from intake.reports.file_store import Files
from tests.support import files
from tests.support.house import House, make_house
from tests.support.postgres import Cluster
from tests.support.webhook_server import prepare

TEXTS = ("The fire door is locked", "La puerta está cerrada", "second floor")
WAITING = b"a request that the database could not take"


@dataclass
class Installation:
    """A house with its settings, and where its backups go."""

    house: House
    settings: ClerkSettings
    target: Path
    environment: dict[str, str]


class _Carrier:
    name = TWILIO

    def fetch(self, _ref: MediaRef) -> bytes:
        return files.jpeg()


def fill(house: House) -> dict[str, str]:
    """Three workers' texts, one with a picture, and one that waits in the spool."""
    inbox = house.inbox  # what the house seals to; the keys are those of the processes
    environment = prepare(house)
    for number, text in enumerate(TEXTS):
        ref = (MediaRef(IMAGE, "https://carrier.example/1"),) if number == 0 else ()
        house.text(text, sender=f"+1202555016{number}", media=ref)
    collector = MediaCollector(
        house.engine,
        house.trust,
        house.peppers.receiver,
        inbox,
        {TWILIO: _Carrier()},
        Files(house.folder / "files"),
    )
    assert collector.collect_one(utc_now())
    Spool(house.folder / "spool", house.inbox.public()).put(bytes(32), WAITING)
    return environment


def settings_for(house: House) -> ClerkSettings:
    """As an operator's command reads them."""
    url = house.engine.url.render_as_string(hide_password=False)
    return load(ClerkSettings, firedoor_data_dir=house.folder, database_url=url)


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """On SQLite, and on PostgreSQL."""
    url = None
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.migrated()
    folder = tmp_path / "data"
    folder.mkdir()
    house = make_house(folder, url)
    environment = fill(house)
    return Installation(house, settings_for(house), tmp_path / "backups", environment)


@pytest.fixture
def small(tmp_path: Path) -> Installation:
    """On SQLite only, for what does not depend on the engine."""
    folder = tmp_path / "data"
    folder.mkdir()
    house = make_house(folder)
    environment = fill(house)
    return Installation(house, settings_for(house), tmp_path / "backups", environment)
