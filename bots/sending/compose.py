"""From an outbox row to what is handed to a carrier: opened address, rendered or signed text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bots.channel import Outgoing
from bots.media.recordings import recorded
from bots.menu_pictures import menu_picture
from bots.registry import channel_named, counts_segments
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.language_choice import codes_of_menu, language_menu
from intake.dialogue.talk.script import CHOICES
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import PlainSms, for_sms
from intake.dialogue.texts.legal_answers import Rights, stored
from intake.lines.line import Line
from intake.monitoring.alarms import SEND_REFUSED
from intake.outbox.carrier_copies import OUTBOUND, Copy, note_copy
from intake.outbox.outbox import PICTURE, SOUND, Outbound
from intake.outbox.recordings import Recordings, text_name
from intake.reception.knowledge.legal_answers import drafts_are_sent
from intake.reports.report import Report
from vault.address_proofs import NoProof, ReceiverKey
from vault.codes import in_fours, is_valid
from vault.encoding import canonical, context, unb64u
from vault.roles import WRITERS
from vault.roster import RosterRefused
from vault.sealing import DoesNotOpen, SecretKey
from vault.trust import Trust


class NotOurs(ValueError):
    """The row holds something that no member signed and no phrase says: it is not sent."""

    code = SEND_REFUSED
    is_alarm = True


class NotHers(NotOurs):
    """No receiver of ours said that this is her address, or that this thread is with her."""

    code = "not-hers"


class Moved(NotOurs):
    """Her code led this thread to another phone since: the old one may be in other hands."""

    code, is_alarm = "moved", False


class NotRecorded(NotOurs):
    """The recording was taken out of the folder since; what it says went out as a text."""

    code, is_alarm = "not-recorded", False


class Forgotten(NotOurs):
    """She was erased: nothing can be sent to her, and nothing is wrong."""

    code, is_alarm = "erased", False


@dataclass(frozen=True)
class Letter:
    """One text on its way. Its `repr` shows neither address nor text."""

    row_id: str
    attempt: int
    channel: str
    line: str
    address: str = field(repr=False)
    text: str = field(repr=False)
    choices: tuple[str, ...]
    answer: bool
    created_at: datetime
    opted_out: bool
    contact_id: str
    valid_seconds: int | None = None
    picture: bytes | None = field(default=None, repr=False)
    sound: bytes | None = field(default=None, repr=False)

    def outgoing(self) -> Outgoing:
        """What its channel gets of it."""
        return Outgoing(
            self.line,
            self.address,
            self.text,
            self.choices,
            self.row_id,
            self.valid_seconds,
            self.picture,
            self.sound,
        )


class Writer:
    """Holds the courier's key; the one place where an address and a waiting text are opened.

    `plain` says, by language, whether our own texts go out by SMS in plain letters. `rights` are
    the answers to questions about the law. With `receiver` it knows what a receiver wrote from
    what anybody sealed.
    """

    def __init__(
        self, courier: SecretKey, receiver: ReceiverKey, trust: Trust, catalogs: Catalogs,
        plain: Mapping[str, PlainSms], rights: Rights | None = None,
        recordings: Recordings | None = None,
    ) -> None:  # fmt: skip
        self._recordings = recordings or Recordings()
        self._rights = rights or Rights()
        self._receiver = receiver
        self._courier = courier
        self._courier_public = courier.public()
        self._trust = trust
        self._catalogs = catalogs
        self._plain = plain

    def letter(self, session: Session, row: Outbound) -> Letter:
        """Raises NotOurs, or RosterRefused while the organisation's roster can't be believed."""
        found = session.execute(
            select(Contact, Line.channel, Line.address)
            .join(Line, Line.id == Contact.line_id)
            .where(Contact.id == row.contact_id)
        ).first()
        if found is None:
            return self._farewell(session, row)
        contact, channel, line = found
        try:
            address = self._address(contact)
            text = self._text(session, row, channel, line)
        except (NotOurs, RosterRefused):
            raise
        except (DoesNotOpen, ValueError, KeyError, TypeError):
            raise NotOurs("the row does not open or is not signed") from None
        return Letter(
            row_id=row.id,
            attempt=row.attempts,
            channel=channel,
            line=line,
            address=address,
            text=text,
            choices=_choices(row),
            answer=row.answer,
            created_at=row.created_at,
            # The one text after STOP says that it was heard.
            opted_out=contact.opted_out and row.phrase != Phrase.STOPPED.name,
            contact_id=contact.id,
            picture=_picture(row),
            sound=self._sound(row),
        )

    def _farewell(self, session: Session, row: Outbound) -> Letter:
        """The one text without a contact, whose row brings the address. Raises Forgotten."""
        line = session.get(Line, row.line_id) if row.line_id else None
        if row.phrase != Phrase.ERASED.name or row.payload_sealed is None or line is None:
            raise Forgotten("she was erased")
        try:
            address = self._receiver.believe(row.id, line.id, self._open(row))
        except (DoesNotOpen, NoProof):
            raise NotHers("no receiver wrote this row") from None
        done = self._catalogs.render(Phrase.ERASED, row.language)
        return Letter(
            row_id=row.id, attempt=row.attempts, channel=line.channel, line=line.address,
            address=address, choices=(),
            text=self._as_carried(done, row.language, line.channel, line.address),
            answer=row.answer, created_at=row.created_at, opted_out=False, contact_id="",
        )  # fmt: skip

    def note_copy(
        self, session: Session, row: Outbound, letter: Letter, carrier_id: str, now: datetime
    ) -> None:
        """Once a text is sent, its carrier keeps a copy, which is to be removed."""
        chat = channel_named(letter.channel).copies_are_chat
        if chat is None:
            return
        contact = session.get(Contact, row.contact_id) if row.contact_id else None
        note_copy(
            session, letter.channel, row.line_id or "", OUTBOUND, Copy(carrier_id, letter.address),
            self._courier_public, now, contact.id if contact else None, chat,
            contact is None or contact.clears_chat, shown=row.form == PICTURE,
        )  # fmt: skip

    def _text(self, session: Session, row: Outbound, channel: str, line: str) -> str:
        if not row.phrase:
            # A member's own words go out as she signed them.
            return self._signed(session, row)
        if codes := codes_of_menu(row.phrase):
            return language_menu(codes)
        law = stored(row.phrase)
        text = self._of_law(session, row, *law) if law else self._phrase(row, Phrase[row.phrase])
        return self._as_carried(text, row.language, channel, line)

    def _as_carried(self, text: str, language: str | None, channel: str, line: str) -> str:
        """A text of ours in plain letters, where its language says so and segments are paid for."""
        plain = self._plain.get(language or "", PlainSms.NEVER)
        return for_sms(text, plain) if counts_segments(channel, line) else text

    def _of_law(self, session: Session, row: Outbound, country: str, topic: str) -> str:
        """An answer as it stands now; one that was taken back since becomes a person's task."""
        drafts = drafts_are_sent(session, row.line_id)
        text = self._rights.find(country, topic, row.language, drafts)
        return text or self._catalogs.render(Phrase.ASKED, row.language)

    def _sound(self, row: Outbound) -> bytes | None:
        if row.form != SOUND:
            return None
        sound = recorded(self._recordings, row.language or "", text_name(row.phrase or ""))
        if sound is None:
            raise NotRecorded("no such recording")
        return sound

    def _address(self, contact: Contact) -> str:
        bound = context("address", "courier", contact.id)
        try:
            stated = self._courier.open(contact.address_sealed, bound)
            return self._receiver.believe(contact.id, contact.line_id, stated)
        except (DoesNotOpen, NoProof):
            raise NotHers("this address is not what a receiver wrote") from None

    def _check_thread(self, kept: Report, contact_id: str) -> None:
        """Whoever the page said she writes to: the thread must be with this contact."""
        if self._receiver.is_thread(kept.id, contact_id, kept.contact_mac):
            return
        if self._receiver.is_thread(kept.id, kept.contact_id or "", kept.contact_mac):
            raise Moved("this thread goes on with another phone")
        raise NotHers("no receiver led this thread to this contact")

    def _phrase(self, row: Outbound, phrase: Phrase) -> str:
        if row.payload_sealed is None:
            return self._catalogs.render(phrase, row.language)
        # Anybody can seal to the courier: only a worker code may stand in a phrase.
        code = json.loads(self._open(row))["code"]
        digits = str(code).replace(" ", "")
        if code != in_fours(digits) or not is_valid(digits):
            raise NotOurs("this is not a worker code")
        return self._catalogs.render(phrase, row.language, {"code": code})

    def _signed(self, session: Session, row: Outbound) -> str:
        """A member's own words: her signature must hold against the believed roster."""
        letter = json.loads(self._open(row))
        document = letter["document"]
        kept = session.get(Report, row.report_id or "")
        if kept is None:
            raise NotOurs("a text of no conversation")
        organisation_id = kept.organisation_id
        roster = self._trust.roster(session, organisation_id)
        member = roster.members.get(document["member"])
        bound = [document[name] for name in ("firedoor", "outbound", "conversation", "contact")]
        if (
            member is None
            or not member.roles & WRITERS
            or bound != ["reply/1", row.id, row.report_id, row.contact_id]
            or document["organisation"] != organisation_id
            or not isinstance(document["text"], str)
            or not roster.signed(
                member.id, "reply", canonical(document), unb64u(letter["signature"])
            )
        ):
            raise NotOurs("no member signed this text for this conversation")
        self._check_thread(kept, str(document["contact"]))
        return str(document["text"])

    def _open(self, row: Outbound) -> bytes:
        return self._courier.open(row.payload_sealed or b"", context("outbound", "courier", row.id))


def _picture(row: Outbound) -> bytes | None:
    phrase = Phrase.__members__.get(row.phrase or "")
    return menu_picture(phrase) if phrase is not None and row.form == PICTURE else None


def _choices(row: Outbound) -> tuple[str, ...]:
    """The digits that a channel with buttons shows under the text."""
    if codes := codes_of_menu(row.phrase):
        return tuple(str(number) for number, _ in enumerate(codes, 1))
    phrase = Phrase.__members__.get(row.phrase or "")
    return CHOICES.get(phrase, ()) if phrase else ()
