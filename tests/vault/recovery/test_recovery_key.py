"""Recovery papers sign one kind of roster, in Python and in the browser alike."""

import os
from typing import Any

import pytest

from tests.support.browser import Browser
from tests.vault.chains import ORGANISATION, Person, document, signed
from tests.vault.test_roster import as_json
from vault.encoding import b64u
from vault.recovery.recovery_key import RecoverySecret, read_recovery_key
from vault.roster import RosterRefused, Signature, Version, believe, genesis_of

ASHA = Person("Asha", ("coordinator",))
BELA = Person("Bela", ("triager",))
DORA = Person("Dora", ("coordinator",))
NEWCOMER = Person("Noor", ("coordinator",))
RELEASING = Person("Farah", ("coordinator", "releaser"))
PAPERS, OTHER_PAPERS = RecoverySecret(os.urandom(32)), RecoverySecret(os.urandom(32))
WRITTEN = PAPERS.public.written()

FIRST_RAW = document(1, None, ASHA, BELA)
SECOND_RAW = document(2, FIRST_RAW, ASHA, BELA, recovery=WRITTEN)
CHAIN = (signed(FIRST_RAW, ASHA), signed(SECOND_RAW, ASHA))


def by_papers(raw: bytes, papers: RecoverySecret = PAPERS, name: str | None = None) -> Version:
    return Version(raw, (Signature(name or papers.public.id, papers.sign_roster(raw)),))


def third(*people: Person, **changed: Any) -> bytes:
    return document(3, SECOND_RAW, *people, **{"recovery": WRITTEN, **changed})


RECOVERED_RAW = third(ASHA, BELA, NEWCOMER)
BOTH_RAW = document(2, FIRST_RAW, ASHA, BELA, DORA)
CHANGED_RAW = document(3, BOTH_RAW, ASHA, BELA, DORA, recovery=WRITTEN)
TWO = (signed(FIRST_RAW, ASHA), signed(BOTH_RAW, ASHA))

BELIEVED = {
    "papers made by the only coordinator": CHAIN,
    "a coordinator added by papers": (*CHAIN, by_papers(RECOVERED_RAW)),
    "papers changed by two": (*TWO, signed(CHANGED_RAW, ASHA, DORA)),
    "what the newcomer signs": (
        *CHAIN,
        by_papers(RECOVERED_RAW),
        signed(document(4, RECOVERED_RAW, NEWCOMER, recovery=WRITTEN), NEWCOMER),
    ),
}
REFUSED = {
    "other papers": (*CHAIN, by_papers(RECOVERED_RAW, OTHER_PAPERS)),
    "other papers under the right name": (
        *CHAIN,
        by_papers(RECOVERED_RAW, OTHER_PAPERS, PAPERS.public.id),
    ),
    "papers under a member's name": (*CHAIN, by_papers(RECOVERED_RAW, PAPERS, ASHA.id)),
    "papers that the roster does not name": (
        signed(FIRST_RAW, ASHA),
        by_papers(document(2, FIRST_RAW, ASHA, BELA, NEWCOMER)),
    ),
    "papers that name themselves": (
        signed(FIRST_RAW, ASHA),
        by_papers(document(2, FIRST_RAW, ASHA, BELA, NEWCOMER, recovery=WRITTEN)),
    ),
    "a first roster by papers": (by_papers(document(1, None, NEWCOMER, recovery=WRITTEN)),),
    "a releaser": (*CHAIN, by_papers(third(ASHA, BELA, RELEASING))),
    "a member removed": (*CHAIN, by_papers(third(ASHA, NEWCOMER))),
    "a member's key changed": (
        *CHAIN,
        by_papers(third(ASHA, Person("Bela", ("triager",), BELA.id), NEWCOMER)),
    ),
    "a member's role changed": (
        *CHAIN,
        by_papers(third(ASHA, Person("Bela", ("coordinator",), BELA.id, BELA.secret), NEWCOMER)),
    ),
    "two people": (*CHAIN, by_papers(third(ASHA, BELA, NEWCOMER, DORA))),
    "nobody": (*CHAIN, by_papers(third(ASHA, BELA))),
    "other papers named": (
        *CHAIN,
        by_papers(third(ASHA, BELA, NEWCOMER, recovery=OTHER_PAPERS.public.written())),
    ),
    "another name of the organisation": (*CHAIN, by_papers(third(ASHA, BELA, NEWCOMER, name="x"))),
    "a head office that releases": (
        *CHAIN,
        by_papers(
            third(
                ASHA,
                BELA,
                NEWCOMER,
                releasers=[{"organisation": "1" * 32, "genesis": "0" * 64}],
            )
        ),
    ),
    "papers changed by one of two": (*TWO, signed(CHANGED_RAW, ASHA)),
    "papers of another length": (
        signed(FIRST_RAW, ASHA),
        signed(document(2, FIRST_RAW, ASHA, BELA, recovery=b64u(b"short")), ASHA),
    ),
}


def first_of(chain: tuple[Version, ...]) -> str:
    return genesis_of(chain[0].document)


@pytest.mark.parametrize("chain", BELIEVED.values(), ids=BELIEVED)
def test_both_believe(browser: Browser, chain: tuple[Version, ...]) -> None:
    roster = believe(chain, first_of(chain))
    answer = browser.ask(
        "verify-roster",
        chain=as_json(chain),
        organisation=ORGANISATION,
        genesis=first_of(chain),
    )
    assert answer["number"] == roster.number == len(chain)
    assert answer["document"]["recovery"] == (roster.recovery and roster.recovery.written())


@pytest.mark.parametrize("chain", REFUSED.values(), ids=REFUSED)
def test_both_refuse(browser: Browser, chain: tuple[Version, ...]) -> None:
    with pytest.raises(RosterRefused):
        believe(chain, first_of(chain))
    answer = browser.ask(
        "verify-roster",
        chain=as_json(chain),
        organisation=ORGANISATION,
        genesis=first_of(chain),
    )
    assert answer.get("name") == "RosterRefused"


def test_both_make_the_same_of_a_secret(browser: Browser) -> None:
    answer = browser.ask("recovery", secret=b64u(PAPERS.secret), document=b64u(RECOVERED_RAW))
    key = PAPERS.public
    assert (answer["written"], answer["id"]) == (key.written(), key.id)
    assert answer["signature"] == b64u(PAPERS.sign_roster(RECOVERED_RAW))
    assert read_recovery_key(key.written()) == key


def test_a_key_of_another_length_is_none() -> None:
    with pytest.raises(ValueError, match="length"):
        read_recovery_key(b64u(bytes(32)))


def test_a_secret_shows_in_no_representation() -> None:
    assert PAPERS.secret.hex() not in repr(PAPERS)
    assert str(list(PAPERS.secret)) not in repr(PAPERS)
    assert repr(PAPERS.secret) not in repr(PAPERS)
