"""The practice world: organisations, people, factories and contracts, made as anyone would.

Only the product's own actions and ceremonies make it. The members play their browsers' part in
Python; their keys are as real as anyone's. What a person needs to play goes to practice.json.
"""

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.installation.lines import NewLine, open_line
from app.installation.organisations import NewOrganisation, add_organisation, confirm_organisation
from app.practice.browser import NotAnswered
from app.practice.carrier_credentials import CarrierCredentials
from app.practice.member import PracticeMember
from case_management.supply_chain.actions.add_contract import NewContract, add_contract
from case_management.supply_chain.actions.add_factory import NewFactory, add_factory
from config.platform.database import open_engine, reading, transaction, utc_now
from config.policy.policy import load_policy
from config.settings import Common, Refused
from vault.organisations import Organisation
from vault.roles import OrganisationKind

FILE = "practice.json"
FIRST_DAY = date(2026, 1, 1)
"""Of every contract."""
WORDS_IN_PASSPHRASE = 4
# The practice carrier has no limit, and a story should not wait for one.
PRACTICE_RATE = 60_000

MONITORS = "Shromik Kotha"
OTHER_MONITORS = "Mazdoor Sathi"
"""Has no line; a case can go over to it."""
HEAD_OFFICE = "Fair Purchase Network"
BUYERS = (
    ("Stadt Musterhausen", "de", "Greta", "Einkauf"),
    ("Ciudad Ejemplo", "es", "Hugo", "Compras"),
)

# Code, name, country, address, sector, workers, time zone. Nobody makes anything there.
FACTORIES = (
    ("4417", "Meghna Shirts", "BD", "12 Mill Road, Gazipur", "apparel", 1200, "Asia/Dhaka"),
    ("5203", "Padma Knit Workshop", "BD", "3 Canal Lane, Narayanganj", "apparel", 30, "Asia/Dhaka"),
    (
        "6120",
        "Bukit Board Assembly",
        "MY",
        "88 Jalan Contoh, Penang",
        "electronics",
        2400,
        "Asia/Kuala_Lumpur",
    ),
)

# Reference, buyer, contractor, title, codes of the disclosed factories.
CONTRACTS = (
    (
        "M-2026-07",
        0,
        "Beispiel Uniform GmbH",
        "Work clothes for the fire brigade",
        ("4417", "5203"),
    ),
    ("M-2026-11", 0, "Muster IT GmbH", "Screens for the town hall", ("6120",)),
    ("E-2026-03", 1, "Uniformes Ejemplo SA", "Hospital uniforms", ("4417", "6120")),
)


@dataclass(frozen=True)
class PracticeSignIn:
    """How a person signs in as one of the practice members."""

    email: str
    passphrase: str = field(repr=False)
    totp_secret: str = field(repr=False)
    role: str
    organisation: str


@dataclass(frozen=True)
class PracticeWorld:
    """What practice.json tells of people and factories."""

    members: tuple[PracticeSignIn, ...]


def make_world(
    settings: Common,
    carrier: CarrierCredentials,
    say: Callable[[str], None],
) -> PracticeWorld:
    """The world of this data folder; made at its first start, after `refuse_half_made`.

    Its file is written anew at each start: the addresses may be others.
    """
    path = settings.firedoor_data_dir / FILE
    known = _read(path)
    if known is not None:
        world, content = known
        _write(path, content | _addresses(settings, carrier))
        return world
    say("Making the practice world: organisations, people, keys, contracts …")
    world = _Maker(settings).make(carrier)
    _write(path, _content(settings, carrier, world))
    return world


def refuse_half_made(settings: Common) -> None:
    """Raises Refused where an earlier start left a world that nobody can play in."""
    if _read(settings.firedoor_data_dir / FILE) is not None:
        return
    with reading(open_engine(settings.database_url)) as session:
        if session.scalar(select(func.count()).select_from(Organisation)):
            raise Refused(
                f"an earlier start was stopped while it made the practice world: "
                f"remove {settings.firedoor_data_dir} and start again"
            )


def _read(path: Path) -> tuple[PracticeWorld, dict[str, Any]] | None:
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text("utf-8"))
        return PracticeWorld(tuple(PracticeSignIn(**one) for one in content["members"])), content
    except (OSError, ValueError, KeyError, TypeError):
        raise Refused(f"{path} is damaged: remove {path.parent} and start again") from None


class _Maker:
    """Does what an operator does, with the same actions."""

    def __init__(self, settings: Common) -> None:
        self._settings = settings
        self._sign_ins: list[PracticeSignIn] = []

    def make(self, carrier: CarrierCredentials) -> PracticeWorld:
        asha = self._found(
            MONITORS, OrganisationKind.MONITOR, "en", "Asia/Dhaka", "Asha", ("coordinator",)
        )
        bela = self._join(asha, MONITORS, "Bela", "triager")
        self._join(asha, MONITORS, "Chandra", "investigator")
        asha.put_on_call(bela.id)
        dora = self._found(
            HEAD_OFFICE,
            OrganisationKind.HEAD_OFFICE,
            "en",
            "Europe/Berlin",
            "Dora",
            ("coordinator",),
        )
        emil = self._join(dora, HEAD_OFFICE, "Emil", "coordinator")
        _sign_in(emil)
        self._join(dora, HEAD_OFFICE, "Farah", "releaser", second=emil)
        asha.add_partner(dora.organisation, dora.words)
        buyers = [
            self._found(
                name,
                OrganisationKind.AFFILIATE,
                language,
                "Europe/Berlin",
                member,
                ("buyer", "coordinator"),
            )
            for name, language, member, _ in BUYERS
        ]
        self._supply_chain([buyer.organisation for buyer in buyers])
        for channel, address in (
            ("twilio", carrier.number),
            ("telegram", None),
            ("android", carrier.android_number),
        ):
            self._open_line(asha.organisation, channel, address)
        imran = self._found(
            OTHER_MONITORS,
            OrganisationKind.MONITOR,
            "en",
            "Asia/Karachi",
            "Imran",
            ("coordinator", "investigator"),
        )
        imran.put_on_call(imran.id)
        return PracticeWorld(tuple(self._sign_ins))

    def _found(
        self, name: str, kind: str, language: str, zone: str, member: str, roles: tuple[str, ...]
    ) -> PracticeMember:
        new = NewOrganisation(
            name, kind, language, zone, member, _email(member, name), roles, self._settings.practice
        )
        with transaction(open_engine(self._settings.database_url)) as session:
            added = add_organisation(session, new, utc_now())
        passphrase = new_passphrase()
        link = added.link(self._settings.public_dashboard_url)
        founder = PracticeMember.found(link, passphrase)
        with reading(open_engine(self._settings.database_url)) as session:
            confirm_organisation(session, self._settings, added.organisation, founder.words)
        _sign_in(founder)
        return self._arrived(founder, name, roles[0], passphrase)

    def _join(
        self,
        inviter: PracticeMember,
        organisation_name: str,
        name: str,
        role: str,
        second: PracticeMember | None = None,
    ) -> PracticeMember:
        link = inviter.invite(name, _email(name, organisation_name), role)
        passphrase = new_passphrase()
        newcomer = PracticeMember.join(link, passphrase)
        complete = inviter.confirm(link)
        if not complete and second is not None:
            second.countersign(inviter.keys(afresh=True).roster.number + 1)
        return self._arrived(newcomer, organisation_name, role, passphrase)

    def _arrived(
        self, member: PracticeMember, organisation_name: str, role: str, passphrase: str
    ) -> PracticeMember:
        self._sign_ins.append(
            PracticeSignIn(member.email, passphrase, member.phone.secret, role, organisation_name)
        )
        return member

    def _supply_chain(self, buyers: list[str]) -> None:
        with transaction(open_engine(self._settings.database_url)) as session:
            for code, name, country, address, sector, workers, zone in FACTORIES:
                add_factory(
                    session, NewFactory(name, code, country, address, sector, workers, zone)
                )
            for reference, buyer, contractor, title, codes in CONTRACTS:
                new = NewContract(
                    reference, buyers[buyer], contractor, title, FIRST_DAY, factory_codes=codes
                )
                add_contract(session, new)

    def _open_line(self, organisation_id: str, channel: str, address: str | None) -> None:
        new = NewLine(
            organisation_id, channel, address, "bn,en,es", "Asia/Dhaka", a_minute=PRACTICE_RATE
        )
        policy = load_policy(self._settings.policy_file)
        with transaction(open_engine(self._settings.database_url)) as session:
            open_line(session, new, self._settings, policy)


def _sign_in(member: PracticeMember) -> None:
    try:
        member.sign_in()
    except NotAnswered:
        # A half minute ended between the phone and the server: the next code is good.
        member.sign_in()


def new_passphrase() -> str:
    """Four words of the BIP39 list, 44 bits: enough for a toy world that prints it."""
    from mnemonic import Mnemonic  # noqa: PLC0415 - the word list is read when it is needed

    words = Mnemonic("english").wordlist
    return " ".join(secrets.choice(words) for _ in range(WORDS_IN_PASSPHRASE))


def _email(name: str, organisation_name: str) -> str:
    host = "".join(c for c in organisation_name.lower() if c.isalnum())
    return f"{name.lower()}@{host}.example"


def _addresses(settings: Common, carrier: CarrierCredentials) -> dict[str, Any]:
    """What may be another at the next start: the ports are settings."""
    practice = f"http://localhost:{settings.practice_port}"
    return {
        "dashboard": settings.public_dashboard_url,
        "webhooks": settings.public_webhook_url,
        "practice": practice,
        "mailbox": f"{practice}/mailbox",
        "twilio": {
            "account_sid": carrier.account_sid,
            "auth_token": carrier.auth_token,
            "number": carrier.number,
        },
        "telegram": {
            "bot_token": carrier.bot_token,
            "bot_username": carrier.bot_username,
            "api_url": practice,
        },
        "android": {
            "device": carrier.android_device,
            "number": carrier.android_number,
            "url": f"{practice}/android",
            "user": carrier.android_user,
            "password": carrier.android_password,
            "webhook_secret": carrier.android_webhook_secret,
        },
    }


def _content(settings: Common, carrier: CarrierCredentials, world: PracticeWorld) -> dict[str, Any]:
    """Everything that a person or a tool needs to play all parts."""
    return _addresses(settings, carrier) | {
        "members": [asdict(member) for member in world.members],
        "factories": [
            {"name": name, "code": code, "country": country}
            for code, name, country, *_ in FACTORIES
        ],
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    """The one file in the clear."""
    temporary = path.with_suffix(".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=2)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
