"""Who may call what: one row for every endpoint of the dashboard. An endpoint without a row is
refused to everybody, and a structural test fails.

A coordinator is one in her own kind of organisation only: each row names kinds and roles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MONITOR = "monitor"
HEAD_OFFICE = "head_office"
AFFILIATE = "affiliate"
KINDS = (MONITOR, HEAD_OFFICE, AFFILIATE)

TRIAGER = "triager"
INVESTIGATOR = "investigator"
COORDINATOR = "coordinator"
RELEASER = "releaser"
BUYER = "buyer"

# Which roles a kind of organisation gives; nobody releases where the alert was drafted.
ROLES_OF_KIND: Mapping[str, tuple[str, ...]] = {
    MONITOR: (TRIAGER, INVESTIGATOR, COORDINATOR),
    HEAD_OFFICE: (COORDINATOR, RELEASER),
    AFFILIATE: (COORDINATOR, BUYER),
}
ALL_ROLES = (TRIAGER, INVESTIGATOR, COORDINATOR, RELEASER, BUYER)


@dataclass(frozen=True)
class Access:
    """`public` needs no sign-in; otherwise one of the kinds and one of the roles is needed.

    `operator`: for the operator's own session, and for no member.
    """

    kinds: frozenset[str]
    roles: frozenset[str]
    public: bool = False
    operator: bool = False

    def lets(self, kind: str, roles: Iterable[str]) -> bool:
        """True when a member of such an organisation with these roles may come in."""
        return self.public or (kind in self.kinds and not self.roles.isdisjoint(roles))


PUBLIC = Access(frozenset(), frozenset(), public=True)
OPERATOR = Access(frozenset(), frozenset(), operator=True)
EVERY_MEMBER = Access(frozenset(KINDS), frozenset(ALL_ROLES))
COORDINATORS = Access(frozenset(KINDS), frozenset({COORDINATOR}))


def only(kind: str, *roles: str) -> Access:
    """Members of one kind of organisation who have one of the roles; none named: any role."""
    return Access(frozenset({kind}), frozenset(roles or ROLES_OF_KIND[kind]))


PERMISSIONS: Mapping[str, Access] = {
    "static": PUBLIC,
    "home": EVERY_MEMBER,
    "probes.healthz": PUBLIC,
    "probes.readyz": PUBLIC,
    "probes.metrics": PUBLIC,
    # Before anybody is signed in.
    "accounts.sign_in": PUBLIC,
    "accounts.sign_in_salt": PUBLIC,
    "accounts.sign_in_check": PUBLIC,
    "accounts.found": PUBLIC,
    "accounts.found_data": PUBLIC,
    "accounts.found_answer": PUBLIC,
    "accounts.join": PUBLIC,
    "accounts.join_data": PUBLIC,
    "accounts.join_answer": PUBLIC,
    # Her own session and keys.
    "accounts.sign_out": PUBLIC,  # a session that is over must be able to clear the browser
    "accounts.sign_out_everywhere": EVERY_MEMBER,
    "accounts.page_key": EVERY_MEMBER,
    "accounts.keys": EVERY_MEMBER,
    "accounts.set_language": EVERY_MEMBER,
    # The organisation's people.
    "accounts.people": EVERY_MEMBER,
    "accounts.invite": COORDINATORS,
    "accounts.invitation": COORDINATORS,
    "accounts.complete_invitation": COORDINATORS,
    "accounts.cancel_invitation": COORDINATORS,
    "accounts.pending_roster": Access(frozenset(KINDS), frozenset({COORDINATOR, RELEASER})),
    "accounts.countersign_roster": Access(frozenset(KINDS), frozenset({COORDINATOR, RELEASER})),
    "accounts.drop_roster": COORDINATORS,
    "accounts.remove_member": COORDINATORS,
    "accounts.partner": only(MONITOR, COORDINATOR),
    "accounts.add_partner": only(MONITOR, COORDINATOR),
    "accounts.set_on_call": only(MONITOR, COORDINATOR, TRIAGER),
    # The work on cases.
    "cases.queue": only(MONITOR),
    "cases.rows": only(MONITOR),
    "cases.ended": only(MONITOR),
    "cases.case": only(MONITOR),
    "cases.side": only(MONITOR),
    "cases.threads": only(MONITOR),
    "cases.records": only(MONITOR),
    "cases.file": only(MONITOR),
    "cases.reply": only(MONITOR),
    "cases.category": only(MONITOR),
    "cases.factory": only(MONITOR),
    "cases.reprisal": only(MONITOR),
    "cases.assignee": only(MONITOR),
    "cases.level": only(MONITOR),
    "cases.level_request": only(MONITOR),
    "cases.agree_level": only(MONITOR),
    "cases.step": only(MONITOR),
    "cases.finding": only(MONITOR),
    # An alert: drafted by monitors, released by another house, received by buyers.
    "alerts.draft": only(MONITOR, INVESTIGATOR, COORDINATOR),
    "alerts.draft_data": only(MONITOR, INVESTIGATOR, COORDINATOR),
    "alerts.check": only(MONITOR, INVESTIGATOR, COORDINATOR),
    "alerts.preview": only(MONITOR, INVESTIGATOR, COORDINATOR),
    "alerts.propose": only(MONITOR, INVESTIGATOR, COORDINATOR),
    "releases.index": only(HEAD_OFFICE, RELEASER),
    "releases.release": only(HEAD_OFFICE, RELEASER),
    "releases.release_data": only(HEAD_OFFICE, RELEASER),
    "releases.preview": only(HEAD_OFFICE, RELEASER),
    "releases.sign": only(HEAD_OFFICE, RELEASER),
    "releases.give_back": only(HEAD_OFFICE, RELEASER),
    "releases.pins": only(HEAD_OFFICE, RELEASER),
    "received.index": only(AFFILIATE, BUYER),
    "received.alert": only(AFFILIATE, BUYER),
    "received.acknowledge": only(AFFILIATE, BUYER),
    "received.by_reference": PUBLIC,  # a link in a mail: leads to sign-in, tells nothing before
    # What came in: requests that nobody signed, and the counts.
    "quarantine.index": only(MONITOR, COORDINATOR),
    "quarantine.accept": only(MONITOR, COORDINATOR),
    "quarantine.drop": only(MONITOR, COORDINATOR),
    "ledger.index": only(MONITOR, COORDINATOR),
    # The operator, who has no account: a link of `firedoor operator`, a session of its own.
    "operator.enter": PUBLIC,
    "operator.page": OPERATOR,
    "operator.leave": OPERATOR,
    # Reach: sessions with workers, posters and cards, and what came of them.
    "awareness.index": only(MONITOR),
    "awareness.log": only(MONITOR),
    "awareness.remove": only(MONITOR, COORDINATOR),
    "awareness.posters": only(MONITOR),
    "awareness.print": only(MONITOR),
    # The practice world: a toy on loopback, and no routes at all in the server size.
    "practice.index": PUBLIC,
    "practice.codes": PUBLIC,
    "practice.habits": PUBLIC,
    "practice.phone_send": PUBLIC,
    "practice.phone_call": PUBLIC,
    "practice.phone_messages": PUBLIC,
    "practice.phone_wait": PUBLIC,
    "practice.chat_send": PUBLIC,
    "practice.chat_press": PUBLIC,
    "practice.chat_messages": PUBLIC,
    "practice.chat_wait": PUBLIC,
    "practice.chat_file": PUBLIC,
    "practice.mailbox": PUBLIC,
    "practice.mailbox_wait": PUBLIC,
}
