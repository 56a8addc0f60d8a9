"""Every screen of the dashboard, in the order of the navigation. A new screen is a folder with a
`screen.py`, and a row here; `tests/structure/test_routes.py` lists what may be called by whom."""

from collections.abc import Mapping

from app.dashboard.affiliate.actions.screen import SCREEN as BUYER_ACTIONS
from app.dashboard.affiliate.alerts.screen import SCREEN as ALERTS
from app.dashboard.affiliate.asked.screen import SCREEN as ASKED
from app.dashboard.affiliate.contracts.screen import SCREEN as CONTRACTS
from app.dashboard.frame.access.permissions import EVERY_MEMBER, PUBLIC, Access
from app.dashboard.frame.page.screen import Screen
from app.dashboard.head_office.publication.screen import SCREEN as PUBLICATION
from app.dashboard.head_office.releases.screen import SCREEN as RELEASES
from app.dashboard.head_office.supply_chain.screen import SCREEN as SUPPLY_CHAIN
from app.dashboard.monitor.alert_draft.screen import SCREEN as ALERT_DRAFT
from app.dashboard.monitor.case.screen import SCREEN as CASE
from app.dashboard.monitor.evidence.screen import SCREEN as EVIDENCE
from app.dashboard.monitor.export.screen import SCREEN as EXPORT
from app.dashboard.monitor.factory.screen import SCREEN as FACTORY
from app.dashboard.monitor.gloss.screen import SCREEN as GLOSS
from app.dashboard.monitor.hours.screen import SCREEN as HOURS
from app.dashboard.monitor.ledger.screen import SCREEN as LEDGER
from app.dashboard.monitor.now.screen import SCREEN as NOW
from app.dashboard.monitor.outreach.screen import SCREEN as OUTREACH
from app.dashboard.monitor.quarantine.screen import SCREEN as QUARANTINE
from app.dashboard.monitor.queue.screen import SCREEN as QUEUE
from app.dashboard.monitor.remedy.screen import SCREEN as REMEDY
from app.dashboard.monitor.reply_templates.screen import SCREEN as REPLY_TEMPLATES
from app.dashboard.monitor.search.screen import SCREEN as SEARCH
from app.dashboard.monitor.statistics.screen import SCREEN as STATISTICS
from app.dashboard.monitor.tasks.screen import SCREEN as TASKS
from app.dashboard.monitor.transfers.screen import SCREEN as TRANSFERS
from app.dashboard.operator.screen import SCREEN as OPERATOR
from app.dashboard.people.account.screen import SCREEN as ACCOUNT
from app.dashboard.people.founding.screen import SCREEN as FOUNDING
from app.dashboard.people.joining.screen import SCREEN as JOINING
from app.dashboard.people.language.screen import SCREEN as LANGUAGE
from app.dashboard.people.log.screen import SCREEN as LOG
from app.dashboard.people.members.screen import SCREEN as MEMBERS
from app.dashboard.people.prove.screen import SCREEN as PROVE
from app.dashboard.people.recovery.screen import SCREEN as RECOVERY
from app.dashboard.people.recovery_papers.screen import SCREEN as RECOVERY_PAPERS
from app.dashboard.people.sign_in.screen import SCREEN as SIGN_IN
from app.dashboard.practice.screen import SCREEN as PRACTICE

SCREENS: tuple[Screen, ...] = (
    SIGN_IN,
    ACCOUNT,
    PROVE,
    FOUNDING,
    JOINING,
    RECOVERY,
    LANGUAGE,
    NOW,
    QUEUE,
    SEARCH,
    CASE,
    TASKS,
    EVIDENCE,
    GLOSS,
    FACTORY,
    EXPORT,
    TRANSFERS,
    REMEDY,
    ALERT_DRAFT,
    RELEASES,
    ASKED,
    SUPPLY_CHAIN,
    ALERTS,
    BUYER_ACTIONS,
    CONTRACTS,
    QUARANTINE,
    LEDGER,
    OUTREACH,
    STATISTICS,
    PUBLICATION,
    REPLY_TEMPLATES,
    HOURS,
    LOG,
    MEMBERS,
    RECOVERY_PAPERS,
    OPERATOR,
    PRACTICE,
)

# What belongs to no screen.
FRAME: Mapping[str, Access] = {
    "static": PUBLIC,
    "home": EVERY_MEMBER,
    "probes.healthz": PUBLIC,
    "probes.readyz": PUBLIC,
    "probes.metrics": PUBLIC,
}

PERMISSIONS: Mapping[str, Access] = {
    **FRAME,
    **{endpoint: access for screen in SCREENS for endpoint, access in screen.permissions()},
}
"""Who may call each endpoint. One without a row is refused to everybody."""
