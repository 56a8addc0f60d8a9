"""Whole talks, on lines of any languages, in any script: every text is kept once, in one thread."""

import json
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.policy.policy import load_policy
from intake.dialogue.model.effects import (
    Effect,
    Erase,
    KeepText,
    MoveTexts,
    OfferLanguages,
    OpenReport,
    Say,
    SwitchTo,
)
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.stored_waiting import MOST_UNSORTED
from intake.dialogue.model.waiting import AskedIfSame
from intake.dialogue.talk.code_word_talk import is_secret
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.language_choice import language_menu
from intake.dialogue.talk.message import CodeSeen, IncomingMessage
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import PlainSms, for_sms, plain_of
from intake.dialogue.texts.sms_segments import measure
from intake.dialogue.understanding.code_word_text import CodeWordMatch
from intake.dialogue.understanding.language import KNOWN
from intake.dialogue.understanding.language.names import NAMES
from intake.dialogue.understanding.language.zawgyi import perhaps, readable
from intake.dialogue.understanding.lexicon import LEXICONS
from tests.support.messages import message

PLAIN = plain_of(load_policy().languages)
CODE = "4821 7730 5519 2464"
LANGUAGES = sorted(KNOWN)
OWN_WORDS = sorted(
    {
        word.strip("*")
        for one in LEXICONS.values()
        for words in (
            *one.keywords.values(),
            *one.topics.values(),
            one.danger,
            one.asks,
            one.told,
            one.elsewhere,
            one.tries,
            *one.same.values(),
            one.hours,
            one.night,
        )
        for word in words
    }.union(*NAMES.values())
)
MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200d\u200f\ufeff\x00\x1b\x7f"
ODD = "👩🏽‍🏭🔥🙏①١৩၁៣๓一二ကခကြျတီថទកข是否ا بپہእሰабĳǆŉΐﬃ\u0301\u0e33\u1031\u103b\U0001f1e7\ud7a3"
TEXTS = st.one_of(
    st.lists(st.sampled_from(OWN_WORDS), min_size=1, max_size=4).map(" ".join),
    st.sampled_from(OWN_WORDS),
    st.sampled_from(["0", "1", "2"]),
    st.sampled_from(["0", "1", "2", "3", "8", "9", "৯", "၂", CODE, f"{CODE} again", "18-20", ""]),
    st.sampled_from(["the exit is locked", "the manager slapped her", "another factory, no pay"]),
    st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(MARKS + ODD)), max_size=60),
)
HEARD = st.builds(
    message,
    text=TEXTS,
    carrier_answers_keywords=st.booleans(),
    buttons=st.booleans(),
    hint_language=st.sampled_from([None, "es-MX", "bn", "zz", ""]),
    code=st.sampled_from([CodeSeen.NONE] * 20 + list(CodeSeen)),
    start_code=st.sampled_from([None, None, None, "K7Q2M4R8TW", "P4M9X2C6HB", "Rahima"]),
    media_count=st.sampled_from([0, 0, 0, 1]),
    minutes_since_last=st.sampled_from([0, 1, 1, 15, 15, 70, 6000]),
    code_with_person=st.booleans(),
    can_clear=st.booleans(),
    carrier_took_it_for=st.sampled_from([None] * 30 + [Keyword.STOP, Keyword.START, Keyword.HELP]),
    chosen_language=st.sampled_from([None] * 30 + ["bn"]),
    code_word=st.sampled_from([CodeWordMatch.NONE] * 40 + list(CodeWordMatch)),
    has_code_word=st.booleans(),
    text_is_held=st.booleans(),
)
LINES = st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=len(LANGUAGES), unique=True)
WHOLE = State(language="en", step=Step.DONE, topics=("2.1",), place="K7Q2M4R8TW", place_known=True)
BEGUN = st.sampled_from([State(), WHOLE, replace(WHOLE, other_place=True)])
FIELDS = sorted(json.loads(State().to_json()))


@dataclass
class Threads:
    """What the edge makes of a turn: which text stands in which report."""

    reports: list[list[int]] = field(default_factory=list)
    current: int | None = None
    waiting: list[int] = field(default_factory=list)
    unopened: set[int] = field(default_factory=set)

    def carry_out(
        self, number: int, effects: tuple[Effect, ...], before: State, after: State
    ) -> None:
        previous = self.current
        for effect in effects:
            match effect:
                case OpenReport() | SwitchTo():
                    self.reports.append([])
                    self.current = len(self.reports) - 1
                case Erase():
                    self.current, self.waiting = None, []
                case MoveTexts():
                    assert previous is not None and self.current is not None
                    for one in self.waiting:
                        self.reports[previous].remove(one)
                        self.reports[self.current].append(one)
                case KeepText() if self.current is None:
                    self.unopened.add(number)
                case KeepText():
                    assert self.current is not None
                    self.reports[self.current].append(number)
        if after.unsorted > before.unsorted:
            self.waiting.append(number)
        elif after.unsorted < before.unsorted:
            self.waiting = [number] if after.unsorted else []


@settings(max_examples=400, deadline=None)
@given(BEGUN, LINES, st.lists(HEARD, min_size=1, max_size=25), st.data())
def test_every_text_is_kept_once_but_code_words(
    catalogs: Catalogs,
    begun: State,
    line: list[str],
    talk: list[IncomingMessage],
    data: st.DataObject,
) -> None:
    stored, threads, due = begun.to_json(), Threads(), set()
    if begun.step is Step.DONE:
        threads.reports, threads.current = [[]], 0
    for number, said in enumerate(talk):
        said = replace(said, line_languages=tuple(line))
        state = State.from_json(
            _of_another_version(stored, data), has_report=threads.current is not None
        )
        done = turn(state, said)
        if said.media_count or not is_secret(state, said):
            due.add(number)
        threads.carry_out(number, done.effects, state, done.state)
        _is_fit_to_say(done.effects, done.state, state, catalogs)
        stored = done.state.to_json()
        assert State.from_json(stored) == done.state
        assert 0 <= done.state.unsorted <= MOST_UNSORTED
    kept = [number for texts in threads.reports for number in texts]
    assert sorted([*kept, *threads.unopened]) == sorted(due)
    for number in threads.unopened:
        # Before any report there is nothing to keep a command or the choice of a language in.
        assert len(talk[number].text) <= 60


def _of_another_version(stored: str, data: st.DataObject) -> str:
    """The state as an older version would have left it, or a newer one; mostly as it is."""
    lost = data.draw(st.sampled_from([None] * 20 + FIELDS))
    table = json.loads(stored)
    if lost is not None:
        table = {name: value for name, value in table.items() if name != lost}
        table |= {"version": 99, "of a later version": {"a": [1]}}
    return json.dumps(table)


def _is_fit_to_say(
    effects: tuple[Effect, ...], after: State, before: State, catalogs: Catalogs
) -> None:
    says = [one for one in effects if isinstance(one, Say)]
    assert len(says) <= 2
    assert not (before.opted_out and after.opted_out and says)
    for one in says:
        text = catalogs.render(one.phrase, after.language, {"code": CODE})
        parts = measure(for_sms(text, PLAIN.get(after.language or "", PlainSms.NEVER))).parts
        assert parts <= (1 if one.phrase is Phrase.RECEIPT else 2)
    for menu in (one for one in effects if isinstance(one, OfferLanguages)):
        assert measure(language_menu(menu.codes)).parts == 1 and len(menu.codes) >= 2


REPEATED = {
    "letter": "a",
    "digit": "1",
    "code": "4821-",
    "mark": "\u0301",
    "letter and mark": "e\u0301",
    "direction": "\u202e",
    "control": "\x00",
    "space": " ",
    "question": "?",
    "emoji": "👩🏽‍🏭",
    "burmese": "\u1000\u103c\u102d",
    "vowel e": "\u1031",
    "zawgyi": "\u1031\u103b\u1019",
    "thai": "ก",
    "chinese": "火",
    "arabic": "ا",
    "bangla": "তালা ",
    "digits": "১ ",
    "hours": "18-20 ",
    "words": "fire exit locked? ",
    "command": "/start ",
}


@pytest.mark.parametrize("part", REPEATED.values(), ids=REPEATED)
@pytest.mark.parametrize("step", [Step.IDLE, Step.TOPIC, Step.PLACE, Step.CONTACT, Step.DONE])
def test_ten_thousand_characters_are_a_text_like_any_other(part: str, step: Step) -> None:
    text = (part * 10_000)[:10_000]
    readable(text), perhaps(text)
    for state in (State(step=step), State(step=step, waiting_for=AskedIfSame(), language="my")):
        done = turn(state, message(text, line_languages=tuple(LANGUAGES), minutes_since_last=60))
        assert done.effects.count(KeepText()) == 1
        assert len(done.state.to_json()) < 1000
