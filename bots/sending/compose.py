"""From an outbox row to what is handed to a carrier: opened address, rendered or signed text."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bots.channel import OutgoingText
from bots.media.recordings import recorded
from bots.menu_pictures import menu_picture
from bots.registry import channel_named, counts_segments
from bots.sending.not_sendable import (
    ContactMoved,
    NotSendable,
    ReceiverErased,
    RecordingGone,
    WrongAddress,
)
from config.rows.held_rows import HeldRows
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.language_choice import language_menu
from intake.dialogue.talk.script import CHOICES
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import PlainSms, for_sms
from intake.dialogue.texts.legal_answers import Rights
from intake.lines.line import Line, line_by_id
from intake.outbox.carrier_copies import OUTBOUND, Copy, NotedCopy, note_copy
from intake.outbox.outbox import PICTURE, SOUND, Outbound
from intake.outbox.recordings import Recordings, text_name
from intake.outbox.stored_phrase import LanguageMenu, LegalAnswerName, read_stored_phrase
from intake.reception.knowledge.legal_answers import drafts_are_sent
from intake.reports.report import Report
from intake.reports.transferred_threads import origin_of, proven_holder
from vault.address_proofs import NoProof, ReceiverKey
from vault.codes import in_fours, is_valid
from vault.encoding import canonical, context, unb64u
from vault.roles import WRITERS
from vault.roster import RosterRefused
from vault.sealing import DoesNotOpen, SecretKey
from vault.trust import Trust


class Composer:
    """Holds the courier's key; the one place where an address and a waiting text are opened.

    `plain` says, by language, whether our own texts go out by SMS in plain letters. `rights` are
    the answers to questions about the law. With `receiver` it knows what a receiver wrote from
    what anybody sealed.
    """

    def __init__(
        self,
        courier: SecretKey,
        receiver: ReceiverKey,
        trust: Trust,
        catalogs: Catalogs,
        plain: Mapping[str, PlainSms],
        rights: Rights | None = None,
        recordings: Recordings | None = None,
    ) -> None:
        self._recordings = recordings or Recordings()
        self._rights = rights or Rights()
        self._receiver = receiver
        self._courier = courier
        self._courier_public = courier.public()
        self._trust = trust
        self._catalogs = catalogs
        self._plain = plain

    def compose(self, session: Session, row: Outbound) -> OutgoingText:
        """Raises NotSendable, or RosterRefused while the roster can't be believed."""
        contact = HeldRows(session).by_id(Contact, row.contact_id or "")
        if contact is None:
            return self._erased_text(session, row)
        on = line_by_id(session, contact.line_id)
        channel, line = on.channel, on.address
        try:
            address = self._address(contact)
            text = self._text(session, row, channel, line)
        except (NotSendable, RosterRefused):
            raise
        except (DoesNotOpen, ValueError, KeyError, TypeError):
            raise NotSendable("the row does not open or is not signed") from None
        return OutgoingText(
            channel=channel,
            line=line,
            address=address,
            text=text,
            choices=_choices(row),
            reference=row.id,
            picture=_picture(row),
            sound=self._sound(row),
        )

    def _erased_text(self, session: Session, row: Outbound) -> OutgoingText:
        """The one text without a contact, whose row brings the address. Raises ReceiverErased."""
        line = session.get(Line, row.line_id) if row.line_id else None
        if row.phrase != Phrase.ERASED.name or row.payload_sealed is None or line is None:
            raise ReceiverErased("the worker was erased")
        try:
            address = self._receiver.believe(row.id, line.id, self._open(row))
        except (DoesNotOpen, NoProof):
            raise WrongAddress("no receiver wrote this row") from None
        done = self._catalogs.render(Phrase.ERASED, row.language)
        return OutgoingText(
            channel=line.channel,
            line=line.address,
            address=address,
            text=self._as_carried(done, row.language, line.channel, line.address),
            choices=(),
            reference=row.id,
        )

    def note_copy(
        self, session: Session, row: Outbound, text: OutgoingText, carrier_id: str, now: datetime
    ) -> None:
        """Once a text is sent, its carrier keeps a copy, which is to be deleted."""
        chat = channel_named(text.channel).copies_are_chat
        if chat is None:
            return
        contact = HeldRows(session).by_id(Contact, row.contact_id or "")
        noted = NotedCopy(
            channel=text.channel,
            line_id=row.line_id or "",
            direction=OUTBOUND,
            copy=Copy(carrier_id, text.address),
            contact_id=contact.id if contact else None,
            chat=chat,
            wanted=contact is None or contact.clears_chat,
            shown=row.form == PICTURE,
        )
        note_copy(session, noted, self._courier_public, now)

    def _text(self, session: Session, row: Outbound, channel: str, line: str) -> str:
        if not row.phrase:
            # A member's own words go out as the member signed them.
            return self._signed(session, row)
        match read_stored_phrase(row.phrase):
            case LanguageMenu(codes):
                return language_menu(codes)
            case LegalAnswerName(country, topic):
                text = self._legal_answer(session, row, country, topic)
            case Phrase() as phrase:
                text = self._phrase(row, phrase)
            case _:
                raise NotSendable("no text of ours has this name")
        return self._as_carried(text, row.language, channel, line)

    def _as_carried(self, text: str, language: str | None, channel: str, line: str) -> str:
        """A text of ours in plain letters, where its language says so and segments are paid for."""
        plain = self._plain.get(language or "", PlainSms.NEVER)
        return for_sms(text, plain) if counts_segments(channel, line) else text

    def _legal_answer(self, session: Session, row: Outbound, country: str, topic: str) -> str:
        """An answer as it stands now; one that was taken back since becomes a person's task."""
        drafts = drafts_are_sent(session, row.line_id)
        text = self._rights.find(country, topic, row.language, drafts)
        return text or self._catalogs.render(Phrase.ASKED, row.language)

    def _sound(self, row: Outbound) -> bytes | None:
        if row.form != SOUND:
            return None
        sound = recorded(self._recordings, row.language or "", text_name(row.phrase or ""))
        if sound is None:
            raise RecordingGone("no such recording")
        return sound

    def _address(self, contact: Contact) -> str:
        bound = context("address", "courier", contact.id)
        try:
            stated = self._courier.open(contact.address_sealed, bound)
            return self._receiver.believe(contact.id, contact.line_id, stated)
        except (DoesNotOpen, NoProof):
            raise WrongAddress("this address is not what a receiver wrote") from None

    def _check_thread(self, session: Session, kept: Report, contact_id: str) -> None:
        """Whatever the page showed to the member, the thread must be with this contact."""
        known = (session, self._trust, self._receiver, kept)
        if origin_of(*known, contact_id) is not None:
            return
        if origin_of(*known) is not None:
            raise ContactMoved("this thread goes on with another phone")
        raise WrongAddress("no receiver led this thread to this contact")

    def _phrase(self, row: Outbound, phrase: Phrase) -> str:
        if row.payload_sealed is None:
            return self._catalogs.render(phrase, row.language)
        # Anybody can seal to the courier: only a worker code may stand in a phrase.
        code = json.loads(self._open(row))["code"]
        digits = str(code).replace(" ", "")
        if code != in_fours(digits) or not is_valid(digits):
            raise NotSendable("this is not a worker code")
        return self._catalogs.render(phrase, row.language, {"code": code})

    def _signed(self, session: Session, row: Outbound) -> str:
        """A member's own words: the signature must hold against the believed roster."""
        signed = json.loads(self._open(row))
        document = signed["document"]
        kept = session.get(Report, row.report_id or "")
        if kept is None:
            raise NotSendable("a text of no conversation")
        organisation_id = proven_holder(session, self._trust, self._receiver, kept)
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
                member.id, "reply", canonical(document), unb64u(signed["signature"])
            )
        ):
            raise NotSendable("no member signed this text for this conversation")
        self._check_thread(session, kept, str(document["contact"]))
        return str(document["text"])

    def _open(self, row: Outbound) -> bytes:
        return self._courier.open(row.payload_sealed or b"", context("outbound", "courier", row.id))


def _picture(row: Outbound) -> bytes | None:
    phrase = read_stored_phrase(row.phrase)
    return menu_picture(phrase) if isinstance(phrase, Phrase) and row.form == PICTURE else None


def _choices(row: Outbound) -> tuple[str, ...]:
    """The digits that a channel with buttons shows under the text."""
    match read_stored_phrase(row.phrase):
        case LanguageMenu(codes):
            return tuple(str(number) for number, _ in enumerate(codes, 1))
        case Phrase() as phrase:
            return CHOICES.get(phrase, ())
    return ()
