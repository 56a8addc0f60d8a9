"""Python and the browser agree to the byte: what one seals, signs or writes the other reads."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.browser import Browser
from tests.vault.chains import ORGANISATION_KEYS
from vault.encoding import b64u, canonical, context, unb64u
from vault.members import (
    MemberSecret,
    from_passphrase,
    open_totp,
    seal_totp,
    signature_holds,
    unlock,
)
from vault.records import (
    Reader,
    grant_context,
    open_record,
    pad,
    seal_record,
    unpad,
    wrap_record,
    wrapping_key,
)
from vault.sealing import derive, new_secret, seal, unwrap, wrap

SECRET = ORGANISATION_KEYS[1]
COURIER = new_secret()
MEMBER = MemberSecret(bytes(range(32)))
CONTENT = {"text": "দরজা বন্ধ 🔒", "numbers": [0, -7, 2**53 - 1], "none": None}

WHOLE_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WHOLE_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WHOLE_TEXT, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON_VALUES)
def test_canonical_json_is_the_same(browser: Browser, value: Any) -> None:
    assert unb64u(browser.ask("canonical", value=value)["bytes"]) == canonical(value)


@pytest.mark.parametrize(
    "key", ["__proto__", "10", "9", "\ue000", "\U00010000", "a\u0000", "\u2028"]
)
def test_keys_that_javascript_orders_otherwise(browser: Browser, key: str) -> None:
    value = {key: 1, "constructor": 2, "\uffff": 3, "1": 4}
    assert unb64u(browser.ask("canonical", value=value)["bytes"]) == canonical(value)


@pytest.mark.parametrize("value", [1.5, 2**60, "\ud800"])
def test_what_has_no_canonical_form_is_refused_in_the_browser_too(
    browser: Browser, value: object
) -> None:
    assert browser.ask("canonical", value=value)["name"] == "RangeError"


def test_contexts_padding_and_derived_keys_are_the_same(browser: Browser) -> None:
    asked = browser.ask("context", purpose="body", owner="message", record="৭")
    assert asked["text"].encode() == context("body", "message", "৭")
    for length in (0, 1, 252, 253, 4092, 4093, 9000):
        data = bytes(length)
        assert unb64u(browser.ask("pad", bytes=b64u(data))["bytes"]) == pad(data)
        assert unb64u(browser.ask("unpad", bytes=b64u(pad(data)))["bytes"]) == unpad(pad(data))
    answer = browser.ask("hkdf", secret=b64u(SECRET.seed), info="firedoor/v1/x")
    assert unb64u(answer["key"]) == derive(SECRET.seed, "firedoor/v1/x")
    answer = browser.ask("key-from-seed", seed=b64u(SECRET.seed))
    assert unb64u(answer["public_key"]) == SECRET.public()


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=400), WHOLE_TEXT)
def test_sealing_both_ways(browser: Browser, plaintext: bytes, info: str) -> None:
    sealed = seal(SECRET.public(), plaintext, info.encode())
    opened, made = browser.ask_all(
        [
            {"do": "open", "seed": b64u(SECRET.seed), "sealed": b64u(sealed), "info": info},
            {
                "do": "seal",
                "public_key": b64u(SECRET.public()),
                "plaintext": b64u(plaintext),
                "info": info,
            },
        ]
    )
    assert unb64u(opened["plaintext"]) == plaintext
    assert SECRET.open(unb64u(made["sealed"]), info.encode()) == plaintext


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=400), WHOLE_TEXT)
def test_wrapping_both_ways(browser: Browser, plaintext: bytes, aad: str) -> None:
    key = b"k" * 32
    opened, made = browser.ask_all(
        [
            {
                "do": "unwrap",
                "key": b64u(key),
                "wrapped": b64u(wrap(key, plaintext, aad.encode())),
                "aad": aad,
            },
            {"do": "wrap", "key": b64u(key), "plaintext": b64u(plaintext), "aad": aad},
        ]
    )
    assert unb64u(opened["plaintext"]) == plaintext
    assert unwrap(key, unb64u(made["wrapped"]), aad.encode()) == plaintext


def test_the_browser_does_not_open_what_was_moved(browser: Browser) -> None:
    sealed = b64u(seal(SECRET.public(), b"words", b"here"))
    refused = browser.ask("open", seed=b64u(SECRET.seed), sealed=sealed, info="there")
    assert refused["name"] == "DoesNotOpen"
    refused = browser.ask("open", seed=b64u(bytes(32)), sealed=sealed, info="here")
    assert refused["name"] == "DoesNotOpen"


def test_records_of_receivers_and_members_open_in_the_browser(browser: Browser) -> None:
    for body, grant in (
        seal_record("message", "r1", CONTENT, Reader("org", 1, SECRET.public())),
        wrap_record("message", "r1", CONTENT, SECRET, "org", 1),
    ):
        answer = browser.ask(
            "open-record",
            kind="message",
            id="r1",
            body=b64u(body),
            grant=b64u(grant),
            organisation="org",
            epoch=1,
            secret=b64u(SECRET.seed),
        )
        assert answer["content"] == CONTENT


def test_records_of_the_browser_open_here_for_every_reader(browser: Browser) -> None:
    other = new_secret()
    made = browser.ask(
        "seal-record",
        kind="finding",
        id="r2",
        content=CONTENT,
        readers=[
            {"organisation": "org", "epoch": 1, "secret": b64u(SECRET.seed)},
            {"organisation": "other", "epoch": 4, "public_key": b64u(other.public())},
        ],
    )
    for reader, secret in zip(made["grants"], (SECRET, other), strict=True):
        opened = open_record(
            "finding",
            "r2",
            unb64u(made["body"]),
            unb64u(reader["grant"]),
            secret,
            reader["organisation"],
            reader["epoch"],
        )
        assert opened == CONTENT
    wrapped = unb64u(made["grants"][0]["grant"])
    assert len(unwrap(wrapping_key(SECRET, "org", 1), wrapped, grant_context("org", 1, "r2"))) == 32


def test_member_keys_and_signatures_are_the_same(browser: Browser) -> None:
    keys = browser.ask("member-keys", secret=b64u(MEMBER.secret))
    assert unb64u(keys["sealingSeed"]) == MEMBER.sealing.seed
    assert unb64u(keys["sealing"]) == MEMBER.sealing.public()
    assert unb64u(keys["signing"]) == MEMBER.verification_key()
    for purpose in ("roster", "reply", "alert"):
        made = browser.ask("sign", seed=keys["signingSeed"], purpose=purpose, bytes=b64u(b"words"))
        assert unb64u(made["signature"]) == MEMBER.sign(purpose, b"words")
        assert signature_holds(
            unb64u(made["public_key"]), purpose, b"words", unb64u(made["signature"])
        )
        for other, holds in (("words", True), ("other words", False)):
            answer = browser.ask(
                "verify",
                public_key=keys["signing"],
                purpose=purpose,
                bytes=b64u(other.encode()),
                signature=b64u(MEMBER.sign(purpose, b"words")),
            )
            assert answer == {"holds": holds}


def test_a_member_made_in_the_browser_unlocks_here_and_the_other_way_round(
    browser: Browser,
) -> None:
    passphrase, pins = "cafe\u0301 orchard lantern", {"org": "ab" * 32}
    made = browser.ask("new-member", member="asha", passphrase=passphrase, pins=pins)
    keys = from_passphrase(passphrase, unb64u(made["salt"]))
    assert keys.proof == unb64u(made["proof"])
    assert unlock(keys, unb64u(made["blob"]), "asha") == MemberSecret(unb64u(made["secret"]), pins)

    blob = MemberSecret(MEMBER.secret, pins).wrapped(keys, "bela")
    opened = browser.ask(
        "unlock", member="bela", passphrase=passphrase, salt=made["salt"], blob=b64u(blob)
    )
    assert opened == {"secret": b64u(MEMBER.secret), "pins": pins}


def test_the_second_factor_is_wrapped_the_same_way(browser: Browser) -> None:
    proof, secret = b"p" * 32, "JBSWY3DPEHPK3PXP"
    made = browser.ask("wrap-totp", member="asha", secret=secret, proof=b64u(proof))
    assert open_totp(proof, unb64u(made["wrapped"]), "asha") == secret
    wrapped = b64u(seal_totp(proof, secret, "asha"))
    assert browser.ask("unwrap-totp", member="asha", wrapped=wrapped, proof=b64u(proof)) == {
        "secret": secret
    }


def test_a_reply_of_the_browser_opens_at_the_courier_and_is_signed(browser: Browser) -> None:
    document = {
        "outbound": "o1",
        "contact": "c1",
        "conversation": "r1",
        "organisation": "org",
        "member": "asha",
        "text": "আমরা পড়েছি",
    }
    seed = browser.ask("member-keys", secret=b64u(MEMBER.secret))["signingSeed"]
    made = browser.ask("seal-reply", document=document, seed=seed, courier=b64u(COURIER.public()))
    letter = json.loads(COURIER.open(unb64u(made["sealed"]), context("outbound", "courier", "o1")))
    assert document.items() <= letter["document"].items()
    assert letter["document"]["firedoor"] == "reply/1"
    assert signature_holds(
        MEMBER.verification_key(),
        "reply",
        canonical(letter["document"]),
        unb64u(letter["signature"]),
    )
