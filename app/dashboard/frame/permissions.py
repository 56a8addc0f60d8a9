"""Who may call what: one row for every endpoint of the dashboard. An endpoint without a row is
refused to everybody, and a structural test fails.

A coordinator is one in her own kind of organisation only: each row names kinds and roles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vault.roles import ROLES_OF_KIND, OrganisationKind, Role


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
EVERY_MEMBER = Access(frozenset(OrganisationKind), frozenset(Role))
COORDINATORS = Access(frozenset(OrganisationKind), frozenset({Role.COORDINATOR}))


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
    "accounts.pending_roster": Access(
        frozenset(OrganisationKind), frozenset({Role.COORDINATOR, Role.RELEASER})
    ),
    "accounts.countersign_roster": Access(
        frozenset(OrganisationKind), frozenset({Role.COORDINATOR, Role.RELEASER})
    ),
    "accounts.drop_roster": COORDINATORS,
    "accounts.remove_member": COORDINATORS,
    "accounts.partner": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    "accounts.add_partner": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    "accounts.set_on_call": only(OrganisationKind.MONITOR, Role.COORDINATOR, Role.TRIAGER),
    # The work on cases.
    "cases.queue": only(OrganisationKind.MONITOR),
    "cases.rows": only(OrganisationKind.MONITOR),
    "cases.ended": only(OrganisationKind.MONITOR),
    "cases.case": only(OrganisationKind.MONITOR),
    "cases.side": only(OrganisationKind.MONITOR),
    "cases.threads": only(OrganisationKind.MONITOR),
    "cases.records": only(OrganisationKind.MONITOR),
    "cases.file": only(OrganisationKind.MONITOR),
    "cases.reply": only(OrganisationKind.MONITOR),
    "cases.category": only(OrganisationKind.MONITOR),
    "cases.factory": only(OrganisationKind.MONITOR),
    "cases.reprisal": only(OrganisationKind.MONITOR),
    "cases.assignee": only(OrganisationKind.MONITOR),
    "cases.level": only(OrganisationKind.MONITOR),
    "cases.level_request": only(OrganisationKind.MONITOR),
    "cases.agree_level": only(OrganisationKind.MONITOR),
    "cases.step": only(OrganisationKind.MONITOR),
    "cases.finding": only(OrganisationKind.MONITOR),
    # An alert: drafted by monitors, released by another house, received by buyers.
    "alerts.draft": only(OrganisationKind.MONITOR, Role.INVESTIGATOR, Role.COORDINATOR),
    "alerts.draft_data": only(OrganisationKind.MONITOR, Role.INVESTIGATOR, Role.COORDINATOR),
    "alerts.check": only(OrganisationKind.MONITOR, Role.INVESTIGATOR, Role.COORDINATOR),
    "alerts.preview": only(OrganisationKind.MONITOR, Role.INVESTIGATOR, Role.COORDINATOR),
    "alerts.propose": only(OrganisationKind.MONITOR, Role.INVESTIGATOR, Role.COORDINATOR),
    "releases.index": only(OrganisationKind.HEAD_OFFICE, Role.RELEASER),
    "releases.release": only(OrganisationKind.HEAD_OFFICE, Role.RELEASER),
    "releases.release_data": only(OrganisationKind.HEAD_OFFICE, Role.RELEASER),
    "releases.preview": only(OrganisationKind.HEAD_OFFICE, Role.RELEASER),
    "releases.sign": only(OrganisationKind.HEAD_OFFICE, Role.RELEASER),
    "releases.give_back": only(OrganisationKind.HEAD_OFFICE, Role.RELEASER),
    "releases.pins": only(OrganisationKind.HEAD_OFFICE, Role.RELEASER),
    "received.index": only(OrganisationKind.AFFILIATE, Role.BUYER),
    "received.alert": only(OrganisationKind.AFFILIATE, Role.BUYER),
    "received.acknowledge": only(OrganisationKind.AFFILIATE, Role.BUYER),
    "received.by_reference": PUBLIC,  # a link in a mail: leads to sign-in, tells nothing before
    # What came in: requests that nobody signed, and the counts.
    "quarantine.index": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    "quarantine.accept": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    "quarantine.drop": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    "ledger.index": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    # The operator, who has no account: a link of `firedoor operator`, a session of its own.
    "operator.enter": PUBLIC,
    "operator.page": OPERATOR,
    "operator.leave": OPERATOR,
    # Reach: sessions with workers, posters and cards, and what came of them.
    "awareness.index": only(OrganisationKind.MONITOR),
    "awareness.log": only(OrganisationKind.MONITOR),
    "awareness.remove": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    "awareness.posters": only(OrganisationKind.MONITOR),
    "awareness.print": only(OrganisationKind.MONITOR),
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
