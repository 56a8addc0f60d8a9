"""Catalogs of the dashboard, its scripts and its mails: `make catalogs` draws them anew.

Every text is collected where it stands and put into each language's .po file: translations stay,
new texts are empty, what nobody says any more goes. `tests/structure/test_translations.py` fails
while a promised language lacks one. Texts to workers have catalogs of their own (GLOSSARY.md).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from app.accounts.languages import COMPLETE, FOR_BUYERS, MAILED
from intake.replies import reply

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "translations"
ENGLISH = "en"
# A function's name, and which of its arguments are texts; what `say` marks is translated later.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "say": None,
}
_SCRIPTS = ("app/dashboard", "vault/browser")
# A translator's way to say that a text of a script is for a person: it begins with a capital.
_THROWN = re.compile(
    r"new (?:SentenceError|DoesNotOpen|RosterRefused|SignInNeeded)\(\s*\"([A-Z](?:[^\"\\]|\\.)*)\""
)

EVERYWHERE = (
    "app/dashboard/**/*.py",
    "app/dashboard/**/*.html",
    "bots/**/*.py",
    "case_management/**/*.py",
)
# Pages for those who run or try Firedoor stay in English, but for their name in the navigation.
IN_ENGLISH = ("/practice/",)
WITH_NAMES = "screen.py"
# What a public buyer comes to see: his account, an alert, and what may go wrong.
FOR_BUYERS_ONLY = (
    "app/dashboard/people/**/*.py",
    "app/dashboard/frame/page/errors.py",
    "app/dashboard/**/screen.py",
    "app/dashboard/affiliate/**/*.py",
    "app/dashboard/wording/alert/alert_texts.py",
    "app/dashboard/wording/alert/letter.py",
    "app/dashboard/wording/people_texts.py",
    "app/dashboard/frame/page/refusal_texts.py",
    "app/dashboard/frame/templates/*.html",
    "app/dashboard/people/**/*.html",
    "app/dashboard/affiliate/**/*.html",
    "app/dashboard/wording/alert/templates/letter.html",
    "case_management/alerts/actions/acknowledge.py",
)
Message = str | tuple[str, str]


@dataclass(frozen=True)
class Promise:
    """The catalog of a domain that some languages have whole."""

    domain: str
    languages: tuple[str, ...]
    texts: dict[Message, None]


def promises() -> list[Promise]:
    """Every catalog with the texts that it must have, in their order."""
    complete = tuple(code for code in COMPLETE if code != ENGLISH)
    labels = dict.fromkeys(_labels())
    spoken = dict.fromkeys((reply.NO_WAY_BACK, reply.NUMBER_GONE, reply.WORKER_SAID_STOP))
    buyers = _marked(*FOR_BUYERS_ONLY) | dict.fromkeys(_labels(for_buyers=True))
    everybody = (*complete, *FOR_BUYERS)
    return [
        Promise("dashboard", complete, _marked(*EVERYWHERE) | labels | spoken),
        Promise("dashboard", FOR_BUYERS, buyers),
        Promise("browser", everybody, dict.fromkeys(_thrown())),
        Promise("mail", (*everybody, *MAILED), _marked("app/mail/*/*.txt", "app/mail/*/*.html")),
    ]


def po_file(domain: str, language: str) -> Path:
    """Where a catalog is."""
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path) -> Catalog:
    """A catalog; an empty one where there is no file yet."""
    language = path.parent.parent.name
    if not path.is_file():
        return Catalog(locale=language, project="firedoor", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renew(path: Path, texts: dict[Message, None]) -> int:
    """Rewrites one catalog with exactly these texts; how many of them want a translation."""
    known = read(path)
    fresh = Catalog(
        locale=path.parent.parent.name,
        project="firedoor",
        version="0.1",
        fuzzy=False,
        header_comment=known.header_comment,
    )
    for text in texts:
        before = known.get(text if isinstance(text, str) else text[0])
        fresh.add(text, before.string if before and not before.fuzzy else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, _Undated(fresh), width=0, omit_header=False)
    return len(missing(fresh, texts))


def missing(catalog: Catalog, texts: dict[Message, None]) -> list[Message]:
    """The texts that the catalog lacks, in whole or in one plural form, or that are fuzzy."""
    found = []
    for text in texts:
        entry = catalog.get(text if isinstance(text, str) else text[0])
        forms = entry.string if entry is not None else ""
        if isinstance(forms, str):
            forms = (forms,)
        plural = not isinstance(text, str)
        wanted = catalog.num_plurals if plural else 1
        whole = len(forms) == wanted and all(forms)
        if entry is None or entry.fuzzy or not whole:
            found.append(text)
    return found


class _Undated(Catalog):
    """A catalog whose header has no times: it changes only when a text does."""

    def __init__(self, catalog: Catalog) -> None:
        self.__dict__.update(catalog.__dict__)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        kept = (
            "Project-Id-Version",
            "Language",
            "Plural-Forms",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
        )
        return [(name, value) for name, value in super().mime_headers if name in kept]


def _marked(*patterns: str) -> dict[Message, None]:
    found: dict[Message, None] = {}
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            english = any(part in str(path) for part in IN_ENGLISH)
            if english and path.name != WITH_NAMES:
                continue
            method = "python" if path.suffix == ".py" else "jinja2"
            with path.open("rb") as file:
                for _, text, _, _ in extract(method, file, KEYWORDS):
                    message = text if isinstance(text, str) else (text[0], text[1])
                    # The same words alone and with a number are one entry.
                    found.setdefault(message)
    return found


def _thrown() -> list[str]:
    """What scripts may have to say: the sentences of their errors."""
    found = []
    for path in sorted(one for folder in _SCRIPTS for one in (ROOT / folder).glob("**/*.ts")):
        found += [one.replace('\\"', '"') for one in _THROWN.findall(path.read_text("utf-8"))]
    return list(dict.fromkeys(found))


def _labels(for_buyers: bool = False) -> Iterator[str]:
    """The labels of the policy that screens show."""
    policy = tomllib.loads((ROOT / "config/policy/policy.toml").read_text("utf-8"))
    yield from (one["label"] for one in policy["levels"].values())
    yield from (one["label"] for one in policy["categories"])
    yield from policy["evidence"]["grades"].values()
    if not for_buyers:
        yield from policy["consent"]["levels"].values()
    yield policy["disclosure"]["unbanded"]
    for table in ("buyer_actions", "cautions", "remedies"):
        yield from policy[table].values()


def main() -> None:
    """Draws every catalog anew, and says what wants a translation."""
    for promise in promises():
        for language in promise.languages:
            path = po_file(promise.domain, language)
            left = renew(path, promise.texts)
            print(f"{path.relative_to(ROOT)}: {len(promise.texts)} texts, {left} to translate")


if __name__ == "__main__":
    main()
