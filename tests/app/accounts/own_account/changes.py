"""What a member's browser posts to change passphrase or authenticator app."""

import os

import httpx

from app.practice.authenticator import Authenticator
from app.practice.member import PracticeMember
from tests.app.accounts.site import Site
from vault.encoding import b64u, unb64u
from vault.members import PassphraseKeys, from_passphrase, seal_totp


def present_keys(member: PracticeMember) -> PassphraseKeys:
    salt = member.browser.post("/sign-in/salt", {"email": member.email})["salt"]
    return from_passphrase(member.passphrase, unb64u(salt))


def change_passphrase(member: PracticeMember, new: str, code: str | None = None) -> None:
    """Raises NotAnswered."""
    present, salt = present_keys(member), os.urandom(16)
    keys = from_passphrase(new, salt)
    member.browser.post(
        "/account/passphrase",
        {
            "proof": b64u(present.proof),
            "totp": code or member.phone.code(),
            "salt": b64u(salt),
            "new_proof": b64u(keys.proof),
            "wrapped": b64u(member.secret.wrapped(keys, member.id)),
        },
    )
    member.passphrase = new


def change_phone(
    site: Site, member: PracticeMember, sealed_for: str | None = None, new_code: str | None = None
) -> None:
    """Raises NotAnswered."""
    proof, phone = present_keys(member).proof, Authenticator(site.clock)
    member.browser.post(
        "/account/second-factor",
        {
            "proof": b64u(proof),
            "totp": member.phone.code(),
            "totp_sealed": b64u(seal_totp(proof, phone.secret, sealed_for or member.id)),
            "new_totp": new_code or phone.first_code(),
        },
    )
    member.phone = phone


def cookie_of(member: PracticeMember) -> str:
    value = member.browser.client.cookies.get("firedoor")
    assert value is not None
    return value


def holds(site: Site, cookie: str) -> bool:
    """Whether another browser with this cookie is signed in."""
    with httpx.Client(base_url=site.url, cookies={"firedoor": cookie}, verify=False) as client:
        answer = client.get("/keys.json", headers={"Accept": "application/json"})
        return answer.status_code == 200


def signed_in_elsewhere(site: Site, member: PracticeMember) -> str:
    """The cookie of a second browser of the member; the first one goes on in its own."""
    client = member.browser.client
    own = httpx.Cookies(client.cookies)
    client.cookies.clear()
    member.browser.forget_page()
    member.sign_in()
    site.clock.move(minutes=1)
    other = cookie_of(member)
    client.cookies = own
    member.browser.forget_page()
    return other
