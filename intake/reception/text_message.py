"""A text, taken in: a new version, one of a flood, or a turn of the dialogue."""

from dataclasses import replace
from datetime import timedelta

from intake.contacts.contact import UNREACHABLE
from intake.contacts.flood import is_answered, is_echo, is_flood
from intake.contacts.flood_counts import count_answers, count_text, limits_of
from intake.dialogue.model.effects import KeepText
from intake.dialogue.model.state import State
from intake.dialogue.talk.code_word_talk import is_secret
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import CodeSeen, IncomingMessage
from intake.monitoring.alarms import FLOOD, raise_alarm
from intake.outbox.answers_given import answers_given
from intake.reception.arrival.arrival import Arrival
from intake.reception.arrival.resumed_talk import resumed
from intake.reception.arrival.sent_poll import times_of, with_sent_poll
from intake.reception.arrival.worker_code import look_up_code
from intake.reception.effects.keep_text import keep_text
from intake.reception.effects.table import carry_out
from intake.reception.heeded import is_stop, sounds_dangerous
from intake.reception.knowledge.factory_of_text import factory_in_text
from intake.reception.late_text import take_late
from intake.reports.events import DangerReported
from intake.reports.report import Report, held_report
from intake.reports.suggested_categories import note_unsorted
from intake.reports.thread import has_person, latest_version

UNREAD_AGAIN_EVERY = 100
"""So many more texts of a flood make its case unread again."""


def take_text(arrival: Arrival) -> Arrival:
    """Keeps it, and carries out what the dialogue decides."""
    contact, resources = arrival.contact, arrival.resources
    state = State.from_json(contact.dialogue, arrival.report is not None)
    arrival = replace(arrival, secret=_is_secret(arrival, state))
    if arrival.inbound.edited and not arrival.secret and (kept := _keep_version(arrival)):
        return kept
    if not arrival.secret and (taken := take_late(arrival, state)):
        return taken
    limits = limits_of(resources.policy)
    counted = "" if arrival.secret else arrival.inbound.text
    activity = count_text(contact, counted, resources.peppers.dedupe, arrival.now)
    heeded = arrival.secret or is_stop(arrival)
    if is_flood(activity, limits) and arrival.report is not None and not heeded:
        return _keep_only(arrival, arrival.report, activity.texts)
    echo = is_echo(arrival.inbound.text, resources.own_words)
    of_day = answers_given(arrival.session, contact.id, arrival.now)
    answered = is_answered(activity, limits, echo, of_day)
    silent = contact.stopped_by in UNREACHABLE or not answered
    append = timedelta(hours=resources.policy.intake.append_hours)
    state = resumed(arrival.session, contact, state, arrival.report, append, arrival.now)
    times = times_of(resources.policy)
    state = with_sent_poll(arrival.session, contact, state, times, arrival.now)
    arrival, message = _as_dialogue_takes_it(arrival, state, silent)
    result = turn(state, message)
    arrival = replace(arrival, effects=result.effects, poster=result.state.place)
    arrival = carry_out(arrival)
    if arrival.erased:
        return arrival
    note_unsorted(contact, state, result.state, arrival.kept_id)
    contact.dialogue = result.state.to_json()
    contact.last_inbound_at = arrival.now
    count_answers(contact, arrival.texts_said)
    return arrival


def _is_secret(arrival: Arrival, state: State) -> bool:
    """Before a code is looked up, which counts as an attempt."""
    message = IncomingMessage(
        arrival.reading,
        code_word=arrival.compared.seen,
        minutes_since_last=arrival.minutes_since_last,
    )
    return is_secret(state, message)


def _keep_version(arrival: Arrival) -> Arrival | None:
    """Keeps a changed text beside the one before; no answer to any question comes of it.

    None where the one before is not known: then it is as good as new.
    """
    tag = arrival.carrier_tag
    earlier = latest_version(arrival.session, tag) if tag is not None else None
    if earlier is None:
        return None
    arrival.contact.last_inbound_at = arrival.now
    changed = held_report(arrival.rows, earlier.report_id)
    return keep_text(replace(arrival, report=changed, replaces_id=earlier.id), KeepText())


def _keep_only(arrival: Arrival, flooded: Report, count: int) -> Arrival:
    """One of very many: sealed and kept, and nothing else; the first of them is a notice."""
    if not flooded.bulk:
        flooded.bulk = True
        raise_alarm(arrival.session, FLOOD, flooded.organisation_id, arrival.now)
    kept = keep_text(arrival, KeepText())
    if count % UNREAD_AGAIN_EVERY:
        kept = replace(kept, events=())
    if not flooded.danger and sounds_dangerous(arrival):
        flooded.danger = True
        kept = kept.happened(DangerReported(flooded.id))
    arrival.contact.last_inbound_at = arrival.now
    return kept


def _as_dialogue_takes_it(
    arrival: Arrival, state: State, silent: bool
) -> tuple[Arrival, IncomingMessage]:
    """With the report of a worker code in it, which is looked up; a wrong code is counted."""
    session, inbound, resources = arrival.session, arrival.inbound, arrival.resources
    knowledge, word, contact = resources.knowledge, arrival.compared, arrival.contact
    factory = factory_in_text(session, arrival.reading, knowledge.factory_of_text)
    poster = inbound.start_code or factory or state.place
    seen, coded = look_up_code(arrival)
    other = coded if seen is CodeSeen.OTHER_OPEN else None
    message = IncomingMessage(
        reading=arrival.reading,
        carrier_answers_keywords=inbound.carrier_answers_keywords,
        buttons=inbound.buttons,
        line_languages=knowledge.languages(session, arrival.line, poster),
        hint_language=inbound.hint_language,
        code=seen,
        stage=coded.stage if coded else None,
        start_code=inbound.start_code,
        factory_code=factory,
        media_count=inbound.media_count,
        minutes_since_last=arrival.minutes_since_last,
        append_minutes=resources.policy.intake.append_hours * 60,
        code_with_person=other is not None and has_person(session, other.id),
        carrier_took_it_for=inbound.carrier_took_it_for,
        can_clear=inbound.is_chat,
        spoken=tuple(one.code for one in resources.policy.languages),
        chosen_language=inbound.chosen_language,
        code_word=word.seen,
        has_code_word=contact.has_word,
        code_word_paused=word.paused,
        text_is_held=word.waiting,
        resets_code_word=bool(coded and word.row and coded.id == word.row.report_id),
        pictures=inbound.pictures,
        voice=inbound.voice,
        silent=silent,
    )
    return replace(arrival, coded=coded), message
