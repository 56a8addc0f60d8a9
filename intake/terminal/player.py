"""The talk in a terminal: lines in, what we would answer out, with what each answer costs.

The product's own reception answers, on a line that is thrown away after the talk. A line that
begins with "!" sets the scene instead of being said:

    !phone B        go on from another phone (each has a talk of its own)
    !later 4d       minutes (m), hours (h) or days (d) pass
    !stage closed   the report of this phone moves to a stage
    !person         a monitor writes with the worker
    !held           a day later news waits for the worker's code word, and it is asked for
    !carrier        the carrier answers STOP, START and HELP itself
    !buttons        the channel shows choices as buttons
    !chat           the channel's chats can be emptied
    !start ABC      the next text came through a poster's link
    !media 1        the next text has this many attachments
    !country BD     whose law answers questions, drafts too
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from config.policy.policy import Policy
from config.rows.held_rows import HeldRows
from intake.code_words.ask_for_word import HELD_FOR_WORD, ask_for_word, is_waiting
from intake.contacts.contact import Contact, find_contact
from intake.dialogue.model.effects import SetLanguage, ShowWord
from intake.dialogue.model.phrases import Phrase
from intake.lines.line import TWILIO, find_line
from intake.outbox.outbox import Outbound
from intake.reception.arrival.inbound import Inbound, Outcome
from intake.reception.arrival.resources import Resources
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from intake.reception.take_in import Reception
from intake.replies.notify import notify
from intake.replies.reply import MemberReply, send_reply
from intake.reports.attachments import OTHER, MediaRef
from intake.reports.report import Report, Stage, set_stage
from intake.terminal.shown import Display
from intake.terminal.throwaway import ADDRESS, ThrowawayOrganisation

UNITS = {"m": "minutes", "h": "hours", "d": "days"}
BEGIN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MEMBER_ID = "terminal"


class Player:
    """Plays one talk. Keeps the scene; everything else is the reception's."""

    def __init__(
        self,
        organisation: ThrowawayOrganisation,
        display: Display,
        policy: Policy,
        draw_code: Callable[[], str],
    ) -> None:
        """`organisation` has a line; `draw_code` gives the 16 digits of each new worker code."""
        self._organisation = organisation
        self._display = display
        self._policy = policy
        self._draw_code = draw_code
        self._code = ""
        self._country: str | None = None
        self._languages: dict[str, SetLanguage] = {}
        self._now = BEGIN
        self._numbers = count(1)
        self._scene = Inbound(TWILIO, "", ADDRESS, "A", "")
        resources = Resources(
            organisation.peppers,
            policy,
            organisation.inbox_public,
            knowledge=LocalKnowledge(display.rights, country_of_place=self._country_of_place),
            draw_code=self._draw_and_keep,
        )
        self._reception = Reception(organisation.trust, resources)

    def hear(self, line: str) -> list[str]:
        """Answer one line with "= effects" and "< text [encoding units/parts]" lines.

        Raises ValueError, IndexError or KeyError for a scene line that cannot be understood.
        """
        with self._organisation.transaction() as session:
            if line == "!held":
                return self._hold(session)
            if line.startswith("!"):
                self._set_scene(session, line[1:].strip())
                return []
            return self._take_in(session, line)

    def _take_in(self, session: Session, line: str) -> list[str]:
        inbound = replace(self._scene, text=line, provider_id=str(next(self._numbers)))
        with session.no_autoflush:
            outcome = self._reception.take_in(session, inbound, self._now)
        self._scene = replace(self._scene, start_code=None, media=())
        lines = self._show(outcome)
        gives_word = any(isinstance(one, ShowWord) for one in outcome.effects)
        contact = self._contact(session) if gives_word else None
        if contact is not None and is_waiting(session, contact.id):
            lines.append("< (what was held)")
            _send_what_waits(session, contact)
        return lines

    def _show(self, outcome: Outcome) -> list[str]:
        phone, chat = self._scene.sender, self._scene.buttons
        shown = list(self._display.turn(outcome, self._code, chat, self._languages.get(phone)))
        for effect in outcome.effects:
            if isinstance(effect, SetLanguage):
                self._languages[phone] = effect
        return shown

    def _hold(self, session: Session) -> list[str]:
        """After the time in which the code word is asked for once."""
        rules = self._policy.code_words
        self._now += timedelta(hours=rules.ask_again_hours, minutes=1)
        report = self._report(session)
        notify(session, report, Phrase.NEWS_READ, self._policy.intake, self._now)
        waits = (Outbound.report_id == report.id, Outbound.error_code == HELD_FOR_WORD)
        newest = select(Outbound).where(*waits).order_by(Outbound.created_at.desc()).limit(1)
        held = session.scalars(newest).first()
        if held is None or not ask_for_word(session, held, rules, self._now):
            return []
        asked = select(Outbound).where(
            Outbound.report_id == report.id,
            Outbound.phrase == Phrase.WORD_WANTED.name,
            Outbound.created_at == self._now,
        )
        rows = session.scalars(asked)
        return [self._display.answer(row, "", self._scene.buttons) for row in rows]

    def _draw_and_keep(self) -> str:
        self._code = self._draw_code()
        return self._code

    def _country_of_place(self, *_asked: object) -> str | None:
        return self._country

    def _contact(self, session: Session) -> Contact | None:
        line = find_line(session, TWILIO, ADDRESS)
        if line is None:
            raise LookupError("the organisation has no line")
        indexes = self._organisation.peppers.addresses(line.id, self._scene.sender)
        return find_contact(HeldRows(session), line.id, *indexes)

    def _report(self, session: Session) -> Report:
        """Of this phone. Raises ValueError where there is none."""
        contact = self._contact(session)
        if contact is None or contact.current_report_id is None:
            raise ValueError("this phone has no report yet")
        return session.get_one(Report, contact.current_report_id)

    def _set_scene(self, session: Session, scene: str) -> None:
        word, _, value = scene.partition(" ")
        match word:
            case "phone":
                self._scene = replace(self._scene, sender=value)
            case "later":
                self._now += timedelta(**{UNITS[value[-1]]: int(value[:-1])})
            case "stage":
                set_stage(session, self._report(session).id, Stage(value))
            case "person":
                self._let_a_person_write(session)
            case "carrier":
                self._scene = replace(self._scene, carrier_answers_keywords=True)
            case "buttons":
                self._scene = replace(self._scene, buttons=True)
            case "chat":
                self._scene = replace(self._scene, is_chat=True)
            case "start":
                self._scene = replace(self._scene, start_code=value)
            case "country":
                self._country = value
            case "media":
                file = MediaRef(OTHER, "terminal")
                self._scene = replace(self._scene, media=(file,) * int(value))
            case _:
                raise ValueError(f"no such scene here: !{scene}")

    def _let_a_person_write(self, session: Session) -> None:
        reply = MemberReply(f"person{next(self._numbers):026d}", b"", b"", 1, b"")
        report, hours = self._report(session), self._policy.intake.safe_hours
        refusal = send_reply(session, report, MEMBER_ID, reply, hours, self._now, urgent=True)
        if refusal is not None:
            raise ValueError(refusal)
        if (contact := self._contact(session)) is not None:
            _send_what_waits(session, contact)


def _send_what_waits(session: Session, contact: Contact) -> None:
    """What we began goes out; a talk shows only that it did."""
    session.flush()
    begun = (Outbound.contact_id == contact.id, Outbound.answer.is_(False))
    session.execute(delete(Outbound).where(*begun))


def play(lines: Iterable[str], player: Player) -> Iterator[str]:
    """Play `lines` as one worker; a bad scene line is answered with "?"."""
    for line in lines:
        try:
            yield from player.hear(line.rstrip("\n"))
        except (ValueError, IndexError, KeyError) as error:
            yield f"? {error}"
