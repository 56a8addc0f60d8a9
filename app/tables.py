"""Every table of the product, known to one metadata: for migrations and structural tests."""

# ruff: noqa: F401 - importing a module is what makes its tables known

import app.accounts.models
import app.operator.visits
import case_management.audit.models
import case_management.awareness.models
import case_management.cases.models
import case_management.disclosure.models
import case_management.supply_chain.models
import config.heartbeats
import config.leases
import intake.alarms
import intake.contacts
import intake.devices
import intake.erasure
import intake.guesses
import intake.inbox
import intake.ledger
import intake.lines
import intake.media
import intake.outbox
import intake.paces
import intake.removals
import intake.reports
import intake.rotation
import intake.spending
import intake.words
import vault.models
from config.database import Base

METADATA = Base.metadata
