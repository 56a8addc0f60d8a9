"""What founding and joining send of a new member."""

from app.accounts.invitations.invitation import Credentials
from app.dashboard.frame.json_bodies import Body, Bytes, Code, Key, Salt


class CredentialsBody(Body):
    """What the server keeps of a new member beside the public keys."""

    salt: Salt
    proof: Key
    wrapped: Bytes
    totp_sealed: Bytes
    totp_code: Code

    def credentials(self) -> Credentials:
        """The same, as app/accounts takes it."""
        return Credentials(self.salt, self.proof, self.wrapped, self.totp_sealed, self.totp_code)
