"""What a caller hears, as TwiML: nothing at all, or a short menu, a consent line and a tone.

Only `<Reject>` as the first verb leaves a call unanswered, and so free of charge for both sides
(Twilio: voice/twiml/reject). `busy` is what the caller hears: the other reason plays that the
number is not in service.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from twilio.twiml.voice_response import Gather, VoiceResponse
from werkzeug.datastructures import MultiDict

from bots.carrier_requests import CallAnswer, FindLine, Malformed, RawRequest
from bots.media.recordings import PATH
from bots.twilio.calls.requests import CALLER, Caller, Callers, caller_of, fields_of
from bots.twilio.verify import END_PATH, MENU_PATH, RECORDED_PATH, TEXT_PATH, VOICE_PATH
from config.policy.lines.calls import CallRules
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.spoken import Spoken
from intake.lines.line import LineView
from intake.outbox.recordings import FORMAT, MOST_KEYS, Recordings, call_name

MENU_SECONDS = 6
DIGIT = "digit"


def rejection() -> str:
    """TwiML that does not pick up."""
    response = VoiceResponse()
    response.reject(reason="busy")
    return str(response)


def hang_up() -> str:
    """TwiML that ends a call."""
    response = VoiceResponse()
    response.hangup()
    return str(response)


REJECT = rejection()
HANG_UP = hang_up()


class Speaker:
    """Answers each step of a call. What it needs to know of it stands in the request."""

    def __init__(
        self,
        account_sid: str,
        callers: Callers,
        public_url: str,
        calls: CallRules,
        catalogs: Catalogs,
        recordings: Recordings,
    ) -> None:
        self._recordings = recordings
        self._account_sid = account_sid
        self._callers = callers
        self._public_url = public_url
        self._calls = calls
        self._catalogs = catalogs

    def answer(self, request: RawRequest, find: FindLine) -> CallAnswer:
        """TwiML, and whether the request is to be taken in."""
        path = request.target.partition("?")[0]
        try:
            fields = fields_of(request, self._account_sid)
            caller = caller_of(request, fields, self._callers)
        except Malformed:
            # The receiver keeps it apart.
            return CallAnswer(REJECT, take=True)
        languages = self._languages(find(caller.line))
        if path == END_PATH:
            return CallAnswer(self._end(caller), take=True)
        if path == MENU_PATH:
            return CallAnswer(self._chosen(request, fields, caller, languages), take=False)
        if path == TEXT_PATH:
            return CallAnswer(self._text_comes(caller, languages), take=True)
        if path == VOICE_PATH and languages:
            return CallAnswer(self._menu(languages, again=False), take=False)
        return CallAnswer(REJECT, take=True)

    def _languages(self, line: LineView | None) -> Sequence[str]:
        """Those that a caller can choose; none where the line does not pick up."""
        if line is None or not line.spoken:
            return ()
        found: list[str] = []
        for language in line.languages:
            if len(found) < MOST_KEYS and self._speaks(language, key=len(found) + 1):
                found.append(language)
        return found

    def _speaks(self, language: str, key: int | None = None) -> bool:
        """`key`: also the sentence of the menu that names this key."""
        return language in self._calls.voices or self._recordings.calls(language, key)

    def _menu(self, languages: Sequence[str], again: bool) -> str:
        response = VoiceResponse()
        next_step = TEXT_PATH if again else f"{MENU_PATH}?{urlencode({'again': 1})}"
        gather = Gather(
            input="dtmf",
            num_digits=1,
            timeout=MENU_SECONDS,
            finish_on_key="",
            action=self._url(f"{MENU_PATH}?{urlencode({'again': 1})}" if again else MENU_PATH),
            method="POST",
        )
        for key, language in enumerate(languages, start=1):
            self._say(gather, Spoken.MENU, language, str(key))
        response.append(gather)
        response.redirect(self._url(next_step), method="POST")
        return str(response)

    def _chosen(
        self,
        request: RawRequest,
        fields: MultiDict[str, str],
        caller: Caller,
        languages: Sequence[str],
    ) -> str:
        digits = fields.get("Digits", "")
        if digits in {str(key) for key in range(1, len(languages) + 1)}:
            return self._record(caller, languages[int(digits) - 1])
        again = "again" in request.target.partition("?")[2]
        if languages and not (again and digits):
            return self._menu(languages, again=True)
        return self._go_on(TEXT_PATH)

    def _record(self, caller: Caller, language: str) -> str:
        response = VoiceResponse()
        if caller.withheld:
            self._say(response, Spoken.NO_WAY_BACK, language)
        self._say(response, Spoken.CONSENT, language)
        token = self._callers.token(Caller(caller.sender, caller.line, language))
        query = urlencode({CALLER: token})
        response.record(
            action=self._url(f"{END_PATH}?{query}"),
            method="POST",
            max_length=self._calls.longest_seconds,
            timeout=self._calls.silence_seconds,
            finish_on_key="#",
            play_beep=True,
            trim="do-not-trim",
            recording_status_callback=self._url(f"{RECORDED_PATH}?{query}"),
            recording_status_callback_method="POST",
            recording_status_callback_event="completed",
        )
        # Reached only where there was nothing but silence.
        response.redirect(self._url(TEXT_PATH), method="POST")
        return str(response)

    def _end(self, caller: Caller) -> str:
        response = VoiceResponse()
        if caller.language is not None and self._speaks(caller.language):
            self._say(response, Spoken.THANKS, caller.language)
        response.hangup()
        return str(response)

    def _text_comes(self, caller: Caller, languages: Sequence[str]) -> str:
        response = VoiceResponse()
        if languages:
            said = Spoken.NO_WAY_BACK if caller.withheld else Spoken.TEXT_COMES
            self._say(response, said, languages[0])
        response.hangup()
        return str(response)

    def _go_on(self, path: str) -> str:
        response = VoiceResponse()
        response.redirect(self._url(path), method="POST")
        return str(response)

    def _say(
        self, place: VoiceResponse | Gather, said: Spoken, language: str, digit: str = ""
    ) -> None:
        name = call_name(said, int(digit) if digit else None)
        if self._recordings.has(language, name):
            place.play(self._url(f"{PATH}/{language}/{name}.{FORMAT}"))
            return
        voice = self._calls.voices.get(language)
        # Without either its recording was taken away in mid-call: what comes after is still done.
        if voice is not None:
            words = self._catalogs.render(said, language, {DIGIT: digit})
            place.say(words, voice=voice.voice, language=voice.language)

    def _url(self, target: str) -> str:
        return self._public_url + target
