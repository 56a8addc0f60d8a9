"""Recordings of our texts by native speakers: a folder of the operator's, LANGUAGE/name.mp3.

docs/low-literacy.md says what each is called. None is ours: a voice that nobody checked would say
anything. Without a folder nothing is spoken but what a carrier's voice can say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from config.policy.lines.languages import is_code
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.spoken import Spoken

LARGEST_BYTES = 1024 * 1024
"""What Telegram still shows as a voice message, and what an old phone still loads."""
MOST_KEYS = 9
"""Keys 1 to 9 of a telephone choose a language."""
FORMAT = "mp3"
"""Twilio plays it, and Telegram shows it as a voice message; few formats are both."""


def text_name(phrase: str) -> str:
    """What the recording of a text is called: ask_topic of ASK_TOPIC."""
    return phrase.lower()


def call_name(said: Spoken, key: int | None = None) -> str:
    """What the recording of something said on the telephone is called: call_consent, call_menu_2.

    `key` is the one that the menu names.
    """
    return f"call_{said.name.lower()}" + (f"_{key}" if key is not None else "")


TEXTS = tuple(one for one in Phrase if "{" not in one)
"""Texts that can be recorded: what has a code in it differs each time."""
CALL = tuple(one for one in Spoken if one is not Spoken.MENU)
"""What is said in every call; the menu is recorded once for each key."""
NAMES = frozenset(
    {
        *(text_name(one.name) for one in TEXTS),
        *(call_name(one) for one in CALL),
        *(call_name(Spoken.MENU, key) for key in range(1, MOST_KEYS + 1)),
    }
)


@dataclass(frozen=True)
class Found:
    """A recording as it lies there at this moment: another one in its place differs."""

    path: Path
    changed: int
    size: int


@dataclass(frozen=True)
class Recordings:
    """What is in the folder at this moment."""

    folder: Path | None = None

    def path(self, language: str, name: str) -> Path | None:
        """Where a recording would be; None for what is none, whoever asks for it."""
        if self.folder is None or name not in NAMES or not is_code(language):
            return None
        return self.folder / language / f"{name}.{FORMAT}"

    def find(self, language: str, name: str) -> Found | None:
        """The file; None where there is none, none that may be looked at, or one too large."""
        path = self.path(language, name)
        try:
            about = path.stat() if path is not None else None
        except OSError:
            return None
        if path is None or about is None or not S_ISREG(about.st_mode):
            return None
        if about.st_size > LARGEST_BYTES:
            return None
        return Found(path, about.st_mtime_ns, about.st_size)

    def has(self, language: str, name: str) -> bool:
        """Whether there is one that can be used."""
        return self.find(language, name) is not None

    def calls(self, language: str, key: int | None) -> bool:
        """Whether a whole call can be led with them; `key`: by who chooses the language with it."""
        names: Iterable[str] = (call_name(one) for one in CALL)
        menu = (call_name(Spoken.MENU, key),) if key is not None else ()
        return all(self.has(language, one) for one in (*names, *menu))
