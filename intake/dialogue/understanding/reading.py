"""What one text says, found out once: everything that reads the text reads this."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.understanding.commands import (
    bot_command,
    carrier_keyword_of,
    is_try_of,
    keyword_in,
    keyword_of,
)
from intake.dialogue.understanding.keyword_search import LexiconWord, SearchableText, words_in
from intake.dialogue.understanding.language.names import language_of_name
from intake.dialogue.understanding.spelling.normalise import (
    composed,
    fold_code_word,
    is_unspaced,
    plain_of,
    without_spaces,
)
from intake.dialogue.understanding.worker_code_text import find_code

_CLAUSE_END = re.compile(r"[,;.!?\n،؛۔؟।၊။、，。；！？፣፤።]+")


@dataclass(frozen=True)
class Reading:
    """One text and what it is, each part worked out when it is first asked for, and kept.

    The edge makes one of every message, and hands it to all who read it. Nothing of it is logged:
    its `repr` is empty.
    """

    text: str = field(repr=False)
    """As it can be read: out of base64, and out of Zawgyi."""

    @cached_property
    def composed(self) -> str:
        """The text in Unicode's compatible, composed form; case and punctuation stay."""
        return composed(self.text)

    @cached_property
    def plain(self) -> str:
        """Lower-case words with single spaces: no punctuation, no Latin accents, ASCII digits."""
        return plain_of(self.composed)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of `plain`."""
        return tuple(self.plain.split())

    @cached_property
    def same(self) -> str:
        """`plain`, without spaces where its script has none: equal for texts of the same words."""
        return without_spaces(self.plain)

    @cached_property
    def folded(self) -> str:
        """How it is compared with a code word: letters and digits alone; "" where it has none."""
        return fold_code_word(self.composed)

    @cached_property
    def is_unspaced(self) -> bool:
        """Whether it is in a script that puts no spaces between words."""
        return is_unspaced(self.text)

    @cached_property
    def clauses(self) -> tuple["Reading", ...]:
        """Its parts between marks of punctuation, those without a word left out."""
        parts = _CLAUSE_END.split(self.text)
        if len(parts) == 1:
            return (self,) if self.same else ()
        return tuple(one for one in map(Reading, parts) if one.same)

    @cached_property
    def searchable(self) -> SearchableText:
        """Made ready to look for words in it."""
        return SearchableText.of(self.plain)

    @cached_property
    def lexicon_words(self) -> tuple[LexiconWord, ...]:
        """Every word of any language's lexicon that it says."""
        return words_in(self.searchable)

    @cached_property
    def bot_command(self) -> Keyword | None:
        """The command of a bot's menu that it is ("/help")."""
        return bot_command(self.text)

    @cached_property
    def keyword(self) -> Keyword | None:
        """The command that it is, when it is nothing but that, in any of our languages."""
        return keyword_of(self.same) or self.bot_command

    def command(self, languages: Collection[str]) -> Keyword | None:
        """The command that it is in one of these languages; the carriers' and a menu's always."""
        return self.bot_command or keyword_in(self.plain, languages)

    @cached_property
    def carrier_keyword(self) -> Keyword | None:
        """The command that a carrier takes it for: its English words only."""
        return carrier_keyword_of(self.plain)

    @cached_property
    def is_try(self) -> bool:
        """Whether it only tries the line: digits, greetings, "test"."""
        return is_try_of(self.plain)

    @cached_property
    def named_language(self) -> str | None:
        """The language whose name it is, in any script that we know the name in."""
        return language_of_name(self.same)

    @cached_property
    def worker_code(self) -> str | None:
        """The 16 digits of a worker code in it; whether it is one of ours, the edge finds out."""
        return self._code[0] if self._code else None

    @cached_property
    def without_code(self) -> "Reading":
        """The reading of what remains beside the worker code; of the whole, where there is none."""
        return Reading(self._code[1]) if self._code else self

    @cached_property
    def _code(self) -> tuple[str, str] | None:
        return find_code(self.text)
