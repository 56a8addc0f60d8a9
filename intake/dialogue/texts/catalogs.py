"""The texts in every language, read from the message catalogs under translations/."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from babel.messages.pofile import read_po

from intake.dialogue.model.phrases import Phrase

SOURCE_LANGUAGE = "en"
"""The language of the msgids."""


class Catalogs:
    """The texts in every language that has a catalog."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    @staticmethod
    def load(folder: Path) -> "Catalogs":
        """Read every `LANG/LC_MESSAGES/messages.po` under `folder`; raises OSError if none can be.

        The .po files are read directly, so that no compiled file can be older than its source.
        """
        texts = {}
        for path in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
            language = path.parent.parent.name
            with path.open("rb") as file:
                catalog = read_po(file, locale=language)
            texts[language] = {
                str(message.id): str(message.string)
                for message in catalog
                if message.id and message.string and not message.fuzzy
            }
        if not texts:
            raise FileNotFoundError(f"no message catalog under {folder}")
        return Catalogs(texts)

    @property
    def templates(self) -> frozenset[str]:
        """Every text in every language, with its placeholders."""
        texts = (text for one in self._texts.values() for text in one.values())
        return frozenset({*texts, *(phrase.value for phrase in Phrase)})

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that have a catalog, sorted."""
        return tuple(sorted(self._texts))

    def has(self, phrase: StrEnum, language: str) -> bool:
        """Whether `phrase` is translated into `language`; English, the source, has every one."""
        return language == SOURCE_LANGUAGE or phrase.value in self._texts.get(language, {})

    def render(
        self,
        phrase: StrEnum,
        language: str | None,
        args: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    ) -> str:
        """The text of a `Phrase`, or of what is spoken on the telephone, placeholders filled.

        A language or text that no catalog has falls back to the language without its region,
        then to English. Raises KeyError when `args` lacks a placeholder.
        """
        return self._template(phrase, language or SOURCE_LANGUAGE).format_map(dict(args))

    def _template(self, phrase: StrEnum, language: str) -> str:
        for code in (language, language.partition("-")[0].partition("_")[0]):
            if text := self._texts.get(code, {}).get(phrase.value):
                return text
        return phrase.value
