"""One inbound message is one transaction: known already? who? what does she say? seal, answer.

Every door (webhook, polling, spool) comes through `Reception.take_in`. The caller owns the
transaction and acknowledges to the carrier only after its commit.
"""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from config.database import new_id
from config.policy import Policy
from intake.contacts import Contact, find_contact
from intake.dialogue.answers import find_code
from intake.dialogue.engine import (
    CodeSeen,
    CompleteReport,
    Effect,
    KeepText,
    NamePlace,
    OpenReport,
    OptIn,
    OptOut,
    Said,
    Say,
    SetConsent,
    SetContact,
    SetDanger,
    SetLanguage,
    State,
    SwitchTo,
    turn,
)  # fmt: skip
from intake.dialogue.phrases import Phrase
from intake.dialogue.severity import suggest
from intake.events import DangerTold, Event, Heard, PlaceNamed, ReportOpened
from intake.guesses import may_guess, note_guess
from intake.inbox import Taken, already_taken
from intake.lines import LineView, find_line
from intake.outbox import FIRST, NEXT, TEXT, Outbound, cancel_for
from intake.reports import (
    LINE,
    WORKER,
    Message,
    Report,
    Stage,
    add_message,
    has_person,
    report,
    report_by_code,
)  # fmt: skip
from vault.blind_index import code_index, contact_index, dedupe_tag
from vault.codes import in_fours, is_valid, new_code
from vault.encoding import canonical, context
from vault.models import Grant
from vault.records import Reader, seal_record
from vault.roster import Roster
from vault.sealing import seal
from vault.trust import Trust


class UnknownLine(LookupError):
    """No line of ours has this address; the caller quarantines the message."""


@dataclass(frozen=True)
class Inbound:
    """One message as every channel gives it. Its `repr` shows nothing of the worker."""

    channel: str
    provider_id: str
    line_address: str
    sender: str = field(repr=False)
    text: str = field(repr=False)
    media_count: int = 0
    hint_language: str | None = None
    start_code: str | None = field(default=None, repr=False)
    buttons: bool = False
    carrier_answers_keywords: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a message: `taken` is False for one that was taken in before."""

    taken: bool
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Peppers:
    """The keys of a receiving process: it finds, it does not open."""

    contact: bytes = field(repr=False)
    code: bytes = field(repr=False)
    dedupe: bytes = field(repr=False)


class Reception:
    """Takes messages in; made once a process."""

    def __init__(self, trust: Trust, peppers: Peppers, policy: Policy) -> None:
        self._trust = trust
        self._peppers = peppers
        self._policy = policy

    def take_in(self, session: Session, inbound: Inbound, now: datetime) -> Outcome:
        """Stores one message, sealed, with its answers; a second time it changes nothing.

        Raises UnknownLine, or RosterRefused when the line's keys can't be believed.
        """
        line = find_line(session, inbound.channel, inbound.line_address)
        if line is None:
            raise UnknownLine(inbound.channel)
        tag = dedupe_tag(
            self._peppers.dedupe, inbound.channel, inbound.line_address, inbound.provider_id
        )
        if already_taken(session, tag):
            return Outcome(taken=False)
        roster = self._trust.roster(session, line.organisation_id)
        session.add(Taken(tag=tag, line_id=line.id, taken_on=now.date()))
        visit = _Visit(session, self._peppers, self._policy, line, roster, inbound, now)
        return Outcome(taken=True, events=visit.carry_out())


class _Visit:
    """One message being taken in: the dialogue's effects, carried out in their order."""

    def __init__(
        self, session: Session, peppers: Peppers, policy: Policy, line: LineView, roster: Roster,
        inbound: Inbound, now: datetime,
    ) -> None:  # fmt: skip
        self.session = session
        self.peppers = peppers
        self.policy = policy
        self.line = line
        self.roster = roster
        self.inbound = inbound
        self.now = now
        self.events: list[Event] = []
        self.place = 0
        self.code: str | None = None
        self.waiting_place: str | None = None
        self.contact = self._find_or_meet()
        self.report = (
            report(session, self.contact.current_report_id)
            if self.contact.current_report_id
            else None
        )
        self.coded: Report | None = None

    def carry_out(self) -> tuple[Event, ...]:
        state = State.from_json(self.contact.dialogue)
        result = turn(state, self._said())
        for effect in result.effects:
            self._apply(effect)
        self.contact.dialogue = result.state.to_json()
        if self.report is not None:
            self.report.test = result.state.test
        self.contact.last_inbound_at = self.now
        return tuple(self.events)

    def _find_or_meet(self) -> Contact:
        index = contact_index(self.peppers.contact, self.line.id, self.inbound.sender)
        contact = find_contact(self.session, self.line.id, index)
        if contact is not None:
            return contact
        identifier = new_id()
        hours = self.policy.intake.safe_hours
        contact = Contact(
            id=identifier, line_id=self.line.id, address_index=index,
            address_sealed=seal(
                self.roster.courier, self.inbound.sender.encode(),
                context("address", "courier", identifier),
            ),
            language=self.line.languages[0], dialogue=State().to_json(), opted_out=False,
            reply_policy="evening", window_start=hours.start, window_end=hours.upto,
            created_on=self.now.date(),
        )  # fmt: skip
        self.session.add(contact)
        return contact

    def _said(self) -> Said:
        seen, stage, with_person = self._look_up_code()
        last = self.contact.last_inbound_at
        return Said(
            text=self.inbound.text,
            carrier_answers_keywords=self.inbound.carrier_answers_keywords,
            buttons=self.inbound.buttons, line_languages=self.line.languages,
            hint_language=self.inbound.hint_language, code=seen, stage=stage,
            start_code=self.inbound.start_code, media_count=self.inbound.media_count,
            minutes_since_last=int((self.now - last).total_seconds() // 60) if last else None,
            code_with_person=with_person,
        )  # fmt: skip

    def _look_up_code(self) -> tuple[CodeSeen, str | None, bool]:
        found = find_code(self.inbound.text)
        if found is None:
            return CodeSeen.NONE, None, False
        limits = self.policy.intake.guesses
        # Past the limit a right code gets the same answer as a wrong one.
        if may_guess(self.session, self.contact.address_index, limits, self.now) and is_valid(
            found[0]
        ):
            self.coded = report_by_code(self.session, code_index(self.peppers.code, found[0]))
        if self.coded is None:
            note_guess(self.session, self.contact.address_index, self.now)
            return CodeSeen.UNKNOWN, None, False
        if self.coded.stage in {Stage.CLOSED, Stage.REFERRED}:
            return CodeSeen.CLOSED, self.coded.stage, False
        if self.report is not None and self.coded.id == self.report.id:
            return CodeSeen.OWN_OPEN, self.coded.stage, False
        return CodeSeen.OTHER_OPEN, self.coded.stage, has_person(self.session, self.coded.id)

    def _apply(self, effect: Effect) -> None:  # noqa: PLR0912 - one arm an effect
        match effect:
            case OpenReport():
                self._open_report()
            case KeepText():
                self._keep_text()
            case SetDanger(now=danger):
                self._set_danger(danger)
            case NamePlace(text=text):
                self._name_place(text)
            case SetContact(policy=policy, start_hour=start, end_hour=end):
                self.contact.reply_policy = policy
                self.contact.window_start, self.contact.window_end = start, end
            case SetConsent(level=level):
                if self.report is not None:
                    self.report.consent = level
            case SetLanguage(code=code):
                self.contact.language = code
                if self.report is not None:
                    self.report.language = code
            case OptOut():
                self.contact.opted_out = True
                cancel_for(self.session, self.contact.id, self.now, "stopped")
            case OptIn():
                self.contact.opted_out = False
            case SwitchTo():
                self._switch()
            case CompleteReport():
                if self.report is not None and self.report.complete_at is None:
                    self.report.complete_at = self.now
            case Say(phrase=phrase):
                self._say(phrase)

    def _open_report(self) -> None:
        self.code = new_code()
        suggestion = suggest(self.inbound.text, self.contact.language)
        keys = {one.code: key for key, one in self.policy.categories.items()}
        self.report = Report(
            id=new_id(), line_id=self.line.id, contact_id=self.contact.id,
            organisation_id=self.line.organisation_id,
            code_index=code_index(self.peppers.code, self.code), stage=Stage.RECEIVED,
            language=self.contact.language, category=keys.get(suggestion.category or ""),
            danger=suggestion.danger, consent=self.policy.consent.silence, message_count=0,
            received_at=self.now,
        )  # fmt: skip
        self.session.add(self.report)
        self.contact.current_report_id = self.report.id
        self.events.append(
            ReportOpened(
                self.report.id, self.report.organisation_id, self.report.category,
                self.report.danger, self.report.language, test=False,
            )
        )  # fmt: skip
        if self.waiting_place is not None:
            self._name_place(self.waiting_place)

    def _keep_text(self) -> None:
        if self.report is None:
            # A bare STOP or START before any report: the command is carried out, nothing to keep.
            return
        reader = self._reader(self.report)
        identifier = new_id()
        body, grant = seal_record("message", identifier, {"text": self.inbound.text}, reader)
        add_message(
            self.session, self.report,
            Message(
                id=identifier, author=WORKER, language=self.contact.language, body_sealed=body,
                media_count=self.inbound.media_count, at=self.now,
            ),
        )  # fmt: skip
        self.session.add(
            Grant(
                record_id=identifier, organisation_id=reader.organisation, epoch=reader.epoch,
                key_sealed=grant,
            )
        )  # fmt: skip
        self.events.append(Heard(self.report.id))

    def _reader(self, kept: Report) -> Reader:
        if kept.organisation_id == self.line.organisation_id:
            return self.roster.reader()
        raise UnknownLine("a report of another organisation")

    def _set_danger(self, danger: bool) -> None:
        if self.report is None:
            return
        self.report.danger_answered = True
        if danger:
            self.report.danger = True
            self.events.append(DangerTold(self.report.id))

    def _name_place(self, text: str) -> None:
        if self.report is None:
            self.waiting_place = text
            return
        self.events.append(PlaceNamed(self.report.id, text))

    def _switch(self) -> None:
        if self.coded is None:
            return
        self.report = self.coded
        # Her code is the proof: answers now go to the phone that she holds.
        self.report.contact_id = self.contact.id
        self.contact.current_report_id = self.report.id

    def _say(self, phrase: Phrase) -> None:
        identifier = new_id()
        if self.report is not None:
            add_message(
                self.session, self.report,
                Message(
                    id=identifier, author=LINE, phrase=phrase.name,
                    language=self.contact.language, at=self.now,
                ),
            )  # fmt: skip
        payload = None
        if phrase is Phrase.RECEIPT and self.code is not None:
            payload = seal(
                self.roster.courier, canonical({"code": in_fours(self.code)}),
                context("outbound", "courier", identifier),
            )  # fmt: skip
        self.session.add(
            Outbound(
                id=identifier, kind=TEXT, line_id=self.line.id, contact_id=self.contact.id,
                report_id=self.report.id if self.report else None, phrase=phrase.name,
                language=self.contact.language, payload_sealed=payload, answer=True,
                priority=FIRST if phrase is Phrase.RECEIPT else NEXT, place=self.place,
                not_before=self.now, effect_key=f"say/{identifier}", created_at=self.now,
            )
        )  # fmt: skip
        self.place += 1
