"""Whatever is said, in whatever order: nothing breaks, nothing is lost, little is answered."""

from dataclasses import asdict

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.dialogue.answers import find_code
from intake.dialogue.code_word import WordSeen
from intake.dialogue.engine import CodeSeen, KeepText, OpenReport, Said, Say, State, Step, turn
from intake.dialogue.language import detect
from intake.dialogue.phrases import Catalogs
from intake.dialogue.segments import measure
from intake.dialogue.severity import suggest
from intake.dialogue.word_talk import is_secret

CODE = "4821 7730 5519 2464"
USUAL = (
    "1", "2", "৩", "0", "yes", "না", "no", "STOP", "START", "HELP", "STATUS", "ERASE", "CLEAR",
    "/start K7Q2", CODE, f"{CODE} locked again", "18-20", "hello", "বাংলা",
    "the fire exit is locked", "তালা", "la puerta", "", " ", "\x00", "🙏", "①",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(USUAL), st.text(max_size=60))
SAID = st.builds(
    Said,
    text=TEXTS,
    carrier_answers_keywords=st.booleans(),
    buttons=st.booleans(),
    line_languages=st.sampled_from([("en", "bn"), ("bn",), ("es", "en"), ()]),
    hint_language=st.sampled_from([None, "es-MX", "bn", "zz", ""]),
    code=st.sampled_from(CodeSeen),
    stage=st.sampled_from([None, "reading", "closed", "?"]),
    start_code=st.sampled_from([None, "K7Q2"]),
    media_count=st.integers(0, 3),
    minutes_since_last=st.one_of(st.none(), st.integers(0, 20_000)),
    code_with_person=st.booleans(),
    can_clear=st.booleans(),
    word=st.sampled_from(WordSeen),
    has_word=st.booleans(),
    word_paused=st.booleans(),
    waiting=st.booleans(),
    resets_word=st.booleans(),
)
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
    erase_asked=st.booleans(),
    erase_texts=st.booleans(),
    clear_told=st.booleans(),
    word_asked=st.booleans(),
    second_word_asked=st.booleans(),
)


@settings(max_examples=500, deadline=None)
@given(STATES, st.lists(SAID, min_size=1, max_size=8))
def test_any_talk(catalogs: Catalogs, state: State, talk: list[Said]) -> None:
    for said in talk:
        done = turn(state, said)
        kept = said.media_count > 0 or not is_secret(state, said)
        assert done.effects.count(KeepText()) == kept
        assert done.effects.count(OpenReport()) <= 1
        says = [effect for effect in done.effects if isinstance(effect, Say)]
        assert len(says) <= 2
        assert not (state.opted_out and done.state.opted_out and says)
        for say in says:
            assert say.args in ((), (("code", ""),))
            text = catalogs.render(say.phrase, done.state.language, {"code": CODE})
            assert measure(text).parts <= 2
        assert State.from_json(done.state.to_json()) == done.state
        state = done.state


@settings(deadline=None)
@given(STATES, SAID, st.text(alphabet="abcxyzকখগ", min_size=12, max_size=20))
def test_the_state_never_holds_her_words(state: State, said: Said, words: str) -> None:
    done = turn(state, Said(**{**asdict(said), "text": words}))
    assert words not in done.state.to_json()


@given(STATES, TEXTS)
def test_the_first_message_opens_or_is_a_keyword(state: State, text: str) -> None:
    fresh = State(language=state.language)
    done = turn(fresh, Said(text))
    assert (OpenReport() in done.effects) is (done.state.step is Step.DANGER)
    assert OpenReport() in done.effects or len(text.split()) <= 2 or text.strip().startswith("/")


@given(st.text(max_size=80))
def test_the_helpers_never_raise(text: str) -> None:
    suggest(text, None)
    detect(text, ("en",), None)
    found = find_code(text)
    assert found is None or (len(found[0]) == 16 and found[0].isascii())


@given(st.text(max_size=80))
def test_any_stored_state_is_read(text: str) -> None:
    assert isinstance(State.from_json(text), State)
