"""Whatever is said, in whatever order: nothing breaks, nothing is lost, little is answered."""

import json
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from config.policy.policy import load_policy
from intake.dialogue.model.effects import Effect, KeepText, MoveTexts, OpenReport, Say
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.stored_waiting import MOST_UNSORTED
from intake.dialogue.model.waiting import (
    AskedForCodeWord,
    AskedForLanguage,
    AskedForRules,
    AskedForSecondCodeWord,
    AskedForTopic,
    AskedIfSame,
    AskedToErase,
    in_order,
)
from intake.dialogue.talk.code_word_talk import is_secret
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import CodeSeen, IncomingMessage
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import PlainSms, for_sms, plain_of
from intake.dialogue.texts.sms_segments import measure
from intake.dialogue.understanding.code_word_text import CodeWordMatch
from intake.dialogue.understanding.language import detect
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import MARKS, few_marks
from intake.dialogue.understanding.topics import suggest
from intake.dialogue.understanding.worker_code_text import find_code
from tests.support.messages import message

CODE = "4821 7730 5519 2464"
PLAIN = plain_of(load_policy().languages)
USUAL = (
    "1",
    "2",
    "৩",
    "0",
    "yes",
    "না",
    "no",
    "STOP",
    "START",
    "HELP",
    "STATUS",
    "ERASE",
    "CLEAR",
    "/start K7Q2M4R8TW",
    CODE,
    f"{CODE} locked again",
    "18-20",
    "hello",
    "বাংলা",
    "the fire exit is locked",
    "তালা",
    "la puerta",
    "",
    " ",
    "\x00",
    "🙏",
    "①",
    "menu",
    "৭",
    "6",
    "5",
    "I already told you",
    "another factory",
    "how much is overtime pay?",
    "he slapped me",
    "new",
    "晚上八点以后",
    "ၾကိဳး",
    "after 8 at night",
    "बाद में",
    "9",
)
TEXTS = st.one_of(st.sampled_from(USUAL), st.text(max_size=60))
SAID = st.builds(
    message,
    text=TEXTS,
    carrier_answers_keywords=st.booleans(),
    buttons=st.booleans(),
    line_languages=st.sampled_from([("en", "bn"), ("bn",), ("es", "en"), ()]),
    hint_language=st.sampled_from([None, "es-MX", "bn", "zz", ""]),
    code=st.sampled_from(CodeSeen),
    stage=st.sampled_from([None, "reading", "closed", "?"]),
    start_code=st.sampled_from([None, "K7Q2M4R8TW"]),
    media_count=st.integers(0, 3),
    minutes_since_last=st.one_of(st.none(), st.integers(0, 20_000)),
    code_with_person=st.booleans(),
    can_clear=st.booleans(),
    code_word=st.sampled_from(CodeWordMatch),
    has_code_word=st.booleans(),
    code_word_paused=st.booleans(),
    text_is_held=st.booleans(),
    resets_code_word=st.booleans(),
)
SAME = st.builds(
    AskedIfSame,
    texts=st.sampled_from([1, MOST_UNSORTED]),
    topics=st.sampled_from([(), ("3.1",)]),
    danger=st.booleans(),
)
WAITING = st.tuples(
    st.one_of(
        st.none(),
        st.builds(AskedToErase, with_texts=st.booleans()),
        st.sampled_from([AskedForCodeWord(), AskedForSecondCodeWord()]),
    ),
    st.sampled_from([None, AskedForLanguage(("en", "bn"))]),
    st.one_of(st.none(), st.sampled_from([AskedForTopic(), AskedForRules()]), SAME),
).map(lambda layers: in_order([one for one in layers if one is not None]))
STATES = st.builds(
    State,
    language=st.sampled_from([None, "en", "bn", "es", "zz"]),
    language_chosen=st.booleans(),
    step=st.sampled_from(Step),
    with_person=st.booleans(),
    opted_out=st.booleans(),
    test=st.booleans(),
    acked=st.booleans(),
    place_known=st.booleans(),
    clear_told=st.booleans(),
    question=st.booleans(),
    topics=st.sampled_from([(), ("2",), ("6",), ("2.1",), ("1.1", "3.1")]),
    place=st.sampled_from(["", "K7Q2M4R8TW"]),
    other_place=st.booleans(),
    waiting_for=WAITING,
)


def opened(effects: tuple[Effect, ...]) -> int:
    return sum(isinstance(effect, OpenReport) for effect in effects)


def is_kept(state: State, said: IncomingMessage) -> bool:
    """Every text but a code word; a picture that came with it is kept."""
    return said.media_count > 0 or not is_secret(state, said)


@settings(max_examples=500, deadline=None)
@given(state=STATES, talk=st.lists(SAID, min_size=1, max_size=8))
@example(state=State(), talk=[message("1"), message("000A:ÃO")])
@example(state=State(language_chosen=True), talk=[message("1"), message("HELP")])
def test_any_talk(catalogs: Catalogs, state: State, talk: list[IncomingMessage]) -> None:
    for said in talk:
        done = turn(state, said)
        assert done.effects.count(KeepText()) == is_kept(state, said)
        assert opened(done.effects) <= 1
        assert MoveTexts() not in done.effects or (state.unsorted and opened(done.effects))
        says = [effect for effect in done.effects if isinstance(effect, Say)]
        # Where a cry for help begins a report, what can be sent is said beside the two.
        cried = any(say.phrase is Phrase.HELP for say in says) and opened(done.effects)
        assert len(says) <= (3 if cried else 2)
        assert not (state.opted_out and done.state.opted_out and says)
        for say in says:
            assert say.args in ((), (("code", ""),))
            text = catalogs.render(say.phrase, done.state.language, {"code": CODE})
            # As it goes out: a Portuguese text loses the marks that would make it three parts.
            sent = for_sms(text, PLAIN.get(done.state.language or "", PlainSms.NEVER))
            assert measure(sent).parts <= 2
        assert State.from_json(done.state.to_json()) == done.state
        state = done.state


@settings(deadline=None)
@given(STATES, SAID, st.text(alphabet="abcxyzকখগ", min_size=12, max_size=20))
def test_the_state_never_holds_words(state: State, said: IncomingMessage, words: str) -> None:
    done = turn(state, replace(said, reading=Reading(words)))
    assert words not in done.state.to_json()


@given(STATES, TEXTS)
def test_the_first_message_opens_or_is_a_keyword(state: State, text: str) -> None:
    fresh = State(language=state.language)
    done = turn(fresh, message(text))
    assert (OpenReport() in done.effects) is (done.state.step is Step.DANGER)
    assert opened(done.effects) or len(text.split()) <= 2 or text.strip().startswith("/")


ODD = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(
            "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200d\ufeff\x00\x1b"
        ),
        st.sampled_from("👩🏽‍🏭🔥🙏①１৩၁៣๓一二ကខကြျတီថទกข是否ا بپہእሰаб"),
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(STATES, st.one_of(ODD, ODD.map(lambda text: (text or "x") * 10_000)))
def test_nothing_odd_or_long_breaks_it(state: State, text: str) -> None:
    text = text[:10_000]
    said = message(text, line_languages=("en", "my"))
    done = turn(state, said)
    assert done.effects.count(KeepText()) == is_kept(state, said)
    assert State.from_json(done.state.to_json()) == done.state


@pytest.mark.parametrize(
    "marks",
    [
        "\u0301" * 5000 + "\u0316" * 5000,
        ("\u05b0\u05bc" * 14 + "'") * 350,
        ("\u05b0\u05bc" * 14 + "\u200d\u034f") * 350,
        ("\u0316" * 29 + "\uff9e") * 330,
        "\u0f73" * 5000,
    ],
    ids=["Latin", "apostrophes", "joiners", "halfwidth", "Tibetan"],
)
def test_a_letter_under_thousands_of_marks_takes_no_time(marks: str) -> None:
    turn(State(), message("zzkw vvgg", line_languages=("en", "bn")))  # loads what reading takes
    began = process_time()
    for text in (f"a{marks}", f"locked {'a' + marks}"):
        for step in (Step.IDLE, Step.CONTACT):
            turn(State(language="en", step=step), message(text, line_languages=("en", "bn")))
        assert Reading(text).folded
    assert process_time() - began < 0.5


def test_the_marks_of_words_count() -> None:
    assert few_marks("नहीं ဖြစ်ပါတယ် Tiếng e\u0301" * 9) == "नहीं ဖြစ်ပါတယ် Tiếng e\u0301" * 9
    assert few_marks("a" + "\u0301" * 500 + "b" + "\u0301") == "a" + "\u0301" * MARKS + "b\u0301"


@settings(max_examples=200, deadline=None)
@given(
    STATES, SAID, st.sampled_from(["version", "language", "topics", "waiting_for", "step", "place"])
)
def test_a_talk_goes_on_from_a_state_of_any_version(
    state: State, said: IncomingMessage, lost: str
) -> None:
    stored = json.loads(state.to_json()) | {"version": 99, "of a later version": {"a": 1}}
    del stored[lost]
    read = State.from_json(json.dumps(stored))
    assert turn(read, said).effects.count(KeepText()) == is_kept(read, said)


@given(st.text(max_size=80))
def test_the_helpers_never_raise(text: str) -> None:
    suggest(Reading(text), None)
    detect(text, ("en",), None)
    found = find_code(text)
    assert found is None or (len(found[0]) == 16 and found[0].isascii())


@given(st.text(max_size=80))
def test_any_stored_state_is_read(text: str) -> None:
    assert isinstance(State.from_json(text), State)
