"""Every table of the product, known to one metadata: for migrations and structural tests."""

# ruff: noqa: F401 - importing a module is what makes its tables known

import app.accounts.members
import app.accounts.saved_views
import app.health.operator_access
import case_management.alerts.models
import case_management.audit.models
import case_management.buyer_actions.models
import case_management.calendars.models
import case_management.cases.case_access
import case_management.cases.checks.models
import case_management.cases.contests.models
import case_management.cases.exposures
import case_management.cases.hazards.models
import case_management.cases.models
import case_management.cases.notes
import case_management.cases.watches
import case_management.duty.models
import case_management.evidence.models
import case_management.facts.models
import case_management.glosses.models
import case_management.negotiations.models
import case_management.obligations.models
import case_management.outreach.models
import case_management.publication.models
import case_management.remedies.models
import case_management.reply_templates.models
import case_management.statistics.kept_figures
import case_management.supply_chain.imports.models
import case_management.supply_chain.models
import case_management.tasks.models
import case_management.transfers.models
import config.platform.heartbeats
import config.platform.leases
import intake.code_words.code_word
import intake.contacts.code_attempts
import intake.contacts.contact
import intake.inbox.seen
import intake.lines.device
import intake.lines.line
import intake.monitoring.alarms
import intake.monitoring.day_counts
import intake.outbox.buckets
import intake.outbox.carrier_copies
import intake.outbox.daily_cost
import intake.outbox.outbox
import intake.privacy.erase_worker
import intake.privacy.rotate_peppers
import intake.reports.attachments
import intake.reports.poll_questions
import intake.reports.report
import intake.reports.transferred_threads
import vault.grants
import vault.organisations
from config.platform.database import Base

METADATA = Base.metadata
