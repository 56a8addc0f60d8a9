"""Each change makes exactly one next version, which names the one before."""

import json

import pytest

from app.accounts.rosters.roster_documents import (
    RosterEntry,
    current_epoch_key,
    first_roster,
    needs_second_signature,
    with_member,
    with_partner,
    with_recovery,
    without_member,
)
from vault.encoding import b64u
from vault.roster import genesis_of

ASHA = RosterEntry("5" * 32, "Asha", ("coordinator",), b"a" * 1216, b"a" * 32)
BELA = RosterEntry("1" * 32, "Bela", ("triager",), b"b" * 1216, b"b" * 32)
DORA = RosterEntry("9" * 32, "Dora", ("releaser",), b"d" * 1216, b"d" * 32)
KEY, NEW_KEY = b"k" * 1216, b"n" * 1216
FIRST = first_roster("o" * 32, "Shromik Kotha", "monitor", ASHA, KEY, b"c" * 1216)


def test_a_version_follows_the_one_before() -> None:
    content = json.loads(with_member(FIRST, BELA))
    assert (content["number"], content["previous"]) == (2, genesis_of(FIRST))
    assert [one["name"] for one in content["members"]] == ["Bela", "Asha"]


def test_without_a_member_begins_an_epoch_where_there_are_keys() -> None:
    both = with_member(FIRST, BELA)
    content = json.loads(without_member(both, BELA.id, NEW_KEY))
    assert [one["id"] for one in content["members"]] == [ASHA.id]
    assert (content["epoch"], content["keys"]) == (2, {"1": b64u(KEY), "2": b64u(NEW_KEY)})
    assert json.loads(without_member(both, BELA.id, None))["epoch"] == 1


@pytest.mark.parametrize(("key", "epoch"), [(KEY, 1), (None, 0)])
def test_an_affiliate_begins_without_keys(key: bytes | None, epoch: int) -> None:
    document = first_roster("o" * 32, "The Town", "affiliate", ASHA, key, b"c" * 1216)
    assert json.loads(document)["epoch"] == epoch
    assert current_epoch_key(document) == (b64u(key) if key else None)


def test_a_partner_stands_once_with_its_newest_genesis() -> None:
    document = with_partner(FIRST, "b" * 32, "1" * 64)
    document = with_partner(with_partner(document, "a" * 32, "2" * 64), "b" * 32, "3" * 64)
    assert json.loads(document)["releasers"] == [
        {"organisation": "a" * 32, "genesis": "2" * 64},
        {"organisation": "b" * 32, "genesis": "3" * 64},
    ]


@pytest.mark.parametrize(
    ("before", "after", "gains"),
    [
        (FIRST, with_member(FIRST, BELA), False),
        (FIRST, with_member(FIRST, DORA), True),
        (with_member(FIRST, DORA), FIRST, False),
        (
            with_member(FIRST, DORA),
            with_member(FIRST, RosterEntry(DORA.id, "Dora", DORA.roles, DORA.sealing, b"x" * 32)),
            True,
        ),
        (FIRST, with_recovery(FIRST, "papers"), True),
        (with_recovery(FIRST, "papers"), with_recovery(FIRST, "papers"), False),
    ],
)
def test_another_releaser_another_key_of_one_or_other_papers_need_two(
    before: bytes, after: bytes, gains: bool
) -> None:
    assert needs_second_signature(before, after) is gains
