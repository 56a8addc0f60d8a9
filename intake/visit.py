"""One message being taken in: the dialogue's effects, carried out in their order."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from config.database import insert, new_id
from config.policy import Policy
from intake.alarms import FLOOD, raise_alarm
from intake.code_lookup import look_up_code
from intake.contacts import BLOCKED, WITHHELD, Contact, find_contact
from intake.dialogue.answers import carrier_keyword, keyword
from intake.dialogue.engine import (
    AskErase,
    ChooseWord,
    ClearChat,
    CodeSeen,
    CompleteReport,
    Duress,
    Effect,
    Erase,
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
    ShowWord,
    State,
    SwitchTo,
    WrongWord,
    turn,
)  # fmt: skip
from intake.dialogue.lexicon import Keyword
from intake.dialogue.severity import suggest
from intake.dialogue.word_talk import is_secret, no_longer_asked
from intake.erasure import erase
from intake.events import DangerTold, Erased, Event, Heard, PlaceNamed, ReportOpened
from intake.inbound import Inbound, UnknownLine
from intake.lines import LineView
from intake.listening import limits_of, listen, note_answers
from intake.media import note_media
from intake.noise import is_answered, is_echo, is_flood
from intake.outbox import cancel_for, wake
from intake.peppers import Peppers
from intake.removals import INBOUND, Copy, note_copy, want
from intake.reports import (
    WORKER,
    Message,
    Report,
    Stage,
    add_message,
    has_person,
    latest_version,
    report,
)  # fmt: skip
from intake.rotation import code_pepper_for_new, pepper_for_new
from intake.saying import say
from intake.word_effects import carry_word
from intake.words import keep_report, look_at
from vault.blind_index import code_index, contact_index, dedupe_tag, pepper_name
from vault.codes import new_code
from vault.encoding import context
from vault.models import Grant
from vault.records import Reader, seal_record
from vault.roster import Roster
from vault.sealing import seal

UNREAD_AGAIN_EVERY = 100
"""So many more texts of a flood make its case unread again."""


class Visit:
    """One message being taken in: the dialogue's effects, carried out in their order."""

    def __init__(
        self, session: Session, peppers: Peppers, policy: Policy, inbox_public: bytes,
        line: LineView, roster: Roster, inbound: Inbound, now: datetime,
        own_words: frozenset[str],
    ) -> None:  # fmt: skip
        self.own_words = own_words
        self.silent = False
        self.secret = False
        self.session = session
        self.peppers = peppers
        self.policy = policy
        self.inbox_public = inbox_public
        self.line = line
        self.roster = roster
        self.inbound = inbound
        self.now = now
        self.events: list[Event] = []
        self.place = 0
        self.code: str | None = None
        self.waiting_place: str | None = None
        self.kept_id: str | None = None
        self.forgotten = False
        self.contact = self._find_or_meet()
        self.report = (
            report(session, self.contact.current_report_id)
            if self.contact.current_report_id
            else None
        )
        self.coded: Report | None = None
        self.carrier_tag: bytes | None = None
        if inbound.message_key is not None:
            self.carrier_tag = dedupe_tag(
                peppers.dedupe, f"{inbound.channel}/message", line.address,
                f"{inbound.sender}/{inbound.message_key}",
            )  # fmt: skip
        self.earlier: Message | None = None
        self.word = look_at(session, self.contact, inbound.text, peppers, now)

    def carry_out(self) -> tuple[Event, ...]:
        state = State.from_json(self.contact.dialogue)
        self.secret = is_secret(state, self._word_in())
        if self.inbound.edited and not self.secret and self._keep_version():
            return tuple(self.events)
        limits = limits_of(self.policy)
        heard = "" if self.secret else self.inbound.text
        noise = listen(self.contact, heard, self.peppers.dedupe, self.now)
        heeded = self.secret or self._is_stop()
        if is_flood(noise, limits) and self.report is not None and not heeded:
            self._keep_only(self.report, noise.texts)
            return tuple(self.events)
        self.silent = not is_answered(noise, limits, is_echo(self.inbound.text, self.own_words))
        state = self._unblocked(state)
        result = turn(state, self._said())
        for effect in result.effects:
            self._apply(effect)
        if self.forgotten:
            return tuple(self.events)
        # Whom we do not answer does not know that we ask for a word.
        after = no_longer_asked(result.state) if self.silent else result.state
        self.contact.dialogue = after.to_json()
        if self.report is not None:
            self.report.test = result.state.test
        self.contact.last_inbound_at = self.now
        note_answers(self.contact, self.place)
        return tuple(self.events)

    def _keep_only(self, kept: Report, count: int) -> None:
        """One of very many: sealed and kept, and nothing else; the first of them is a notice."""
        if not kept.bulk:
            kept.bulk = True
            raise_alarm(self.session, FLOOD, kept.organisation_id, self.now)
        self._keep_text()
        if count % UNREAD_AGAIN_EVERY:
            self.events.clear()
        if not kept.danger and suggest(self.inbound.text, self.contact.language).danger:
            kept.danger = True
            self.events.append(DangerTold(kept.id))
        self.contact.last_inbound_at = self.now

    def _is_stop(self) -> bool:
        text = self.inbound.text
        said = (self.inbound.carrier_took_it_for, keyword(text), carrier_keyword(text))
        return Keyword.STOP in said

    def _unblocked(self, state: State) -> State:
        """A blocked bot hears nothing: who writes to it has taken it back."""
        if self.contact.stopped_by != BLOCKED:
            return state
        self.contact.opted_out, self.contact.stopped_by = False, None
        return replace(state, opted_out=False)

    def _find_or_meet(self) -> Contact:
        known = self.peppers.addresses(self.line.id, self.inbound.sender)
        contact = find_contact(self.session, self.line.id, *known)
        if contact is not None:
            return contact
        pepper = pepper_for_new(self.session, self.peppers)
        identifier = new_id()
        hours = self.policy.intake.safe_hours
        contact = Contact(
            id=identifier, line_id=self.line.id, pepper=pepper_name(pepper),
            address_index=contact_index(pepper, self.line.id, self.inbound.sender),
            stopped_by=WITHHELD if self.inbound.withheld else None,
            address_sealed=seal(
                self.roster.courier,
                self.peppers.receiver.state(identifier, self.line.id, self.inbound.sender),
                context("address", "courier", identifier),
            ),
            language=self.line.languages[0], opted_out=self.inbound.withheld,
            dialogue=State(opted_out=self.inbound.withheld).to_json(),
            reply_policy="evening", window_start=hours.start, window_end=hours.upto,
            created_on=self.now.date(),
        )  # fmt: skip
        self.session.add(contact)
        return contact

    def _word_in(self) -> Said:
        """What is known before a code is looked up, which counts as a guess."""
        return Said(text=self.inbound.text, word=self.word.seen, minutes_since_last=self._minutes())

    def _minutes(self) -> int | None:
        last = self.contact.last_inbound_at
        return int((self.now - last).total_seconds() // 60) if last else None

    def _said(self) -> Said:
        seen, self.coded = look_up_code(
            self.session, self.inbound.text, self.contact, self.report, self.peppers, self.policy,
            self.now,
        )  # fmt: skip
        other = self.coded if seen is CodeSeen.OTHER_OPEN else None
        return Said(
            text=self.inbound.text,
            carrier_answers_keywords=self.inbound.carrier_answers_keywords,
            buttons=self.inbound.buttons, line_languages=self.line.languages,
            hint_language=self.inbound.hint_language, code=seen,
            stage=self.coded.stage if self.coded else None,
            start_code=self.inbound.start_code, media_count=self.inbound.media_count,
            minutes_since_last=self._minutes(),
            code_with_person=other is not None and has_person(self.session, other.id),
            carrier_took_it_for=self.inbound.carrier_took_it_for, can_clear=self.inbound.is_chat,
            chosen_language=self.inbound.chosen_language,
            word=self.word.seen, has_word=self.contact.has_word, word_paused=self.word.paused,
            waiting=self.word.waiting, resets_word=self._resets_word(),
        )  # fmt: skip

    def _resets_word(self) -> bool:
        row = self.word.row
        return self.coded is not None and row is not None and self.coded.id == row.report_id

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
                wake(self.session, self.contact.id, self.now)
            case SetConsent(level=level):
                if self.report is not None:
                    self.report.consent = level
            case SetLanguage(code=code):
                self.contact.language = code
                if self.report is not None:
                    self.report.language = code
            case OptOut():
                self.contact.opted_out, self.contact.stopped_by = True, None
                cancel_for(self.session, self.contact.id, self.now, "stopped")
            case OptIn():
                self.contact.opted_out, self.contact.stopped_by = False, None
            case SwitchTo():
                self._switch()
            case ClearChat():
                self.contact.clears_chat = True
                want(self.session, self.contact.id, self.now)
            case AskErase(texts=texts):
                coded = self.coded if texts else None
                self.contact.erase_report_id = coded.id if coded else None
            case Erase(texts=texts):
                self._erase(texts)
            case CompleteReport():
                if self.report is not None and self.report.complete_at is None:
                    self.report.complete_at = self.now
            case ChooseWord() | ShowWord() | WrongWord() | Duress():
                carry_word(self, effect)
            case Say(phrase=phrase):
                if not self.silent:
                    say(self, phrase)

    def _open_report(self) -> None:
        self.code = new_code()
        pepper = code_pepper_for_new(self.session, self.peppers)
        suggestion = suggest(self.inbound.text, self.contact.language)
        keys = {one.code: key for key, one in self.policy.categories.items()}
        identifier = new_id()
        self.report = Report(
            id=identifier, line_id=self.line.id, contact_id=self.contact.id,
            contact_mac=self.peppers.receiver.thread(identifier, self.contact.id),
            organisation_id=self.line.organisation_id,
            code_index=code_index(pepper, self.code), code_pepper=pepper_name(pepper),
            stage=Stage.RECEIVED,
            language=self.contact.language, category=keys.get(suggestion.category or ""),
            danger=suggestion.danger, consent=self.policy.consent.silence, message_count=0,
            text_count=0,
            received_at=self.now,
        )  # fmt: skip
        self.session.add(self.report)
        self.contact.current_report_id = self.report.id
        keep_report(self.session, self.contact, identifier)
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
        self.kept_id = identifier = new_id()
        # A picture is kept, the word that came with it is not.
        content = {"text": "" if self.secret else self.inbound.text}
        if self.inbound.original is not None and not self.secret:
            content["original"] = self.inbound.original
        body, grant = seal_record("message", identifier, content, reader)
        add_message(
            self.session, self.report,
            Message(
                id=identifier, author=WORKER, language=self.contact.language, body_sealed=body,
                media_count=self.inbound.media_count, at=self.now, carrier_tag=self.carrier_tag,
                replaces_id=self.earlier.id if self.earlier else None,
            ),
        )  # fmt: skip
        note_media(
            self.session, identifier, self.inbound.channel, self.inbound.media,
            self.inbox_public, self.now,
        )  # fmt: skip
        insert(
            self.session,
            Grant(
                record_id=identifier, organisation_id=reader.organisation, epoch=reader.epoch,
                key_sealed=grant,
            ),
        )  # fmt: skip
        self.events.append(Heard(self.report.id))

    def note_copy(self) -> None:
        """What the carrier keeps of this message is removed after the commit."""
        if self.inbound.copy_id is None:
            return
        note_copy(
            self.session, self.inbound.channel, self.line.id, INBOUND,
            Copy(self.inbound.copy_id, self.inbound.sender), self.roster.courier, self.now,
            None if self.forgotten else self.contact.id, self.inbound.is_chat,
            self.forgotten or self.contact.clears_chat,
            self.kept_id if self.inbound.media else None,
        )  # fmt: skip

    def _erase(self, texts: bool) -> None:
        coded = self.contact.erase_report_id if texts else None
        erased = erase(self.session, self.contact, coded, self.inbound.channel, self.now)
        self.events.extend(Erased(one, one == coded) for one in erased)
        self.forgotten = True

    def _keep_version(self) -> bool:
        """Keeps a changed text beside the one before; no answer to any question comes of it.

        False where the one before is not known: then it is as good as new.
        """
        if self.carrier_tag is not None:
            self.earlier = latest_version(self.session, self.carrier_tag)
        if self.earlier is None:
            return False
        self.report = report(self.session, self.earlier.report_id)
        self._keep_text()
        self.contact.last_inbound_at = self.now
        return True

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
        self.report.contact_mac = self.peppers.receiver.thread(self.report.id, self.contact.id)
        self.contact.current_report_id = self.report.id
