"""One message being taken in: the dialogue's effects, carried out in their order."""

from datetime import datetime

from sqlalchemy.orm import Session

from config.platform.database import insert, new_id
from config.policy.policy import Policy
from intake.code_words.check import compare_with_words, join_first_report
from intake.contacts.flood import is_answered, is_echo, is_flood
from intake.contacts.flood_counts import count_answers, count_text, limits_of
from intake.dialogue.model.effects import (
    AnswerQuestion,
    AskErase,
    ChooseWord,
    ClearChat,
    CompleteReport,
    Duress,
    Effect,
    Erase,
    KeepText,
    MoveTexts,
    NamePlace,
    OfferLanguages,
    OpenReport,
    OptIn,
    OptOut,
    Propose,
    ProposeBefore,
    Say,
    SetConsent,
    SetContact,
    SetDanger,
    SetLanguage,
    ShowWord,
    SwitchTo,
    Tag,
    Untag,
    WrongWord,
)
from intake.dialogue.model.state import State
from intake.dialogue.talk.code_word_talk import is_secret, no_longer_asked
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.language_choice import stored_menu
from intake.dialogue.talk.message import CodeSeen, IncomingMessage
from intake.dialogue.understanding.lexicon import Keyword
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import suggest
from intake.lines.line import LineView
from intake.monitoring.alarms import FLOOD, raise_alarm
from intake.outbox.carrier_copies import INBOUND, Copy, note_copy
from intake.outbox.recordings import Recordings
from intake.privacy.erase_worker import erase
from intake.privacy.rotate_peppers import code_pepper_for_new
from intake.reception.automatic_replies import answer, answer_question, say
from intake.reception.effects.code_word import carry_word
from intake.reception.effects.preferences import note_wish
from intake.reception.factory_of_text import factory_in_text
from intake.reception.find_contact import find_or_create_contact
from intake.reception.inbound import Inbound, UnknownLine
from intake.reception.knowledge import LocalKnowledge
from intake.reception.resume import resumed
from intake.reception.worker_code import look_up_code
from intake.reports.attachments import note_media
from intake.reports.events import (
    DangerReported,
    FactoryNamed,
    IntakeEvent,
    ReportOpened,
    WorkerErased,
    WroteOn,
)
from intake.reports.report import Report, Stage, report
from intake.reports.suggested_categories import (
    keys_of,
    move_texts,
    note_unsorted,
    suggest_categories,
    untag,
)
from intake.reports.thread import WORKER, Message, add_message, has_person, latest_version
from vault.blind_index import code_index, dedupe_tag, pepper_name
from vault.codes import new_code
from vault.grants import Grant
from vault.peppers import Peppers
from vault.records import seal_record
from vault.roster import Roster

UNREAD_AGAIN_EVERY = 100
"""So many more texts of a flood make its case unread again."""


class Visit:
    """One message being taken in: the dialogue's effects, carried out in their order."""

    def __init__(
        self, session: Session, peppers: Peppers, policy: Policy, inbox_public: bytes,
        line: LineView, roster: Roster, inbound: Inbound, now: datetime,
        own_words: frozenset[str], information: LocalKnowledge, recordings: Recordings,
    ) -> None:  # fmt: skip
        self.recordings = recordings
        self.information = information
        self.poster = ""
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
        self.reading = Reading(inbound.text)
        self.now = now
        self.events: list[IntakeEvent] = []
        self.effects: tuple[Effect, ...] = ()
        self.place = self.sounds = 0
        self.code: str | None = None
        self.waiting_place: str | None = None
        self.waiting_proposal = Propose((), danger=False)
        self.before: Report | None = None
        self.kept_id: str | None = None
        self.forgotten = False
        self.contact = find_or_create_contact(session, peppers, policy, line, roster, inbound, now)
        current = self.contact.current_report_id
        self.report = report(session, current) if current else None
        self.coded: Report | None = None
        self.carrier_tag: bytes | None = None
        if inbound.message_key is not None:
            self.carrier_tag = dedupe_tag(
                peppers.dedupe, f"{inbound.channel}/message", line.address,
                f"{inbound.sender}/{inbound.message_key}",
            )  # fmt: skip
        self.earlier: Message | None = None
        self.word = compare_with_words(session, self.contact, self.reading, peppers, now)

    def carry_out(self) -> tuple[IntakeEvent, ...]:
        state = State.from_json(self.contact.dialogue, self.report is not None)
        self.secret = is_secret(state, self._word_in())
        if self.inbound.edited and not self.secret and self._keep_version():
            return tuple(self.events)
        limits = limits_of(self.policy)
        heard = "" if self.secret else self.inbound.text
        noise = count_text(self.contact, heard, self.peppers.dedupe, self.now)
        heeded = self.secret or self._is_stop()
        if is_flood(noise, limits) and self.report is not None and not heeded:
            self._keep_only(self.report, noise.texts)
            return tuple(self.events)
        self.silent = not is_answered(noise, limits, is_echo(self.inbound.text, self.own_words))
        state = resumed(self.session, self.contact, state, self.report, self.now)
        result = turn(state, self._said(state))
        self.effects, self.poster = result.effects, result.state.place
        for effect in self.effects:
            self._apply(effect)
        if self.forgotten:
            return tuple(self.events)
        # Whom we do not answer does not know that we ask for a word.
        after = no_longer_asked(result.state) if self.silent else result.state
        note_unsorted(self.contact, state, after, self.kept_id)
        self.contact.dialogue = after.to_json()
        self.contact.last_inbound_at = self.now
        count_answers(self.contact, self.place - self.sounds)
        return tuple(self.events)

    def _keep_only(self, kept: Report, count: int) -> None:
        """One of very many: sealed and kept, and nothing else; the first of them is a notice."""
        if not kept.bulk:
            kept.bulk = True
            raise_alarm(self.session, FLOOD, kept.organisation_id, self.now)
        self._keep_text()
        if count % UNREAD_AGAIN_EVERY:
            self.events.clear()
        if not kept.danger and self._sounds_dangerous():
            kept.danger = True
            self.events.append(DangerReported(kept.id))
        self.contact.last_inbound_at = self.now

    def _sounds_dangerous(self) -> bool:
        return suggest(self.reading, self.contact.language, self.line.languages).danger

    def _is_stop(self) -> bool:
        reading = self.reading
        carrier = self.inbound.carrier_took_it_for
        return Keyword.STOP in (carrier, reading.keyword, reading.carrier_keyword)

    def _word_in(self) -> IncomingMessage:
        """What is known before a code is looked up, which counts as a guess."""
        return IncomingMessage(
            self.reading, code_word=self.word.seen, minutes_since_last=self._minutes()
        )

    def _minutes(self) -> int | None:
        last = self.contact.last_inbound_at
        return int((self.now - last).total_seconds() // 60) if last else None

    def _said(self, state: State) -> IncomingMessage:
        place = factory_in_text(self.session, self.reading, self.information.factory_of_text)
        poster = self.inbound.start_code or place or state.place
        seen, self.coded = look_up_code(
            self.session, self.reading, self.contact, self.report, self.peppers, self.policy,
            self.now,
        )  # fmt: skip
        other = self.coded if seen is CodeSeen.OTHER_OPEN else None
        return IncomingMessage(
            reading=self.reading,
            carrier_answers_keywords=self.inbound.carrier_answers_keywords,
            buttons=self.inbound.buttons,
            line_languages=self.information.languages(self.session, self.line, poster),
            hint_language=self.inbound.hint_language, code=seen,
            stage=self.coded.stage if self.coded else None,
            start_code=self.inbound.start_code, factory_code=place,
            media_count=self.inbound.media_count,
            minutes_since_last=self._minutes(),
            code_with_person=other is not None and has_person(self.session, other.id),
            carrier_took_it_for=self.inbound.carrier_took_it_for, can_clear=self.inbound.is_chat,
            spoken=tuple(one.code for one in self.policy.languages),
            chosen_language=self.inbound.chosen_language,
            code_word=self.word.seen, has_code_word=self.contact.has_word,
            code_word_paused=self.word.paused,
            text_is_held=self.word.waiting, resets_code_word=self._resets_word(),
            pictures=self.inbound.pictures, voice=self.inbound.voice,
        )  # fmt: skip

    def _resets_word(self) -> bool:
        row = self.word.row
        return self.coded is not None and row is not None and self.coded.id == row.report_id

    def _apply(self, effect: Effect) -> None:  # noqa: PLR0912 - one arm an effect
        match effect:
            case Propose():
                self._propose(effect)
            case ProposeBefore() if self.report is not None:
                self.events.extend(suggest_categories(self.report, effect, self.policy))
            case OpenReport(tag=tag):
                self._open_report(tag)
            case MoveTexts():
                if self.report is not None and self.before is not None:
                    move_texts(self.session, self.contact, self.before, self.report)
            case Untag():
                self.events.extend(untag(self.report) if self.report else ())
            case AnswerQuestion(topics=topics):
                if not self.silent:
                    answer_question(self, topics)
            case KeepText():
                self._keep_text()
            case SetDanger(now=danger):
                self._set_danger(danger)
            case NamePlace(text=text):
                self._name_place(text)
            case SetContact() | OptOut() | OptIn() | ClearChat():
                note_wish(self.session, self.contact, effect, self.now)
            case SetConsent(level=level):
                if self.report is not None:
                    self.report.consent = level
            case SetLanguage(code=code):
                self.contact.language = code
                if self.report is not None:
                    self.report.language = code
            case SwitchTo():
                self._switch()
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
            case Say():
                if not self.silent:
                    answer(self, effect)
            case OfferLanguages(codes=codes):
                if not self.silent:
                    say(self, stored_menu(codes))

    def _open_report(self, tag: Tag | None) -> None:
        self.code = new_code()
        pepper = code_pepper_for_new(self.session, self.peppers)
        self.before, proposal = self.report, self.waiting_proposal
        keys = keys_of(proposal.categories, self.policy)
        identifier = new_id()
        self.report = Report(
            id=identifier, line_id=self.line.id, contact_id=self.contact.id,
            contact_mac=self.peppers.receiver.thread(identifier, self.contact.id),
            organisation_id=self.line.organisation_id,
            code_index=code_index(pepper, self.code), code_pepper=pepper_name(pepper),
            stage=Stage.RECEIVED, language=self.contact.language,
            category=next(iter(keys), None), proposed=",".join(keys),
            danger=proposal.danger, test=tag == "test", question=tag == "question",
            consent=self.policy.consent.silence, message_count=0, text_count=0,
            received_at=self.now,
        )  # fmt: skip
        self.session.add(self.report)
        self.contact.current_report_id = self.report.id
        join_first_report(self.session, self.contact, identifier)
        self.events.append(
            ReportOpened(
                self.report.id, self.report.organisation_id, keys, self.report.danger,
                self.report.language, tagged=tag is not None,
            )
        )  # fmt: skip
        if self.waiting_place is not None:
            self._name_place(self.waiting_place)

    def _keep_text(self) -> None:
        if self.report is None:
            # A bare STOP or START before any report: the command is carried out, nothing to keep.
            return
        self.kept_id = identifier = new_id()
        # A picture is kept, the word that came with it is not.
        content = {"text": ""} if self.secret else self.inbound.content
        body = self.seal(identifier, content, self.report)
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
        self.events.append(WroteOn(self.report.id))

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
        self.events.extend(WorkerErased(one, one == coded) for one in erased)
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

    def _propose(self, proposal: Propose) -> None:
        if any(isinstance(one, OpenReport) for one in self.effects):
            self.waiting_proposal = proposal
        elif self.report is not None:
            self.events.extend(suggest_categories(self.report, proposal, self.policy))

    def seal(self, identifier: str, content: dict[str, str], kept: Report) -> bytes:
        """The body of a message of this report, for its members alone."""
        if kept.organisation_id != self.line.organisation_id:
            raise UnknownLine("a report of another organisation")
        reader = self.roster.reader()
        body, grant = seal_record("message", identifier, content, reader)
        insert(
            self.session,
            Grant(
                record_id=identifier, organisation_id=reader.organisation, epoch=reader.epoch,
                key_sealed=grant,
            ),
        )  # fmt: skip
        return body

    def _set_danger(self, danger: bool) -> None:
        if self.report is None:
            return
        self.report.danger_answered = True
        if danger:
            self.report.danger = True
            self.events.append(DangerReported(self.report.id))

    def _name_place(self, text: str) -> None:
        if self.report is None:
            self.waiting_place = text
            return
        self.events.append(FactoryNamed(self.report.id, text))

    def _switch(self) -> None:
        if self.coded is None:
            return
        self.report = self.coded
        # Her code is the proof: answers now go to the phone that she holds.
        self.report.contact_id = self.contact.id
        self.report.contact_mac = self.peppers.receiver.thread(self.report.id, self.contact.id)
        self.contact.current_report_id = self.report.id
