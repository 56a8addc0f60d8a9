"""A dashboard on a free port, over real HTTP, with a clock that tests move."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine
from werkzeug.serving import make_server

from app.dashboard.application import create_app
from app.dashboard.frame.access.limits import limiter
from app.installation.organisations import (
    Added,
    NewOrganisation,
    add_organisation,
    trust_organisation,
)
from app.practice.member import PracticeMember
from app.tables import METADATA
from config.platform.database import reading, transaction
from config.settings import WebSettings, load
from tests.support.engines import engine_of
from vault import members
from vault.encoding import b64u
from vault.sealing import SecretKey, new_secret
from vault.trust import Trust

PASSPHRASE = "orchard lantern copper tuesday"


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Site:
    """The dashboard's address, and what stands behind it."""

    url: str
    engine: Engine
    settings: WebSettings
    courier: SecretKey
    clock: Clock = field(default_factory=Clock)

    @property
    def trust(self) -> Trust:
        return Trust(self.settings.trust_dir)

    def add(self, kind: str, email: str, *roles: str, name: str = "Shromik Kotha") -> Added:
        """The operator adds an organisation."""
        member_name = email.partition("@")[0]
        new = NewOrganisation(name, kind, "en", "Asia/Dhaka", member_name, email, roles)
        with transaction(self.engine) as session:
            return add_organisation(session, new, self.clock())

    def confirm(self, member: PracticeMember) -> None:
        """The operator confirms the words that the founder read."""
        with reading(self.engine) as session:
            trust_organisation(
                session, self.trust, member.organisation, member.words, self.courier.public()
            )

    def founded(self, kind: str, email: str, *roles: str) -> PracticeMember:
        """A founder of a confirmed organisation, signed in."""
        link = self.add(kind, email, *roles).link(self.url)
        founder = PracticeMember.found(link, PASSPHRASE, self.clock)
        self.confirm(founder)
        founder.sign_in()
        self.clock.move(minutes=1)
        return founder

    def joined(self, inviter: PracticeMember, name: str, *roles: str) -> PracticeMember:
        """A newcomer whom the inviter confirmed with one signature, signed in."""
        link = inviter.invite(name, f"{name.lower()}@line.example", *roles)
        newcomer = PracticeMember.join(link, PASSPHRASE, self.clock)
        assert inviter.confirm(link)
        newcomer.sign_in()
        self.clock.move(minutes=1)
        return newcomer


@contextmanager
def open_site(folder: Path) -> Iterator[Site]:
    """Serves until the block ends. Members' keys are derived cheaply: no test guesses at them."""
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(members, "ARGON2_MEMORY_KIB", 64)
        cheap.setattr(members, "ARGON2_PASSES", 1)
        with _served(folder) as site:
            yield site


@contextmanager
def _served(folder: Path) -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    courier = new_secret()
    (folder / "keys").mkdir()
    (folder / "keys" / "courier.pub").write_text(b64u(courier.public()), "ascii")
    settings = load(WebSettings, firedoor_data_dir=folder, web_port=port, cookie_key="5a" * 32)
    engine = engine_of(settings.database_url)
    METADATA.create_all(engine)
    site = Site(settings.public_dashboard_url, engine, settings, courier)
    app = create_app(settings, engine, site.clock)
    limiter.reset()
    server = make_server("localhost", port, app, threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        engine.dispose()
