"""A roster is believed only when every step from the confirmed genesis is signed as it must be.

Each refusal is asked of Python and of the browser's own code: they must never disagree, or a
receiver would seal to a key that no browser trusts.
"""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.support.browser import Browser
from tests.vault.chains import ORGANISATION, ORGANISATION_KEYS, Person, document, signed
from vault.encoding import b64u
from vault.roster import RosterRefused, Signature, Version, believe, fingerprint, genesis_of

ASHA = Person("Asha", ("coordinator",))
BELA = Person("Bela", ("triager",))
DORA = Person("Dora", ("coordinator",))
FARAH = Person("Farah", ("releaser",))
# Bela's name and id, somebody else's key.
FALSE_BELA = Person("Bela", ("triager",), BELA.id)
# Another name with Asha's key: one person twice.
ASHA_AGAIN = Person("Agathe", ("coordinator",), secret=ASHA.secret)

FIRST_RAW = document(1, None, ASHA, BELA)
FIRST = signed(FIRST_RAW, ASHA)
SECOND_RAW = document(2, FIRST_RAW, ASHA, BELA, DORA)
SECOND = signed(SECOND_RAW, ASHA)
THIRD_RAW = document(3, SECOND_RAW, ASHA, BELA, DORA, FARAH)
THIRD = signed(THIRD_RAW, ASHA, DORA)


@dataclass(frozen=True)
class Refused:
    """A chain that nobody may believe."""

    chain: tuple[Version, ...]
    why: str
    at_least: int = 1


def second(*people: Person, by: tuple[Person, ...] = (ASHA,), **changed: Any) -> Version:
    return signed(document(2, FIRST_RAW, *people, **changed), *by)


TWO_ASHAS_RAW = document(2, FIRST_RAW, ASHA, ASHA_AGAIN)
NEXT_EPOCH_RAW = document(
    2,
    FIRST_RAW,
    ASHA,
    epoch=2,
    keys={str(epoch): b64u(key.public()) for epoch, key in ORGANISATION_KEYS.items()},
)

REFUSED = {
    "nothing": Refused((), "no roster"),
    "another genesis": Refused((signed(document(1, None, ASHA), ASHA),), "confirmed"),
    "first unsigned": Refused((Version(FIRST_RAW, ()),), "not signed"),
    "first signed by a triager": Refused((signed(FIRST_RAW, BELA),), "not signed"),
    "signed for another purpose": Refused((signed(FIRST_RAW, ASHA, purpose="reply"),), "not sig"),
    "second unsigned": Refused((FIRST, Version(SECOND_RAW, ())), "not signed"),
    "second signed by a triager": Refused((FIRST, signed(SECOND_RAW, BELA)), "not signed"),
    "second signed by who joins with it": Refused((FIRST, signed(SECOND_RAW, DORA)), "not signed"),
    "signature of another document": Refused(
        (FIRST, Version(SECOND_RAW, signed(FIRST_RAW, ASHA).signatures)), "not signed"
    ),
    "signature under another name": Refused(
        (FIRST, Version(SECOND_RAW, (Signature(DORA.id, ASHA.secret.sign("roster", SECOND_RAW)),))),
        "not signed",
    ),
    "public key swapped": Refused(
        (FIRST, Version(document(2, FIRST_RAW, ASHA, FALSE_BELA), SECOND.signatures)), "not signed"
    ),
    "member added": Refused(
        (FIRST, Version(document(2, FIRST_RAW, ASHA, BELA, DORA, FARAH), SECOND.signatures)),
        "not signed",
    ),
    "a version left out": Refused((FIRST, THIRD), "missing or out of order"),
    "two versions swapped": Refused((SECOND, FIRST), "confirmed"),
    "the same version twice": Refused((FIRST, FIRST), "missing or out of order"),
    "another previous": Refused(
        (FIRST, signed(document(2, SECOND_RAW, ASHA, BELA), ASHA)), "does not follow"
    ),
    "no previous": Refused((FIRST, second(ASHA, previous=None)), "does not follow"),
    "another organisation": Refused((FIRST, second(ASHA, organisation="aa" * 16)), "another org"),
    "another kind": Refused((FIRST, second(ASHA, kind="affiliate")), "another org"),
    "a releaser by one": Refused((FIRST, SECOND, signed(THIRD_RAW, ASHA)), "one signature"),
    "a releaser by one and a triager": Refused(
        (FIRST, SECOND, signed(THIRD_RAW, ASHA, BELA)), "one signature"
    ),
    "a releaser by one person with two names": Refused(
        (
            FIRST,
            signed(TWO_ASHAS_RAW, ASHA),
            signed(document(3, TWO_ASHAS_RAW, ASHA, ASHA_AGAIN, FARAH), ASHA, ASHA_AGAIN),
        ),
        "one signature",
    ),
    "a releaser by one signature given twice": Refused(
        (FIRST, SECOND, signed(THIRD_RAW, ASHA, ASHA)), "one signature"
    ),
    "a member made releaser by one": Refused(
        (FIRST, second(ASHA, replace(BELA, roles=("releaser",)))), "one signature"
    ),
    "a releaser's key changed by one": Refused(
        (
            FIRST,
            SECOND,
            THIRD,
            signed(
                document(4, THIRD_RAW, ASHA, DORA, Person("Farah", ("releaser",), FARAH.id)), ASHA
            ),
        ),
        "one signature",
    ),
    "an older epoch": Refused(
        (FIRST, signed(NEXT_EPOCH_RAW, ASHA), signed(document(3, NEXT_EPOCH_RAW, ASHA), ASHA)),
        "older key",
    ),
    "rolled back": Refused((FIRST, SECOND), "older than", at_least=3),
    "a member twice": Refused(
        (FIRST, second(members=[ASHA.entry(), BELA.entry(), FALSE_BELA.entry()])), "damaged"
    ),
    "members out of order": Refused(
        (
            FIRST,
            second(
                members=sorted(
                    (ASHA.entry(), BELA.entry()), key=lambda one: one["id"], reverse=True
                )
            ),
        ),
        "damaged",
    ),
    "another form": Refused((FIRST, second(ASHA, firedoor="roster/2")), "damaged"),
    "no courier": Refused((FIRST, second(ASHA, services={})), "damaged"),
    "a key of another length": Refused(
        (FIRST, second(ASHA, keys={"1": b64u(b"short")})), "damaged"
    ),
    "members that are none": Refused((FIRST, second(members=7)), "damaged"),
    "not JSON": Refused((FIRST, signed(b"{", ASHA)), "damaged"),
    "a list": Refused((FIRST, signed(b"[]", ASHA)), "damaged"),
    "another spelling": Refused(
        (FIRST, signed(SECOND_RAW.replace(b'"number":2', b'"number": 2'), ASHA)), "damaged"
    ),
    "a field given twice": Refused(
        (FIRST, signed(SECOND_RAW[:-1] + b',"number":2}', ASHA)), "damaged"
    ),
}


def as_json(chain: tuple[Version, ...]) -> list[dict[str, object]]:
    return [
        {
            "document": b64u(one.document),
            "signatures": [
                {"member": entry.member, "signature": b64u(entry.signature)}
                for entry in one.signatures
            ],
        }
        for one in chain
    ]


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_a_bent_chain_is_refused(case: Refused) -> None:
    with pytest.raises(RosterRefused, match=case.why):
        believe(case.chain, genesis_of(FIRST_RAW), case.at_least)


def test_the_browser_refuses_the_same_chains(browser: Browser) -> None:
    for name, case in REFUSED.items():
        # A browser remembers number and hash; here it has seen the third version once.
        seen = f"3 {genesis_of(THIRD_RAW)}" if case.at_least > 1 else None
        answer = browser.ask(
            "verify-roster",
            chain=as_json(case.chain),
            organisation=ORGANISATION,
            genesis=genesis_of(FIRST_RAW),
            **({"seen": seen} if seen else {}),
        )
        assert answer.get("name") == "RosterRefused", name


@pytest.mark.parametrize("length", [1, 2, 3])
def test_both_believe_a_whole_chain(browser: Browser, length: int) -> None:
    chain = (FIRST, SECOND, THIRD)[:length]
    roster = believe(chain, genesis_of(FIRST_RAW), length)
    answer = browser.ask(
        "verify-roster",
        chain=as_json(chain),
        organisation=ORGANISATION,
        genesis=genesis_of(FIRST_RAW),
    )
    assert answer["number"] == roster.number == length
    assert {one["id"] for one in answer["document"]["members"]} == set(roster.members)


def test_a_believed_roster_says_who_signed() -> None:
    roster = believe((FIRST,), genesis_of(FIRST_RAW))
    words = b"words"
    assert roster.signed(BELA.id, "reply", words, BELA.secret.sign("reply", words))
    assert not roster.signed(BELA.id, "reply", words, FALSE_BELA.secret.sign("reply", words))
    assert not roster.signed(BELA.id, "alert", words, BELA.secret.sign("reply", words))
    assert not roster.signed(DORA.id, "reply", words, DORA.secret.sign("reply", words))
    assert not roster.signed(BELA.id, "reply", words, b"")


def test_an_organisation_without_a_key_can_not_be_sealed_to() -> None:
    raw = document(1, None, ASHA, epoch=0, keys={})
    with pytest.raises(RosterRefused, match="no content key"):
        believe((signed(raw, ASHA),), genesis_of(raw)).reader()


def test_eight_words_are_the_same_in_python_and_in_the_browser(browser: Browser) -> None:
    for genesis in ("00" * 32, "ff" * 32, genesis_of(FIRST_RAW)):
        words = fingerprint(genesis)
        assert len(words.split()) == 8
        assert browser.ask("fingerprint", genesis=genesis) == {"words": words}
