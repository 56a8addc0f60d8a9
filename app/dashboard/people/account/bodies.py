"""The JSON bodies that the account page posts."""

from app.dashboard.frame.json_bodies import Body, Bytes, Code, Key, Salt


class PassphraseBody(Body):
    """POST /account/passphrase: the present passphrase's proof, and what the new one gives."""

    proof: Key
    totp: Code
    salt: Salt
    new_proof: Key
    wrapped: Bytes


class SecondFactorBody(Body):
    """POST /account/second-factor: the new secret under the passphrase's proof, and its code."""

    proof: Key
    totp: Code
    totp_sealed: Bytes
    new_totp: Code
