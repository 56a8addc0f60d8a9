"""The talk in a terminal: lines in, what we would answer out, with what each answer costs.

A line that begins with "!" sets the scene instead of being said:

    !phone B        go on from another phone (each has a talk of its own)
    !later 4d       minutes (m), hours (h) or days (d) pass
    !stage closed   the report of this phone moves to a stage
    !person         a monitor writes with the worker
    !held           a text waits for the worker's word, and she is asked for it
    !carrier        the carrier answers STOP, START and HELP itself
    !buttons        the channel shows choices as buttons
    !chat           the channel's chats can be emptied
    !start ABC      the next text came through a poster's link
    !media 1        the next text has this many attachments
    !country BD     whose law answers questions, drafts too
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from intake.dialogue.model.effects import (
    AnswerQuestion,
    ChooseWord,
    Effect,
    OfferLanguages,
    OpenReport,
    Say,
    SwitchTo,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.language_choice import language_menu
from intake.dialogue.talk.message import CodeSeen, IncomingMessage
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import PlainSms, for_sms
from intake.dialogue.texts.legal_answers import Rights
from intake.dialogue.texts.sms_segments import measure
from intake.dialogue.understanding.language.zawgyi import readable
from intake.dialogue.understanding.reading import Reading
from intake.terminal.played_code_words import Words

MINUTES = {"m": 1, "h": 60, "d": 24 * 60}


@dataclass
class _Report:
    code: str
    stage: str = "received"
    with_person: bool = False


@dataclass
class _Phone:
    state: State = field(default_factory=State)
    report: _Report | None = None
    minutes: int | None = None
    words: Words = field(default_factory=Words)


class Player:
    """Stands in for the edge: keeps phones and reports in memory, draws codes when asked to."""

    def __init__(
        self, catalogs: Catalogs, draw_code: Callable[[], str], line_languages: tuple[str, ...],
        plain: Mapping[str, PlainSms] | None = None, rights: Rights | None = None,
    ) -> None:  # fmt: skip
        self._rights = rights or Rights()
        self._country: str | None = None
        self._catalogs = catalogs
        self._draw_code = draw_code
        self._plain = plain or {}
        self._scene = IncomingMessage(Reading(""), line_languages=line_languages)
        self._phones = {"A": _Phone()}
        self._reports: dict[str, _Report] = {}
        self._phone = self._phones["A"]

    def hear(self, line: str) -> list[str]:
        """Answer one line with "= effects" and "< text [encoding units/parts]" lines.

        Raises ValueError, IndexError or KeyError for a scene line that cannot be understood.
        """
        if line == "!held":
            return list(self._hold())
        if line.startswith("!"):
            self._set_scene(line[1:].strip())
            return []
        # As the edge reads it: Zawgyi in Unicode.
        line = readable(line) or line
        phone = self._phone
        reading = Reading(line)
        code, report = self._look_up(reading)
        message = replace(
            self._scene,
            reading=reading,
            code=code,
            stage=report.stage if report else None,
            code_with_person=bool(report and report.with_person),
            minutes_since_last=phone.minutes,
            **phone.words.known(reading, report),
        )
        done = turn(phone.state, message)
        self._scene = replace(self._scene, start_code=None, media_count=0)
        phone.minutes = 0
        phone.state = done.state
        if any(isinstance(effect, ChooseWord) for effect in done.effects):
            phone.words.choose(phone.report)
        if any(isinstance(effect, SwitchTo) for effect in done.effects):
            phone.report = report
        return [*self._carry_out(done.effects), *phone.words.carry_out(done.effects, reading)]

    def _hold(self) -> Iterator[str]:
        self._phone.words.hold()
        yield self._render(Say(Phrase.WORD_WANTED))

    def _carry_out(self, effects: tuple[Effect, ...]) -> Iterator[str]:
        quiet = [effect for effect in effects if not isinstance(effect, Say | OfferLanguages)]
        yield "= " + ", ".join(_name(effect) for effect in quiet)
        for effect in effects:
            if isinstance(effect, OpenReport):
                self._phone.report = _Report(self._draw_code())
                code = Reading(self._phone.report.code).worker_code
                self._reports[code or ""] = self._phone.report
                self._phone.words.keep(self._phone.report)
            elif isinstance(effect, Say):
                yield self._render(effect)
            elif isinstance(effect, AnswerQuestion):
                yield from self._answer(effect.topics)
            elif isinstance(effect, OfferLanguages):
                yield _with_cost(language_menu(effect.codes))

    def _answer(self, topics: tuple[str, ...]) -> Iterator[str]:
        language = self._phone.state.language
        found = [self._rights.find(self._country, one, language, drafts=True) for one in topics]
        answers = [text for text in found if text]
        for text in answers:
            yield _with_cost(self._as_carried(text))
        yield self._render(Say(Phrase.ASKED_MORE if answers else Phrase.ASKED))

    def _as_carried(self, text: str) -> str:
        if self._scene.buttons:
            return text
        return for_sms(text, self._plain.get(self._phone.state.language or "", PlainSms.NEVER))

    def _render(self, say: Say) -> str:
        code = self._phone.report.code if self._phone.report else ""
        args = [(name, code if name == "code" else value) for name, value in say.args]
        language = self._phone.state.language
        text = self._as_carried(self._catalogs.render(say.phrase, language, args))
        return _with_cost(text) + "".join(f" ({choice})" for choice in say.choices)

    def _look_up(self, reading: Reading) -> tuple[CodeSeen, _Report | None]:
        if reading.worker_code is None:
            return CodeSeen.NONE, None
        report = self._reports.get(reading.worker_code)
        if report is None:
            return CodeSeen.UNKNOWN, None
        if report.stage == "closed":
            return CodeSeen.CLOSED, report
        own = report is self._phone.report
        return (CodeSeen.OWN_OPEN if own else CodeSeen.OTHER_OPEN), report

    def _set_scene(self, scene: str) -> None:
        word, _, value = scene.partition(" ")
        match word:
            case "phone":
                self._phone = self._phones.setdefault(value, _Phone())
            case "later":
                passed = int(value[:-1]) * MINUTES[value[-1]]
                for phone in self._phones.values():
                    phone.minutes = None if phone.minutes is None else phone.minutes + passed
                    phone.words.pass_time(passed)
            case "stage" if self._phone.report:
                self._phone.report.stage = value
            case "person" if self._phone.report:
                self._phone.report.with_person = True
                self._phone.state = replace(self._phone.state, with_person=True)
            case "carrier":
                self._scene = replace(self._scene, carrier_answers_keywords=True)
            case "buttons":
                self._scene = replace(self._scene, buttons=True)
            case "chat":
                self._scene = replace(self._scene, can_clear=True)
            case "start":
                self._scene = replace(self._scene, start_code=value)
            case "country":
                self._country = value
            case "media":
                self._scene = replace(self._scene, media_count=int(value))
            case _:
                raise ValueError(f"no such scene here: !{scene}")


def play(
    lines: Iterable[str],
    catalogs: Catalogs,
    draw_code: Callable[[], str],
    line_languages: tuple[str, ...] = ("en",),
    plain: Mapping[str, PlainSms] | None = None,
    rights: Rights | None = None,
) -> Iterator[str]:
    """Play `lines` as one worker and yield lines to print; a bad scene line is answered with "?".

    `draw_code` yields a new worker code as it is shown ("4821 7730 5519 2464"). `plain` says, by
    language, whether texts go out by SMS in plain letters.
    """
    player = Player(catalogs, draw_code, line_languages, plain, rights)
    for line in lines:
        try:
            yield from player.hear(line.rstrip("\n"))
        except (ValueError, IndexError, KeyError) as error:
            yield f"? {error}"


def _with_cost(text: str) -> str:
    cost = measure(text)
    shown = text.replace("\n", " / ")
    return f"< {shown} [{cost.encoding} {cost.units}/{cost.parts}]"


def _name(effect: Effect) -> str:
    given = (value for value in vars(effect).values() if value is not None)
    values = [",".join(one) if isinstance(one, tuple) else str(one) for one in given]
    return " ".join([type(effect).__name__, *values])
