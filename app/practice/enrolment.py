"""A newcomer's first steps: what a browser makes of an invitation's link."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from app.accounts.rosters.roster_documents import RosterEntry, first_roster, with_member
from app.practice.authenticator import Authenticator
from app.practice.browser import Browser
from app.practice.member_keys import epoch_context, read_chain
from vault.encoding import b64u, canonical, unb64u
from vault.members import (
    SALT_BYTES,
    MemberSecret,
    from_passphrase,
    new_member_secret,
    seal_totp,
)
from vault.recovery.recovery_key import RecoverySecret
from vault.roles import OrganisationKind
from vault.roster import believe, genesis_of
from vault.sealing import new_secret, seal


@dataclass(frozen=True)
class Link:
    """<dashboard>/found/<invitation>#<secret>, …/join/… or …/recover/…"""

    dashboard: str
    path: str
    secret: bytes


@dataclass(frozen=True)
class Enrolled:
    """A member who founded or joined; no sign-in before the member is confirmed."""

    id: str
    email: str
    organisation: str
    roles: tuple[str, ...]
    secret: MemberSecret


class Tampered(ValueError):
    """The invitation's genesis does not carry the MAC of the link's secret."""


def read_link(link: str) -> Link:
    """Takes a link apart. Raises ValueError where its secret is missing."""
    parts = urlsplit(link)
    secret = unb64u(parts.fragment)
    if len(secret) != 32:
        raise ValueError("this link has no secret behind its #")
    return Link(f"{parts.scheme}://{parts.netloc}", parts.path, secret)


def pin_mac(secret: bytes, organisation: str, genesis: str) -> bytes:
    """How an inviter tells a newcomer which roster is theirs."""
    text = f"firedoor/v1/pin/{organisation}/{genesis}"
    return hmac.new(secret, text.encode(), hashlib.sha256).digest()


def answer_mac(secret: bytes, invitation: str, member: str, sealing: str, signing: str) -> bytes:
    """How a newcomer tells the inviter which keys are the newcomer's; the keys as base64url."""
    answer = {
        "invitation": invitation,
        "member": member,
        "sealing": sealing,
        "signing": signing,
    }
    return hmac.new(secret, canonical(answer), hashlib.sha256).digest()


def found(browser: Browser, link: Link, passphrase: str, phone: Authenticator) -> Enrolled:
    """Makes the organisation's keys and roster 1."""
    asked = browser.fetch(f"{link.path}.json")
    own = new_member_secret()
    organisation_secret = new_secret() if asked["kind"] != OrganisationKind.AFFILIATE else None
    founder = RosterEntry(
        asked["member"],
        asked["member_name"],
        tuple(asked["roles"]),
        own.sealing.public(),
        own.verification_key(),
    )
    document = first_roster(
        asked["organisation"],
        asked["name"],
        asked["kind"],
        founder,
        organisation_secret.public() if organisation_secret else None,
        unb64u(asked["courier"]),
    )
    pinned = MemberSecret(own.secret, {asked["organisation"]: genesis_of(document)})
    epochs = []
    if organisation_secret is not None:
        bound = epoch_context(asked["organisation"], 1, asked["member"])
        sealed = seal(founder.sealing, organisation_secret.seed, bound)
        epochs = [{"epoch": 1, "secret_sealed": b64u(sealed)}]
    browser.post(
        link.path,
        {
            "secret": b64u(link.secret),
            "document": b64u(document),
            "signature": b64u(own.sign("roster", document)),
            "epochs": epochs,
            **_credentials(pinned, asked["member"], passphrase, phone),
        },
    )
    return _enrolled(asked, pinned)


def join(browser: Browser, link: Link, passphrase: str, phone: Authenticator) -> Enrolled:
    """Checks the genesis under the link's secret, and answers with new keys. Raises Tampered."""
    asked = browser.fetch(f"{link.path}.json")
    expected = pin_mac(link.secret, asked["organisation"], asked["genesis"])
    if not hmac.compare_digest(expected, unb64u(asked["pin_mac"])):
        raise Tampered("this invitation was changed on its way")
    own = MemberSecret(new_member_secret().secret, {asked["organisation"]: asked["genesis"]})
    sealing, signing = b64u(own.sealing.public()), b64u(own.verification_key())
    mac = answer_mac(link.secret, asked["invitation"], asked["member"], sealing, signing)
    browser.post(
        link.path,
        {
            "sealing": sealing,
            "signing": signing,
            "mac": b64u(mac),
            **_credentials(own, asked["member"], passphrase, phone),
        },
    )
    return _enrolled(asked, own)


def recover(
    browser: Browser, link: Link, passphrase: str, phone: Authenticator, papers: RecoverySecret
) -> Enrolled:
    """Opens the organisation's secrets with its papers, and signs itself in as a coordinator.

    Raises RosterRefused, or DoesNotOpen for other papers.
    """
    asked = browser.fetch(f"{link.path}.json")
    chain = read_chain(asked["roster"])
    genesis = genesis_of(chain[0].document)
    believe(chain, genesis)
    organisation = asked["organisation"]
    own = MemberSecret(new_member_secret().secret, {organisation: genesis})
    entry = RosterEntry(
        asked["member"],
        asked["member_name"],
        tuple(asked["roles"]),
        own.sealing.public(),
        own.verification_key(),
    )
    document = with_member(chain[-1].document, entry)
    epochs = []
    for one in asked["epochs"]:
        bound = epoch_context(organisation, one["epoch"], papers.public.id)
        secret = papers.sealing.open(unb64u(one["secret_sealed"]), bound)
        own_bound = epoch_context(organisation, one["epoch"], asked["member"])
        sealed = seal(entry.sealing, secret, own_bound)
        epochs.append({"epoch": one["epoch"], "secret_sealed": b64u(sealed)})
    browser.post(
        link.path,
        {
            "secret": b64u(link.secret),
            "document": b64u(document),
            "signature": b64u(papers.sign_roster(document)),
            "epochs": epochs,
            **_credentials(own, asked["member"], passphrase, phone),
        },
    )
    return _enrolled(asked, own)


def _enrolled(asked: dict[str, Any], secret: MemberSecret) -> Enrolled:
    return Enrolled(
        asked["member"], asked["email"], asked["organisation"], tuple(asked["roles"]), secret
    )


def _credentials(
    secret: MemberSecret, member_id: str, passphrase: str, phone: Authenticator
) -> dict[str, str]:
    salt = os.urandom(SALT_BYTES)
    keys = from_passphrase(passphrase, salt)
    return {
        "salt": b64u(salt),
        "proof": b64u(keys.proof),
        "wrapped": b64u(secret.wrapped(keys, member_id)),
        "totp_sealed": b64u(seal_totp(keys.proof, phone.secret, member_id)),
        "totp_code": phone.first_code(),
    }
