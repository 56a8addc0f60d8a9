"""A member who plays the browser's part over HTTP; the keys are as real as anyone's.

`make run` makes the practice organisation with it, and tests go through the whole ceremony.
"""

import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Self

from app.accounts.rosters.roster_documents import (
    RosterEntry,
    with_member,
    with_partner,
    with_recovery,
    without_member,
)
from app.practice.authenticator import Authenticator
from app.practice.browser import Browser
from app.practice.enrolment import (
    Enrolled,
    Tampered,
    answer_mac,
    found,
    join,
    pin_mac,
    read_link,
    recover,
)
from app.practice.member_keys import Keyring, epoch_context, read_chain, read_keys
from config.platform.database import new_id, utc_now
from vault.encoding import b64u, canonical, context, unb64u
from vault.members import from_passphrase, unlock
from vault.records import open_record, wrap_record
from vault.recovery.recovery_key import RecoverySecret
from vault.roles import reads_content
from vault.roster import believe, fingerprint, genesis_of
from vault.sealing import new_secret, seal

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class SealedReply:
    """A reply as a page posts it: the thread's copy and the courier's, under one id."""

    id: str
    body: bytes
    grant: bytes
    epoch: int
    payload: bytes


class PracticeMember:
    """Make one with `PracticeMember.found(link, passphrase)` or `.join(link, passphrase)`."""

    def __init__(
        self,
        browser: Browser,
        enrolled: Enrolled,
        passphrase: str,
        phone: Authenticator,
        clock: Clock,
    ) -> None:
        self.browser = browser
        self.id = enrolled.id
        self.email = enrolled.email
        self.organisation = enrolled.organisation
        self.roles = enrolled.roles
        self.secret = enrolled.secret
        self.passphrase = passphrase
        self.phone = phone
        self._clock = clock
        self._keyring: Keyring | None = None
        self._seen = 1

    @classmethod
    def found(cls, link: str, passphrase: str, clock: Clock = utc_now) -> Self:
        """Founds an organisation. Raises NotAnswered."""
        return cls._enrol(link, passphrase, clock, found)

    @classmethod
    def join(cls, link: str, passphrase: str, clock: Clock = utc_now) -> Self:
        """Answers a colleague's invitation. Raises NotAnswered or Tampered."""
        return cls._enrol(link, passphrase, clock, join)

    @classmethod
    def recover(
        cls, link: str, passphrase: str, papers: RecoverySecret, clock: Clock = utc_now
    ) -> Self:
        """Comes in by two recovery papers. Raises NotAnswered or RosterRefused."""
        return cls._enrol(link, passphrase, clock, partial(recover, papers=papers))

    @classmethod
    def _enrol(
        cls, link: str, passphrase: str, clock: Clock, ceremony: Callable[..., Enrolled]
    ) -> Self:
        opened = read_link(link)
        browser, phone = Browser(opened.dashboard), Authenticator(clock)
        enrolled = ceremony(browser, opened, passphrase, phone)
        return cls(browser, enrolled, passphrase, phone, clock)

    @property
    def words(self) -> str:
        """The fingerprint of the member's organisation: what the operator confirms."""
        return fingerprint(self.secret.pins[self.organisation])

    def sign_in(self, code: str | None = None) -> bytes:
        """Signs in and opens the member's secret again; gives the page key. Raises NotAnswered."""
        beginning = self.browser.post("/sign-in/salt", {"email": self.email})
        keys = from_passphrase(self.passphrase, unb64u(beginning["salt"]))
        answer = self.browser.post(
            "/sign-in",
            {"email": self.email, "proof": b64u(keys.proof), "totp": code or self.phone.code()},
        )
        self.secret = unlock(keys, unb64u(answer["wrapped"]), answer["member"])
        self.browser.forget_page()
        self._keyring = None
        return unb64u(answer["page_key"])

    def sign_out(self) -> None:
        """Ends the member's session."""
        self.browser.submit("/sign-out")
        self.browser.forget_page()

    def keys(self, *, afresh: bool = False) -> Keyring:
        """The member's roster and secrets, fetched once and checked. Raises RosterRefused."""
        if self._keyring is None or afresh:
            answer = self.browser.fetch("/keys.json")
            self._keyring = read_keys(answer, self.id, self.secret, self._seen)
            self._seen = self._keyring.roster.number
        return self._keyring

    def invite(self, name: str, email: str, *roles: str, language: str = "en") -> str:
        """Invites a colleague; gives the link, whose secret the server never gets."""
        invitation, secret = new_id(), os.urandom(32)
        genesis = self.secret.pins[self.organisation]
        bound = context("invitation", self.id, invitation)
        self.browser.post(
            "/people/invitations",
            {
                "invitation": invitation,
                "email": email,
                "name": name,
                "roles": list(roles),
                "language": language,
                "secret_sealed": b64u(seal(self.secret.sealing.public(), secret, bound)),
                "pin_mac": b64u(pin_mac(secret, self.organisation, genesis)),
            },
        )
        return f"{self.browser.client.base_url}/join/{invitation}#{b64u(secret)}".replace(
            "//join", "/join"
        )

    def confirm(self, link: str) -> bool:
        """Confirms who answered the link; False when a second person must sign. Raises Tampered."""
        invitation = read_link(link).path.rpartition("/")[2]
        asked = self.browser.fetch(f"/people/invitations/{invitation}.json")
        bound = context("invitation", self.id, invitation)
        secret = self.secret.sealing.open(unb64u(asked["secret_sealed"]), bound)
        answer = asked["answer"]
        expected = answer_mac(
            secret, invitation, asked["member"], answer["sealing"], answer["signing"]
        )
        if not hmac.compare_digest(expected, unb64u(answer["mac"])):
            raise Tampered("this answer does not carry the secret of my link")
        keyring = self.keys(afresh=True)
        newcomer = RosterEntry(
            asked["member"],
            asked["member_name"],
            tuple(asked["roles"]),
            unb64u(answer["sealing"]),
            unb64u(answer["signing"]),
        )
        epochs = [
            {"epoch": epoch, "secret_sealed": self._granted(newcomer.id, newcomer.sealing, epoch)}
            for epoch in keyring.secrets
            if reads_content(newcomer.roles)
        ]
        document = with_member(keyring.newest, newcomer)
        path = f"/people/invitations/{invitation}/complete"
        done = self.browser.post(path, {**self._signed_roster(document), "epochs": epochs})
        return bool(done["complete"])

    def countersign(self, number: int) -> None:
        """Signs a roster version that lets somebody release, as the second person."""
        waiting = self.browser.fetch(f"/people/rosters/{number}.json")
        document = unb64u(waiting["document"])
        signature = b64u(self.secret.sign("roster", document))
        self.browser.post(f"/people/rosters/{number}/sign", {"signature": signature})

    def remove(self, member_id: str) -> None:
        """Removes a colleague; what comes is sealed to a new epoch."""
        keyring = self.keys(afresh=True)
        roster = keyring.roster
        secret = new_secret() if roster.keys else None
        document = without_member(
            keyring.newest, member_id, secret.public() if secret is not None else None
        )
        epochs = []
        if secret is not None:
            holders = {
                one.id: one.sealing
                for one in roster.members.values()
                if reads_content(one.roles) and one.id != member_id
            }
            if roster.recovery is not None:
                holders[roster.recovery.id] = roster.recovery.sealing
            for holder, sealing in holders.items():
                bound = epoch_context(self.organisation, roster.epoch + 1, holder)
                sealed = b64u(seal(sealing, secret.seed, bound))
                epochs.append(
                    {"member": holder, "epoch": roster.epoch + 1, "secret_sealed": sealed}
                )
        body = {**self._signed_roster(document), "epochs": epochs}
        self.browser.post(f"/people/members/{member_id}/remove", body)

    def make_papers(self) -> RecoverySecret:
        """Names new recovery papers in the roster; gives what two of them together hold."""
        keyring, papers = self.keys(afresh=True), RecoverySecret(os.urandom(32))
        key = papers.public
        epochs = [
            {"epoch": epoch, "secret_sealed": self._granted(key.id, key.sealing, epoch)}
            for epoch in keyring.secrets
        ]
        document = with_recovery(keyring.newest, key.written())
        body = {**self._signed_roster(document), "epochs": epochs}
        self.browser.post("/people/recovery-papers", body)
        return papers

    def add_partner(self, organisation: str, words: str) -> None:
        """Lets a head office release, if its words are these. Raises Tampered."""
        asked = self.browser.fetch(f"/people/partners/{organisation}.json")
        chain = read_chain(asked["roster"])
        genesis = genesis_of(chain[0].document)
        if fingerprint(genesis) != words or believe(chain, genesis).organisation != organisation:
            raise Tampered("these are not the words of this head office")
        document = with_partner(self.keys(afresh=True).newest, organisation, genesis)
        self.browser.post(f"/people/partners/{organisation}", self._signed_roster(document))

    def put_on_call(self, member_id: str) -> None:
        """Chooses whom danger to life wakes."""
        self.browser.submit("/people/on-call", member=member_id)

    def sign(self, purpose: str, document: bytes) -> bytes:
        """The member's signature (64 bytes) for "roster", "reply" or "alert"."""
        return self.secret.sign(purpose, document)

    def open(
        self, kind: str, record_id: str, body: bytes, grant: bytes, epoch: int
    ) -> dict[str, Any]:
        """Opens a record that was granted to the member's organisation. Raises DoesNotOpen."""
        secret = self.keys().secrets[epoch]
        return open_record(kind, record_id, body, grant, secret, self.organisation, epoch)

    def write(self, kind: str, record_id: str, content: dict[str, Any]) -> tuple[bytes, bytes, int]:
        """Wraps a record for the member's organisation: (body, grant, epoch)."""
        keyring = self.keys()
        epoch = keyring.roster.epoch
        body, grant = wrap_record(
            kind, record_id, content, keyring.secret(), self.organisation, epoch
        )
        return body, grant, epoch

    def seal_reply(self, contact: str, conversation: str, text: str) -> SealedReply:
        """A signed reply: for the thread, and sealed so that only the courier can send it."""
        identifier = new_id()
        at = self._clock().strftime("%Y-%m-%dT%H:%MZ")
        document = {
            "firedoor": "reply/1",
            "outbound": identifier,
            "contact": contact,
            "conversation": conversation,
            "organisation": self.organisation,
            "member": self.id,
            "text": text,
            "at": at,
        }
        signed = {"document": document, "signature": b64u(self.sign("reply", canonical(document)))}
        payload = seal(
            self.keys().roster.courier,
            canonical(signed),
            context("outbound", "courier", identifier),
        )
        thread = {"text": text, "at": at, "member": self.id, "outbound": identifier}
        body, grant, epoch = self.write("message", identifier, thread)
        return SealedReply(identifier, body, grant, epoch, payload)

    def reply(
        self,
        case: str,
        report: str,
        contact: str,
        conversation: str,
        text: str,
        *,
        urgent: bool = False,
    ) -> str:
        """Writes to the worker of a report; gives the message's id. Raises NotAnswered."""
        sealed = self.seal_reply(contact, conversation, text)
        self.browser.post(
            f"/cases/{case}/reports/{report}/reply",
            {
                "id": sealed.id,
                "body": b64u(sealed.body),
                "grant": b64u(sealed.grant),
                "epoch": sealed.epoch,
                "payload": b64u(sealed.payload),
                "urgent": urgent,
            },
        )
        return sealed.id

    def _granted(self, member_id: str, sealing: bytes, epoch: int) -> str:
        bound = epoch_context(self.organisation, epoch, member_id)
        return b64u(seal(sealing, self.keys().secrets[epoch].seed, bound))

    def _signed_roster(self, document: bytes) -> dict[str, str]:
        # The next page must check against the version that this one made.
        self._keyring = None
        signature = b64u(self.secret.sign("roster", document))
        return {"document": b64u(document), "signature": signature}
