"""A text that comes too late to be answered: kept, and heeded where a life or a STOP is in it.

What is days old may be what a phone had last year, or the text of this minute from a phone or a
network with a wrong clock. Only the answers are spared; danger rings either way.
"""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from intake.dialogue.model.effects import CompleteReport, KeepText, OpenReport, OptOut
from intake.dialogue.model.state import State, Step
from intake.monitoring.alarms import LATE_TEXTS, raise_alarm
from intake.reception.arrival.arrival import Arrival
from intake.reception.arrival.written_time import is_old
from intake.reception.effects.keep_text import keep_text
from intake.reception.effects.table import carry_out
from intake.reception.heeded import is_stop, sounds_dangerous
from intake.reports.events import DangerReported
from intake.reports.report import Report, held_report
from intake.reports.thread import WORKER, Message, latest_version


def take_late(arrival: Arrival, state: State) -> Arrival | None:
    """Keeps what is not to be answered: what is older than its own newer version, or was written
    days ago (`quiet_after_hours` of the policy) and is only now handed over. None for all else.
    """
    tag, inbound = arrival.carrier_tag, arrival.inbound
    newer = latest_version(arrival.session, tag) if tag is not None and not inbound.edited else None
    if newer is not None and newer.replaces_id is None:
        changed = held_report(arrival.rows, newer.report_id)
        kept = keep_text(replace(arrival, report=changed), KeepText())
        newer.replaces_id = kept.kept_id
        return kept
    quiet_after = arrival.resources.policy.intake.quiet_after_hours
    if is_old(inbound.written_at, arrival.now, quiet_after):
        return _keep_quietly(arrival, state)
    return None


def _keep_quietly(arrival: Arrival, state: State) -> Arrival:
    contact = arrival.contact
    raise_alarm(arrival.session, LATE_TEXTS, arrival.line.organisation_id, arrival.now)
    stops = is_stop(arrival) and not _wrote_since(arrival)
    if arrival.report is not None:
        kept = keep_text(arrival, KeepText())
    else:
        effects = (OpenReport(), KeepText(), CompleteReport())
        kept = carry_out(replace(arrival, effects=effects))
        # This report asks nothing, and what comes next is late enough to begin another one.
        late = timedelta(hours=arrival.resources.policy.intake.append_hours, minutes=1)
        contact.last_inbound_at = arrival.now - late
        state = replace(state, step=Step.DONE)
    if kept.report is not None and sounds_dangerous(kept):
        kept.report.danger = True
        kept = kept.happened(DangerReported(kept.report.id))
    if stops:
        kept = carry_out(replace(kept, effects=(OptOut(),)))
        state = replace(state, opted_out=True)
    contact.dialogue = state.to_json()
    return kept


def _wrote_since(arrival: Arrival) -> bool:
    """Whether the worker has written after this text was: then an old STOP is over."""
    written = arrival.inbound.written_at
    newest = arrival.session.scalar(
        select(func.max(func.coalesce(Message.written_at, Message.at)))
        .join(Report, Report.id == Message.report_id)
        .where(Report.contact_id == arrival.contact.id, Message.author == WORKER)
    )
    return newest is not None and written is not None and newest > written
