"""A report is opened: its worker code, what its first text proposes, and who may follow it."""

from dataclasses import replace

from config.platform.database import new_id
from intake.code_words.check import join_first_report
from intake.dialogue.model.effects import Effect, OpenReport, Propose
from intake.privacy.rotate_peppers import code_pepper_for_new
from intake.reception.arrival.arrival import Arrival
from intake.reports.events import ReportOpened
from intake.reports.report import Report, Stage
from intake.reports.suggested_categories import keys_of
from vault.blind_index import code_index, pepper_name


def open_report(arrival: Arrival, effect: OpenReport) -> Arrival:
    """Opens it with what the same turn proposes; a try or a question is marked as no case."""
    session, contact, policy = arrival.session, arrival.contact, arrival.resources.policy
    peppers = arrival.resources.peppers
    code, pepper = arrival.resources.draw_code(), code_pepper_for_new(session, peppers)
    proposal = _proposal(arrival.effects)
    keys = keys_of(proposal.categories, policy)
    identifier, line = new_id(), arrival.line
    report = Report(
        id=identifier,
        line_id=line.id,
        contact_id=contact.id,
        contact_mac=peppers.receiver.thread(identifier, contact.id, line.id, line.organisation_id),
        organisation_id=line.organisation_id,
        code_index=code_index(pepper, code),
        code_pepper=pepper_name(pepper),
        stage=Stage.RECEIVED,
        language=contact.language,
        category=next(iter(keys), None),
        proposed=",".join(keys),
        danger=proposal.danger,
        test=effect.tag == "test",
        question=effect.tag == "question",
        consent=policy.consent.silence,
        consent_mac=peppers.receiver.consent(identifier, policy.consent.silence),
        message_count=0,
        text_count=0,
        received_at=arrival.now,
    )
    arrival.rows.add(report)
    contact.current_report_id = identifier
    join_first_report(session, contact, identifier)
    opened = ReportOpened(
        report_id=identifier,
        organisation_id=report.organisation_id,
        categories=keys,
        danger=report.danger,
        language=report.language,
        tagged=effect.tag is not None,
    )
    return replace(arrival, report=report, previous=arrival.report, code=code).happened(opened)


def _proposal(effects: tuple[Effect, ...]) -> Propose:
    proposals = [one for one in effects if isinstance(one, Propose)]
    return proposals[-1] if proposals else Propose((), danger=False)
